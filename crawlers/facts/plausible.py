"""What sizes of price are met: evidence where a passage leaves the basis open, and a bar to totals."""

import re

# Dollars for one unit of a currency, coarse on purpose: only magnitudes are compared.
_DOLLARS = {
    "USD": 1.0, "CNY": 0.14, "EUR": 1.1, "GBP": 1.3, "JPY": 0.0067, "HKD": 0.13, "TWD": 0.031, "KRW": 0.00072,
    "INR": 0.012, "AUD": 0.65, "CAD": 0.73, "SGD": 0.75, "CHF": 1.15,
}  # fmt: skip
# Dollars, lowest and highest, by (basis, per, term).
_RANGES: dict[tuple[str, str, str | None], tuple[float, float]] = {
    ("rental", "chip", "hour"): (0.005, 150),
    ("rental", "server", "hour"): (0.05, 2_000),
    ("rental", "server", "day"): (1, 10_000),
    ("rental", "chip", "month"): (10, 60_000),
    ("rental", "server", "month"): (50, 1_000_000),
    ("rental", "chip", "year"): (100, 300_000),
    ("rental", "server", "year"): (1_000, 5_000_000),
    ("purchase", "chip", None): (25, 130_000),
    ("purchase", "server", None): (900, 40_000_000),
}


def dollars(value: float, currency: str) -> float:
    """Roughly that many US dollars."""
    return value * _DOLLARS.get(currency, 1.0)


def plausible(basis: str, per: str, term: str | None, low: float, currency: str) -> bool:
    """Whether such a price is met at all."""
    lowest, highest = _RANGES.get((basis, per, term), (0.0, 1e12))
    return lowest <= dollars(low, currency) <= highest


# Dollars that cards of a kind are sold for, new or used, a third of the least and twice the most yet seen:
# what is said of one at less is a part, a service or an hour of it, at more a machine or a lot.
_SOLD = (
    (
        re.compile(
            r"nvidia-(?:[hb]\d|g[hb][23]|blackwell|hopper|rubin|vera)|amd-mi3|huawei-ascend-9|intel-gaudi"
        ),
        (3_000, 250_000),
    ),
    (re.compile(r"nvidia-(?:a[18]00|l[24]0|rtx-(?:pro-)?6000|rtx-a6000)"), (700, 50_000)),
    (re.compile(r"nvidia-rtx-[45]090"), (500, 18_000)),
    (
        re.compile(r"nvidia-(?:rtx-[2-5]0[5-8]|gtx|[kmp]\d|v100|t4|t10|rtx-3090)|amd-(?:rx|mi[56]0)"),
        (20, 20_000),
    ),
)


def met(chip: str, terms: tuple[str, str, str | None], low: float, currency: str) -> bool:
    """Whether a chip is sold or let at such a price, or a machine with it."""
    basis, per, _term = terms
    if basis == "purchase":
        least, most = next((sums for kind, sums in _SOLD if kind.match(chip)), (0, 1e12))
        if not least <= dollars(low, currency) <= (most if per == "chip" else 1e12):
            return False
    return plausible(*terms, low, currency)


# Dollars by term from which no single chip is sold or rented: where an instance is spoken of, and anyway.
_MACHINES: dict[str | None, tuple[float, float]] = {
    "hour": (16, 45), "month": (12_000, 30_000), "year": (100_000, 200_000), None: (130_000, 130_000),
}  # fmt: skip


def is_machine(term: str | None, low: float, currency: str, *, told: bool) -> bool:
    """Whether a price is too high for one chip: $98 an hour for "an H100 instance" (`told`) is for eight."""
    instance, anything = _MACHINES[term]
    return dollars(low, currency) >= (instance if told else anything)
