"""What a price is for: bought or rented, a chip or a machine of several, by the hour, month or year."""

import re
from typing import Literal, NamedTuple

from crawlers.facts import objects
from crawlers.facts.currencies import currency_of
from crawlers.facts.lazy import lazy
from crawlers.facts.lots import is_apiece, is_at, is_computer, is_handful, is_lot
from crawlers.facts.machine_marks import MachineMarks
from crawlers.facts.machines import MOST
from crawlers.facts.money_heads import UNIT_OF_MONEY
from crawlers.facts.passage import Passage
from crawlers.facts.plausible import dollars, is_machine, plausible
from crawlers.facts.spans import Amount, ChipSpan, Machine, Per, Spans, Unit, within

Basis = Literal["purchase", "rental"]
_HOURS = re.compile(r"(?<![a-z])hours?(?![a-z])|小时|机时")
# How far before an amount the hourly price may stand that it goes on from, in characters.
_GOES_ON = 160
# How many sums without a unit may go on from one.
_LIKE = 12
# How far behind the first of a list of dates the next may stand, in characters.
_SERIES = 400
# How a sentence opens that tells the unit of all prices around it, and how far it may stand from them.
_ALL = re.compile(
    r"[\s(*•·-]*(?:note:? ?)?(?:all|prices?|rates?|figures?)(?![a-z])"
    r"|[\s(注:]*(?:以上|以下|下列|上述|价格|报价|均|皆|都)"
)
_SAID = 800
_UNIT_LINE = re.compile(r"\s*[\"']?(?:unit|per|billing|billed|period|单位|计费)(?:[_a-z]*|方式)[\"']? ?[:=]")
# Another key of the same object, and how many of them may stand between a price and its unit.
_KEY_LINE = re.compile(r"\s*[\"']?[a-z_]{2,24}[\"']? ?: ")
_KEYS = 3
_INSTANCE = re.compile(
    r"(?<![a-z])(?:instances?|vms?|virtual machines?|hgx)(?![a-z])|实例|执行个体|虚拟?机|云主机"
)
# Dollars from which a sum beside a rent is no price of a machine either, but a total.
_DEAREST = 1_000_000
# Each of what was told before: "eight A100s, each of which goes for $1.29".
_EACH_ONE = re.compile(
    r"(?<![a-z])(?:average|mean|median|unit|purchase|individual)(?: unit| purchase)? (?:price"
    r"|cost)s?(?![a-z])"
    r"|(?<![a-z])each (?:one |of (?:them|which) )?"
    r"(?:goes|sells|costs?|is|was|rents|fetche[sd]|at|for)(?![a-z])"
)
# Chips that whole racks, or systems as dear, are named by.
_OF_RACKS = re.compile("-(?:gb[1-9]00|vr[1-9]00|vera|rubin|wse)")
# Dollars by term from which no machine but a rack is sold or rented.
_MOST = {"hour": 500, "month": 250_000, "year": 1_500_000, None: _DEAREST}
# By how much, as a share, a rounded sum for a machine may differ from those of its chips.
_ROUNDED = 0.03
_HOUR_TERM = {"hour", "month", "year"}


class Terms(NamedTuple):
    """What a price is for."""

    basis: Basis
    per: Per
    term: str | None


class PriceTerms:
    """Reads from the words around an amount what it is the price of."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._marks = MachineMarks(passage)

    def of(self, amount: Amount, chip: ChipSpan) -> Terms | None:
        """Basis, per and term of a price from its own unit, then its clause, sentence and list."""
        term = self._term(amount) or self._term_of_series(amount, chip)
        if term not in (None, *_HOUR_TERM):
            if amount.owns_unit or not self._is_too_dear(amount, "server", "day"):
                return None
            term = None  # 报价一天一个样:H100要25万元
        mark = self._marks.of(amount, chip)
        if mark and (mark.count or 0) > MOST and not (amount.unit or is_at(self._passage.text, mark, amount)):
            return None
        per = self._per(amount, chip, mark)
        if term and not amount.owns_unit and self._is_too_dear(amount, per, term):
            term = None
        if not term and self._is_rental(amount, per):
            term = "hour"
        handful = mark and not amount.unit and is_handful(mark, chip)
        if not term and per == "server" and handful and not self._marks.names_machine(amount, chip):
            return None
        racked = chip.is_system or _OF_RACKS.search(chip.chip)
        if not (mark or racked) and self._is_total(amount, term):
            return None
        if not term and mark and is_computer(self._passage, amount, mark, chip):
            return None
        return Terms("rental" if term else "purchase", self._sized(per, amount, mark, term), term)

    def _is_too_dear(self, amount: Amount, per: Per, term: str) -> bool:
        """Whether no such rent is met, but such a price is: the words around speak of renting as well."""
        currency = currency_of(self._passage, amount) or "USD"
        rented = plausible("rental", per, term, amount.low, currency)
        return not rented and dollars(amount.low, currency) < _DEAREST

    def _is_total(self, amount: Amount, term: str | None) -> bool:
        """Whether nothing but a rack goes for so much: "Search $1.4M (A100)" in a bill of the year."""
        return dollars(amount.low, currency_of(self._passage, amount) or "USD") > _MOST[term]

    def _per(self, amount: Amount, chip: ChipSpan, mark: Machine | None) -> Per:
        """Its own unit tells, else the system's name, else the mark of a machine; a unit told over a list
        counts more than an instance type in it.
        """
        if chip.is_desktop and (mark is None or mark.count is None):
            return "chip"
        if amount.unit and amount.unit.per:
            return amount.unit.per
        if objects.count(self._passage.text, amount) > 1:
            told = self._unit_below(amount)
            return (told.per if told else None) or "server"
        if chip.is_system:
            return "server"
        if not mark:
            told = self._told_unit(amount)
            return (told.per if told else None) or "chip"
        if (mark.count or 1) > 1 and self._is_times(amount, mark.count or 1, chip):
            return "server"
        if (mark.count or 1) > 1 and self._is_times(amount, 1 / (mark.count or 1), chip):
            return "chip"
        if (mark.product or not amount.unit) and self._is_listed_by_chip(amount):
            return "chip"
        each = mark.count is not None and self._is_each(amount, chip, mark)
        return "chip" if each or mark.count == 1 or is_lot(mark, chip) else "server"

    def _is_each(self, amount: Amount, chip: ChipSpan, mark: Machine) -> bool:
        """Whether it is told of each of several chips: "$2,000 each", "eight GPUs at $3.20 an hour each"."""
        clause = self._passage.clause(amount.start)[0]
        if _EACH_ONE.search(self._passage.text, max(clause, mark.end), amount.start):
            return True
        if any(
            told.unit and is_apiece(self._passage.text, told)
            for told in within(self._passage.amounts, mark.end, amount.start)
        ):
            return True  # "four P40s at $250 apiece; new they were over $5,000"
        if chip.is_for_play and self._passage.text[mark.end : amount.lead] == " at ":
            return True  # "four cards at €700"
        if not self._term(amount) and is_at(self._passage.text, chip, amount):
            return plausible(
                "purchase", "chip", None, amount.low, currency_of(self._passage, amount) or "USD"
            )
        if amount.unit is None or not amount.owns_unit:
            return False
        each = is_apiece(self._passage.text, amount)
        return amount.unit.term is None or (each and not mark.product)

    def _is_times(self, amount: Amount, count: float, chip: ChipSpan) -> bool:
        """Whether another sum of its line goes into it as often as there are chips: ~$6.9 (8 GPUs ~$55);
        by a fraction, whether it goes into another.
        """
        others = within(self._passage.amounts, *self._passage.line(amount.start))
        like = (other for other in others if other.currency == amount.currency)
        times = (other for other in like if abs(amount.low - other.low * count) <= _ROUNDED * amount.low)
        return any(not self._names_between(other, amount, chip) for other in times)

    def _names_between(self, other: Amount, amount: Amount, chip: ChipSpan) -> bool:
        """Whether another chip stands between two sums, which then are of two machines."""
        low, high = sorted((other.start, amount.start))
        return any(named.chip != chip.chip for named in within(self._passage.chips, low, high))

    def _is_listed_by_chip(self, amount: Amount) -> bool:
        """Whether the paragraph says of its figures that they are for one chip: "all in $/GPU-hr"."""
        if not self._passage.units:
            return False
        if not plausible("rental", "chip", "hour", amount.low, currency_of(self._passage, amount) or "USD"):
            return False
        text, heads = self._passage.text, self._passage.heads(amount.start)
        told = (head for head in heads if UNIT_OF_MONEY.search(text, *head))
        over = (unit for head in told for unit in within(self._passage.units, *head))
        stretches = (self._passage.paragraph(amount.start), *heads[:1])
        free = (unit for stretch in stretches for unit in within(self._free, *stretch))
        near = (u for u in free if not within(self._passage.amounts, u.end, u.end + 1))  # 每颗每小时2.7美元
        said = within(self._of_all, amount.start - _SAID, amount.start + _SAID)
        return any(unit.per == "chip" for unit in (*over, *near, *said))

    def _sized(self, per: Per, amount: Amount, mark: Machine | None, term: str | None) -> Per:
        """What no word tells, a price may that no single chip reaches."""
        if per == "server" or not self._is_sum(amount) or (amount.unit and amount.unit.per):
            return per
        if mark and (mark.count != 1 or term) and not (amount.unit and mark.count and mark.count <= MOST):
            return per
        instance = _INSTANCE.search(self._passage.text, *self._passage.sentence(amount.start))
        currency = currency_of(self._passage, amount) or "USD"
        return "server" if is_machine(term, amount.low, currency, told=bool(instance)) else per

    def _is_sum(self, amount: Amount) -> bool:
        return amount.currency is not None or "万" in self._passage.text[amount.start : amount.end]

    def _term(self, amount: Amount) -> str | None:
        if amount.unit and amount.unit.term:
            return amount.unit.term
        unit = self._told_unit(amount)
        return unit.term if unit else None

    def _term_of_series(self, amount: Amount, chip: ChipSpan) -> str | None:
        """The length of time told with the chip in the first of a list of dates: 6月:H100月租12万,
        7月:9万.
        """
        start = self._passage.line(amount.start)[0]
        label = self._passage.text[start : amount.lead]
        if chip.end > start or not within(self._passage.dates, start, amount.start) or ":" not in label:
            return None
        first = self._passage.line(chip.start)
        if not within(self._passage.dates, first[0], chip.start) or start - first[1] > _SERIES:
            return None
        told = [unit.term for unit in within(self._passage.units, *first) if unit.term and not unit.other]
        return told[0] if told else None

    def _told_unit(self, amount: Amount) -> Unit | None:
        """A unit of time told before the amount in its clause, or behind it."""
        if not self._passage.units:
            return None
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
        below = self._unit_below(amount)
        return below or (None if self._passage.has(start, end, "purchase") else self._unit_above(amount))

    def _unit_below(self, amount: Amount) -> Unit | None:
        """A unit that one of the keys under the amount's is there to tell: "unit: per GPU per hour"."""
        line = self._passage.line(amount.start)
        for _ in range(_KEYS):
            if line[1] >= len(self._passage.text):
                return None
            line = self._passage.line(line[1] + 1)
            if _UNIT_LINE.match(self._passage.text, *line):
                return next(iter(within(self._free, *line)), None)
            if not _KEY_LINE.match(self._passage.text, *line):
                return None
        return None

    @lazy
    def _of_all(self) -> Spans[Unit]:
        """The units that a page says all its prices are for: "All in $/GPU-hr.", 以上均为月租."""
        text, sentence = self._passage.text, self._passage.sentence
        return Spans(unit for unit in self._free if _ALL.match(text, sentence(unit.start)[0]))

    @lazy
    def _free(self) -> Spans[Unit]:
        """The units of time that no amount owns."""
        priced = (range(amount.end, amount.tail) for amount in self._passage.amounts if amount.unit)
        owned = {place for places in priced for place in places}
        units = (unit for unit in self._passage.units if unit.term and not unit.other)
        return Spans(unit for unit in units if unit.start not in owned)

    def _unit_above(self, amount: Amount) -> Unit | None:
        """A unit of time told earlier in the sentence or before its semicolon, or in the head of the list."""
        sentence, end = self._passage.sentence(amount.start)
        joined = self._passage.text[sentence - 1 : sentence] == ";"
        joined = joined and not within(self._free, sentence, amount.start)
        if joined and not self._passage.has(sentence, end, "purchase"):
            free = within(self._free, self._passage.sentence(sentence - 1)[0], sentence)
            if free:
                return free[-1]
        around = (objects.around(self._passage.text, amount), (sentence, amount.start))
        for start, end in (*around, *self._passage.heads(amount.start)):
            told = [u for u in within(self._passage.units, start, end) if u.term and not u.other]
            if told and not self._passage.text.startswith("一天", told[-1].start):
                return told[-1]
        return next(iter(within(self._of_all, amount.start - _SAID, amount.start + _SAID)), None)

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
        if self._goes_on(amount) or within(self._passage.instances, *self._passage.clause(amount.start)):
            return True
        sellers = (
            cue.sense.startswith(("cloud", "seller:")) for cue in within(self._passage.cues, start, end)
        )
        if dollars(amount.low, currency) < 20 and any(sellers):
            return True
        if amount.currency and amount.low % 1 and 0.05 <= dollars(amount.low, currency) < 12:
            return True
        above = [*self._passage.heads(amount.start), (max(0, amount.start - 400), amount.start)]
        return dollars(amount.low, currency) < 25 and any(
            self._passage.has(*stretch, "rental") for stretch in above
        )

    def _goes_on(self, amount: Amount) -> bool:
        """Whether the sums before it, each like the next, begin with an hour's: "$98 an hour. Now $55"."""
        for _ in range(_LIKE):
            before = within(self._passage.amounts, amount.start - _GOES_ON, amount.start)
            told = [other for other in before if other.currency == amount.currency][-1:]
            if not told or not 1 / 4 <= amount.low / max(told[0].low, 1e-9) <= 4:
                return False
            units = within(self._passage.units, *self._passage.sentence(told[0].start))
            if any(unit.term == "hour" for unit in (told[0].unit, *units) if unit):
                return True
            amount = told[0]
        return False
