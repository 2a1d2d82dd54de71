"""Questions of an amount that many rules ask, answered once for each passage."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount

T = TypeVar("T")
_UNASKED = object()


def once(question: Callable[[Passage, Amount], T]) -> Callable[[Passage, Amount], T]:
    """The question, whose answers the passage keeps."""

    @wraps(question)
    def ask(passage: Passage, amount: Amount) -> T:
        known = passage.answers[question]
        answer = known.get(amount, _UNASKED)
        if answer is _UNASKED:
            answer = known[amount] = question(passage, amount)
        return cast(T, answer)

    return ask
