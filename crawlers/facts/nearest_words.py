"""The word nearest to an amount that says whether it is a price or other money."""

import re

from crawlers.facts.other_money import is_of_something_else
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, within

# How far the word may stand before and behind an amount, in characters.
_BEFORE, _BEHIND = 48, 14
# What the sense of a cue makes of the amount beside it.
_VERDICTS = {
    "price": "price",
    "rental": "price",
    "purchase": "price",
    "memory": "other",
    "token": "strong other",
    "money_other": "strong other",
}
_AT = re.compile(
    r"(?:^|[\s(])(?:at|for)(?: an?| only| just)? ?$"
    r"|(?:(?<![收汇海现])报|挂|花了?|稳定在|维持在|落在|(?<![主重需紧])要(?:价|到)?|[才仅按]|只[要需]"
    r"|[闲咸]鱼上?|一[台张片颗块套]) ?$"
)
# How private sellers end a price: "$5,200 shipped".
_DELIVERED = re.compile(
    r" ?,?(?: each)? (?:shipped|delivered|obo|ono|firm|plus (?:gst|vat|tax|shipping|postage))(?![a-z])"
)
# From a chip to its figure in brackets.
_NAMED = re.compile(r" ?(?:\d{1,3} ?gb? ?)?\((?:约|~)?")
# What a sum tells the price of as its attribute: "a $5 million machine".
_GOOD = re.compile(
    r"[ -](?:[a-z]+ )?(?:machines?|systems?|racks?|cards?|chips?|gpus?|box|servers?|processors?|accelerators?"
    r"|boards?|modules?)(?![a-z])"
)
_FOR_THE = re.compile(
    r" for (?:an?|the|my|one|each) ?"
    r"|(?:以上|以下|左右|上下|出头|不到|起)?的(?:一[张块颗片台]|全新的?|二手的?|顶级|旗舰|高端|入门)?"
    r"(?:英伟达|辉达|华为)? ?"
)


def nearest_word(passage: Passage, amount: Amount) -> str | None:
    """What the cue nearest to the amount in its clause makes of it, "price", "other" or "strong other"; cues
    before it outweigh those behind, and None means that nothing tells.
    """
    start, end = passage.clause(amount.start)
    tail = amount.unit.end if amount.unit else amount.end
    before = passage.cues_in(max(start, amount.start - _BEFORE), amount.start, *_VERDICTS)
    behind = passage.cues_in(tail, min(end, tail + _BEHIND), *_VERDICTS)
    before = [] if before and _is_in_brackets(passage, amount, max(cue.end for cue in before)) else before
    if before:
        nearest = max(before, key=lambda cue: (cue.end, cue.end - cue.start))
        if _VERDICTS[nearest.sense] != "price":
            return _VERDICTS[nearest.sense]
    vetoes = [cue for cue in behind if _VERDICTS[cue.sense] != "price"]
    if vetoes and not before:
        return _VERDICTS[vetoes[0].sense]
    if before or behind or _is_asked(passage, amount, start):
        return "price" if not is_of_something_else(passage, start, amount.start) else "other"
    return _word_of_sentence(passage, amount)


def _is_in_brackets(passage: Passage, amount: Amount, place: int) -> bool:
    """Whether a chip named after a word has its figure in brackets: 预算8000选5060 Ti 16G(3299)."""
    chips = within(passage.chips, place, amount.lead)
    return bool(chips) and bool(_NAMED.fullmatch(passage.text, chips[-1].end, amount.lead))


def _is_asked(passage: Passage, amount: Amount, start: int) -> bool:
    """ "At $7,500", or a unit told before it in the clause: per GPU that makes $40,554."""
    head = passage.text[max(0, amount.lead - 8) : amount.lead]
    starts = amount.currency is None and passage.text.startswith("起", amount.end)
    return (
        starts
        or _is_for_chip(passage, amount)
        or bool(_DELIVERED.match(passage.text, amount.end))
        or bool(_AT.search(head))
        or (head.endswith((" a ", " an ")) and bool(_GOOD.match(passage.text, amount.end)))
        or any(not unit.other for unit in within(passage.units, start, amount.start))
    )


def _is_for_chip(passage: Passage, amount: Amount) -> bool:
    """ "And 1,150 for the 3090 Ti", 1,600美元的RTX 4090."""
    chips = within(passage.chips, amount.end, amount.end + _BEHIND)
    return bool(chips and _FOR_THE.fullmatch(passage.text[amount.end : chips[0].start]))


def _word_of_sentence(passage: Passage, amount: Amount) -> str | None:
    """Where the clause is silent, the word told before it in the sentence."""
    start = passage.sentence(amount.start)[0]
    before = passage.cues_in(start, amount.start, "price", "money_other")
    return "price" if before and before[-1].sense == "price" else None
