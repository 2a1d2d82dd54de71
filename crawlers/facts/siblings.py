"""Other sizes of a model told apart from its name: "A 180B version arrived", told of Falcon-40B."""

import re
from collections.abc import Iterator

from crawlers.facts.mention import Mention
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Spans, within
from crawlers.names.models import size_in

_SIBLING = re.compile(
    r"(?<![a-z])(?:an?|the|its) (?:[a-z]+ ){0,2}(?P<size>\d{1,3}(?:\.\d{1,2})?[bm])"
    r" (?:version|variant|sibling|edition)(?![a-z])"
)
_SIZE_OF_NAME = re.compile(r"(?<![A-Za-z0-9.])\d{1,4}(?:\.\d{1,2})?[BbMm](?![A-Za-z0-9])")
# How far behind a name its siblings are told of, in characters.
_REACH = 300


def siblings(passage: Passage, known: list[Mention]) -> Iterator[Mention]:
    """Each takes the name told last, with its own size for that one's."""
    leaders = Spans(known)
    for match in _SIBLING.finditer(passage.text) if leaders else ():
        start, end = match.span("size")
        for leader in within(leaders, start - _REACH, start)[-1:]:
            name = _SIZE_OF_NAME.sub(passage.page.plain[start:end], leader.name, count=1)
            if leader.in_name and name != leader.name:
                yield Mention(start, end, name, leader.developer, size_in(name))
