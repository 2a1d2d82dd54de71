"""Sizes of models: which of the large numbers in a text count parameters, the active ones left out.

Every figure with a scale (1750亿, 405B, 1.04 trillion) is looked at once. Those that only a joint parts are
one list, and what stands before and behind the list tells what all of it counts: parameters, active
ones, or something else.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from crawlers.facts import numbers
from crawlers.facts.anchors import Anchored, Anchors

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,4})?"
_WHOLE = r"(?<=\d,\d{3},\d{3})(?![,.]?\d)"
_SCALE = r"万亿|千亿|百亿|亿|兆|万|b(?![a-z])|m(?![a-z])|t(?![a-z])|trillion|billion|million|bn(?![a-z])"
# "One trillion parameters", 七千亿参数: a count in words.
_WORDED = Anchored(
    r"(?<![a-z\d.-])(?:(?P<half>half )?(?P<english>a|one|two|three|four|five|six|seven|eight|nine|ten|twenty"
    r"|thirty|seventy)[ -]"
    r"(?P<large>trillion|billion)(?=[ -](?:total |model )?param|[,.;)])"
    r"|(?P<chinese>[一二两三四五六七八九][一二三四五六七八九十百千]{0,5})(?P<big>万亿|亿))",
    "half a|a |one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|seventy"
    "|一|二|两|三|四|五|六|七|八|九",
)
# The comma of 1,234 parts thousands, that of V3-0324,685B does not.
_GROUPED = r"(?:(?<=[^a-z\d.-]\d,)|(?<=[^a-z\d.-]\d\d,)|(?<=[^a-z\d.-]\d{3},))"
# The 7 of "7 and 13 billion", "7, 13 and 34 billion": the scale is told once, of the last.
_ON_TO = r"(?:, \d{1,3}(?:\.\d{1,2})?){0,4},? (?:and|or|to) \d{1,3}(?:\.\d{1,2})? "
_ATOM = Anchored(
    rf"(?:(?<![\d.a-z$€£¥₹-])|(?<=parameters)"
    rf"|(?<=params))(?!{_GROUPED}\d{{3}}(?!\d))(?P<figure>{_FIGURE})"
    rf"(?: ?-?(?P<scale>{_SCALE})|(?P<whole>{_WHOLE})|(?<!\d{{4}})(?={_ON_TO}(?P<later>{_SCALE})))",
    figures=True,
)
# 万亿参数, "trillion-parameter": an order of magnitude without a figure.
_MAGNITUDE = Anchored(
    r"(?:(?=[是为][万千百]亿参数)|(?<=参数)|(?<=参数量)|(?<=参数规模))(?:已|达到?|突破|破|超过?|超|均|是"
    r"|为|约|了|推到|推至|到|来到|[升增扩]至|[迈踏]入){1,3}"
    r"(?P<figure>)(?P<scale>万亿|千亿|百亿)(?!\d)",
    "已|达|突破|破|超|均|是|为|约|推|到|来到|升至|增至|扩至|迈入|踏入",
)
# 万亿参数大模型X: an order of magnitude before the name, without a figure.
_ORDER = Anchored(
    r"(?<![\d.数十百千万亿])(?<!\d )(?P<figure>)(?P<scale>万亿|千亿|兆"
    r"|百亿)级?别?(?:的)?(?=(?:多模态|基座|语言|基础|视觉|通用|稠密){1,3}大?模型|参数[^,。;\d]{0,8}(?:模型|基座|底座)|参数[量级]?的[“「]?[a-z]|大?模型[“「]?[a-z]|参数(?:规模|量|级别?)?[,。;)])",
    "万亿|千亿|百亿|兆",
)
# 参数规模千亿: nor with a verb.
_PLAIN = Anchored(r"参数(?:总?量|规模)?(?P<figure>)(?P<scale>万亿|千亿|百亿)(?!\d|[^,。;]{0,4}参数)", "参数")
# "The trillion-parameter Olive 3".
_ENGLISH_ORDER = Anchored(
    r"(?<![a-z\d.,-])(?<!\d )(?<!a )(?<!one )(?<!two )(?<!ten )(?<!few )(?P<figure>)(?P<scale>trillion)"
    r"(?=-param(?:eter)?(?![a-z])"
    r"(?! (?:[a-z-]+ ){0,2}(?:models|architectures|systems|scale|race|era|mark|club)))",
    "trillion-param",
)
# Between the sizes of one list: "15亿、1750亿", "0.6 billion to 235 billion", 8B甚至70B.
_JOINT = re.compile(r" ?(?:、|,|/|以及|和|与|及|或|甚至|到|至|~|-|–|, and|and|to|or|&)(?:上)? ?")
_NOUN = r"(?:总参|激活参数|活跃参数|有效参数|参数|参量|param(?:eter)?s?(?![a-z]))"
_BEHIND = re.compile(
    rf" ?-?(?:级别?的?|规模的?|左右的?|个|的|多)?(?:[一二两三四五六七八\d]种|等)?(?:不同)?(?:的)?"
    rf"(?P<kind>(?:total|active|activated|live|trainable|learnable|dense"
    rf"|model)? ?)(?:总)?{_NOUN}(?!效率|高效)"
)
_FILLER = (
    r"(?:规模|总量|数量|量|数|大小|体量|总|也|共计?|只有|仅有?|则|更|已经?|均|都|皆|分别|依次"
    r"|大?约|高|达|到|至|了|上看|推|升"
    r"|扩大|超过?|突破|是|在|为|从|由|介[于乎]|近|有|[:=|~≈ ]|counts?|size|number|totals?|of|about|around"
    r"|roughly|approximately"
    r"|nearly|over|exceed(?:s|ing)|reach(?:es|ing)?|is|are|was|at|up|to|from|rang(?:es?|ing)|between|some)"
)
_AHEAD = re.compile(
    rf"(?P<kind>总|total |激活|活跃|有效|active |activated )?(?:{_NOUN}|model size"
    rf"|模型规模)(?:{_FILLER}{{0,7}}|量?[^,。;:()\d]{{0,8}}\()$"
)
_TOTAL_BEHIND = re.compile(
    r" in size(?![a-z])"
    r"| ?(?:in )?(?:total(?![a-z])(?! (?:training|of)? ?(?:tokens|cost))|in all(?![a-z])|总(?:量|计))"
    r"|[、,;/(](?:其中)?(?:每[^,。;、]{0,8})?[仅只]?(?:激活|活跃|启用)"
    r"| ?[(,;/] ?(?:of which |with )?(?:about |only |just |some )?[\d.]{1,5} ?-?(?:b|bn|m|billion|million)? ?"
    r"(?:parameters )?(?:of (?:them|which) )?(?:are |is |being )?(?:active|activated|live)(?![a-z])"
)
_TOTAL_AHEAD = re.compile(
    r"(?:总计|总量|总共|共有?|(?<![a-z])(?:counts?|boasting|totall?ing|ranging from"
    r"|sizes (?:of|from)|up to|(?<=parameters )out of(?: a total of)?)"
    r"|(?<![a-z])(?:altogether|overall|in total|in all|all told),?(?: (?:that|this|it|they|which|is|are"
    r"|was|makes?|has|have|comes?|adds?|up|to|gives?))*) ?$"
)
_IS_TOTAL = re.compile(r"总|total|in all|overall|altogether|all told|满血|共")
_ACTIVE_AHEAD = re.compile(
    rf"(?:激活|活跃|启[动用]|点亮|唤醒|有效|(?<![a-z])activ(?:e|ates?|ated|ating))(?: only| just)?(?:{_NOUN}"
    rf"|其中|仅|只|的|{_FILLER}){{0,5}}$"
)
_ACTIVE_BEHIND = re.compile(
    r" ?-?(?:的)?(?:of (?:them|which|these) )?(?:(?:is|are|being) )?(?:激活|活跃|有效|活动"
    r"|active|activated|live|at a time)"
)
_COMPONENT = re.compile(r"(?: ?(?:parameters?|参数))? ?each(?![a-z])")
_OTHER = re.compile(
    r" ?-?(?:个|多|的|余)?(?:[a-z]{1,10} )?(?:tokens?|词|字|元|美|日元|港|欧|英镑|卢比|人|用户"
    r"|次|吨|颗|张|条|帧|对|小时|gpu|"
    r"dollars?|usd|yuan|users?|people|images?|pairs|hours?|words?|downloads?|valuation|revenue"
    r"|in (?:funding|revenue))"
)
_MODEL = re.compile(
    r"[ -]?(?:(?:[a-z-]{2,14} ){0,3}(?:model|variant|version|member|checkpoint|llm|moe|transformer)(?![a-z])"
    r"|(?:的|规模的?|级别?的?)?(?:[^,。;\d和与上下]{0,10}(?:模型|版本)|(?:参数的?)?moe(?![a-z]))|\([a-z][a-z\d.]*-[a-z\d.-]+\)|的?[^,。;\n\d和与上下]{1,6}版(?![权面图]))"
)
# A letter alone counts parameters where a model is measured: 大小为7b, "weighs in at 2.7B", 同样是671b.
_MEASURED = re.compile(
    r"(?:(?:大小|体量|尺寸|个头|最[大小高](?:的(?:[一那]?[款个]|版本|型号|模型)?)?)"
    r"|同样)(?:仅|只|也|都|均|约|为|是|有|达|到|:){0,3} ?$"
    r"|(?<![a-z])(?:weigh(?:s|ed|ing)|com(?:es|ing)|clock(?:s|ing)) in at(?: about| just| only)? $"
    r"|(?<![a-z])(?:biggest|largest|smallest|flagship)(?: one| model| version| variant)?(?:,| is| being| at)?"
    r"(?: an?)? $"
)
# 参数…有1.3亿: told of parameters just before; "has 405 billion", where the text speaks of them.
_ELLIPTIC = re.compile(
    r"(?:(?<![或将])达到?了?|[升增跃涨飙扩跳冲暴]到|[升增跃涨飙扩跳冲]至|有|为|是|的|拥有|突破|前者|后者|最[大高多]|总计|仅|\)约)(?:约|近)?(?:[万千百]亿甚至)?$"
)
# What all that follows counts: 从参数看,X约1亿,Y为3亿.
_TOPIC = re.compile(
    r"(?:从|论|按|就|以)参数|参数(?:规模|量)?(?:方面|[上来]看|上,|(?:排[行名]|对比|比较|一览|如下|榜单?)?:)"
)
# 70亿的Phi-3-small: before the name, where others were told by their parameters.
_OF_NAME = re.compile(r"的[“「]?[a-z][a-z.-]*[\d-]")
# Straight behind a name, in what tells of sizes alone: 参数量排行:GLaM 1.2万亿、PaLM 5400亿.
_BESIDE_NAME = re.compile(r"[a-z\d] ?$")
_HAS = re.compile(
    r"(?<![a-z])(?:has|had|have|with|counts?|uses?|holds?|boasts?|packs?|carries|reaches|hits|numbers)"
    r"(?: (?:as many as|up to|no (?:fewer|less) than|some|about|around|over|more than|roughly|nearly|almost"
    r"|just|only|a total of)){0,2} $"
)
# 从0.5B到72B, "sizes range from 1B to 27B".
_FROM = re.compile(
    r"(?:从|覆盖|涵盖|横跨|囊括|跨越) ?$"
    r"|(?<![a-z])(?:sizes?|rang(?:es?|ing)|scal(?:es?|ing)|versions|variants|models)"
    r"(?: [a-z]+){0,3},? from $"
)
# "The parameter count of Olive 3 is": what is counted stands before the name.
_COUNT_OF = re.compile(
    rf"(?:(?:parameter|model) (?:size|count|number|total)s?|number of parameters) (?:of|in|for)"
    rf" (?:the )?[^,;:\n()]{{2,30}}?(?:{_FILLER}){{1,7}}$"
)
_ASIDE = re.compile(r"\((?:about |some |around |roughly |约)?$|, (?:at |with )?(?:about |some )?$")
# "BERT-base has 110 million parameters, BERT-large 340 million".
_GAPPED = re.compile(
    r"(?:param[a-z]*|[bm]illion(?: in)? total)(?:,|,? and|,? while) (?:the )?"
    r"(?!and |on |a |which |it |its |trained |with )[a-z][\w.-]*(?: [\w.-]{1,12}){0,2} $"
)
_AGAINST = re.compile(r"(?<![a-z])(?:against|versus|vs\.?|compared (?:with|to)|than)(?: the)? $")
_CLOSED = re.compile(r" (?:for|in|of) [a-z]|[,。;、).\n]|$| and |的?(?:量级|级别)|的[“「]?[a-z]")
# Behind a size that is all of its clause: GLM-5开源,744B,MIT许可.
_CLAUSE = re.compile(r" ?[,。;](?!\d)|$")
# Between a size and the name of the model that has it: "a 70-billion-parameter language model, dubbed Olive".
CALLED = re.compile(
    r"(?:[ -]parameters?)?,?(?: (?!and |or )[a-z-]+,?){0,6}"
    r" (?:model|checkpoint|llm|transformer|system|moe|mixture of experts)"
    r"(?: (?:from|by) (?:the )?[a-z][\w.&-]*(?: [\w.&-]+){0,2}(?=,))?"
    r"(?:,|,? (?:that |which )?(?:(?:is|was|(?:it|they|the [a-z]+) ha[sd]|have) )?"
    r"(?:called|named|dubbed|known as|christened|codenamed)"
    r"|,? (?:that )?(?:it|they|the [a-z]+) (?:calls?|named|dubbed))? [\"“'‘]?"
    r"|(?: parameters)?[^.;\n]{0,40}\. (?:(?:it|the (?:new )?model)(?:'s| is| was) (?:called|named|dubbed)"
    r"|its name is|(?:they|the [a-z]+) (?:calls?|named|dubbed) it) [\"“'‘]?"
)
CALLED_REACH = 90
_BEFORE, _MEMORY, _ROUGH = 64, 60, 0.2
_VALUES = {
    "万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "亿": 1e8, "兆": 1e12, "万": 1e4, "b": 1e9, "m": 1e6,
    "t": 1e12, "trillion": 1e12, "billion": 1e9, "million": 1e6, "bn": 1e9, "one": 1.0,
}  # fmt: skip
_LETTER = frozenset("bmt")


class Size(NamedTuple):
    """A number of parameters; `total` if the words say so, `bare` if no word says that parameters are
    counted: only the name straight before it can tell ("Muse Glimmer: 30B").
    """

    start: int
    end: int
    value: float
    total: bool = False
    bare: bool = False


def sizes(anchors: Anchors) -> list[Size]:
    """The sizes in a clean text, in order of place, active ones left out."""
    text = anchors.text
    listed = [size for run in _runs(anchors) for size in _told(run, text)]
    kinds = (_MAGNITUDE, _ORDER, _PLAIN, _ENGLISH_ORDER)
    orders = (match for kind in kinds for match in anchors.matches(kind))
    whole = (Size(m.start(), m.end(), _value(m), total=False) for m in orders)
    told = [*listed, *whole]
    return sorted([*told, *(size for size in _worded(anchors) if not _is_exact(size, told))])


def _is_exact(rough: Size, told: list[Size]) -> bool:
    """Whether a count in words is told in figures too: a trillion, to be exact 1.04 trillion."""
    return any(abs(size.value - rough.value) <= _ROUGH * rough.value for size in told)


def _worded(anchors: Anchors) -> Iterator[Size]:
    """Counts in words; those of active parameters are none."""
    for match in anchors.matches(_WORDED):
        words, digits = match["english"], match["chinese"]
        figure = (1.0 if words == "a" else numbers.english(words)) if words else numbers.chinese(digits)
        figure = figure and (figure / 2 if match["half"] else figure)
        before, behind = (
            anchors.text[max(0, match.start() - 40) : match.start()],
            anchors.text[match.end() : match.end() + 40],
        )
        counts = (
            (words and (behind.startswith((" ", "-")) or _HAS.search(before)))
            or _AHEAD.search(before)
            or _BEHIND.match(behind)
        )
        if figure and counts and not _ACTIVE_AHEAD.search(before):
            yield Size(match.start(), match.end(), figure * _VALUES[match["large"] or match["big"]])


def _runs(anchors: Anchors) -> Iterator[list[re.Match[str]]]:
    """Figures that only a joint parts."""
    run: list[re.Match[str]] = []
    for atom in anchors.matches(_ATOM):
        if run and not _JOINT.fullmatch(anchors.text[run[-1].end() : atom.start()]):
            yield run
            run = []
        run.append(atom)
    if run:
        yield run


def _value(atom: re.Match[str]) -> float:
    return numbers.exact(numbers.plain(atom["figure"] or "1") * _VALUES[_scale(atom)])


def _scale(atom: re.Match[str]) -> str:
    """The word behind a figure, or behind the last of its list; none behind 373,000,000."""
    told = atom.groupdict()
    return told["scale"] or told.get("later") or "one"


def _told(run: list[re.Match[str]], text: str) -> Iterator[Size]:
    """The sizes of one list, by what stands before and behind it."""
    start, end = run[0].start(), run[-1].end()
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + 40]
    if _ACTIVE_BEHIND.match(behind) and len(run) > 1:
        yield from _told(run[:-1], text)
        return
    part = _COMPONENT.match(behind) and not before.endswith("(")
    if _ACTIVE_AHEAD.search(before) or _ACTIVE_BEHIND.match(behind) or part:
        return
    after, ahead = _BEHIND.match(behind), _AHEAD.search(before) or _COUNT_OF.search(before)
    if after and after["kind"].strip() in ("active", "activated", "live"):
        return
    of_model = _is_of_model(run[-1], behind)
    if not (after or of_model) and _OTHER.match(behind):
        return
    in_all = ahead or (_scale(run[-1]) != "万" and _TOTAL_AHEAD.search(before))
    counted = after or in_all or (_scale(run[-1]) != "万" and _TOTAL_BEHIND.match(behind))
    words = before[in_all.start() :] if in_all else before[-4:]
    measured = _scale(run[-1]) in ("b", "t") and _MEASURED.search(before)
    apart = _scale(run[-1]) in ("b", "t") and len(run) == 1 and before.endswith((",", ", "))
    apart = bool(apart and _CLAUSE.match(behind))
    ranges = len(run) == 2 and _FROM.search(before) and _scale(run[-1]) in ("b", "t")
    bare = not (
        counted or measured or ranges or apart or _is_elliptic(run[-1], text, start, behind) or of_model
    )
    for atom in run:
        if _value(atom) >= 1e6 and not (bare and _scale(atom) not in _LETTER):
            total = bool(_IS_TOTAL.search(words + (behind[: after.end()] if after else behind[:8])))
            yield Size(atom.start(), atom.end(), _value(atom), total and not bare, bare)


def _is_elliptic(atom: re.Match[str], text: str, start: int, behind: str) -> bool:
    """Whether parameters were spoken of, so that the bare number counts them too."""
    if start == atom.start() and _CLOSED.match(behind) and _GAPPED.search(text, max(0, start - 90), start):
        return True
    if _scale(atom) in _LETTER or not (_CLOSED.match(behind) or text.endswith("'s ", 0, start)):
        return False
    before = text[max(0, start - _MEMORY) : start]
    if _OF_NAME.match(behind) and "参数" in text[max(0, start - 3 * _MEMORY) : start]:
        return True
    topic = _TOPIC.search(text, max(0, start - 3 * _MEMORY), start)
    if topic or "参数" in before or "参数" in behind:
        beside = topic and _BESIDE_NAME.search(before)
        return bool(beside or _ELLIPTIC.search(before) or (before.endswith("(") and behind.startswith(")")))
    spoken = "parameter" in text[max(0, start - 3 * _MEMORY) : start]
    if spoken and (before.endswith(("'s ", "? ")) or (start == atom.start() and _AGAINST.search(before))):
        return True
    return bool(
        (spoken and _ASIDE.search(before) and behind[:1] in (")", ",", ".", ""))
        or (_HAS.search(before) and "parameter" in text)
    )


def _is_of_model(atom: re.Match[str], behind: str) -> bool:
    """A 7B model, 14B 版本: what is so large is the model."""
    return _scale(atom) not in ("万", "m") and bool(_MODEL.match(behind))
