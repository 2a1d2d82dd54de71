"""From bytes to text: UTF-8 where the bytes are that, else the set in which they read as a language."""

import codecs
import re
from collections.abc import Iterator

from resiliparse.parse.encoding import detect_encoding

_DECLARED = re.compile(rb"""(?:charset\s*=|<\?xml[^>]{0,80}encoding\s*=)\s*["']?([A-Za-z0-9_.:-]+)""", re.I)
# Pages declare the older, smaller set and use characters of the larger one.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "iso8859-1": "cp1252",
}
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_TEXT = re.compile(r"utf-(8|16|32)|gb|big5|iso8859|cp\d|shift|euc|koi8|ascii")
# GB18030 makes rare characters of nearly any bytes, so common ones tell whether a text is right.
_COMMON = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動"
    "同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着着等部度家电電力里裡如水化高自二理"
    "起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社"
    "义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條"
    "只没沒结結解问問意建月公无無系統统价價格元万萬亿億美芯片晶卡，。、：；「」《》（）"
)
_TORN = 0.02
"""Share of broken characters at which a text is still UTF-8: a page may be cut off, or hold a stray byte."""


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page. A declared character set that does not fit the bytes is passed over."""
    for mark, name in _BOMS.items():
        if body.startswith(mark):
            return body.decode(name, "replace")
    if b"\0" in body[:200] and "utf-16" in _declared(body, content_type)[:1]:
        return body.decode("utf-16", "replace")
    try:
        return body.decode()
    except UnicodeDecodeError:
        text = body.decode(errors="replace")
    if text.count("\ufffd") <= _TORN * sum(character > "\x7f" for character in text):
        return text
    return max(_readings(body, _declared(body, content_type)), key=_plausible)


def _declared(body: bytes, content_type: str | None) -> list[str]:
    """Names of character sets in the header and the page, the header's first."""
    found = [*_DECLARED.findall((content_type or "").encode()), *_DECLARED.findall(body[:2048])]
    return list(filter(None, (_codec(name.decode("ascii")) for name in found)))


def _readings(body: bytes, declared: list[str]) -> Iterator[str]:
    """The page in each character set that may be its own, the declared first."""
    detected = _codec(detect_encoding(body) or "")
    names = [*declared, *filter(None, [detected]), "gb18030", "big5hkscs", "utf-8"]
    return (body.decode(name, "replace") for name in dict.fromkeys(names))


def _plausible(text: str) -> tuple[int, int]:
    """More for a text with common characters and less for one with broken ones, of equals the first."""
    broken = text.count("\ufffd")
    return sum(character in _COMMON for character in text) - 10 * broken, -broken


def _codec(name: str) -> str | None:
    """Python's name of a character set; None for what is none, though a codec ("hex") is called so."""
    try:
        canonical = codecs.lookup(name).name
    except LookupError:
        return None
    return _WIDER.get(canonical, canonical) if _TEXT.match(canonical) else None
