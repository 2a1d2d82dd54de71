"""Models whose family is not known: the name in the place where a model is introduced."""

import re
from collections.abc import Iterator, Sequence

from crawlers.facts.passage import Passage, within
from crawlers.facts.spans import Cue, Span

# A name: words of Latin letters that begin with a capital, with versions, at most four.
_WORD = r"[A-Z][A-Za-z]*[A-Za-z0-9.+]*(?:-[A-Za-z0-9.+]+)*"
_NAME = re.compile(rf"{_WORD}(?: (?:{_WORD}|[Vv]?\d+(?:\.\d+)?(?![\w%年月])))" + r"{0,3}")
_VERSION = re.compile(r"[VRTK]\d(?:\.\d)?(?![\w.])")
# What may stand between the verb and the name it introduces, zh and en side by side.
_LEAD = re.compile(
    r"(?:了|的|新版本|新|最新的?|首款|一款|两款|旗下|自研的?|开源|深度思考|深度|多模态|稀疏|中型|大|语言|视频|图像|推理|生成|编程|moe|模型|系列|[:,“\"「《]|繁体中文|巨量|智能|超大规模|版本"
    r"| |its|the|a|an|new|latest|own|first|model|open|family|series|of|public|called|named|text-to-video|image|video|small|large|language|\d款)*"
)
_STOP = frozenset(
    "the a an it its this that in on at for from app api ai gpu gpus llm llms moe token tokens sdk os ios cli ide mcp agent"
    " agents ceo cto hugging github apache mit we they he she you i and or but no not new q1 q2 q3 q4 today china us europe ces gtc"
    " waic cuda tpu npu hbm pdf html arxiv sota rl sft dpo rag xpu cpu asic fp8 fp4 bf16 quarter".split()
)
_MODEL_WORD = re.compile(
    r"模型|(?<![a-z])(?:models?|llms?|transformer|language|image generator|text-to|moe|parameters?)(?![a-z])"
)
_IS_MODEL = re.compile(
    rf"(?P<name>{_NAME.pattern})(?: 这)?是[^,。;\n]{{0,16}}(?:推出|开源|发布)的[^,。;\n]{{0,12}}模型"
)


def introduced(passage: Passage, cues: Sequence[Cue], taken: Sequence[Span]) -> list[Span]:
    """The places of names that a verb of release introduces as a model."""
    found = [*_objects(passage, cues), *_defined(passage)]
    free = [
        span
        for span in found
        if not any(t.start < span.end and span.start < t.end for t in _near(taken, span))
    ]
    kept: dict[int, Span] = {span.start: span for span in free}
    return sorted(kept.values(), key=lambda span: span.start)


def _near(taken: Sequence[Span], span: Span) -> Sequence[Span]:
    return within(taken, span.start - 40, span.end)


def _objects(passage: Passage, cues: Sequence[Cue]) -> Iterator[Span]:
    """Straight behind the verb: 发布了V2, released Arctic, 开源稀疏大模型 Skywork."""
    plain, text = passage.page.plain, passage.text
    for cue in cues:
        lead = _LEAD.match(text, cue.end, min(len(text), cue.end + 48))
        place = lead.end() if lead else cue.end
        match = _VERSION.match(plain, place) or _NAME.match(plain, place)
        if match and _is_name(match.group(0)) and _speaks_of_models(passage, cue, match):
            yield Span(match.start(), match.end())


def _is_name(words: str) -> bool:
    first = words.split(" ")[0].lower()
    return first not in _STOP and len(words) > 1


def _speaks_of_models(passage: Passage, cue: Cue, match: re.Match[str]) -> bool:
    """Whether the sentence, or the one before, says that it is a model."""
    start, end = passage.sentence(cue.start)
    versioned = _VERSION.fullmatch(match.group(0))
    return bool(
        _MODEL_WORD.search(passage.text[max(0, start - 60) : end])
        or (versioned and within(passage.makers, start, end))
    )


def _defined(passage: Passage) -> Iterator[Span]:
    """By a definition: Janus 这是DeepSeek推出的开源多模态模型."""
    for match in _IS_MODEL.finditer(passage.page.plain):
        if _is_name(match["name"]):
            yield Span(match.start("name"), match.end("name"))
