"""A closed week's page is never rewritten in silence."""

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from msgspec import structs

from reports import weekly
from tests.reports import market
from tests.reports.test_weekly import LATEST, files

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def kept(data: Path, run: str) -> Path:
    """The file as a run published it."""
    (file,) = (data / "published").glob(f"{run}*.duckdb")
    return file


def test_a_late_price_marks_the_page_as_revised_and_keeps_the_first(tmp_path: Path) -> None:
    """Hotel's A100 came on the Thursday after, at the median: only the number of sellers changes."""
    data, out = tmp_path / "data", tmp_path / "reports"
    file = market.make(data)
    first = weekly.write(kept(data, "20260824"), out, LATEST).read_bytes()
    assert b"Revised on" not in first
    charts = {name: content for name, content in files(out).items() if name.startswith("charts/")}
    page = weekly.write(file, out, LATEST).read_text(encoding="utf-8")
    assert "**Revised on 27 August 2026**" in page
    assert "the page of 24 August 2026 is kept as [2026-W34, 1](earlier/2026-W34/1/2026-W34.md)" in page
    assert "- A100 SXM 80 GB, rental: composition 0.0% → 0.0%" not in page
    assert "- A100 SXM 80 GB, rental: sellers 4 → 5" in page
    assert "- offers 24 → 25" in page
    earlier = out / "earlier" / LATEST / "1"
    assert (earlier / f"{LATEST}.md").read_bytes() == first
    assert {name: content for name, content in files(earlier).items() if "charts" in name} == charts
    assert "17–23 August 2026, revised on 27 August 2026: " in (out / "README.md").read_text("utf-8")


def test_written_again_from_the_same_file_nothing_changes(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "reports"
    file = market.make(data)
    for version in (kept(data, "20260824"), file):
        weekly.write(version, out, LATEST)
    before = files(out)
    weekly.write(file, out, LATEST)
    assert files(out) == before


def test_a_week_that_is_not_over_is_rewritten_and_says_so(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "reports"
    file = market.make(data)
    early = weekly.write(kept(data, "20260817"), out, LATEST).read_text(encoding="utf-8")
    assert "The week is not over in the file, whose last night is 17 August 2026" in early
    assert not weekly.is_published(out, LATEST)
    page = weekly.write(file, out, LATEST).read_text(encoding="utf-8")
    assert "Revised on" not in page
    assert "not over" not in page
    assert weekly.is_published(out, LATEST)
    assert not (out / "earlier").exists()


def test_a_page_from_before_versions_were_kept_is_not_lost(published: Path, tmp_path: Path) -> None:
    (tmp_path / f"{LATEST}.md").write_text("as it was")
    weekly.write(published, tmp_path, LATEST)
    assert (tmp_path / "earlier" / LATEST / "0" / f"{LATEST}.md").read_text() == "as it was"


def test_the_next_page_tells_what_has_changed_since_the_page_before(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "reports"
    file = market.make(data)
    weekly.write(kept(data, "20260824"), out, LATEST)
    after = weekly.write(file, out, "2026-W35").read_text(encoding="utf-8")
    assert "**Changed since the page of 2026-W34**: A100 SXM 80 GB, rental: sellers 4 → 5" in after
    weekly.write(file, out, LATEST)
    assert weekly.write(file, out, "2026-W35").read_text(encoding="utf-8") == after


def test_the_feed_the_years_and_the_index_have_all_weeks(published: Path, tmp_path: Path) -> None:
    for week in ("2026-W33", LATEST):
        weekly.write(published, tmp_path, week)
    weekly.write(published, tmp_path, LATEST, lang="zh")
    feed = ElementTree.parse(tmp_path / "feed.xml")
    assert [link.get("href") for link in feed.iterfind("a:entry/a:link", ATOM)] == [
        "2026-W34.md",
        "2026-W33.md",
    ]
    assert len({entry.text for entry in feed.iterfind("a:entry/a:id", ATOM)}) == 2
    assert {entry.text for entry in feed.iterfind("a:entry/a:updated", ATOM)} == {"2026-08-27T00:00:00Z"}
    summary = feed.find("a:entry/a:summary", ATOM)
    assert summary is not None
    assert str(summary.text).startswith("The H100 SXM 80 GB rents for $2.19 an hour, 1.0% less")
    assert "[^" not in str(summary.text)
    year = (tmp_path / "2026.md").read_text(encoding="utf-8")
    assert "| H100 SXM 80 GB | 2.21 | 2.19 | 2.19 | 2.21 | −1.0% | 5 |" in year
    index = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "- [2026-W34](2026-W34.md) ([中文](2026-W34.zh.md)), 17–23 August 2026" in index


def test_the_feed_keeps_the_rules_of_atom(published: Path, tmp_path: Path) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry hold just once, and their links."""
    for week in ("2026-W33", LATEST):
        weekly.write(published, tmp_path, week)
    feed = ElementTree.parse(tmp_path / "feed.xml").getroot()
    for element in (feed, *feed.iterfind("a:entry", ATOM)):
        assert [len(element.findall(f"a:{tag}", ATOM)) for tag in ("id", "title", "updated")] == [1, 1, 1]
        assert datetime.fromisoformat(element.findtext("a:updated", "", ATOM)).tzinfo
        assert element.findtext("a:id", "", ATOM).startswith("urn:uuid:")
    assert feed.findtext("a:author/a:name", "", ATOM)
    assert [link.get("rel") for link in feed.iterfind("a:link", ATOM)] == ["self"]
    links = [entry.find("a:link", ATOM) for entry in feed.iterfind("a:entry", ATOM)]
    assert all(link is not None and link.get("rel") == "alternate" for link in links)


def test_a_revision_by_a_correction_tells_old_and_new(tmp_path: Path) -> None:
    """A correction of all five H100 sellers on a later day moves level and change of the closed week."""
    data, out = tmp_path / "data", tmp_path / "reports"
    market.make(data)
    weekly.write(data / "chipwatch.duckdb", out, LATEST)
    corrected = [
        structs.replace(offer, low=1.1 * offer.low, high=1.1 * offer.low)
        for week, day in market.nights()
        if week == market.WEEKS - 1
        for offer in market.offers(week, day)
        if offer.chip == "nvidia-h100" and offer.basis == "rental"
    ]
    market.load(data, "corrected", corrected, datetime(2026, 9, 1, 1, tzinfo=UTC))
    page = weekly.write(data / "chipwatch.duckdb", out, LATEST).read_text(encoding="utf-8")
    assert "H100 SXM 80 GB, rental: level 2.19 → 2.41 USD, 1 week −1.0% → +8.9%" in page
    assert "**Revised on 1 September 2026**" in page
