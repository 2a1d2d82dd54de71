"""Makes what comes from a page safe to print: titles, quotes, sellers, addresses.

No page can put a link, an image, HTML, a table's bar, a heading, a footnote, a mention, a formula or a change
of writing direction into the report: all its words go through `text` or `link`.
"""

import re
import unicodedata
from html import unescape
from urllib.parse import quote, urlsplit, urlunsplit

_JOINER = "\N{WORD JOINER}"
_ISOLATE, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~!&^{}=]|\$(?!\d)")
_STARTS = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+:])(?=[-+:\s]|$)")
# Hosts turn bare addresses into links after the escapes are gone, so the address itself has to be broken.
_ADDRESS = re.compile(r"(?i)(?<=[a-z]:)(?=//)|(?<=www)(?=\.)|(?<=@)|(?<=mailto:)|(?<=xmpp:)")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:amp|lt|gt);")
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def plain(words: str) -> str:
    """One line of visible characters: no control, format or unassigned ones, white space as single spaces."""
    spaced = "".join(" " if char.isspace() else char for char in words)
    return " ".join("".join(char for char in spaced if unicodedata.category(char)[0] != "C").split())


def shorten(words: str, width: int) -> str:
    """At most `width` characters, cut at a word, or between characters where a script sets no spaces."""
    if len(words) <= width:
        return words
    head = words[: width - 1]
    at_word = head.rpartition(" ")[0]
    if words[width - 1] != " " and len(at_word) > width / 2:
        head = at_word
    return head.rstrip(" ,;:，、；：") + "…"


def shown_words(markdown: str) -> str:
    """What a reader sees of our Markdown without links: the escapes undone."""
    bare = _ESCAPED.sub(lambda match: match[1] or unescape(match[0]), markdown)
    return bare.translate(dict.fromkeys(map(ord, _JOINER + _ISOLATE + _POP)))


class Markdown(str):
    """Text that is Markdown already: our own, or made safe here."""


def text(words: str | None, width: int = 200) -> Markdown:
    """Words of a page as Markdown that shows just them."""
    short = shorten(plain(words or ""), width)
    broken = _ADDRESS.sub(_JOINER, short)
    marked = _STARTS.sub(_escape_start, _SPECIAL.sub(_escape, broken))
    return Markdown(f"{_ISOLATE}{marked}{_POP}" if _turns(short) else marked)


def link(words: Markdown, address: str | None) -> Markdown:
    """A link that shows `words`; the bare words where the address is not one for the web."""
    target = web_address(address or "")
    return Markdown(f"[{words}]({target.replace('&', '&amp;')})") if target and words else words


def web_address(address: str) -> str | None:
    """The address, encoded so that it can stand anywhere; None unless it is http or https with a host."""
    try:
        parts = urlsplit(plain(address))
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError too: a host name that cannot be
        return None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", host) or parts.username:
        return None
    tail = (_encoded(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, *tail))


def _encoded(part: str) -> str:
    """Percent-encoded; what is encoded already stays, a percent sign of its own does not."""
    return _STRAY_PERCENT.sub("%25", quote(part, safe="/%:@,;=&?+-."))


def _escape(match: re.Match[str]) -> str:
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    return named.get(match[0], "\\" + match[0])


def _escape_start(match: re.Match[str]) -> str:
    number, point, sign = match.groups()
    return f"{number}\\{point}" if number else f"\\{sign}"


def _turns(words: str) -> bool:
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in words)
