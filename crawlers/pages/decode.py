"""From bytes to text: what the header says, what the page says of itself, then what the bytes look like."""

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


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page. A declared character set that does not fit the bytes is passed over."""
    for name in _candidates(body, content_type):
        try:
            return body.decode(name).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    return body.decode("utf-8", "replace")


def _candidates(body: bytes, content_type: str | None) -> Iterator[str]:
    if body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "utf-8-sig" if body.startswith(codecs.BOM_UTF8) else "utf-16"
    declared = [*_DECLARED.findall((content_type or "").encode()), *_DECLARED.findall(body[:2048])]
    yield from filter(None, (_codec(name.decode("ascii")) for name in declared))
    yield "utf-8"
    # GB18030 accepts nearly any bytes, also Big5: the detector tells them apart.
    yield from filter(None, (_codec(detect_encoding(body) or ""), "gb18030", "big5hkscs"))


def _codec(name: str) -> str | None:
    try:
        canonical = codecs.lookup(name).name
    except LookupError:
        return None
    return _WIDER.get(canonical, canonical)
