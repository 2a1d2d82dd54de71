"""The grammar of chip names: what a known maker's next product will be called, without an entry for it."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from crawlers.names.chips import Named
from crawlers.names.finder import Found, closes, opens
from crawlers.names.fold import simplify

_Slug = Callable[[re.Match[str]], str]


class _Pattern(NamedTuple):
    vendor: str
    regex: re.Pattern[str]
    slug: _Slug


def _pattern(vendor: str, regex: str, slug: str) -> _Pattern:
    return _Pattern(vendor, re.compile(simplify(regex), re.ASCII), lambda match: _fill(slug, match))


def _fill(slug: str, match: re.Match[str]) -> str:
    parts = {key: (value or "").strip().replace(" ", "-") for key, value in match.groupdict().items()}
    return slug.format(**parts).rstrip("-")


# Longer patterns stand before the shorter ones that they contain.
PATTERNS = (
    _pattern("NVIDIA", r"rtx ?pro ?(?P<n>[1-9]000d?)", "nvidia-rtx-pro-{n}"),
    _pattern("NVIDIA", r"rtx ?(?P<n>[2-6][05]00) ?ada", "nvidia-rtx-{n}-ada"),
    _pattern("NVIDIA", r"rtx ?a(?P<n>[2-6][05]00)", "nvidia-rtx-a{n}"),
    _pattern("NVIDIA", r"rtx ?(?P<n>[2-9]0[5-9]0) ?(?P<s>ti super|super|ti)", "nvidia-rtx-{n}-{s}"),
    _pattern("NVIDIA", r"rtx ?(?P<n>[2-9]0[5-9]0) ?(?P<s>d?)", "nvidia-rtx-{n}{s}"),
    _pattern("NVIDIA", r"gtx ?(?P<n>1[06][5-8]0) ?(?P<s>ti|super)?", "nvidia-gtx-{n}-{s}"),
    _pattern("NVIDIA", r"(?P<n>g?[bh][1-9]00|vr[1-9]00|rubin) ?nvl ?(?P<r>\d{2,3})", "nvidia-{n}-nvl{r}"),
    _pattern("NVIDIA", r"(?P<n>g[bh][1-9]00)", "nvidia-{n}"),
    _pattern("AMD", r"mi ?(?P<n>[1-9]\d{1,2}[axp]?)", "amd-mi{n}"),
    _pattern("Google", r"tpu ?v(?P<n>[2-9][ep]?)", "google-tpu-v{n}"),
    _pattern("Google", r"tpu ?(?P<n>[89][ti])", "google-tpu-{n}"),
    _pattern("AWS", r"trainium ?(?P<n>[2-9])", "aws-trainium-{n}"),
    _pattern("AWS", r"inferentia ?(?P<n>[2-9])", "aws-inferentia-{n}"),
    _pattern("Intel", r"arc pro (?P<n>[ab]\d{2})", "intel-arc-pro-{n}"),
    _pattern("Intel", r"gaudi ?(?P<n>[2-9])", "intel-gaudi-{n}"),
    _pattern("Huawei", r"(?:昇腾|ascend) ?(?P<n>[3-9]\d0)(?P<s>[a-d]|pr|dt|p)?\d?", "huawei-ascend-{n}{s}"),
    _pattern("Cambricon", r"(?:思元|mlu) ?(?P<n>[1-9]\d0)", "cambricon-mlu{n}"),
    _pattern("Biren", r"(?:壁仞|壁砺)? ?br ?(?P<n>\d{2}[0-9x])", "biren-br{n}"),
    _pattern("Biren", r"壁砺 ?(?P<n>\d{3})[a-z]?", "biren-br{n}"),
    _pattern("Iluvatar", r"智铠 ?(?P<n>\d{2,3})", "iluvatar-zhikai-{n}"),
    _pattern("Iluvatar", r"天垓 ?(?P<n>\d{2,3})", "iluvatar-tiangai-{n}"),
    _pattern("Moore Threads", r"mtt ?s ?(?P<n>\d{2,4})", "moore-threads-mtt-s{n}"),
    _pattern("Moore Threads", r"摩尔线程 ?s ?(?P<n>\d{2,4})", "moore-threads-mtt-s{n}"),
    _pattern("Kunlunxin", r"昆仑芯? ?(?P<n>[pmr]\d{3})", "kunlunxin-{n}"),
    _pattern("Kunlunxin", r"昆仑芯? ?(?P<n>[1-9])(?![\d.])(?: ?代)?", "kunlunxin-{n}"),
    _pattern("Hygon", r"海光 ?(?:dcu ?)?(?P<n>[a-z]{1,2}\d{3,4}(?: ?ai)?)", "hygon-{n}"),
    _pattern("MetaX", r"(?:曦云|沐曦) ?(?P<n>c\d{3})", "metax-{n}"),
    _pattern("Enflame", r"(?:云燧|燧原) ?(?P<n>[a-z]\d{2,3})", "enflame-{n}"),
    _pattern("T-Head", r"(?:真武|zhenwu) ?(?P<n>[a-z]?\d{3}[a-z]?)", "t-head-zhenwu-{n}"),
    _pattern("Cerebras", r"wse ?(?P<n>[1-9])", "cerebras-wse-{n}"),
    _pattern("Microsoft", r"maia ?(?P<n>\d{3})", "microsoft-maia-{n}"),
)


def _before_digit(*words: str) -> list[str]:
    return [f"{word}{joint}{digit}" for word in words for joint in ("", " ") for digit in range(10)]


# Every name by a pattern has one of these in it.
ANCHORS = (
    "rtx", "gtx", "arc pro", "nvl", "tpu", "trainium", "inferentia", "gaudi", "mtt", "mlu", "maia", "zhenwu",
    "昇腾", "思元", "壁砺", "智铠", "天垓", "摩尔线程", "昆仑", "海光", "曦云", "沐曦", "云燧", "燧原",
    "真武", *_before_digit("gb", "gh", "mi", "ascend", "br", "wse"),
)  # fmt: skip


def by_pattern(folded: str) -> Iterator[Found[Named]]:
    """The names in a folded text that follow a maker's pattern."""
    for pattern in PATTERNS:
        for match in pattern.regex.finditer(folded):
            if opens(folded, match.start()) and closes(folded, match.end()):
                yield Found(match.start(), match.end(), Named(pattern.slug(match), pattern.vendor))
