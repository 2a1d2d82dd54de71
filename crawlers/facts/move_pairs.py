"""Two figures that are the ends of a move: from 6万元 to 9万元, $2.75 → $4.08, now 1,850, up from 1,700."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from crawlers.facts import move_words as words
from crawlers.facts import table_heads
from crawlers.facts.conversions import is_conversion
from crawlers.facts.counts import is_count
from crawlers.facts.currencies import currency_of
from crawlers.facts.drafts import Draft
from crawlers.facts.move_evidence import BAR_OF_PAIR
from crawlers.facts.move_verbs import above_former
from crawlers.facts.pair_evidence import Pair, fitting, fitting_sum, of_either, of_pair
from crawlers.facts.passage import Passage
from crawlers.facts.prices import Prices
from crawlers.facts.roles import role
from crawlers.facts.spans import Amount, within
from crawlers.facts.subjects import Subject
from crawlers.facts.weights import weigh

# A bare figure as high may be money, and how far apart the ends of one move may be told, in characters.
_BIG, _WINDOW = 10_000, 110
# A bare figure as low is seldom money.
_SMALL = 100
# What stands above a list price is no rise: 较首发价16499元溢价三成.
_PREMIUM = re.compile(r"的?溢价")
# Between the ends of a range told at length: "start at $3.80 on one and go up to $10.60 on another".
_REACHES = re.compile(
    r"(?<![a-z])(?:goes|go|ranges?|runs?|extends?|stretch(?:es)?) (?:all the way )?(?:up )?to(?![a-z])"
)
# The label of a figure, and how long it may be, in characters.
_LABEL, _LONGEST = re.compile(r"(?:^|[^a-z\u4e00-\u9fff ])(?P<label>[a-z\u4e00-\u9fff ]{2,16}): ?$"), 20
# The weight of two figures whose labels tell.
_SURE = 100.0
# No price becomes more than so many times what it was.
_MOST = 30


class MovePairs:
    """Finds the figures of a passage that are the ends of a move."""

    def __init__(self, passage: Passage, prices: Prices, closed: set[int]) -> None:
        self._passage = passage
        self._prices = prices
        self._closed = closed

    def read(self) -> list[Draft]:
        """The moves from figure to figure; of two that share one, that for which more speaks."""
        weighed: list[tuple[float, Pair]] = []
        found: set[str] = set()
        for pair in self.candidates():
            found = found if pair.turned else of_either(self._passage, pair)
            sure = _are_labelled(self._passage, pair)
            weighed.append((_SURE if sure else weigh("move", of_pair(self._passage, pair, found)), pair))
        kept: list[Pair] = []
        taken: dict[int, list[Pair]] = defaultdict(list)
        """The moves kept, by where their figures stand."""
        for weight, pair in sorted(weighed, key=lambda item: -item[0]):
            places = pair.first.start, pair.second.start
            if weight > BAR_OF_PAIR and all(_parted(pair, other) for each in places for other in taken[each]):
                kept.append(pair)
                for place in places:
                    taken[place].append(pair)
        return [_draft(self._passage, pair) for pair in kept]

    def candidates(self) -> Iterator[Pair]:
        """Every two figures that follow on one another, either as the start of the other."""
        figures = list(self._figures())
        for first, second in [*pairwise(figures), *self._ranges(figures)]:
            subject = self._subject(first, second) if self._comparable(first, second) else None
            if subject:
                yield Pair(first, second, subject, turned=False)
                yield Pair(first, second, subject, turned=True)

    def _figures(self) -> Iterator[Amount]:
        """The amounts that can be ends of a move: money, no counts, no conversions in brackets."""
        for amount in self._passage.amounts:
            money = amount.currency or (self._may_be_money(amount) and not is_count(self._passage, amount))
            other = amount.start in self._closed or (amount.unit and amount.unit.other)
            apart = is_conversion(self._passage, amount) or above_former(self._passage, amount)
            if money and not other and not apart:
                yield amount

    def _may_be_money(self, amount: Amount) -> bool:
        led = self._passage.text[max(0, amount.lead - 12) : amount.lead]
        return amount.low >= _BIG or bool(words.TO_FIGURE.search(led))

    def _are_led(self, first: Amount, second: Amount) -> bool:
        """Whether both are bare figures, and words of selling lead to them: 从1800跌到1100."""
        leads = (self._passage.text[max(0, amount.lead - 8) : amount.lead] for amount in (first, second))
        return min(first.low, second.low) >= _SMALL and all(words.TO_FIGURE.search(lead) for lead in leads)

    def _ranges(self, figures: list[Amount]) -> Iterator[tuple[Amount, Amount]]:
        """The ends of what reads as a range and may be a move: raised from $15,000 to $25,000."""
        for amount in figures:
            place = self._passage.text.find(amount.joint, amount.start, amount.end) if amount.joint else -1
            if place >= 0 and amount.joint in ("to", "到", "至") and self._goes(amount):
                unit = amount.unit and replace(amount.unit, start=place, end=place)
                low = replace(amount, end=place, high=amount.low, joint="", unit=unit)
                place += len(amount.joint)
                yield low, replace(amount, start=place, lead=place, low=amount.high, joint="")

    def _goes(self, amount: Amount) -> bool:
        """Whether a range may be read as a way, by "from" or a verb of change before it."""
        start = self._passage.clause(amount.start)[0]
        head = self._passage.text[max(start, amount.start - 32) : amount.start]
        if words.RANGED.search(head) or words.SPANNED.match(self._passage.text, amount.tail):
            return False
        return bool(words.HEADS["from"].search(head)) or self._passage.has(start, amount.lead, "up", "down")

    def _comparable(self, first: Amount, second: Amount) -> bool:
        """Whether both can be prices of one thing, told together, in one paragraph."""
        is_money = first.currency or second.currency or second.low >= _BIG
        is_money = is_money or role(self._passage, first) == "price" or self._are_led(first, second)
        apart = "\n\n" in self._passage.text[first.tail : second.start]
        apart = apart or bool(_PREMIUM.match(self._passage.text, second.tail))
        apart = apart or bool(_REACHES.search(self._passage.text, first.tail, second.start))
        apart = apart or bool(words.COMMITS.search(self._passage.text, first.tail, second.start))
        if second.start - first.tail > _WINDOW or apart or not is_money or self._of_parts(first, second):
            return False
        ratio = second.low / max(first.low, 1e-9)
        told = {currency_of(self._passage, amount) for amount in (first, second) if amount.currency}
        return len(told) <= 1 and 1 / _MOST < ratio < _MOST and ratio != 1

    def _of_parts(self, first: Amount, second: Amount) -> bool:
        """Whether one is the price of a machine and the other that of a card: 整机260万,单卡23万."""
        marks = self._passage.machines
        before = within(marks, self._passage.sentence(first.start)[0], first.start)[-1:]
        between = within(marks, first.tail, second.start)[-1:]
        return any((one.count == 1) != (other.count == 1) for one in before for other in between)

    def _subject(self, first: Amount, second: Amount) -> Subject | None:
        """Whose figures both are, told before either or behind both; no other chip is told between them."""
        subject, other = self._prices.subject(first), self._prices.subject(second)
        if not subject or (other and other.near and not subject.near):
            subject = other or self._told_behind(second)
        mine = {chip.chip for chip in subject.chips} if subject else set()
        between = {chip.chip for chip in within(self._passage.chips, first.end, second.start)}
        apart = other and not mine & {chip.chip for chip in other.chips}
        return None if apart or between - mine else subject

    def _told_behind(self, second: Amount) -> Subject | None:
        """The one chip of a sentence, named behind its figures: 由28万回落至24万,H200的水货价降温."""
        start, end = self._passage.sentence(second.start)
        chips = within(self._passage.chips, start, end)
        alone = chips and len({chip.chip for chip in chips}) == 1 and chips[0].start > second.end
        return Subject(tuple(chips[:1]), True) if alone else None


def label(text: str, amount: Amount) -> str:
    """The short words with a colon straight before a figure, 原价:42,000元, "New price: $2.39"; or none."""
    told = _LABEL.search(text[max(0, amount.lead - _LONGEST) : amount.lead])
    return told["label"] if told else ""


def _are_labelled(passage: Passage, pair: Pair) -> bool:
    """Whether the labels of two figures say which was before and which after."""
    start, end = (label(passage.text, amount) for amount in pair.ends)
    return table_heads.is_before(start) and table_heads.is_after(end)


def _parted(pair: Pair, other: Pair) -> bool:
    """Whether two moves share no figure, or one goes on where the other ends: rose to $300, slid to $260."""
    if not {pair.first.start, pair.second.start} & {other.first.start, other.second.start}:
        return True
    in_order = not pair.turned and not other.turned
    follows = pair.first.start == other.second.start or other.first.start == pair.second.start
    return in_order and follows


def _draft(passage: Passage, pair: Pair) -> Draft:
    """The move, with the percentage or the sum that its figures differ by where one is told beside them."""
    start, end = pair.ends
    place, tail = pair.first.start, max(pair.first.tail, pair.second.tail)
    share = fitting(passage, pair)
    way = "up" if end.low > start.low else "down"
    percent = share.value if share else None
    return Draft(place, tail, pair.subject.chips, way, start, end, fitting_sum(passage, pair), percent)
