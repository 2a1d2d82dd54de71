"""Which models a text only measures others by, or speaks of for what is made of them."""

import re

_COMPARED = re.compile(
    r"(?:(?<![a-z])(?:than|vs\.?|beats?|on the heels of|rivals?|unlike|against|like|after|trails?|ahead of"
    r"|match|(?<!is )(?<!are )(?<!was )behind|(?:maker|creator|developer|author|owner)s? of"
    r"|match(?:es|ing)|exceed(?:s|ing)|outperform(?:s|ing)"
    r"|surpass(?:es|ing)|beating|tops|topping"
    r"|outdo(?:es|ing)|edg(?:es|ing) (?:past|out)|dwarf(?:s|ing)|on par with|short of|close to|over"
    r"|compared (?:to|with)|as good as|(?:half|third|quarter|fourth|fifth|sixth|tenth"
    r"|twentieth|fraction|share"
    r"|multiple) of|(?:two|three|four|five|ten|[\d.]+)(?: ?x| times) (?:the size of|that of"
    r"|of)|from|in contrast to|replac(?:es|ing)|succeed(?:s|ing)"
    r"|comparable to|similar to|(?:half|twice|double|quarter|times) the (?:size|scale) of"
    r"|(?:level|performance|accuracy) of"
    r"|(?:large|big|small|good|fast|strong) as"
    r"|successor (?:to|of)|since)"
    r"|比|比肩|堪比|逼近|不敌|领先|落后于?|低于|高于|少于|多于|大于|小于"
    r"|接近|不及|超(?:过|出)?|胜过|优于|不输|对标|媲美|输给|甩开|压过|超越|高过|掰手腕|击败|不如|逊于|相当于|追平|打平|赶上|赶超|反超|完胜|吊打|碾压|秒杀|力压|险胜|战胜|打败|略逊于?|稍逊于?|逊色于|差于|弱于|强于|好于|直逼|直追|叫板|看齐|追赶|追上"
    r"|基于|取代|接替|压过了?|把)(?: (?:[a-z.]+'s|the|[\d.]+b))* ?(?:(?:openai|谷歌)的?"
    r"|中文版的?|[\d.]+(?:万?亿|b)(?:参数)?(?:规模|级别?)?的)?[“\"「]?$"
)
# What is done for a model, or made of it: "quants of Olive 3".
_FOR_IT = re.compile(
    r"(?<![a-z])(?:quants?|quanti[sz]ations?|conversions?|ports?|recipes?|notebooks?|adapters?|demos?|drivers?"
    r"|kernels|support|guides?|tutorials?|papers?|reports?|docs|documentation|patch(?:es)?|fix(?:es)?|examples?"
    r"|templates?) (?:of|for|on|to) (?:the )?$|(?<![a-z])(?:quanti[sz]ed|fine-tuned|uncensored|pruned) $"
)
# 自GPT-2以来: what another is the first since.
_SINCE = re.compile(r"以[来后]|之后|问世|发布|推出")
# 把Grok-1放了出来 compares it with nothing.
_PUT = re.compile(r"[^,。;]{0,30}(?:放|挂|传|推|开源|发布|上线|上架|开放|端|带|公开|送|搬)")
_LEVEL = re.compile(
    r"[”」\"]?(?:起家|的?基础[上之]|同(?:架构|源|款|级|档|宗|规模|量级|水平)|并列|相当|持平|齐名|看齐|齐平|的水平|级别?的?模型|不相上下"
    r"|的(?:首次更新|后继|继任|后续|[^,。;\n]{0,6}(?:升级|进阶|精简|轻量|蒸馏|微调|优化|改进|增强)版)"
    r"| (?:rules?|scaling|recipe|architecture|tokenizer|licen[cs]e|paper|leaderboard)(?![a-z])"
    r"| ?的? ?(?:[\d一二两三四五六七八九十]{1,3}分之|一半|[\d.一二两三四五六七八九十]{1,5} ?(?:%|倍)))"
)

# Before the name of what came of it.
_ELDER = re.compile(
    r"[”」\"]?的?(?:[^,。;\n]{0,6}(?:升级|进阶|精简|轻量|蒸馏|微调|优化|改进|增强|迭代|正式|完整|满血)版本?|后继者?|继任者?|续作"
    r"|下一代|接班人)[“「《\"]?"
)
# Sizes of what it is measured by: 超过了280亿参数的对手, 与40B稠密模型相当.
_RIVAL = re.compile(
    r"(?:超[过越]|胜过|优于|击败|打败|力压|碾压|赢过|压过|领先|媲美|对标|比肩|匹敌|追平|打平|逼近|接近|直追|看齐|不输|不逊|持平|叫板"
    r"|挑战)了?(?:[于给]|许多|不少|部分|一些|同类|更大的?|近|约|其他|的)*$"
)
_OF_RIVAL = re.compile(r"[^,。;\d]{0,12}(?:对手|模型|竞品|选手|同类|产品)")
_ON_PAR = (
    re.compile(r"(?:[与和跟同及]|达到了?|相当于|实现|接近|逼近|做到)[^,。;\d]{0,6}$"),
    re.compile(
        r"[^,。;]{0,14}(?:相当|持平|看齐|比肩|媲美|匹敌|不相上下|接近|掰手腕|抗衡|一较高下"
        r"|的(?:性能|效果|能力|表现|水平|水准))"
    ),
)


def is_compared(text: str, start: int, end: int) -> bool:
    """Whether the model at a place, or several told together, is only what another is measured by."""
    against = _COMPARED.search(text, max(0, start - 24), start)
    if against and against.group(0).startswith("把"):
        return not _PUT.match(text, end)
    since = text[start - 1 : start] == "自" and _SINCE.match(text, end)
    return bool(against or since or is_served(text, start) or _LEVEL.match(text, end))


def is_served(text: str, start: int) -> bool:
    """Whether something is made for the model at a place: "support for Olive 3"."""
    return _FOR_IT.search(text, max(0, start - 24), start) is not None


def improved(text: str, end: int) -> int | None:
    """Where the name of what came of the model before a place would begin: behind R-mini的升级版."""
    elder = _ELDER.match(text, end)
    return elder.end() if elder else None


def is_rivals(text: str, start: int, end: int, clause: int) -> bool:
    """Whether what is so large is only what a model is measured by: 超过了280亿参数的对手; `clause` is where
    its clause begins.
    """
    clause, (beside, par) = max(clause, start - 16), _ON_PAR
    if beside.search(text, clause, start) and par.match(text, end):
        return True
    beaten = _RIVAL.search(text, clause, start) and _OF_RIVAL.match(text, end)
    return bool(beaten) and "参数" not in text[clause:start]
