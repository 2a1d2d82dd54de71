"""One clean spelling of a page's text, with the way back to the page.

The text is brought once to NFKC, without the glosses, invisible characters and emphasis marks that pages
carry, and from there to simplified lower case. All forms have the same length, so one offset serves
for all of them, and `Page.quote` gives the words as they stand on the page.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from crawlers.names.fold import join, lower, simplify

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
# A pinyin gloss that a converter of scripts set into a word: 創(chuàng)業(yè) is 創業.
_GLOSS = rf"(?<=[\u3400-\u9fff])\([a-z]{{0,4}}[{_TONES}][a-z{_TONES}]{{0,4}}\)"
# Characters that carry no text: zero-width ones, emphasis of Markdown, trade marks, raised footnote numbers.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f"
_SILENT = _INVISIBLE + "*`™®©⁰¹²³⁴⁵⁶⁷⁸⁹"
# Numbers of items, which are none of what follows: ①3月3日.
_NUMBERED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# A comma between a version and a size parts no thousands: Step 3，321B.
_APART = re.compile(r"，(?:(?<=\d，)(?=\d{3}[BbTt])|(?<=[A-Za-z][ -]\d，)(?=\d{3}亿))")
# A table of HTML becomes one of bars: every row on a line of its own, without blank ones between.
_TAG = r"</(?:thead|tbody|tr)>\s{0,50}|</?(?:table|thead|tbody|tfoot|tr|t[dh])(?:\s[^<>]{0,200})?>"
_CELLS = {"<tr": "\n|", "</td": "|", "</th": "|"}
# An asterisk that multiplies is no emphasis: 8*H100, 80G*8, "24 * $2.50".
_TIMES = re.compile(r"[^\W_]\*[\d$]|\d\*[^\W_]|[^\W_] \* [\d$]|\d \* [^\W_]")
# How many blanks may stand before the mark of an item.
_INDENT = 8
# The full-width signs that every Chinese text is full of, replaced one for one before the rest is looked at.
_SIGNS = (("\u3000", " "), *((chr(ord(sign) + 0xFEE0), sign) for sign in ",:()!?;%"))


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text as found, and its clean forms."""

    source: str
    plain: str
    """NFKC, in the page's own script and case: names are taken from here."""
    text: str
    """Simplified, lower case: what the rules read."""
    folded: str
    """The same with hyphens as spaces: where names are looked up."""
    starts: list[int]
    """Where the runs begin that the clean text has from the source, and"""
    origins: list[int]
    """where those runs stood there."""

    def origin(self, place: int) -> int:
        """Where a character of the clean text stood on the page."""
        run = bisect_right(self.starts, place) - 1
        return self.origins[run] + place - self.starts[run]

    def quote(self, start: int, end: int) -> str:
        """The page's own words for a stretch of the clean text."""
        return self.source[self.origin(start) : self.origin(end - 1) + 1] if start < end else ""


def normalise(source: str) -> Page:
    """The page behind a text; linear in its length."""
    signed = source
    if "，" in source:
        signed = _APART.sub("\ue000", source)
    for full, half in () if source.isascii() else _SIGNS:
        signed = signed.replace(full, half)
    pieces, starts, origins, length = [], [0], [0], 0
    for place, piece in _runs(signed):
        pieces.append(piece)
        starts.append(length)
        origins.append(place)
        length += len(piece)
    plain = "".join(pieces)
    text = lower(simplify(plain))
    return Page(source, plain, text, join(text), starts, origins)


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """What remains of a text: its runs of plain characters and, one by one, the plain forms of the others."""
    last = 0
    for odd in _odd(text):
        yield last, text[last : odd.start()]
        plain = _asterisk(text, odd.start()) if odd.group(0) == "*" else _clean(odd.group(0))
        yield from ((odd.start(), char) for char in plain)
        last = odd.end()
    yield last, text[last:]


def _asterisk(text: str, place: int) -> str:
    """What an asterisk stands for: times, the mark of an item that opens a line, else nothing."""
    if _multiplies(text, place):
        return "×"
    before = text[max(0, place - _INDENT) : place].rstrip(" \t")
    opens = text[place + 1 : place + 2] == " " and before[-1:] in ("", "\n")
    return "•" if opens else ""


def _multiplies(text: str, place: int) -> bool:
    """Whether an asterisk stands between figures, or a figure and a name."""
    before, behind = text[max(0, place - 8) : place], text[place + 1 : place + 9]
    return bool(_TIMES.search(f"{before.rstrip(_INVISIBLE)[-2:]}*{behind.lstrip(_INVISIBLE)[:2]}"))


def _odd(text: str) -> Iterator[re.Match[str]]:
    """The glosses and characters of a text that do not stand for themselves, and the tags of its tables."""
    if "</t" in text:
        return re.finditer(f"{_TAG}|{_patterns()[1].pattern}", text)
    if text.isascii():
        return re.finditer(r"[*`]", text) if "*" in text or "`" in text else iter(())
    simple, glossed = _patterns()
    return glossed.finditer(text) if simple.search(text) else iter(())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Whether a text may need cleaning at all, found at one character's glance; and what does."""
    changed = "".join(char for char in map(chr, range(0x80, 0x10000)) if normalize("NFKC", char) != char)
    odd = re.escape(_SILENT + changed) + "\ue000" + "\U00010000-\U0010ffff"
    return re.compile(f"[{odd}{_TONES}]"), re.compile(f"{_GLOSS}|[{odd}]")


def _clean(odd: str) -> str:
    """NFKC of one character: full-width signs, radicals and the like become plain; a gloss is dropped, the
    tags of a table become bars, and circled numbers bullets.
    """
    if odd[0] == "<":
        return _CELLS.get(odd.rstrip(">").split()[0], "")
    if odd in _NUMBERED:
        return "•"
    if odd == "\ue000":
        return ", "
    return "" if len(odd) > 1 or odd in _SILENT else normalize("NFKC", odd)
