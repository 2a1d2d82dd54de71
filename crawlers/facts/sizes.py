"""Sizes of models: numbers of parameters, the active ones left out."""

import re
from typing import NamedTuple

from crawlers.facts import numbers
from crawlers.facts.anchors import Anchored, Anchors

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,4})?"
_SCALE = r"(?P<scale{n}>万亿|千亿|百亿|亿|兆|万|b(?![a-z])|m(?![a-z])|t(?![a-z])|trillion|billion|million|bn)"
_ACTIVE = re.compile(r"激活|活跃|有效|活动|active|activated|live at a time|at a time")
_TOTAL = re.compile(r"总|total|in all|overall|满血")
# "1750亿参数", "117B parameters", "480 billion total parameters"
_AHEAD = Anchored(
    rf"(?<![\d.a-z-])(?P<figure>{_FIGURE}) ?-?{_SCALE.format(n='')} ?-?(?:级别?的?|个"
    rf"|的)?(?P<kind>(?:total |active |activated |live )?)"
    r"(?:总参数|激活参数|活跃参数|有效参数|参数|parameters?|params?)(?!效率)",
    figures=True,
)
# 参数量达1750亿, 总参数量235B, "parameters: 15B", 参数规模为140亿
_BEHIND = Anchored(
    rf"(?P<kind>总|激活|活跃|有效)?(?:总?参数量?|parameters?)(?:规模|总量|数量|数)?(?:也)?(?:共"
    rf"|只有|仅|则|更|已)?(?:分别)?(?:约为?|高?达到?了?|上看|超过?|是|在|为|:|已?达)? ?(?:约"
    rf"|近)?"
    rf"(?P<figure>{_FIGURE}) ?{_SCALE.format(n='')}",
    "总|激活|活跃|有效|参数|parameter",
)
# 总参数/激活 lists: 其后顿号相连的 "15亿、1750亿"; "共4000亿参数", 总计1090亿, "(117B parameters with ...)"
_LISTED = re.compile(
    rf"(?:、|,|和|与|以及|及) ?(?P<figure>{_FIGURE}) ?{_SCALE.format(n='')}(?!元|美元|人|美金"
    rf"|tokens?|token|词)"
)
_OUGHT = Anchored(
    rf"(?:总计|总量|共|counts?"
    rf"|boasting) ?(?P<figure>{_FIGURE}) ?{_SCALE.format(n='')}(?: parameters| in all"
    rf"|(?=[,，]))",
    "总计|总量|共|count|boasting",
)
_IN_ALL = Anchored(rf"(?<!\d)(?P<figure>{_FIGURE}) ?{_SCALE.format(n='')} in all", figures=True)
_BRACKETED = Anchored(
    rf"\((?:[^()]{{0,16}}, )?(?P<figure>{_FIGURE}) ?(?P<scale>[bm])(?=[,) ])(?! ?(?:active|tokens))",
    "(",
)
_BARE = Anchored(
    rf"(?<![a-z])(?:has|have|with|counts?|uses?) (?P<figure>{_FIGURE}) (?P<scale>billion"
    rf"|trillion)(?=[.,;)]| and )",
    "has |have |with |count|use",
)
_ELLIPTIC = Anchored(
    rf"(?:达到?|有|为|是)(?:约|近)?(?P<figure>{_FIGURE}) ?(?P<scale>万亿|亿)(?=[,。;)]|$)", "达|有|为|是"
)
_LIST_AHEAD = Anchored(
    rf"(?<!\d)(?P<figure>{_FIGURE}) ?(?P<scale>万亿|亿)(?=(?:(?:、|和|与|及|以及) ?{_FIGURE} ?(?:万亿"
    rf"|亿)){{0,4}}(?:[一二两三四五六七八\d]种|等)?(?:不同)?的?参数)",
    figures=True,
)
_MAGNITUDE = Anchored(
    r"参数量?(?:规模)?(?:已|达到?|突破|超过?|超|均|是|为|约|了){1,3}(?P<figure>)(?P<scale>万亿"
    r"|千亿|百亿)(?!\d)",
    "参数",
)
_TRAILING = Anchored(rf"(?:万亿|亿)甚至(?P<figure>{_FIGURE}) ?{_SCALE.format(n='')}", "万亿甚至|亿甚至")
_VALUES = {
    "万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "亿": 1e8, "兆": 1e12, "万": 1e4, "b": 1e9, "m": 1e6,
    "t": 1e12, "trillion": 1e12, "billion": 1e9, "million": 1e6, "bn": 1e9,
}  # fmt: skip


class Size(NamedTuple):
    """A number of parameters; `total` if the words say so."""

    start: int
    end: int
    value: float
    total: bool


def sizes(anchors: Anchors) -> list[Size]:
    """The sizes in a clean text, in order of place, active ones left out."""
    text, found = anchors.text, dict[int, Size]()
    for pattern in (
        _AHEAD,
        _BEHIND,
        _OUGHT,
        _IN_ALL,
        _TRAILING,
        _BRACKETED,
        _MAGNITUDE,
        _BARE,
        _ELLIPTIC,
        _LIST_AHEAD,
    ):
        for match in anchors.matches(pattern):
            size = _size(match, text)
            if size and _is_of_parameters(pattern, text, match.start()):
                found.setdefault(match.start("figure"), size)
                _listed(text, match, found)
    return sorted(found.values())


def _is_of_parameters(pattern: Anchored, text: str, place: int) -> bool:
    """An elliptic size counts only where parameters were spoken of just before."""
    if pattern is _BARE:
        return "parameters" in text
    return pattern is not _ELLIPTIC or "参数" in text[max(0, place - 60) : place]


def _size(match: re.Match[str], text: str) -> Size | None:
    kind = (match.groupdict().get("kind") or "") + match.group(0)
    around = text[max(0, match.start() - 4) : match.end() + 8] if "亿" in kind else kind
    if _ACTIVE.search(kind) or re.match(r" ?(?:active|激活)", text[match.end() : match.end() + 8]):
        return None
    value = numbers.plain(match["figure"] or "1") * _VALUES[match["scale"]]
    return (
        Size(match.start("figure"), match.end(), value, bool(_TOTAL.search(around))) if value >= 1e6 else None
    )


def _listed(text: str, match: re.Match[str], found: dict[int, Size]) -> None:
    """Further sizes in the same list: 参数量分别为15亿、1750亿."""
    place = match.end()
    for _ in range(8):
        following = _LISTED.match(text, place)
        size = _size(following, text) if following else None
        if not following or not size:
            return
        found.setdefault(following.start("figure"), size)
        place = following.end()
