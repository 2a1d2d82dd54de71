"""Units that prices are for: /hr, per GPU-hour, 元/卡时, 每小时, a card, apiece, /台; and those that veto."""

import re
from collections.abc import Iterator
from typing import Literal

from crawlers.facts.anchors import Anchored, Anchors
from crawlers.facts.spans import Unit

Sense = Literal["chip", "server", "each", "hour", "day", "month", "year", "other"]

# The nouns that money may be per, zh and en side by side.
NOUNS: dict[Sense, tuple[str, ...]] = {
    "chip": (
        "gpus?", "cards?", "chips?", "accelerators?", "tpus?", "npus?",
        "枚", "片", "张", "颗", "块(?!钱)", "卡",
    ),
    "each": ("units?", "pieces?", "vms?", "个(?!月)", "只"),
    "server": (
        "nodes?", "servers?", "boxe?s?", "racks?", "systems?", "machines?", "instances?", "hosts?", "pods?",
        "cabinets?", "modules?", "kits?", "boards?",
        "台", "套", "机柜", "柜", "节点", "整机", "机(?!器人)",
    ),
    # The last two run into the next cell of a table that lost its bars: "$4.54/hrBest value".
    "hour": (
        "hours?", "hrs?", r"h(?!\d)", "小时", "钟头", "时", r"\bhr(?<=/hr)", r"\bhour(?<=/hour)(?!ly|s)",
    ),
    "day": ("days?", "天", "日", "minutes?", "mins?", "seconds?", "secs?", "s", "分钟", "秒", "weeks?", "周"),
    "month": ("months?", "mo", "个?月"),
    "year": ("years?", "yrs?", "yr", "annum", "年"),
    "other": (
        r"(?:1 ?|一|million |百万|千|1k |1m )?(?:m ?tok\w*|k ?tok\w*|tokens?|令牌)",
        "gib", "gb(?!\\d)", "tb", "mb",
        "kwh", "mwh", "kw", "mw", "watts?", "w", "tops", "[tp]?flops?", "vcpu\\S*", "cpu\\S*", "core\\S*",
        "kilowatt[- ]?hours?", "megawatt[- ]?hours?",
        "user", "seat", "person", "share", "ounce", "barrel", "request", "[mk](?![a-z])", "千瓦时?", "度",
        r"p(?![a-z\d])", "词", "股", "核时", "人", "桶", "吨", "平方米",
    ),
}  # fmt: skip


def _noun_pattern() -> str:
    groups = []
    for sense, nouns in NOUNS.items():
        latin = "|".join(noun for noun in nouns if re.match(r"[\[a-z(]", noun) and noun != "个?月")
        han = "|".join(noun for noun in nouns if noun not in latin.split("|"))
        both = "|".join(part for part in (f"(?:{latin})(?![a-z])" if latin else "", han) if part)
        groups.append(f"(?P<{sense}>{both})")
    return "|".join((groups[-1], *groups[:-1]))


_NOUN = re.compile(_noun_pattern())
_PER = re.compile(
    r" ?(?:/|每(?:一)?|per(?![a-z])|(?:for (?=each|every))?(?:an?|one|each|every)"
    r"(?= (?:gpu|card|chip|piece|hour|unit|node|day|week|month|year|rack|cabinet|server|system|box"
    r"|module|kit|board)(?! (?:later|ago|earlier|before|after|on(?=[,.;:]|$)|apart)(?![a-z]))))[ 1]?"
)
# A unit that a card of a listing sets on a line of its own, under the figure.
_WRAPPED = re.compile(r"\n(?=/|per |每)")
_MODIFIER = re.compile(
    r" ?(?:单|one |a |an |8x |8 ?卡 ?|nvidia |amd |[a-z]{1,3}\d{1,3}0[a-z]{0,2} (?:sxm\d? |pcie |nvl )?"
    r"(?=gpu|hour|hr|card|chip|node)|high end |8 ?gpu )"
)
_JOINT = re.compile(r"(?: and |(?:[ ·•*/_-]|\.(?=\S)){1,3})(?:per |每)?|(?=[^\x00-\x7f])")
_EACH = re.compile(r" ?(?:,? (?:each|apiece|a piece|a pop)(?![a-z])|(?:一|每)(?=[枚片张颗块台套]))")
_ADVERB = {
    "hourly": "hour", "monthly": "month", "yearly": "year", "annual": "year", "annually": "year",
    "by the week": "day",
}  # fmt: skip
_BEFORE = Anchored(
    r"(?P<zh>[时月年](?=租|费率|付)|月(?=均(?:租|价|成本|费用))|(?<![当届同平有及临暂\d])[时月年](?=费(?!用)|价(?!格))|(?<=按)小时(?=计|租)|小时(?=单?价|成本|租金|费)"
    r"|包[月年日天周]|周[租付]|日付"
    r"|按(?:小时|月|年)(?=[计租付结收约为:]{0,2} ?[¥$]?\d)"
    r"|一(?:个?月|年)(?=(?:曾经?|高达|最高|最低|还|仅|是|大概|大约|差不多|约|就|要|只|得|才|也|能|可|可以|的?租金"
    r"|的?费用|租|收|花|付|到|为|需){0,4} ?[\d一二两三四五六七八九十])"
    r"|一天(?!一个?[样价]|比一天|[天内]|之内|就|[涨跌变]|到晚)|每天|每日|日租|每(?:[张颗卡片台枚块]"
    r"|gpu)?/?每?(?:小时|个?月|年(?![度均])|(?<=[卡张])时(?!租))|单?[张颗卡台]/每?(?:小时|时(?!租)|个?月|年)|(?<=付)单月|一小时"
    r"|钟点(?=[费价租])|每个?钟头|每[张颗卡片枚块](?!小时)|每个?gpu(?!/?[每小]?[小时])|单[卡颗张]"
    r"|单[台机]|每[台套柜])"
    r"|(?P<en>(?<![a-z])(?:a|an|one|each|every) (?:hour|month|year)"
    r"(?: of (?:an?|one|the|[a-z]{0,3}\d)|'s (?:rent|rental|lease|hire|use)(?![a-z])))"
    r"|(?P<every>(?<![a-z])an? (?:hour|day|week|month|year)"
    r"(?= (?:is |costs |for )?(?:about |around |~)?[$€£]))"
    r"|(?P<each>(?<![a-z])gpu[- _]h(?:ou)?r(?= (?:price|pricing|rate|cost)|\")|卡时(?=单?价|费))"
    r"|(?P<adverb>(?<![a-z])(?:hourly|monthly|yearly|annual|annually"
    r"|by the (?:hour|day|week|month|year))(?![a-z]))",
    "钟点|月均|按小时|按月|按年|时租|月租|年租|月付|年付|时费|月费|年费|时价|月价|年价|小时|包月|包年|包日|包天|包周|周租|周付|日付|卡时"
    "|gpu-h|gpu h|gpu_h|一天|一个月|一月|一年"
    "|张/|颗/|卡/|台/|每|日租|一小时|单|单月"
    "|an hour |a day |a week |a month |a year |a hour of|one hour of|one month of|one year of"
    "|each hour of|every hour of|every month of"
    "|an hour's|a month's|a year's|one month's|one year's"
    "|hourly|monthly|yearly|annual|by the ",
)
_ZH = {"天": "day", "日": "day", "周": "day", "时": "hour", "钟": "hour", "月": "month", "年": "year"}


def unit_after(text: str, place: int) -> Unit | None:
    """The unit that begins at a place, just behind an amount; None if there is none."""
    each = _EACH.match(text, place)
    if each:
        rest = _NOUN.match(text, each.end())
        return Unit(place, rest.end() if rest else each.end(), *_sense(rest.lastgroup if rest else "each"))
    per = _PER.match(text, place)
    if per or not _WRAPPED.match(text, place):
        return _nouns(text, place, per.end()) if per else None
    unit = unit_after(text, place + 1)
    return unit if unit and text[unit.end : unit.end + 1] in ("", "\n") else None


def _nouns(text: str, start: int, place: int) -> Unit | None:
    """Up to four nouns in a row: /GPU-hr, per H100 GPU per hour, /卡/小时, per 8x node-hour."""
    senses: list[str] = []
    for _ in range(4):
        modifier = _MODIFIER.match(text, place)
        noun = _NOUN.match(text, modifier.end() if modifier else place)
        if not noun:
            break
        senses.append(noun.lastgroup or "")
        end = noun.end()
        joint = _JOINT.match(text, end)
        if not joint:
            place = end
            break
        place = joint.end()
    if not senses:
        return None
    each = _EACH.match(text, end)
    return _unit(start, each.end() if each else end, senses)


def _unit(start: int, end: int, senses: list[str]) -> Unit:
    per = next((s for s in senses if s in ("chip", "server")), None)
    term = next((s for s in senses if s in ("hour", "day", "month", "year")), None)
    return Unit(start, end, per, term, "other" in senses)  # type: ignore[arg-type]


def _sense(name: str | None) -> tuple[Literal["chip", "server"] | None, str | None, bool]:
    if name == "server":
        return "server", None, False
    return ("chip" if name == "chip" else None), None, name == "other"


def scan(anchors: Anchors) -> Iterator[Unit]:
    """The units that stand before or away from an amount: 每小时, 月租, hourly, per GPU-hour, $/hr."""
    for match in anchors.matches(_BEFORE):
        yield _unit(match.start(), match.end(), [_word_sense(match), _word_per(match)])
    for match in anchors.matches(_FREE):
        unit = _nouns(anchors.text, match.start(), match.end())
        if unit:
            yield unit


_FREE = Anchored(
    r"(?:(?<![a-z])per[ _-]|(?<=usd|ice|ate|ost)per(?=hour|hr|month|gpu)"
    r"|(?<=[$€£¥元)])/ ?| / ?(?=[a-z小卡张台月年])|(?<=[\da-z])/(?=小时|[月年](?!\d))"
    r"|(?<![a-z])(?:price|rate|cost|usd|eur|inr|cny|rmb|yuan|dollars|jpy|krw|gbp|hkd|价格?) ?/ ?"
    r"|(?<![a-z])an (?=hour))",
    "per |per_|per-|perh|perm|perg|/| /|price|rate|cost|usd|eur|inr|cny|rmb|yuan|dollars|jpy|krw|gbp|hkd|价"
    "|an hour",
)


def _word_sense(match: re.Match[str]) -> str:
    word = match.group(0)
    if match["adverb"]:
        return _ADVERB.get(word) or word.split()[-1]
    if match["each"]:
        return "hour"
    if match["en"] or match["every"]:
        return word.split()[1].replace("week", "day")
    return next((sense for key, sense in _ZH.items() if key in word), "")


def _word_per(match: re.Match[str]) -> str:
    word = match.group(0)
    if any(counter in word for counter in ("台", "套", "柜", "机")):
        return "server"
    return "chip" if any(counter in word for counter in "张颗卡片枚块") or "gpu" in word else ""
