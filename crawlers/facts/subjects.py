"""Whose price it is: the chips a figure belongs to, by the structure of clause, sentence and list."""

import itertools
import re
from bisect import bisect_left
from typing import NamedTuple

from crawlers.facts.chip_groups import ChipGroups
from crawlers.facts.heads import is_head
from crawlers.facts.lazy import lazy
from crawlers.facts.passage import Passage
from crawlers.facts.price_evidence import CLEFT
from crawlers.facts.spans import ChipSpan, Span, within

# Straight from a figure to the chip it is for.
_POINTS_AT = re.compile(
    r" ?(?:\(|(?:for|on|of|to get|buys?)(?: (?:an?|the|one|each|its|every|single|used|new"
    r"|brand new))* |per | |的|一[张颗块片枚台](?:的|全新的?)?|就能拿下全新的?"
    r"|(?:以上|以下|左右|上下|出头|不到|起)?的?(?:一[张颗块片枚台])?(?:的|全新|二手|拆机|旗舰|顶级|高端|入门)+)"
    r"(?:\d{1,2} ?[x×] ?)?(?:nvidia'?s? |amd |amd'?s |google |英伟达|单张)?$"
)
_ADJACENT = re.compile(
    r"^(?:'s)? (?:[a-z-]{4,9} ){0,2}(?:price|rate|cost|median|average|mean|tag|msrp)s?"
    r" (?:of|at|is|was|around) ?(?:about |around |roughly |some |~)?$"
    r"|^(?:模组|整机|[八8]卡机?|服务器|机柜|整柜|单卡|显卡|芯片)?[\s:,(=·|的|]*(?:\([^()\n]{0,24}\)[:,]?)?\s*(?:at|is|for|@|要|卖|~|around|约合?|折合)?\s*$"
    r"|^(?:过去|此前|之前|原先|原来|当初|当年|目前|现在|如今|当前|官方|市场|首发|发布时|上市时|的)*"
    r"(?:售价|价格|报价|单价|定价|均价|标价|市价|租金|时租|租价|身价|价)(?:区间|水平)?(?:要|卖|是|为|约|的|在|即)?$"
)
# Before the chip that a list of its prices ends with.
_ALL_FOR = re.compile(
    r"(?<![a-z])(?:all|each|both|every one|everything|all of (?:this|these|it|them)|any of (?:these|them))"
    r" (?:(?:are|is|being|quoted|priced) )?(?:for|on|per|of) (?:(?:an?|the|one|each|a single|the same"
    r"|nvidia'?s?) )*$"
)
# What a sentence opens with that goes on about one chip: "For the 6000D, stopgap for the H20, you pay".
_AS_FOR = re.compile(r"\W*(?:(?:as|and|but) )?(?:for|with|on) (?:(?:an?|the|one|nvidia'?s?|amd'?s?) )*$")
# How a sentence opens that tells the price before the chip.
_OPENS = re.compile(
    r"(?:[^,。]{0,14}(?:以|按)(?:每.)?(?:约|近)?|(?:(?:priced|listed|offered|on sale|available|at|for"
    r"|from|with|starting|only|just|about|around|over|under|nearly|(?:(?:an?|its|the) )?(?:[a-z-]{3,12} )?"
    r"(?:price(?: tag)?|sticker|msrp|tag)(?: of| at)?|售价|标价|仅|约) ?){0,4})"
)
# How a sentence opens that goes on about the one chip before it.
_SINGULAR = re.compile(r"\W*(?:it|its) ")
# A participle that a later chip takes: "Priced at $7,000 and down from $9,000, the RTX 6000 is".
_PARTICIPLE = re.compile(
    r'[\s"“*-]*(?:(?:originally|initially|once|now|currently) )?(?:priced|listed|costing|selling|starting'
    r"|offered|retailing|available|launched|rented|billed|advertised|introduced|released"
    r"|having|after|since|down|up|off|from|against|compared (?:with|to))(?![a-z])"
)
_DETERMINER = re.compile(
    r", ?(?:(?:the |an? )?(?:[a-z-]+ ){1,4}(?:of|for|on) )?"
    r"(?:the |an? |its )?(?:nvidia'?s? |amd'?s? |英伟达的?"
    r"|(?:nvidia|amd|intel|google|huawei)'s (?:[\w-]+ ){1,3})?$"
)
_COLON = re.compile(
    r"(?::|——) ?(?:that's |that is |it's |i mean |就是|正是|即|那就是)?(?:the |an? |its )?"
    r"(?:nvidia'?s? |amd'?s? |(?:英伟达|辉达|超微|华为|英特尔|谷歌)的?)?$"
)
# "A jump in the price of the H20: that is": what the colon sets is not the chip's.
_OF_THE = re.compile(r"(?<![a-z])(?:of|for) (?:the |an? )?(?:nvidia'?s? |amd'?s? )?$")
# What the machine just priced holds: 平均单价150万元,搭载昇腾910B.
_HOLDING = re.compile(
    r",(?:均?(?:搭载|配备|内置|采用)了?(?:\d{1,2}|[两四八])?[张颗块片]?|(?:\d{1,2}|[两四八])[张颗块片])(?:英伟达|华为)?$"
)
# What parts a figure from a chip behind it: "costs $999 and an RTX 5090 costs more".
_APART = re.compile(r"(?<![a-z])(?:and|while|but|it|they|this|these)(?![a-z])|,|而|、")
# "The former", which is no "former price", and what leads to it from a figure.
_ORDINAL = re.compile(
    r"[前后]者|the (?:former|latter)(?! (?:price|level|rate|high|low|peak|record|list)s?(?![a-z]))"
)
_LEADS_TO = re.compile(r" ?(?:for|on|with|per|\() ?")
# What says something of another before the chip is named.
_SAYS = re.compile(r"(?<![a-z])(?:is|are|was|were|has|have|had|can|could|will|does|did)(?![a-z])")
# Straight behind a figure, what was spoken of before: "At $600 each they undercut a 4090".
_IT = re.compile(r",? (?:it|they|this|that|these)(?![a-z])")
# What a card of a listing begins with before the name of its good: a key, or nothing but the maker.
_KEYED = re.compile(
    r"[\s•·-]*(?:(?:型号|名称|产品|商品|品名|标题|显卡|规格)(?:名称?|型号)?"
    r"|(?:gpu|model|product|item|card|title|name)(?: (?:name|model))?) ?: ?[^:\n]{0,24}"
)
_TITLED = re.compile(r"[\s•·#-]*(?:(?:nvidia|amd|intel|tesla|英伟达|华为) ?)?")
# From a chip to the sum that a relative clause tells of it.
_WHICH = re.compile(r",? which (?:[a-z-]+ ){1,5}(?:for |at |around |about |~)*")
# Two chips spoken of as such.
_BOTH = re.compile(r"[两二][者款]|这两|(?<![a-z])(?:both|the (?:two|pair|duo))(?![a-z])")
# The longest link between a name and its figure, in characters.
_SHORT = 40
# How far a passage's topic reaches, in characters.
_TOPIC_REACH = 320


class Subject(NamedTuple):
    """The chips a figure belongs to, and whether the words themselves say so (else it is the topic)."""

    chips: tuple[ChipSpan, ...]
    near: bool

    @property
    def start(self) -> int:
        """Where the first chip begins."""
        return self.chips[0].start

    @property
    def end(self) -> int:
        """Where the last chip ends."""
        return self.chips[-1].end


class Subjects:
    """The groups of chips in a passage, and which of them a span belongs to."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self.groups = ChipGroups(passage)
        self.is_alone = passage.names_one_chip

    def of(self, span: Span, tail: int | None = None) -> Subject | None:
        """The chips that a figure (or a verb of change) belongs to; None if the passage names none for it."""
        tail = span.end if tail is None else tail
        for rule in (
            self._inside,
            self._by_order,
            self._pointed_at,
            self._of_all,
            self._of_relative,
            self._in_clause,
            self._in_sentence,
            self._behind_colon,
            self._before_semicolon,
        ):
            found = rule(span, tail)
            if found:
                return Subject(tuple(found), True)
        both = self.both(span)
        if both:
            return Subject(both, True)
        head = self._under_head(span)
        if head:
            return Subject(tuple(head), True)
        topic = self.topic(span.start)
        return Subject(tuple(topic), False) if topic else None

    def both(self, span: Span) -> tuple[ChipSpan, ...]:
        """The two chips last named, where the clause speaks of both: 两款的黑市价格, "both fell"."""
        start, end = self._passage.clause(span.start)
        sellers = [
            cue
            for cue in within(self._passage.cues, *self._passage.sentence(start))
            if cue.sense.startswith("seller:")
        ]
        if not _BOTH.search(self._passage.text, start, end) or len(sellers) > 1:
            return ()
        before = within(self._passage.chips, max(0, span.start - _TOPIC_REACH), start)
        last = _last_two(before)
        return tuple(last) if len(last) > 1 else ()

    def _under_head(self, span: Span) -> list[ChipSpan] | None:
        """The chip of the heading or list that the line stands under."""
        for start, end in self._passage.heads(span.start):
            groups = self.groups.between(start, end)
            if groups:
                return self._of_card(end, span.start) or groups[-1]
        return None

    def _of_card(self, start: int, end: int) -> list[ChipSpan] | None:
        """The chip of the last card begun in a stretch: the lines of one may stand under another's title."""
        index = bisect_left(self._cards, end, key=lambda card: card[0].start)
        card = self._cards[index - 1] if index else None
        return card if card and card[0].start >= start else None

    @lazy
    def _cards(self) -> list[list[ChipSpan]]:
        """The chips that open a card each, in order of place."""
        return [group for group in self.groups if self._opens_card(group[0].start)]

    def _opens_card(self, place: int) -> bool:
        start, end = self._passage.line(place)
        text = self._passage.text
        titled = _TITLED.fullmatch(text, start, place) and is_head(text[start:end])
        return bool(titled or _KEYED.fullmatch(text, start, place))

    def _inside(self, span: Span, tail: int) -> list[ChipSpan] | None:
        """The unit names the chip: $1.50 per H100 GPU-hour."""
        return list(within(self._passage.chips, span.end, tail)) or None

    def _by_order(self, span: Span, tail: int) -> list[ChipSpan] | None:
        """The first or the last of two: "the latter at $3", 前者3万元, "$8 for the latter two"."""
        start, end = self._passage.clause(span.start)
        opening = self._passage.sentence(start)[0]
        if not self._passage.text[start : span.start].strip():  # "for the latter, $3"
            start = self._passage.clause(max(opening, start - 1))[0]
        if not within(self._passage.chips, opening, span.start):  # 前者是消费级显卡,当年售价1,599美元
            start = opening
        before = self._passage.cues_in(start, span.start, "former", "latter")
        behind = self._passage.cues_in(tail, min(end, tail + _SHORT), "former", "latter")
        for cue in (
            *before[::-1],
            *(cue for cue in behind if _LEADS_TO.fullmatch(self._passage.text, tail, cue.start)),
        ):
            told = within(self._passage.chips, max(0, cue.start - _TOPIC_REACH), cue.start)
            last = _last_two(told)
            if len(last) == 2 and _ORDINAL.match(self._passage.text, cue.start):
                both = self._passage.text.startswith(" two", cue.end)
                return last if both else [last[cue.sense == "latter"]]
        return None

    def _pointed_at(self, span: Span, tail: int) -> list[ChipSpan] | None:
        """The words after the figure lead to the chip: $0.66/hr (RTX 6000 Pro), $1.35 per hour for
        an H100.
        """
        after = self.groups.first(tail, min(tail + 40, self._passage.sentence(span.start)[1]))
        if after and _POINTS_AT.match(self._passage.text[tail : after[0].start]):
            return after
        return None

    def _of_all(self, span: Span, tail: int) -> list[ChipSpan] | None:
        """The chip that closes a list of its prices: "Madrid $10.11, Frankfurt $1.78, all for an H100"."""
        start, end = self._passage.sentence(span.start)
        if self.groups.between(start, span.start):
            return None
        after = self.groups.first(tail, end)
        return after if after and _ALL_FOR.search(self._passage.text, tail, after[0].start) else None

    def _of_relative(self, span: Span, _tail: int) -> list[ChipSpan] | None:
        """The chip that a relative clause goes on about: "twice the H20, which sells for $10,000"."""
        before = self.groups.last(self._passage.sentence(span.start)[0], span.start)
        leads = before and _WHICH.fullmatch(self._passage.text, before[-1].end, span.start)
        return before if leads else None

    def _in_clause(self, span: Span, tail: int) -> list[ChipSpan] | None:
        """The nearest chip before it in the clause, else the first behind it."""
        start, end = self._passage.clause(span.start)[0], self._passage.clause(tail - 1)[1]
        before = self.groups.last(start, span.start)
        if before and (not self.groups.is_compared(before) or self._adjacent(before, span.start)):
            return before
        after = self.groups.first(tail, end)
        apart = after and _APART.search(self._passage.text[tail : after[0].start])
        heads = after and self._is_key(after)
        return after if after and not apart and not heads and not self.groups.is_compared(after) else None

    def _is_key(self, group: list[ChipSpan]) -> bool:
        """Whether a colon sets figures behind a name; not one that "of the" leads to."""
        text = self._passage.text
        of = _OF_THE.search(text, max(0, group[0].start - _SHORT), group[0].start)
        return text.startswith(":", group[-1].end) and not of

    def _in_sentence(self, span: Span, tail: int) -> list[ChipSpan] | None:
        """The nearest chip told before it in the sentence that is no comparison, else the first behind it."""
        start, end = self._passage.sentence(span.start)
        groups = self.groups.between(start, span.start)
        plain = [group for group in groups if not self.groups.is_compared(group)]
        if plain:
            return plain[0] if _AS_FOR.match(self._passage.text[start : plain[0][0].start]) else plain[-1]
        behind = [group for group in self._fronted(span, tail, end) if not self.groups.is_compared(group)]
        if behind:
            return behind[0]
        # 芯片2024年推出,性能约为A100的80%,成交价6万元一卡: the sentence goes on about the chip before it.
        return groups[-1] if groups and not self.topic(span.start) else None

    def _behind_colon(self, span: Span, tail: int) -> list[ChipSpan] | None:
        """The sentence keeps its subject for its end: "priced around $4 million apiece: the GB200 NVL72"."""
        start, end = self._passage.sentence(span.start)
        after = self.groups.first(tail, end)
        if not after or self.groups.between(start, span.start):
            return None
        gap = self._passage.text[tail : after[0].start]
        holds = _HOLDING.search(gap) and not self._passage.text.startswith("的", after[-1].end)
        return after if holds or _COLON.search(gap) else None

    def _before_semicolon(self, span: Span, tail: int) -> list[ChipSpan] | None:
        """Parts of a sentence share their subject: "an H100 was $40,000; by summer it took $18,000"."""
        start = self._passage.sentence(span.start)[0]
        if not self._passage.text[max(0, start - 2) : start].strip().endswith(";"):
            return None
        plain = self.groups.plain(*self._passage.sentence(start - 1))
        return plain[-1] if plain else None

    def _fronted(self, span: Span, tail: int, end: int) -> list[list[ChipSpan]]:
        """The chips with which a later clause begins, where that of the figure only opens the sentence:
        "Priced at $7,000, down from $9,000, the".
        """
        start = self._passage.sentence(span.start)[0]
        if CLEFT.match(self._passage.text, tail):
            return self.groups.between(tail, end)[:1]
        if _PARTICIPLE.match(self._passage.text, start):
            return self._told_last(tail, end)
        opening = self._passage.text[start : span.start].strip(' -#*~"“')
        if len(opening) > _SHORT or not _OPENS.fullmatch(opening) or _IT.match(self._passage.text, tail):
            return []
        behind = self.groups.between(tail, end)[:1]
        opens = behind and _DETERMINER.search(self._passage.text, tail, behind[0][0].start)
        if behind and _SAYS.search(self._passage.text, tail, behind[0][0].start):
            return []  # "With a price tag of $3,999, the laptop is no match for"
        next_end = self._passage.clause(min(self._passage.clause(tail)[1], end - 1))[1]
        return behind if opens else self.groups.between(tail, min(end, next_end))

    def _told_last(self, tail: int, end: int) -> list[list[ChipSpan]]:
        """What a participle at the head of the sentence is of: "Priced at $8,565 in May and now selling for
        over $9,000, the RTX PRO 6000 is".
        """
        behind = self.groups.between(tail, end)[:1]
        return behind if behind and _DETERMINER.search(self._passage.text, tail, behind[0][0].start) else []

    def topic(self, place: int) -> list[ChipSpan] | None:
        """What the passage was speaking of: the subject of the last sentence that named a chip,
        else of the next.
        """
        reach = _TOPIC_REACH * (3 if self.is_alone else 1)
        before = self.groups.between(max(0, place - reach), self._passage.sentence(place)[0])
        if before:
            told = [group for group in before if not self.groups.is_compared(group)] or before
            start, end = self._passage.sentence(told[-1][0].start)
            here = self.groups.plain(start, end)
            whole = [group for group in here if group[0].is_system]
            return (whole or here or [told[-1]])[0]
        line = self._passage.text[slice(*self._passage.line(place))]
        after = self.groups.between(place, place + _TOPIC_REACH) if line.startswith("#") else []
        return after[0] if after else None

    def rivals(self, place: int) -> list[ChipSpan]:
        """The chips that the passage just told prices of one by one, none more its topic than another:
        "the B200 is at $19, the H200 at $12." Nothing if it told of one.
        """
        opening = self._passage.sentence(place)[0]
        if _SINGULAR.match(self._passage.text, opening):
            return []
        before = self.groups.between(max(0, place - _TOPIC_REACH), opening)
        start, end = self._passage.sentence(before[-1][0].start) if before else (place, place)
        groups = self.groups.plain(start, end)
        priced = [
            group[0]
            for group, behind in itertools.pairwise([*groups, None])
            if group and self._passage.has_money(group[-1].end, behind[0].start if behind else end)
        ]
        return priced if len({chip.chip for chip in priced}) > 1 else []

    def following(self, place: int) -> list[ChipSpan] | None:
        """What the passage is about to speak of."""
        return self.groups.first(place, place + _TOPIC_REACH)

    def _adjacent(self, group: list[ChipSpan], place: int) -> bool:
        between = self._passage.text[group[-1].end : place]
        return (len(between) <= _SHORT and bool(_ADJACENT.match(between))) or between.startswith(":")


def _last_two(chips: list[ChipSpan]) -> list[ChipSpan]:
    """The two kinds of chip last named, in the order of their last naming."""
    return list({chip.chip: chip for chip in reversed(chips)}.values())[1::-1]
