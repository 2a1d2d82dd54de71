"""A move in the making, while the parts of its telling are gathered."""

from dataclasses import dataclass, replace

from crawlers.facts.spans import Amount, ChipSpan


@dataclass(frozen=True, slots=True)
class Draft:
    """A move in the making: where it stands, whose it is, and what has been told of it."""

    place: int
    end: int
    chips: tuple[ChipSpan, ...]
    direction: str
    start_amount: Amount | None = None
    end_amount: Amount | None = None
    change: Amount | None = None
    percent: float | None = None

    @property
    def amounts(self) -> list[Amount]:
        """The amounts that the move has spoken for."""
        return [amount for amount in (self.start_amount, self.end_amount, self.change) if amount]

    @property
    def is_bare(self) -> bool:
        """Whether only the direction is told."""
        return self.percent is None and not self.amounts

    def joins(self, other: "Draft") -> bool:
        """Whether two tell of one move: same chips, same direction, no slot told otherwise."""
        same = {c.chip for c in self.chips} == {
            c.chip for c in other.chips
        } and self.direction == other.direction
        slots = ("start_amount", "end_amount", "change", "percent")
        told = ((getattr(self, slot), getattr(other, slot)) for slot in slots)
        return same and not any(None not in pair and pair[0] != pair[1] for pair in told)

    def with_(self, other: "Draft") -> "Draft":
        """Both told together."""
        return replace(
            self,
            end=max(self.end, other.end),
            start_amount=self.start_amount or other.start_amount,
            end_amount=self.end_amount or other.end_amount,
            change=self.change or other.change,
            percent=self.percent if self.percent is not None else other.percent,
        )
