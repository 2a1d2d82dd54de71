"""Which event the models told together take part in: that of their clause, or one told before or behind."""

import re
from collections.abc import Sequence

from crawlers.facts.compared import improved, is_compared, is_served
from crawlers.facts.event_verbs import describes
from crawlers.facts.events import Event, Events, is_oblique
from crawlers.facts.mentions import Mentions
from crawlers.facts.model_lists import ALL, ModelLists
from crawlers.facts.model_sizes import is_title
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Cue, Span, Spans, within

EVENTS = {
    "release": "released", "announce": "announced", "introduce": "announced", "opensource": "open-sourced",
    "update": "updated",
}  # fmt: skip
_ITS_OWN = re.compile(r"(?<=的)|的(?:开源)?[“「]?")
# "Acme, founded by the people behind Olive 3, came out with": the verb of another.
_FINITE = re.compile(r"(?:came|comes|arriv|went|goes|is|are|has|have|landed|debuted)(?![a-z-]*ed )")
# "Olive 5, which will have two trillion, has been postponed".
_NOT_YET = re.compile(
    r"(?<![a-z])(?:has|have|was|were) (?:been )?(?:again )?(?:postponed|delayed|shelved|cancell?ed)"
)
# "A paper on Olive 3 was posted".
_OF_ANOTHER = re.compile(r" (?:was|were|is|are|has|have|had)(?![a-z])")
_SO_TOO = re.compile(r"\s?(?:and )?so (?:was|were|did|has|have|is|are)(?![a-z])|\s?the same goes for ")
# Between what is only compared and a verb that tells of it.
_RELATIVE = re.compile(
    r"(?:,|\(| |which|that|itself|was|were|is|had|has|been|also|first|just|only)*|,?[^a-z,。;]{0,12}"
)
_SEVERAL = re.compile(
    r"[两二三四五六七八九\d] ?[款个档样]|(?<![a-z])(?:two|three|four|five|six|both"
    r"|several)(?: [a-z-]{1,14}){0,4}"
    r" (?:models|versions|variants|sizes|llms)"
)
_OPENING = re.compile(r"[\s•·-]*")
# What opens a sentence that goes on about the model named in the one before.
_ANAPHOR = re.compile(
    r"(?:first |originally |initially |officially )?(?:released|launched|announced|unveiled"
    r"|introduced)(?: |:)"
    r"|(?:(?:since|when|after) )?(?:it|they)(?![a-z])|(?:its|the) (?:open |model )?(?:weights|checkpoints)"
    r"(?![a-z])|(?:both|weights|all(?: (?:of them"
    r"|of these|two|three|four|five|six|the models))?|these"
    r"|the (?:(?!other|rival|previous|older|earlier|original|next|company|lab)[a-z-]+ |[\d.,]+[ -]?"
    r"(?:b|billion|trillion)?[ -](?:parameter )?){0,2}(?:models?"
    r"|release|family|series|weights))(?![a-z])"
    r"|(?:该|这[款个一]?|此|新|两款|三款|[四五六]款)(?:模型|系列)|[两三四五六七八九几\d][家款个](?:模型)?(?:全部?|都|均|也|已)|它[于在们将已]|[两三二]者"
)
# The object of a sentence that goes on about the model before it: "the lab dropped the weights in May".
_ITS_WEIGHTS = re.compile(
    r"(?: out)? (?:the |its |their |all )?(?:model )?(?:weights|checkpoints?)(?![a-z])|了?(?:模型)?权重"
)
# "Nadella had announced it at Ignite", 随后发布了它.
_ITSELF = re.compile(
    r" (?:it|them|(?P<all>both|all (?:of (?:them|these)|two|three|four|five|six)|the (?:pair|trio|lot)))"
    r"(?: (?:at|in|on|last|this|as|under|to|today|yesterday)(?![a-z])|[,.;])|了?它"
)
# Somebody's own that is called new: "Acme's new model", 阿里最新的模型.
_NEW = re.compile(
    r"(?:'s|(?<![a-z])(?:its|our|their)|的|旗下) ?(?:(?:all-|brand-)?new|newest|latest"
    r"|全新|最新|新一代|新)的?"
    r"(?: (?:[a-z-]+ ){0,4}(?:model|llm)|[\u4e00-\u9fff]{0,8}模型)?,?(?: is)?"
    r"(?: called| named| dubbed)? ?[\"“「]?$"
    r"|(?<![a-z])(?:has|have|got|gets) an? (?:brand-)?new (?:[a-z-]+ ){0,3}(?:model|llm)(?: out)?[,:]?"
    r"(?: called| named| dubbed)? [\"“]?$|(?<![a-z])new (?:on|from|at|to) [a-z .&]{2,24}: $"
)
# What comes before the maker of a new model where it is only compared or used.
_MEASURED = re.compile(
    r"(?:(?<![a-z])(?:than|against|beats?|beating|rivals?|over|using|with|on|like|to|by|of|vs\.?"
    r"|from|and|behind|trails?)"
    r"|比|超越|超过|优于|击败|对标|媲美|接近|基于|用|接入|搭载|支持|与|和|为)[^,.;,。]{0,16}$"
)
# What may open a clause whose verb stands in one before, its maker left out: "followed by the multimodal X",
# 另一款是语音模型X; but "the price is half of X" has a predicate of its own.
_NOMINAL = re.compile(
    r"(?:[^\w]|(?<![a-z])(?:and|then|plus|also|followed by|along(?:side| with)|together with"
    r"|as well as|including|such as|as part of|like|namely|first|with|followed|led by|saw|finally"
    r"|later|earlier|today|yesterday|now|just|called|named|dubbed"
    r"|[a-z]{1,6} (?:days?|weeks?|months?|years?) (?:later|before|ago)"
    r"|(?:this|last|next) (?:week|month|year|[a-z]{3,6}day)|(?:in|on|by) (?:[a-z]{3,9} )?\d{1,4}(?!\d)"
    r"|(?:in|on) [a-z]{3,9}|'?s|\d{1,3}(?:\.\d)?b|parameters|versions|sizes)(?![a-z]))*"
    r"(?:(?<![a-z])(?:an?|the|its|their|another|one|two|three|four|new|latest|flagship|open)"
    r"(?: [a-z0-9.-]+){0,5}? ?|(?:[a-z]+-[a-z]+|[a-z]+ly [a-z]+ed) )?[^\w]*"
    r"|(?:[^\w]|这[次回]|此[次番]|本次|其中|另外?|以及|还|也|又|再|到|包括|包含|分别|依次|旗舰|最[新后]|全新|版本?|系列|随后"
    r"|接着|紧接着|后来|同[日时期批场步]|当[天日]|[今昨][天日]|近日|日前|连同|外加|加上|名[为叫]|叫做?|代号"
    r"|自研|自家|国产|通用|基础|基座|语[言音]|文[字本]|图[像片]|视[频觉]|影片|[文图]生|多模态|推理|思考|稠密|稀疏"
    r"|混合专家|moe|编程|代码|开源|轻量|端侧|世界|交互|生成|模型|参数|合作伙伴|公司|团队|旗下"
    r"|[一二三两四五六七八是为有及和与如即的了大小新款个类首\d年月日初底万亿b])*"
)
# Between two subjects of a verb: ", a 123-billion-parameter model, and ", (8B)以及.
_AND_ASIDE = re.compile(
    r"(?:, [^.;,\n]{3,70}(?:, [^.;,\n]{3,40})?,? and| ?\([^()\n]{1,40}\),?(?: and|和|与|以及|、))"
    r" ?(?:the |its |an? )?"
)
# SGLang 0.5.7发布,DeepSeek无需改代码: what is released stands before the verb.
_INTRANSITIVE = re.compile(r"[\u4e00-\u9fff](?:[到至成][^,。;]{1,12})?,")
_USED = re.compile(
    r"(?:[用在]|基于|搭载)了?(?:约|近|超过?|数)?[\d,.万千百]*[张块颗枚片个台]?(?:英伟达|华为)?的? ?$"
)
# What has been made, though nobody is told to have brought it out.
_MAKE = r"(?:开发|研发|研制|训练|打造|构建)"
_DEVELOPED = re.compile(
    rf"(?:(?:已经?|成功|先后|自主){{1,2}}{_MAKE}(?!中)|{_MAKE}(?:[出完]成?了?|了|成功))[^。;\n]{{0,28}}$"
)
_IS_DEVELOPED = re.compile(rf"[^,。;\n]{{0,4}}(?<![未没])已经?{_MAKE}(?:完[成毕]|成功|出来)")
# Before what a series has, and what has come out with another.
_COMPRISES = re.compile(
    r",(?:共?分[为成]?|(?:其中)?包括|包含|涵盖|还有|以及|外加|另有|连同)[^,。;、]{0,10}$|共?有?[两三四五六七八九][款个种][^,。;、]{0,12}:[^,。;、]{0,8}$"
)
# What has come out with another: "Olive 4 shipped, accompanied by the nimble Olive 4 Air".
_BESIDE = re.compile(
    r"(?:along(?:side)?(?: with)?|(?:together|in company|in tandem) with"
    r"|(?:accompanied|joined|flanked|followed) by|as well as|plus) (?:the |its |an? |two |three |both )?"
    r"(?:(?!for |of |on |with |to |in |support |over )[a-z-]+ ){0,3}[\"“]?$"
)
# Verbs that take no object.
_ALONE = re.compile(
    r"亮相|面世|问世|登场|诞生|来了|到来|现身|出世|横空出世|出炉|登陆|(?:升级|迭代|更新|进化)[到为至]"
)
# What turns to another subject: R1开源,V3则不.
_TURNS = frozenset("则却")
# 开源了千亿参数大模型——星辰语义大模型TeleChat2: what it is, before its name.
_APPOSED = re.compile(r"模型 ?[—-]{1,2} ?$")
_GAP, _NEW_REACH = 120, 60
_ENDS = re.compile(r"[\n。]|\. ")
_GOES_ON = re.compile(
    r"(?: ?\([^()\n]{1,24}\))?"
    r"(?: (?:in|on) [a-z0-9, ]{3,20}(?= and|, (?:and|followed|then)|[,;] *(?:'s )?$))?"
    r"[\s\"”」)]*(?:(?<![a-z])and(?![a-z])|、|,|/|以及|和|与|,? (?:followed by|then|plus"
    r"|along with)(?![a-z])|(?:family|series|系列))"
)


class ModelEvents:
    """Finds the events of the models in a passage, group by group in order of place."""

    def __init__(self, passage: Passage, events: Events, mentions: Mentions) -> None:
        self._passage = passage
        self._events = events
        self._mentions = mentions
        self._bases = frozenset(mentions.bystanders)
        told = [span for span in mentions.spans if span.start not in self._bases and not self._is_elder(span)]
        chips = (chip for chip in passage.chips if not self._is_used(chip))
        self._names: Spans[Span] = Spans([*told, *chips])
        mentions.bystanders |= {span.start for span in mentions.spans if self.is_compared([span])}
        self._lists = ModelLists(passage, events, self._names)
        self._last: tuple[Span, Event | None] = (Span(0, 0), None)

    def _is_used(self, chip: Span) -> bool:
        """Whether a model only runs on a chip, or was trained on it: 使用5000张H100训练."""
        return _USED.search(self._passage.text, max(0, chip.start - 20), chip.start) is not None

    def _is_elder(self, span: Span) -> bool:
        """Whether it is only what another improves on: R-mini的升级版R1."""
        place = improved(self._passage.text, span.end)
        following = self._mentions.after(span.end) if place else None
        return following is not None and following.start == place

    def of(self, spans: list[Span]) -> Event | None:
        """The event of a group of names told together."""
        event = self._event_of(spans)
        self._last = (spans[-1], event)
        return event

    def retold(self, spans: list[Span]) -> Event | None:
        """The event that the sentence behind theirs tells of the same."""
        return self._continued(spans)

    def _event_of(self, spans: list[Span]) -> Event | None:
        """The event of a group; what another is measured by takes part in none."""
        own = self._events.of(spans, self._names)
        if own and not self._governs(own, spans[0]):
            own = self._events.subject_of(spans, self._names)
        own = self._followed(own) if own else None
        if self.is_compared(spans) or spans[0].start in self._bases:
            return own if own and self._tells_of_it(spans[-1], own) else None
        start, end = self._passage.clause(spans[0].start)
        inside = own and start <= own.cue.start < end
        own = own if inside else self._comprised(spans[0]) or own
        own = own or self._carried(spans[0]) or self._accompanied(spans[0]) or self._so_too(spans[0])
        own = own or self._lists.of(spans[0])
        own = (
            own
            or self._shared(spans[-1])
            or self._continued(spans)
            or self._lists.presented(spans[0])
            or self._new(spans[0])
        )
        return self._stronger(own, spans) if own and describes(self._passage.text, own.cue) else own

    def _followed(self, event: Event) -> Event:
        """What followed another did as that had done: "A was open-sourced in May; B followed in June"."""
        last = self._last[1]
        if not last or not self._passage.text.startswith("followed", event.cue.start):
            return event
        return Event(Cue(event.cue.start, event.cue.end, last.cue.sense), event.before)

    def _so_too(self, span: Span) -> Event | None:
        """The event told last, where the sentence says so of others: "So were those of Olive 4"."""
        last, event = self._last
        start = self._passage.sentence(span.start)[0]
        near = 0 <= span.start - last.end < _GAP + _NEW_REACH
        return event if event and near and _SO_TOO.match(self._passage.text, start) else None

    def _accompanied(self, span: Span) -> Event | None:
        """The event of the one that it came out with."""
        last, event = self._last
        gap = self._passage.text[last.end : span.start]
        together = self._passage.sentence(last.start) == self._passage.sentence(span.start)
        return event if event and together and len(gap) < _GAP and _BESIDE.search(gap) else None

    def _governs(self, event: Event, span: Span) -> bool:
        """Whether a verb of a clause before may have the name for its object: nothing but what belongs to a
        name may then open the clause.
        """
        start = self._passage.clause(span.start)[0]
        if not event.before or event.cue.end > start:
            return True
        if self._passage.text[span.end : span.end + 1] in _TURNS or self._is_done(event.cue):
            return False
        if _APPOSED.search(self._passage.text, max(0, start - 6), start):
            return True
        opening = self._without_makers(start, span.start)
        if not opening.strip("、") and _INTRANSITIVE.match(self._passage.text, event.cue.end - 1):
            return False
        return len(opening) < _GAP and bool(_NOMINAL.fullmatch(opening))

    def _without_makers(self, start: int, end: int) -> str:
        """A stretch of text, the names of makers left out."""
        words = self._passage.text[start:end]
        for maker in within(self._passage.makers, start, end):
            words = words.replace(self._passage.text[maker.start : maker.end], "")
        return words

    def _is_done(self, cue: Cue) -> bool:
        """Whether a verb that takes no object has its subject already: 4月Qwen3亮相,7月Kimi K2接棒."""
        start = self._passage.clause(cue.start)[0]
        alone = _ALONE.fullmatch(self._passage.text, cue.start, cue.end)
        return bool(alone and (cue.sense == "update" or within(self._names, start, cue.start)))

    def _tells_of_it(self, span: Span, event: Event) -> bool:
        """Whether a clause beside what is only compared tells of it: "on par with o1, which came out ...",
        以Meta发布的LLaMA 2为底.
        """
        if event.before:
            start = self._passage.clause(event.cue.start)[0]
            doers = within(self._passage.makers, start, event.cue.start)
            return bool(doers) and bool(_ITS_OWN.fullmatch(self._passage.text, event.cue.end, span.start))
        gap = self._passage.text[span.end : event.cue.start]
        if (
            _OF_ANOTHER.match(gap)
            or "基础" in gap
            or (not gap.strip() and is_served(self._passage.text, span.start))
        ):
            return False
        finite = gap.strip() == "," and _FINITE.match(self._passage.text, event.cue.start)
        return not finite and bool(_RELATIVE.fullmatch(gap))

    def is_developed(self, span: Span) -> bool:
        """Whether somebody is told to have made it: 已开发出商用版TAIDE-7B, TAIDE-13B也已开发完成."""
        text, start = self._passage.text, self._passage.sentence(span.start)[0]
        ahead = _DEVELOPED.search(text, max(start, span.start - 40), span.start)
        return bool(ahead or _IS_DEVELOPED.match(text, span.end)) and not self.is_compared([span])

    def is_compared(self, spans: list[Span]) -> bool:
        """Whether it is only what another is measured by."""
        return is_compared(self._passage.text, spans[0].start, spans[-1].end)

    def _carried(self, span: Span) -> Event | None:
        """A verb governs on over its objects: released A and, for quick ones, B; 两款:A,另一款是B."""
        last, event = self._last
        gap = self._without_makers(last.end, span.start)
        if not event or not event.before or len(gap) >= _GAP or is_oblique(gap):
            return None
        if self._passage.has(last.end, span.start, *EVENTS) or self._is_planned(last.end, span):
            return None
        together = self._passage.sentence(last.start) == self._passage.sentence(span.start)
        goes_on = together and _GOES_ON.match(gap) and self._governs(event, span)
        goes_on = goes_on or self._is_itemised(last, span)
        return event if goes_on or (self._counts(event, last) and not _ENDS.search(gap)) else None

    def _is_itemised(self, last: Span, span: Span) -> bool:
        """Whether semicolons part the objects of a verb: "brought A, a 7B model; Acme's B; and C"."""
        start = self._passage.sentence(span.start)[0]
        parted = self._passage.text[max(0, start - 2) : start].rstrip().endswith(";")
        follows = parted and self._passage.sentence(last.start)[1] == start
        return follows and bool(_NOMINAL.fullmatch(self._without_makers(start, span.start)))

    def is_to_come(self, span: Span) -> bool:
        """Whether the clause goes on with what is still to come: Phi-3-small将在未来几周上架."""
        end = self._passage.clause(span.end - 1)[1]
        late = _NOT_YET.search(self._passage.text, span.end, self._passage.sentence(span.end - 1)[1])
        return self._passage.has(span.end, end, "future") or late is not None

    def _comprised(self, span: Span) -> Event | None:
        """What is told of a series is told of what it comprises: X问世,分A、B和C三种."""
        last, event = self._last
        together = self._passage.sentence(last.start) == self._passage.sentence(span.start)
        gap = self._passage.text[last.end : span.start]
        return event if event and together and len(gap) < _GAP and _COMPRISES.search(gap) else None

    def _is_planned(self, start: int, span: Span) -> bool:
        return self._passage.has(start, self._passage.clause(span.start)[1], "future")

    def _counts(self, event: Event, first: Span) -> bool:
        """Whether the verb has several models for its object: "two new models:"."""
        return bool(
            _SEVERAL.search(self._passage.text, event.cue.end, min(first.start, event.cue.end + _GAP))
        )

    def _shared(self, span: Span) -> Event | None:
        """The verb of all that are told with asides: "A, with 26 billion, and B, with 6 billion, arrived"."""
        following = self._mentions.told_after(span.end)
        if not following or not _AND_ASIDE.fullmatch(self._passage.text, span.end, following.start):
            return None
        event = self._events.of([Span(following.start, following.end)], self._names)
        return event if event and not event.before else None

    def _new(self, span: Span) -> Event | None:
        """What is called new and somebody's own has come out: "Acme's new model, Olive 3, ..."."""
        text = self._passage.text
        start = max(self._passage.sentence(span.start)[0], span.start - _NEW_REACH)
        new = _NEW.search(text, start, span.start)
        if not new or _MEASURED.search(text, start, new.start()) or self._is_planned(start, span):
            return None
        return Event(Cue(new.start(), new.start(), "release"), True)

    def _continued(self, spans: list[Span]) -> Event | None:
        """A verb whose subject is told in the sentence before: "It came out in May", 该模型于5月发布; "all
        four were announced" tells of all that it names.
        """
        span = spans[-1]
        end = self._passage.sentence(span.end - 1)[1]
        start = self._blank(end)
        following = self._mentions.told_after(end)
        end = self._passage.sentence(min(start, len(self._passage.text) - 1))[1]
        cues = within(self._events.cues, start, min(end, following.start if following else end))
        if not self._tells_of_all(start, cues) and self._topic(span) not in spans:
            return None
        if not cues or not self._goes_on(span, start, cues[0]) or describes(self._passage.text, cues[0]):
            return None
        return None if self._events.is_future(cues[0]) else Event(cues[0], False)

    def _tells_of_all(self, start: int, cues: Sequence[Cue]) -> bool:
        """Whether a sentence goes on about all of them: "Both came out", "Acme released all of them"."""
        itself = _ITSELF.match(self._passage.text, cues[0].end) if cues else None
        return bool(ALL.match(self._passage.text, start) or (itself and itself["all"]))

    def _topic(self, span: Span) -> Span | None:
        """Which of the names in a sentence the next may call "it": the last, or the first where no verb tells
        of any.
        """
        sentence = self._passage.sentence(span.end - 1)
        names = [name for name in within(self._names, *sentence) if not self.is_compared([name])]
        told = within(self._events.cues, *sentence)
        return names[-1 if told else 0] if names else None

    def _goes_on(self, span: Span, start: int, cue: Cue) -> bool:
        """Whether the sentence at a place goes on about the model named before it."""
        text = self._passage.text
        opening = self._blank(self._passage.sentence(span.start)[0])
        if _ITSELF.match(text, cue.end):
            return True
        weights = _ITS_WEIGHTS.match(text, cue.end) and not _ANAPHOR.match(text, opening)
        return bool(weights or _ANAPHOR.match(text, start)) or is_title(self._passage, span)

    def _blank(self, place: int) -> int:
        """Behind the blanks and marks that open a sentence."""
        match = _OPENING.match(self._passage.text, place)
        return match.end() if match else place

    def _stronger(self, described: Event, spans: list[Span]) -> Event:
        """A description yields to a verb of its sentence: 推出开源模型, "an open model released in May"."""
        start, end = self._passage.sentence(described.cue.start)
        verbs = [
            cue for cue in within(self._events.cues, start, end) if not describes(self._passage.text, cue)
        ]
        verbs = [cue for cue in verbs if not self._events.is_future(cue) and self._is_free(cue, spans)]
        near = sorted(verbs, key=lambda cue: abs(cue.start - described.cue.start))
        return Event(near[0], near[0].start < spans[0].start) if near else described

    def _is_free(self, cue: Cue, spans: list[Span]) -> bool:
        """Whether no other model stands between a verb and the names."""
        low, high = min(cue.end, spans[-1].end), max(cue.start, spans[0].start)
        others = within(self._names, low, high)
        taken = cue.start > spans[-1].end and self._events.has_object(cue, self._names)
        return not taken and not [other for other in others if other not in spans]
