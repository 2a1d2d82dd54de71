"""Machines of several chips, and single chips said to be so: 8卡整机, 8×H100, a node of eight,
单颗, one B200.
"""

import re
from collections.abc import Iterator

from crawlers.facts.anchors import Anchored, Anchors
from crawlers.facts.spans import Machine
from crawlers.names.instances import types

_COUNTS = {
    "eight": 8,
    "four": 4,
    "two": 2,
    "sixteen": 16,
    "three": 3,
    "six": 6,
    "ten": 10,
    "三": 3,
    "六": 6,
    "十": 10,
    "八": 8,
    "四": 4,
    "两": 2,
    "二": 2,
    "十六": 16,
    "双": 2,
    "dual": 2,
    "twin": 2,
    "quad": 4,
    "a": 1,
}
_SINGLE = Anchored(
    r"单(?:张|颗|卡|片|枚|个|块|(?<!机单)(?<!器单)(?<!柜单)价)|每(?:张|颗|卡|片|枚|块)|每个?(?:gpu|芯片|加速卡)|一(?:张|颗|片|枚|块)"
    r"|(?<![\dx×.a-z])1 ?[x×] ?(?=[a-z\u5347])"
    r"|(?<![a-z])(?:single|lone|per (?:gpu|card|chip)|(?<!card )(?<!gpu )one)(?![a-z])"
    r"(?! of |[- ](?:year|month|time)| gpu node"
    r"|(?<=one)(?:[,.;)]| (?:at|for|from|on|in|with|is|was|costs?|goes|will|can|that|which|to)(?![a-z])))"
    r"|on-premise module|显卡(?=均价|售价|价格|单价|报价|本身)"
    r"|(?<=[-*•·\n] )(?:显卡|gpu|graphics card)(?= ?[:,])",
    "单|每|一|1|显卡|gpu:|gpu :|gpu,|graphics card|single|lone|per|one|on-premise",
)
_MULTIPLIED = Anchored(
    r"(?<![\da-z.])(?P<n>\d{1,3}) ?[x×*] ?(?=(?:nvidia |amd )?(?:hgx )?(?:[a-z]{1,4}\d|rtx|昇|升"
    r"|gaudi|gpu|tesla))"
    r"|(?:(?<=\d)|(?<=\d[a-z])|(?<=\dgb))(?<!\d\.0)(?<!gen\d)(?<!gen \d) ?[x×] ?(?P<after>\d{1,2})(?![\d.])"
    r"(?! ?(?:(?:hrs?|hours?|h|days?|weeks?|months?|years?)(?![a-z])|个?小时|天|个月))"
    r"|(?<=\()(?P<within>\d{1,2}) ?[x×](?=\))",
    "x|×| x| ×",
    figures=True,
    needs="x|×|*",
)
_COUNTED = Anchored(
    r"(?:(?<![\da-z.])(?:(?<!,)|(?!\d{3}))(?P<n>\d{1,3}|eight|four|two|sixteen|three|six|ten|dual|twin"
    r"|quad)|(?P<zh>十六|八|四|两|二|三|六|十"
    r"|双)) ?-?(?:(?:gpus?"
    r"|ways?|cards?|chips?)(?![a-z])(?!-?(?:hour|hr))"
    r"|卡(?!时|/|小时)|(?:张|颗|片|枚|块)(?:gpu|卡|显卡)?(?=组成|的整?[机柜]"
    r"|[^,。;\n]{0,12}(?:机器|服务器|整机|机柜|p\d)))"
    r"|of eight|with eight|holds eight|eight of|of (?P<board>\d{1,2})(?= ?[-:,;–](?!\d))"
    r"|(?P<lot>two|four|eight)(?= at a time)|(?<=for )(?P<whole>eight)(?=[,.;)])"
    r"|(?<=(?:has|ies|ith|lds) )(?P<held>two|four|eight)(?= (?:and|at|for) |[,.;)])",
    "eight|four|two|sixteen|three|six|ten|dual|twin|quad|八|四|两|二|三|六|十六|十|双"
    "|of |with eight|holds eight",
    figures=True,
)
_NAMED = Anchored(
    r"(?<=推理|训推|模型|算力)一体机|整机|整租|整柜|整台|(?<!云)服务器(?!拆|级|显?卡|版|专用|芯片|厂)|机柜|超节点|单机|单台|(?<!\dg)模组|(?<!封装)(?<!玻璃)(?<!载)基板"
    r"|节点|一柜|一台|一组|一套|单套|每台|每柜"
    r"|(?<![a-z])(?:dgx(?! spark)|superpod|baseboard)(?![a-z])"
    r"|多gpu|裸金属|整组|成套"
    r"|(?<![a-z])(?:nodes?|racks?|rigs?|(?<!open[ -])(?<!no )(?<!in )(?<!with )(?<!original )box|boxes"
    r"|multi-?gpu|supernode|machine"
    r"|systems?(?! integrat)|(?<!customer )(?<!upgrade )(?<!field )(?<!install )(?<!bracket )kits?"
    r"|(?<!pro \d000 )(?:servers?|workstations?)"
    r"(?! ?(?:edition|版|gpu|card|graphics|cpu|blackwell)))(?![a-z])",
    "一体机|基板|整机|整租|整柜|整台|整组|一组|成套|服务器|机柜|超节点|单机|单台|模组|节点|一柜|一台|一套|单套|每台|每柜|裸金属|dgx|superpod|baseboard|多gpu"
    "|node|server|rack|box|multi|workstation|supernode|machine|system|kit|rig",
)

# Before a machine that holds one chip: "single-L40S box", "1x H100 node", 单卡A10服务器.
_OF_ONE = re.compile(
    r"(?:(?<![a-z])single(?:-[a-z\d]+| (?:gpu|card|chip))(?: gpu)?|(?<![\dx×.])1 ?[x×] ?[a-z\d ]{2,20}"
    r"|单[卡张颗][^,。;:\n]{0,14}) ?$"
)
# Before a machine that only gave the card away: "pulled from a working server".
_SOURCE = re.compile(r"(?:pulled|pulls?|taken|removed|salvaged|stripped) (?:from|out of)(?: [a-z-]+){0,3} $")
_REACH = 32
# Instance types of clouds by their own names, and those that tell their number of GPUs: a3-highgpu-8g.
_TYPES = Anchored(
    rf"(?<![a-z\d])(?P<type>{'|'.join(map(re.escape, sorted(types(), key=len, reverse=True)))})(?![a-z\d])"
    r"|a\d-(?:high|ultra|mega)gpu-(?P<n>\d{1,2})g|(?:bm|vm)\.gpu\d?(?:\.[a-z\d-]+)?\.(?P<shape>\d{1,2})(?!\d)"
    r"|(?<=[a-z\d])-(?P<of>\d)-\d{2,3}g(?![a-z\d])",
    "|".join(["a2-", "a3-", "a4-", "bm.gpu", "vm.gpu", "-", *types()]),
)


def scan(anchors: Anchors) -> Iterator[Machine]:
    """Every mark of a machine of several chips (`count` over 1 or None) and of a single chip (`count` 1)."""
    for match in anchors.matches(_SINGLE):
        yield Machine(match.start(), match.end(), 1)
    for match in anchors.matches(_MULTIPLIED):
        yield Machine(match.start(), match.end(), _count(_written(match)))
    for match in anchors.matches(_COUNTED):
        yield Machine(match.start(), match.end(), _count(_written(match)))
    for match in anchors.matches(_NAMED):
        before = anchors.text[max(0, match.start() - _REACH) : match.start()]
        if not _SOURCE.search(before):
            yield Machine(match.start(), match.end(), 1 if _OF_ONE.search(before) else None)
    for match in anchors.matches(_TYPES):
        held = types().get(match["type"])
        count = held.chips if held else _count(_written(match))
        yield Machine(match.start(), match.end(), count, held.product if held else "")


def _written(match: re.Match[str]) -> str | None:
    """The number in a mark, whichever way of telling it was met."""
    return match[match.lastgroup] if match.lastgroup else None


def _count(written: str | None) -> int | None:
    if not written:
        return 8
    return int(written) if written.isdigit() else _COUNTS[written]


_TIMES = re.compile(
    r"(?<![\d.a-z])(?<!ty-)(?:(?<!,)|(?!\d{3}))(?P<n>\d{1,3}(?:,\d{3})*|eight|four|two|sixteen|three|six"
    r"|ten|dual|twin|quad|八|四|两|二"
    r"|三|六|十六|十|双) ?(?:(?P<times>[x×*])|个|颗|张|块|枚|片|路)?"
    r" ?(?:used |new |refurbished |second-?hand |nvidia |amd |hgx |英伟达|二手|全新|翻新|拆机|的)*\Z"
)
_PLURAL = re.compile(r"s(?![a-z])| (?:gpus|cards|accelerators|chips)(?![a-z])")
# The name as it is known may hold its plural: "two RTX PRO 6000s".
_PLURAL_NAME = re.compile(r"\d{3}s$")
_COUNTERS = tuple("个颗张块枚片达路")
# More chips than this are no machine: what is paid for them is a total.
MOST = 72


def before(text: str, chip_start: int, chip_end: int) -> Machine | None:
    """The number straight before a chip's name: 8×910B, 4x H200, 1x H100, eight H100s, 8张A100."""
    match = _TIMES.search(text[max(0, chip_start - 30) : chip_start])
    if not match:
        return None
    counted = any(counter in match.group(0) for counter in _COUNTERS)
    plural = counted or _PLURAL.match(text, chip_end) or _PLURAL_NAME.search(text[chip_end - 4 : chip_end])
    word = match["n"] == "双" or (match["n"].isascii() and match["n"].isalpha())
    if not (match["times"] or plural or word):
        return None
    return Machine(chip_start - len(match.group(0)), chip_start, _count(match["n"].replace(",", "")))
