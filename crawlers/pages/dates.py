"""When a page was published, as its machine-readable parts and its date line say it."""

import re
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from dateutil import parser, tz

_STAMP = re.compile(
    r"(?<!\d)(?:(?P<roc>(?:中華)?民國)\s*)?(?P<year>(?(roc)\d{2,3}|20\d\d))"
    r"\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*日?"
    r"(?:[ T　,|(（]*(?:星期|周|週|禮拜)?[一二三四五六日]?[)）]?[ 　]*"
    r"(?P<half>[上下]午|晚[上间間]?|[AaPp][Mm])?\s*(?P<hour>\d{1,2})\s*[:：时時点點]\s*(?P<minute>\d\d)"
    r"(?:[:：分](?P<second>\d\d)?)?(?:\.\d+)?\s*(?P<after>[AaPp]\.?[Mm]\b)?"
    r"(?P<zone>\s*\(?(?:Z\b|(?:UTC|GMT)?\s*[+-]\d\d:?\d\d|UTC|GMT))?)?"
)
_COMPACT = re.compile(
    r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?([01]\d|2[0-3])([0-5]\d)([0-5]\d)Z?)?(?!\d)"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_CLOCK = (
    r"(?:,|\s|at|on|[-–—|•·@/])*(?:\d{1,2}:\d\d(?::\d\d)?\s*(?:[AaPp]\.?[Mm]\b\.?)?|\d{1,2}\s*[AaPp]\.?[Mm]\b\.?)"
    r"\s*\(?(?:Z\b|(?:UTC|GMT)?\s*[+-]\d\d:?\d\d|[A-Z]{2,4}\b)?"
)
_WORDED = re.compile(
    rf"(?<![A-Za-z])(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+20\d\d"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+20\d\d)(?:{_CLOCK})?",
    re.I,
)
# Hours to UTC of the abbreviations that press pages use; CST is left out, as it is China's and Chicago's.
_HOURS: dict[str, float] = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EST": -5,
    "EDT": -4,
    "CDT": -5,
}
_HOURS |= {"MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "IST": 5.5}
_ZONES: dict[str, tzinfo | None] = {name: tz.tzoffset(name, hours * 3600) for name, hours in _HOURS.items()}
_ZONES |= {"ET": tz.gettz("America/New_York"), "PT": tz.gettz("America/Los_Angeles")}
_ROC_BEGAN = 1911


def published(text: str, zone: ZoneInfo | None = None) -> datetime | date | None:
    """The first date of a text: with its zone, or in `zone` where it names none; else as a day alone."""
    numeric, worded = _STAMP.search(text), _WORDED.search(text)
    if numeric and not (worded and worded.start() < numeric.start()):
        return _numeric(numeric, zone)
    return _worded(worded[0], zone) if worded else None


def compact(text: str, zone: ZoneInfo | None = None) -> datetime | date | None:
    """The first date written without marks, as addresses and feeds do: 20230511, 20230511T110000Z."""
    found = _COMPACT.search(text)
    if not found:
        return None
    day, clock = "-".join(found.groups()[:3]), ":".join(found.groups("")[3:])
    return published(f"{day}T{clock}{'Z' if found[0].endswith('Z') else ''}" if found[4] else day, zone)


def _numeric(found: re.Match[str], zone: ZoneInfo | None) -> datetime | date | None:
    year = int(found["year"]) + (_ROC_BEGAN if found["roc"] else 0)
    try:
        day = date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    if not found["hour"]:
        return day
    clock = f"{_hour(found):02}:{found['minute']}:{found['second'] or '00'}"
    offset = re.sub(r"UTC|GMT|[\s(]", "", found["zone"] or "") or ("Z" if found["zone"] else "")
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{offset}")
    except ValueError:
        return day
    return _zoned(moment, zone)


def _hour(found: re.Match[str]) -> int:
    """On a clock of 24 hours: 下午3:05 is 15:05."""
    hour, half = int(found["hour"]), (found["half"] or found["after"] or "").lower()
    if half.startswith(("下", "晚", "p")) and hour < 12:
        return hour + 12
    return 0 if half.startswith(("上", "a")) and hour == 12 else hour


def _worded(text: str, zone: ZoneInfo | None) -> datetime | date | None:
    """ "May 11, 2023 at 9:00am EDT", "11th of May 2023"."""
    tidy = re.sub(r"(?i)\bof\b|\bat\b|\bon\b|[-–—|•·@/(](?!\d\d:?\d\d\b)", " ", text)
    try:
        moment = parser.parse(tidy, default=datetime(1, 1, 1), tzinfos=_zone_of)  # noqa: DTZ001 - may name none
    except (ValueError, OverflowError):
        return None
    return _zoned(moment, zone) if re.search(r"\d:\d|\d\s*[ap]\.?m", text, re.I) else moment.date()


def _zone_of(name: str, seconds: int | None) -> tzinfo | int | None:
    return _ZONES.get(name) if seconds is None else seconds


def _zoned(moment: datetime, zone: ZoneInfo | None) -> datetime | date:
    if moment.tzinfo:
        return moment
    return moment.replace(tzinfo=zone) if zone else moment.date()
