"""When a page was published, as its parts say it."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.pages.dates import published

CHINA = ZoneInfo("Asia/Shanghai")
EAST_8 = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2023-05-11 11:00  来源：A5专栏", datetime(2023, 5, 11, 11, tzinfo=CHINA)),
        ("2026年8月20日 18:05", datetime(2026, 8, 20, 18, 5, tzinfo=CHINA)),
        ("2026/8/20 8:05:09", datetime(2026, 8, 20, 8, 5, 9, tzinfo=CHINA)),
        ("2026-08-20T18:05:00Z", datetime(2026, 8, 20, 18, 5, tzinfo=UTC)),
        ("2026-08-20T18:05:00.000+0800", datetime(2026, 8, 20, 18, 5, tzinfo=EAST_8)),
        ("2026-08-20T18:05:00+08:00", datetime(2026, 8, 20, 18, 5, tzinfo=EAST_8)),
        ("发布于 2026.08.20", date(2026, 8, 20)),
        ("May 11, 2023", date(2023, 5, 11)),
        ("Thu, 11 May 2023 08:00:00 +0000", datetime(2023, 5, 11, 8, tzinfo=UTC)),
        ("2026-13-45 10:00", None),
        ("2026-08-20 25:99", date(2026, 8, 20)),
        ("GPU prices in 2026", None),
        ("", None),
    ],
)
def test_dates_with_their_zone(text: str, when: datetime | date | None) -> None:
    found = published(text, CHINA)
    assert found == when
    if isinstance(when, datetime):
        assert isinstance(found, datetime)
        assert found.utcoffset() == when.utcoffset()


def test_a_time_of_no_known_zone_is_a_day() -> None:
    assert published("2026-08-20 18:05") == date(2026, 8, 20)


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2099, 12, 31)))  # noqa: DTZ001
def test_iso_times_come_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert published(moment.isoformat(), UTC_ZONE) == moment.replace(tzinfo=UTC_ZONE)


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    published(text, CHINA)


UTC_ZONE = ZoneInfo("UTC")
