"""ISO weeks at the turn of a year and in a year of 53."""

from datetime import date

import pytest

from flows import weeks


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 8, 17), "2026-W33"),  # a Monday: the week that ended the day before
        (date(2026, 8, 16), "2026-W32"),  # a Sunday: its own week is not over
        (date(2026, 1, 1), "2025-W52"),
        (date(2027, 1, 4), "2026-W53"),
    ],
)
def test_the_last_whole_week(day: date, week: str) -> None:
    assert weeks.last_whole(day) == week


def test_a_week_is_read_in_any_case() -> None:
    assert weeks.parse("2026-w34") == "2026-W34"


@pytest.mark.parametrize("text", ["2026-W54", "2025-W53", "34", "2026-34", "W34", "2026-W", ""])
def test_no_such_week(text: str) -> None:
    with pytest.raises(ValueError, match=r"week|Week"):
        weeks.parse(text)
