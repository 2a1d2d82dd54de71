"""Models whose family is not known: the name in the place where a model is introduced.

A name is a word of Latin letters with a capital, a digit or a hyphen, or a Chinese one in quotation marks
or before 大模型. It counts only where the sentence speaks of models and a verb of release takes it as
object or subject, a size is told of it, or a definition says that it is a model.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from crawlers.facts.passage import Passage
from crawlers.facts.sizes import Size
from crawlers.facts.spans import Cue, Span, Spans, within

_WORD = r"[A-Z][A-Za-z]*[A-Za-z0-9.+]*(?:-[A-Za-z0-9.+]+)*"
_NAME = re.compile(
    rf"(?<![A-Za-z0-9./_-]){_WORD}(?: (?:{_WORD}|[Vv]?\d{{1,2}}(?:\.\d)?(?![\w%年月]))){{0,3}}"
)
_VERSION = re.compile(r"(?<![A-Za-z0-9-])[VRTK]\d(?:\.\d)?(?![A-Za-z0-9.])")
_HAN = r"[\u4e00-\u9fff]"
_QUOTED = re.compile(
    rf"(?:模型|系列)[“「『\"]({_HAN}[^”」』\"\s]{{1,11}})[”」』\"]"
    rf"|[“「『\"]({_HAN}[^”」』\"\s]{{1,9}})[”」』\"](?=大?模型)"
)
_BEFORE_MODEL = re.compile(rf"(?<=的|了|布|出|源|与|和|、)(?P<name>{_HAN}{{2,4}}大模型)")
_GENERIC = re.compile(
    r"(?:语言|视觉|多模态|人工智能|行业|通用|万亿|国产|视频|基础|类似|自研|推理|开源|闭源|生成"
    r"|专用|垂直|主流|这些|两款|三款|一款|新款|全球|中文|巨量|千亿|百亿|医疗|金融|端侧|企业|等"
    r"|级|个|种|最新)"
)
_MODEL_WORD = re.compile(
    r"模型|(?<![a-z])(?:models?|llms?|language|image generator|text-to|moe|parameters?|weights"
    r"|transformer|open-weight)(?![a-z])"
)
_OBLIQUE = re.compile(
    r"(?:(?<![a-z])(?:on|in|at|with|for|to|under|over|via|using|against|than|of|from|by|like"
    r"|named after)|在|上|于|用|以|比|至|向|给|基于|采用|由|被)(?: the| its| a)? ?[“\"]?$"
)
_DEFINED = re.compile(
    r"[”」\"]?(?: 这)?(?:是|为)[^,。;\n]{0,28}模型|,? (?:is|was) an? [^.\n]{0,60}(?:model"
    r"|parameters|llm)(?![a-z])"
    r"|(?:'s)? (?:comes|is available|ships) in [^.\n]{0,24}sizes?"
)
# How far a name may stand behind and before its verb, in characters.
_BEHIND, _BEFORE = 60, 40


def introduced(
    passage: Passage, cues: Sequence[Cue], sizes: Sequence[Size], taken: Spans[Span]
) -> list[Span]:
    """The places of names that the text introduces as models; `taken` are names already understood."""
    names = Spans(span for span in _names(passage) if not _overlaps(span, taken))
    found = [*_by_verb(passage, cues, names, taken), *_by_size(passage, sizes, names, taken)]
    found += [name for name in names if _DEFINED.match(passage.text, name.end)]
    return sorted({span.start: span for span in found}.values(), key=lambda span: span.start)


def _names(passage: Passage) -> list[Span]:
    """Everything with the shape of a name."""
    plain = passage.page.plain
    spans = [
        Span(m.start(), m.end())
        for m in _NAME.finditer(plain)
        if _is_name(m.group(0)) and not _is_word(passage, m)
    ]
    spans += [Span(m.start(), m.end()) for m in _VERSION.finditer(plain)]
    spans += [Span(*m.span(1 if m[1] else 2)) for m in _QUOTED.finditer(plain)]
    spans += [
        Span(*m.span("name")) for m in _BEFORE_MODEL.finditer(passage.text) if not _GENERIC.match(m["name"])
    ]
    return sorted(spans, key=lambda span: -span.end)


@cache
def _common_words() -> frozenset[str]:
    """Capitalised words of the trade and of the calendar that name no model: common_words.csv."""
    table = resources.files("crawlers.facts").joinpath("common_words.csv").read_text(encoding="utf-8")
    return frozenset(table.split()[1:])


def _is_name(words: str) -> bool:
    """No common word, also with a version ("PaaS2.0"), no bare acronym, no word of the trade."""
    first = words.split(" ")[0].lower().rstrip("0123456789.")
    plain_acronym = words.isupper() and words.isalpha() and len(words) <= 5
    return first not in _common_words() and len(words) > 2 and not plain_acronym


def _is_word(passage: Passage, match: re.Match[str]) -> bool:
    """A possessive, or a plain word that has its capital from opening the sentence."""
    opens = not passage.text[passage.sentence(match.start())[0] : match.start()].strip()
    plain = match.group(0).isalpha() and match.group(0).istitle()
    return passage.page.plain[match.end() : match.end() + 2] in ("'s", "’s") or (opens and plain)


def _overlaps(span: Span, taken: Spans[Span]) -> bool:
    near = within(taken, span.start - 48, span.end)
    return any(other.start < span.end and span.start < other.end for other in near)


def _by_verb(passage: Passage, cues: Sequence[Cue], names: Spans[Span], taken: Spans[Span]) -> Iterator[Span]:
    """The object behind a verb of release, else its subject; in a sentence that speaks of models."""
    for cue in cues:
        start, end = passage.clause(cue.start)
        if not _speaks_of_models(passage, cue):
            continue
        behind = [n for n in within(names, cue.end, min(end, cue.end + _BEHIND)) if not _oblique(passage, n)]
        before = [n for n in within(names, max(start, cue.start - _BEFORE), cue.start) if n.end <= cue.start]
        known = within(taken, cue.end, behind[0].start if behind else min(end, cue.end + _BEHIND))
        if behind and not [span for span in known if not _is_maker(passage, span)]:
            yield behind[0]
        elif before and not behind and not known and not _oblique(passage, before[-1]):
            yield before[-1]


def _oblique(passage: Passage, name: Span) -> bool:
    return bool(_OBLIQUE.search(passage.text[max(0, name.start - 16) : name.start]))


def _is_maker(passage: Passage, span: Span) -> bool:
    return span in within(passage.makers, span.start, span.start + 1)


def _speaks_of_models(passage: Passage, cue: Cue) -> bool:
    start, end = passage.sentence(cue.start)
    if _MODEL_WORD.search(passage.text[max(0, start - 60) : end + 40]):
        return True
    return bool(within(passage.makers, start, end)) and bool(
        _MODEL_WORD.search(passage.text[end : end + 400])
    )


def _by_size(
    passage: Passage, sizes: Sequence[Size], names: Spans[Span], taken: Spans[Span]
) -> Iterator[Span]:
    """The name nearest before a size in its clause, if none that is known stands nearer."""
    for size in sizes:
        start = size.start if size.bare else max(passage.clause(size.start)[0], size.start - _BEHIND)
        before = [n for n in within(names, start, size.start) if not _oblique(passage, n)]
        if before and not within(taken, before[-1].end, size.start):
            yield before[-1]
