"""Which words of a passage tell events: verbs, not nouns of the same spelling, nor what only leads on to
another verb.
"""

import re
from collections.abc import Sequence

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Cue, within

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
_WHEN = (
    r"(?: (?:in|on))? (?:(?:early |mid-|late )?(?:(?:19|20)\d\d|jan|feb|mar|apr|may |june?|july?|aug|sep|oct"
    r"|nov|dec|(?:mon|tues|wednes|thurs|fri|satur|sun)day|last |this ))"
)
_CAME_WHEN = re.compile(
    rf"(?: as an? [a-z- ]{{3,20}})?{_WHEN}|(?: on)? (?:hugging ?face|github|modelscope|openrouter)"
)
# "Before the month is out".
_TIME_IS = re.compile(r"(?<![a-z])(?:day|week|month|quarter|year|summer|word|jury) $")
# Verbs that words behind the name complete, and those that need a time: "made Olive 3 available", "Olive 4
# followed a month later".
_LINE_UP = r"(?:family|line-?up|line|range|roster|series|portfolio)"
_IN_PARTS = re.compile(
    r"(?<![a-z])(?:(?:put|push|post|load|upload|commit|sent|send|mov)(?:s|es|ed|ing|ting)? "
    r"(?=(?:[^.;\n]|\.\d){2,50} (?:(?:on|to|onto) (?:hugging ?face|modelscope"
    r"|github(?! (?:actions|copilot|pages)))|online)\b)"
    r"|ma(?:de|kes|king) (?!by )(?=(?:[^.;\n]|\.\d){2,60} (?:freely |publicly |widely )?"
    r"(?:available|public|downloadable)(?![a-z]))"
    r"|add(?:ed|s|ing) (?=(?:two|three|four|five|six|\d) (?:new )?(?:members|models|versions|sizes)(?![a-z])"
    r"|(?!support)(?:[^.;\n]|\.\d){2,50} to (?:azure|(?:amazon )?bedrock|vertex|foundry|github|hugging ?face"
    rf"|(?:the|its|their) (?:[a-z]+ ){{0,2}}(?:cloud|api|catalog(?:ue)?|{_LINE_UP}))(?![a-z]))"
    r"|(?:in|on|by) (?:early |late |mid-)?(?:(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)|(?:19|20)\d\d)(?: \d{1,4}| of (?:that|the same) year)?,? (?:came|comes) "
    r"|(?:excited|happy|proud|pleased|thrilled|delighted|glad) to share "
    r"(?!that|our|the|some|more|results|an update)"
    r"|(?<![a-z] )from (?:the )?[a-z][^.,;\n]{1,30} (?:comes|came) (?=[a-z])"
    rf"|join(?:s|ed|ing)? (?=(?:the|its|their) [^.,;\n]{{0,30}}{_LINE_UP})"
    r"|(?:expand|extend|broaden|bolster|enlarg|complement|complet|round|grew)[a-z]*(?: out)? "
    rf"(?:the|its|their) [^.,;\n]{{0,40}}{_LINE_UP} with(?![a-z])"
    r"|(?:followed (?:up )?|(?<![a-z])return(?:s|ed)? to )(?:[^.,;\n]|\.\d){2,30} with(?![a-z])"
    rf"|followed (?:in [a-z]+ )?by (?=(?:[^.,;\n]|\.\d){{2,40}}{_WHEN})"
    rf"|(?<!that )(?<!which )followed(?={_WHEN}| (?:an?|one|two|three|four|five|six|some|\d+) (?:day|week"
    r"|month|year)s? (?:later|before|after|earlier)| (?:soon|shortly) after|[.;!]"
    r"|, (?:and|then|while)(?![a-z])))"
)
# Imagen 4即日起在Gemini App可用.
_FROM_NOW = re.compile(
    r"(?:即日起|[今昨][天日]起|现已|现在|目前已)[在于对向可]?[^,。;\d]{0,20}"
    r"(?:可用|可以使用|能用|可供使用|可体验)"
)
# Whose it is tells that it came out, too: "V8 came from Midjourney".
_CAME_FROM = re.compile(r"(?<![a-z])(?:came|comes) (?:to us )?(?:from|courtesy of) ")
# "Nvidia added Olive 3".
_ADDED = re.compile(
    r" (?:also |then |meanwhile )?(?:add(?:ed|s)|contribute[ds]|deliver(?:ed|s)|fielded|served up) "
    r"(?!support|[^.,;\n]{2,50} to (?:its|the|their|chatgpt|copilot)(?![a-z]))"
)
# "New this week: Olive 3", "Meet Olive 3".
_PRESENTED = re.compile(
    r"(?:(?<=\n)|(?<=[.!?;:] )|^)(?:[-•*] )?(?:(?:also |and )?(?:new|out|fresh)"
    r"(?: (?:this|last) (?:week|month)| today| now| from [a-z][\w .&-]{1,24})?: |(?:meet|welcome) (?=[a-z]))"
)
# 把日日新升到5.0版.
_RAISED = re.compile(r"升[到至为](?=v?\d{1,2}\.\d{1,2}(?: ?版|[,。;]|$))")
# Not a verb of the thing's own: 量产时间, 停止供货, 供货中国的H200.
_NOUN_TAIL = re.compile(
    r"(?:会(?![将在于])|之前|前(?=[,。;的]|夕|夜)|在即|时间|路线|之路|战略(?![级性])|浪潮|势力|版图|时程|计划|日期|进度|能力|良率|目标|节奏|圈|界|生态|阵营|组(?!织了)|侧|方面|榜|赛道|派|领域|第一(?![代款个批版])|最强(?![^,。;]{0,6}模型)|纪录|许可|协议"
    r"|时(?=[将会要]))|(?:(?<=release)|(?<=launch)) (?:notes?|candidates?|cycles?|schedules?|cadence|tags?"
    r"|branch|plans?|calendar|partners?|events?|part(?:y|ies)|window|titles?|customers?)(?![a-z])"
    r"|(?<=arrived) at [a-z ]{1,12}(?:conclusion|answer|result|decision)"
    r"|(?<=training) (?:staff|employees|people|users|engineers|teams|workers|students)(?![a-z])"
    r"|(?<=shown) (?:to|that)(?![a-z])|(?<=updated) (?:weekly|daily|monthly|hourly|regularly|every)"
    r"|(?<=available in) (?:\d|over|more|all|most|many|select|[a-z]+ (?:countries|languages|regions))"
    r"|(?<=live) at a time|(?<= out) (?:ahead|on top|behind|worse|better|best|first|even)(?![a-z])"
    r"|(?<= out) of (?!stealth|beta|preview)"
    r"|(?:中国|国内|大陆|客户|给)[^,。;]{0,6}的"
)
_STOPPED = re.compile(
    r"(?:停止|暂停|中断|没有|尚?未(?!来)|不再|无法|不能|推迟|延后)[^,。;]{0,4}$"
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
# "Dropped X from its menu", "introduced X to our team".
_TAKEN_OUT = re.compile(
    r"(?:drop(?:s|ped)?|pull(?:s|ed)?) (?:support for "
    r"|[^.,;\n]{2,40} from (?:its|the|their|copilot|chatgpt)(?![a-z]))"
    r"|introduc(?:ed|es|ing) [^.,;\n]{2,40} to (?:our|my|his|her)(?![a-z])"
)
_NUMBERED = re.compile(r"(?<!to )(?<!will )release \d{1,3}\.\d")
# 发布并开源, "released and open-sourced": the first verb tells.
_CHAINED = re.compile(r"了?(?:并|、|且|及)|,? and |/")
# Verbs of saying, whose object may be a whole event; 发表 and "unveiled" only have a thing.
SAYERS = frozenset({"宣布", "官宣", "公布", "announced", "announces", "announce", "announcing"})
# 开放BLOOM-zh供下载, but not 开放平台.
_TO_USE = re.compile(
    r"(?:供|给|予)[^,。;]{0,10}(?:下载|使用|测试|试用|体验|调用)|的?(?:模型)?(?:权重|源代码|代码)|下载$|[^,。;]{0,4}api"
)
# 开放权重的推理模型: what it is like.
_OPEN_WEIGHT = re.compile(r"权重(?:的|[^,。;]{0,6}(?:模型|版))")
# 开放豆包2.0: a name with its version.
_VERSIONED = re.compile(
    r"了?[“「]?(?!平台|接口|api|社区"
    r"|数据)[\u4e00-\u9fffa-z-]{1,12} ?v?\d{1,2}(?:\.\d)?(?![\d个款家万亿%])"
)
# 升级版于7月上线: the noun, and what it did.
_NEW_EDITION = re.compile(r"版本?[^,。;]{0,20}(?:上线|发布|推出|开源|放出|释出|登场|亮相)")
# 面向开发者开放.
_TO_WHOM = re.compile(r"(?:面?向|对)[^,。;]{1,8}(?:全面|正式|免费)?$")
# 公开评测集, 公开表示: public, in public.
_IN_PUBLIC = re.compile(
    r"的?(?:评测|测试集|测试[中上]|数据|基准|资料|报道|信息|表示|称|说|演讲|市场|招|募|场合|榜|透露)"
)
# 公布数据: what is announced is no model.
_DATA = re.compile(
    r"了?[\u4e00-\u9fffa-z ]{0,10}?(?:数据|财报|业绩|调查|消息|计划|合作|融资|研究|排名|榜单|名单"
    r"|战略|进展|方案|价格|降价|涨价|调价)"
    r"| (?:data|results|earnings|plans|figures|a partnership|a deal|findings)(?![a-z])"
)
# 发布9月榜单: nor is a ranking or a report.
_RANKING = re.compile(
    r"了?(?:最新|新一[期轮版]|年度)?[\u4e00-\u9fff\d]{0,8}?(?:榜单?|排名|排行|测评|白皮书|财报|论文|指数|名单|公告|声明|通知|新规|标准|指南|[周月季年]报)"
    r"(?![上的中里首])"
)
# 仍在训练中, but 训练中用了...: while training.
_STANDS_LAST = re.compile(r"[,。;)的]|$")
_SAYING = re.compile(
    r"(?<=[布宣]),|[^,。;]{0,14}(?:免费(?![开商])|降价|涨价|收费|下线|停用|停服)"
    r"|已|完成|支持|与|对|,? (?:that|it(?! (?:at|in|on|last|this|as)(?![a-z])|[,.;])"
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
    r"|managed|beginning|begins?|began|begun|start(?:s|ed|ing)"
    r"|(?:the|its|their) (?:first|second|third|latest|next|newest|last|only))(?![a-z])[^,.;]{0,40}"
    r"|(?:quick|first|latest)) to $"
)
_OF_PAGE = re.compile(r"updated?|published|posted|更新|发布|发表")
_LINE_OPENS = re.compile(r"(?:^|[\n|·•(\[>]|last|最后|最近) ?$")
_PAGE_DATE = re.compile(
    r"(?:于|时间|日期|date| on| in)? ?[::]? ?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_ADJECTIVE = re.compile(
    r"(?: [a-z-]{1,24}){0,4} (?:models?|llms?|family)(?![a-z])"
    r"|(?:的)?(?:大?语言|多模态|推理|视频|图像|代码|编程|大|稀疏|混合)?(?:大?模型|框架|社区|系列|ai|权重)"
    r"|(?<=[了款个是来出布]开源)的"
    r"| (?:model|family|series|llm|weights|from)"
)
# Before 开源 as a verb.
_OPENS = re.compile(
    r"(?:宣布|正式|已经?|[今昨首当次]日|[今昨当]天|第[一二三四五]天|随后|[也再又还并]|全面|同步|近日|日前|率先|抢先|免费"
    r"|[先陆相][后续继]|继续|突然|悄悄|一口气|刚刚?|[\d]日)$"
)
# 卷起来了 is no coming.
_DIRECTION = frozenset("起回下过出上进")


def verbs(passage: Passage, senses: Sequence[str]) -> list[Cue]:
    """The verbs of these senses in order of place; of several senses of a word, the first is meant."""
    found = [cue for cue in passage.cues if cue.sense in senses and _is_verb(cue, passage.text)]
    found += [Cue(m.start(), m.end(), "release") for m in _IN_PARTS.finditer(passage.text)]
    if "升" in passage.text:
        found += [Cue(m.start(), m.end(), "update") for m in _RAISED.finditer(passage.text)]
    if "用" in passage.text or "可体验" in passage.text:
        found += [Cue(m.start(), m.end(), "release") for m in _FROM_NOW.finditer(passage.text)]
    came = _CAME_FROM.finditer(passage.text) if passage.makers else ()
    found += [Cue(*m.span(), "release") for m in came if within(passage.makers, m.end(), m.end() + 1)]
    added = (_ADDED.match(passage.text, maker.end) for maker in passage.makers)
    found += [Cue(*m.span(), "release") for m in added if m]
    found += [Cue(*m.span(), "release") for m in _PRESENTED.finditer(passage.text)]
    found.sort(key=lambda cue: (cue.start, -cue.end, senses.index(cue.sense)))
    return _leading(found, passage.text)


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
    if cue.sense == "update" and _NEW_EDITION.match(text, cue.end):
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
    if _TAKEN_OUT.match(text, cue.start):
        return True
    is_out = text.startswith("is out", cue.start) and _TIME_IS.search(text, max(0, cue.start - 10), cue.start)
    return bool(is_out or _NUMBERED.match(text, cue.start))


def _is_said(cue: Cue, text: str) -> bool:
    """Announced is that something is so, or what anyone can do: 宣布,已支持..., "you can launch it"."""
    named = cue.start > 0 and text[cue.start - 1].isascii() and text[cue.start - 1].isalnum()
    if text[cue.start : cue.end] in SAYERS and _SAYING.match(text, cue.end):
        return not (named and text[cue.start : cue.end] == "官宣")  # 星火X2官宣,...
    if _RANKING.match(text, cue.end) or (cue.sense == "announce" and _DATA.match(text, cue.end)):
        return True
    if text[cue.start : cue.end] == "训练中" and not _STANDS_LAST.match(text, cue.end):
        return True
    if text[cue.start : cue.end] == "公开" and _IN_PUBLIC.match(text, cue.end):
        return True
    if text[cue.start : cue.end] == "开放" and _OPEN_WEIGHT.match(text, cue.end):
        return True
    if text[cue.start : cue.end] == "开放" and not (
        _TO_USE.search(text, cue.end, cue.end + 30)
        or _VERSIONED.match(text, cue.end)
        or _TO_WHOM.search(text, max(0, cue.start - 12), cue.start)
    ):
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


def describes(text: str, cue: Cue) -> bool:
    """Open source as an adjective: 开源模型, but not in 首日开源模型X."""
    if cue.sense != "opensource" or not _ADJECTIVE.match(text, cue.end):
        return False
    return not _OPENS.search(text, max(0, cue.start - 8), cue.start)


def leads_on(first: Cue, cue: Cue, text: str) -> bool:
    """Whether a verb of announcing only leads on to what is announced."""
    between = text[first.end : cue.start] if 0 <= cue.start - first.end < 14 else "-"
    return first.sense == "announce" and bool(_LEADS_ON.fullmatch(between))
