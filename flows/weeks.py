"""ISO weeks as people write them, `2026-W34`."""

from datetime import date, timedelta


def name_of(day: date) -> str:
    """The ISO week that a day falls in."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def last_whole(day: date) -> str:
    """The last ISO week that is over on `day`: its Sunday lies before it."""
    return name_of(day - timedelta(days=7))


def parse(text: str) -> str:
    """A week as it was given, checked; raises ValueError where there is no such week."""
    year, _, week = text.upper().partition("-W")
    if not (year.isdigit() and week.isdigit()):
        raise ValueError(f"{text!r} is no ISO week such as 2026-W34")
    return name_of(date.fromisocalendar(int(year), int(week), 1))
