"""Sums that only say those before them in another currency."""

import re

from crawlers.facts.once import once
from crawlers.facts.passage import Passage
from crawlers.facts.plausible import dollars
from crawlers.facts.spans import Amount, within

_IN_YUAN, _CONVERTED = (
    re.compile(r"(?:约合|折合|相当于)人民币"),
    re.compile(r"约合|折合|≈|(?:换算|折算|换成|折成)[成为]?(?:新?台币|港币|人民币|美[元金])"),
)
# How a sentence opens that only says the sums before it in another currency: "In dollars: $6.40, $4.06".
_RESTATED = re.compile(
    r"\W*(?:that is,? |or |which is )?(?:converted|(?:in|to|into) (?:us |u\.s\. |american )?"
    r"(?:dollars|euros|pounds|yuan|yen|renminbi))(?: terms)?(?: [a-z]+){0,3}[:,]"
)
# "NT$96 million, around US$3 million", of sums that are about the same.
_OR_ABOUT = re.compile(
    r",? ?(?:or )?(?:about|around|roughly|approximately|some|nearly|just (?:over|under))? ?(?:us)?"
    r"|[,(]?(?:换算|折算|换成|折成)(?:成|为|下来)?(?:台币|人民币|港币)?(?:大?约)?"
)
# From a converted sum past its brackets to the words that tell what it is for.
_CLOSES = re.compile(r"(?:[^()\n]{0,24}\)|,)(?= (?:for|per|of|to) )")
# How far behind an amount its conversion may begin, in characters.
_BESIDE = 24
# How far before such a sentence the sums may begin that it says anew, in characters.
_BETWEEN = 120


def _is_restated(passage: Passage, amount: Amount) -> bool:
    """Whether its sentence only says those before it in another currency."""
    start = passage.sentence(amount.start)[0]
    if not _RESTATED.match(passage.text, start) or within(passage.chips, start, amount.start):
        return False
    told = [a for a in within(passage.amounts, start - _BETWEEN, start) if a.currency]
    return bool(told) and told[-1].currency != amount.currency


@once
def is_conversion(passage: Passage, amount: Amount) -> bool:
    """A sum in brackets, or behind 约合, that only says the price before it in another currency."""
    text = passage.text
    if _is_restated(passage, amount):
        return True
    start = max(amount.start - 48, passage.line(amount.start)[0])
    before = [a for a in within(passage.amounts, start, amount.start) if a.currency]
    if not before:
        return False
    gap = text[before[-1].end : amount.start]
    if "(" not in gap and within(passage.chips, before[-1].end, amount.start):
        return False
    if _IN_YUAN.search(gap):
        return True
    told = before[-1].currency
    if told in (None, amount.currency):
        return False
    bracket = gap.rfind("(")
    if bracket >= 0 and ")" not in gap[bracket:]:
        return amount.currency != "¥" or len(gap) < 12
    same = 0.5 < dollars(amount.low, amount.currency or "") / max(dollars(before[-1].low, told), 0.01) < 2
    return bool(_CONVERTED.search(gap) or (same and _OR_ABOUT.fullmatch(text, before[-1].tail, amount.start)))


def past_conversion(passage: Passage, amount: Amount) -> int:
    """Behind what says an amount in another currency: "200,000 yuan ($27,500) for the 910C"; else its end."""
    behind = within(passage.amounts, amount.tail, amount.tail + _BESIDE)[:1]
    if not behind or not is_conversion(passage, behind[0]):
        return amount.tail
    closing = _CLOSES.match(passage.text, behind[0].tail)
    return closing.end() if closing else amount.tail
