"""Pages of web archives in the warehouse: each fact leads to its page, and no night is made of them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.backfill import fill
from tests.crawlers.test_backfill import OTHER, PRICE, archive
from warehouse.build import build
from warehouse.query import rows


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The file after two pages of an archive, one of a site that is a source, were taken in."""
    pages = ("https://news.example.org/1", "https://www.admin5.com/article/1.shtml")
    file = archive(tmp_path, *((url, PRICE, {}) for url in pages), ("https://x.example.org/", OTHER, {}))
    kept, done = fill(tmp_path, [file])
    assert kept.total() == 2
    at = datetime(2026, 8, 22, 5, tzinfo=UTC)
    return build(tmp_path, records=[d.file for d in done], fetches=[d.log for d in done], run_at=at).file


def test_every_fact_leads_to_the_page_that_was_taken(published: Path) -> None:
    cited = """
        SELECT count(*), count(captures.archive), count(fetches.class) FROM prices
        LEFT JOIN captures ON captures.digest = prices.capture AND captures.url = prices.url
        LEFT JOIN fetches ON fetches.digest = prices.capture AND fetches.url = prices.url AND class = 'taken'
    """
    ((facts, *led),) = rows(published, cited)[1]
    assert facts > 0
    assert led == [facts, facts]


def test_what_was_taken_makes_no_night(published: Path) -> None:
    assert rows(published, "SELECT DISTINCT status FROM source_health")[1] == []
    assert rows(published, "SELECT fault FROM causes WHERE class = 'taken'")[1] == [(False,)]
