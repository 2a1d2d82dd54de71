"""Changes told without money: percent, 成, doubled, halved, 翻倍, 腰斩."""

from collections.abc import Iterator

from crawlers.facts.anchors import Anchored, Anchors
from crawlers.facts.numbers import chinese
from crawlers.facts.spans import Multiple, Percent

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,4})?"
_PERCENT = Anchored(
    rf"(?P<sign>[+\-–−](?=\d)|[▲▼↑↓]\s?)?(?<![\d.])(?P<low>{_FIGURE}) ?%?(?: ?(?:[-–—~〜至到]"
    rf"|to) ?(?P<high>{_FIGURE}))? ?"
    r"(?:%|percent(?:age points?)?|per cent|个百分点)",
    "+|-|–|−|▲|▼|↑|↓",
    figures=True,
)
_TENTHS = Anchored(
    r"(?<![\d一二三四五六七八九])(?P<low>[一二两三四五六七八九])(?:到"
    r"|至)?(?P<high>[二两三四五六七八九])?成(?![本为功交员绩就熟立都])(?P<half>半)?",
    "一|二|两|三|四|五|六|七|八|九",
)
# A rise or fall by a multiple, zh and en side by side.
_MULTIPLES = (
    (
        Anchored(
            r"翻了?一?[倍番](?!半)|翻(?:了)?一倍|涨了?一倍|(?<![a-z])doubl(?:ed|es|ing)(?![a-z]| down)"
            r"|(?<![a-z])two-?fold",
            "翻|涨|doubl|twofold|two-fold",
        ),
        100.0,
    ),
    (Anchored(r"翻了?两番|(?<![a-z])quadrupl(?:ed|es|ing)", "翻|quadrupl"), 300.0),
    (
        Anchored(
            r"(?:原价|原来|此前|之前)的?(?:3|三)倍|翻了?(?:3|三)倍|(?<![a-z])tripl(?:ed|es"
            r"|ing)(?![a-z])|three-?fold",
            "原价|原来|此前|之前|翻|tripl|threefold|three-fold",
        ),
        200.0,
    ),
    (Anchored(r"(?:原价|原来|此前|之前)的?(?:2|两)倍", "原价|原来|此前|之前"), 100.0),
    (
        Anchored(
            r"腰斩|砍半|减半|(?<![a-z])halv(?:ed|es|ing)(?![a-z])|(?<![a-z])cut in half"
            r"|(?:cut|cuts|fell|fallen|falls|dropped|slashed|reduced"
            r"|lowered|down)(?: [a-z]+){0,4} by half(?![a-z])",
            "腰斩|砍半|减半|halv|cut in half|by half",
        ),
        -50.0,
    ),
)


def percents(anchors: Anchors) -> Iterator[Percent]:
    """Every share in percent, with its sign where one is written."""
    for match in anchors.matches(_PERCENT):
        value = None if match["high"] else float(match["low"].replace(",", ""))
        yield Percent(match.start(), match.end(), value, _sign(match["sign"]))
    for match in anchors.matches(_TENTHS):
        digit = chinese(match["low"])
        exact = digit is not None and not match["high"]
        yield Percent(
            match.start(), match.end(), (digit or 0) * 10 + (5 if match["half"] else 0) if exact else None
        )


def _sign(mark: str | None) -> str:
    if not mark:
        return ""
    return "+" if mark.strip() in "+▲↑" else "-"


def multiples(anchors: Anchors) -> Iterator[Multiple]:
    """Every change told as a multiple."""
    for multiple, percent in _MULTIPLES:
        for match in anchors.matches(multiple):
            yield Multiple(match.start(), match.end(), abs(percent), "up" if percent > 0 else "down")
