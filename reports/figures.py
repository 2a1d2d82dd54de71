"""Figures as all languages write them: rounding, signs, and a dash for what is not known."""

NONE = "–"


def figure(amount: float | None) -> str:
    """`2.41`, `29,500`; a dash for none."""
    if amount is None:
        return NONE
    return f"{amount:,.2f}" if abs(amount) < 99.995 else f"{amount:,.0f}"


def percent(value: float | None) -> str:
    """`+2.3%`, `−0.4%`, `0.0%`; a dash for none."""
    return NONE if value is None else f"{points(value)}%"


def points(value: float) -> str:
    """The same without the sign of percent: `+2.3`."""
    if round(abs(value), 1) == 0:
        return "0.0"
    return f"{'+' if value > 0 else '−'}{abs(value):.1f}"


def size(value: float) -> str:
    """A change without its sign: `2.3%`, `33%` from ten on."""
    return f"{abs(value):.0f}%" if abs(value) >= 9.95 else f"{abs(value):.1f}%"


def share(value: float | None) -> str:
    """A part of one as whole percent: `4%`; a dash for none at all."""
    if not value:
        return NONE
    return f"{max(100 * value, 1):.0f}%"


def tokens(number: int | None) -> str:
    """A context length: `128K`, `1M`."""
    if number is None:
        return NONE
    if number >= 1_000_000:
        return f"{number / 1e6:.3g}M"
    thousand = 1024 if number % 1024 == 0 else 1000
    return f"{number / thousand:.3g}K" if number >= 1000 else str(number)
