"""Which event a name takes part in: the verb that it is subject or object of, and the date
told with it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from crawlers.facts.passage import HAN, Passage
from crawlers.facts.spans import ChipSpan, Cue, Span, Spans, within

S = TypeVar("S", bound=Span)

# A name behind one of these is no object of the verb before it: "announced clusters with H100s".
_OBLIQUE = re.compile(
    r"(?:(?<![a-z])(?:with|on|using|for|than|from|inside|within|into|like|between|as|per|over"
    r"|powered by|part of|based on|built around|without|trained)"
    r"|基于|搭载|采用|(?<!启|费|录|使)用(?!户)|以|给|(?<![名称作定])为|比|搭配|跑|适配|支持|(?<!阿)里的|上的|超过|对标)"
    r"(?: ?(?:an?|the|its|nvidia'?s?|英伟达的?|华为的?|one|two|some|about|only|\d+)(?![a-z]))* ?$"
)
_WILL = re.compile(
    r"(?:(?:将|拟|或|欲|也会|还会|就会|都会|有望|推迟到|延后到|延至|要到|要从"
    r"|才(?!刚))[^,。;]{0,4}|(?:晚些时候|稍[后晚]|下周|下个?月|明[年天日])[^,。;]{0,6}|最快(?!的)[^,。;]{0,8})$"
)
_WILL_MAKE = re.compile(r"(?<![a-z])(?:will|would|to) make [^,;]{2,60}$")
_AUXILIARY = re.compile(r"(?<![a-z])(?:was|were|has been|have been|is|are) (?:now |also |all |then )?$")
# A participle that says by whom or when is a predicate too: "developed by DeepSeek and released on May 6".
_PREDICATE = re.compile(
    r"(?:ed|out)(?: first| publicly| officially)? (?:by|on|in|under|at|this|last|late|early|to)(?![a-z])"
)
_FUTURE_REACH = 28
# 宣布推出, "announced the launch of": the second verb tells.
_LEADS_ON = re.compile(r" ?(?:the |its |将?|正式|开始)?(?:of )?$")


_NOUNS = frozenset({"launch", "release", "debut"})
_AT = re.compile(r"(?:(?<![a-z])(?:at|since|after|before|from|upon|its|their|'s)|pre-|post-) ?$")
# "An upgraded model" is a new one.
_ATTRIBUTE = re.compile(r"(?<![a-z])(?:an?|the|its|newly) $")
# X的首次更新: the noun.
_UPDATE_OF = re.compile(r"的(?:首次|首个|最新|重大|重要|一次|小|大|下一?次|后续)?$")
_LONG_AGO = re.compile(r"(?:已|了|仅|不到)[^,。;]{0,5}[年月周天]的")
# "On its release in late 2024", "since its launch on July 11" tell the event all the same.
_DATED_VERBS = frozenset({"came in", "appeared"})
_DATED_NOUN = re.compile(
    r" (?:back )?(?:in|on) (?:[a-z\- ]{0,10}(?:19|20)\d\d|(?:the )?\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_CAME_WHEN = re.compile(
    r"(?: (?:in|on))? (?:(?:early |mid-|late )?(?:(?:19|20)\d\d|jan|feb|mar|apr|may |june?|july?|aug|sep|oct"
    r"|nov|dec)|hugging ?face|github|modelscope|openrouter)"
)
# "Before the month is out".
_TIME_IS = re.compile(r"(?<![a-z])(?:day|week|month|quarter|year|summer|word|jury) $")
# "Made its model Olive 3 available": the verb that "available" completes.
_MADE = re.compile(
    r"(?<![a-z])ma(?:de|kes|king) (?!by )(?=[^.;\n]{2,60} (?:freely |publicly |widely )?available(?![a-z]))"
)
# Not a verb of the thing's own: 量产时间, 停止供货, 供货中国的H200.
_NOUN_TAIL = re.compile(
    r"(?:会(?![将在于])|时间|时程|计划|日期|进度|能力|良率|目标|节奏|圈|界|生态|阵营|组(?!织了)|侧|方面|榜|赛道|派|领域|许可|协议"
    r"|时(?=[将会要]))|(?:中国|国内|大陆|客户|给)[^,。;]{0,6}的"
)
_STOPPED = re.compile(
    r"(?:停止|暂停|中断|没有|尚?未|不再|无法|不能|推迟|延后)[^,。;]{0,4}$"
    r"|(?:(?<![a-z])(?:not|never|stop(?:ped)?|halt(?:ed)?|delay(?:ed)?)|n't) (?:yet |been |even ){0,2}$"
    r"|(?<![a-z])(?:nor (?:has|have|had|did|was|is)|neither) [^,.;\n]{0,30}$"
    r"|(?<![a-z])(?:delay|postpon|defer|cancel|shelv|scrapp?|paus|await|push(?:ed|es)? back"
    r"|put(?:s|ting)? off|held back|holds? back|ahead of|before)(?:ed|s|es|ing|led|ling)? (?:the |its |an? )"
    r"(?:[a-z-]+ ){0,2}$"
)
# "The launch of Olive 3 has been put off": the noun, and what became of it.
_PUT_OFF = re.compile(
    r" of [^.;\n]{3,70}(?:(?:has|have|had) been|was|were|is|are) (?:again )?(?:put off|postponed|delayed"
    r"|pushed back|cancelled|canceled|shelved|paused|deferred|scrapped)"
)
# "The benchmark released last week": what came out is another thing; "release 0.10.1": one of software.
_OF_THING = re.compile(
    r"(?<![a-z])(?:benchmark|report|paper|study|survey|tool|leaderboard|ranking|index|list|dataset"
    r"|article|post|figures|results|scores|book|tests?)s? (?:that |which )?(?:it |they |was |were )?$"
)
_NUMBERED = re.compile(r"(?<!to )(?<!will )release \d{1,3}\.\d")
# A list told behind a colon: "introduced three chips: the H20, L20 and L2".
_LISTED = re.compile(r": ?(?:the )?$")
# 发布并开源, "released and open-sourced": the first verb tells.
_CHAINED = re.compile(r"了?(?:并|、|且|及)|,? and |/")


# What is published of a model: "published the Kimi K2 report".
_REPORT = re.compile(
    r"(?: (?:technical |research |system )?(?:reports?|papers?|cards?|blog|preprint|dataset|demo)(?![a-z]))"
    r"|[”」\"]?的?(?:技术)?(?:报告|论文|数据集|白皮书|推理代码)"
)
# "Updated its flagship with X" tells of X.
_WITH_IT = re.compile(r"(?<![a-z])with (?:the |its |a new )?$")
_BACK = re.compile(r"(?<![a-z])(?:updated|refreshed|followed|stealth|silence)$")
# Who does one of these is no model: Kimi K2带来的变化.
_GIVES = re.compile(r"[交甩抛掏祭拿]出|带来了?|端上|[奉献送]上|brought")

# Verbs of saying, whose object may be a whole event; 发表 and "unveiled" only have a thing.
_SAYERS = frozenset({"宣布", "官宣", "公布", "announced", "announces", "announce", "announcing"})
# 宣布ChatGLM2-6B免费商用 tells of no release.
_ALLOWED = re.compile(
    r"[”」』\"]?(?:将[于在会]|(?:将|已)?(?:允许|可以|可供|免费(?!开)|降价|获|接入|支持|适配|通过))"
)
# 开放BLOOM-zh供下载, but not 开放平台.
_TO_USE = re.compile(r"(?:供|给|予)[^,。;]{0,10}(?:下载|使用|测试|试用|体验|调用)|下载$|[^,。;]{0,4}api")
# 公开评测集, 公开表示: public, in public.
_IN_PUBLIC = re.compile(
    r"的?(?:评测|测试集|测试[中上]|数据|基准|资料|报道|信息|表示|称|说|演讲|市场|招|募|场合|榜|透露)"
)
# 公布数据: what is announced is no model.
_DATA = re.compile(
    r"了?(?:最新|一组|新的)?(?:数据|财报|业绩|调查|消息|计划|合作|融资|研究|排名|榜单|名单"
    r"|战略|进展|方案|价格|降价|涨价|调价)"
    r"| (?:data|results|earnings|plans|figures|a partnership|a deal|findings)(?![a-z])"
)
# 仍在训练中, but 训练中用了...: while training.
_STANDS_LAST = re.compile(r"[,。;)的]|$")
_SAYING = re.compile(
    r"(?<=[布宣]),|已|完成|支持|与|对|,? (?:that|it(?! (?:at|in|on|last|this|as)(?![a-z])|[,.;])"
    r"|support|plans|a partnership|a deal|prices"
    r"|results)(?![a-z])"
)
_BASE_FORM = re.compile(r"launch|release|ship|update|drop|publish|introduce|open source|upgrade|refresh")
_ANYONE = re.compile(
    r"(?<![a-z])(?:can|could|you|lets?|users|must|should"
    r"|(?<!excited )(?<!proud )(?<!happy )(?<!pleased )(?<!thrilled )"
    r"(?<!delighted )(?<!glad )to) $"
)
# "Prompting Nvidia to introduce the H20", "used its conference to launch it" did happen.
_DRIVEN = re.compile(
    r"(?<![a-z])(?:(?:prompt|lead|led|forc|caus|push)[a-z]* [^,.;]{0,24}"
    r"|(?:used|chose|picked|took|joined|teamed|partnered|raced|rushed|moved|stepped|came|returned|went|goes"
    r"|managed|(?:the|its|their) (?:first|second|third|latest|next|newest|last|only))(?![a-z])[^,.;]{0,40}"
    r"|(?:quick|first|latest)) to $"
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
_OF_PAGE = re.compile(r"updated?|published|posted|更新|发布|发表")
# Where it can be had: 在Gemini App上线, "in the app".
_PLACE = re.compile(r"(?:[在于向对给]|通过|(?<![a-z])(?:in|on|through|via|to) (?:the|its) )[^,。;]{0,40}$")
_LINE_OPENS = re.compile(r"(?:^|[\n|·•(\[>]|last|最后|最近) ?$")
_PAGE_DATE = re.compile(
    r"(?:于|时间|日期|date| on| in)? ?[::]? ?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
# What is told behind a name of something else of it: "Claude Opus prices dropped".
_OF_IT = re.compile(
    r"(?<![a-z])(?:prices?|pricing|costs?|rates?|users?|revenues?|stock|shares|api|app|demand"
    r"|traffic|support)"
    r"(?![a-z])|价格|成本|收入|股价|用户|费用|需求|调用量|下载量|热度|服务器|一体机"
)


# What comes does so itself: GPT-4o惊艳全场,央企也来了 is told of another.
_COMES = re.compile(r"来了|到来|驾到|登场")
# 再把DeepSpeed升级到0.10: something else straight before the verb.
_OWN_SUBJECT = re.compile(r"[,把将][A-Z][A-Za-z]+(?: ?\d[\d.]*)?$")
# 卷起来了 is no coming.
_DIRECTION = frozenset("起回下过")
_NO_OBJECT = re.compile(r"了?(?:[^\w]|$|并|且|的|后|于|在|至|到|供|其|它|\d|[一两三四五六七八九][种款个])")


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
        verbs = [cue for cue in passage.cues if cue.sense in self._senses and _is_verb(cue, passage.text)]
        verbs += [Cue(m.start(), m.end(), "release") for m in _MADE.finditer(passage.text)]
        verbs.sort(key=lambda cue: (cue.start, -cue.end, self._senses.index(cue.sense)))
        self.cues = Spans(_leading(verbs, passage.text))

    def of(self, group: Sequence[Span], others: Spans[Span]) -> Event | None:
        """The event of a group of names told together; `others` are further names that may stand between."""
        first, last = group[0].start, group[-1].end
        start, end = self._passage.clause(first)
        own = self._nearest(first, last, start, end, others)
        return own or self._farther(first, last, others) or self._passive(last, others)

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
            and self._reaches(c.end, first, others, oblique=True)
            and not _REPORT.match(self._passage.text, last)
        ]
        behind = [
            c
            for c in within(self.cues, last, end)
            if self._reaches(last, c.start, others, oblique=False)
            and not _GIVES.fullmatch(self._passage.text, c.start, c.end)
            and not self.has_object(c, others)
            and not self._is_anothers(last, c)
        ]
        allowed = before and self._announces(before[-1]) and _ALLOWED.match(self._passage.text, last)
        found = [Event(before[-1], True)] if before and not allowed else []
        found += [Event(behind[0], False)] if behind else []
        found = [event for event in found if not self.is_future(event.cue)]
        if len(found) > 1 and self._announces(found[0].cue):
            return found[1]  # 宣布TPU v7正式开放商用
        if len(found) > 1 and _AND_THEN.match(self._passage.text, last):
            return found[0]  # 发布GLM-4.5并开源
        return min(found, key=lambda e: first - e.cue.end if e.before else e.cue.start - last, default=None)

    def _announces(self, cue: Cue) -> bool:
        """A verb of saying, whose object is the event behind the name."""
        return self._passage.text[cue.start : cue.end] in _SAYERS

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
            blocked = (is_oblique(between) and between != "为") or bool(used)
        return not blocked and end - start < 140

    def has_object(self, cue: Cue, others: Spans[Span]) -> bool:
        """A verb with another name straight behind it is that name's: 通义千问推出Qwen2."""
        end = self._passage.clause(cue.end - 1)[1]
        return any(other.start >= cue.end for other in within(others, cue.end, min(end, cue.end + 14)))

    def _is_anothers(self, place: int, cue: Cue) -> bool:
        """Whether a verb behind a name has a subject of its own: Seedance刷屏,DeepSeek灰度了新版本."""
        text, plain = self._passage.text, self._passage.page.plain
        if "," in text[place : cue.start] and _OWN_SUBJECT.search(
            plain, max(place, cue.start - 24), cue.start
        ):
            return True
        if _COMES.fullmatch(text, cue.start, cue.end):
            return "," in text[place : cue.start]
        start = self._passage.clause(cue.start)[0]
        doers = within(self._passage.makers, max(start, place), cue.start)
        opens = bool(doers) and doers[0].start == start
        return opens and HAN.match(text, cue.start) is not None and not _NO_OBJECT.match(text, cue.end)

    def holds(self, cue: Cue) -> bool:
        """Whether the event is told as having happened."""
        return not self.is_future(cue)

    def is_future(self, cue: Cue) -> bool:
        """Planned, expected, rumoured or being developed."""
        if _WILL.search(self._passage.text[max(0, cue.start - 12) : cue.start]):
            return True
        if cue.sense == "opensource" and _WILL_MAKE.search(
            self._passage.text, max(0, cue.start - 60), cue.start
        ):
            return True
        start = max(self._passage.clause(cue.start)[0], cue.start - _FUTURE_REACH)
        return self._passage.has(start, cue.start, "future", "developing")


def _is_verb(cue: Cue, text: str) -> bool:
    """Not "at launch", nor the page's own date: "Last updated: May 3"."""
    titled = text[cue.start - 1 : cue.start] in ("【", "[")
    if titled or _LONG_AGO.match(text, cue.end) or _is_page_date(cue, text) or _is_said(cue, text):
        return False
    if text[cue.start : cue.end] == "来了" and text[cue.start - 1 : cue.start] in _DIRECTION:
        return False
    if text[cue.start : cue.end] in _DATED_VERBS and not _CAME_WHEN.match(text, cue.end):
        return False
    if _NOUN_TAIL.match(text, cue.end) or _STOPPED.search(text[max(0, cue.start - 40) : cue.start]):
        return False
    if _is_of_other(cue, text):
        return False
    if cue.sense == "update" and _UPDATE_OF.search(text, max(0, cue.start - 6), cue.start):
        return False
    if cue.sense == "update" and _ATTRIBUTE.search(text[max(0, cue.start - 7) : cue.start]):
        return False
    dated = _DATED_NOUN.match(text, cue.end)
    noun = (
        not dated
        and text[cue.start : cue.end] in _NOUNS
        and _AT.search(text[max(0, cue.start - 10) : cue.start])
    )
    return not noun


def _is_of_other(cue: Cue, text: str) -> bool:
    """Whether something else came out, or nothing: "the month is out", "release 0.10.1", "its launch was
    put off".
    """
    if text[cue.start : cue.end].endswith("ed") and _OF_THING.search(text, max(0, cue.start - 24), cue.start):
        return True
    if text[cue.start : cue.end] in _NOUNS and _PUT_OFF.match(text, cue.end):
        return True
    is_out = text.startswith("is out", cue.start) and _TIME_IS.search(text, max(0, cue.start - 10), cue.start)
    return bool(is_out or _NUMBERED.match(text, cue.start))


def _is_said(cue: Cue, text: str) -> bool:
    """Announced is that something is so, or what anyone can do: 宣布,已支持..., "you can launch it"."""
    if text[cue.start : cue.end] in _SAYERS and _SAYING.match(text, cue.end):
        return True
    if cue.sense == "announce" and _DATA.match(text, cue.end):
        return True
    if text[cue.start : cue.end] == "训练中" and not _STANDS_LAST.match(text, cue.end):
        return True
    if text[cue.start : cue.end] == "公开" and _IN_PUBLIC.match(text, cue.end):
        return True
    if text[cue.start : cue.end] == "开放" and not _TO_USE.search(text, cue.end, cue.end + 30):
        return True
    return bool(
        _BASE_FORM.fullmatch(text, cue.start, cue.end)
        and _ANYONE.search(text, max(0, cue.start - 14), cue.start)
        and not _DRIVEN.search(text[max(0, cue.start - 40) : cue.start])
    )


def _is_page_date(cue: Cue, text: str) -> bool:
    """Whether the page, not what it tells of, was published or updated."""
    if not _OF_PAGE.fullmatch(text, cue.start, cue.end):
        return False
    opens = _LINE_OPENS.search(text, max(0, cue.start - 8), cue.start)
    return bool(opens and _PAGE_DATE.match(text, cue.end))


def _leading(cues: Sequence[Cue], text: str) -> list[Cue]:
    """Without the verbs that only lead on to the next: 宣布推出, "announced the launch of"."""
    kept: list[Cue] = []
    for cue in cues:
        if kept and leads_on(kept[-1], cue, text):
            kept.pop()
        if kept and cue.start >= kept[-1].end and _CHAINED.fullmatch(text[kept[-1].end : cue.start]):
            continue
        if kept and cue.start < kept[-1].end:
            if cue.end - cue.start > kept[-1].end - kept[-1].start:
                kept[-1] = cue
            continue
        kept.append(cue)
    return kept


def leads_on(first: Cue, cue: Cue, text: str) -> bool:
    """Whether a verb of announcing only leads on to what is announced."""
    between = text[first.end : cue.start] if 0 <= cue.start - first.end < 14 else "-"
    return first.sense == "announce" and bool(_LEADS_ON.fullmatch(between))
