"""In which money bare figures count, as a label, a head or a foot tells it for all of them."""

import re

from crawlers.facts.heads import foot
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, within

_CODES = "usd|eur|gbp|inr|jpy|cny|rmb|hkd|twd|ntd|krw|aud|cad|sgd|chf"
_COINS = "(?:us |u\\.s\\. )?dollars|euros?|yuan|renminbi|yen|pounds|rupees|francs"
_ZH_COINS = "万?(?:[美欧港日韩]?元|英镑|日圆|卢比|美金|美刀|人民币|(?:新?台|港)币)"
UNIT_OF_MONEY = re.compile(
    rf"[$€£¥₹] ?/|[$€£¥₹] (?:per|an?) (?:gpu|card|chip|hour|node|month)|{_ZH_COINS} ?(?:/|每)"
    rf"|(?:{_CODES}|yuan|dollars?|euros?) ?(?:per(?![a-z])|/)|(?<![a-z])(?:{_COINS}) (?:per|an?) "
    rf"|(?<![a-z])in (?:{_CODES}|{_COINS})(?![a-z])"
    rf"|单位(?:为|是|都是|均为)?[: ]?(?:{_ZH_COINS})|以(?:{_ZH_COINS})计"
    rf"|[(,] ?(?:{_CODES}) (?:excl|incl|ex|inc|net|gross|plus)(?![a-z])"
    rf"|[(,] ?(?:{_ZH_COINS}|{_CODES}|{_COINS}|[$€£¥₹]) ?[),]"
)


def money_heads(passage: Passage, amount: Amount) -> tuple[tuple[int, int], ...]:
    """What may say in which money a bare figure counts: its label, 价格(美元):30000, or what opens its line
    up to the first chip, 报价表(单位:万元/台):H100 八卡 230; the heads over it; the foot of its list.
    """
    start, end = passage.line(amount.start)
    opening = ((start, label),) if (label := _label_end(passage, start, amount)) else ()
    return (*opening, *passage.heads(amount.start), *foot(passage.text, end))


def _label_end(passage: Passage, start: int, amount: Amount) -> int | None:
    """Where the words end that open a line and speak of money for its figures."""
    chips = within(passage.chips, start, amount.start)
    if chips and ":" in passage.text[start : chips[0].start]:
        return chips[0].start
    return amount.lead if passage.text[start : amount.lead].rstrip().endswith(":") else None
