"""What speaks for and against a verb of forbidding being a ban on the export of chips."""

import re
from collections.abc import Iterator, Sequence

from crawlers.facts.passage import Passage
from crawlers.facts.spans import ChipSpan, Cue

# 解禁, "licences will be granted": the ban is over.
_LIFTED = re.compile(
    r"解禁|恢复|重启|许可证?后|核发|放宽|松绑|取消|开放|重新|解除|豁免|绿灯"
    r"|(?<![不未])(?<!不[予会再获在])(?<!未[予获])(?:放行|获准|批准|允许|准许|同意|发放)"
    r"|(?<![a-z])(?<!not )(?<!n't )(?:lift\w*|eas(?:e|ed|ing)"
    r"|allow\w*|resum\w*|restart\w*|approv\w*|grant\w*|permit(?:s|ted)?"
    r"|cleared?|green|revers\w*|rescind\w*|revok\w*|waiv\w*|exempt\w*|loosen\w*|relax\w*|reopen\w*)(?![a-z])"
)
# A bill, a draft, a condition: it is not in force.
_PROPOSED = re.compile(
    r"拟|草案|法案|提案|考虑|研议|或将|可能|呼吁|要求国会|若|一旦|假如|如果|传出|酝酿|讨论"
    r"|(?<![a-z])(?:propos\w*|bill|would|could|may be|might|whether|consider\w*|weigh\w*|if|potential|looming"
    r"|possible|urg\w*|call\w* for|lawmakers?|senators?|draft|expected|fear\w*|risk\w*)(?![a-z])"
)
# Beijing tells its companies not to buy: no ban on exports.
_IMPORTER = re.compile(
    r"采购|购买|进口|入境|海关|网信办|北京|中方|中国政府|当局|清关|订购|官员|停购"
    r"|(?<![a-z])(?:beijing|customs|buy\w*|purchas\w*|import\w*|order\w*|smuggl\w*|beijing's|cac)(?![a-z])"
)
# Made to fall outside a ban: "designed to comply", 特供.
_TAILORED = re.compile(
    r"特供|专为|专供|打造|降规|阉割|替代|变体|符合|合规|定制|设计|缩水|版"
    r"|(?<![a-z])(?:design\w*|made|built|tailor\w*|cut-?down|scaled|slowed|weaker|variants?|versions?"
    r"|compl(?:y|iant|iance)|china-specific|replac\w*|created?|answer\w*|instead|workaround)(?![a-z])"
)
_EXPORT = re.compile(
    r"规则|门槛|监管|出口|对华|中国|大陆|制裁|禁令|输陆|管制|华府|export|chin(?:a|ese)|russian?(?![a-z])|sanction"
    r"|commerce|bis(?![a-z])|washington|under rules|u\.?s\.?(?![a-z])|美国|美方|entity list|实体清单|许可"
    r"|white house|administration|trump|biden|白宫|拜登|特朗普|川普"
)
_TRADE = re.compile(
    r"出口|销往|销售|出售|供应|供货|输往|输陆|售予|售往|卖|发货|出货|流入|进入"
    r"|(?<![a-z])(?:sell\w*|sales?|sold|export\w*|ship\w*|suppl\w*|deliver\w*|reach\w*|provid\w*)(?![a-z])"
)
_PLACE = re.compile(
    r"中国|大陆|对华|俄罗斯|国内|输陆|(?<![a-z])(?:chin(?:a|ese)|russian?|mainland|there|country)(?![a-z])"
)
# Who forbids: the last one named before the verb, if any.
_WHO = re.compile(
    r"(?P<importer>采购方|海关|网信办|国资委|发改委|工信部|北京|中方|中国(?:政府|当局|官员|监管|官方)"
    r"|大陆(?:官员|官方|当局)|内地官员"
    r"|(?<![a-z])(?:beijing|customs|cac|cyberspace|chin(?:ese|a(?:'s)?) (?:(?:has )?told|government"
    r"|regulators?|officials?|authorities))(?![a-z]))"
    r"|(?P<exporter>美国|美方|华府|华盛顿|白宫|商务部|川普|特朗普|拜登"
    r"|(?<![a-z])(?:u\.?s\.?|united states|washington|white house|commerce|bis|trump|biden|administration"
    r"|america)(?![a-z]))"
)
# Straight behind a chip that the ban leaves out: RTX 4090不在其列, "the L20 is not affected".
_SPARED = re.compile(
    r"(?:则|并|均|都|也|暂)*(?:不在[^,。;]{0,8}[列内中围]|不受|未受|无需|除外)"
    r"|,? (?:is|are|was|were|stays?|remains?) (?:not (?:affected|covered|included|caught|subject)"
    r"|unaffected|spared|exempt)(?![a-z])"
)
# Told by a government to its makers: "ordered Nvidia to stop selling", 要求英伟达停止.
_ORDER = re.compile(
    r"要求|通知|命令|下令|责令|告知|致函|(?<![a-z])(?:told|order(?:ed|s)?|inform(?:ed|s)?|notif(?:ied|ies)|letter|requir(?:ed?|es)"
    r"|impos(?:ed?|es))(?![a-z])"
)
# A licence that is asked for, and one that was given.
_NEEDED = re.compile(
    r"须|需|未获|没有|先|没拿到|(?<![a-z])(?:requir\w*|needs?|needed|without|subject|must|indefinite\w*|no)(?![a-z])"
)
_GIVEN = re.compile(
    r"拿到|到手|取得了|已获|获得|批准|核准|获批|发放|下发|(?<![a-z])(?:granted|has|have|received|obtained|issu\w+|won|got|secured"
    r"|promis\w*|assur\w*)(?![a-z])"
)
# What a seller or a user limits for itself: 限制内部使用, a card's power.
_USE = re.compile(
    r"使用|用量|数量|挖矿|功耗|功率|流量|额度|限购|每人|每户|租用"
    r"|(?<![a-z])(?:use|usage|users?|mining|power|watts?|quota|tenants?|rate)(?![a-z])"
    r"|per (?:customer|household|person)"
)
_WORDS = (
    ("order", _ORDER), ("use", _USE), ("lifted", _LIFTED), ("proposed", _PROPOSED),
    ("importer", _IMPORTER), ("trade", _TRADE), ("place", _PLACE), ("export", _EXPORT),
)  # fmt: skip
_OF_LICENCE = (*_WORDS, ("needed", _NEEDED), ("given", _GIVEN))
# What an importing country forbids is to buy: "told them to stop buying the H20".
_BUYING = re.compile(
    r" to (?:enter|come in|clear customs)(?![a-z])"
    r"|(?: (?:all|any|the|new|further|state|its|from|on|of))* (?:buying|purchas(?:es?|ing)|imports?|importing"
    r"|order(?:s|ing))(?![a-z])|(?:对[^,。;]{1,16}的)?(?:采购|购买|进口|订购|下单|采买|入境|清关)"
)
# What goes around a ban was made for it, and is not banned by it.
_EVADED = re.compile(
    r"(?:绕[过开]|避开|规避|躲[过开]|因应|应对|钻|符合|遵守|满足|迎合|低于)[^,。;]{0,16}$"
    r"|(?<![a-z])(?:get|gets|getting|got|work\w*) (?:around|past)"
    r"|(?<![a-z])(?:evad\w*|circumvent\w*|skirt\w*|dodg\w*|sidestep\w*|bypass\w*|in response to|meet\w*"
    r"|compl(?:y|ies|ied|iant) with|conform\w* to|satisf\w+|fit|stay\w* (?:within|below|under))"
    r"(?: [a-z0-9'-]+){0,4} ?$"
)
_NEITHER = re.compile(r"(?<![a-z])(?:neither|nor|no|none|nothing)(?![a-z])|[都均皆也既]不")
_UNDER = re.compile(r"(?<![a-z])(?:under|from|subject to|of)(?: the| new| us)* $")
# How far from the verb, and before the chip, a word counts as near, in characters.
_NEAR, _BEFORE = 40, 24


def spares(passage: Passage, chip: ChipSpan) -> bool:
    """Whether a chip is named as one that the ban leaves out; one that a release leaves out stays banned."""
    released = _LIFTED.search(passage.text, passage.sentence(chip.start)[0], chip.start)
    return bool(_SPARED.match(passage.text, chip.end)) and not released


def forbids_buying(passage: Passage, cue: Cue) -> bool:
    """Whether it is no ban on exports but one on what comes in."""
    return bool(_BUYING.match(passage.text, cue.end))


def of_ban(passage: Passage, group: Sequence[ChipSpan], cue: Cue) -> Iterator[str]:
    """Whether it is one of exports, in force, and not of what was made to fall outside it."""
    text, clause, own = passage.text, passage.clause(cue.start), passage.clause(group[0].start)
    near = max(clause[0], cue.start - _NEAR), min(clause[1], cue.end + _NEAR)
    sentence = passage.sentence(cue.start)
    for name, words in _OF_LICENCE if cue.sense == "licence" else _WORDS:
        scope = (
            "near" if words.search(text, *near) else "sentence" if words.search(text, *sentence) else "none"
        )
        yield f"{name}:{scope}"
    for name, words in (("lifted", _LIFTED), ("tailored", _TAILORED)):
        if words.search(text, *own):
            yield f"own-{name}" + (":verb" if own == clause else "")
    told = [who.lastgroup for who in _WHO.finditer(text, sentence[0], cue.start)]
    yield f"who:{told[-1] if told else 'none'}"
    if _NEITHER.search(text, clause[0], cue.end):
        yield "neither"
    if _EVADED.search(text, max(clause[0], cue.start - _NEAR), cue.start):
        yield "evaded"
    if _LIFTED.search(text, max(clause[0], cue.start - _BEFORE), cue.start):
        yield "lifted-before"
    if _TAILORED.search(text, max(0, group[0].start - _BEFORE), group[0].start):
        yield "tailored-before"
    if _UNDER.search(text, max(0, cue.start - _BEFORE), cue.start):
        yield "under"
