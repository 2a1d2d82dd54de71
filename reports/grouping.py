"""What the page puts together: statements by chip and sentence, announcements by thing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from reports.names import chip_name
from reports.report import Announcement, Report, Reported, Told

Item = TypeVar("Item")


@dataclass(frozen=True)
class Chip:
    """All that was told of a chip's price: the figures of each sentence."""

    slug: str
    statements: Sequence[Sequence[Reported]]

    @property
    def name(self) -> str:
        """As people say it."""
        return chip_name(self.slug)

    @property
    def all(self) -> Told:
        """What its footnote stands for."""
        return Told(chip=self.slug)

    @property
    def figures(self) -> list[Reported]:
        """All of them, those of the sentence first that most outlets carry."""
        return [*chain.from_iterable(self.statements)]

    @property
    def witnesses(self) -> int:
        """How often outlets tell of it."""
        return sum(statement[0].witnesses for statement in self.statements)


def press(report: Report) -> list[Chip]:
    """What was told of prices, by chip: first the one that outlets tell of most often, then most of."""
    chips = [_chip(told) for told in together(report.reported, lambda told: told.chip)]
    return sorted(chips, key=lambda chip: (-chip.witnesses, -len(chip.figures), chip.slug))


def _chip(told: Sequence[Reported]) -> Chip:
    sentences = together(told, lambda one: (one.url, one.quote))
    return Chip(told[0].chip, sorted(sentences, key=lambda figures: -figures[0].witnesses))


def weightiest_first(told: Iterable[Announcement]) -> list[Announcement]:
    """What most outlets tell of first, then the largest models."""
    return sorted(told, key=lambda one: (-one.witnesses, one.maker is None, -(one.parameters or 0)))


def once(told: Iterable[Announcement], but: Iterable[Announcement]) -> list[Announcement]:
    """Each thing once, `but` those told already."""
    known = {_thing(one) for one in but}
    alike = together(weightiest_first(told), _thing)
    return [first for first, *_ in alike if _thing(first) not in known]


def by_sentence(told: Iterable[Announcement]) -> list[list[Announcement]]:
    """The chips of one sentence that the same happened to."""
    return together(told, lambda one: (one.url, one.quote, one.event, one.date))


def together(told: Iterable[Item], same: Callable[[Item], object]) -> list[list[Item]]:
    """Groups of what is the same, in the order of their first."""
    groups: dict[object, list[Item]] = {}
    for one in told:
        groups.setdefault(same(one), []).append(one)
    return list(groups.values())


def _thing(told: Announcement) -> str:
    """`DeepSeek-V4` and `DeepSeek V4` are one model."""
    return "".join(char for char in told.subject.casefold() if char.isalnum()) or told.subject
