"""What was seen and not taken: a price beside an accelerator that no name is known for.

There is one place to add it: a line of crawlers/names/chips.csv, or a pattern of crawlers/names/families.py.
"""

import re
from collections.abc import Iterator

from crawlers.facts.anchors import Anchored
from crawlers.facts.passage import Passage
from crawlers.facts.prices import quote
from crawlers.facts.roles import role
from crawlers.facts.spans import within
from crawlers.records import Refusal

# A name like a product's beside the word for what it is: "XG900 accelerator", 加速卡QX500.
_NAME = r"[a-z]{1,6}[ -]?\d{2,4}[a-z]{0,2}"
_KIND = Anchored(
    r"gpus?|npus?|accelerators?|(?:加速|训练|推理|算力)卡|芯片|显卡",
    "gpu|npu|accelerator|加速卡|训练卡|推理卡|算力卡|芯片|显卡",
)
_BEFORE = re.compile(rf"(?<![a-z0-9-])({_NAME}) ?(?:ai )?$")
_BEHIND = re.compile(rf"[ “\"]?({_NAME})(?![a-z0-9])(?! ?(?:gb|tb|w(?![a-z])|%))")
_LONGEST = 20


def _named(passage: Passage, kind: re.Match[str]) -> tuple[int, int] | None:
    """Where the name stands that a word for accelerators has beside it."""
    low = max(0, kind.start() - _LONGEST)
    before = _BEFORE.search(passage.text, low, kind.start())
    behind = None if before else _BEHIND.match(passage.text, kind.end())
    found = before or behind
    return found.span(1) if found else None


def refusals(passage: Passage) -> Iterator[tuple[int, Refusal]]:
    """A refusal for each unknown accelerator in a sentence that tells a price and names no known chip."""
    for kind in passage.anchors.matches(_KIND):
        place = _named(passage, kind)
        start, end = passage.sentence(kind.start())
        if not place or within(passage.chips, start, end):
            continue
        amounts = [
            a for a in within(passage.amounts, start, end) if a.currency and role(passage, a) == "price"
        ]
        if amounts:
            name, words = passage.page.plain[slice(*place)], quote(passage, place[0])
            yield place[0], Refusal(reason="unknown-chip", value=name, quote=words)
