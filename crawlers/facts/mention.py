"""One model's name where it stands, and names compared by their letters and digits."""

import re
from dataclasses import dataclass
from functools import lru_cache

from crawlers.names.models import may_be_tier


@dataclass(slots=True)
class Mention:
    """One model's name where it stands, with what is told of it there."""

    start: int
    end: int
    name: str
    developer: str | None = None
    in_name: float | None = None
    series: str = ""
    """The name of the series that it was completed from: "Llama 3.1" of "8B and 70B"."""
    event: str | None = None
    date: str | None = None
    told: float | None = None
    planned: bool = False
    """Whether it is only to come."""
    developed: bool = False
    """Whether it is told to have been made, which is no event: 开发了TAIDE-7B."""
    described: bool = False
    """Whether the event is only a description: "an open-source model"."""

    @property
    def told_of(self) -> bool:
        """Whether anything is told of it."""
        return bool(self.event or self.told or self.date)

    def merge(self, other: "Mention") -> None:
        """Take over what another mention of the same model tells; the first event in the text stays."""
        if other.event is not None and (self.event is None or (self.described and not other.described)):
            self.event, self.date = other.event, other.date or self.date
            self.described = other.described
            self.start, self.end = other.start, other.end
        if self.date is None or (other.date or "").startswith(self.date):
            self.date = other.date
        self.told = self.told or other.told
        self.developed = self.developed or other.developed
        self.series = self.series or other.series
        self.developer = self.developer or other.developer


@lru_cache(maxsize=1024)
def line_of(name: str) -> str:
    """A name without its tiers: Claude 4 of "Claude Opus 4"."""
    return squash("".join(word for word in re.split(r"[ -]", name) if not may_be_tier(word)))


@lru_cache(maxsize=1024)
def squash(name: str) -> str:
    """A name's letters and digits, so that "GPT-3" and "gpt3" are one."""
    return re.sub(r"[\W_]+", "", name.casefold())
