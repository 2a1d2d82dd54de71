"""Figures that count things: 3万枚, 32GB, "8 GPUs", 700W, the number of a line or of a card."""

import re

from crawlers.facts.once import once
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, within

# A noun behind a bare figure that makes a count of it: 3万枚, 40万张, 1000颗, 32GB, 8 GPUs, 2.5 times.
_COUNTED = re.compile(
    r" ?(?:(?:such|similar|identical|cuda|tensor|tensix|stream|stream(?:ing)? multi|shader|rt|ai|compute"
    r"|nvidia|amd"
    r"|used|new|more|or (?:more|fewer|so)|additional|other|physical|of (?:these|those|its|the)) ){0,2}"
    r"(?:多|余|来|几)?(?:枚|颗"
    r"|张(?!卡的?价)|片|个|块(?!钱)|台|套|卡|家|人|名|座|款|次|倍|篇"
    r"|字|条|核|位|层|度|种|项|级|步|小时|(?:天|日|月|年)(?![付租])|周|号|"
    r"gib?(?![a-z])|gb|tb|mb|kb|g(?![a-z])|t(?![a-z])|w(?![a-z/])|kw|mw|gw|瓦|千瓦|伏|hz|mhz"
    r"|ghz|nm|纳米|毫|公斤|吨|米|厘米|平|%|％|x(?![a-z])|×|"
    r"tokens?|tok|参数|parameters|params|gpus?|cards?|chips?|units?|cores?|processors?|hours?|hrs?"
    r"|h(?![a-z])|days?|weeks?|months?|years?|times|stacks?|"
    r"tops|t?flops|bits?|bit|fps|ms|people|customers|users|providers|watts?|points?|pflops"
    r"|petaflops|teraflops|gigabytes|terabytes"
    r"|(?:images?|requests?|frames?|samples?|tokens?|queries|videos?|jobs?|pictures?)(?![a-z])|sold(?![a-z])|"
    r"racks?|servers?|nodes?|lpus?|tpus?|systems|listings|neoclouds|of them|steps|layers|dies"
    r"|nvl|mib|k(?= tokens)"
    r"|亿?参数|分|-[a-z]{2,})"
)
_RUNS_ON = re.compile(r"[a-z](?<!k)(?<!w)(?<!m)")
_JOINED = re.compile(r"[a-z_#-]$")
# A card by its number alone: "the 5070 Ti $749 and the 5070 $549".
_CARD = re.compile(r"(?<![a-z])(?:the|an?|my|his|her|one) $")
_CARD_NUMBER = re.compile(r"[1-9]0[5-9]0(?!\d)|(?<=the )[1-9]\d\d(?![\d,.])")
# The number of a line in a list.
_NUMBERED = re.compile(r"[ \t(]*\d{1,2}[).、]$")
# A day of the month is no sum: "on January 15, from $98.32".
_MONTH = re.compile(
    r"(?<![a-z])(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|ember|ober)?[. ]+$"
)
# Before a number of cards told without their name: H100囤到35万块.
_AMASSED = re.compile(
    r"(?:囤|屯|部署|出货|下单|订购|订|拥有|上线|扩[充容建]?|增加?|达|总数|数量|规模)了?[到至为约]?(?:近|超过?)?$"
)
# How often something happens: "images at 150 an hour"; so many of money have a sign.
_RATE = re.compile(r"(?<![\d.,])[1-9]\d{1,3}(?: an hour| (?:a|per) (?:second|minute|day|hour))(?![a-z])")
# What is counted in thousands of tokens: 128K的长文本, "32K context".
_CONTEXT = re.compile(r" ?(?:的?(?:超?长|上下文|文本|窗口|序列)|(?:tokens?|context|ctx)(?![a-z]))")
# How far before its figure that verb may begin, in characters.
_VERB = 8
# From here on a figure with a W may count watts: 100W.
_POWER = 1_000_000


@once
def is_count(passage: Passage, amount: Amount) -> bool:
    """A bare figure with a counter behind it, or one that runs on from a word: 3万枚, 32GB, p5.48."""
    if amount.currency is not None:
        return _is_amassed(passage, amount)
    if passage.text.endswith(("×", "× "), 0, amount.start):
        return True  # "RTX 4090 ×2 每张17500元"
    if amount.unit and amount.unit.per and not amount.unit.other:
        return False
    chips = within(passage.chips, amount.end, amount.end + 2)
    if chips and passage.text[amount.end : chips[0].start] in ("", " "):
        return True
    text = passage.text
    return bool(
        _COUNTED.match(text, amount.end)
        or _RUNS_ON.match(text, amount.end)
        or _JOINED.search(text[max(0, amount.start - 1) : amount.start])
        or (amount.low < 100 and _NUMBERED.match(text, passage.line(amount.start)[0], amount.end + 1))
        or (
            _CARD.search(text[max(0, amount.start - 4) : amount.start])
            and _CARD_NUMBER.match(text, amount.start)
        )
        or _is_power(passage, amount)
        or _RATE.match(text, amount.start)
        or (text[amount.end - 1] == "k" and _CONTEXT.match(text, amount.end))
        or text.endswith(("out of ", "out of some ", "out of about "), 0, amount.start)
        or (amount.low < 32 and _MONTH.search(text[max(0, amount.start - 11) : amount.start]))
    )


def _is_amassed(passage: Passage, amount: Amount) -> bool:
    """Cards, not 块 of money: H100囤到35万块."""
    told = passage.text[max(0, amount.lead - _VERB) : amount.lead]
    return passage.text[amount.end - 1] == "块" and bool(_AMASSED.search(told))


def _is_power(passage: Passage, amount: Amount) -> bool:
    """Watts, not 万: 700W, "1,400W"; a sum of millions has a word for it beside it, or its machine."""
    figure = passage.text[amount.start : amount.end]
    if not figure.endswith("w") or amount.low < _POWER:
        return False
    clause = passage.clause(amount.start)[0], amount.end
    told = passage.has(*clause, "price", "purchase", "rental") or within(passage.machines, *clause)
    return "," in figure or not told
