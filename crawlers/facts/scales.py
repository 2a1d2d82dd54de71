"""What a figure stands for where its head counts in more than one: 价格(万元), "$ thousands", "USD k"."""

import re

from msgspec.structs import replace

from crawlers.facts.numbers import exact
from crawlers.facts.spans import Amount

_SCALE = re.compile(
    r"(?P<wan>万(?=[美欧日港]?[元圆]|[/)]|人民币))|(?P<k>(?:[$€£]|usd|eur|in) ?(?:k|thousands?)(?![a-z])"
    r"|k (?:usd|eur)|thousands? of (?:us )?dollars|千[美欧]?元)"
    r"|(?P<m>(?:[$€£]|usd|in) ?millions?(?![a-z])|百万[美欧]?元)"
)
_FACTORS = {"wan": 10_000.0, "k": 1_000.0, "m": 1_000_000.0}
_OWN = re.compile(r"[万千百亿kmbw]")


def scaled(amount: Amount, text: str, head: str) -> Amount:
    """A bare figure without a multiplier of its own, in the currency's main unit."""
    scale = None if _OWN.search(text, amount.start, amount.end) else _SCALE.search(head)
    if not scale:
        return amount
    factor = _FACTORS[scale.lastgroup or ""]
    return replace(amount, low=exact(amount.low * factor), high=exact(amount.high * factor))
