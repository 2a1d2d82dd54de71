"""Chips told by their number alone behind one of their family: "Gaudi 2 and 3", 昇腾950、960、970."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from crawlers.names.finder import Found

T = TypeVar("T")
# A family of two letters or more and the number that tells the member; "H100, 200" may be a count.
_MEMBER = re.compile(r"(.*[a-z\u4e00-\u9fff]{2} ?)\d+[a-z]{0,2}$")
_NEXT = re.compile(
    r"(?:、|/| ?[和与及] ?|以及|, (?:and )?|,? and ) ?(\d{1,4}[a-z]{0,2})"
    r"(?![^\W和与及则将随都均分也要会]|%|[.,]\d)"
    r"(?! ?(?:[万亿千元个张块颗片台卡年月日倍成款家]|小时|gb|tb|%|[tp]?flops|tops|瓦|[wx](?![a-z])"
    r"|(?:years?|months?|weeks?|days?|hours?|times|units|nodes|servers|others|more|new|other|million|billion)(?![a-z])))"
)


def members(hit: Found[T], folded: str, family: str, known: Callable[[str], T | None]) -> Iterator[Found[T]]:
    """A name and those of its family whose numbers follow on it, as long as they are `known` names; a name
    that is a number itself is of the `family`.
    """
    yield hit
    member = _MEMBER.fullmatch(folded, hit.start, hit.end)
    stem = member[1] if member else family if folded[hit.start].isdigit() else ""
    following = _NEXT.match(folded, hit.end) if stem else None
    while following:
        value = known((stem + following[1]).replace(" ", ""))
        if value is None:
            return
        yield Found(following.start(1), following.end(1), value)
        following = _NEXT.match(folded, following.end(1))
