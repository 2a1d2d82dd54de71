"""What was seen and not taken: a price beside an accelerator that no name is known for.

There is one place to add it: a line of crawlers/names/chips.csv, or a pattern of crawlers/names/families.py.
"""

import re
from collections.abc import Iterator

from crawlers.facts.passage import Passage
from crawlers.facts.prices import quote
from crawlers.facts.roles import role
from crawlers.facts.spans import within
from crawlers.records import Refusal

_NAME = r"[a-z]{1,6}[ -]?\d{2,4}[a-z]{0,2}"
_KIND = r"(?:ai )?(?:gpus?|npus?|accelerators?|(?:加速|训练|推理|算力)卡|芯片|显卡)"
# A name like a product's beside the word for what it is: "XG900 accelerator", 加速卡QX500.
_UNKNOWN = re.compile(
    rf"(?<![a-z0-9-])(?P<before>{_NAME}) ?(?={_KIND})"
    rf"|{_KIND}[ “\"]?(?P<behind>{_NAME})(?![a-z0-9])(?! ?(?:gb|tb|w(?![a-z])|%))"
)


def refusals(passage: Passage) -> Iterator[tuple[int, Refusal]]:
    """A refusal for each unknown accelerator in a sentence that tells a price and names no known chip."""
    for match in _UNKNOWN.finditer(passage.text):
        start, end = passage.sentence(match.start())
        if within(passage.chips, start, end):
            continue
        amounts = [
            a for a in within(passage.amounts, start, end) if a.currency and role(passage, a) == "price"
        ]
        if amounts:
            name = passage.page.plain[slice(*match.span("before" if match["before"] else "behind"))]
            words = quote(passage, match.start())
            yield match.start(), Refusal(reason="unknown-chip", value=name, quote=words)
