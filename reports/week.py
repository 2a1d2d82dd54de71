"""An ISO week, as the report counts time: `2026-W34`, Monday to Sunday."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_NAME = re.compile(r"([12]\d{3})-W(\d{2})")


@dataclass(frozen=True, order=True)
class Week:
    """Seven days from a Monday on."""

    start: date

    @classmethod
    def parse(cls, name: str) -> "Week":
        """The week called `name`; raises ValueError where the calendar has none such (2025-W53)."""
        match = _NAME.fullmatch(name)
        try:
            if match:
                return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1))
        except ValueError:
            pass
        raise ValueError(f"there is no week {name!r}: weeks are written 2026-W34")

    def __str__(self) -> str:
        year, number, _ = self.start.isocalendar()
        return f"{year}-W{number:02d}"

    @property
    def end(self) -> date:
        """Its Sunday."""
        return self.start + timedelta(days=6)

    @property
    def before(self) -> "Week":
        """The week before."""
        return Week(self.start - timedelta(weeks=1))

    @property
    def year(self) -> int:
        """The ISO year it belongs to: that of its Thursday."""
        return self.start.isocalendar().year
