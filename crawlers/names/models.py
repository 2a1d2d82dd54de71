"""Names of AI models: known families with a grammar of versions, sizes and tiers, and the shape of
sized names.

"Qwen3.7-Max" and "GLM-6" need no entry: their family is known and the rest follows the grammar.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from crawlers.names.finder import Found, closes
from crawlers.names.fold import fold, join, lower
from crawlers.names.sight import sight
from crawlers.names.tables import Family, families, rows

# Words that name a tier: pro, flash, instruct; a common word must be written as part of the name.
_TIERS = {row["word"]: row["common"] == "yes" for row in rows("model_tiers.csv")}
_SIZE = r"\d{1,4}(?:\.\d{1,3})?[bmt](?![a-z])"
_VERSION = (
    r"(?:[vkmrtxsghyno]|q(?!\d ?(?:20|季)))?\d{1,2}(?!\d)(?:\.\d{1,3}){0,2}(?:[a-z](?![a-z])|v(?![a-z]))?"
)
# One part of a name behind its family: a tier, a size (8x7B, A22B), a version (4o, V3.1, K2), a dated build.
_PART = re.compile(
    rf"(?P<size>(?:\d{{1,3}}x)?{_SIZE})|(?P<active>a{_SIZE})"
    rf"|(?P<tier>(?:{'|'.join(sorted(_TIERS, key=len, reverse=True))})(?![a-z]))"
    rf"|(?P<version>{_VERSION})|(?P<build>(?<=-)\d{{4}}(?!年|\d))|(?P<context>\d{{1,4}}k\+?(?![a-z]))"
)
# Whatever else a hyphen ties to a name: InternVL-U, Granite-4.0-H-Small, Ring-flash-linear-2.0.
_SUFFIX = re.compile(
    r"-(?:[a-z]{2,12}(?=-(?:v?\d|[A-Z]))|[A-Z][A-Za-z0-9]{0,14}|(?:zh|en|ja|jp|ko|tw|hi|hf|oss|it|pt|sft|dpo|rl"
    r"|awq|gptq|gguf|int4|int8|fp8|moe|vl|tts|asr|ocr|mt|math|med|exp|hybrid|linear|sparse|dense|long|embed"
    r"|embeddings?|reranker|guard|audio|vision|omni|video|image|speech|live))(?![A-Za-z])"
)
# Turbo S: a letter behind a tier; FLUX.1 [pro]; Command R+.
_LETTER = re.compile(
    r"(?<=[a-z]) [SXKR](?![\w'’.&-])|(?<=\d) \[[a-z]{2,8}\]|(?<=\d) (?:dev|schnell)(?![A-Za-z])"
    r"|(?<= [A-Z])\+(?!\w)"
)
# Between the members of a list, and how many it may have.
_LIST = re.compile(r" ?(?:、|,|/|,? and|,? or|和|与|及|以及|&) ?-?")
_LONGEST_LIST = 10
# gpt-oss-120b,117B参数: the size of the one before.
_TOLD_SIZE = re.compile(r" ?(?:的?总?参数|的?激活|param|total|active|in total)")
# "Whisper large-v3": a tier with a version of its own is part of the name.
_NUMBERED = re.compile(r"-v?\d(?!\d)")
_SEPARATOR = re.compile(r"[ -]|\.(?=\d)|")
# "Baichuan-7B 2023-06-15": a date is no part of a name.
_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d")
# What bears a model's name and is none: "Skywork Agent", "Gemini CLI".
_TOOL = re.compile(
    r" (?:(?:Deep )?(?:Research )?Agents?|Apps?|SDK|API|Studio|CLI|Desktop|Browser|Assistant|Bench|Chat"
    r"|Code(?! ?Llama))(?![A-Za-z0-9_-])"
)
# 混元3D世界模型1.0: what kind of model it is, before its version.
_KIND = re.compile(r"[\u4e00-\u9fff]{2,8}(?<=模型) ?(?:[Vv]?\d{1,2}\.\d(?!\d)|\d{1,4}B(?![A-Za-z]))")
# “紫东太初”4.0: the version behind the closed quotation.
_QUOTED_VERSION = re.compile(r"[”」』](?:大模型)? ?[Vv]?\d{1,2}(?:\.\d{1,2})?(?![\d%年月日])")
# 豆包1.5·深度思考模型: what kind of model it is, behind its version.
_DOTTED_KIND = re.compile(r"(?: ?· ?[\u4e00-\u9fff]{2,8}|(?<=\d)深度思考)模型")
# 混元视频生成模型: what kind of model it is, behind a Chinese name.
_KIND_ALONE = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:视频|图[像片]|文生[图视频]{1,2}|图生视频|视觉|语[言音]|文本|自然|实时|端到端|同传|角色|识别|合成|教育"
    r"|理解|生成|深度|思考|推理|多模态|世界|3d|编程"
    r"|代码|音乐|翻译|端侧|科学计算|气象|医疗|通用){1,4}大?模型"
    r"(?: ?(?:pro|lite|max|mini|turbo|plus|flash))?(?![a-z\d“「])"
)
# 可灵AI 2.0: between a Chinese brand and its version.
_BRAND = re.compile(r"(?<=[\u4e00-\u9fff]) ?(?:AI|图[像片]|视频|语音|音乐|世界|翻译|3D) ?(?=[Vv]?\d\.\d)")
_ARCHITECTURE = re.compile(r"(?:[Mm]o[Ee]|[Dd]ense|[Ss]parse) ?(?:大?模型|[Mm]odel)")
# What makes a word with a name of one character: 开源, 来源, 资源.
_BEFORE_SYLLABLE = frozenset("开来资能电起货光溯")
# A number before one of these is a count, not a version: "Kimi K2 1万亿", "GPT-4 8月".
_COUNTING = re.compile(
    r" ?(?:家(?!族)|[%万亿年月日个款倍种项号点时秒级天]|分(?![成为])|percent|billion|million|trillion|times"
    r"|models?(?![a-z])|gpus?|\.\d|,\d{3}(?!\d)|x\d)"
)
_SIZED = re.compile(
    r"(?<![A-Za-z0-9./_-])(?=[A-Za-z])[A-Za-z][A-Za-z0-9.+]{0,24}(?:-[A-Za-z0-9.+]{1,24}){0,6}-(?P<size>\d{1,4}(?:\.\d{1,3})?[BbMmT])"
    r"(?:-[A-Za-z0-9.+]{1,24}){0,6}(?![A-Za-z0-9-])"
)
# What every sized name has in it, found at a glance.
SIZE_IN_LINE = re.compile(r"-\d{1,4}(?:\.\d{1,3})?[BbMmT]")
_EXPONENTS = {"m": "e6", "b": "e9", "t": "e12"}
_SIZE_IN_NAME = re.compile(
    r"(?<![a-z0-9.])(?:(\d{1,3})x)?(\d{1,4}(?:\.\d{1,3})?)([bmt])(?![a-z0-9])", re.ASCII
)


class ModelName(NamedTuple):
    """A model's name in a text: its place, the developer that the name tells and the size in it."""

    start: int
    end: int
    developer: str | None
    parameters: float | None


def size_in(name: str) -> float | None:
    """The total size in a name: Qwen3-235B-A22B has 235 billion, Mixtral 8x7B tells none of its own."""
    for experts, digits, unit in _SIZE_IN_NAME.findall(lower(name)):
        return float(digits + _EXPONENTS[unit]) * (float(experts) if experts else 1.0)
    return None


def find(plain: str, text: str, stems: Iterable[Found[Family]] | None = None) -> list[ModelName]:
    """The models named in a text (`plain` in its own case, `text` in simplified lower case, of one
    length); `stems` are the families sighted in it.
    """
    stems = sight(join(text)).stems if stems is None else stems
    named = [name for stem in stems if (name := _family_name(plain, text, stem))]
    sized = [_sized_name(match) for match in _SIZED.finditer(plain)] if SIZE_IN_LINE.search(plain) else []
    kept: list[ModelName] = []
    for name in sorted([*named, *sized], key=lambda n: (n.start, -n.end)):
        if kept and name.start == kept[-1].end:
            kept[-1] = _joined(plain, kept[-1], name)
        elif not kept or name.start > kept[-1].end:
            kept.append(name)
    return kept


def _joined(plain: str, first: ModelName, name: ModelName) -> ModelName:
    """Of a brand and its model the model, 通义千问Qwen3; of names in two scripts set together both:
    “日日新SenseNova V6”.
    """
    brand = not plain[first.start : name.start].isascii() and re.search(
        r"^[A-Z].*[\d-]", plain[name.start : name.end]
    )
    if brand and plain[first.start - 1 : first.start] not in ("“", "「", "『"):
        return name
    return name._replace(start=first.start, developer=first.developer or name.developer)


def _sized_name(match: re.Match[str]) -> ModelName:
    name = match.group(0)
    folded = fold(name)
    family = _stem().match(folded)
    developer = families()[family.group()].developer if family else None
    end = match.end() - (len(name) - len(name.rstrip(".")))
    return ModelName(match.start(), end, developer, size_in(name))


@cache
def _stem() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, families())))


def _family_name(plain: str, text: str, stem: Found[Family]) -> ModelName | None:
    start, end, family = stem
    joined = text[max(0, start - 1) : start]
    if (
        joined in ("/", "_", "@", ".")
        or (joined == "-" and end - start == len("o1"))
        or _is_syllable(text, start, end)
    ):
        return None
    brand = _BRAND.match(plain, end)
    quoted = _QUOTED_VERSION.match(plain, end) if plain[start - 1 : start] in ("“", "「", "『") else None
    tail_end = quoted.end() if quoted else _tail(plain, text, brand.end() if brand else end)
    kind = _KIND.match(plain, tail_end) or _KIND_ALONE.match(text, end) or _DOTTED_KIND.match(text, tail_end)
    tail_end = max(tail_end, kind.end()) if kind else tail_end
    if tail_end == end and (not family.bare or not closes(text, end)):
        return None
    if _TOOL.match(plain, tail_end) or _TOOL.match(plain, end):
        return None
    return ModelName(start, tail_end, family.developer, size_in(plain[start:tail_end]))


def listed_on(plain: str, text: str, name: str, end: int) -> Iterator[tuple[int, int, str]]:
    """The names that a list behind a name goes on with, and their places: 8B, 70B behind "Llama 3.1 8B",
    Flash behind "V4 Pro"; each takes the place of the part of its kind that the name ends with.
    """
    tail = _last_part(name)
    if tail is None:
        return
    base, kind = tail
    for _ in range(_LONGEST_LIST):
        joint = _LIST.match(text, end)
        part = _PART.match(text, joint.end()) if joint else None
        if not joint or not part or part.lastgroup != kind:
            return
        if "," in joint.group() and _TOLD_SIZE.match(text, part.end()):
            return
        if not _ends_well(text, part, part.start(), part.start() - 1):
            return
        if kind == "tier" and _TIERS[part["tier"]] and plain[part.start()].islower():
            return
        end = part.end()
        yield part.start(), end, base + plain[part.start() : end]


def _last_part(name: str) -> tuple[str, str] | None:
    """What stands before the last part of a name, and the kind of that part; sizes and tiers only."""
    words = lower(name)
    for place in (match.end() for match in re.finditer(r"[ -]", words)):
        part = _PART.fullmatch(words, place)
        if part and part.lastgroup in ("size", "tier"):
            return name[:place], part.lastgroup
    return None


def is_fragment(name: str) -> bool:
    """Whether nothing but a size or a tier is said, with its version: "Large V3", "Flash", "8B"."""
    words, place, kinds = lower(name), 0, set[str | None]()
    while place < len(words):
        part = _PART.match(words, place)
        if not part:
            return False
        kinds.add(part.lastgroup)
        place = part.end() + (words[part.end() : part.end() + 1] in ("-", " "))
    return bool(kinds & {"size", "tier"})


def may_be_tier(word: str) -> bool:
    """Whether a word is a tier, be it a common word: Haiku, but Large, Instant and Thinking too."""
    return lower(word) in _TIERS


def is_tier(word: str) -> bool:
    """Whether a word is a tier and no common word: Haiku, Flash, but not Large."""
    return not _TIERS.get(lower(word), True)


def without_tier(name: str) -> str:
    """The series of a name: "V4" of "V4 Pro"."""
    tail = _last_part(name)
    return tail[0].rstrip(" -") if tail and tail[1] == "tier" else name


def _is_syllable(text: str, start: int, end: int) -> bool:
    """The 源 of 开源 is no name."""
    return end - start == 1 and text[max(0, start - 1) : start] in _BEFORE_SYLLABLE


def _tail(plain: str, text: str, place: int) -> int:
    """Where the parts that follow a family end; versions, sizes and tiers, at most eight."""
    for _ in range(8):
        separator = _SEPARATOR.match(text, place)
        begin = separator.end() if separator else place
        if _DAY.match(text, begin):
            break
        part = _PART.match(text, begin)
        if not part or not _ends_well(text, part, begin, place) or _is_common(plain, part, begin, place):
            suffix = _SUFFIX.match(plain, place) or _LETTER.match(plain, place)
            if not suffix:
                break
            part = suffix
        place = part.end()
    return place


def _is_common(plain: str, part: re.Match[str], begin: int, place: int) -> bool:
    """A tier that is a common word must be written as part of the name: "Claude Opus 5 next month"
    has no Next; nor is "MoE" part of it in "the Qwen3 MoE models".
    """
    if begin > place and _ARCHITECTURE.match(plain, begin):
        return not plain.endswith(("Pro ", "Ultra "), 0, begin)  # 盘古Pro MoE大模型
    return (
        _TIERS.get(part["tier"], False)
        and begin > place
        and plain[begin - 1] == " "
        and plain[begin].islower()
        and not _NUMBERED.match(plain, part.end())
    )


def _ends_well(text: str, part: re.Match[str], begin: int, place: int) -> bool:
    """Whether a part is one of the name: closed, no count, and no plain word run on to the family."""
    if begin == place and part["tier"] and text[place - 1].isascii() and text[place - 1].isalpha():
        return False
    after = text[part.end() : part.end() + 1]
    if after.isascii() and after.isalnum():
        return bool(part["version"]) and bool(_PART.match(text, part.end()))
    counted = part["version"] or part["size"]
    counting = _COUNTING.match(text, part.end()) if counted else None
    if part["version"] and not part["version"][0].isdigit() and text.startswith(("万亿", "千亿"), part.end()):
        return True  # Kimi K2万亿参数
    # In "LongCat-Video-2,136亿" and "Mistral Small 3.1,240亿" the comma ends the name.
    apart = text[begin - 1] == "-" or "." in part.group()
    return counting is None or (counting.group(0).startswith(",") and apart)
