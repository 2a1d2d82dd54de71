"""Reported prices and moves as a reader says them."""

import re

from reports.escape import Markdown
from reports.figures import figure
from reports.language import Language, shown
from reports.report import Reported, ReportedMove, ReportedPrice


def price_phrase(say: Language, told: ReportedPrice) -> Markdown:
    """`about CNY 300,000`, `$2.20 a chip and hour`, `CNY 2,600,000 a server`."""
    amount = say.sum_of(told.low, told.high, told.currency, told.bound)
    if not told.term:
        return say.say("phrase.server", amount=amount) if told.per == "server" else amount
    term = say.say(f"phrase.{told.term}") if say.knows(f"phrase.{told.term}") else told.term
    return say.say(f"phrase.{'server' if told.per == 'server' else 'chip'}_term", amount=amount, term=term)


def conversion(say: Language, told: Reported) -> Markdown | None:
    """The same in dollars, or in yuan where it was told in dollars; of a move where it begins and ends."""
    currency = "CNY" if told.currency == "USD" else "USD"
    sums = [amount for amount in _sums_in(currency, told) if amount is not None]
    return say.sum_of(sums[0], sums[-1], currency) if sums else None


def _sums_in(currency: str, told: Reported) -> list[float | None]:
    if isinstance(told, ReportedPrice):
        return [told.cny if currency == "CNY" else told.usd]
    rate = told.to_cny if currency == "CNY" else told.to_usd
    ends = [told.change] if told.start is told.end is None else [told.start, told.end]
    return [at * rate for at in ends if at is not None and rate is not None]


def particulars(say: Language, told: ReportedPrice) -> Markdown:
    """What is known of the thing beyond its chip: `used, SXM 80 GB, price of May 2023`."""
    memory = f"{told.memory_gb:g} GB" if told.memory_gb else None
    kind = " ".join(part for part in (told.form_factor, memory) if part)
    held = say.date_of(_valid(told)) if told.valid_precision in ("day", "month", "year") else None
    condition = told.condition
    if condition and say.knows(f"series.{condition}"):
        condition = say.say(f"series.{condition}")
    parts = (condition, kind, say.say("phrase.price_of", date=held) if held else None)
    return say.joined([shown(part) for part in parts if part])


def move_phrase(say: Language, told: ReportedMove) -> Markdown:
    """`up CNY 70,000 in a week`, `up 50% from CNY 60,000 to CNY 90,000 in 3 months`."""
    ends = {"from": told.start, "to": told.end}
    parts = {"way": _way(say, told)}
    parts |= {
        end: say.say(f"phrase.{end}", amount=_amount(say, amount, told.currency))
        for end, amount in ends.items()
        if amount is not None
    }
    parts |= {"in": _period(say, told.period)} if told.period else {}
    parts |= {"server": say.say("phrase.a_server")} if told.per == "server" else {}
    parts |= {"rent": say.say("phrase.to_rent")} if told.basis == "rental" else {}
    ordered = (parts[part] for part in say.general("move") if part in parts)
    return Markdown(say.say("phrase.between").join(ordered))


def _way(say: Language, told: ReportedMove) -> Markdown:
    way = say.say(f"phrase.{told.direction}")
    percent = f"{told.change_pct:g}%" if told.change_pct is not None else None
    if told.change is None:
        return say.say("phrase.by", way=way, change=percent) if percent else way
    by = {"way": way, "change": _amount(say, told.change, told.currency)}
    return say.say("phrase.by_both", **by, percent=percent) if percent else say.say("phrase.by", **by)


def _period(say: Language, period: str) -> Markdown:
    if one := re.fullmatch(r"P1([YMWD])", period):
        return say.say("phrase.in_one", noun=say.noun(one[1]))
    return say.say("phrase.in_many", duration=say.duration(period))


def _valid(told: ReportedPrice) -> str | None:
    length = {"year": 4, "month": 7, "day": 10}[told.valid_precision or "day"]
    return told.valid_on.isoformat()[:length] if told.valid_on else None


def _amount(say: Language, value: float, currency: str | None) -> Markdown:
    return say.money(value, currency) if currency else Markdown(figure(value))
