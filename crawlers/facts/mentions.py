"""Where models are named: known families, names that the text introduces, and which rename others."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from crawlers.facts.introduced import introduced
from crawlers.facts.mention import Mention
from crawlers.facts.model_makers import maker_of
from crawlers.facts.model_series import SERIES_OF, ModelSeries
from crawlers.facts.passage import HAN, Passage
from crawlers.facts.siblings import siblings
from crawlers.facts.sizes import Size
from crawlers.facts.spans import Cue, Span, Spans, within
from crawlers.facts.unlisted_makers import unlisted_makers
from crawlers.facts.whole_names import (
    BARE_MEMBER,
    BARE_VERSION,
    TRAILING_LETTER,
    by_last_part,
    unquoted,
    whole,
)
from crawlers.names.models import ModelName, find, is_fragment, is_tier, size_in

# Makers whose models bear their own name, so that a bare "V2" is one of theirs.
_BRANDS = frozenset({"DeepSeek", "Midjourney", "Mistral AI", "MiniMax", "Suno", "Udio"})
_JOIN = re.compile(
    r"(?: ?\([^()\n]{0,30}\)"
    r"| (?:in|on) (?:(?:early|mid|late)[ -])?(?:[a-z]{3,9}\.? )?(?:\d{1,2},? )?(?:19|20)\d\d)?"
    r"[\"'”’」》)]?(?:[\u4e00-\u9fff]{0,6}模型(?=[和与及、]))?"
    r"(?: (?:from|by) [a-z.]{2,14}(?: [a-z]{2,8})?)?"
    r"(?:,? today)?(?: ?(?:、|,|/|和|与|及|以及|连同|,? and|,? (?:along|together) with|,? as well as|,? plus"
    r"|&|等|\+|再到|,?(?:紧?接[着著]|然后|随后|继而|再|后)[是有到来])){1,2} ?"
    r"[\"'“‘「《(]?(?:(?:its|the|an?) (?:[a-z]+ ){0,2}(?:brother|sister|siblings?|cousin|counterpart"
    r"|companion|variant|version)(?:,| called)? |the |an? (?:family|series|pair|trio) of |a |an "
    r"|[a-z.]{2,14}(?: [a-z]{2,8})?'s )?"
    r"(?:一?[个款])?(?:[\d.,]+ ?(?:万?亿个?(?:参数)?的?|b(?:参数)?的?))?"
    r"(?:(?![^,。模]{0,8}(?:推出|发布|开源|上线|放出))[\u4e00-\u9fff]{0,8}(?:模型|版本?))?[\"“「]?"
)
_PLAN = re.compile(
    r"(?:(?:,? and|,? or|[,/、和与及]) ?[a-z]{2,12}){0,3} ?(?:的?付费)?"
    r"(?:用户|会员|订[户阅]|套餐|方案|(?:users?|subscribers?|subscriptions?|plans?)(?![a-z]))"
)
_SUBSCRIPTION = re.compile(
    r"(?:chatgpt|copilot) (?:pro|plus|teams?|go|enterprise|business|edu)|claude (?:pro|max|team|enterprise)"
)
# Between a maker and the model that is its own, and how far before the name the maker may begin.
_OWNS, _OWNER_REACH = re.compile(r"(?:'s|旗下的?|的)? ?(?:own |new |自研的?|最新的?)?[\"“「『《]?"), 40
# How far a series speaks for the tiers named behind and before it, in characters.
_SERIES_REACH, _SERIES_BEHIND = 300, 80
# What a name is only measured by ends with one of these: 不到, 超过, 媲美.
MEASURE = frozenset("比超于近及到过标美敌肩")
# How far before its upgrade a name may stand, in characters.
_ADJACENT = 4
# A version told apart from the name: 日日新V6升级到V6.5, 可灵AI上线2.1系列.
_RENEWED = re.compile(
    r"(?:(?:升级?|更新|迭代|进化)(?:[到为至成])了? ?|(?<![a-z])(?:upgrad|updat)(?:ed|es|ing)"
    r"(?: [a-z.]{2,14}(?: [a-z]{2,10})?)? to (?:version )?)"
    r"(?P<to>v?\d{1,2}\.\d{1,2})(?!\.?\d| ?[万亿%倍元])"
    r"|(?:上线|发布|推出|升级)了? ?(?P<new>v?\d{1,2}\.\d)(?= ?(?:版|系列|模型))"
)
_NUMBERED = re.compile(r"\d\.\d{1,2}$")
_TRAILING_VERSION = re.compile(r"[ -]?[Vv]?\d{1,2}(?:\.\d{1,2})?$")
# DeepSeek-V3/R1.
_SLASHED = re.compile(rf"/(?P<version>{BARE_VERSION.pattern})(?![A-Za-z0-9.-])")
# What makes a bare name that of an app.
_APP_BEFORE = re.compile(
    r"(?:(?<![a-z])apps?|应用|客户端|平台app)(?:,? (?:also )?(?:called|named|dubbed)|名为)? ?[“「\"]?$"
)
_APP = re.compile(
    r"[”」\"]? ?(?:ai(?=上线|发布|推出|开源)|(?:mobile |social |ios )?apps?(?![a-z])|应用|客户端|官网"
    r"|聊天机器人|团队|实验室|负责人)"
)
# What a model is made from.
_BASE = re.compile(
    r"(?:(?<![a-z])(?:(?:buil(?:t|ding)|based|trained|tuned|distilled|derived|pruned)"
    r"(?: on| from| upon| on top of)|on (?:top|the basis) of"
    r"|(?:successor|(?<!new )(?<!preview )(?<!updated )(?<!upgraded )(?<!beta )(?<!full )(?<!first )version"
    r"|variant|sibling|distillation|derivative|fine-?tune|evolution|refinement|offshoot|descendant|relative|cousin"
    r"|heir|upgrade|iteration) (?:to|of)"
    r"|(?:replac|supersed)(?:e[sd]|ing)|succeed(?:s|ed|ing)|follow-up to)"
    r"|沿用|复用|照搬|基于|脱胎于|源自|微调自|蒸馏自)"
    r"(?: ?(?:the|its|old(?:er)?|previous|earlier|existing|[a-z]+'s|开源的?|[a-z]+的))*[ “「\"]*$"
)
# "The latest model in the TimesFM series".
_MEMBER_OF = re.compile(
    r"(?<![a-z])(?:models?|members?|release|addition|entry|versions?|one) (?:in|of|to|from)"
    r" (?:the |its |our |[a-z]+'s )$"
)
_SERIES = re.compile(r" (?:model )?(?:series|family|line-?up|line|range)(?![a-z])")
_OUT_OF, _MADE_OVER = (
    re.compile(r"由[^,。;\n]{0,6}$"),
    re.compile(
        r"[”」\"]?(?:模型|基座|底座)?(?:上|来)?(?:微调|蒸馏|衍生|改造|改进|扩展|剪枝|精调|继续训练|再训练|演化|裁剪)"
    ),
)
_BY_USE = re.compile(r"以[^,。;\n]{0,10}$")
_AS_BASE = re.compile(r"[”」\"]?(?:作)?为(?:底|基|架构|骨|主干|蓝本)")
_ON_TOP = re.compile(r"[”」\"]?(?:版本?|模型|架构)?的?基础[上之]")
# Opus 4.6, and the family that it is of: Claude Sonnet 4.6, Claude 3.5 Sonnet.
_TIER = re.compile(r"([A-Z][a-z]+) \d")
_FAMILY_OF = re.compile(r"(?P<family>[A-Z][A-Za-z]+)(?: \d[\d.]*)?[ -](?P<tier>[A-Z][a-z]+)(?! ?[a-z])")
# Before the other name of the same model: 千问3 is 简称 of Qwen3.
_ALSO = re.compile(
    r" ?\((?:简称|又称|也称|即|原名|代号|中文名|英文名|aka|also known as|formerly|codenamed)?:? ?"
    r"(?:[a-z]{3,10} )?[“「\"]?"
)


def _complete_tiers(known: list[Mention]) -> None:
    """A tier with its version is of the family told before: "Claude Opus 4.6和Sonnet 4.6"."""
    family = ""
    for mention in known:
        tier, whole_name = _TIER.match(mention.name), _FAMILY_OF.match(mention.name)
        if tier and is_tier(tier[1]):
            mention.name = f"{family} {mention.name}".lstrip()
        elif whole_name and is_tier(whole_name["tier"]):
            family = whole_name["family"]


class Mentions:
    """The models named in a passage, in order of place."""

    def __init__(self, passage: Passage, cues: Spans[Cue], sizes: Spans[Size]) -> None:
        self._passage = passage
        self._families = Spans(
            Mention(s.start, s.end, self._written(s.start, s.end), s.value.developer)
            for s in passage.sight.stems
            if s.end - s.start > 1
        )
        self._outdated = set[int]()
        """Where names stand that only tell whose version is new."""
        known = self._known()
        unlisted = unlisted_makers(passage, Spans([*(Span(m.start, m.end) for m in known), *passage.chips]))
        self.makers = Spans([*passage.makers, *unlisted])
        """The makers told of, those too that no list knows."""
        found = self._joined(sorted([*known, *self._introduced(known, cues, sizes)], key=lambda m: m.start))
        self.all = [m for m, last in zip(found, [None, *found], strict=False) if not self._renames(last, m)]
        self.spans = Spans(Span(m.start, m.end) for m in self.all)
        self._starts = [m.start for m in self.all]
        self.bystanders = {mention.start for mention in self.all if self.is_base(mention)}
        """What is told of beside another: what that is made from or measured by."""
        self._series = ModelSeries(passage, self.all, self._outdated)

    def _joined(self, found: list[Mention]) -> list[Mention]:
        """Names that a blank alone parts are one: HyperCLOVA X SEED 3B."""
        joined: list[Mention] = []
        for mention in found:
            last = joined[-1] if joined else None
            if last and mention.start == last.end + 1 and self._goes_on(last, mention):
                name = f"{last.name} {mention.name}"
                joined[-1] = Mention(last.start, mention.end, name, last.developer, size_in(name))
            else:
                joined.append(mention)
        return joined

    def _goes_on(self, last: Mention, mention: Mention) -> bool:
        """Whether a name behind another only tells which of its family: it has a size, the first has none."""
        written = self._written(last.start, mention.end)
        parted = written[last.end - last.start] == " " and written.isascii()
        own = mention.name == self._written(mention.start, mention.end) and not mention.series
        return (
            parted and own and last.in_name is None and mention.in_name is not None and not mention.developer
        )

    def after(self, place: int) -> Mention | None:
        """The first mention that begins at a place or behind it."""
        index = bisect_left(self._starts, place)
        return self.all[index] if index < len(self.all) else None

    def before(self, place: int) -> list[Mention]:
        """The last mention that begins before a place, if any."""
        index = bisect_left(self._starts, place)
        return self.all[max(0, index - 1) : index]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a stretch."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def told_after(self, place: int) -> Mention | None:
        """The first behind a place that is told of itself: not "built on Mistral Small"."""
        index = bisect_left(self._starts, place)
        while index < len(self.all) and self.all[index].start in self.bystanders:
            index += 1
        return self.all[index] if index < len(self.all) else None

    def is_base(self, mention: Mention) -> bool:
        """Whether another model is made from it: "built on Mistral Small", 以BLOOM为底."""
        text = self._passage.text
        return bool(
            _BASE.search(text, max(0, mention.start - 24), mention.start)
            or _ON_TOP.match(text, mention.end)
            or (
                _MEMBER_OF.search(text, max(0, mention.start - 32), mention.start)
                and _SERIES.match(text, mention.end)
            )
            or (
                _BY_USE.search(text, max(0, mention.start - 12), mention.start)
                and _AS_BASE.match(text, mention.end)
            )
            or (
                _OUT_OF.search(text, max(0, mention.start - 8), mention.start)
                and _MADE_OVER.match(text, mention.end)
            )
        )

    def is_series(self, mention: Mention) -> bool:
        """Whether it is a series some of whose members are named."""
        return self._series.holds(mention)

    def groups(self) -> list[list[Mention]]:
        """Names told together: "GPT-2、GPT-3", "Gemma and PaLM"."""
        groups: list[list[Mention]] = []
        for mention in self.all:
            gap = self._gap(groups[-1][-1].end, mention.start) if groups else ""
            fronted = gap.strip() == "," and groups[-1][-1].start in self.bystanders
            if groups and not fronted and (_JOIN.fullmatch(gap) or SERIES_OF.fullmatch(gap)):
                groups[-1].append(mention)
            else:
                groups.append([mention])
        return groups

    def _gap(self, start: int, end: int) -> str:
        """What stands between two names, without the maker of the second: 和快手的, " and Luma "."""
        text = self._passage.text
        for maker in within(self._passage.makers, max(start, end - _OWNER_REACH), end):
            gap = text[start : maker.start]
            owns = _OWNS.fullmatch(text, maker.end, end)
            # ",腾讯混元也在周一上线" begins anew.
            if owns and (owns.group(0).strip() or not gap.rstrip().endswith(",")):
                return gap
        return text[start:end]

    def _written(self, start: int, end: int) -> str:
        return self._passage.page.plain[start:end]

    def _known(self) -> list[Mention]:
        found = find(self._passage.page.plain, self._passage.text, self._passage.sight.stems)
        stems = (Span(stem.start, stem.end) for stem in self._passage.sight.stems)
        self._apps = {stem for stem in stems if self._is_app(stem)}
        self._apps |= {Span(n.start, n.end) for n in found if self._is_plan(n)}
        known = [
            Mention(n.start, n.end, unquoted(self._written(n.start, n.end)), n.developer, n.parameters)
            for n in found
            if Span(n.start, n.end) not in self._apps
        ]
        _complete_tiers(known)
        more = [*self._renewed(known), *self._slashed(known), *self._owned(known)]
        more += siblings(self._passage, known)
        return sorted([*known, *more], key=lambda mention: mention.start)

    def _owned(self, known: list[Mention]) -> Iterator[Mention]:
        """Families named bare among others of their makers: 阿里的通义千问、腾讯的混元."""
        starts, text = {mention.start for mention in known}, self._passage.text
        for start, end, family in self._passage.sight.stems if known else ():
            makers = within(self._passage.makers, start - _OWNER_REACH, start)
            owner = makers[-1] if makers and text[makers[-1].end : start] in ("的", "旗下的") else None
            among = owner and ("、" in (text[owner.start - 1 : owner.start], text[end : end + 1]))
            if among and start not in starts and HAN.match(text, start):
                yield Mention(start, end, self._written(start, end), family.developer)

    def _renewed(self, known: list[Mention]) -> Iterator[Mention]:
        """Names completed by a version told apart from them."""
        apps = [Mention(app.start, app.end, self._written(app.start, app.end)) for app in self._apps]
        leaders, text = Spans([*known, *apps]), self._passage.text
        named = {place for leader in leaders for place in range(leader.start, leader.end)}
        for match in _RENEWED.finditer(text) if leaders else ():
            start, end = match.span(match.lastgroup or 0)
            before = within(leaders, start - 2 * _OWNER_REACH, start)
            numbered = [leader for leader in before if _NUMBERED.search(leader.name)]
            leader = next(iter([*numbered[-1:], *before[-1:]]), None)
            clause = self._passage.clause(match.start())[0]
            bare = [f for f in within(self._families, clause, match.start()) if f.start not in named]
            leader = bare[-1] if bare else leader  # Luma推出Ray3,Pika则更新到2.2
            own = text[match.start() - 1 : match.start()].isascii() and match.start() > 0
            if leader and leader.end <= start and not (own and leader.end < match.start() - len(" AI ")):
                base = _TRAILING_VERSION.sub("", leader.name)
                if match.lastgroup == "to" and self._is_straight(leader.end, match.start()):
                    self._outdated.add(leader.start)
                joint = " " if base[-1].isascii() else ""
                name = f"{base}{joint}{self._written(start, end)}"
                yield Mention(start, end, name, leader.developer)

    def _is_straight(self, start: int, end: int) -> bool:
        """Whether a verb stands in the clause of the name before it: 日日新V6升级到."""
        return (
            self._passage.clause(max(start - 1, 0)) == self._passage.clause(end) and end - start < _ADJACENT
        )

    def _slashed(self, known: list[Mention]) -> Iterator[Mention]:
        """Another version of a name: the R1 of DeepSeek-V3/R1."""
        for mention in known:
            own = TRAILING_LETTER.search(mention.name)
            other = _SLASHED.match(self._passage.page.plain, mention.end) if own else None
            if own and other:
                name = mention.name[: own.start()] + other["version"]
                yield Mention(*other.span("version"), name, mention.developer)

    def _is_app(self, name: Span) -> bool:
        """Whether a family's bare name is that of an app: "an app called Sora", Sora客户端."""
        text = self._passage.text
        return bool(
            _APP_BEFORE.search(text, max(0, name.start - 24), name.start) or _APP.match(text, name.end)
        )

    def _is_plan(self, name: Span | ModelName) -> bool:
        """Whether a subscription is named: ChatGPT Plus, "Plus, Pro and Team users"."""
        if _SUBSCRIPTION.fullmatch(self._passage.text, name.start, name.end):
            return True
        numbered = any(map(str.isdigit, self._written(name.start, name.end)))
        return not numbered and bool(_PLAN.match(self._passage.text, name.end))

    def _introduced(self, known: list[Mention], cues: Spans[Cue], sizes: Spans[Size]) -> list[Mention]:
        """Names no family is known of, in the place where a model is introduced."""
        named = [Span(m.start, m.end) for m in known]
        others = [*self._passage.chips, *self._apps]
        spans = introduced(self._passage, cues, sizes, named, others, self.makers)
        names = ((span, self._written(span.start, span.end)) for span in spans if not self._is_plan(span))
        found = [Mention(s.start, s.end, *self._branded(s, n), size_in(n)) for s, n in names]
        return self._completed(known, found)

    def _completed(self, known: list[Mention], found: list[Mention]) -> list[Mention]:
        """Bare tiers and versions take the name of the series told before: "Whisper" of "Large V3"."""
        kept, series = [], Spans([*known, *self._titles()] or [m for m in found if not is_fragment(m.name)])
        series = Spans(m for m in series if self._passage.text[m.start - 1 : m.start] not in MEASURE)
        wholes = by_last_part(known)
        for mention in found:
            mention.name = wholes.get(mention.name, mention.name)
            self._join_family(mention)
            if BARE_VERSION.match(mention.name) and self._is_of_brand(mention.start):
                mention.name, mention.developer = self._brand(Span(mention.start, mention.end), mention.name)
            leaders = series if is_fragment(mention.name) else None
            before = within(leaders, mention.start - _SERIES_REACH, mention.start) if leaders else []
            end = self._passage.sentence(mention.end)[1]
            behind = within(leaders, mention.end, min(end, mention.end + _SERIES_BEHIND)) if leaders else []
            for leader in [*before[-1:], *behind[:1]][:1]:
                mention.series, mention.name = whole(leader.name, mention.name)
                mention.in_name = size_in(mention.name)
                mention.developer = leader.developer
            if not mention.series and BARE_MEMBER.fullmatch(mention.name):
                mention.name, mention.developer = self._brand(Span(mention.start, mention.end), mention.name)
            if mention.series or not is_fragment(mention.name):
                kept.append(mention)
        return kept

    def _join_family(self, mention: Mention) -> None:
        """A bare version takes the bare family that its clause opens with: Kimi宣布开源K2.5."""
        if not (BARE_VERSION.fullmatch(mention.name) or BARE_MEMBER.fullmatch(mention.name)):
            return
        start = max(self._passage.sentence(mention.start)[0], mention.start - _OWNER_REACH)
        for family in within(self._families, start, mention.start)[-1:]:
            if HAN.match(self._passage.text, family.end):
                joint = " " if family.name.isascii() else ""
                mention.name = f"{family.name}{joint}{mention.name}"
                mention.developer = mention.developer or family.developer
                self._outdated.add(family.start)

    def _titles(self) -> Iterator[Mention]:
        """Families named bare in a line of their own: what stands under it is of them: "# Whisper"."""
        for start, end, family in self._passage.sight.stems:
            line = self._passage.text[slice(*self._passage.line(start))]
            if line.strip(" #*:") == self._passage.text[start:end]:
                yield Mention(start, end, self._written(start, end), family.developer)

    def _branded(self, span: Span, name: str) -> tuple[str, str | None]:
        """A bare version takes the brand of the maker whose models it counts: DeepSeek发布了V2.5."""
        return self._brand(span, name) if BARE_VERSION.fullmatch(name) else (name, None)

    def _is_of_brand(self, place: int) -> bool:
        """Whether a maker stands straight before: DeepSeek的R1-Lite."""
        return any(
            self._passage.text[maker.end : place] in ("的", " ", "")
            for maker in within(self._passage.makers, place - _OWNER_REACH, place)
        )

    def _brand(self, span: Span, name: str) -> tuple[str, str | None]:
        maker = maker_of(self._passage, self.makers, span, None) or next(iter(self._passage.makers), None)
        if not maker or maker.maker not in _BRANDS:
            return name, None
        brand = self._written(maker.start, maker.end)
        return f"{brand if brand.isascii() else maker.maker} {name}", maker.maker

    def _renames(self, last: Mention | None, mention: Mention) -> bool:
        """Of two names the one in brackets: Pathways Language Model (PaLM)."""
        text = self._passage.text
        closed = text[mention.end : mention.end + 2].lstrip('”」"')[:1] == ")"
        return last is not None and closed and bool(_ALSO.fullmatch(text, last.end, mention.start))
