"""Items of a list that each price a good of their own: a parts list, a quote, a budget."""

import re

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, ChipSpan, within

# What an item begins with; those of one list begin alike.
_MARK = re.compile(r"\s*(?:[-•·*●▸+>]|\[[ x]\]|\(?\d{1,2}[.)、]|[①-⑳])\s*|\s*")
# A label may be so long, what stands behind its sum so, in characters.
_LABEL, _REST = 48, 40
# How far before a sum the item of a chip may stand, in characters.
_REACH = 400
# What parts a label without a mark from its sum.
_PARTED = re.compile(r"(?:[:–—~|=\t.…-]|\s{2}|[\u4e00-\u9fff)] ?)\s*$")
_PROSE = re.compile(r"[.。!?;][\"”')]*$|[,;。].*[,;。]")
# What such an item may speak of and still price the good of the one before.
_SAME = ("price", "rental", "purchase", "now", "was", "each", "cloud", "compare")
_SAME_KINDS = ("tier:", "condition:", "seller:")
_TERMS = re.compile(
    r"\d+|(?<![a-z])(?:hours?|hourly|days?|weeks?|months?|monthly|years?|yearly|yr|hr|mo|plan|term|commit\w*"
    r"|upfront|spot|secure|standard|premium|pro|basic|list|street|retail|launch|total|average|avg|median"
    r"|low|high|min|max|cheapest|from|to|about|in|on|at|for|the|an?|with|without|no|and|or|per|gpus?|cards?"
    r"|chips?|units?|node|server|instance|pcie|sxm\d?|nvl|oam|hgx|gb|vram|usd|eur|gbp|cny|rmb|yuan|us|uk|eu"
    r"|founders|edition|fe|oc|gaming|variant|version|model)(?![a-z])"
    r"|[个小时天周月年日初底份版卡张块单台整机约每起含税不元按包价格国行港水]|公版|非公"
)
# Who sells the cards of others under names of their own.
_PARTNERS = re.compile(
    r"(?<![a-z])(?:asus|msi|gigabyte|zotac|palit|gainward|pny|inno3d|galax|colorful|sapphire|powercolor|xfx)"
    r"(?![a-z])|华硕|微星|技嘉|七彩虹|影驰|索泰|铭瑄|耕升|蓝宝石|映众"
)
_WORD = re.compile(r"[a-z]{2}|[\u4e00-\u9fff]{2}")


def is_of_other_item(passage: Passage, amount: Amount, chip: ChipSpan) -> bool:
    """Whether a sum is the price of another item of the list in which a chip has its own: "RTX 3090: $690"
    is followed by "Threadripper and board: $850".
    """
    line, other = passage.line(amount.start), passage.line(chip.start)
    if other[1] >= line[0] or line[0] - other[1] > _REACH or "\n\n" in passage.text[other[1] : line[0]]:
        return False
    own = within(passage.amounts, chip.end, other[1])
    sums = [each for each in own if each.currency or each.low >= 1000]
    here, there = _item(passage, line, amount), _item(passage, other, sums[0]) if sums else None
    if here is None or there is None or _mark(passage, line) != _mark(passage, other):
        return False
    sold = any(cue.sense.startswith("seller:") for cue in within(passage.cues, *other))
    return not sold and _names_good(passage, *here)


def _item(passage: Passage, line: tuple[int, int], amount: Amount) -> tuple[int, int] | None:
    """Where the label of an item stands, up to its first sum; None if the line is no item."""
    start = line[0] + len(_mark(passage, line))
    label, rest = passage.text[start : amount.lead], passage.text[amount.tail : line[1]]
    marked = start > line[0] and passage.text[line[0] : start].strip()
    parted = marked or _PARTED.search(label)
    short = len(label) <= _LABEL and len(rest) <= _REST and label.strip()
    first = not any(a.currency for a in within(passage.amounts, start, amount.start))
    return (start, amount.lead) if parted and short and first and not _PROSE.search(label + rest) else None


def _mark(passage: Passage, line: tuple[int, int]) -> str:
    """What a line begins with, its numbers as one: "1. " and "2. " are alike."""
    found = _MARK.match(passage.text, *line)
    return re.sub(r"\d+", lambda number: "0" * len(number[0]), found[0]) if found else ""


def _names_good(passage: Passage, start: int, end: int) -> bool:
    """Whether a label names anything beside prices, sellers, terms and variants."""
    label = passage.text[start:end]
    if within(passage.dates, start, end) or _PARTNERS.search(label):
        return False
    known = [
        cue
        for cue in within(passage.cues, start, end)
        if cue.sense in _SAME or cue.sense.startswith(_SAME_KINDS)
    ]
    for mark in (*known, *within(passage.machines, start, end)):
        label = label[: mark.start - start] + " " * (mark.end - mark.start) + label[mark.end - start :]
    return bool(_WORD.search(_TERMS.sub(" ", label)))
