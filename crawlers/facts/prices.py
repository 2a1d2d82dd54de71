"""Prices in running text: each amount that is a price, with its chip, basis, unit, bound and date."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crawlers.facts import objects
from crawlers.facts.bounds import bound_of_head
from crawlers.facts.circumstances import Around, circumstances
from crawlers.facts.conversions import past_conversion
from crawlers.facts.counts import is_count
from crawlers.facts.currencies import currency_of
from crawlers.facts.items import is_of_other_item
from crawlers.facts.money_heads import UNIT_OF_MONEY, money_heads
from crawlers.facts.pairings import paired
from crawlers.facts.passage import Passage
from crawlers.facts.plausible import dollars, met
from crawlers.facts.price_dates import valid_on
from crawlers.facts.price_terms import PriceTerms, Terms
from crawlers.facts.roles import ELSEWHERE, by_words, like, role
from crawlers.facts.scales import scaled
from crawlers.facts.spans import Amount, ChipSpan, Unit, within
from crawlers.facts.subjects import Subject, Subjects
from crawlers.names.identify import identify
from crawlers.records import Price, Refusal

# Between the figures of a run that tells its unit once, at the end.
_RUN = re.compile(r"[^\n。;]{1,24}")
_BARE_RUN = re.compile(r"(?: ?[、/]|,(?!\d))(?:[^\d\n。;,]|(?<=[a-z])\d(?![\d.])){0,20}")
# How far before a bare price the one may stand whose currency it has, and what stands behind such a one.
_RUNS_ON, _ENDS = 60, re.compile(r" ?(?:$|[,;。、)\n]|\.(?!\d)|[跟和与]| and )")
# What parts a price from the next of its list.
_GOES_ON = re.compile(
    r"(?: for (?:an? |the )?[^,.;()]{2,30}?| ?\([^()]{2,24}\))?(?:,? and|,? or|,|、|和|与|及)"
    r"(?: (?:at|an?|the))* ?"
)
# Cards of a kind, as the subject of what they go for.
_KIND = re.compile(
    r"(?<![比较于过是])(?:国产|国内|同类|同级|其[他它]|别家|各家(?!自制|非公)|多数|主流|[高中低]端|入门级?|市面上|竞品|进口|普通|老款|旧)的?"
    r"[^,。;\d同这该价八四两每单]{0,6}(?:芯片|晶片|显卡|加速卡|算力卡|推理卡|训练卡|gpu|卡)(?!时|/)"
    r"|(?:升腾|鲲鹏|寒武纪|海光|昆仑芯|英伟达|华为|国产)(?:路线|阵营|方案|集群|那边)(?=[^,。;]{0,6}(?:便宜|贵|[售报单均]价|,|$))"
    r"|(?<![a-z])(?:old|older|other|domestic|rival|cheap|gaming|consumer|lesser|ordinary|most)"
    r" (?:ai |graphics )?(?:cards|chips|gpus|accelerators)(?![a-z])"
)
# How far behind an amount the machine that it is for may be told, in characters: "$12 for eight".
_STRAIGHT = 12
# Before the bare end of a move: "started at 8,600 euros and is now down to 7,200".
_MOVED_TO = re.compile(
    r"(?<![a-z])(?:(?:up|down|back|rose|fell|dropped|climbed|risen|fallen|cut|raised)(?: again)? to|now) $"
)
# Dollars that only an hour of a chip costs, lowest and highest.
_HOURLY = (1.05, 15)
# Less than this is a share as well: "now 2/3 of compute".
_SUM = 100
# "$47.49, or just under $6 per GPU": the second is the share of one chip in the first.
_OR = re.compile(r",? or ")
# Between a price and the rent of the same card: "lands at 250,000 yuan and brings in 350,000 a year".
_LETS = re.compile(
    r"(?<![a-z])(?:brings? in|earns?|yields?|makes?|grosses|nets|rents?|lets?|leases?|hires?"
    r"|returns?)(?![a-z])|[出月年]租|租[金出]"
)


class Prices:
    """Reads the prices of a passage in order; what one told (unit, basis) the next in its list may
    inherit.
    """

    def __init__(self, passage: Passage, subjects: Subjects) -> None:
        self._passage = passage
        self._subjects = subjects
        self._zipped = paired(passage, subjects)
        self._torn: dict[int, Refusal] = {}
        self._subjects_of: dict[Amount, Subject | None] = {}
        self.terms = PriceTerms(passage).of

    def read(self, taken: set[int]) -> Iterator[tuple[int, Price | Refusal]]:
        """Each price with its place, and a refusal for one that may as well be of one chip as of another;
        `taken` are the amounts that a table or a move has spoken for.
        """
        for amount in self._passage.amounts:
            if amount.start not in taken:
                yield from self.price(amount)
            if amount.start in self._torn:
                yield amount.start, self._torn[amount.start]

    def price(self, amount: Amount, chips: tuple[ChipSpan, ...] = ()) -> Iterator[tuple[int, Price]]:
        """The price or prices (one for each of several chips) that an amount is; `chips` if already known."""
        amount = self.in_run(amount)
        verdict = role(self._passage, amount)
        if verdict == "other":
            return
        subject = Subject(chips, True) if chips else self.subject(amount)
        if not subject:
            self._passage.notes[amount.start] = "no chip that it can be the price of"
            return
        if verdict == "perhaps" and not (subject.near or self._is_of_topic(amount, subject)):
            self._passage.notes[amount.start] = "no word for a price, and the chip is told farther off"
            return
        if (
            not subject.near
            and len({chip.chip for chip in subject.chips}) > 1
            and not self._is_of_each(amount)
        ):
            self._passage.notes[amount.start] = (
                "of several chips told together before, and nothing says of each"
            )
            return
        rivals = () if subject.near else self._subjects.rivals(amount.start)
        if rivals:
            self._refuse(amount, rivals)
            return
        amount = self._scaled(amount)
        for chip in subject.chips:
            currency = currency_of(self._passage, amount)
            terms = self._by_size(amount, self.terms(amount, chip), currency, verdict)
            if currency and terms and met(chip.chip, terms, amount.low, currency):
                yield amount.start, build(self._passage, amount, chip, terms, currency)
            else:
                self._passage.notes[amount.start] = "no sum that one chip or machine goes for"

    def _by_size(
        self, amount: Amount, terms: Terms | None, currency: str | None, verdict: str
    ) -> Terms | None:
        """So small a sum that no chip is sold for it is an hour's rent: "B200 capacity at $4.40"."""
        if (
            not terms
            or terms.term
            or currency not in ("USD", "EUR", "GBP")
            or verdict != "price"
            or amount.unit
        ):
            return terms
        small = _HOURLY[0] <= dollars(amount.low, currency) <= _HOURLY[1]
        return Terms("rental", terms.per, "hour") if small else terms

    def _is_of_each(self, amount: Amount) -> bool:
        """Whether its sentence speaks of each of the chips told before."""
        return self._passage.has(*self._passage.sentence(amount.start), "each", "respectively")

    def _refuse(self, amount: Amount, rivals: Sequence[ChipSpan]) -> None:
        """Note that an amount may be the price of any of several chips."""
        names = " or ".join(dict.fromkeys(chip.chip for chip in rivals))
        self._passage.notes[amount.start] = f"the price of {names}, and nothing says of which"
        value = self._passage.page.quote(amount.start, amount.end)
        self._torn[amount.start] = Refusal(
            reason="ambiguous", value=f"{value}: {names}", quote=quote(self._passage, amount.start)
        )

    def _scaled(self, amount: Amount) -> Amount:
        """A bare figure in the unit of money of its head: 230 under 单位:万元/台."""
        heads = money_heads(self._passage, amount) if amount.currency is None else ()
        told = [head for head in heads if UNIT_OF_MONEY.search(self._passage.text, *head)]
        return scaled(amount, self._passage.text, self._passage.text[slice(*told[0])]) if told else amount

    def _is_of_topic(self, amount: Amount, subject: Subject) -> bool:
        """Whether what may be a price is one of a chip told farther off: the only chip of the passage, and a
        word for prices beside the amount, or what stands alone.
        """
        told = self._subjects.is_alone and by_words(self._passage, amount) == "price"
        return told or self._stands_alone(amount, subject)

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

    def subject(self, amount: Amount) -> Subject | None:
        """The chips that an amount is the price of."""
        if amount not in self._subjects_of:
            self._subjects_of[amount] = self._subject(amount)
        return self._subjects_of[amount]

    def _subject(self, amount: Amount) -> Subject | None:
        if amount.start in self._zipped:
            return Subject((self._zipped[amount.start],), True)
        held = self._held_by_instance(amount)
        if held is not None:
            return held or None
        found = self._subjects.of(amount, past_conversion(self._passage, amount)) or self._only(amount)
        if found and is_of_other_item(self._passage, amount, found.chips[-1]):
            return None
        return None if found and self._is_of_kind(amount, found) else found

    def _is_of_kind(self, amount: Amount, found: Subject) -> bool:
        """Whether its clause speaks of cards of a kind, none of them named: 国产推理芯片单颗售价3万元."""
        if found.end > self._passage.clause(amount.start)[0]:
            return False
        start = max(found.end, self._passage.sentence(amount.start)[0])
        return bool(_KIND.search(self._passage.text, start, amount.lead))

    def _only(self, amount: Amount) -> Subject | None:
        """The one chip of the passage, where it is named behind what it costs: "$2.50/hr. The H100 ..."."""
        end = self._passage.sentence(amount.start)[1]
        each = amount.unit is not None and not (amount.unit.per or amount.unit.term)
        told = (amount.owns_unit and not each) or objects.labelled(self._passage.text, amount)
        only = self._subjects.following(end) if self._subjects.is_alone and told else None
        here = within(self._passage.chips, amount.end, end)
        if here:  # "at $25,000 per GPU and a number of 350,000 H100s"
            sold = told and amount.unit and not amount.unit.term
            only = here if sold and len({chip.chip for chip in here}) == 1 else None
        return Subject(tuple(only[:1]), False) if only else None

    def _held_by_instance(self, amount: Amount) -> Subject | tuple[()] | None:
        """The chip of the instance type beside an amount ("p4d.24xlarge at $32.77"), where its paragraph or
        a head names it; nothing if those named are of another type. None if no type tells.
        """
        if not self._passage.instances:
            return None
        start, end = self._passage.clause(amount.start)
        stretches = ((start, end), *self._passage.heads(amount.start)[:1])
        marks = (within(self._passage.instances, *stretch) for stretch in stretches)
        types = next(filter(None, marks), [])
        beside = [m for m in types if m.end <= amount.start][-1:] or types[:1]
        chips = within(self._passage.chips, start, amount.start)
        if not beside or (chips and chips[-1].end > beside[0].end):
            return None
        known = identify(beside[0].product)
        around = (self._passage.paragraph(amount.start), *self._passage.heads(amount.start))
        near = (chip for stretch in around for chip in within(self._passage.chips, *stretch))
        named = [chip for chip in near if known and chip.chip == known.chip]
        sentence = self._passage.sentence(amount.start)
        others = within(self._passage.machines, *around[0])
        if not named and any(m.product not in ("", beside[0].product) for m in others):
            return ()
        alone = self._subjects.groups.plain(*sentence)
        only = self._passage.chips[:1] if self._subjects.is_alone else []
        told = named or (alone[0] if len(alone) == 1 else only)
        return Subject((told[0],), True) if told else None

    def in_run(self, amount: Amount) -> Amount:
        """An amount in a run takes the currency and unit that the run tells once: "$34.4 / $32 /
        $29 per node-hour".
        """
        if (
            (amount.unit and amount.currency)
            or is_count(self._passage, amount)
            or self._is_timed(amount, "day")
        ):
            return amount
        if amount.currency is None:
            amount = replace(amount, currency=self._currency_before(amount))
        _start, end = self._passage.sentence(amount.start)
        last = amount
        for other in within(self._passage.amounts, amount.end, min(end, amount.end + 90)):
            if is_count(self._passage, other) and not last.unit:
                continue  # the 6 of "AWS g6e 1.86"
            if last.unit or not self._joins(amount, last.end, other.start):
                break
            last = other
        if last.unit and last.unit.other and self._is_timed(amount, "hour"):
            return amount
        if not last.unit or last is amount or not like(amount, last) or self._is_sold(amount, last):
            return self._after_run(amount)
        currency = amount.currency or last.currency
        each = _OR.match(self._passage.text, amount.end) and amount.low > 3 * last.low
        if self._marked(amount) or each:
            return replace(amount, currency=currency, unit=_lent(replace(last.unit, per=None), amount))
        return replace(amount, currency=currency, unit=_lent(last.unit, amount))

    def _joins(self, amount: Amount, start: int, end: int) -> bool:
        """Whether what stands between two figures lets them be of one run with an amount."""
        if amount.currency:  # what only a blank parts are cells of a row, each with its own unit
            gap = self._passage.text[start:end]
            return bool(gap.strip() and _RUN.fullmatch(gap))
        return bool(_BARE_RUN.fullmatch(self._without_names(start, end)))

    def _without_names(self, start: int, end: int) -> str:
        """A stretch without the chips that it names: the 5090 of ,RTX 5090 0.44 is no figure."""
        text, place, parts = self._passage.text, start, list[str]()
        for chip in within(self._passage.chips, start, end):
            parts.append(text[place : chip.start])
            place = chip.end
        return "".join((*parts, text[place:end]))

    def _is_sold(self, amount: Amount, last: Amount) -> bool:
        """Whether a price is of a sale, though the next sum is for a time: "purchase price CHF 290,000,
        maintenance CHF 12,000 a year".
        """
        start = self._passage.clause(amount.start)[0]
        sold = self._passage.has(start, amount.start, "purchase")
        lets = _LETS.search(self._passage.text, amount.tail, last.lead)
        return bool(last.unit and last.unit.term in ("month", "year")) and bool(sold or lets)

    def _currency_before(self, amount: Amount) -> str | None:
        """A bare price counts in the currency just used: "an A6000 at 3,200 euros or a 6000 Ada at 6,800"."""
        start = self._passage.sentence(amount.start)[0]
        if self._passage.text[start - 1 : start] == ";":
            start = self._passage.sentence(start - 1)[0]
        start = max(start, amount.start - _RUNS_ON)
        earlier = [a for a in within(self._passage.amounts, start, amount.start) if a.currency]
        if not earlier or not like(amount, earlier[-1]):
            return None
        if self._passage.text[earlier[-1].tail : amount.lead] == " for ":
            return None  # "$2.93 per hour for 19.5" of something
        moved = amount.low >= _SUM and _MOVED_TO.search(self._passage.text, start, amount.lead)
        priced = moved or by_words(self._passage, amount) == "price"
        runs_on = priced or self._echoes(amount, earlier[-1])
        return earlier[-1].currency if runs_on else None

    def _echoes(self, amount: Amount, first: Amount) -> bool:
        """A figure with cents that ends its clause, as the price before it: 社区云0.34美元,安全云0.69."""
        text, (start, end) = self._passage.text, self._passage.clause(amount.start)
        cents = all("." in text[each.start : each.end] for each in (amount, first))
        ends = _ENDS.match(text, amount.end) and not text.endswith(" of ", 0, amount.lead)
        ends = ends and not self._passage.has(start, end, *ELSEWHERE)
        return bool(cents and ends)

    def _is_timed(self, amount: Amount, term: str) -> bool:
        """Whether its clause tells a length of time of its own before it: "per week $47.04"."""
        told = within(self._passage.units, self._passage.clause(amount.start)[0], amount.start)
        return amount.currency is not None and any(unit.term == term for unit in told)

    def _marked(self, amount: Amount) -> bool:
        """Whether a machine or a single chip is told before the amount in its clause, or straight behind."""
        start, end = self._passage.clause(amount.start)
        behind = within(self._passage.machines, amount.end, min(end, amount.end + _STRAIGHT))
        return bool(behind or within(self._passage.machines, start, amount.start))

    def _after_run(self, amount: Amount) -> Amount:
        """A unit told once at the head of a run: "$2.70–3.40/GPU-hour for 1H 2023, $1.45–1.95 for
        October".
        """
        start = max(self._passage.line(amount.start)[0], amount.start - 120)
        earlier = [a for a in within(self._passage.amounts, start, amount.start) if a.currency and a.unit]
        if amount.unit or not amount.currency or not earlier or earlier[-1].unit is None:
            return amount
        unit = earlier[-1].unit
        sold = unit.term in ("month", "year") and self._passage.has(
            earlier[-1].tail, amount.start, "price", "purchase"
        )
        lends = not (unit.other or sold) and (unit.term or unit.per) and like(amount, earlier[-1])
        if self._marked(amount):
            unit = replace(unit, per=None)
        return replace(amount, unit=_lent(unit, amount)) if lends else amount


def _lent(unit: Unit, amount: Amount) -> Unit:
    """A unit told with another amount of the run; here it takes no room."""
    return replace(unit, start=amount.end, end=amount.end)


def build(
    passage: Passage, amount: Amount, chip: ChipSpan, terms: Terms, currency: str, around: Around = ()
) -> Price:
    """The record of a price; `around` are the stretches that speak for it, if not the head of its list."""
    heads = passage.heads(amount.start)
    return Price(
        chip=chip.chip,
        basis=terms.basis,
        per=terms.per,
        term=terms.term,  # type: ignore[arg-type]
        low=amount.low,
        high=amount.high,
        currency=currency,
        bound=_bound(passage, amount, heads),  # type: ignore[arg-type]
        valid_on=valid_on(passage, amount),
        quote=quote(passage, amount.start),
        **circumstances(passage, amount, chip, terms.basis, around or heads[:1]),
    )


def _bound(passage: Passage, amount: Amount, heads: Around) -> str:
    """How a price is bounded: by the words beside it, those before the list that it goes on, those above."""
    own = amount.bound if amount.bound != "exact" else _bound_of_list(passage, amount)
    return own if own != "exact" else _told_above(passage, heads)


def _bound_of_list(passage: Passage, amount: Amount) -> str:
    """How the first of a list is bounded: "from $0.66/hr (RTX 6000), $2.25/hr (H200) and $3.75/hr (B200)"."""
    place = amount.lead
    for other in reversed(within(passage.amounts, passage.sentence(place)[0], place)):
        if not other.currency or not _GOES_ON.fullmatch(passage.text, other.tail, place):
            break
        if other.bound != "exact":
            return other.bound
        place = other.lead
    return "exact"


def _told_above(passage: Passage, heads: Around) -> str:
    """How the heads without a sum of their own bound what stands under them."""
    told = (bound_of_head(passage.text[slice(*head)]) for head in heads if not passage.has_money(*head))
    return next((bound for bound in told if bound != "exact"), "exact")


def quote(passage: Passage, place: int) -> str:
    """The sentence of a place, in the page's own words."""
    start, end = passage.sentence(place)
    words = passage.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return passage.page.quote(start, end)
