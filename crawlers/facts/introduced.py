"""Models whose family is not known: names that the evidence around them shows to be a model's."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from crawlers.facts.candidates import candidates
from crawlers.facts.evidence import Evidence
from crawlers.facts.passage import HAN, Passage
from crawlers.facts.sizes import Size
from crawlers.facts.spans import Cue, MakerSpan, Span, Spans, within
from crawlers.names.models import is_tier, may_be_tier

_STEM = re.compile(r"[A-Za-zÀ-þ\u4e00-\u9fff]+")
_BETWEEN = (
    r"(?: ?\([^()\n]{0,16}\))?[\"”」』》)]?"
    r"(?:、|/| ?& ?|和|与|以及|及|,(?: and)? | and | alongside )(?:[a-z.]{2,14}(?: [a-z]{2,8})?['’]s )?"
    r"[\"“「『《(]?"
)
_JOINT, _JOINT_ON = re.compile(_BETWEEN + "$"), re.compile(_BETWEEN)
# How many tiers a list has: Pro三档, "in three versions: ".
_COUNTED = re.compile(r" ?(?:等)?[两三四五六\d][款档个种]| (?:versions|variants|tiers|models|modes)(?![a-z])")
_COUNTS = re.compile(
    r"(?:two|three|four|five|six|\d) (?:versions|variants|tiers|models|modes|sizes)[:,—(] ?$"
    r"|[两三四五六\d][款档个种](?:版本|型号|模型|尺寸)?[:,(] ?$"
)
# R1, V3.1, K2: what a name may be cut short to.
_VERSION = re.compile(r"[A-Z]\d{1,2}(?:\.\d{1,2})?")
# An entry of a glossary: "• Janus:DeepSeek推出的多模态模型", "Janus 这是智源开源的..."
_ENTRY = re.compile(
    r"(?:^|[\n。]) ?(?:[-•·・●○■◆▪#]|[(]?[\d.一二三四五六七八九十]{1,4}[、.)]?)?[ 、.]*[「“]?$"
)
_DEFINED = re.compile(
    r"[”」]?(?: ?(?::|—{1,2}|-) ?| 这?是|,)(?:这?是)?(?:由?[^,。;:\n]{2,16}?(?:推出|发布|开源|开发"
    r"|研发|释出|放出|打造|训练)的|一[款个种])"
    r"[^,。;\n]{0,12}模型(?=[,。;(]|$)"
)
# A name in quotation marks that is a model's, and words in them that are none.
_QUOTES = frozenset('“「『"《')
_CALLED, _NAMED = (
    re.compile(
        r"[”」』\"》][\u4e00-\u9fff]{0,8}大?模型"
        r"(?!平台|应用|大赛|标准|产品|服务|战略|计划|行动|联盟|基地|中心|解决|生态|工程|专项|体系"
        r"|技术)"
    ),
    re.compile(r"模型,?(?:名为|取名|命名为|叫做?)[“「『\"《]$"),
)
_GENERIC = re.compile(
    r"[^”」』\"》]{0,6}?(?:级|(?<!模)型|式|性|最[强大好]|通用|专用|垂[直类域]|国产|开源|闭源|自研|行业|基[础座]|世界|小|大|好|新|百模|千亿|万亿|百亿|ai|人工智能|超级?)"
    r"(?=[”」』\"》]|大模型)"
)
# A card: a line that is the name, perhaps with a label, and under it one that tells the size.
_LABEL = re.compile(r"[#* ]*(?:(?:model(?: name| card(?: for)?)?|name)\**: ?\**)?")
_SIZE_LINE = re.compile(
    r"\n[-*•| ]{0,4}(?:(?:number of |total )?param(?:eter)?s?(?: count| size)?|model size)"
    r"\**:[* ]{0,3}[~≈]?\d"
)
_CARD_REACH = 400
# What goes on in a list of models needs less to show that it is one too; so does another of the same stem.
_CERTAIN, _LISTED, _SAME_STEM, _OF_FAMILY, _SIZED = 0.8, -2.0, -0.6, -0.8, -1.0
# A family's bare name needs less, where it is told of: Claude, Qwen, Falcon.
_FAMILY, _OF_ITSELF = -1.0, 1.0
_FIRST = re.compile(
    r"(?:第一[代个款]|初[代版]|首[代个款]|最[初早]的?|早期的?|(?<![a-z])(?:first|original)) ?$"
)
_BRACKET = re.compile(r"[”」』\"》]? ?\([“「\"]?")
# Llama、Qwen等开源模型: of no one of them.
_AND_SUCH = re.compile(r"(?: ?(?:、|和|与|及|以及) ?[a-z\d .-]{1,20}){0,6} ?等[^,。;\n]{0,10}(?:模型|系列)")
# How far behind a tier its size may be told, in characters.
_SIZE_REACH = 8
_WITH_SIZE = re.compile(r"(?:参数|规模)?的[“「]?")


def introduced(
    passage: Passage,
    cues: Spans[Cue],
    sizes: Spans[Size],
    known: list[Span],
    others: list[Span],
    makers: Spans[MakerSpan],
) -> list[Span]:
    """The places of names that the text introduces as models; `known` are names of models already
    understood, `others` those of chips and apps.
    """
    taken = Spans([*known, *others, *makers])
    families = {Span(stem.start, stem.end) for stem in passage.sight.stems}
    names = Spans(
        n for n in candidates(passage, taken) if n not in families or not _AND_SUCH.match(passage.text, n.end)
    )
    evidence = Evidence(passage, cues, sizes, names, taken, makers)
    weighed = [(name, evidence.weigh(name)) for name in names if evidence.may_tell(name)]
    weighed = list(_without_series(passage, known, families, weighed))
    found = [
        name
        for name, weight in weighed
        if weight > _CERTAIN or (weight > _SIZED and "sized_model" in evidence.of(name))
    ]
    told = [(name, weight) for name, weight in weighed if name in families and evidence.is_told_of(name)]
    found += (name for name, weight in told if weight > _FAMILY)
    found += _same_stem(passage, found, weighed)
    found += _also_called(passage, names, [*known, *found])
    found += _tiers(passage, names) if known or found else []
    found += _sized_tiers(passage, names, sizes) if known or found else []
    found += _short(passage, names, known)
    found += (name for name in names if _is_defined(passage.text, name))
    found += (name for name in names if _is_titled(passage, name, evidence))
    found += (name for name in names if _heads_card(passage, name))
    return sorted({*found, *_listed(passage, [*known, *found], weighed)}, key=lambda span: span.start)


def _without_series(
    passage: Passage, known: Sequence[Span], families: set[Span], weighed: list[tuple[Span, float]]
) -> Iterator[tuple[Span, float]]:
    """Without families told bare some of whose members are named: the Grok of "from Grok 1 to Grok 4"."""
    told = sorted(passage.text[name.start : name.end] for name in known)
    for name, weight in weighed:
        own = passage.text[name.start : name.end]
        place = bisect_left(told, own)
        member = place < len(told) and told[place].startswith(own)
        if not member or name not in families or weight > _OF_ITSELF or _is_first(passage, name):
            yield name, weight


def _is_first(passage: Passage, name: Span) -> bool:
    """Whether the first of a family is told of, or what stands under its name: 第一代Claude, "# LLaMA"."""
    first = _FIRST.search(passage.text, max(0, name.start - 12), name.start)
    return bool(first) or passage.text[name.end : name.end + 1] == "\n"


def _same_stem(passage: Passage, found: list[Span], weighed: list[tuple[Span, float]]) -> Iterator[Span]:
    """Once Laguna XS.2 is a model, Laguna M.1 is one; so may be what begins with a family's name."""
    ends = passage.page.plain
    families = {stem.start for stem in passage.sight.stems if not ends[stem.end : stem.end + 1].islower()}
    stems = {stem for name in found if (stem := _stem(passage, name))}
    for name, weight in weighed:
        called = passage.text.startswith((" model,", " model "), name.end)
        of_family = name.start in families and weight > (_OF_FAMILY if called else _SAME_STEM)
        if of_family or (weight > _SAME_STEM and _stem(passage, name) in stems):
            yield name


def _stem(passage: Passage, name: Span) -> str:
    match = _STEM.match(passage.page.plain, name.start, name.end)
    return match.group(0) if match and match.end() - match.start() > 3 and match.end() < name.end else ""


def _tiers(passage: Passage, names: Sequence[Span]) -> list[Span]:
    """Members of a series told by nothing but their tiers: "three models: Haiku, Sonnet and Opus"; common
    words only where they are counted: 分Instant、Thinking、Pro三档.
    """
    written = {name: passage.page.plain[name.start : name.end] for name in names}
    tiers = [name for name, word in written.items() if word[0].isupper() and may_be_tier(word)]
    told = set[str]()
    for run in _runs(passage.text, tiers):
        counted = _COUNTED.match(passage.text, run[-1].end) or _COUNTS.search(
            passage.text, max(0, run[0].start - 40), run[0].start
        )
        own = [written[name] for name in run]
        told.update(own if counted else filter(is_tier, own))
    return [name for name in tiers if written[name] in told]


def _is_defined(text: str, name: Span) -> bool:
    """Whether an entry says that the name is a model: "2.1 Janus:DeepSeek推出的多模态模型"."""
    return bool(_DEFINED.match(text, name.end) and _ENTRY.search(text, max(0, name.start - 12), name.start))


def _is_titled(passage: Passage, name: Span, evidence: Evidence) -> bool:
    """Whether a Chinese name in quotation marks is called a model: “智海-三乐”教育大模型, 模型名为“风清”."""
    text = passage.text
    if text[name.start - 1 : name.start] not in _QUOTES or _GENERIC.match(text, name.start):
        return False
    if (
        passage.page.plain[name.end + 1 : name.end + 2].isascii()
        and text[name.end + 1 : name.end + 2].isalpha()
    ):
        return False  # 「福爾摩沙大模型」FFM-Llama 3.3
    if _NAMED.search(text, max(0, name.start - 12), name.start):
        return True
    called = text[name.start : name.end].endswith("大模型") or _CALLED.match(text, name.end)
    return bool(called) and evidence.is_told_of(name)


def _heads_card(passage: Passage, name: Span) -> bool:
    """Whether a line is nothing but the name and one under it tells its size: "RadFM", "Parameters: 14B"."""
    start, end = passage.line(name.start)
    labelled = _LABEL.fullmatch(passage.text, start, name.start)
    alone = labelled and not passage.text[name.end : end].strip(" *#")
    return bool(alone) and _SIZE_LINE.search(passage.text, name.end, name.end + _CARD_REACH) is not None


def _also_called(passage: Passage, names: Sequence[Span], known: Sequence[Span]) -> Iterator[Span]:
    """What stands before a model's name in brackets is its name, too: “商量(SenseChat)”."""
    starts = {name.start for name in known}
    for name in names:
        bracket = _BRACKET.match(passage.text, name.end)
        if bracket and bracket.end() in starts and HAN.match(passage.text, name.start):
            yield name


def _sized_tiers(passage: Passage, names: Sequence[Span], sizes: Spans[Size]) -> Iterator[Span]:
    """Tiers told by their sizes: "two models: Scout总参数1090亿, Maverick ...", 2530亿参数的Ultra."""
    for name in names:
        if is_tier(passage.page.plain[name.start : name.end]):
            near = within(sizes, name.end, name.end + _SIZE_REACH)[:1]
            ahead = within(sizes, name.start - 2 * _SIZE_REACH, name.start)[-1:]
            own = ahead and _WITH_SIZE.fullmatch(passage.text, ahead[0].end, name.start)
            if own or (near and not near[0].bare):
                yield name


def _short(passage: Passage, names: Sequence[Span], known: Sequence[Span]) -> Iterator[Span]:
    """The last part of a name told before: the R1 of DeepSeek-R1."""
    plain = passage.page.plain
    told = {plain[name.start : name.end]: name.end for name in reversed(known)}
    ends = {re.split(r"[ -]", whole)[-1]: end for whole, end in told.items()}
    for name in names:
        word = plain[name.start : name.end]
        if _VERSION.fullmatch(word) and ends.get(word, name.start) < name.start:
            yield name


def _runs(text: str, names: Sequence[Span]) -> Iterator[list[Span]]:
    """Two names or more that only a joint parts."""
    run: list[Span] = []
    for name in names:
        if run and not _JOINT_ON.fullmatch(text[run[-1].end : name.start]):
            yield from [run] if len(run) > 1 else []
            run = []
        run.append(name)
    yield from [run] if len(run) > 1 else []


def _listed(passage: Passage, found: list[Span], weighed: list[tuple[Span, float]]) -> Iterator[Span]:
    """Names that only a joint parts from a model's: Trinity Large, Trinity Mini and Trinity Nano."""
    starts, ends = {name.start for name in found}, {name.end for name in found}
    for name, weight in weighed:
        before = _JOINT.search(passage.text, max(0, name.start - 36), name.start)
        behind = _JOINT_ON.match(passage.text, name.end)
        listed = (before and before.start() in ends) or (behind and behind.end() in starts)
        if listed and weight > _LISTED:
            ends.add(name.end)
            yield name
