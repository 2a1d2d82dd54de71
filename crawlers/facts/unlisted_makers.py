"""Makers of models that no list knows: startups, laboratories, institutes, known by what is said of them."""

import re
from collections.abc import Iterator

from crawlers.facts.candidates import common_words
from crawlers.facts.passage import Passage
from crawlers.facts.spans import MakerSpan, Span, Spans, within

WORD = r"[A-ZÀ-Þ][A-Za-z0-9À-ÿ]*(?:[.&-][A-Za-z0-9À-ÿ]+)*"
_NAME = rf"(?P<name>{WORD}(?: (?:{WORD}|of(?= [A-Z]))){{0,3}})"
# Two plain words behind "by" are an author's as often as not.
_MAKER = rf"(?!{WORD} [A-Z][a-z]+(?![\w-])){_NAME}"
_FIRM = (
    r"(?:start-?up|company|firm|lab|laboratory|developer|unicorn|spin-?off|giant|outfit|non-?profit"
    r"|collective|newcomer|conglomerate|carrier|telco|institute|university|consortium)"
)
_MADE = (
    r"(?:developed|created|made|built|trained|released|launched|unveiled|introduced|published"
    r"|open-?sourced|announced|designed|presented|produced|engineered|pre-?trained|fine-tuned|shipped)"
)
# What ends the name of an organisation, whoever speaks of it: Nous Research, Northwind Labs.
_NAMED = re.compile(
    rf"(?<![\w.-])(?P<name>(?:{WORD} ){{1,3}}(?:Labs?|Laborator(?:y|ies)|Institute|University|Technologies"
    rf"|AI(?! [A-Z])|Robotics|Inc|Corp)|University of {WORD}(?: {WORD})?)(?![\w-])"
)
_TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        # "Startup Inception", "a team at Northwind".
        rf"(?<![\w-]){_FIRM} (?:called |named )?{_NAME}",
        rf"(?<![\w-])(?:researchers|engineers|scientists|team|people|folks|developers|academics) (?:at|from) "
        rf"(?:the )?{_NAME}",
        # "Zyphra, a Palo Alto-based AI startup".
        rf"(?<![\w.-]){_NAME}, (?:an?|the) (?:(?!model|from|by|of|for|in|at|to|with)[\w&'.-]+ ){{0,4}}"
        rf"{_FIRM}(?![\w'])",
        rf"(?<![\w.-]){_NAME}(?:'s|’s)? (?:CEO|CTO|(?:co-?)?founder|spokes\w+|researchers|engineers)(?![\w])",
        # "A model developed by Acme", "which Acme released".
        rf"(?<![\w-])(?:(?:{_MADE}|model|llm|family|series) by|(?:work|brainchild) of)(?: the)? "
        rf"{_MAKER}",
        rf"(?<![\w-])(?:new from|comes from|came from|out of) {_NAME}",
        rf"(?<![\w-])(?:that|which) {_NAME} (?:has |had |have )?{_MADE}(?![\w-])",
        # "Developer: Acme".
        rf"(?<![^\n|*-]) ?\**(?:[Dd]eveloper|[Dd]eveloped by|[Pp]ublisher|[Oo]rgani[sz]ation|[Cc]reator"
        rf"|[Mm]aker|[Cc]ompany)\**(?:[:|*] ?){{1,4}}{_NAME}",
    )
)
# Words that open no maker's name but that of a field or a service: Generative AI, Vertex AI.
_FIELD = re.compile(
    r"(?i)(?:generative|vertex|agentic|physical|sovereign|open|responsible|artificial|conversational"
    r"|enterprise|edge|frontier|ai|general|strong|safe|multimodal|cloud|embodied|national|business|advanced"
    r"|deep|machine|human|super|constitutional|chinese|european|eu|american|french|german|japanese|korean"
    r"|indian|british|canadian|israeli|swiss|.*-(?:based|backed|owned|led|funded))"
)


def unlisted_makers(passage: Passage, taken: Spans[Span]) -> Spans[MakerSpan]:
    """The places of makers that no list knows; none over a name that is already understood."""
    found: dict[int, MakerSpan] = {}
    for span in _spans(passage.page.plain):
        near = [*within(taken, span.start - 40, span.end), *within(passage.makers, span.start - 40, span.end)]
        if not any(other.start < span.end and span.start < other.end for other in near):
            found.setdefault(span.start, span)
    return Spans(found.values())


def _spans(plain: str) -> Iterator[MakerSpan]:
    for pattern in (_NAMED, *_TOLD):
        for match in pattern.finditer(plain):
            start, end = match.span("name")
            while start < end and _opens_none(plain[start:end]):
                start = plain.find(" ", start, end) + 1 or end
            if end - start > 1:
                yield MakerSpan(start, end, plain[start:end])


def _opens_none(name: str) -> bool:
    """Whether a name begins with a word that is part of none: "The", "Generative"."""
    first = name.split(" ")[0]
    return first.lower() in common_words() or bool(_FIELD.fullmatch(first))
