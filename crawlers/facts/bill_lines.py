"""What the line of a list or a bill says of its sum: the label it opens with, the figures beside it."""

import re

from crawlers.facts import table_heads
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, within

# A longer opening of a line is no label, in characters.
_LABEL = 32
# A label that only blanks part from its sum.
_PLAIN_LABEL = re.compile(r"(?!.*in stock)[^,;。!?|]{1,20}")
# What renting brings in: 满租年收入, "Rental income".
_INCOME = re.compile(
    r"(?:收入|收益|营收|利润|income|revenue|profit|takings|押金|deposit)[^a-z\u4e00-\u9fff]*$"
)
# What is paid to others than the seller.
_LEVY = re.compile(
    r"(?:import|customs|dut(?:y|ies)|tax(?:es)?|vat|gst|shipping|handling|freight)(?![a-z-])|关税|税[费金额]|运费"
)
# How a sentence opens that prices tokens, or what a chip makes.
_TOKENS = re.compile(
    r"\W*(?:the )?(?:[a-z-]+ ){0,2}(?:costs?|prices?|rates?|\$) (?:per|for|/) ?(?:(?:a|one|1) ?)?"
    r"(?:million|billion|thousand|1m|1k|m|k)? ?(?:input |output )?(?:tokens?|tok|images?"
    r"|requests?|queries)(?![a-z])"
)
# How far before an amount its line is looked at, in characters.
_BETWEEN = 120


def is_of_tokens(passage: Passage, amount: Amount) -> bool:
    """Whether its sentence opens with what tokens cost: "Cost per million tokens: $0.09 on an L40S"."""
    start = passage.sentence(amount.start)[0]
    return not amount.owns_unit and bool(_TOKENS.match(passage.text, start, amount.start))


def is_labelled_otherwise(passage: Passage, amount: Amount) -> bool:
    """Whether a line opens with another good or sum: "Support (3 yr): $92,000", 运维 每年3万元."""
    start = passage.line(amount.start)[0]
    if amount.lead - start > _BETWEEN or within(passage.chips, start, amount.lead):
        return False
    label, colon, _rest = passage.text[start : amount.lead].strip(" -*•·#\t").partition(":")
    if len(label) > _LABEL or not (colon or (not amount.owns_unit and _PLAIN_LABEL.fullmatch(label))):
        return False
    if _LEVY.match(label) or (not amount.owns_unit and _INCOME.search(label)):
        return True
    return table_heads.is_other(label) and not passage.has(start, amount.lead, "price", "rental")


def is_row_total(passage: Passage, amount: Amount) -> bool:
    """What the number and the price before it in its row come to: "2台 1,280,000 2,560,000"."""
    start = max(passage.line(amount.start)[0], amount.start - _BETWEEN)
    before = within(passage.amounts, start, amount.start)[-2:]
    if len(before) < 2 or amount.owns_unit or within(passage.machines, before[0].start, before[0].end + 1):
        return False  # "8x H100: $2.79, $22.32" prices one and all of a machine
    return are_factors(before[0], before[1], amount)


def are_factors(number: Amount, price: Amount, total: Amount) -> bool:
    """Whether a number of things and the price of one come to a total."""
    product = number.low * price.low
    whole = number.low >= 2 and number.low.is_integer() and number.currency is None
    return whole and price.low > 0 and abs(product - total.low) <= 0.0005 * product
