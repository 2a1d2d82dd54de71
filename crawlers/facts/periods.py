"""Lengths of time: three months, 两周, over the past year, week on week."""

from collections.abc import Iterator

from crawlers.facts.anchors import Anchored, Anchors
from crawlers.facts.spans import Period

_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = {word: float(number) for number, word in enumerate(_ENGLISH, start=1)} | {"a": 1.0, "an": 1.0}
_COUNT |= {char: float(number) for number, char in enumerate("一二三四五六七八九十", start=1)}
_COUNT |= {"两": 2, "半": 0.5, "half a": 0.5, "十二": 12}
_LENGTH = Anchored(
    r"(?P<count>(?<![a-z])half a(?= year)|(?<![a-z\d.])\d{1,3}"
    r"|(?<![一二两三四五六七八九十])(?:十二|[一二两三四五六七八九十])|(?<![上下])半"
    r"|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?)(?![a-z]))"
    r"(?: single| short| full| mere| little)?"
    r" ?-?(?:个多?|个)?(?P<unit>周|星期|礼拜|天(?!价)|(?:(?<=[近去]\d)|(?<=[近去]\d\d))日"
    r"|日(?=[内间来涨跌变]|累计)|月|年(?!租|化|代)|季度|(?:consecutive |straight )?"
    r"(?:weeks?|days?|months?|years?|quarters?)|d(?=[ |)]))(?![a-z]|[一1][个价变样跳调]|来?新[高低])",
    "十二|一|二|两|三|四|五|六|七|八|九|十|半|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    "|a |a-|an |an-|half a",
    figures=True,
    needs="周|星期|礼拜|天|日|月|年|季度|week|d|month|year|quarter",
)
_UNITS = {
    "周": "W", "星": "W", "礼": "W", "日": "D", "天": "D", "月": "M", "年": "Y", "季": "Q",
    "w": "W", "d": "D", "m": "M", "y": "Y", "q": "Q",
}  # fmt: skip
_HOURS = Anchored(r"(?:last |past |in )?24 ?(?:hours|h(?![a-z])|小时)", "last |past |in |24", needs="24")
# "Over the past year": one of them.
_PAST = Anchored(
    r"(?:past|(?<=the )last) (?P<unit>week|month|quarter|year)(?![a-z'])", "past |last ", needs="past |last "
)
# 月增8%, but not 三个月增8% nor 今年增8%.
_EACH, _STEP = r"(?<![\d一二三四五六七八九十两半几数个今去前上本当全每来同近])", "[增减涨跌](?![价幅])"
_OVER = Anchored(
    r"(?<![a-z])(?:(?P<d>dod|d/d|day[- ]o(?:n|ver)[- ]day)|(?P<w>wow|w/w|week[- ]o(?:n|ver)[- ]week)"
    r"|(?P<m>mom|m/m|month[- ]o(?:n|ver)[- ]month)|(?P<y>yoy|y/y|year[- ]o(?:n|ver)[- ]year))(?![a-z])"
    rf"|(?P<D>日环比|{_EACH}日{_STEP})|(?P<W>周环比|{_EACH}周{_STEP})|(?P<M>月环比|{_EACH}月{_STEP})"
    rf"|(?P<Y>同比|{_EACH}年{_STEP})",
    "dod|d/d|day|wow|w/w|week|mom|m/m|month|yoy|y/y|year|日|周环|周增|周减|周涨|周跌|月环|月增|月减|月涨|月跌|同比"
    "|年增|年减|年涨|年跌",
)


def periods(anchors: Anchors) -> Iterator[Period]:
    """The stated lengths of time; 个月 rather than a date's 月, a week, 30d, half a year."""
    for match in anchors.matches(_HOURS):
        yield Period(match.start(), match.end(), "P1D")
    for match in anchors.matches(_OVER):
        yield Period(match.start(), match.end(), f"P1{(match.lastgroup or '').upper()}")
    for match in anchors.matches(_PAST):
        yield Period(match.start(), match.end(), _duration("one", _UNITS[match["unit"][0]]))
    for match in anchors.matches(_LENGTH):
        unit = _UNITS[match["unit"].split()[-1][0]]
        if match["unit"] in ("月", "季度") and "个" not in match.group(0):
            continue
        if unit == "Y" and match["unit"] == "年" and match["count"].isdigit() and len(match["count"]) > 1:
            continue
        yield Period(match.start(), match.end(), _duration(match["count"], unit))


def _duration(count: str, unit: str) -> str:
    number = float(count) if count.isdigit() else float(_COUNT[count])
    if unit == "Q":
        number, unit = number * 3, "M"
    if unit == "Y" and number == 0.5:
        number, unit = 6, "M"
    return f"P{number:g}{unit}"
