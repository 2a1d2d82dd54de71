"""Reported prices and moves as a reader says them, in plain text (not yet escaped)."""

from reports.report import ReportedMove, ReportedPrice
from reports.wording import date_name, duration, figure, money, sum_of

_WAYS = {"up": "up", "down": "down"}


def price_phrase(told: ReportedPrice) -> str:
    """`about CNY 300,000`, `$2.20 a chip and hour`, `CNY 2,600,000 a server`."""
    unit = " and ".join(part for part in (_unit(told), told.term) if part)
    return sum_of(told.low, told.high, told.currency, told.bound) + (f" a {unit}" if unit else "")


def conversion(told: ReportedPrice) -> str | None:
    """The same in dollars, or in yuan where it was told in dollars."""
    if told.currency == "USD":
        return money(told.cny, "CNY") if told.cny is not None else None
    return money(told.usd) if told.usd is not None else None


def particulars(told: ReportedPrice) -> str:
    """What is known of the thing beyond its chip: `used, SXM 80 GB, price of May 2023`."""
    memory = f"{told.memory_gb:g} GB" if told.memory_gb else None
    kind = " ".join(part for part in (told.form_factor, memory) if part)
    held = date_name(_valid(told)) if told.valid_precision in ("day", "month", "year") else None
    return ", ".join(part for part in (told.condition, kind, f"price of {held}" if held else None) if part)


def move_phrase(told: ReportedMove) -> str:
    """`up CNY 70,000 in a week`, `up 50% from CNY 60,000 to CNY 90,000 in 3 months`."""
    parts = [_WAYS.get(told.direction, "unchanged")]
    if told.change is not None:
        parts.append(_amount(told.change, told.currency))
    if told.change_pct is not None:
        parts.append(f"{told.change_pct:g}%" if told.change is None else f"({told.change_pct:g}%)")
    ends = (("from", told.start), ("to", told.end))
    parts += [f"{word} {_amount(at, told.currency)}" for word, at in ends if at is not None]
    if told.period:
        parts.append(f"in {duration(told.period)}".replace("in 1 ", "in a "))
    if told.per == "server":
        parts.append("a server")
    if told.basis == "rental":
        parts.append("to rent")
    return " ".join(parts)


def _unit(told: ReportedPrice) -> str | None:
    if told.per == "server":
        return "server"
    return "chip" if told.term else None


def _valid(told: ReportedPrice) -> str | None:
    length = {"year": 4, "month": 7, "day": 10}[told.valid_precision or "day"]
    return told.valid_on.isoformat()[:length] if told.valid_on else None


def _amount(value: float, currency: str | None) -> str:
    return money(value, currency) if currency else figure(value)
