"""What else is told of a model in words: context, licence, tokens and operations of training, prices."""

import re
from collections.abc import Iterator
from typing import Any

from crawlers.facts.mention import Mention, squash
from crawlers.facts.mentions import Mentions
from crawlers.facts.numbers import plain
from crawlers.facts.passage import Passage

_FIGURE = r"(?<![\d.,])(?P<figure>\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,3})?)"
_VALUES = {
    "": 1.0, "k": 1e3, "m": 1e6, "million": 1e6, "万": 1e4, "百万": 1e6, "b": 1e9, "billion": 1e9, "亿": 1e8,
    "t": 1e12, "trillion": 1e12, "万亿": 1e12,
}  # fmt: skip
_WINDOW = r"(?:context(?: window| length| size)?|上下文(?:窗口|长度)?)"
_LONG = rf"{_FIGURE} ?-?(?P<scale>k|m|万|百万|million)?(?![\dx×%])"
_CONTEXT = (
    re.compile(rf"{_LONG}[ -]?个?(?:tokens?)?[ -]?(?:of |的)?(?:超长|long )?{_WINDOW}"),
    re.compile(rf"{_WINDOW}(?:[: |]|of|is|up to|最?长|最?高|可?达|为|到|是|支持){{0,6}}{_LONG}"),
)
_MANY = rf"{_FIGURE} ?(?P<scale>万亿|亿|t|b|trillion|billion)[ -]?个?(?:[a-z-]+ )?(?:tokens?|词元)(?![a-z])"
_TOKENS = (
    re.compile(rf"(?:(?<![a-z])(?:pre-?)?train(?:ed|ing)|训练)(?:[^.。;\n]|\.\d){{0,40}}?{_MANY}"),
    re.compile(rf"在{_MANY}(?:的?数据)?上(?:进行)?预?训练"),
)
_FLOP = (re.compile(rf"{_FIGURE} ?(?:e|[x×*] ?10\^?)\+?(?P<power>[12]\d) ?flops?(?![/a-z]| per)"),)
_LICENCE_NAME = (
    r"(?P<name>(?P<kind>apache|modified mit|mit|cc)"
    r"(?:(?<=apache)[ -](?:licen[cs]e,? )?(?:version )?2(?:\.0)?|(?<=cc)[ -]by(?:-nc)?(?:-sa)?[ -]4\.0)?)"
)
_LICENCES = {"apache": "Apache-2.0", "modified mit": "Modified MIT", "mit": "MIT"}
_LICENCE = (
    re.compile(rf"(?<![a-z]){_LICENCE_NAME}[ -]?(?:开源)?(?:licen[cs]|许可|协议|授权)"),
    re.compile(
        rf"(?:(?<![a-z])under|licen[cs]e[ds]?(?: under)?|许可证?|协议)(?:[ :|为是都用]|the |an? ){{0,5}}"
        rf"{_LICENCE_NAME}(?![a-z])"
    ),
)
_DOLLARS = r"\$ ?(?P<figure>\d{1,4}(?:\.\d{1,4})?)"
_MILLION = re.compile(r"(?:/|per|a|每) ?(?:1 ?|one )?(?:m(?:illion|tok)?|百万)(?![a-z])")
_PRICES = (
    re.compile(
        rf"{_DOLLARS} ?(?:(?:for|of|{_MILLION.pattern}) ?)?(?:tokens? )?(?:of )?(?P<side>input|output)"
    ),
    re.compile(rf"(?P<side>input|output)(?:[: ]|tokens?|costs?|priced|price|at|is){{0,5}}{_DOLLARS}"),
)
_PAIR = re.compile(rf"{_DOLLARS} ?(?:/|and) ?\$ ?(?P<other>\d{{1,4}}(?:\.\d{{1,4}})?) ?{_MILLION.pattern}")
# A text with none of these tells none of it.
_HINTS = ("context", "上下文", "token", "词元", "licen", "许可", "协议", "flop", "apache")
# How far behind a name its terms are told, up to the next name, in characters.
_REACH = 320


class ModelTerms:
    """The terms told of each model of a passage."""

    def __init__(self, passage: Passage, mentions: Mentions) -> None:
        self._passage = passage
        self._terms: dict[str, dict[str, Any]] = {}
        if any(hint in passage.text for hint in _HINTS):
            for mention, stretch in self._stretches(mentions):
                own = self._terms.setdefault(squash(mention.name), {})
                own.update({key: value for key, value in _told(stretch).items() if key not in own})

    def of(self, name: str) -> dict[str, Any]:
        """Fields of a model by their names in the record, those only that are told."""
        return self._terms.get(squash(name), {})

    def _stretches(self, mentions: Mentions) -> Iterator[tuple[Mention, str]]:
        """Behind each name what is told before the next, in its paragraph."""
        for mention in mentions.all:
            following = mentions.after(mention.end)
            end = min(self._passage.paragraph(mention.start)[1], mention.end + _REACH)
            yield mention, self._passage.text[mention.end : min(end, following.start) if following else end]


def _told(text: str) -> dict[str, Any]:
    """The terms in one stretch of clean text."""
    if not any(hint in text for hint in _HINTS):
        return {}
    context, tokens, flop = _first(_CONTEXT, text), _first(_TOKENS, text), _first(_FLOP, text)
    licence = _first(_LICENCE, text)
    length = _value(context) if context else 0
    return {
        **({"context_length": int(length)} if 1e3 <= length <= 1e8 else {}),
        **({"training_tokens": _value(tokens)} if tokens else {}),
        **({"training_flop": plain(flop["figure"]) * 10.0 ** int(flop["power"])} if flop else {}),
        **(
            {"license": _LICENCES.get(licence["kind"], licence["name"].upper().replace(" ", "-"))}
            if licence
            else {}
        ),
        **_prices(text),
    }


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    found = [match for pattern in patterns if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start(), default=None)


def _value(match: re.Match[str]) -> float:
    return plain(match["figure"]) * _VALUES[match["scale"] or ""]


def _prices(text: str) -> dict[str, float]:
    """US dollars for a million tokens, where both the million and the side are told."""
    if not _MILLION.search(text):
        return {}
    pair = _PAIR.search(text)
    if pair:
        return {"price_input_mtok": float(pair["figure"]), "price_output_mtok": float(pair["other"])}
    found = [match for pattern in _PRICES for match in pattern.finditer(text)]
    return {f"price_{match['side']}_mtok": float(match["figure"]) for match in reversed(found)}
