"""The page says what the tables say, and nothing of when or where it was written."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from crawlers.records import Model, Record
from reports import weekly
from reports.language import EN
from reports.week import Week
from tests.reports import market
from warehouse.connect import reader, writer
from warehouse.errors import OpenError

LATEST = "2026-W34"
MONDAY_AFTER = date(2026, 8, 24)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")}


def table(page: str, heading: str) -> list[dict[str, str]]:
    """The rows of the first table under a heading."""
    section = page.partition(f"### {heading}")[2].partition("\n#")[0]
    cells = [line[2:-2].split(" | ") for line in section.splitlines() if line.startswith("|")]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


@pytest.fixture(scope="module")
def page(published: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return weekly.write(published, tmp_path_factory.mktemp("page"), LATEST).read_text(encoding="utf-8")


def load(data: Path, records: Iterable[Record]) -> Path:
    return market.load(data, "records", list(records), datetime(2026, 8, 24, 1, tzinfo=UTC))


def test_the_market_table_shows_what_weekly_prices_holds(page: str, published: Path) -> None:
    with reader(published) as con:
        expected = con.execute(
            "SELECT median_usd, change_matched_pct, composition_pct, sellers, listings FROM weekly_prices "
            "WHERE week = '2026-W34' AND chip = 'nvidia-b200'"
        ).fetchall()
    (row,) = [row for row in table(page, "To rent") if row["Chip"].startswith("B200")]
    assert expected == [(4.0, pytest.approx(0), pytest.approx(100 / 3), 5, 5)]
    assert (row["USD"], row["1\u00a0wk"], row["Comp."]) == ("4.00", "0.0%", "+33.3%")
    assert row["Sellers / offers"] == "5 / 5"


def test_a_rise_by_new_sellers_is_called_composition(page: str) -> None:
    assert "The 33% rise in the median of the B200 SXM 180 GB is composition, as two sellers joined" in page


def test_a_provider_that_leaves_a_region_moves_the_median_and_no_price(tmp_path: Path) -> None:
    """Aurora asked 0.25 in one region and 6 in another, and left the first: a plain median jumps by 92 %."""
    about: dict[str, Any] = {"chip": "nvidia-h100", "form_factor": "SXM", "memory_gb": 80, **market.HOST}
    asked = {"Aurora": {"first": 0.25, "second": 6.0}, "Borealis": {"": 2.5}, "Cumulus": {"": 9.0}}
    offers = [
        market.offer(day, seller, region, price, region=region or None, **about)
        for week, day in market.nights()
        for seller, regions in asked.items()
        for region, price in regions.items()
        if region != "first" or week < market.WEEKS - 1
    ]
    said = weekly.write(load(tmp_path, offers), tmp_path, LATEST).read_text(encoding="utf-8")
    (row,) = table(said, "To rent")
    assert (row["USD"], row["1\u00a0wk"], row["Comp."]) == ("6.00", "0.0%", "+92.0%")
    assert "rents for $6.00 an hour[^2], and prices stood still" in said
    assert "The 92% rise in the median of the H100 SXM 80 GB is composition, as the offers in the" in said
    assert "sample changed: the same offers did not move" in said


def test_four_weeks_are_the_ratio_of_the_index_and_thirteen_need_thirteen(page: str) -> None:
    (row,) = [row for row in table(page, "To rent") if row["Chip"].startswith("H100")]
    assert row["4\u00a0wk"] == f"−{100 * (1 - 0.99**4):.1f}%"
    assert row["13\u00a0wk"] == "–"


def test_yuan_are_the_level_at_the_weeks_last_rate(page: str) -> None:
    (row,) = [row for row in table(page, "To rent") if row["Chip"].startswith("B200")]
    assert row["CNY"] == f"{4 * 7.89 / 1.1:.2f}"


def test_a_move_is_told_in_dollars_at_the_rate_of_its_day(page: str) -> None:
    """70,000 yuan on 19 August, when a euro was 7.89 yuan and 1.10 dollars."""
    assert f"up CNY 70,000 in a week (${70000 * 1.1 / 7.89:,.0f})[^" in page


def test_own_currencies_keep_rates_out_of_the_change(page: str) -> None:
    """The shops ask 0.2 % more yuan a week, while the yuan loses 0.1 %."""
    (row,) = table(page, "To buy")
    assert row["1\u00a0wk"] == "+0.2%"


def test_too_few_sellers_is_said_in_words(page: str) -> None:
    assert "Not enough sellers to rent from for a level (fewer than three): L40S 48 GB[" in page


def test_what_was_not_seen_is_said(page: str) -> None:
    unseen = page.partition("## What was not seen")[2].partition("## Method")[0]
    row = r"| The \*Letter\* | broken | 20 August 2026 | the site failed: HTTP 503 \| try later |"
    assert row in re.sub(r"\[\^\d+\]", "", unseen)
    assert "well again: Shops on 17 August 2026 (no answer in time: 30 s)" in unseen
    assert "Juxing has the H100 at CNY 2,087,197, after CNY 208,720" in unseen
    assert "unknown chips (2)" in unseen
    assert "**Chips without a name here**: H000 1×, H100 1×" in unseen
    assert "one price of 2026-W34, recorded on 27 August 2026" in unseen


def test_causes_and_reasons_are_in_chinese_on_the_chinese_page(published: Path, tmp_path: Path) -> None:
    """The detail of a cause is English, but for HTTP's number; it stands in the footnote's rows."""
    said = weekly.write(published, tmp_path, LATEST, lang="zh").read_text(encoding="utf-8")
    unseen = re.sub(r"\[\^\d+\]", "", said.partition("## 未能看到的")[2].partition("## 方法")[0])
    assert r"| The \*Letter\* | 失效 | 2026年8月20日 | 网站自身出错，HTTP 503 |" in unseen
    assert "Shops（2026年8月17日）（网站未按时回应）" in unseen
    assert "不认识的芯片（2）、没有币种的金额（1）" in unseen


def test_the_same_announcement_in_two_outlets_is_one_row(page: str) -> None:
    (row,) = [line for line in page.splitlines() if line.startswith(r"| Deep \[V4\]")]
    assert "and one other outlet |" in row


def test_the_same_week_again_gives_the_same_bytes(published: Path, tmp_path: Path) -> None:
    first = weekly.write(published, tmp_path / "one", LATEST).parent
    weekly.write(published, tmp_path / "other", "2026-W30")
    second = weekly.write(published, tmp_path / "other", LATEST).parent
    names = {f"{LATEST}.md", f"charts/{LATEST}/index.svg", f"charts/{LATEST}/composition.svg"}
    assert names <= set(files(first))
    assert {name: files(first)[name] for name in names} == {name: files(second)[name] for name in names}


def test_the_index_lists_every_week_the_newest_first(published: Path, tmp_path: Path) -> None:
    for week in (LATEST, "2026-W30"):
        weekly.write(published, tmp_path, week)
    lines = [
        line
        for line in (tmp_path / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("-")
    ]
    assert [line[3:11] for line in lines] == [LATEST, "2026-W30"]
    assert "17–23 August 2026: The H100 SXM 80 GB rents for $2.19 an hour, 1.0% less" in lines[0]


def test_as_of_is_the_page_that_was_made_on_that_day(tmp_path: Path) -> None:
    """The late price of a new seller moves the A100's median, and is not in the page of the Monday before."""
    file = market.make(tmp_path)
    monday = next(kept for kept in (tmp_path / "published").glob("20260824*.duckdb"))
    week = Week.parse(LATEST)
    then, known, now = (
        weekly.read(monday, week),
        weekly.read(file, week, MONDAY_AFTER),
        weekly.read(file, week),
    )
    assert replace(known, as_of=None) == then
    assert now.lines != then.lines


def test_a_page_of_the_past_has_its_own_name_and_footnotes(published: Path, tmp_path: Path) -> None:
    closed = weekly.write(published, tmp_path, LATEST)
    before = closed.read_bytes()
    page = weekly.write(published, tmp_path, LATEST, as_of=MONDAY_AFTER)
    said = page.read_text(encoding="utf-8")
    assert page.name == "2026-W34.as-of-2026-08-24.md"
    assert "as known on 24 August 2026" in said
    assert '`chipwatch query --as-of 2026-08-24 "' in said
    assert "](charts/2026-W34.as-of-2026-08-24/index.svg)" in said
    assert closed.read_bytes() == before
    assert "as-of" not in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_the_first_week_has_levels_and_no_changes(published: Path, tmp_path: Path) -> None:
    said = weekly.write(published, tmp_path, "2026-W25").read_text(encoding="utf-8")
    assert "rents for $2.40 an hour[^2]; how prices moved cannot be told" in said
    assert {row["1\u00a0wk"] for row in table(said, "To rent")} == {"–"}
    assert "composition.svg" not in said


@pytest.mark.parametrize("week", ["2026-W53", "2024-W01"])
def test_a_week_without_data_says_so(published: Path, tmp_path: Path, week: str) -> None:
    said = weekly.write(published, tmp_path, week).read_text(encoding="utf-8")
    assert "No offers were seen this week.\nThe pages read told of no price and no announcement.\n" in said
    assert not list((tmp_path / "charts" / week).iterdir())


def test_a_file_without_a_row_gives_a_page(tmp_path: Path) -> None:
    said = weekly.write(load(tmp_path, []), tmp_path, LATEST).read_text(encoding="utf-8")
    assert "No source was asked in this week." in said


def test_a_file_that_lacks_an_answer_is_told_of_in_one_line(tmp_path: Path) -> None:
    """As one that an older chipwatch made, before the next night."""
    file = load(tmp_path, [])
    with writer(file) as con:
        con.execute("ALTER TABLE source_health DROP COLUMN class")
    with pytest.raises(OpenError, match="of another version") as told:
        weekly.write(file, tmp_path, LATEST)
    assert "\n" not in str(told.value)


def test_a_week_of_refusals_only(tmp_path: Path) -> None:
    refusals = [record for record in market.told() if type(record).__name__ == "Refusal"]
    said = weekly.write(load(tmp_path, refusals), tmp_path, LATEST).read_text(encoding="utf-8")
    assert "**Seen and not taken**: unknown chips (2)[^2], sums without a currency (1)[^3]" in said


def test_one_seller_is_not_a_market(tmp_path: Path) -> None:
    offers = [
        offer for week, day in market.nights() for offer in market.offers(week, day) if offer.seller == "Echo"
    ]
    said = weekly.write(load(tmp_path, offers), tmp_path, LATEST).read_text(encoding="utf-8")
    assert "Three offers were seen, but no chip had the three sellers that a price level needs" in said
    assert "### To rent" not in said
    assert "![" not in said


@pytest.mark.parametrize("name", ["2025-W53", "2026-34", "2026-W00", "last", "2026-W34/../x", "0001-W01", ""])
def test_a_week_that_is_none_is_refused(published: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="there is no week"):
        weekly.write(published, tmp_path, name)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("2026-W34", "17–23 August 2026"),
        ("2026-W31", "27 July – 2 August 2026"),
        ("2026-W53", "28 December 2026 – 3 January 2027"),
    ],
)
def test_a_week_in_words(name: str, days: str) -> None:
    week = Week.parse(name)
    assert EN.days(week.start, week.end) == days


def test_a_dataset_of_old_models_is_no_news(tmp_path: Path) -> None:
    """A row without a publication day belongs to the day of its model, not to the night it is met."""
    row = {"source": "catalogue", "url": "https://models.example/all", "observed_at": market.at(market.LAST)}
    models = [
        Model(model="Old 1", event="released", date="2024-03-01", **row),
        Model(model="Undated 2", event="mentioned", **row),
        Model(model="Monthly 3", event="released", date="2026-08", **row),
        Model(model="Fresh 4", event="released", date="2026-08-19", **row),
    ]
    said = weekly.write(load(tmp_path, models), tmp_path, LATEST).read_text(encoding="utf-8")
    assert [name for name in ("Old 1", "Undated 2", "Monthly 3", "Fresh 4") if name in said] == ["Fresh 4"]


def test_what_title_summary_and_other_outlets_tell_of_one_launch_is_told_once(tmp_path: Path) -> None:
    """The title gives no date; one that tells of an old launch makes it no news."""
    about: dict[str, Any] = {"observed_at": market.at(market.LAST, 20), "published_at": "2026-08-17"}
    a, b = (about | {"source": site, "url": f"https://{site}.example/1"} for site in ("a", "b"))
    models = [
        Model(model="Fresh 4", event="released", quote="Fresh 4 is out", **a),
        Model(model="fresh-4", event="announced", date="2026-08-16", parameters=7e9, quote="on Sunday", **a),
        Model(model="Fresh 4", event="open-sourced", license="MIT", quote="Fresh 4", **b),
        Model(model="Old 1", event="released", quote="All of Old 1", **a),
        Model(model="Old 1", event="released", date="2025-11-03", quote="last November", **a),
    ]
    said = weekly.write(load(tmp_path, models), tmp_path, LATEST).read_text(encoding="utf-8")
    news = said.partition("## Model announcements")[2].partition("## Chips")[0]
    assert [line.count("other outlet") for line in news.splitlines() if line.startswith("| ")][1:] == [1]
    assert "7 billion | – | MIT |" in news
    assert "Also told of, with a date or a size: Old 1" in news
