"""Which event a name takes part in: the verb that it is subject or object of, and the date
told with it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from crawlers.facts.event_verbs import SAYERS, verbs
from crawlers.facts.passage import HAN, Passage
from crawlers.facts.spans import ChipSpan, Cue, Span, Spans, within

S = TypeVar("S", bound=Span)

# A name behind one of these is no object of the verb before it: "announced clusters with H100s".
_OBLIQUE = re.compile(
    r"(?:(?<![a-z])(?:with|on|using|for|than|from|inside|within|into|like|between|(?<!known )as|per|over"
    r"|powered by|part of|based on|built around|without|trained|(?:tokens|hours|words|gb|tb) of)"
    r"|基于|搭载|采用|(?<!启|费|录|使)用(?!户)|以|给|(?<![名称作定])为|比|搭配|跑|适配|支持|(?<!阿)里的|上的|超过|对标)"
    r"(?: ?(?:an?|the|its|nvidia'?s?|英伟达的?|华为的?|one|two|some|about|only|\d+)(?![a-z]))* ?$"
)
_WILL = re.compile(
    r"(?:(?:将|拟|或|欲|也会|还会|就会|都会|有望|推迟到|延后到|延至|要到|要从"
    r"|才(?!刚))[^,。;]{0,4}|(?:预示|暗示|期待|盼)[^,。;]{0,16}|将(?:面?向|对|为|以|于|在|从|自|按|分|通过|继续|陆续|随|\d)[^,。;]{0,16}|(?:晚些时候|稍[后晚]|下周|下个?月|明[年天日])[^,。;]{0,6}|最快(?!的)[^,。;]{0,8})$"
)
_WILL_MAKE = re.compile(r"(?<![a-z])(?:will|would|to) make [^,;]{2,60}$")
_AUXILIARY = re.compile(r"(?<![a-z])(?:was|were|has been|have been|is|are) (?:now |also |all |then )?$")
# A participle that says by whom or when is a predicate too: "developed by DeepSeek and released on May 6".
_PREDICATE = re.compile(
    r"(?:ed|out)(?: first| publicly| officially)? (?:by|on|in|under|at|this|last|late|early|to)(?![a-z])"
)
_FUTURE_REACH = 28
# Before what is open source, or was made so.
_MADE_SO = re.compile(
    r"(?<![a-z])(?:is|are|was|were|be|made|make|makes|go|goes|went|became|becomes|it|them|as)"
    r"(?: now| also| fully| available)* $"
)
# A list told behind a colon: "introduced three chips: the H20, L20 and L2".
_LISTED = re.compile(r": ?(?:the )?$")
# What is published of a model: "published the Kimi K2 report".
_REPORT = re.compile(
    r"(?: (?:technical |research |system )?(?:reports?|papers?|cards?|blog|preprint|dataset|demo)(?![a-z]))"
    r"|[”」\"]? ?的?(?:技术)?(?:报告|论文|数据集|白皮书|(?:推理|训练|微调|评测|部署)(?:代码|脚本|教程))"
    r"|[”」\"]? ?的?(?:满血版|系列|全系列)?(?:模型)?(?:推理|云|托管|一键|部署|调用|训练|微调|本地化){0,2}"
    r"(?:服务(?!商)|一体机|镜像|方案|专区)"
)
# "Updated its flagship with X" tells of X.
_WITH_IT = re.compile(r"(?<![a-z])with (?:the |its |a new )?$")
_BACK = re.compile(r"(?<![a-z])(?:updated|refreshed|followed|stealth|silence)$")
# Who does one of these is no model: Kimi K2带来的变化.
_GIVES = re.compile(r"[交甩抛掏祭拿]出|带来了?|端上|[奉献送]上|brought")
# 宣布ChatGLM2-6B免费商用 tells of no release.
_ALLOWED = re.compile(
    r"[”」』\"]?(?:将[于在会]|(?:将|已)?(?:允许|可以|可供|免费(?!开)|降价|获|接入|支持|适配|通过))"
)
# What the verb has for its object, told of by what it does with another: "a driver that speeds up Olive 3".
_RELATED = re.compile(
    r"[a-z] (?:that|which)(?! (?:(?:it|they|we|the [a-z]+)(?: has| have)? )?(?:(?:is|are|was|were) )?"
    r"(?:calls?|called|dubs?|dubbed|names?|named|known|christened|codenamed)(?![a-z]))[^,:;()—–]*$"
)
# What another is run or trained with takes no part in the verb before: "launched clusters to serve Llama".
_USED = re.compile(
    r"(?:(?:(?<!在)训练|部署|运行|适配|接入|兼容|跑|支持)(?![^,。;]*(?:的|模型))"
    r"|(?<![a-z])(?:to (?:run|serve|train|host|deploy)|running|serving|hosting|deploying"
    r"|training)(?![a-z]))[^,。;]{0,16}$"
)
# What the verb has for its object, before a clause about another: 发布TensorRT-LLM 1.0,Llama跑得更快.
_OTHER_THING = re.compile(r"了? ?[A-Z][A-Za-z-]{2,20} ?v?\d{1,3}(?:\.\d{1,3})*,")
_AND_THEN = re.compile(r"[”」』\"]?,?(?:并|且|同时)")
# Where it can be had: 在Gemini App上线, "in the app".
_PLACE = re.compile(r"(?:[在于向对给]|通过|(?<![a-z])(?:in|on|through|via|to) (?:the|its) )[^,。;]{0,40}$")
# What is told behind a name of something else of it: "Claude Opus prices dropped".
_OF_IT = re.compile(
    r"(?<![a-z])(?:prices?|pricing|costs?|rates?|users?|revenues?|stock|shares|api|app|demand"
    r"|traffic|support)"
    r"(?![a-z])|价格|成本|收入|股价|用户|费用|需求|调用量|下载量|热度|原班人马|作者|之父|母公司|创始|负责人|服务器|一体机"
)
# What comes does so itself: GPT-4o惊艳全场,央企也来了 is told of another.
_COMES = re.compile(r"来了|到来|驾到|登场")
# Verbs whose object is a place: 上线即梦.
_ONTO = re.compile(r"上线|登陆|上架|入驻")
# What another has taken in: 钉钉接入Qwen3,宜搭同步升级.
_TAKEN_IN = re.compile(r"(?:接入|适配|部署|搭载|内置|集成|调用|采用|用上|换成|拥抱)[了过]?[^,。;]{0,30}$")
# 再把DeepSpeed升级到0.10: something else straight before the verb.
_OWN_SUBJECT = re.compile(r"[,把将][A-Z][A-Za-z]+(?: ?\d[\d.]*)?$")
# 将推出X,并于6月底开源: still to come, both.
_AND_ALSO = re.compile(r"并(?:于|将|在)")
# 研发的X, 开发出X: what is made already.
_DONE = re.compile(r"(?:完成|成功)?(?:的|出(?!口)|而成)")
_PUT = re.compile(r"[把将][^,。;]{0,10}$")
_NO_OBJECT = re.compile(r"了?(?:[^\w]|$|并|且|的|后|于|在|至|到|供|其|它|\d|[一两三四五六七八九][种款个])")


# "Was released on 29 February 2024 as StarCoder2".
_AS_NAMED = re.compile(r"(?: (?:in|on|last|this|today|yesterday)[^.;,]{0,24}?)? as (?:the )?")


def is_oblique(text: str) -> bool:
    """Whether what stands behind a text is no object of the verb before it: "built on", 基于."""
    return bool(_OBLIQUE.search(text))


class Event(NamedTuple):
    """The cue of an event and whether it stands before the name (an object) or behind it (a subject)."""

    cue: Cue
    before: bool


class Events:
    """Finds events of the names in a passage."""

    def __init__(self, passage: Passage, senses: Sequence[str]) -> None:
        """Of several `senses` of a word, the first is meant."""
        self._passage = passage
        self._senses = tuple(senses)
        self.cues = Spans(verbs(passage, self._senses))

    def of(self, group: Sequence[Span], others: Spans[Span]) -> Event | None:
        """The event of a group of names told together; `others` are further names that may stand between."""
        first, last = group[0].start, group[-1].end
        start, end = self._passage.clause(first)
        own = self._nearest(first, last, start, end, others)
        return own or self._farther(first, last, others) or self._passive(last, others)

    def subject_of(self, group: Sequence[Span], others: Spans[Span]) -> Event | None:
        """The event behind a group in its sentence."""
        first, last = group[0].start, group[-1].end
        end = self._passage.sentence(first)[1]
        return self._nearest(first, last, first, min(end, last + 70), others)

    def _farther(self, first: int, last: int, others: Spans[Span]) -> Event | None:
        """In the sentence, behind the name, while no other name has come: A, the fastest of its
        kind, was launched.
        """
        start, end = self._passage.sentence(first)
        reach = 120 if _LISTED.search(self._passage.text[max(0, first - 6) : first]) else 90
        opens = within(self.cues, start, start + 4)
        reach = first - start if opens else reach
        return self._nearest(first, last, max(start, first - reach), min(end, last + 70), others)

    def _passive(self, last: int, others: Spans[Span]) -> Event | None:
        """A predicate told late in the sentence: A, with its 40 billion parameters, ..., was released."""
        end = self._passage.sentence(last - 1)[1]
        near = within(others, last, min(end, last + 140))
        models = Spans(other for other in near if not isinstance(other, ChipSpan))
        for cue in within(self.cues, last, min(end, last + 140)):
            aux = _AUXILIARY.search(self._passage.text[max(0, cue.start - 20) : cue.start])
            told = aux or _PREDICATE.match(self._passage.text, cue.end - len("ed"))
            closes = self._passage.text[cue.start - 2 : cue.start] == ", "
            if (
                (told or closes)
                and self._reaches(last, cue.start, models, oblique=False)
                and not self.is_future(cue)
            ):
                return Event(cue, False)
        return None

    def _nearest(self, first: int, last: int, start: int, end: int, others: Spans[Span]) -> Event | None:
        before = [
            c
            for c in within(self.cues, start, first)
            if c.end <= first
            and not self._is_onto(c, first, last)
            and self._reaches(c.end, first, others, oblique=True)
            and not _REPORT.match(self._passage.text, last)
        ]
        behind = [
            c
            for c in within(self.cues, last, end)
            if self._reaches(last, c.start, others, oblique=False)
            and (not _GIVES.fullmatch(self._passage.text, c.start, c.end) or self._is_put(first))
            and not self.has_object(c, others)
            and not self._is_anothers(last, c)
        ]
        allowed = before and self._announces(before[-1]) and _ALLOWED.match(self._passage.text, last)
        found = [Event(before[-1], True)] if before and not allowed else []
        found += [Event(behind[0], False)] if behind else []
        found = [event for event in found if not self.is_future(event.cue)]
        if len(found) > 1 and self._announces(found[0].cue):
            return found[1]  # 宣布TPU v7正式开放商用
        if len(found) > 1 and _is_apposed(found[1].cue, self._passage.text):
            return found[0]
        if len(found) > 1 and _AND_THEN.match(self._passage.text, last):
            return found[0]  # 发布GLM-4.5并开源
        return min(found, key=lambda e: first - e.cue.end if e.before else e.cue.start - last, default=None)

    def _announces(self, cue: Cue) -> bool:
        """A verb of saying, whose object is the event behind the name."""
        return self._passage.text[cue.start : cue.end] in SAYERS

    def _reaches(self, start: int, end: int, others: Spans[Span], *, oblique: bool) -> bool:
        """Whether nothing stands between verb and name that would take the verb for itself."""
        between = self._passage.text[start:end]
        if any(start <= other.start < end for other in within(others, start, end)):
            return False
        if oblique and _OTHER_THING.match(self._passage.page.plain, start, end):
            return False
        if not oblique:
            blocked = bool(_OF_IT.search(_PLACE.sub("", between)))
        elif _WITH_IT.search(between) and _BACK.search(self._passage.text, max(0, start - 14), start):
            blocked = False
        else:
            used = _USED.search(between) or _RELATED.search(between)
            oblique = is_oblique(between) and between != "为" and not _AS_NAMED.fullmatch(between)
            blocked = oblique or bool(used)
        return not blocked and end - start < 140

    def has_object(self, cue: Cue, others: Spans[Span]) -> bool:
        """A verb with another name straight behind it is that name's: 通义千问推出Qwen2."""
        end = self._passage.clause(cue.end - 1)[1]
        behind = [o for o in within(others, cue.end, min(end, cue.end + 14)) if o.start >= cue.end]
        return bool(behind) and not self._is_onto(cue, behind[0].start, behind[0].end)

    def _is_onto(self, cue: Cue, start: int, end: int) -> bool:
        """Whether a model came out in another's app: Seedance 2.0上线即梦."""
        text = self._passage.text
        versioned = cue.start > 0 and text[cue.start - 1].isdigit()
        onto = _ONTO.fullmatch(text, cue.start, cue.end) and cue.end == start
        return bool(onto) and versioned and not any(map(str.isdigit, text[start:end]))

    def _is_put(self, place: int) -> bool:
        """Whether a name is an object set before its verb: 把X端上桌."""
        return _PUT.search(self._passage.text, max(0, place - 12), place) is not None

    def _is_anothers(self, place: int, cue: Cue) -> bool:
        """Whether a verb behind a name has a subject of its own: Seedance刷屏,DeepSeek灰度了新版本."""
        text, plain = self._passage.text, self._passage.page.plain
        start = self._passage.clause(place - 1)[0]
        if "," in text[place : cue.start] and _TAKEN_IN.search(text, start, place):
            return True
        if "," in text[place : cue.start] and _OWN_SUBJECT.search(
            plain, max(place, cue.start - 24), cue.start
        ):
            return True
        if _COMES.fullmatch(text, cue.start, cue.end):
            return "," in text[place : cue.start]
        start = self._passage.clause(cue.start)[0]
        doers = within(self._passage.makers, max(start, place), cue.start)
        opens = bool(doers) and doers[0].start == start
        related = text[start - 1 : start] == ":" and text[cue.end - 1] == "的"
        taken = HAN.match(text, cue.start) is not None and not _NO_OBJECT.match(text, cue.end)
        return opens and taken and not related  # Whisper:OpenAI发布的语音识别模型

    def holds(self, cue: Cue) -> bool:
        """Whether the event is told as having happened."""
        return not self.is_future(cue)

    def is_future(self, cue: Cue) -> bool:
        """Planned, expected, rumoured or being developed."""
        later = _WILL.search(self._passage.text[max(0, cue.start - 24) : cue.start])
        if later and not (
            later.group(0)[0] in "稍才" and "的" in self._passage.text[cue.end - 1 : cue.end + 1]
        ):
            return True  # but 稍后开源的, 上月才推出的
        if cue.sense == "opensource" and _WILL_MAKE.search(
            self._passage.text, max(0, cue.start - 60), cue.start
        ):
            return True
        start = self._passage.clause(cue.start)[0]
        if start and _AND_ALSO.match(self._passage.text, start):
            start = self._passage.clause(start - 1)[0]
        else:
            start = max(start, cue.start - _FUTURE_REACH)
        return self._passage.has(start, cue.start, "future") or self._is_developing(start, cue)

    def _is_developing(self, start: int, cue: Cue) -> bool:
        """Whether it is still being made: not "由...研发的X今日发布", nor 公[开发]布."""
        text = self._passage.text
        making = self._passage.cues_in(start, cue.start, "developing")
        return any(made.end <= cue.start and not _DONE.match(text, made.end) for made in making)


def _is_apposed(cue: Cue, text: str) -> bool:
    """Whether open source is only added to what was told: "released Olive 3, free to use and open source"."""
    if text[cue.start : cue.end] not in ("open source", "open-source"):
        return False
    return not _MADE_SO.search(text, max(0, cue.start - 24), cue.start)
