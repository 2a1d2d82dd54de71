"""A page with its typed spans, its sentences and clauses: what rules ask their questions of."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from crawlers.facts import changes, cues, dates, machines, money, periods, units
from crawlers.facts.anchors import Anchors
from crawlers.facts.heads import Heads
from crawlers.facts.lazy import lazy
from crawlers.facts.normalise import Page
from crawlers.facts.spans import (
    Amount,
    ChipSpan,
    Cue,
    DateSpan,
    Machine,
    MakerSpan,
    Multiple,
    Percent,
    Period,
    Span,
    Spans,
    Unit,
    within,
)
from crawlers.names.models import SIZE_IN_LINE
from crawlers.names.sight import sight

Sp = TypeVar("Sp", bound=Span)

# Both begin with the characters that can end anything, so that no others are looked at.
_SENTENCE_END = re.compile(
    r"[。!?;.\n|\t](?:(?<=[。!?;])[。!?;]*[”\"'」)\]]*|(?<=\n)\n*|(?<=[|\t])"
    r"|(?<=\.)(?<![ .]v[s.]\.)(?<!approx\.)(?<!\.{4})(?!(?<=\.{3}) ?[$€£¥\d])(?<!\.[a-zA-Z]\.)"
    r"(?! (?:[Tt]hat|[Tt]his)(?: is|'s| was) (?:now |still |roughly |about |exactly )?"
    r"(?:what|how much|the (?:going )?(?:price|rate|cost|fee|figure)))"
    r"(?:[”\"')\]]*|(?:\[\d{1,3}\])+)(?=\s|$))"
)
HAN = re.compile(r"[\u4e00-\u9fff]")
_CLAUSE_END = re.compile(
    r"[,;:— -](?:(?<=[;:—])|(?<=,)(?!(?<=\d,)\d)|(?<=[\s\u3400-\u9fff]-) "
    r"|(?<= )(?:– |(?:whereas|while|but|and) (?=[^,.]{0,60}(?:[$€£¥]|\d))))"
)


# 710亿字节 counts bytes and names no maker.
_BYTES = re.compile(r"[\d万亿千百兆个 ]字节(?!跳动)(?<=[\d万亿千百兆个]字节)")
_END, _BREAK = attrgetter("end"), re.compile("\n")
# The number of parameters of a model: 8B.
_SIZE = re.compile(r"(?<![A-Za-z\d$€£¥.])\d{1,3}(?:\.\d{1,2})?B(?![A-Za-z\d])")
# No sentence is longer, no line looked at farther than this, in characters.
_LONGEST, _LINE_REACH = 800, 2000
# How much may follow the date of all prices in its sentence, in characters.
_REST = 16
# A shorter line ends where it means to.
_WRAPPED = 40
# Straight before the date that a sentence gives everything around it, or at the beginning of such a sentence.
_AS_OF = re.compile(
    r"(?:(?<![a-z])(?:as (?:of|at)|checked|updated|verified|collected|retrieved|captured|surveyed|quoted"
    r"|valid (?:until|through|from)|(?:prices?|rates?|quotes?|data) (?:from|of|for|in))"
    r"|截[至止]|更新[于至]?|采集[于自]?|(?:更新|报价|采集|统计|数据)(?:时间|日期)|有效期至?|报价截至)"
    r"[ :(]*(?:on |in |时间|日期|到)?[ :]*$"
)
# A second name of the same chip follows.
_ALIAS = re.compile(
    r",? ?(?:\(|(?:also |better |otherwise )?(?:called|code-?named|dubbed|known as|named|nicknamed)"
    r"|(?:代号|又名|又称|别称|也叫)[为是]?) ?[\"“「]? ?"
)
_ALL = re.compile(
    r"[\s(*_>†#-]*(?:(?:all|prices?|rates?|quotes?|figures?) (?:are|is|were|in|from|for|as|shown|valid)"
    r"|以上|上述|价格|报价|数据)"
)
# A line that begins with a key or an instance type is one of its own: "vendor: AWS", "p5.48xlarge".
_KEY = re.compile(r"[a-z_]{1,30}: |[a-z]+\d*[.-]\S*\d")


# How a page says that its prices are in another dollar than the American.
_DOLLARS = {
    "AUD": re.compile(r"\(aud\)|prices (?:are )?in aud|australian dollars|incl\. gst, aud|澳元\)"),
    "CAD": re.compile(r"\(cad\)|prices (?:are )?in cad|canadian dollars"),
    "SGD": re.compile(r"\(sgd\)|prices (?:are )?in sgd|singapore dollars"),
    "HKD": re.compile(
        r"\(hkd\)|(?:均?[为以是]|单位:?)港[币元]|prices (?:are )?in hkd|hong kong dollars|脑场|行货|深水埗"
        r"|香港(?:的?(?:售价|行情|价格|零售|门市|报价|店)|脑)"
    ),
    "TWD": re.compile(
        r"\((?:twd|ntd?)\)|(?:均?[为以是]|单位:?)新?台币|原价屋|欣亚|虾皮|pchome|momo购物|露天拍卖"
    ),
}

_IN_TAIWAN = re.compile(
    r"在台(?:湾(?=一卡难求|[开官通零售卖买缺上市首定也则要掀]|的)|开卖|上市|售价|建议)"
    r"|台湾(?:的?(?:通路|渠道|市场|市价|售价|价格|报价|代理|官方|官网|开卖|上市|电商|店))"
)
# What only Taiwan calls so: it speaks of the paragraph's own money, not of all the page's.
_TAIWANESE = re.compile(
    rf"{_IN_TAIWAN.pattern}|辉达|记忆体|伺服器|笔电|显示卡|通路(?:商|价|报价)|国网中心|台湾大哥大"
    r"|中华电信|台智云"
)
_TAIWAN = re.compile(
    r"台币|露天(?:上|拍卖|市集)|光华商场|奇摩拍卖"
    r"|(?:面交|自取)(?:台北|新北|桃园|新竹|台中|台南|高雄)|nt\$|twd|原价屋|欣亚|虾皮|pchome|momo购物"
)


class Passage:
    """All that is known of a page before any rule has spoken."""

    def __init__(self, page: Page, published: date | None) -> None:
        self.page = page
        self.text = page.text
        self.published = published
        self.answers: defaultdict[Callable[..., object], dict[Amount, object]] = defaultdict(dict)
        """What each question that is asked once of an amount was answered."""
        self.moneys: dict[tuple[int, int], str | None] = {}
        """In which money paragraphs, by where they begin and end, count bare figures."""
        self.notes: dict[int, str] = {}
        """Why the amounts that begin at these places are no prices."""
        self.sight = sight(page.folded)
        found = [ChipSpan(f.start, f.end, f.value.chip, f.value.vendor) for f in self.sight.chips]
        self.chips = Spans(
            chip
            for chip, before in zip(found, [None, *found], strict=False)
            if not self._renames(before, chip)
        )

    def _renames(self, before: ChipSpan | None, chip: ChipSpan) -> bool:
        """A second name: TPU v7 (Ironwood), "TPU v6, called Trillium"."""
        if before is None or before.vendor != chip.vendor:
            return False
        closed = self.text[chip.end : chip.end + 1] == ")"
        bracketed = closed and self.text[before.end : chip.start].strip() == "("
        return bracketed or bool(_ALIAS.fullmatch(self.text, before.end, chip.start))

    @property
    def names_models(self) -> bool:
        """Whether a model may be named: one of a known family, a sized name, one spoken of as a model, or
        what a laboratory, or a maker beside sizes, brings out.
        """
        laboratory = any(not found.value.chips for found in self.sight.makers)
        named = laboratory or self.sight.stems or "model" in self.sight.hints
        sized = self.sight.makers and _SIZE.search(self.page.plain)
        return bool(named or sized or SIZE_IN_LINE.search(self.page.plain))

    @lazy
    def names_one_chip(self) -> bool:
        """Whether all the chips named are one."""
        return len({chip.chip for chip in self.chips}) == 1

    @lazy
    def anchors(self) -> Anchors:
        """Where which expression may match."""
        return Anchors(self.text)

    @lazy
    def amounts(self) -> Spans[Amount]:
        """Money, and bare figures that may be some; none inside a chip's name."""
        names = [(chip.start, chip.end) for chip in self.chips]
        places = {place for stretch in names for place in range(*stretch)}
        return Spans(amount for amount in money.scan(self.anchors, places) if not _inside(amount, names))

    @lazy
    def units(self) -> Spans[Unit]:
        """Units that stand apart from an amount."""
        return _ordered(units.scan(self.anchors))

    @lazy
    def cues(self) -> Spans[Cue]:
        """Cue words, the longest where they overlap."""
        return Spans(cues.longest([word for word in self._words if word[2] not in cues.ASIDE]))

    @lazy
    def verbs(self) -> Spans[Cue]:
        """Cue words with those that bear on events of chips alone, the longest where they overlap."""
        return Spans(cues.longest(self._words))

    @lazy
    def _words(self) -> list[tuple[int, int, str]]:
        return cues.scan(self.text)

    @lazy
    def machines(self) -> Spans[Machine]:
        """Marks of machines and of single chips."""
        counted = (machines.before(self.text, chip.start, chip.end) for chip in self.chips)
        return _ordered([*machines.scan(self.anchors), *(mark for mark in counted if mark)])

    @lazy
    def instances(self) -> Spans[Machine]:
        """The machines that a cloud's name for an instance type tells."""
        return Spans(machine for machine in self.machines if machine.product)

    @lazy
    def percents(self) -> Spans[Percent]:
        """Shares in percent."""
        return _ordered(changes.percents(self.anchors))

    @lazy
    def multiples(self) -> Spans[Multiple]:
        """Changes told as a multiple."""
        return _ordered(changes.multiples(self.anchors))

    @lazy
    def dates(self) -> Spans[DateSpan]:
        """Dates, relative ones resolved."""
        return Spans(dates.scan(self.anchors, self.published))

    @lazy
    def dated_all(self) -> str | None:
        """The date that a line or sentence of its own gives all prices: "Prices as of May 2025."."""
        said = (day.iso for day in self.dates if self._speaks_of_all(day))
        return next(said, None)

    def _speaks_of_all(self, day: DateSpan) -> bool:
        start, end = self.sentence(day.start)
        other = within(self.chips, start, end) or self.has_money(start, end)
        # 截至2024年上半年,全国已建... dates something else.
        alone = end - day.end < _REST or self.has(start, end, "price", "rental")
        opens = alone and _AS_OF.search(self.text[start : day.start])
        return not other and bool(opens or _ALL.match(self.text, start))

    @lazy
    def settled(self) -> Spans[DateSpan]:
        """The dates that are not of what is still to come: "scheduled to be updated on January 1"."""
        return Spans(day for day in self.dates if not self.is_ahead(day))

    def is_ahead(self, day: DateSpan) -> bool:
        """Whether a date is of what is still to come."""
        return self.has(self.clause(day.start)[0], day.start, "future")

    @lazy
    def periods(self) -> Spans[Period]:
        """Stated lengths of time."""
        return _ordered(periods.periods(self.anchors))

    @lazy
    def makers(self) -> Spans[MakerSpan]:
        """Makers of chips and models."""
        named = (f for f in self.sight.makers if not _BYTES.match(self.text, f.start - 1))
        return Spans(MakerSpan(f.start, f.end, f.value.name) for f in named)

    @lazy
    def is_taiwanese(self) -> bool:
        """Whether 元 means the new Taiwan dollar here: it is named, or a shop of Taiwan is."""
        return bool(_TAIWAN.search(self.text)) and "人民币" not in self.text

    def is_taiwanese_at(self, place: int) -> bool:
        """Whether 元 means it at a place: by the page, the words of the paragraph, or the clause."""
        if self.is_taiwanese or _IN_TAIWAN.search(self.text, *self.clause(place)):
            return True
        start, end = self.paragraph(place)
        return bool(_TAIWANESE.search(self.text, start, end)) and "人民币" not in self.text[start:end]

    @lazy
    def dollar(self) -> str:
        """Which dollar a bare $ is here: the one that the page says its prices are in."""
        told = (code for code, words in _DOLLARS.items() if words.search(self.text))
        return next(told, "USD")

    def paragraph(self, place: int) -> tuple[int, int]:
        """Where the lines between two blank ones begin and end."""
        low, high = max(0, place - _LINE_REACH), min(len(self.text), place + _LINE_REACH)
        start, end = self.text.rfind("\n\n", low, place), self.text.find("\n\n", place, high)
        return low if start < 0 else start + 2, high if end < 0 else end

    @lazy
    def _head_lines(self) -> Heads:
        return Heads(self.text)

    def heads(self, place: int) -> tuple[tuple[int, int], ...]:
        """The headings and openings of lists over the line of a place, the nearest first."""
        return self._head_lines.over(place) if "\n" in self.text else ()

    @lazy
    def _boundaries(self) -> list[int]:
        plain = self.page.plain
        ends = (match.end() for match in _SENTENCE_END.finditer(plain) if not _is_wrap(plain, match))
        return _cut([0, *ends, len(plain)])

    @lazy
    def _sentences(self) -> list[tuple[int, int]]:
        return _stretches(self._boundaries)

    @lazy
    def _clause_boundaries(self) -> list[int]:
        ends = {match.end() for match in _CLAUSE_END.finditer(self.text)}
        return sorted({*self._boundaries, *ends})

    @lazy
    def _clauses(self) -> list[tuple[int, int]]:
        return _stretches(self._clause_boundaries)

    def sentence(self, place: int) -> tuple[int, int]:
        """Where the sentence of a place begins and ends."""
        return self._sentences[bisect_right(self._boundaries, place)]

    def clause(self, place: int) -> tuple[int, int]:
        """Where the clause of a place begins and ends."""
        return self._clauses[bisect_right(self._clause_boundaries, place)]

    def line(self, place: int) -> tuple[int, int]:
        """Where the line of a place begins and ends."""
        behind = bisect_left(self._breaks, place, 1, len(self._breaks) - 1)
        start, end = self._breaks[behind - 1] + 1, self._breaks[behind]
        return max(start, place - _LINE_REACH), min(end, place + _LINE_REACH)

    @lazy
    def _breaks(self) -> list[int]:
        """Where lines are parted, with the places before the text and behind it."""
        return [-1, *(match.start() for match in _BREAK.finditer(self.text)), len(self.text)]

    def cues_in(self, start: int, end: int, *senses: str) -> list[Cue]:
        """The cues of these senses that begin in a stretch."""
        if self.senses.keys().isdisjoint(senses):
            return []
        return [cue for cue in within(self.cues, start, end) if cue.sense in senses]

    def has_money(self, start: int, end: int) -> bool:
        """Whether an amount with a currency begins in a stretch."""
        return any(amount.currency for amount in within(self.amounts, start, end))

    def has(self, start: int, end: int, *senses: str) -> bool:
        """Whether a cue of one of these senses begins in a stretch."""
        for sense in senses:
            starts = self.senses.get(sense)
            if starts and _any_within(starts, start, end):
                return True
        return False

    @lazy
    def senses(self) -> dict[str, list[int]]:
        """Where the cues of each sense begin."""
        starts: dict[str, list[int]] = defaultdict(list)
        for cue in self.cues:
            starts[cue.sense].append(cue.start)
        return starts


def _cut(places: list[int]) -> list[int]:
    """The ends of sentences, with a cut wherever one would run on without end."""
    cuts = [*places]
    if places[-1] <= _LONGEST:
        return cuts
    for start, end in pairwise(places):
        cuts += range(start + _LONGEST, end, _LONGEST)
    return sorted(cuts)


def _is_wrap(plain: str, end: re.Match[str]) -> bool:
    """A long line broken inside a sentence goes on in lower case, but for Chinese."""
    start, behind = end.span()
    if end.group(0) != "\n" or start - plain.rfind("\n", 0, start) <= _WRAPPED:
        return False
    goes_on = plain[behind : behind + 1].islower() and not HAN.match(plain, start - 1)
    return goes_on and not _KEY.match(plain, behind)


def _ordered(spans: Iterable[Sp]) -> Spans[Sp]:
    return Spans(sorted(spans, key=_END, reverse=True))


def _stretches(places: list[int]) -> list[tuple[int, int]]:
    """What stands before, between and behind places; before the first and behind the last is nothing."""
    return list(pairwise([places[0], *places, places[-1]]))


def _any_within(starts: list[int], start: int, end: int) -> bool:
    index = bisect_left(starts, start)
    return index < len(starts) and starts[index] < end


def _inside(span: Span, stretches: list[tuple[int, int]]) -> bool:
    index = bisect_right(stretches, (span.start, span.end)) - 1
    near = stretches[max(0, index) : index + 2]
    return any(start < span.end and span.start < end for start, end in near)
