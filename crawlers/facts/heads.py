"""Heads: the lines that speak for the lines under them, as headings and the openings of lists do."""

import re
from bisect import bisect_right

# How many heads deep a line may stand: title, card, "On-premise module".
_DEPTH = 3
# For how many lines the first head of a page speaks as its title.
_TITLED = 12
_ITEM = re.compile(r"\s*(?:[-•·●▸>+]|\d{1,2}[.)、]|[①-⑳])\s")
_PROSE = re.compile(r"[。.!?;,…][\"”’)]*$")
_MONEY = re.compile(
    r"[$€£¥₹]\s?\d|\d\s?(?:元|美元|yuan)|\d\s?万|\d\.\d{1,2}w(?![a-z])|[\u4e00-\u9fff][^\n]*\dw(?![a-z])"
    r"|[:=]\s*[~≈]?\d[\d.,–-]*\s*$"
)
_LONGEST = 80
# A line that a name with a number labels; one behind another is an item like it, no head: "B200: no quotes".
_LABELLED = re.compile(r"\s*(?=[^:\n]{0,40}\d)[^:#\n]{1,40}: ?[^\s:]")
# A line of JSON is no heading.
_OBJECT = ("{", "[", '"')

# How a footnote opens that speaks for all of its table.
_SPEAKS_FOR_ALL = re.compile(
    r"[\s(*_>†¹#-]*(?:all|averages?|medians?|prices?|rates?|figures?|notes?|as of"
    r"|(?:last )?(?:updated|checked|verified)|[$€£¥] ?(?:/|per )|sources?|data|valid|quoted|collected"
    r"|retrieved|(?:in )?(?:usd|eur|rmb|cny)|新台币|人民币|美元|以上|价格|报价|数据|截至|单位|更新|均"
    r"|注|来源|统计|采集|有效)"
)
# How far under a figure the line may begin that speaks for all of its list, in characters.
_FOOT_REACH = 600


class Heads:
    """For every line of a text the stretch of the heads over it."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._heads: list[tuple[tuple[int, int], ...]] = []
        start, stack, after_prose, labelled = 0, list[tuple[int, int]](), False, False
        title: tuple[int, int] | None = None
        for line in text.split("\n"):
            end = start + len(line)
            if line.strip():
                stack = [] if after_prose and not _ITEM.match(line) and not is_head(line) else stack
                self._starts.append(start)
                over = (
                    stack
                    if title is None or title in stack or len(self._starts) > _TITLED
                    else [title, *stack]
                )
                self._heads.append(tuple(over[::-1]))
                if is_head(line) and not (labelled and _LABELLED.match(line)):
                    stack = _push(stack, text, (start, end))
                    title = title or (start, end)
                labelled = bool(_LABELLED.match(line))
                after_prose = not is_head(line) and not _ITEM.match(line) and len(line) > _LONGEST
            else:
                labelled = False
            start = end + 1

    def over(self, place: int) -> tuple[tuple[int, int], ...]:
        """The stretches of the heads over the line of a place, the nearest first."""
        index = bisect_right(self._starts, place) - 1
        return self._heads[index] if index >= 0 else ()


def is_head(line: str) -> bool:
    """Whether a line speaks for those under it: a heading, what opens a list, a short line without a sum."""
    stripped = line.strip()
    if stripped.startswith("#") or stripped.endswith(":"):
        return True
    return (
        len(stripped) <= _LONGEST
        and not stripped.startswith(_OBJECT)
        and not _PROSE.search(stripped)
        and not _MONEY.search(stripped)
        and "|" not in line
    )


def speaks_for_all(line: str) -> bool:
    """Whether a line under a table or list tells something of all its figures."""
    return bool(_SPEAKS_FOR_ALL.match(line))


def foot(text: str, end: int) -> tuple[tuple[int, int], ...]:
    """The line below the end of another that speaks for all of a list: "All in US dollars per GPU-hour"."""
    start = end + 1
    for line in text[start : end + _FOOT_REACH].split("\n"):
        if speaks_for_all(line):
            return ((start, start + len(line)),)
        start += len(line) + 1
    return ()


def _push(stack: list[tuple[int, int]], text: str, line: tuple[int, int]) -> list[tuple[int, int]]:
    """A heading of Markdown starts anew at its own depth; a list item replaces its sibling."""
    level = _level(text[slice(*line)])
    kept = [head for head in stack if _level(text[slice(*head)]) < level]
    return [*kept, line][-_DEPTH:]


def _level(line: str) -> int:
    """How deep a head stands: # before ##, plain lines below headings, items below lines by their indent."""
    stripped = line.lstrip()
    if stripped.startswith("#"):
        return len(stripped) - len(stripped.lstrip("#"))
    indent = len(line) - len(stripped)
    return (20 if _ITEM.match(line) else 10) + indent
