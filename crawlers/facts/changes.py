"""Changes told without money: percent, 成, doubled, halved, 翻倍, 腰斩."""

import re
from collections.abc import Iterator

from crawlers.facts.anchors import Anchored, Anchors
from crawlers.facts.numbers import spoken
from crawlers.facts.spans import Multiple, Percent

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,4})?"
_PERCENT = Anchored(
    rf"(?P<sign>[+\-–−](?=\d)|[▲▼↑↓]\s?)?(?<![\d.])(?P<two>(?<=between ))?(?P<low>{_FIGURE})"
    r" ?(?:%|percent|per cent)?"
    rf"(?: ?(?:[-–—~〜至到]|to|or(?: even)?|(?(two)and|(?!))) ?(?P<high>{_FIGURE}))? ?"
    r"(?:%|percent(?:age points?)?|per cent|个百分点)",
    "+|-|–|−|▲|▼|↑|↓",
    figures=True,
    needs="%|percent|per cent|个百分点",
)
_TENTHS = Anchored(
    r"(?<![\d一二三四五六七八九])(?P<low>[一二两三四五六七八九])(?:成?(?:到"
    r"|至|[-~—]))?(?P<high>[二两三四五六七八九])?成(?![本为功交员绩就熟立都])(?P<ones>[半一二三四五六七八九](?!成|折|倍))?",
    "一|二|两|三|四|五|六|七|八|九",
    needs="成",
)
# A share told as a fraction, only where it is one that something moved by; a third is no whole percentage.
_SHARES = {"quarter": 25.0, "fifth": 20.0, "tenth": 10.0, "四": 25.0, "五": 20.0}
_FRACTION = Anchored(
    r"(?<![a-z])(?:(?<=by )|(?<=lost )|(?<=shed )|(?<=lose )|(?<=loses )|(?<=losing )|(?<=about )"
    r"|(?<=nearly ))"
    r"(?:an?|one) (?P<en>third|quarter|fifth|tenth)(?![a-z]| of (?:an?|the) )"
    r"|(?<![a-z])(?:an?|one) (?P<less>third|quarter|fifth|tenth)"
    r"(?= (?:cheaper|dearer|less|lower|higher|off|more expensive)(?![a-z]))"
    r"|(?<=[跌降涨贵宜掉少了近约去])(?P<zh>[三四五])分之(?P<many>[一二两三四])",
    "a |an |one |三分|四分|五分",
)
_MORE = "涨|贵|上浮|提高|高出|飙升|飙|攀升|急升|拉高|抬高"
_ABOUT = r"(?:了|近|约|超过?|将近|逾|达|幅|差不多)*"
_COUNT = r"(?P<count>[1-9一二两三四五六七八九])"
_ONCE = (
    "原价|原先|原本|原来|此前|之前|以前|先前|早前|早先|去年|年初|年前|月前|周前|天前|节前|首发价|发行价|官方价|指导价|零售价"
    "|标价|msrp|上市时|发售时|开售时|首发时|发布时|最初|起初|当初|当时|平时|平日|往常|往年|旧价|老价|市价"
)
_OLD = (
    r"(?:what|that|(?:its|their|the) "
    r"(?:former|old|original|launch|list|usual|normal|previous|official|earlier))"
)
_HALVING = "跌|降|少|砍|便宜|掉|缩水|缩|蒸发|剩|滑|杀|削"
# What a price is said to become, by how many times it was what it is: 2 for doubled; zh and en side by side.
_GROWN = (
    (Anchored(rf"翻{_ABOUT}{_COUNT}?[倍番](?!半)|翻(?:了)?一倍", "翻"), "times"),
    (Anchored(rf"(?:{_MORE}){_ABOUT}{_COUNT}倍", _MORE), "more"),
    (Anchored(rf"(?:{_ONCE})的?{_ABOUT}{_COUNT}(?:\.5)? ?倍", _ONCE), "times"),
    (
        Anchored(
            r"(?<![a-z])(?P<word>doubl|tripl|trebl|quadrupl|quintupl)(?:ed|es|ing|(?<=to [a-z]{5})e"
            r"|(?<=to [a-z]{6})e|(?<=to [a-z]{8})e|e(?= (?:what|its|their|the price)))(?![a-z]| down"
            r"| the (?:number|memory))"
            r"|(?<![a-z])(?P<fold>two|three|four|five)-?fold(?![a-z])"
            rf"|(?<![a-z])(?P<times>twice|(?:two|three|four|five) times) {_OLD}(?![a-z])",
            "doubl|tripl|trebl|quadrupl|quintupl|two|three|four|five|twice",
        ),
        "times",
    ),
)
_DISCOUNT = Anchored(r"打了?(?P<tenths>[1-9一二三四六七八九])(?P<ones>[1-9一二三四五六七八九])?折", "打")
_HALVED = Anchored(
    rf"腰斩|砍半|减半|对半|打(?:了)?[对五]折|(?:{_HALVING})[去掉了到至下]*{_ABOUT}一半|折半|价对折"
    rf"|剩[下了]?(?:{_ONCE}|高峰|高峰期|高点|最高点|最高时|巅峰|峰值)(?:价格|价位)?的{_ABOUT}一半"
    r"|(?<![a-z])halv(?:ed|es|ing)(?![a-z])|(?<![a-z])in half(?![a-z]|-| (?:the|an?|of|that|as"
    r"|precision)(?![a-z]))"
    r"|(?<![a-z])by (?:nearly |almost |about |roughly |more than )?half(?![a-z])"
    r"|(?<![a-z])half (?:of )?(?:what|as much|its (?:former|old|original|launch)|that|the [$€£])",
    f"腰斩|砍半|减半|对半|折半|价对折|打|{_HALVING}|halv|in|by|half",
)
_MULTIPLES = frozenset(
    each.told_by for each in (*(expression for expression, _ in _GROWN), _DISCOUNT, _HALVED)
)
_WORDS = {
    "doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5,
    "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip


def percents(anchors: Anchors) -> Iterator[Percent]:
    """Every share in percent, with its sign where one is written."""
    for match in anchors.matches(_PERCENT):
        value = None if match["high"] else float(match["low"].replace(",", ""))
        yield Percent(match.start(), match.end(), value, _sign(match["sign"]))
    for match in anchors.matches(_FRACTION):
        share = _SHARES.get(match["en"] or match["less"] or match["zh"])
        yield Percent(match.start(), match.end(), share and share * (_digit(match["many"]) or 1))
    for match in anchors.matches(_TENTHS):
        told = 10 * _digit(match["low"]) + _digit(match["ones"])
        yield Percent(match.start(), match.end(), None if match["high"] else told)


def _digit(word: str | None) -> float:
    """A digit of either script, and 半 as the half of ten; nought if none is written."""
    return 5.0 if word == "半" else spoken(word)


def _sign(mark: str | None) -> str:
    if not mark:
        return ""
    return "+" if mark.strip() in "+▲↑" else "-"


def multiples(anchors: Anchors) -> Iterator[Multiple]:
    """Every change told as a multiple: doubled is up by 100 %, halved down by 50 %."""
    if not anchors.has_any(_MULTIPLES):
        return
    for expression, kind in _GROWN:
        for match in anchors.matches(expression):
            yield Multiple(match.start(), match.end(), _grown(match, kind), "up")
    for match in anchors.matches(_DISCOUNT):
        paid = 10 * _digit(match["tenths"]) + _digit(match["ones"])
        yield Multiple(match.start(), match.end(), 100.0 - paid, "down")
    for match in anchors.matches(_HALVED):
        yield Multiple(match.start(), match.end(), 50.0, "down")


def _grown(match: re.Match[str], kind: str) -> float:
    """By how many percent: 翻两番 is up by 300, 涨了两倍 by 200, 原价的3倍 and "tripled" by 200."""
    told = match.groupdict()
    word = told.get("word") or told.get("fold") or told.get("times")
    if word:
        return (_WORDS[word.split()[0]] - 1) * 100.0
    count = told.get("count")
    times = _digit(count) or 1
    if match.group(0).endswith("番"):
        return (2.0**times - 1) * 100
    return 100.0 * (times if kind == "more" or times == 1 else times - 1)
