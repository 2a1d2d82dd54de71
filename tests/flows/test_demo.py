"""One chain, end to end: the sample web crawled by Scrapy, read, loaded, published, reported."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from crawlers.capture.archive import read_answer
from crawlers.capture.payload import plain
from crawlers.demo_site.server import SITES
from crawlers.registry import sources
from crawlers.source import Page
from tests.flows.conftest import Demo, chipwatch, column


def test_it_ends_with_three_things_to_look_at(demo: Demo) -> None:
    lines = demo.output.strip().splitlines()
    assert len(lines) == 3
    assert (demo.data / "reports" / "2026-W33.md").is_file()
    assert str(demo.data / "chipwatch.duckdb") in lines[1]


def test_every_source_was_crawled_and_every_fetch_logged(demo: Demo) -> None:
    nights = dict(demo.ask("select source, count(distinct day) from fetches group by source"))
    assert nights == dict.fromkeys(SITES, 19)


def test_an_article_is_fetched_once(demo: Demo) -> None:
    again = "select url from fetches where role = 'article' and class = 'ok' group by url having count(*) > 1"
    assert demo.ask(again) == []
    assert len(demo.ask("select distinct url from fetches where role = 'article'")) >= 8


def test_the_night_that_failed_is_named_and_the_others_are_not(demo: Demo) -> None:
    failed = demo.ask("select distinct source, day::varchar, class from fetches where status >= 500")
    assert failed == [("vast", "2026-08-12", "server-error")]
    health = demo.ask("select source, day::varchar from source_health where status = 'broken'")
    assert health == [("vast", "2026-08-12")]


@pytest.mark.parametrize(
    ("source", "chip", "currency", "low"),
    [
        ("a5", "iluvatar-tiangai-100", "CNY", 1.49),
        ("a5", "nvidia-a100", "CNY", 6.42),
        ("servethehome", "nvidia-h200", "USD", 30000),
        ("servethehome", "amd-mi300x", "USD", 15000),
    ],
)
def test_the_press_is_read(demo: Demo, source: str, chip: str, currency: str, low: float) -> None:
    found = demo.ask(
        f"select 1 from prices where source = '{source}' and chip = '{chip}' and currency = '{currency}' "
        f"and low = {low} and listing is null"
    )
    assert found, f"{source} says that {chip} costs {low} {currency}"


def test_no_total_becomes_a_price(demo: Demo) -> None:
    assert (
        demo.ask("select chip, low, quote from prices where source in ('a5', 'servethehome') and low > 1e6")
        == []
    )


def test_a_move_and_its_words(demo: Demo) -> None:
    moves = demo.ask(
        'select direction, "from", "to", quote from price_moves '
        "where source = 'a5' and chip = 'nvidia-h100' and \"to\" = 3.29"
    )
    assert [(direction, start, end) for direction, start, end, _ in moves] == [("up", 2.99, 3.29)]
    assert "3.29" in moves[0][3]


def test_models_are_announced(demo: Demo) -> None:
    found = dict(demo.ask("select subject, parameters from announcements where kind = 'model'"))
    assert found["Inkling"] == 975e9
    assert found["Qwen3.8"] == 2.4e12


def test_a_seller_that_joins_is_composition_and_not_a_movement(demo: Demo) -> None:
    row = demo.ask(
        """
        select change_matched_pct, change_level_pct, composition_pct from weekly_prices
        where week = '2026-W33' and chip = 'nvidia-h100' and form_factor is null and tier = 'on-demand'
        """
    )
    ((matched, level, composition),) = row
    assert abs(matched) < 1
    assert level > 2 * abs(matched)
    assert composition == pytest.approx(level, abs=1.5)


def test_cards_on_sale_have_a_level_from_three_sellers_on(demo: Demo) -> None:
    found = demo.ask(
        "select chip, sellers, median_usd is not null from weekly_prices "
        "where week = '2026-W33' and basis = 'purchase' order by chip"
    )
    assert found == [
        ("nvidia-h100", 1, False),
        ("nvidia-l40s", 2, False),
        ("nvidia-rtx-5090", 3, True),
        ("nvidia-rtx-pro-6000", 4, True),
    ]


def test_what_is_sold_out_and_what_is_no_card_are_refused(demo: Demo) -> None:
    found = demo.ask(
        "select source, reason, count(*) from refused where source in ('newegg', 'cdw', 'zol') group by all"
    )
    assert sorted(found) == [("cdw", "out-of-stock", 6), ("newegg", "accessory", 19)]


def test_every_quote_stands_in_its_kept_page(demo: Demo) -> None:
    """The promise of the whole: from a number to the bytes that said it."""
    found = demo.ask(
        """
        select distinct p.quote, p.source, p.valid_on, c.archive, c.archive_offset
        from prices p join captures c on c.digest = p.capture
        where p.listing is not null order by md5(p.price_id) limit 100
        """
    )
    assert len(found) == 100
    known = sources()
    for quote, source, day, archive, offset in found:
        answer = read_answer(demo.data, archive, offset)
        body = plain(answer.payload, answer.headers.get("content-encoding"))
        page = Page(answer.url, body, day, content_type=answer.headers.get("content-type"))
        assert quote in known[source].text(page)


def test_every_price_names_its_kept_page(demo: Demo) -> None:
    assert demo.ask("select count(*) from prices where capture is null or quote is null") == [(0,)]
    lost = (
        "select count(*) from prices p where not exists (select 1 from captures c where c.digest = p.capture)"
    )
    assert demo.ask(lost) == [(0,)]


def test_the_kept_page_comes_back_by_one_call(demo: Demo) -> None:
    ((quote, capture),) = demo.ask(
        "select quote, capture from prices where source = 'a5' order by price_id limit 1"
    )
    page = chipwatch("page", capture, "--data", demo.data)
    assert page.returncode == 0, page.stderr
    assert quote in page.stdout


def test_a_page_that_is_not_kept_is_said_so(demo: Demo) -> None:
    done = chipwatch("page", "sha256:" + "0" * 64, "--data", demo.data)
    assert done.returncode == 1
    assert "no kept page" in done.stderr


def test_no_host_address_is_kept(demo: Demo) -> None:
    for archive in demo.data.glob("archive/*/vast-*.warc.gz"):
        assert b"192.0.2.7" not in gzip.decompress(archive.read_bytes())


def test_loading_the_same_records_again_changes_nothing(demo: Demo, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "chipwatch.duckdb").write_bytes((demo.data / "chipwatch.duckdb").read_bytes())
    count = "select count(*), sum(usd) from prices"
    records = sorted(demo.data.glob("records/2026-08-*/*.jsonl"))
    done = chipwatch("load", *records, "--data", data)
    assert done.returncode in (0, 3), done.stderr
    assert Demo(data, "", "").ask(count)[0] == pytest.approx(demo.ask(count)[0])


def test_the_last_night_can_be_watched_in_prefect(demo: Demo) -> None:
    with sqlite3.connect(demo.data / "prefect" / "prefect.db") as state:
        flows = state.execute(
            "select f.name, r.state_type from flow_run r join flow f on f.id = r.flow_id"
        ).fetchall()
        tasks = column(state.execute("select name from task_run").fetchall())
    state.close()
    assert flows == [("nightly", "COMPLETED")]
    steps = {name.split()[0] for name in tasks}
    assert steps == {"capture", "read_source", "publish", "report"}


def test_the_pages_of_all_whole_weeks_stand(demo: Demo) -> None:
    weeks = sorted(path.stem for path in (demo.data / "reports").glob("2026-W??.md"))
    assert weeks == [f"2026-W{n}" for n in range(28, 34)]
