"""Dates as precise as told, relative ones resolved only from the text or the day of publication."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from crawlers.facts.anchors import Anchored, Anchors
from crawlers.facts.numbers import chinese
from crawlers.facts.spans import DateSpan

_NAMES = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_WORDS = "|".join(map(str, range(1900, 2100)))
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ZH_WEEKDAYS = {char: index for index, char in enumerate("一二三四五六日")} | {"天": 6}

# Full dates, the more precise first. `year`, `month`, `day` are numbers, `name` a month's English name.
_MONTH_WORDS = "|".join(_MONTHS)
_ABSOLUTE = tuple(
    Anchored(pattern, words, figures=not words, needs="" if words else _MONTH_WORDS)
    for pattern, words in (
        (rf"(?<!\d){_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)", _YEAR_WORDS),
        (rf"(?<!\d){_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月(?: ?(?P<day>\d{{1,2}}) ?[日号])?", _YEAR_WORDS),
        (
            rf"(?<![a-z])(?P<name>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?:of )?{_YEAR}(?!\d)",
            _MONTH_WORDS,
        ),
        (rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<name>{_MONTH})\.?,? {_YEAR}(?!\d)", ""),
        (rf"(?<![a-z])(?P<name>{_MONTH})\.?,?(?: of)? {_YEAR}(?!\d)", _MONTH_WORDS),
        (rf"(?<![a-z])(?P<name>{_MONTH})(?:-|'| ')(?P<year>[12]\d)(?![\d-])", _MONTH_WORDS),
        # "In July and September 2025": the first month has the year of the second.
        (
            rf"(?<![a-z])(?<!between )(?P<name>{_MONTH})(?= and (?:{_MONTH}) {_YEAR}(?!\d))",
            _MONTH_WORDS,
        ),
        (rf"(?<!\d){_YEAR}-(?P<month>0[1-9]|1[0-2])(?![\d])(?!-\d)", _YEAR_WORDS),
        (rf"(?<!\d){_YEAR}[/.](?P<month>0[1-9]|1[0-2])(?![\d/.])", _YEAR_WORDS),
        (rf"(?<=\(){_YEAR}/(?P<month>[1-9])(?=\))", _YEAR_WORDS),
        (rf"(?<!\d){_YEAR} ?年", _YEAR_WORDS),
        (
            r"(?<![\d.])(?P<year>2\d)年(?P<month>1[0-2]|[1-9])月(?:(?P<day>\d{1,2})[日号])?",
            "|".join(f"2{digit}年" for digit in range(10)),
        ),
        (
            rf"(?<!\d){_YEAR} ?(?:q[1-4](?!\d)|h[12](?![\da-z])|[上下]半年|第?[一二三四]季度?|年?[底初末])",
            _YEAR_WORDS,
        ),
        (
            r"(?<![\d.])(?P<year>2\d)年(?=[底初末春夏秋冬]|[上下]半年|第?[一二三四]季|q[1-4])",
            "|".join(f"2{digit}年" for digit in range(10)),
        ),
        (
            rf"(?<![\d$¥€£.,])(?:q[1-4]|[12]h|h[12]|early|mid|late|end of|spring|summer|autumn|fall"
            rf"|winter)[- ]?(?:in )?{_YEAR}(?!\d)",
            "q1|q2|q3|q4|1h|2h|h1|h2|early|mid|late|end of|spring|summer|autumn|fall|winter",
        ),
        (
            rf"(?<![\d$¥€£.,/-])(?:(?<=in )|(?<=since )|(?<=during )|(?<=of )|(?<=by )|(?<=until )"
            rf"|(?<=it was )|(?<=[(@:])|(?<=: )(?=\d{{4}}(?:\n|$))"
            rf"|(?<=launched )|(?<=released )|(?<=introduced )|(?<=announced ))"
            rf"{_YEAR}(?![\d-]|[.,]\d| ?[万亿元块美])",
            _YEAR_WORDS,
        ),
        (
            rf"(?:(?<=ces )|(?<=gtc )|(?<=gtc)|(?<=ces)|(?<=computex )|(?<=re:invent )|(?<=ignite )|(?<=isc )"
            rf"|(?<=chips )|(?<=waic )|(?<=hdc )|(?<=mwc )|(?<=connect )|(?<=summit )|(?<=conference )"
            rf"|(?<=advancing ai )|(?<=大会)|(?<=大会 ))"
            rf"{_YEAR}(?![\d-])",
            _YEAR_WORDS,
        ),
        (r"(?<=, )(?P<year>20[0-3]\d)(?=\.?(?:\n|$)|[,)])", "20"),
        (r"(?:(?<![^\n])|(?<=# ))(?P<year>20[0-3]\d)(?= [a-z][^\n:]{0,60}:\n)", "20"),
        (
            r"(?<![^\n.] )(?<![^\n ])(?P<year>20[0-3]\d)"
            r"(?= (?:saw|brought|began|started|ended|gave|was|is|proved|marked|turned)(?![a-z]))",
            "20",
        ),
        (r"(?:(?<=\| )|(?<![^\n])|(?<=- )|(?<=\t))(?P<year>20[0-3]\d)(?= ?[|:\t])", "20"),
        # Of the last century only where it opens a row: an RTX 5090 is listed at 1999.
        (r"(?:(?<=\n\| )|(?<![^\n]))(?P<year>199\d)(?= ?[|:\t])", "199"),
        (rf"(?<![\d.]){_YEAR}(?=[、,] ?(?:19|20)\d\d ?年)", _YEAR_WORDS),
    )
)
# In figures alone, by the day told first or last; where either may be the month, only the year is sure.
_ABSOLUTE += tuple(
    Anchored(rf"(?<![\d./]){pattern}{_YEAR}(?!\d)", figures=True, needs=_YEAR_WORDS)
    for pattern in (
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.",
        r"(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/",
        r"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})/",
        r"\d{1,2}/\d{1,2}/",
    )
)
# A span of years shares none: 2025–2026年.
_YEARS = Anchored(r"(?<!\d)(?:19|20)\d\d ?[-–—~至到] ?(?:19|20)\d\d(?![\d-]) ?年?", _YEAR_WORDS)
_MONTH_DAY = (
    Anchored(r"(?<![\d年.])(?P<month>1[0-2]|[1-9]) ?月 ?(?P<day>[0-3]?\d) ?[日号]", figures=True, needs="月"),
    Anchored(
        rf"(?<![a-z])(?P<name>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|:\d)", _MONTH_WORDS
    ),
    Anchored(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th) (?:of )?(?P<name>{_MONTH})(?![a-z])",
        figures=True,
        needs=_MONTH_WORDS,
    ),
)
_RELATIVE_YEAR = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "last year": -1, "this year": 0}
_YEAR_MONTH = Anchored(
    r"(?P<rel>前年|去年|今年|本年|次年) ?(?:(?P<month>1[0-2]"
    r"|[1-9]) ?月(?:份)?(?: ?(?P<day>\d{1,2}) ?[日号])?)?",
    "前年|去年|今年|本年|次年",
)
_EN_RELATIVE_YEAR = Anchored(
    r"(?<![a-z])(?:early |late |earlier |mid-?)?(?P<rel>last year|this year)(?![a-z'])",
    "early |late |earlier |mid|last year|this year",
)
_EN_MONTH_RELATIVE = Anchored(
    rf"(?<![a-z])(?:early |mid-|late )?(?P<name>{_MONTH})\.?(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?,? "
    r"(?:of )?(?P<rel>last year|this year)(?![a-z'])",
    f"early |mid-|late |{_MONTH_WORDS}",
    needs="last year|this year",
)
_EN_MONTH_ALONE = Anchored(
    rf"(?:(?:(?<=in )|(?<=last )|(?<=this )|(?<=ed that )|(?<=end of ))"
    rf"(?:early |mid-|late )?(?P<name>{_MONTH})(?! \d)(?![a-z])|(?<=\()(?P<alone>{_MONTH})(?=\)))",
    f"early |mid-|late |{_MONTH_WORDS}",
)
_ZH_MONTH_ALONE = Anchored(
    r"(?<![\d.个])(?:(?<!年)|(?<=[同当那该]年))(?P<month>1[0-2]|[1-9]) ?月(?![\d日号 ]*[日号])"
    r"(?!租|付|费|薪)",
    figures=True,
    needs="月",
)
# A part of a year told without it, by the month that it begins with.
_PART_OF_YEAR = Anchored(
    r"(?<![年前个\d])(?:第(?P<th>[一二三四])季|(?P<q>[一二三四])季度|(?P<half>[上下])半年)(?!报)"
    r"|(?:(?<=in the )|(?<=since the ))(?P<en>first|second|third|fourth) quarter(?! of (?!that)| next| last)",
    "第|一|二|三|四|上|下|first|second|third|fourth",
    needs="季|半年|quarter",
)
_BEGINS = {
    "一": 1,
    "二": 4,
    "三": 7,
    "四": 10,
    "first": 1,
    "second": 4,
    "third": 7,
    "fourth": 10,
    "上": 1,
    "下": 7,
}
_DAY_WORDS = {
    "今日": 0,
    "今天": 0,
    "本日": 0,
    "今晨": 0,
    "今早": 0,
    "今晚": 0,
    "今天凌晨": 0,
    "凌晨": 0,
    "昨日": -1,
    "昨天": -1,
}
_DAY_WORDS |= {"昨晚": -1, "昨夜": -1, "前天": -2, "今凌晨": 0}
_DAY_WORDS |= {"today": 0, "tonight": 0, "this morning": 0, "yesterday": -1, "last night": -1}
_DAY_WORD = Anchored(
    r"今天凌晨|今凌晨|(?<![日号天晚夜)])凌晨|今日|今天|本日|今晨|今早|今晚|昨日|昨天|昨晚|昨夜|前天"
    r"|(?<![a-z])(?:today|tonight|this morning|yesterday|last night)(?![a-z'])",
    "|".join(_DAY_WORDS),
)
_WEEK_WORD = Anchored(
    r"上周|本周|这周|上个?月|本月"
    r"|(?<![a-z])(?:last week|this week|last month|this month|(?:over the|last|this|past) weekend)(?![a-z])",
    "上周|本周|这周|上个月|上月|本月|last week|this week|last month|this month|over the weekend|last weekend"
    "|this weekend|past weekend",
)
_WEEKDAY = Anchored(
    rf"(?P<rel>上|本|这)?(?:周|星期)(?P<zh>[一二三四五六日天])"
    r"|(?:(?<=on )|(?<=late )|(?<=last )|(?<=early )|(?<=ed )|(?<=said )|(?<=this )|(?<=since ))"
    rf"(?P<en>{'|'.join(_WEEKDAYS)})(?![a-z'])",
    "|".join(("上|本|这|周|星期", *_WEEKDAYS)),
    needs="|".join(("周|星期", *_WEEKDAYS)),
)
_DAYS_AGO = Anchored(
    r"(?P<count>[两三四五六七八九十])[天日]前(?![后夕])", "两|三|四|五|六|七|八|九|十", needs="天前|日前"
)
_SAME = Anchored(
    r"同日|同一天|(?<![a-z])(?:same|that) (?P<unit>day|month|year)(?![a-z'])", "同日|同一天|same |that "
)
# A bare day: 28日, 今(28)日, "on the 26th".
_DAY_ALONE = Anchored(
    r"(?<![\d月./-])(?P<day>[0-3]?\d)\)? ?日(?!元|圆|均|内|线|前|后)"
    r"|(?<=on the )(?P<th>[0-3]?\d)(?:st|nd|rd|th)(?=[,.:;]| (?:that|and|but|it|he|she|in)(?![a-z])|$)",
    figures=True,
    needs="日|on the ",
)


# How much of a date another one of the same year, month or day shares.
_SHARED = {"year": len("2025"), "month": len("2025-01"), "day": len("2025-01-01")}
_EVERY = (
    *_ABSOLUTE, *_MONTH_DAY, _YEAR_MONTH, _EN_RELATIVE_YEAR, _EN_MONTH_RELATIVE, _EN_MONTH_ALONE,
    _ZH_MONTH_ALONE, _DAY_WORD, _WEEK_WORD, _WEEKDAY, _SAME, _DAY_ALONE, _DAYS_AGO, _PART_OF_YEAR,
)  # fmt: skip
_ALL = frozenset(each.told_by for each in _EVERY)


class _Known:
    """The years that the text has told, and the day of publication."""

    def __init__(self, told: list[DateSpan], published: date | None) -> None:
        self.published = published
        self.year = published.year if published else None
        self._places = [span.start for span in told]
        self._years = [int(span.iso[:4]) for span in told]

    def told_year(self, place: int) -> int | None:
        """The last year told before a place; one told only later does not count."""
        index = bisect_left(self._places, place)
        return self._years[index - 1] if index else None

    def year_of(self, month: int, place: int) -> int | None:
        """The year of a month named without one: the text's, else the last such month before publication."""
        told = self.told_year(place)
        if told or not self.published:
            return told
        return self.published.year - (1 if month > self.published.month else 0)

    def year_of_part(self, month: int, place: int) -> int | None:
        """The year of a quarter that begins with a month; one that has not begun may be of either year."""
        begun = self.published and month <= self.published.month
        return self.told_year(place) or (self.year if begun else None)


def scan(anchors: Anchors, published: date | None) -> list[DateSpan]:
    """The dates in a clean text, in order of place, none inside another."""
    if not anchors.has_any(_ALL):
        return []
    absolute = _absolute(anchors)
    counted = list(_counted_years(anchors, _Known(absolute, published)))
    # 去年 alone says nothing of the month told behind it: 去年还要30万,3月跌到25万.
    years = [
        span for span in counted if len(span.iso) > 4 or span.iso[:4] == str(published and published.year)
    ]
    known = _Known(sorted([*absolute, *years], key=lambda span: span.start), published)
    taken = _Taken(absolute)
    found = [*absolute]
    for span in (*counted, *_relative(anchors, known)):
        if taken.free(span):
            found.append(span)
            taken.add(span)
    found.sort(key=lambda span: span.start)
    for more in (_days_alone, _same):
        again = list(more(anchors, found))
        found = sorted([*found, *again], key=lambda span: span.start) if again else found
    return found


def _days_alone(anchors: Anchors, told: list[DateSpan]) -> Iterator[DateSpan]:
    """A bare 28日 is of the month told before."""
    places = [span.start for span in told]
    for match in anchors.matches(_DAY_ALONE):
        index = bisect_left(places, match.start())
        before = told[index - 1].iso if index else ""
        clear = index == len(told) or told[index].start > match.start()
        if (
            clear
            and len(before) == len("2025-01-01")
            and int(before[8:]) <= int(match["day"] or match["th"]) <= 31
        ):
            day = int(match["day"] or match["th"])
            yield DateSpan(match.start(), match.end(), f"{before[:8]}{day:02d}")


def _same(anchors: Anchors, told: list[DateSpan]) -> Iterator[DateSpan]:
    """同日, "later that year": what it shares with the date told before."""
    places = [span.start for span in told]
    for match in anchors.matches(_SAME):
        index, length = bisect_left(places, match.start()), _SHARED[match["unit"] or "day"]
        if index and len(told[index - 1].iso) >= length:
            yield DateSpan(match.start(), match.end(), told[index - 1].iso[:length])


class _Taken:
    """Which characters already belong to a date."""

    def __init__(self, spans: list[DateSpan]) -> None:
        self._places = {place for span in spans for place in range(span.start, span.end)}

    def free(self, span: DateSpan) -> bool:
        return span.start not in self._places and span.end - 1 not in self._places

    def add(self, span: DateSpan) -> None:
        self._places.update(range(span.start, span.end))


def _absolute(anchors: Anchors) -> list[DateSpan]:
    found: list[DateSpan] = []
    taken = _Taken([DateSpan(m.start(), m.end(), "") for m in anchors.matches(_YEARS)])
    for pattern in anchors.likely(_ABSOLUTE):
        for match in anchors.matches(pattern):
            iso = _iso(match, int(match["year"]) + (2000 if len(match["year"]) == 2 else 0))
            span = DateSpan(match.start(), match.end(), iso) if iso else None
            if span and taken.free(span):
                found.append(span)
                taken.add(span)
    return sorted(found, key=lambda span: span.start)


def _month(match: re.Match[str]) -> int:
    """The number of the month, 0 where none is told."""
    parts = match.groupdict()
    name = parts.get("name") or parts.get("alone")
    return _MONTHS[name] if name else int(parts.get("month") or 0)


def _iso(match: re.Match[str], year: int) -> str | None:
    parts, month = match.groupdict(), _month(match)
    day = int(parts.get("day") or 0)
    if not month:
        return f"{year:04d}"
    if month > 12 or day > 31:
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def _relative(anchors: Anchors, known: _Known) -> Iterator[DateSpan]:
    for pattern in anchors.likely((*_MONTH_DAY, _ZH_MONTH_ALONE, _EN_MONTH_ALONE)):
        for match in anchors.matches(pattern):
            month = _month(match)
            year = known.year_of(month, match.start())
            iso = _iso(match, year) if year else None
            if iso:
                yield DateSpan(match.start(), match.end(), iso)
    for match in anchors.matches(_PART_OF_YEAR):
        month = _BEGINS[next(filter(None, match.groups()))]
        year = known.year_of_part(month, match.start())
        if year:
            yield DateSpan(match.start(), match.end(), f"{year:04d}")
    if known.published:
        yield from _from_publication(anchors, known.published)


def _counted_years(anchors: Anchors, known: _Known) -> Iterator[DateSpan]:
    """去年8月, 今年, 次年, last year: counted from publication, 次年 from the year told before."""
    for pattern in (_EN_MONTH_RELATIVE, _YEAR_MONTH, _EN_RELATIVE_YEAR):
        for match in anchors.matches(pattern):
            base = known.told_year(match.start()) if match["rel"] == "次年" else known.year
            shift = 1 if match["rel"] == "次年" else _RELATIVE_YEAR[match["rel"]]
            iso = _iso(match, base + shift) if base else None
            if iso:
                yield DateSpan(match.start(), match.end(), iso)


def _from_publication(anchors: Anchors, published: date) -> Iterator[DateSpan]:
    for match in anchors.matches(_DAY_WORD):
        day = published + timedelta(days=_DAY_WORDS[match.group(0)])
        yield DateSpan(match.start(), match.end(), day.isoformat())
    for match in anchors.matches(_DAYS_AGO):
        ago = timedelta(days=int(chinese(match["count"]) or 0))
        yield DateSpan(match.start(), match.end(), (published - ago).isoformat())
    for match in anchors.matches(_WEEKDAY):
        yield DateSpan(match.start(), match.end(), _weekday(match, published).isoformat())
    for match in anchors.matches(_WEEK_WORD):
        yield DateSpan(match.start(), match.end(), _month_of(match.group(0), published))
    for match in anchors.matches(_DAY_ALONE):
        day_number = int(match["day"] or match["th"])
        if 0 < day_number <= published.day:
            yield DateSpan(match.start(), match.end(), published.replace(day=day_number).isoformat())


def _weekday(match: re.Match[str], published: date) -> date:
    """The last such day up to publication; with 上 that of the week before."""
    index = _ZH_WEEKDAYS[match["zh"]] if match["zh"] else _WEEKDAYS.index(match["en"])
    if match["rel"] == "上":
        return published - timedelta(days=published.weekday() + 7 - index)
    return published - timedelta(days=(published.weekday() - index) % 7)


def _month_of(words: str, published: date) -> str:
    """A week or month counted from publication, told as its month."""
    if words in ("上周", "last week"):
        published -= timedelta(days=7)
    elif words.endswith("weekend"):
        published -= timedelta(days=(published.weekday() + 1) % 7)
    elif words in ("上月", "上个月", "last month"):
        published = published.replace(day=1) - timedelta(days=1)
    return published.isoformat()[:7]
