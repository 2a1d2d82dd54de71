"""The calculation behind one chip's figures, step by step, so that a reader can do it by hand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reports.asked import asked
from reports.escape import Markdown
from reports.language import EN
from reports.names import full_name
from reports.render import templates
from reports.report import Series
from reports.week import Week

Row = dict[str, Any]


@dataclass(frozen=True)
class Calculation:
    """One series of the chip: its row in `weekly_prices`, and the offers and sellers it is made of."""

    row: Row
    offers: Sequence[Row]
    sellers: Sequence[Row]

    @property
    def name(self) -> Markdown:
        """As the page calls it."""
        return full_name(EN, Series(**{column: self.row[column] for column in Series.__dataclass_fields__}))

    @property
    def relatives(self) -> list[str]:
        """Of the sellers that could be compared."""
        return [factor(seller["relative"]) for seller in self.sellers if seller["relative"] is not None]

    @property
    def matched(self) -> float | None:
        """The week's relative."""
        change = self.row["change_matched_pct"]
        return None if change is None else 1 + change / 100

    @property
    def levels(self) -> list[str]:
        """Of the sellers that have one in dollars, lowest first."""
        return [exact(seller["usd"]) for seller in self.sellers if seller["usd"] is not None]

    @property
    def relinked(self) -> int:
        """Offers that are back after a gap."""
        return sum(bool(offer["relinked"]) for offer in self.offers)


def explain(file: Path, week: str, chip: str, *, as_of: date | None = None) -> str:
    """Every step from the offers to the figures of `chip`'s series in `week`, as Markdown.

    With `as_of`, by what was known at the end of that day. Raises ValueError for a week that is not in the
    calendar or one without an offer of the chip, and OpenError where there is no such file.
    """
    parsed = Week.parse(week)
    with asked(file, "steps", as_of, start=parsed.start, chip=chip) as steps:
        series, offers, sellers = (steps.rows(step) for step in ("series", "offers", "sellers"))
    if not series:
        raise ValueError(f"no offer of {chip!r} was seen in {week}; chips are named as in weekly_prices.chip")
    calculations = [
        Calculation(
            row, *([one for one in rows if one["series"] == row["series"]] for rows in (offers, sellers))
        )
        for row in series
    ]
    made = templates("en", factor=factor, exact=exact, fine=fine, signed=signed, iso=_iso, fine_share=_share)
    return made.get_template("explain.md.j2").render(calculations=calculations, week=parsed).strip() + "\n"


def factor(value: float | None) -> str:
    """A relative, `1.023400`; a dash for none."""
    return "–" if value is None else f"{value:.6f}"


def exact(value: float | None) -> str:
    """A price to six digits, `2.19255`, `198,000`; a dash for none."""
    if value is None:
        return "–"
    decimals = max(0, 5 - math.floor(math.log10(abs(value)))) if value else 0
    whole, _, rest = f"{value:,.{decimals}f}".partition(".")
    return f"{whole}.{rest.rstrip('0')}".rstrip(".")


def fine(value: float) -> str:
    """A change in percent with four digits: `-1.0000 %`."""
    return f"{value:+.4f} %"


def signed(value: float) -> Markdown:
    """A change as what is added to one: `+ 0.012300`."""
    return Markdown(f"{'-' if value < 0 else '+'} {abs(value) / 100:.6f}")


def _share(value: float) -> str:
    return f"{value:.2f} %"


def _iso(day: date) -> str:
    return str(Week(day))
