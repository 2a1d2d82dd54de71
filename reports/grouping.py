"""What several pages told of one thing, put together: statements by chip, announcements by model."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reports.names import chip_name
from reports.report import Announcement, Report, Reported, ReportedMove, Told

Item = TypeVar("Item")


@dataclass(frozen=True)
class Statement:
    """The figures of one sentence, and the other pages that told the same ones."""

    figures: Sequence[Reported]
    others: Sequence[Reported]

    @property
    def first(self) -> Reported:
        """The page that told it first."""
        return self.figures[0]


@dataclass(frozen=True)
class Chip:
    """All that was told of a chip's price."""

    slug: str
    statements: Sequence[Statement]
    outlets: int

    @property
    def name(self) -> str:
        """As people say it."""
        return chip_name(self.slug)

    @property
    def all(self) -> Told:
        """What its footnote stands for."""
        return Told(chip=self.slug)


def press(report: Report) -> list[Chip]:
    """What was told of prices, by chip: the one that most outlets tell of first."""
    chips = together(report.reported, lambda told: told.chip)
    grouped = [_chip(told[0].chip, told) for told in chips]
    return sorted(grouped, key=lambda chip: (-chip.outlets, -len(chip.statements), chip.slug))


def _chip(slug: str, told: Sequence[Reported]) -> Chip:
    sentences = together(told, lambda one: (one.url, one.quote))
    alike = together(sentences, lambda sentence: frozenset(_figure(one) for one in sentence))
    statements = [_statement(same) for same in alike]
    ordered = sorted(statements, key=lambda statement: -len(statement.others))
    return Chip(slug, ordered, len({one.outlet for one in told}))


def _statement(same: Sequence[Sequence[Reported]]) -> Statement:
    """Of pages that tell the same figures the first one speaks; of an outlet one page is enough."""
    first, *others = same
    outlets = {sentence[0].outlet: sentence[0] for sentence in reversed(others)}
    outlets.pop(first[0].outlet, None)
    return Statement(first, [*reversed(outlets.values())])


def _figure(told: Reported) -> tuple[object, ...]:
    """What makes two figures the same, whoever tells them."""
    if isinstance(told, ReportedMove):
        ends = (told.start, told.end, told.change, told.change_pct)
        return told.basis, told.direction, *ends, told.currency, told.period
    about = (told.basis, told.per, told.term, told.condition, told.form_factor, told.memory_gb)
    return *about, told.low, told.high, told.currency, told.valid_on


def by_thing(told: Iterable[Announcement]) -> list[list[Announcement]]:
    """What several outlets announced, each once: what most tell of first, the fullest first of each."""
    groups = [_fullest_first(group) for group in together(told, lambda one: (_plain(one.subject), one.event))]
    return sorted(
        groups, key=lambda group: (-len(group), group[0].maker is None, -(group[0].parameters or 0))
    )


def _fullest_first(group: Sequence[Announcement]) -> list[Announcement]:
    ordered = sorted(group, key=lambda told: sum(value is None for value in vars(told).values()))
    return list({told.outlet: told for told in reversed(ordered)}.values())[::-1]


def by_sentence(told: Iterable[Announcement]) -> list[list[Announcement]]:
    """The chips of one sentence that the same happened to."""
    return together(told, lambda one: (one.url, one.quote, one.event, one.date))


def together(told: Iterable[Item], same: Callable[[Item], object]) -> list[list[Item]]:
    """Groups of what is the same, in the order of their first."""
    groups: dict[object, list[Item]] = {}
    for one in told:
        groups.setdefault(same(one), []).append(one)
    return list(groups.values())


def _plain(name: str) -> str:
    """`DeepSeek-V4` and `DeepSeek V4` are one model."""
    return "".join(char for char in name.casefold() if char.isalnum()) or name
