"""Whatever in a text has the shape of a name that a model may bear.

A Latin name is a word with a capital, or one with a digit in it, and the versions, sizes and tiers behind it
(Laguna XS.2, o5-mini, dots.llm2); a Chinese one stands in quotation marks or before 大模型.
"""

import re
from functools import cache
from importlib import resources
from typing import TypeVar

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Span, Spans, within
from crawlers.names.models import may_be_tier

Sp = TypeVar("Sp", bound=Span)

_BODY = r"[A-Za-z0-9]*(?:[.+·][A-Za-z0-9]+)*\+?(?:-[A-Za-z0-9]+(?:[.+][A-Za-z0-9]+)*)*"
_CAPITAL = rf"[A-ZÀ-Þ][a-zà-þ]*{_BODY}"
_LOWER = (
    rf"(?=[a-z][a-z.]{{0,14}}-?[A-Za-z]{{0,3}}\d|[a-z]{{2,12}}(?:-[a-z]{{2,12}}){{1,2}}-v?\d)[a-z]{_BODY}"
)
# openPangu: a lower-case word set before a name.
_JOINED = rf"[a-z]{{3,8}}[A-Z]{_BODY}"
_VERSION = (
    r"[Vv]?\d{1,2}(?:\.\d{1,2})?"
    r"(?![A-Za-z0-9_%年月日亿万-]|[.,]\d| ?(?:billion|million|trillion|[BMT](?![A-Za-z0-9_])|亿|万))"
)
_MORE = (
    rf"{_CAPITAL}|{_VERSION}|\d{{1,4}}(?:\.\d{{1,3}})?[BM](?![\w-])|(?:mini|nano|pro|flash|lite"
    r"|turbo|ultra)(?![\w-])"
)
_NAME = re.compile(rf"(?<![A-Za-z0-9./_@-])(?:{_CAPITAL}|{_LOWER}|{_JOINED})(?: (?:{_MORE})){{0,3}}")
# An active size, a format of numbers or a kind of memory.
_NO_NAME = re.compile(
    r"[A-Z]{1,3}\d{1,4}s|\d.*|M\d (?:Ultra|Max|Pro)|v\d+(?:\.\d+)*|[A-Z](?: [A-Z])+|[A-Za-z]+ Chat"
    r"|.* [CG]PUs?"
    r"|[AE]\d+(?:\.\d)?B|GB .*|(?:HBM|L?P?G?DDR|[NM]?[VX]?FP|INT|BF|TF|PCIe|NVL|SXM|Apr"
    r"|Rs)(?: ?\d\w*)?(?: .*)?"
    r"|[\w.]+-(?:based|like|style|powered|class|level|scale|grade|only|native|optimi[sz]ed|ready|driven"
    r"|compatible|sized?|first)(?: .*)?|(?:SC|CES|GTC|WAIC"
    r"|WWDC|HDC|MWC|CVPR|ICML|ICLR|ACL|ISC|IFA|OCP) ?\d\d|(?:Version|Release|Build) \d.*|.* Code"
    r"|[A-Za-z]*OS \d.*|CC[ -]BY.*"
    r"|[A-Z][a-z]+ Code|(?:Trn|Inf)\d\w*"
    r"|(?:.* )?(?:Agents?|Apps?|SDK|APIs?|Studio|CLI|Desktop|Browser|Assistant|Bench|(?:Ultra)?Servers?"
    r"|Clusters?|Platform|Engine|Suite|Toolkit)(?: .*)?|[CR]DNA(?: ?\d)?"
    r"|(?:(?:Large|Small|Foundation|Frontier|Language|Vision|Open|Weights?|Source|Reasoning|Generative"
    r"|Multimodal|Diffusion|World|Base|AI)[ -]?)+Models?"
)
_ONLY_VERSION = re.compile(r"[vV]?\d{1,2}(?:\.\d{1,2})?")
_DATA = r"(?:datasets?|corpus|corpora|data ?sets?|数据集|语料库?|评测集|测试集)"
_DATA_BEFORE = re.compile(
    rf"(?:{_DATA}(?: called| named|,)?|(?:architecture|technique|method|framework|benchmark|algorithm"
    r"|optimi[sz]er|protocol|format|library|platform|tool|app|chip|stack) (?:called|named|dubbed|known as))"
    r" ?(?:the )?[\"“「『《]?$"
)
_DATA_BEHIND = re.compile(
    rf"[\"”」』》]? ?(?:\((?:an? |the )?(?:[a-z-]+ ){{0,2}}|, an? (?:[a-z-]+ ){{0,3}})?{_DATA}(?![a-z])"
)
_WORD = re.compile(r"[^ \u3400-\u9fff]+ ?")
_HAN = r"[\u4e00-\u9fff]"
# What is named so is no model: 数据集The Stack v2.
_DATA_SET = re.compile(
    r"(?:骁龙|天玑|麒麟|酷睿|锐龙|至强|数据集|语料库|语料|数据库|知识库|(?:评测|测试)[集榜]|榜单|基准(?:测试)?|(?<![a-z])(?:dataset|corpus|benchmark)s?)"
    r" ?[“「『\"《]?(?:the )?$"
)
_QUOTED = re.compile(
    r"[“「『\"《](?=[^\x00-\x7f])([^”」』\"》\s,。;:!?()]{2,12})(?:\([^()\n]{1,20}\))?[”」』\"》]"
)
_BEFORE_MODEL = re.compile(
    rf"(?:(?<=的|了|布|出|源|与|和|、)|(?<![\u4e00-\u9fff·]))"
    rf"(?P<name>(?![的了等各第一首这该其])(?:(?!推出|发布|开源|上线|带来|打造|研发|公布|宣布"
    rf"|拥有){_HAN}|(?<={_HAN})·){{2,12}}?大模型(?: ?[Vv]?\d(?:\.\d)?)?)(?! ?[“「『\"《A-Za-z\d])"
)
# 推出视频生成模型清影: a name straight behind the word for what it is.
_BEHIND_MODEL = re.compile(
    rf"(?:推出|发布|开源(?!大?模型)|上线|带来|公布|发表|释出|放出"
    rf"|披露)(?!的)了?[^,。;\n]{{0,18}}?模型(?!{_HAN}{{0,3}}(?:产品|应用|平台|服务|能力|社区"
    r"|矩阵|家族|战略|生态|团队|公司|业务|技术|市场|赛道|版|权重|接口|架构|训练|推理|系列|参数"
    r"|名为|价格|成本|榜|方面|开源|上线"
    rf"|发布|推出|升级|底座|工具"
    rf"|[的了在将已也都是和与及等从对中上有里最两几这那其各多个之]))"
    rf"(?P<name>{_HAN}{{2,4}}(?: ?[Vv]?\d{{1,2}}(?:\.\d)?(?![\d%]))?)(?=[,。、;(]"
    rf"|和|与|并|$)"
)
_GENERIC = re.compile(
    r"(?:语言|视觉|多模态|人工智能|行业|通用|万亿|国产|视频|基础|类似|自研|推理|开源|闭源|生成"
    r"|专用|垂直|主流|这些|[一两三四五几多]款|[首一两三四五几多]个|新款|全球|中文|巨量|千亿"
    r"|百亿|医疗|金融|端侧|企业|等"
    r"|级|个|种|最新|新一代|文本|同类|其他|自家|各[类种])"
)


def candidates(passage: Passage, taken: Spans[Span]) -> list[Span]:
    """The places of names, in order; none that overlaps one already understood."""
    plain = passage.page.plain
    spans = [
        span
        for match in _NAME.finditer(plain)
        if (span := _trimmed(plain, match.start(), match.end(), taken))
    ]
    spans += [Span(*match.span(1)) for match in _QUOTED.finditer(plain)]
    models = _BEFORE_MODEL.finditer(passage.text) if "大模型" in passage.text else ()
    spans += [Span(*m.span("name")) for m in models if not _describes(m["name"])]
    spans += [Span(*m.span("name")) for m in _BEHIND_MODEL.finditer(passage.text)]
    spans = [s for s in spans if not _DATA_SET.search(passage.text, max(0, s.start - 16), s.start)]
    spans = [s for s in spans if not _overlaps(s, taken) and not _overlaps(s, passage.dates)]
    spans = [s for s in spans if not _is_data(passage.text, s)]
    return sorted(spans, key=lambda span: span.start)


def _describes(name: str) -> bool:
    """Whether words before 大模型 only tell what it is like: 由国产框架训练的千亿参数大模型."""
    return bool(_GENERIC.match(name)) or "的" in name or "参数" in name


def _trimmed(plain: str, start: int, end: int, taken: Spans[Span]) -> Span | None:
    """Without the maker and the common words before it: Microsoft Fara-7B, Today Inception."""
    common = False
    while start < end:
        maker = next((span for span in within(taken, start, start + 1) if span.end < end), None)
        word = _WORD.match(plain, start, end)
        if maker and plain[maker.end] == " ":
            start, common = maker.end + 1, False
        elif word and _is_common(word.group(0)):
            start, common = word.end(), True
        else:
            break
    if common and (_ONLY_VERSION.fullmatch(plain, start, end) or may_be_tier(plain[start:end])):
        return None  # MacBook Pro
    return Span(start, end) if end - start > 1 and not _NO_NAME.fullmatch(plain, start, end) else None


def _is_data(text: str, span: Span) -> bool:
    """Whether a name is said to be that of data to learn from: 数据集The Stack, "The Stack (a dataset)"."""
    return bool(
        _DATA_BEFORE.search(text, max(0, span.start - 24), span.start) or _DATA_BEHIND.match(text, span.end)
    )


def _is_common(word: str) -> bool:
    """A common word, also with a version ("PaaS2.0")."""
    lower = word.strip().lower()
    return lower in common_words() or lower.rstrip("0123456789.") in common_words()


@cache
def common_words() -> frozenset[str]:
    """Capitalised words of the trade and of the calendar that name no model: common_words.csv."""
    table = resources.files("crawlers.facts").joinpath("common_words.csv").read_text(encoding="utf-8")
    return frozenset(table.split()[1:])


def _overlaps(span: Span, taken: Spans[Sp]) -> bool:
    near = within(taken, span.start - 48, span.end)
    return any(other.start < span.end and span.start < other.end for other in near)
