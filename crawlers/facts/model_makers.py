"""Whose a model is: the maker told with it, one that no list knows, or the only one that the text names."""

import re
from collections.abc import Iterable, Iterator, Sequence

from crawlers.facts.candidates import common_words
from crawlers.facts.events import Event
from crawlers.facts.passage import Passage
from crawlers.facts.spans import MakerSpan, Span, Spans, within

# How far behind a name "by" tells whose it is, in characters.
_BY_REACH = 30
# Straight behind it: "GLM-130B from Tsinghua University".
_FROM_REACH = 10
# Between a name and the maker that is subject of its verb: Phi-4 微软研究院于2024年12月发布的.
_SUBJECT = re.compile(r" ?[:,]? ?(?:这?是|即)? ?")
# Behind the name: "Olive 3 (Google)".
# "Which Acme released": straight behind the name.
_WHICH = re.compile(r",? (?:which|that) ")
# Who stands by the one that did it: "X, backed by Acme, released ...".
_BESIDE = re.compile(
    r"(?<![a-z])(?:(?:backed|funded|owned|supported|controlled|acquired|bought|founded|financed|staffed|fined"
    r"|sued) by(?: the| former| ex-)*|(?:rivals?|competitors?|alternatives?|investors?|challengers?"
    r"|answer|response) (?:of|to|in|like)(?: the)?|investors(?: such as)?|former|ex-)"
    r"(?: [^,.;\n]{0,30} and)? $"
)
# "Half an hour before OpenAI's day 8 it announced ...": when another did something.
_WHEN_OTHERS = re.compile(r"(?<![a-z])(?:before|after|ahead of|following|during|amid|despite) (?:the )?$")
_CONJUNCTION = re.compile(r"(?<![a-z])(?:after|before|since|when|once|until)(?![a-z])")
_ASIDE_OPENS = re.compile(
    r"(?: [a-z]+){0,2}, (?:in which|which|whose|who|an?|the"
    r"|backed|funded|founded|owned|led|formerly|now|part|itself"
    r"|once|spun|together|along|one|run|born|set|based|created|formed|started|launched|hosted|steered|governed|organi[sz]ed"
    r"|co-[a-z]+|jointly|supported"
    r"|known|headquartered)(?![a-z])[^,.;\n]*"
)
_IN_BRACKETS = re.compile(r" ?\(")
_BY = re.compile(
    r"(?:(?<![a-z])(?:by|from|out of)(?: (?:researchers|scientists|engineers|a (?:team|group))(?: at"
    r"| from| of)?)?"
    r"(?: the)?|由|来自|出自) ?$"
)
# Where a model is put, and who else is spoken of: 上架Hugging Face, "former Meta researchers".
_PLACE = re.compile(
    r"(?:(?<![a-z])(?:on|via|through|onto|into|former|ex|rivals?|unlike|against|than|beats?)(?: the)?"
    r"|上架了?|上线了?|登陆|挂上了?|上传|[传放挂](?:到|至)了?|入驻|(?<![月周天年日此之目以])前|对标"
    r"|被|遭) ?-?$"
)
# Where models of others are put: "through Foundry, HuggingFace and GitHub", 在Hugging Face和魔搭上架.
_PLATFORMS = frozenset({"Hugging Face"})
_AT_PLATFORM = re.compile(
    r"(?:(?<![a-z])(?:on|at|through|via|from|to|onto)(?![a-z])|在|于|从|到|至|上架|上传)[^.。;\n]{0,50}$"
)
# "Available in Amazon Bedrock": whose shop it is sold in.
_SHOP = re.compile(
    r" (?:bedrock|sagemaker|web services|cloud|vertex|azure|(?:ai )?foundry|copilot|ai studio|marketplace)"
    r"(?![a-z])"
)
_IN = re.compile(r"(?<![a-z])(?:in|on|via|through|to|into|from)(?: the)? $")
_HOME = re.compile(r"的?(?:官网|官方|开放平台|官微|公众号)")
# Kimi K2是月之暗面最新的模型: between the name and the maker, and behind the maker.
_IS = re.compile(r"[”」\"]? ?(?:,? ?(?:这?是|为)|,? (?:is|was)) ?(?:an? |the )?")
_MODEL_OF = re.compile(r"(?:'s|旗下|开发|推出|研发|自研|最新|新|的)[^,。.;\n]{0,24}(?:模型|model|llm)")
_POSSESSIVE = re.compile(r"(?:'s|,? whose|的|旗下的?|自研的?)? ?(?:新|大模型|open |new |own )? ?$")
_OWNER = re.compile(r"(?:'s|旗下的?|的) ?(?:own |new )?")
_TOGETHER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,10}(?:实验室|研究[院所]|团队|大学|学院|公司|中心|部门?))?"
    r" ?(?:,|,? and|,? (?:together|along|jointly) with|,? alongside|与|和|、|/|&"
    r"|[^,。;\n]{0,16}(?:联合|携手|联手)) ?(?:the )?"
)
# The smaller of two, told last: "Amazon invests in Anthropic. The startup ...".
_STARTUP = re.compile(r"(?<![a-z])the (?:startup|start-up|lab|newcomer)(?![a-z])|初创公司|这家(?:初创|创业)")
_COMPANY = re.compile(
    r"(?<![a-z])(?:the (?:[a-z&'-]+ ){0,3}(?:company|start-?up|lab|firm|team|giant|group|maker|developer"
    r"|unicorn|outfit|institute|conglomerate)|it|they|its|their)(?![a-z])|该?公司|团队|它|其(?=最|旗舰"
    r"|新|首|第|下一代|自研|主力)"
)
_SAYS = re.compile(
    r"(?:方面|官方|团队|公司)?[^,。;]{0,6}(?:称|表示|介绍|透露|强调|宣称|指出|说)"
    r"| (?:says?|said|claims?|claimed|has|had|calls?|called|bills?|describes?|described|trained|built|tuned"
    r"|pitches|promises)(?![a-z])"
)
_ALSO = re.compile(r"[也则又还才]")
# Between a maker and the model that is its own.
_OWNS = re.compile(r"(?:'s|的|旗下)? ?")
# A name in Latin letters; one of several words ends with what makes it an organisation.
_WORD = r"[A-Z][A-Za-z0-9]*(?:[.&-][A-Za-z0-9]+)*"
_ORG = (
    r"(?:A\.?I\.?|Labs?|Laboratory|Research|Institute|University|Technolog(?:y|ies)|Intelligence"
    r"|Inc\.?|Corp\.?|Systems?|Robotics|Group|Computing|Networks?|Studios?|Foundation|Health"
    r"|Bio|Sciences?|Telecom)"
)
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,2}} {_ORG}|{_WORD})"
_LED = r"(?:startup|start-up|company|firm|lab|developer|unicorn|institute|spin-?off|maker) "
_ASIDE = r"(?:, [^,.;\n]{3,70},|(?: (?:has|have|had|just|also|today|yesterday|now|then|[a-z]+ly)){0,3})"
_WHEN = r"(?: (?:on|last|this|late|early) [A-Za-z]{3,9}(?: \d{1,2})?)?"
# The subject of a verb, in Latin letters: "startup Inception rolled out", 初创公司Inception发布.
_UNLISTED = re.compile(
    rf"(?:(?:^|[.!?:\n] ?|[,;] (?:and )?|{_LED}|(?<=[\u4e00-\u9fff])|(?<=[a-z\d] )){_NAME}"
    rf"{_ASIDE}{_WHEN} ?(?:公司|团队|实验室)?"
    r"(?:近日|今日|昨日|日前|刚刚|正式|宣布|重磅|于|也|还|又|最新|首次|[ ,]){0,5}$)"
)
_UNLISTED_OWN = re.compile(rf"(?<![\w.]){_NAME}(?:'s|’s|旗下的?) ?(?:[a-z-]+ ){{0,3}}$")
# How far before a name or its verb such a maker is looked for, in characters.
_SINCE = 110
_UNLISTED_BY = re.compile(rf",? ?(?:\([^()\n]{{1,20}}\) ?)?(?:from|by) (?:{_LED})?{_NAME}(?![\w'’])")


class ModelMakers:
    """Credits the models of one passage."""

    def __init__(self, passage: Passage, names: Spans[Span], makers: Spans[MakerSpan]) -> None:
        """`makers` are those of the passage and those that no list knows."""
        self._passage = passage
        self._names = names
        self._makers = makers
        free = self._free(makers)
        self.only = next(iter(free)) if len(free) == 1 else None
        """The only maker that the text names, but as the owner of some model."""
        told = [maker.start for maker in makers if maker.maker == self.only]
        apart = any(not within(names, *passage.sentence(place)) for place in told)
        self._since = 0 if apart else min(told, default=0)
        self._owned = len({m.maker for m in makers}) > len(free)

    def of(self, span: Span, event: Event | None) -> str | None:
        """Whose a model is, as its sentence tells or the whole text; not where it is only put."""
        if event and self._passage.text[event.cue.start : event.cue.end] == "登陆":
            return self.owner(span)
        maker = (
            maker_of(self._passage, self._makers, span, event)
            or self._doer(span, event)
            or self._in_row(span)
        )
        if maker and not self._is_named(maker):
            return maker.maker
        if self._joins_later(span):
            return None
        return (
            self._unlisted(span, event)
            or self._sole(span, event)
            or self._sayer(span, event)
            or self._beside(span)
        )

    def owner(self, span: Span) -> str | None:
        """Whose a model is said to be straight before its name: "Liquid AI's LFM2"."""
        near = within(self._makers, span.start - 40, span.start)
        own = [m for m in near if _OWNER.fullmatch(self._passage.text, m.end, span.start)]
        behind = within(self._makers, span.end, span.end + 3)[:1]
        own = own or [m for m in behind if _IN_BRACKETS.fullmatch(self._passage.text, span.end, m.start)]
        return own[-1].maker if own else None

    def _doer(self, span: Span, event: Event | None) -> MakerSpan | None:
        """Who did it, where the next sentence tells: "The model, published by EPFL, ..."."""
        start, end = self._passage.sentence(event.cue.start) if event else (0, 0)
        if not event or start <= span.start:
            return None
        told = within(self._makers, event.cue.end, end)
        told = [maker for maker in told if not is_place(self._passage.text, maker)]
        return next(
            (m for m in told if _BY.search(self._passage.text, max(start, m.start - 40), m.start)), None
        )

    def _in_row(self, span: Span) -> MakerSpan | None:
        """The maker in another cell of the row."""
        row = self._passage.line(span.start)
        told = within(self._makers, *row) if "|" in self._passage.text[slice(*row)] else ()
        return next((maker for maker in told if not self._is_owner(maker)), None)

    def _beside(self, span: Span) -> str | None:
        """The only maker of its sentence that is not another's."""
        free = self._free(within(self._passage.makers, *self._passage.sentence(span.start)))
        return next(iter(free)) if len(free) == 1 else None

    def _free(self, makers: Iterable[MakerSpan]) -> set[str]:
        """The makers that are neither another's nor places where models are put."""
        return {m.maker for m in makers if not self._is_owner(m) and not is_place(self._passage.text, m)}

    def _sayer(self, span: Span, event: Event | None) -> str | None:
        """Who opens the next sentence by telling more: X今天上线。百度称它是首个...; X来了!Meta放出..."""
        start = self._passage.sentence(span.end - 1)[1] if event else 0
        exclaims = self._passage.text[start - 1 : start] == "!"
        for maker in within(self._makers, start, start + (16 if exclaims else 2)) if event else ():
            return maker.maker if exclaims or _SAYS.match(self._passage.text, maker.end) else None
        return None

    def _sole(self, span: Span, event: Event | None) -> str | None:
        """The only maker, unless it is told later and of another model; not of what is merely mentioned
        elsewhere in a text where others' models are named too.
        """
        start, end = self._passage.sentence(span.start)
        if event is None and self._owned and not self._tells_here(start, end):
            return None
        return self.only if self._since < end else None

    def _joins_later(self, span: Span) -> bool:
        """Whether the first maker is told behind, as doing the like: 7月Kimi K2接棒,8月OpenAI也放出..."""
        start, end = self._passage.sentence(span.start)
        told = [maker for maker in within(self._makers, start, end) if not self._is_owner(maker)]
        return bool(told) and told[0].start > span.end and bool(_ALSO.match(self._passage.text, told[0].end))

    def _tells_here(self, start: int, end: int) -> bool:
        """Whether the only maker is named in a stretch."""
        return any(maker.maker == self.only for maker in within(self._makers, start, end))

    def _unlisted(self, span: Span, event: Event | None) -> str | None:
        """A maker that no list knows, by its place: "Acme's", "startup Acme released", "by Acme"."""
        plain = self._passage.page.plain
        start, end = self._passage.sentence(span.start)
        start = max(start, span.start - _SINCE)
        found = _UNLISTED_OWN.search(plain, start, span.start) or _UNLISTED_BY.match(plain, span.end, end)
        if not found and event and event.before:
            found = _UNLISTED.search(plain, max(start, event.cue.start - _SINCE), event.cue.start)
        return found["name"] if found and self._may_make(Span(*found.span("name"))) else None

    def _may_make(self, name: Span) -> bool:
        """Not a common word, nor part of a model's name, nor a maker that was judged not to be the one."""
        words = self._passage.page.plain[name.start : name.end].lower().split()
        taken = [
            *within(self._names, name.start - 40, name.end),
            *within(self._makers, name.start, name.end),
        ]
        clash = any(other.start < name.end and name.start < other.end for other in taken)
        return not clash and words[0] not in common_words()

    def _is_owner(self, maker: Span) -> bool:
        """DeepSeek-V3 and Meta's LLaMA tell whose those are, but of no other model."""
        behind = within(self._names, maker.end, maker.end + 4)
        ahead = within(self._names, maker.start - 40, maker.start)
        text = self._passage.text
        if (
            ahead
            and text[ahead[-1].end : maker.start].strip() == "("
            and text[maker.end : maker.end + 1] == ")"
        ):
            return True
        owns = any(_OWNS.fullmatch(self._passage.text[maker.end : name.start]) for name in behind)
        return owns or self._is_named(maker)

    def _is_named(self, maker: Span) -> bool:
        """Whether a maker is part of a model's name."""
        near = within(self._names, maker.start - 40, maker.start + 1)
        return any(name.end >= maker.end for name in near)


def maker_of(passage: Passage, makers: Spans[MakerSpan], span: Span, event: Event | None) -> MakerSpan | None:
    """Whose it is: the maker before the name in its sentence, nearest to the verb; else one behind "by",
    or one that stands between the name and its verb; else the one that "the company" means.
    """
    start, end = passage.sentence(span.start)
    before = [m for m in within(makers, start, span.start) if not is_place(passage.text, m)]
    before = [
        m for m in before if not (_is_when(passage.text, m, span) or _is_apart(passage.text, m, span, event))
    ]
    before = list(_without_asides(passage, before, span))
    behind = [m for m in within(makers, span.end, end) if not is_place(passage.text, m)]
    own = [m for m in before if _POSSESSIVE.match(passage.text[m.end : span.start])]
    if own:
        return own[-1]
    by = next((m for m in behind if _BY.search(passage.text[max(0, m.start - 40) : m.start])), None)
    if by and by.start - span.end < (_BY_REACH if event else _FROM_REACH):
        return by
    if behind and _IN_BRACKETS.fullmatch(passage.text, span.end, behind[0].start):
        return behind[0]
    subject = _subject(passage, span, behind, event) if event else None
    if subject:
        return subject
    return (
        _first_of(passage, before)
        or by
        or _host(passage, span, behind, event)
        or _called(passage, span, behind)
        or (_meant(passage, makers, start, span) if event else None)
    )


def _subject(passage: Passage, span: Span, behind: Sequence[MakerSpan], event: Event) -> MakerSpan | None:
    """Who stands between the name and its verb: Phi-4 微软研究院发布的; X有三种规格,Meta于7月开源."""
    for maker in behind[:1] if behind and behind[0].end <= event.cue.start else ():
        clause = passage.clause(event.cue.start)[0]
        gap = (span.end, maker.start)
        straight = _SUBJECT.fullmatch(passage.text, *gap) or _WHICH.fullmatch(passage.text, *gap)
        return maker if straight or maker.start == clause > span.end else None
    return None


def _host(passage: Passage, span: Span, behind: Sequence[MakerSpan], event: Event | None) -> MakerSpan | None:
    """On whose own site it came out: GPT-4在OpenAI官网上线."""
    for maker in behind[:1] if event and behind and behind[0].end <= event.cue.start else ():
        home = _HOME.match(passage.text, maker.end)
        return maker if home and maker.maker not in _PLATFORMS else None
    return None


def _called(passage: Passage, span: Span, behind: Sequence[MakerSpan]) -> MakerSpan | None:
    """Whom the name is said to be of: Kimi K2是月之暗面最新的模型, "Veo is Google's model"."""
    for maker in behind[:1]:
        told = _IS.fullmatch(passage.text, span.end, maker.start)
        return maker if told and _MODEL_OF.match(passage.text, maker.end) else None
    return None


def is_place(text: str, maker: MakerSpan) -> bool:
    """Whether a model is only put there, or the maker is not the one that did it."""
    before = text[max(0, maker.start - 60) : maker.start]
    if _BESIDE.search(before):
        return True
    if maker.maker in _PLATFORMS and _AT_PLATFORM.search(before):
        return True
    if _SHOP.match(text, maker.end) and _IN.search(before):
        return True
    return not _BY.search(before[-40:]) and bool(_PLACE.search(before[-14:]))


def _is_when(text: str, maker: MakerSpan, span: Span) -> bool:
    """Whether a maker's own only tells when another did it: "a day before OpenAI's event"."""
    owns = text.startswith(("'s", "’s"), maker.end) and not _POSSESSIVE.match(text[maker.end : span.start])
    return owns and bool(_WHEN_OTHERS.search(text, max(0, maker.start - 20), maker.start))


def _is_apart(text: str, maker: MakerSpan, span: Span, event: Event | None) -> bool:
    """Whether a verb is another's: "followed DeepSeek with X", "Acme replied a day after X came out"."""
    if not event or event.before:
        return bool(event and event.cue.start <= maker.start < event.cue.end)
    return bool(_CONJUNCTION.search(text, maker.end, span.start))


def _without_asides(passage: Passage, makers: Sequence[MakerSpan], span: Span) -> Iterator[MakerSpan]:
    """Makers that are not only told of to say who another is, alone or together: "X, run by A and B, ..."."""
    last, aside = None, False
    for maker in makers:
        joined = aside and last and _TOGETHER.fullmatch(passage.text[last.end : maker.start])
        aside = bool(joined) or _is_aside(passage, last, maker, span)
        if not aside:
            yield maker
        last = maker


def _is_aside(passage: Passage, last: MakerSpan | None, maker: MakerSpan, span: Span) -> bool:
    """Whether a maker only tells who another is: "X, a unit of Acme, released ..."."""
    if not last or not _ASIDE_OPENS.fullmatch(passage.text, last.end, maker.start):
        return False
    return "," in passage.text[maker.end : span.start]


def _first_of(passage: Passage, before: Sequence[MakerSpan]) -> MakerSpan | None:
    """The nearest, or the first of those it is joined with: Hugging Face and ServiceNow released ..."""
    first: MakerSpan | None = None
    for maker in reversed(before):
        if first and not _TOGETHER.fullmatch(passage.text[maker.end : first.start]):
            break
        first = maker
    return first


def _meant(passage: Passage, makers: Spans[MakerSpan], start: int, span: Span) -> MakerSpan | None:
    """Whom "the company" means: the first maker of the sentence before."""
    if not _COMPANY.search(passage.text, start, span.start):
        return None
    earlier = within(makers, passage.sentence(max(0, start - 1))[0], start)
    told = [maker for maker in earlier if not is_place(passage.text, maker)]
    last = _STARTUP.search(passage.text, start, span.start)
    return told[-1 if last else 0] if told else None
