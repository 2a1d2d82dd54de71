"""Which chips a text only measures others by: "than an H100", H100的六成."""

import re

_COMPARED_BEFORE = re.compile(
    r"(?:(?:%|(?<![a-z])per ?cent) to|(?<![a-z])(?:than|vs\.?|versus|against|compared (?:to|with)"
    r"|relative to|like|beats?"
    r"|unlike|rivals?|successor to|"
    r"of what|an? (?:[a-z]+er|cut-down|scaled-down)|as (?:fast|good|dear|much) as"
    r"|(?:discount|premium) (?:to|on|from)|over"
    r"|(?:same|dear|cheap|expensive|much) as|(?:identical|comparable|equal|similar) to"
    r"|on (?:a )?par with|in line with"
    r"|ahead of|next to|measured against|instead of|as opposed to|rather than|in place of|replace[sd]?"
    r"|times (?:(?:the |that of )?(?:price|cost|speed|performance) of|the|that of)|trails)"
    r"|比起?|较|相比于?|相较于?|对比|相当于|不如|优于|胜过|高于|低于|取代|替代|对标|媲美|堪比"
    r"|落后|逊于|约为|是|贵过|参照)"
    r"(?: (?:an?|the|same|number|of|ones?|with|what|nvidia'?s?|that of|its|huawei'?s?|amd'?s?"
    r"|comparable|similar|equivalent|single|new|used|rival|competing))* ?(?:英伟达的?"
    r"|华为的?|上一代的?|前代的?|先前的?|此前的?|之前的?|单张)? ?$"
)
_COMPARED_AFTER = re.compile(
    r"^(?:的)?(?:性能的?|算力的?|价格的?|售价的?)? ?(?:约|近|大约|不到)?(?:相比|比起"
    r"|的?[\d.]+ ?(?:%|倍)|的?[一二三四五六七八九两]+(?:成|倍|分之)|一半|差不多|相仿"
    r"|的配置差不多)"
)
# 跟RTX 3090首发时的11999元比.
_SET_BESIDE = re.compile(r"(?:跟|和|与|同)(?:英伟达的?)? ?$")
_BESIDE = re.compile(r"[^,。;]{0,24}(?:相)?比")
# What only happens to others meanwhile: 随着B300放量,H100的租金.
_AS = re.compile(r"(?:随着?|伴随着?|因为?|由于|自从?|等到?)(?:英伟达|华为|新一代|新款|新)?的? ?$")
_COMES = re.compile(
    r"(?:等?新[品卡款]|系列|芯片|显卡)?(?:的|也|开始|陆续|逐步|大量|大规模|批量|即将|正式|全面|产能)*"
    r"(?:放量|上市|量产|推出|发布|出货|登场|铺货|铺开|交付|到来|到货|解禁|开售|开卖|上架|普及|问世|供货|亮相|爬坡|入场|进场)"
)
# What compares only where something behind the name does too: 约为A100的80%.
_WEAK = re.compile(r"^(?:约为|是)")


def is_compared(text: str, start: int, end: int) -> bool:
    """Whether the chip at a place, or several told together, is what another is measured by."""
    head = text[max(0, start - 36) : start]
    if _SET_BESIDE.search(head) and _BESIDE.match(text, end):
        return True
    if _AS.search(head) and _COMES.match(text, end):
        return True
    before = _COMPARED_BEFORE.search(head)
    after = _COMPARED_AFTER.match(text[end : end + 20])
    if text[end : end + 1] == ":":
        return False
    if before and _WEAK.match(before.group(0)):
        return bool(after)
    return bool(before or after)
