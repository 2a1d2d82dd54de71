"""Prices in running text: each amount that is a price, with its chip, basis, unit, bound and date."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from msgspec.structs import replace

from crawlers.facts import objects
from crawlers.facts.circumstances import Around, circumstances
from crawlers.facts.machines import MOST
from crawlers.facts.passage import HAN, Passage
from crawlers.facts.plausible import dollars, is_machine, plausible
from crawlers.facts.roles import UNIT_OF_MONEY, by_words, is_count, like, role
from crawlers.facts.spans import Amount, ChipSpan, Machine, Per, Unit, within
from crawlers.facts.subjects import Subject, Subjects, parallel, versus
from crawlers.names.identify import identify
from crawlers.records import Price

Basis = Literal["purchase", "rental"]
# Systems that are sold whole under a chip's name.
_WHOLE = ("-nvl", "cloudmatrix", "superpod", "-dgx")
# Between the figures of a run that tells its unit once, at the end.
_RUN = re.compile(r"[^\n。;]{1,24}")
_BARE_RUN = re.compile(r"(?: ?[、/]|, )[^\d\n。;,]{0,20}")
_HOURS = re.compile(r"(?<![a-z])hours?(?![a-z])|小时|机时")
# How far behind its naming a machine is still spoken of, in characters.
_SAME = 400
# How far from a chip's name the machine may stand that it is named with.
_SHORT = 12
# How far from an instance type its chip may be named.
_NAMED = 600
# How far behind an amount the machine may be told that it is for.
_BESIDE = 18
_INSTANCE = re.compile(
    r"(?<![a-z])(?:instances?|vms?|virtual machines?)(?![a-z])|实例|执行个体|虚拟?机|云主机"
)
_HOUR_TERM = {"hour", "month", "year"}


class Terms(NamedTuple):
    """What a price is for."""

    basis: Basis
    per: Per
    term: str | None


class Prices:
    """Reads the prices of a passage in order; what one told (unit, basis) the next in its list may
    inherit.
    """

    def __init__(self, passage: Passage, subjects: Subjects) -> None:
        self._passage = passage
        self._subjects = subjects
        self._zipped = _zip(passage, subjects)

    def read(self, taken: set[int]) -> Iterator[tuple[int, Price]]:
        """Each price with its place; `taken` are the amounts that a table or a move has spoken for."""
        for amount in self._passage.amounts:
            if amount.start not in taken:
                yield from self.price(amount)

    def price(self, amount: Amount, chips: tuple[ChipSpan, ...] = ()) -> Iterator[tuple[int, Price]]:
        """The price or prices (one for each of several chips) that an amount is; `chips` if already known."""
        amount = self.in_run(amount)
        verdict = role(self._passage, amount)
        if verdict == "other":
            return
        subject = Subject(chips, True) if chips else self._subject(amount)
        if not subject:
            self._passage.notes[amount.start] = "no chip that it can be the price of"
            return
        if verdict == "perhaps" and not (subject.near or self._stands_alone(amount, subject)):
            self._passage.notes[amount.start] = "no word for a price, and the chip is told farther off"
            return
        for chip in subject.chips:
            terms = self.terms(amount, chip)
            currency = currency_of(self._passage, amount)
            if currency and terms and plausible(*terms, amount.low, currency):
                yield amount.start, build(self._passage, amount, chip, terms, currency)
            else:
                self._passage.notes[amount.start] = "no sum that one chip or machine goes for"

    def _stands_alone(self, amount: Amount, subject: Subject) -> bool:
        """An item of a list, a heading, or a line that is nothing but the amount, speaks of the topic."""
        start, end = self._passage.line(amount.start)
        line = self._passage.text[start:end].strip()
        alone = (
            not self._passage.text[start : amount.lead].strip()
            and not self._passage.text[amount.tail : end].strip()
        )
        item = line[:1] in "-•·#" and (start <= subject.start or subject.end > start - 200)
        return alone or item

    def _subject(self, amount: Amount) -> Subject | None:
        if amount.start in self._zipped:
            return Subject((self._zipped[amount.start],), True)
        held = self._held_by_instance(amount)
        if held is not None:
            return held or None
        return self._subjects.of(amount, amount.unit.end if amount.unit else amount.end)

    def _held_by_instance(self, amount: Amount) -> Subject | tuple[()] | None:
        """The chip of the instance type beside an amount ("p4d.24xlarge at $32.77"), where it is named near;
        nothing if those named are of another type. None if no type tells.
        """
        start, end = self._passage.clause(amount.start)
        types = [m for m in within(self._passage.machines, start, end) if m.product]
        beside = [m for m in types if m.end <= amount.start][-1:] or types[:1]
        chips = within(self._passage.chips, start, amount.start)
        if not beside or (chips and chips[-1].end > beside[0].end):
            return None
        known = identify(beside[0].product)
        near = within(self._passage.chips, amount.start - _NAMED, amount.start + _NAMED)
        named = [chip for chip in near if known and chip.chip == known.chip]
        if named:
            return Subject((named[0],), True)
        others = within(self._passage.machines, *self._passage.sentence(amount.start))
        return () if any(m.product not in ("", beside[0].product) for m in others) else None

    def in_run(self, amount: Amount) -> Amount:
        """An amount in a run takes the currency and unit that the run tells once: "$34.4 / $32 /
        $29 per node-hour".
        """
        if (amount.unit and amount.currency) or is_count(self._passage, amount):
            return amount
        if amount.currency is None:
            amount = replace(amount, currency=self._currency_before(amount))
        _start, end = self._passage.sentence(amount.start)
        last = amount
        for other in within(self._passage.amounts, amount.end, min(end, amount.end + 90)):
            gap = self._passage.text[last.end : other.start]
            if last.unit or not (_RUN if amount.currency else _BARE_RUN).fullmatch(gap):
                break
            last = other
        if not last.unit or last is amount or not like(amount, last):
            return self._after_run(amount)
        currency = amount.currency or last.currency
        if self._marked(amount):
            return replace(amount, currency=currency, unit=_lent(replace(last.unit, per=None), amount))
        return replace(amount, currency=currency, unit=_lent(last.unit, amount))

    def _currency_before(self, amount: Amount) -> str | None:
        """A bare price counts in the currency just used: "an A6000 at 3,200 euros or a 6000 Ada at 6,800"."""
        if by_words(self._passage, amount) != "price":
            return None
        start = max(self._passage.sentence(amount.start)[0], amount.start - 60)
        earlier = [a for a in within(self._passage.amounts, start, amount.start) if a.currency]
        return earlier[-1].currency if earlier and like(amount, earlier[-1]) else None

    def _marked(self, amount: Amount) -> bool:
        """Whether a machine or a single chip is told before the amount in its clause."""
        return bool(within(self._passage.machines, self._passage.clause(amount.start)[0], amount.start))

    def _after_run(self, amount: Amount) -> Amount:
        """A unit told once at the head of a run: "$2.70–3.40/GPU-hour for 1H 2023, $1.45–1.95 for
        October".
        """
        start = max(self._passage.line(amount.start)[0], amount.start - 120)
        earlier = [a for a in within(self._passage.amounts, start, amount.start) if a.currency and a.unit]
        if amount.unit or not amount.currency or not earlier or earlier[-1].unit is None:
            return amount
        unit = earlier[-1].unit
        lends = not unit.other and (unit.term or unit.per) and like(amount, earlier[-1])
        if self._marked(amount):
            unit = replace(unit, per=None)
        return replace(amount, unit=_lent(unit, amount)) if lends else amount

    def terms(self, amount: Amount, chip: ChipSpan) -> Terms | None:
        """Basis, per and term of a price from its own unit, then its clause, sentence and list."""
        term = self._term(amount)
        if term not in (None, *_HOUR_TERM):
            return None
        mark = self._mark(amount, chip)
        if mark and (mark.count or 0) > MOST and not amount.unit:
            return None
        per = self._per(amount, chip, mark)
        if not term and self._is_rental(amount, per):
            term = "hour"
        if not term and per == "server" and mark and not amount.unit and is_handful(mark, chip):
            return None
        return Terms("rental" if term else "purchase", self._sized(per, amount, mark, term), term)

    def _per(self, amount: Amount, chip: ChipSpan, mark: Machine | None) -> Per:
        """Its own unit tells, else the system's name, else the mark of a machine; a unit told over a list
        counts more than an instance type in it.
        """
        if amount.unit and amount.unit.per:
            return amount.unit.per
        if any(part in chip.chip for part in _WHOLE):
            return "server"
        if not mark:
            told = self._told_unit(amount)
            return (told.per if told else None) or "chip"
        if mark.product and self._is_listed_by_chip(amount):
            return "chip"
        unit = amount.unit
        each = unit is not None and unit.term is None and unit.end > unit.start and mark.count is not None
        return "chip" if each or mark.count == 1 or (mark.count or 0) > MOST else "server"

    def _is_listed_by_chip(self, amount: Amount) -> bool:
        """Whether the paragraph says of its figures that they are for one chip: "all in $/GPU-hr"."""
        start, end = self._passage.paragraph(amount.start)
        owned = {a.end for a in within(self._passage.amounts, start, end)}
        return any(
            u.per == "chip" and u.term and u.start not in owned
            for u in within(self._passage.units, start, end)
        )

    def _sized(self, per: Per, amount: Amount, mark: Machine | None, term: str | None) -> Per:
        """What no word tells, a price may that no single chip reaches."""
        if per == "server" or mark or not amount.currency or (amount.unit and amount.unit.per):
            return per
        instance = _INSTANCE.search(self._passage.text, *self._passage.sentence(amount.start))
        currency = currency_of(self._passage, amount) or "USD"
        return "server" if is_machine(term, amount.low, currency, told=bool(instance)) else per

    def _term(self, amount: Amount) -> str | None:
        if amount.unit and amount.unit.term:
            return amount.unit.term
        unit = self._told_unit(amount)
        return unit.term if unit else None

    def _told_unit(self, amount: Amount) -> Unit | None:
        """A unit of time told before the amount in its clause, or behind it."""
        start, end = self._passage.clause(amount.start)
        before = [u for u in within(self._passage.units, start, amount.start) if u.term]
        if before:
            return before[-1]
        behind = [
            u
            for u in within(self._passage.units, amount.end, min(end, amount.end + 24))
            if u.term and not u.other
        ]
        if behind and not re.search(r"[、,;\d]", self._passage.text[amount.end : behind[0].start]):
            return behind[0]
        return None if self._passage.has(start, end, "purchase") else self._unit_above(amount)

    def _unit_above(self, amount: Amount) -> Unit | None:
        """A unit of time told earlier in the sentence, or in the head of the list."""
        sentence = self._passage.sentence(amount.start)[0]
        around = (objects.around(self._passage.text, amount), (sentence, amount.start))
        for start, end in (*around, *self._passage.heads(amount.start)):
            told = [u for u in within(self._passage.units, start, end) if u.term and not u.other]
            if told:
                return told[-1]
        return None

    def _is_rental(self, amount: Amount, per: Per) -> bool:
        """Without a unit of time: rented if the words or the size say so, hour being the unit of
        the trade.
        """
        currency = currency_of(self._passage, amount) or "USD"
        if not plausible("rental", per, "hour", amount.low, currency):
            return False
        start, end = self._passage.sentence(amount.start)
        if self._passage.has(start, end, "rental") or any(
            u.term == "hour" for u in within(self._passage.units, start, end)
        ):
            return dollars(amount.low, currency) < 120
        if dollars(amount.low, currency) < 20 and _HOURS.search(self._passage.text, start, end):
            return True
        if dollars(amount.low, currency) < 20 and self._passage.has(start, end, "cloud"):
            return True
        above = [*self._passage.heads(amount.start), (max(0, amount.start - 400), amount.start)]
        return dollars(amount.low, currency) < 25 and any(
            self._passage.has(*stretch, "rental") for stretch in above
        )

    def _mark(self, amount: Amount, chip: ChipSpan) -> Machine | None:
        """The machine (or the single chip) that the words around an amount speak of: what is told before it,
        else behind it, else in the head of its list, else beside its chip, if that was named before.
        """
        if is_factor(self._passage.text, amount):
            return None
        start = self._passage.sentence(amount.start)[0]
        left = max([start, *self._ends_of_others(start, amount, chip)])
        before = within(self._passage.machines, left, amount.start)
        marks = [mark for mark in before if not self._bracketed(mark, amount)]
        clause_end = self._passage.clause(amount.start)[1]
        behind = within(self._passage.machines, amount.tail, min(clause_end, amount.tail + _BESIDE))
        behind = [mark for mark in behind if not self._prices_another(mark, amount)]
        head = self._passage.heads(amount.start)[:1]
        over = within(self._passage.machines, *head[0]) if head else []
        beside = self._beside(chip) if amount.start - _SAME < chip.end <= start else []
        return next(iter([*marks[-1:], *behind[:1], *over[-1:], *beside[:1]]), None)

    def _ends_of_others(self, start: int, amount: Amount, chip: ChipSpan) -> Iterator[int]:
        """How far the words before an amount are about other chips: to the clause of its own."""
        chips = within(self._passage.chips, start, amount.start)
        others = [c.end for c in chips if c.chip != chip.chip]
        yield from others
        if others:
            yield from (self._passage.clause(c.start)[0] for c in chips if c.chip == chip.chip)

    def _beside(self, chip: ChipSpan) -> list[Machine]:
        """The machine that a chip was named with: "the DGX H100", H100(8卡整机)."""
        marks = within(self._passage.machines, chip.start - _SHORT, chip.end + _SHORT)
        return [mark for mark in marks if mark.end + 2 >= chip.start]

    def _prices_another(self, mark: Machine, amount: Amount) -> bool:
        """A mark behind in brackets that have a figure of their own: $6.9(8卡整台 ~$55)."""
        text = self._passage.text
        end = text.find(")", mark.end, mark.end + _SAME)
        return "(" in text[amount.tail : mark.start] and any(
            a.currency for a in within(self._passage.amounts, mark.end, end)
        )

    def _bracketed(self, mark: Machine, amount: Amount) -> bool:
        """A mark in brackets closed before the amount speaks of what the brackets hold:
        $6.9(8卡整台 ~$55).
        """
        between = self._passage.text[mark.end : amount.start]
        opened = self._passage.text[max(0, mark.start - 12) : mark.start]
        closing = mark.end + between.find(")")
        inside = [a for a in within(self._passage.amounts, mark.end, closing) if a.currency]
        return ")" in between and "(" in opened and bool(inside)


def is_factor(text: str, amount: Amount) -> bool:
    """What is multiplied is the price of one: 2× A100 × 18h × $3.67/h."""
    return text[max(0, amount.start - 3) : amount.start].endswith(("× ", "×", "* ", " x "))


def is_handful(mark: Machine, chip: ChipSpan) -> bool:
    """A number of cards told before their name that no machine holds: "two used RTX 3090s for $1,200"."""
    return mark.end == chip.start and not 4 <= (mark.count or 8) <= 16


def _lent(unit: Unit, amount: Amount) -> Unit:
    """A unit told with another amount of the run; here it takes no room."""
    return replace(unit, start=amount.end, end=amount.end)


def _zip(passage: Passage, subjects: Subjects) -> dict[int, ChipSpan]:
    """Chips and figures told in the same order: "RTX 4090 vs A100: $0.34 vs $1.19", 分别为3万和5万."""
    pairs: dict[int, ChipSpan] = {}
    runs = [*versus(passage, subjects.groups), *(g for g in subjects.groups if len(g) > 1)]
    for run in runs:
        end = passage.sentence(run[0].start)[1]
        amounts = [a for a in within(passage.amounts, run[-1].end, end) if a.currency][: len(run)]
        if len(amounts) == len(run) and parallel(passage, amounts):
            pairs.update((amount.start, chip) for amount, chip in zip(amounts, run, strict=True))
    return pairs


def currency_of(passage: Passage, amount: Amount) -> str | None:
    """ISO 4217 of an amount; 元 and bare figures by the text's place, ¥ by Japan's being named."""
    currency = amount.currency
    if currency is None and (named := objects.currency(passage.text, amount)):
        return named
    if currency == "¥":
        line = passage.text[slice(*passage.line(amount.start))]
        return "JPY" if "日本" in line or "日元" in line or "yen" in line or "japan" in line else "CNY"
    if currency not in ("元", None):
        return currency
    if passage.is_taiwanese:
        return "TWD"
    return "CNY" if currency else _of_place(passage, amount)


_UNIT_SIGNS = (("$", "USD"), ("usd", "USD"), ("美元", "USD"), ("€", "EUR"), ("eur", "EUR"), ("£", "GBP"))


def _of_place(passage: Passage, amount: Amount) -> str:
    """The currency of a bare figure: of the head that gives its unit, else of the paragraph's language."""
    for head in passage.heads(amount.start):
        unit = UNIT_OF_MONEY.search(passage.text, *head)
        if unit:
            return next((code for sign, code in _UNIT_SIGNS if sign in unit.group(0)), "CNY")
    return "CNY" if HAN.search(passage.text, *passage.paragraph(amount.start)) else "USD"


def build(
    passage: Passage, amount: Amount, chip: ChipSpan, terms: Terms, currency: str, around: Around = ()
) -> Price:
    """The record of a price; `around` are the stretches that speak for it, if not the head of its list."""
    return Price(
        chip=chip.chip,
        basis=terms.basis,
        per=terms.per,
        term=terms.term,  # type: ignore[arg-type]
        low=amount.low,
        high=amount.high,
        currency=currency,
        bound=amount.bound,  # type: ignore[arg-type]
        valid_on=valid_on(passage, amount),
        quote=quote(passage, amount.start),
        **circumstances(passage, amount, chip, terms.basis, around or passage.heads(amount.start)[:1]),
    )


def valid_on(passage: Passage, amount: Amount) -> str | None:
    """The date that the text gives the price: of its clause, else its sentence, else of the head of
    its list.
    """
    for start, end in (
        passage.clause(amount.start),
        passage.sentence(amount.start),
        *passage.heads(amount.start),
    ):
        before = within(passage.dates, start, amount.start)
        found = before[-1:] or within(passage.dates, amount.end, end)[:1]
        if found:
            return _unless_relative(found[0].iso, passage, found[0].start)
    return None


def _unless_relative(iso: str, passage: Passage, place: int) -> str | None:
    """今天 and "today" date a price to publication, which is what no date says."""
    word = passage.text[place : place + 2]
    return None if word in ("今天", "今日", "to", "本周") else iso


def quote(passage: Passage, place: int) -> str:
    """The sentence of a place, in the page's own words."""
    start, end = passage.sentence(place)
    words = passage.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return passage.page.quote(start, end)
