"""One clean spelling of a page's text, with the way back to the page.

The text is brought once to NFKC, without the glosses, invisible characters and emphasis marks that pages
carry, and from there to simplified lower case. All forms have the same length, so one offset serves
for all of them, and `Page.quote` gives the words as they stand on the page.
"""

import re
import unicodedata
from dataclasses import dataclass

from crawlers.names.fold import fold, lower, simplify

# A pinyin gloss that a converter of scripts set into a word: 創(chuàng)業(yè) is 創業.
_GLOSS = re.compile(
    r"(?<=[\u3400-\u9fff])[((][a-z]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü][a-zāáǎàēéěèīíǐìōóǒòūúǔù]{0,4}[))]"
)
# Characters that carry no text: zero-width ones, emphasis of Markdown, trade marks, raised footnote numbers.
_SILENT = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f*`™®©⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2009\u202f\u3000"), " ")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text as found, and its clean forms; `offsets[i]` is where clean character i stood."""

    source: str
    plain: str
    """NFKC, in the page's own script and case: names are taken from here."""
    text: str
    """Simplified, lower case: what the rules read."""
    folded: str
    """The same with hyphens as spaces: where names are looked up."""
    offsets: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """The page's own words for a stretch of the clean text."""
        if start >= end:
            return ""
        return self.source[self.offsets[start] : self.offsets[end - 1] + 1]


def normalise(source: str) -> Page:
    """The page behind a text; linear in its length."""
    chars: list[str] = []
    offsets: list[int] = []
    for place in _kept(source):
        clean = _clean(source[place])
        chars.append(clean)
        offsets.extend([place] * len(clean))
    plain = "".join(chars).translate(_SPACES)
    return Page(source, plain, lower(simplify(plain)), fold(plain), tuple(offsets))


def _clean(char: str) -> str:
    """NFKC of one character: full-width signs, radicals and the like become plain."""
    return char if char.isascii() else unicodedata.normalize("NFKC", char)


def _kept(source: str) -> list[int]:
    """The places of the characters that carry text."""
    glosses = {place for gloss in _GLOSS.finditer(source) for place in range(*gloss.span())}
    return [place for place, char in enumerate(source) if char not in _SILENT and place not in glosses]
