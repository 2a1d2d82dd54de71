"""Attributes that are worked out when first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801
    """`functools.cached_property` without its lock, which in Python 3.11 takes longer than most spans do."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, thing: Any, _owner: type | None = None) -> T:
        value: T = self._work(thing)
        thing.__dict__[self._name] = value
        return value
