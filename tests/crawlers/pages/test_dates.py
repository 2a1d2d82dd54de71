"""When a page was published, as its parts say it."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.pages.dates import compact, published

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
        ("发布时间：2023年05月11日 10:12", datetime(2023, 5, 11, 10, 12, tzinfo=CHINA)),
        ("2023年5月11日（星期四）下午3:05 来源", datetime(2023, 5, 11, 15, 5, tzinfo=CHINA)),
        ("2023年05月11日10时12分", datetime(2023, 5, 11, 10, 12, tzinfo=CHINA)),
        ("中華民國112年5月11日 09:30", datetime(2023, 5, 11, 9, 30, tzinfo=CHINA)),
        ("民國 112 年 5 月 11 日", date(2023, 5, 11)),
        ("2023/05/11 上午 12:05", datetime(2023, 5, 11, 0, 5, tzinfo=CHINA)),
        ("2023-05-11 9:05 PM", datetime(2023, 5, 11, 21, 5, tzinfo=CHINA)),
        ("2023-05-11 09:05 UTC", datetime(2023, 5, 11, 9, 5, tzinfo=UTC)),
        ("2023-05-11 09:05 (UTC+08:00)", datetime(2023, 5, 11, 9, 5, tzinfo=CHINA)),
        ("May 11, 2023 at 9:00am EDT", datetime(2023, 5, 11, 9, tzinfo=timezone(timedelta(hours=-4)))),
        ("Published: 11 May 2023 | 14:30 GMT", datetime(2023, 5, 11, 14, 30, tzinfo=UTC)),
        ("Fri 21 Aug 2026 // 10:00 UTC", datetime(2026, 8, 21, 10, tzinfo=UTC)),
        ("By A. Writer on May 11th, 2023", date(2023, 5, 11)),
        ("Thursday 11th of May 2023", date(2023, 5, 11)),
        ("Sept. 3, 2024, 5 p.m. ET", datetime(2024, 9, 3, 17, tzinfo=timezone(timedelta(hours=-4)))),
        ("MAY 11, 2023", date(2023, 5, 11)),
        ("12023-05-110", None),
        ("H100 SXM5 80 2023", None),
        ("We may 11 ask 2023", None),
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


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("/article/20230511/16702034.shtml", date(2023, 5, 11)),
        ("20230511T021200Z", datetime(2023, 5, 11, 2, 12, tzinfo=UTC)),
        ("20230511101200", datetime(2023, 5, 11, 10, 12, tzinfo=CHINA)),
        ("/news/16702034.shtml", None),
        ("20231399", None),
    ],
)
def test_dates_without_marks(text: str, when: datetime | date | None) -> None:
    assert compact(text, CHINA) == when


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    published(text, CHINA)
    compact(text, CHINA)


UTC_ZONE = ZoneInfo("UTC")
