"""What a shop sells under a chip's name: the card, a server of several, a PC with one, or a part for one."""

import re
from typing import Literal, NamedTuple

from crawlers.names.fold import fold
from crawlers.names.sight import sight

What = Literal["chip", "server", "accessory", "not-a-chip", "bundle"]

_CARD = r" ?(?:editions?|gpus?|cards?|graphics|video|grade|accelerators?|blackwell|ada)"
# A part for a card; "with backplate" tells of the card itself.
_PART = re.compile(
    r"(?<![a-z])(?:water ?blocks?|back ?plates?|cables?|brackets?|risers?|anti sag"
    r"|gpu (?:holder|support|stand)"
    r"|thermal (?:pads?|paste)|replacement|spare parts?|nvlink (?:bridge|connector)"
    r"|(?:box|carton|packaging) only"
    r"|heat ?sink only|cooler only|empty box|stickers?|keychain|t shirt|poster|mouse ?pad|shroud"
    r"|cooling (?:fans?|kit|block)|(?:fans?|cooler) (?:kit|set|replacement|module|assembly)"
    r"|subscription|licen[cs]es?|ai enterprise|vgpu|warranty|support (?:plan|contract))(?![a-z])"
    r"|水冷头|背板|支架|转接线|转接卡|延长线|供电线|连接线|排线|空盒|包装盒|导热|硅脂|贴膜|桥接器|保修|授权"
)
_WITH = re.compile(r"(?:(?<![a-z])(?:with|w/|incl|includes|including|\+|and)|含|带|附|配)[^,;]{0,25}$")
_COOLER = re.compile(r" ?(?:fans?|coolers?|heat ?sinks?|散热器|风扇)(?![a-z])")
# "for RTX 4090", 适用于RTX 4090: what stands before it is no RTX 4090.
_FOR = re.compile(
    r"(?:\b(?:for|fits?|compatible (?:with|for)|works with|supports?)|适用于?|兼容|适配|支持)(?: up to)?"
    r"(?: the| nvidia| geforce| amd| tesla| radeon| msi| asus| gigabyte| evga| zotac| quadro| 英伟达"
    r"| ?[:：]| \d ?x?)* ?$"
)
_WHOSE = re.compile(r"(?<![a-z])for .*")
_SERVER = re.compile(
    rf"(?<![a-z])(?:servers?(?!{_CARD})|superserver|hgx|dgx|poweredge|proliant|thinksystem|rack ?mount|[1-9]u"
    r"|nodes?|\d+ ?(?:gpu|way) (?:system|chassis))(?![a-z])|服务器|伺服器|整机柜|一体机|机架|算力机"
)
_DGX = re.compile(r"dgx (?:[abh][123]00)")
"""Eight chips each, whatever else the title tells."""
_PC = re.compile(
    rf"(?<![a-z])(?:(?:laptops?|notebooks?|desktops?|workstations?|computers?)(?!{_CARD})|gaming pcs?"
    r"|pre ?built|mini pcs?|tower|all in one|egpu|gaming box|ai box|macbook|thinkpad|thinkstation|alienware"
    r"|dgx (?:spark|station)|core (?:i[3579]|ultra)|ryzen (?:[3579]|ai|threadripper)|threadripper|xeon|epyc"
    r"|i[3579] \d{4,5}[a-z]*|win(?:dows)? ?1[01]|\d+ ?[gt]b (?:nvme|ssd)|ddr[45](?!x)"
    r"|no gpus?|without gpus?|gpus? not included|barebones?)(?![a-z])"
    r"|笔记本|笔电|电脑|主机|整机|台式机|工作站(?!卡|显卡|gpu)|游戏本|套装机|准系统"
)
_BUNDLE = re.compile(
    r"(?<![a-z\d])(?:bundles?|combos?|(?:set|lot|pack|pair|box|kit) of|\d+ ?(?:packs?|pcs|pieces|units)"
    r"|qty ?[2-9])(?![a-z])|套装|套餐|组合|搭购|加购|任搭|两[张块片]"
    r"|\+ ?(?:\d{3,4} ?w(?![a-z])|[^+]{0,12}(?:电源|主板|power supply|psu|motherboard|monitor))"
)
_LANES = re.compile(r"(?:pci ?e(?:xpress)?|gen ?\d?)[ \d.()gen]*[x×] ?\d+")
_NUMBER = {"eight": 8, "four": 4, "two": 2, "八": 8, "四": 4, "两": 2}
_FEW = r"(?<![\da-z.,])(?P<n>\d{1,2}|eight|four|two|[八四两])"
_MADE = "(?:nvidia |amd |geforce |tesla |hgx |英伟达)*$"
_BEFORE = re.compile(rf"{_FEW} ?(?:[x×*]|张|块|颗|片) ?{_MADE}")
_BARE = re.compile(rf"{_FEW} ?(?:[x×*]|张|块|颗|片)? ?{_MADE}")
_PLURAL = re.compile(r"[^,;+]{0,20}?(?<![a-z])(?:gpus|cards|accelerators)(?![a-z])")
_COUNTED = re.compile(rf"{_FEW} ?(?:gpus?|way|cards|卡|张|块|颗)(?![a-z])")
_BEHIND = re.compile(r" ?[x×*] ?(?P<n>\d{1,2})(?![\d.])")
_GPU = re.compile(
    r"(?<![a-z])(?:[rg]tx|geforce|gpus?|graphics?|video cards?|accelerators?|tesla|instinct|quadro|pcie"
    r"|sxm\d?|oam|hbm\d?e?|gddr\d\w?|\d+ ?gb?)(?![a-z])"
    r"|显卡|显示卡|绘图卡|加速卡|算力卡|推理卡|训练卡|智算卡|芯片|昇腾"
)
_HEAD = re.compile(r"[^,+]{0,40}?(?<![a-z])(?:gpus?|graphics|cards?|accelerators?|adapters?)(?![a-z])")
_ACCELERATOR = re.compile(
    r"(?<![a-z])(?:accelerators?|tensor core|data ?cent(?:er|re) gpus?|ai gpus?|npus?|hbm\d?e?|instinct"
    r"|tesla [a-z]?\d+)(?![a-z])|加速卡|算力卡|推理卡|训练卡|智算卡"
)


class Goods(NamedTuple):
    """What is sold, and how many chips it holds (None: not told)."""

    what: What
    chips: int | None


def goods(title: str, category: str = "") -> Goods:
    """What a title that names a chip sells; the shop's category may tell of computers and parts."""
    text = _LANES.sub("", fold(title)).strip()
    chips = sight(text).chips
    start, end = (chips[0].start, chips[0].end) if chips else (len(text), len(text))
    if _is_part(text, start, end):
        return Goods("accessory", None)
    text = text[:end] + _WHOSE.sub("", text[end:])  # "for HPE ProLiant" tells where a card fits
    count = _count(text, start, end)
    if _SERVER.search(text) and not _is_card(text, start, end):
        return Goods("not-a-chip" if _PC.search(text) and not count else "server", count)
    if _PC.search(text):
        return Goods("not-a-chip", None)
    if _BUNDLE.search(text) or (count or 1) > 1:
        return Goods("bundle", count)
    return Goods(_of_shelf(fold(category)), 1)


def _is_part(text: str, start: int, end: int) -> bool:
    parts = (match.start() for match in _PART.finditer(text))
    named = any(not _WITH.search(text, max(0, place - 40), place) for place in parts)
    return named or bool(_COOLER.match(text, end) or _FOR.search(text[:start]))


def _is_card(text: str, start: int, end: int) -> bool:
    """Whether a server's name only tells whose card it is: "ThinkSystem NVIDIA H100 80GB PCIe GPU"."""
    alone = not re.search(r"(?<![a-z])(?:with|w/)|,|\+|hgx|dgx|\d ?[x×]|[1-9]u ", text[:start])
    return alone and not _COUNTED.search(text) and bool(_HEAD.match(text, end))


def _of_shelf(category: str) -> What:
    """What the last part of a category makes of a single chip: "Computers > Graphics cards" holds cards."""
    leaf = re.split(r"[>/|,]", category)[-1]
    if _GPU.search(leaf):
        return "chip"
    return "accessory" if _PART.search(leaf) else "not-a-chip" if _PC.search(leaf) else "chip"


def _count(text: str, start: int, end: int) -> int | None:
    """How many chips a title tells of; None where it tells no number, or two."""
    several = _BARE if _PLURAL.match(text, end) else _BEFORE
    found = [several.search(text[:start]), _BEHIND.match(text, end), *_COUNTED.finditer(text)]
    counts = {_NUMBER.get(match["n"]) or int(match["n"]) for match in found if match} - {0}
    if _DGX.search(text):
        counts = counts or {8}
    return counts.pop() if len(counts) == 1 else None


def is_gpu(title: str, category: str = "", brand: str = "") -> bool:
    """Whether a product with a chip's name is of that kind at all: a P40 may be a phone."""
    return bool(_GPU.search(fold(f"{title} {category}")) or sight(fold(f"{title} {brand}")).makers)


def is_accelerator(title: str) -> bool:
    """Whether a title speaks of an accelerator, though its name is not known."""
    return bool(_ACCELERATOR.search(fold(title)))
