"""The grammar of chip names: what a known maker's next product will be called, without an entry for it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from crawlers.names.chips import Named
from crawlers.names.finder import Found, closes, opens
from crawlers.names.fold import simplify

_Slug = Callable[[re.Match[str]], str]


class _Pattern(NamedTuple):
    vendor: str
    anchors: tuple[str, ...]
    """Every name by the pattern has one of these in it."""
    regex: re.Pattern[str]
    slug: _Slug


def _pattern(vendor: str, anchors: str, regex: str, slug: str) -> _Pattern:
    words = tuple(word for anchor in anchors.split("|") for word in _spelled(anchor))
    return _Pattern(vendor, words, re.compile(simplify(regex), re.ASCII), lambda match: _fill(slug, match))


def _spelled(anchor: str) -> list[str]:
    """An anchor; one that ends with # before every digit, with and without a blank."""
    word = anchor.rstrip("#")
    return (
        [anchor]
        if word == anchor
        else [f"{word}{joint}{digit}" for joint in ("", " ") for digit in range(10)]
    )


def _fill(slug: str, match: re.Match[str]) -> str:
    parts = {key: (value or "").strip().replace(" ", "-") for key, value in match.groupdict().items()}
    return slug.format(**parts).rstrip("-")


# Longer patterns stand before the shorter ones that they contain.
PATTERNS = (
    _pattern("NVIDIA", "rtx", r"rtx ?pro ?(?P<n>[1-9]000d?)", "nvidia-rtx-pro-{n}"),
    _pattern("NVIDIA", "rtx", r"rtx ?(?P<n>[2-6][05]00)(?: ?sff)? ?ada", "nvidia-rtx-{n}-ada"),
    _pattern("NVIDIA", "rtx", r"rtx ?a(?P<n>[2-6][05]00)", "nvidia-rtx-a{n}"),
    _pattern("NVIDIA", "rtx", r"rtx ?(?P<n>[2-9]0[5-9]0) ?(?P<s>ti super|super|ti)", "nvidia-rtx-{n}-{s}"),
    _pattern("NVIDIA", "rtx", r"rtx ?(?P<n>[2-9]0[5-9]0)(?: ?(?P<s>d))?", "nvidia-rtx-{n}{s}"),
    _pattern(
        "NVIDIA",
        "0 ti|0ti|0 super|0super",
        r"(?P<n>[2-5]0[6-9]0) ?(?P<s>ti super|super|ti)",
        "nvidia-rtx-{n}-{s}",
    ),
    _pattern("NVIDIA", "gtx", r"gtx ?(?P<n>1[06][5-8]0)(?: ?(?P<s>ti|super))?", "nvidia-gtx-{n}-{s}"),
    _pattern(
        "NVIDIA",
        "nvl",
        r"(?P<n>g?[bh][1-9]00|vr[1-9]00|rubin) ?nvl ?(?P<r>\d{2,3})(?! ?gb?(?![a-z]))",
        "nvidia-{n}-nvl{r}",
    ),
    _pattern("NVIDIA", "gb#|gh#", r"(?P<n>g[bh][1-9]00)", "nvidia-{n}"),
    _pattern("NVIDIA", "tesla", r"tesla ?(?P<n>[kmp]\d{1,3})", "nvidia-{n}"),
    _pattern("NVIDIA", "quadro", r"quadro ?(?P<n>[kmp]\d{4}|gv100)", "nvidia-quadro-{n}"),
    _pattern("NVIDIA", "cmp", r"cmp ?(?P<n>\d{2,3}hx)", "nvidia-cmp-{n}"),
    _pattern("AMD", "mi#", r"mi ?(?P<n>[1-9]\d{1,2}[axp]?)", "amd-mi{n}"),
    _pattern("AMD", "radeon pro", r"radeon pro (?P<n>[vw]\d{3,4}x?)", "amd-radeon-pro-{n}"),
    _pattern("AMD", "w79|w78|w68", r"w(?P<n>7[89]00|6800)", "amd-radeon-pro-w{n}"),
    _pattern("AMD", "rx#", r"rx ?(?P<n>[5-9]\d{2}0) ?(?P<s>xtx|xt|gre)?", "amd-rx-{n}-{s}"),
    _pattern("Google", "tpu", r"tpu ?v(?P<n>[2-9][ep]?)", "google-tpu-v{n}"),
    _pattern("Google", "tpu", r"tpu ?(?P<n>[89][ti])", "google-tpu-{n}"),
    _pattern("AWS", "trainium", r"trainium ?(?P<n>[2-9])", "aws-trainium-{n}"),
    _pattern("AWS", "inferentia", r"inferentia ?(?P<n>[2-9])", "aws-inferentia-{n}"),
    _pattern("Intel", "arc pro", r"arc pro (?P<n>[ab]\d{2})", "intel-arc-pro-{n}"),
    _pattern("Intel", "arc a|arc b", r"arc (?P<n>[ab][3-7]\d0)", "intel-arc-{n}"),
    _pattern("Intel", "gaudi", r"gaudi ?(?P<n>[2-9])", "intel-gaudi-{n}"),
    _pattern(
        "Huawei",
        "昇腾|ascend#",
        r"(?:昇腾|ascend) ?(?P<n>[3-9]\d0)(?P<s>[a-d]|pr|dt|p)?\d?",
        "huawei-ascend-{n}{s}",
    ),
    _pattern("Huawei", "atlas", r"atlas ?(?P<n>300[itv]) ?(?P<s>pro|duo|a2)?", "huawei-atlas-{n}-{s}"),
    _pattern("Cambricon", "思元|mlu", r"(?:思元|mlu) ?(?P<n>[1-9]\d0)", "cambricon-mlu{n}"),
    _pattern("Biren", "br#", r"(?:壁仞|壁砺)? ?br ?(?P<n>\d{2}[0-9x])", "biren-br{n}"),
    _pattern("Biren", "壁砺", r"壁砺 ?(?P<n>\d{3})[a-z]?", "biren-br{n}"),
    _pattern("Iluvatar", "智铠", r"智铠 ?(?P<n>\d{2,3})", "iluvatar-zhikai-{n}"),
    _pattern("Iluvatar", "天垓", r"天垓 ?(?P<n>\d{2,3})", "iluvatar-tiangai-{n}"),
    _pattern("Moore Threads", "mtt", r"mtt ?s ?(?P<n>\d{2,4})", "moore-threads-mtt-s{n}"),
    _pattern("Moore Threads", "摩尔线程", r"摩尔线程 ?s ?(?P<n>\d{2,4})", "moore-threads-mtt-s{n}"),
    _pattern("Kunlunxin", "昆仑", r"昆仑芯? ?(?P<n>[pmr]\d{3})", "kunlunxin-{n}"),
    _pattern("Kunlunxin", "昆仑", r"昆仑芯? ?(?P<n>[1-9])(?![\d.])(?: ?代)?", "kunlunxin-{n}"),
    _pattern("Hygon", "海光", r"海光 ?(?:dcu ?)?(?P<n>[a-z]{1,2}\d{3,4}(?: ?ai)?)", "hygon-{n}"),
    _pattern("MetaX", "曦云|沐曦", r"(?:曦云|沐曦) ?(?P<n>c\d{3}x?)", "metax-{n}"),
    _pattern("Enflame", "云燧|燧原", r"(?:云燧|燧原) ?(?P<n>[a-z]\d{2,3})", "enflame-{n}"),
    _pattern("T-Head", "真武|zhenwu", r"(?:真武|zhenwu) ?(?P<n>[a-z]?\d{3}[a-z]?)", "t-head-zhenwu-{n}"),
    _pattern("Cerebras", "wse#", r"wse ?(?P<n>[1-9])", "cerebras-wse-{n}"),
    _pattern("Meta", "mtia", r"mtia ?(?P<n>[2-9]\d0)", "meta-mtia-{n}"),
    _pattern("Microsoft", "maia", r"maia ?(?P<n>\d{3})", "microsoft-maia-{n}"),
)


# The patterns that each anchor may begin a name of, by their place in the list.
ANCHORS = {
    anchor: tuple(place for place, pattern in enumerate(PATTERNS) if anchor in pattern.anchors)
    for anchor in dict.fromkeys(anchor for pattern in PATTERNS for anchor in pattern.anchors)
}


def by_pattern(folded: str, places: Iterable[int]) -> Iterator[Found[Named]]:
    """The names in a folded text that follow a maker's pattern, of those at these places in the list."""
    for place in sorted(places):
        pattern = PATTERNS[place]
        for match in pattern.regex.finditer(folded):
            if opens(folded, match.start()) and closes(folded, match.end()):
                yield Found(match.start(), match.end(), Named(pattern.slug(match), pattern.vendor))


# A number alone goes on a family that is a word, 昇腾950、960, not on letters: "MI300X, 455 TFLOPS".
_WORD = re.compile(r"[a-z]{4}|[\u4e00-\u9fff]{2}")


def member(name: str) -> Named | None:
    """The chip that a whole name stands for by the grammar of a family that is a word of its own."""
    found = by_pattern(name, range(len(PATTERNS))) if _WORD.match(name) else ()
    return next((hit.value for hit in found if (hit.start, hit.end) == (0, len(name))), None)
