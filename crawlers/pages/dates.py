"""When a page was published, as its machine-readable parts and its date line say it."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dateutil import parser

_STAMP = re.compile(
    r"(?P<year>20\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:[ T　]*(?P<hour>\d{1,2})[:：](?P<minute>\d\d)(?:[:：](?P<second>\d\d))?"
    r"(?P<zone>\s*(?:Z|[+-]\d\d:?\d\d))?)?"
)


def published(text: str, zone: ZoneInfo | None = None) -> datetime | date | None:
    """The first date of a text: with its zone, or in `zone` where it names none; else as a day alone."""
    found = _STAMP.search(text)
    if found:
        return _numeric(found, zone)
    return _worded(text, zone)


def _numeric(found: re.Match[str], zone: ZoneInfo | None) -> datetime | date | None:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    if not found["hour"]:
        return day
    clock = f"{int(found['hour']):02}:{found['minute']}:{found['second'] or '00'}"
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{(found['zone'] or '').strip()}")
    except ValueError:
        return day
    return _zoned(moment, zone)


def _worded(text: str, zone: ZoneInfo | None) -> datetime | date | None:
    """ "May 11, 2023", "Thu, 11 May 2023 08:00:00 +0000"; not a text that merely has a number."""
    if not re.search(r"[A-Z][a-z]{2}.*\b20\d\d\b|\b20\d\d\b.*[A-Z][a-z]{2}", text) or len(text) > 80:
        return None
    try:
        moment = parser.parse(text, default=datetime(1, 1, 1))  # noqa: DTZ001 - the text may name no zone
    except (ValueError, OverflowError):
        return None
    return _zoned(moment, zone) if moment.time() != datetime.min.time() else moment.date()


def _zoned(moment: datetime, zone: ZoneInfo | None) -> datetime | date:
    if moment.tzinfo:
        return moment
    return moment.replace(tzinfo=zone) if zone else moment.date()
