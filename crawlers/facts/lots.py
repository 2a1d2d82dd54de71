"""Several cards told with one sum: each of them, a lot, a handful, or a factor of the sum."""

import re

from crawlers.facts.machines import MOST
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, ChipSpan, Machine, Span, within

# What the computer around a card is called.
_COMPUTER = re.compile("整机|整台|单机|rigs?|machine|systems?|workstations?|box")
# How many cards told before their name may be one machine.
_CARDS = range(4, 17)
# How many of them a machine or a rack may hold.
_SIZES = (*range(1, 9), 10, 12, 16, 32, 36, 64, 72)

# From several chips to what each is: "four A6000s at $3,400", "six 4090 cards at a street price of $1,900".
_AT = re.compile(
    r"(?:s|(?<=s)| (?:cards|gpus|boards|modules|chips|accelerators))"
    r"(?: \([\w ]{2,12}\)| sxm\d?| pcie| \d{2,3} ?gb)? (?:at|@)"
    r"(?: (?:an?|the|their) (?:(?:[a-z]{4,8} )?(?:price|cost|rate)|average|mean|median) of)? ?"
)


def is_at(text: str, cards: Span, amount: Amount) -> bool:
    """Whether cards in the plural, by their name or their number, are told at a sum: each is."""
    return bool(_AT.fullmatch(text, cards.end, amount.lead))


def is_apiece(text: str, amount: Amount) -> bool:
    """Whether a price is told of each of several: "$250 apiece"."""
    return text.endswith(("each", "apiece"), 0, amount.tail)


def is_factor(text: str, amount: Amount) -> bool:
    """What is multiplied is the price of one: 2× A100 × 18h × $3.67/h."""
    return text[max(0, amount.start - 3) : amount.start].endswith(("× ", "×", "* ", " x "))


def is_lot(mark: Machine, chip: ChipSpan) -> bool:
    """More cards told before their name than a machine holds: "24 A100s, bought at $11,000"."""
    return (mark.count or 0) > MOST or (mark.end == chip.start and (mark.count or 0) not in (*_SIZES, 0))


def is_handful(mark: Machine, chip: ChipSpan) -> bool:
    """A number of cards told before their name that no machine holds: "two used RTX 3090s for $1,200"."""
    return mark.end == chip.start and (mark.count or 8) not in (1, *_CARDS)


def is_computer(passage: Passage, amount: Amount, mark: Machine, chip: ChipSpan) -> bool:
    """The computer around one card for play: 4090整机, "a 5090 rig"; one for several tells their number."""
    if mark.count is not None or not chip.is_for_play or mark.start < passage.sentence(amount.start)[0]:
        return False
    told = within(passage.machines, *passage.sentence(mark.start))
    several = any((other.count or 1) > 1 for other in told)
    return not several and bool(_COMPUTER.fullmatch(passage.text, mark.start, mark.end))
