"""How the words around a figure bound it: about, at least, up to; 左右, 以上, 不到."""

import re

# The words before a figure, by what they make of it.
_WORDS = {
    "approx": (
        "约|约为|约合|约折合|约莫|约莫是|大约|大约在|大约是|大概|大概在|大概是|近|将近|差不多|差不多要|差不多是|差不多在|差不多得|大致|大致在|大致是|大致要|大概要|大概得|大约要|大约为|大约得|约在|约需|约要|逼近|直逼|接近|左右|~|≈|∼"
        "|maybe|perhaps|about|around|roughly|some|near|nearly"
        "|almost|circa|close to|nearer to|nearer|an estimated|closer to|in the region of"
        "|something like|somewhere around|somewhere near|somewhere in the region of|in the neighborhood of"
        "|in the neighbourhood of|in the ballpark of|on the order of|in the order of|of the order of"
        "|more like"
        "|plus or minus|ballpark|approximate|approximately|approximate:"
        "|approximately:|approx|approx.|approx:|approx.:|about the|around the|near the|nearly the"
    ),
    "min": (
        "超|超过|突破|冲破|涨破|站上|逾|高于|不低于|不少于|至少|少说|少说要|少说也要|起码|起码要|最少|最少要|不下|不下于|至少要|最低要|起步价|起价|起售价|起售价为|起售价是|起售价在|起售价都是|起售价均为"
        "|over|past|beyond|topping|more than|above|at least|no less than|not less than|upwards of|upward of"
        "|a minimum of|minimum|no lower than|starting at"
        "|starting from|starting price|starting price of|starting price is|starting price at"
        "|start at|start from|starts at|starts from|from|north of|exceeding|in excess of|>|≥"
        "|rarely below|seldom below|never below|not below|hardly below|rarely under|never under|not under"
    ),
    "max": (
        "不到|低于|跌破|不足|最高|高达|上看|不超过|不高于|至多|最多|最多要|顶多|撑死|上限|限价|最高限价|最高限价为"
        "|under|below|less than|up to|as much as"
        "|as high as|as low as|at most|no more than|not more than|no higher than|not above|never above"
        "|a maximum of"
        "|maximum|capped at|topping out at|tops out at|south of|shy of|sub-|sub|<|≤"
    ),
}
_BOUNDS = {word: bound for bound, words in _WORDS.items() for word in words.split("|")}
# They are looked for from the figure backwards, so that one try tells: the text and they are turned round.
_BACKWARDS = re.compile(
    "(?:币民人|su)?(?: (?:a|na))? ?("
    + "|".join(re.escape(word[::-1]) for word in sorted(_BOUNDS, key=len, reverse=True))
    + ")"
)
_AFTER = re.compile(
    r" ?(?:(?P<approx>-odd(?![a-z])|左右|上下|前后|出头|附近|光景|的样子|or so|or thereabouts|give or take"
    r"|-?ish(?![a-z]))"
    r"|(?P<min>以上|往上|朝上|开外|打底|打不住|不止|起(?!来)|-plus(?![a-z])"
    r"|多(?=[万元美块,。;)]|$|一[张块片颗台])|\+(?! ?[\d$€£¥])"
    r"|(?:and|or) (?:up|upwards?|over|above|higher|more)(?![a-z])"
    r"|upwards?(?![a-z])"
    r"|at (?:the )?(?:very )?least(?![a-z])|minimum(?![a-z]))"
    r"|(?P<max>以下|以内|之内|封顶|不到(?=[,。;)]|$)|or (?:less|under|below|lower|cheaper)(?![a-z])"
    r"|at (?:the )?(?:very )?most(?![a-z])|max(?:imum)?(?![a-z])|tops(?![a-z])))"
)
# The word between figure and currency: 30万左右人民币, 70余万元, 10多万.
_INSIDE = re.compile(r"[余来多几][万千百亿元块美]|[万千百]余|-odd ")
# What is said of prices that lie between two figures.
SPANS = (
    r"(?:range[sd]?|ranging|span(?:s|ned|ning)?|var(?:y|ies|ied|ying)|spread(?:s|ing)?|stretch(?:es|ed|ing)?"
    r"|extend(?:s|ing)?|swing(?:s|ing)?|differ(?:s|ing)?|any(?:where|thing))"
)
# Before a "from" that opens a range told at length: "ranges from $0.79/hour on RunPod to $18/hour".
RANGES = re.compile(rf"(?<![a-z])(?:{SPANS}|runs?|go(?:es)?) $")
# What a head makes of the figures under it: "Max hourly price", 起价(元/小时), "From ($/hr)".
_HEAD = re.compile(
    r"(?P<approx>^[~≈]|(?<![a-z])(?:approx|estimate|est\.|ballpark|roughly)|大[概约]|(?<![合月年签长短])约(?=[价为数]|$|[(|])"
    r"|估(?!算|值))"
    r"|(?P<max>(?<![a-z])max(?:imum)? (?:hourly |monthly )?(?:[a-z-]+ )?(?:bid|price|rate)|will not exceed"
    r"|price cap|上限|限价)"
    r"|(?P<min>^\W*(?:from(?! \d{1,2} [a-z]| [a-z]{3,9}\.? \d| 20\d\d)|starts? (?:at|from))(?![a-z])"
    r"|(?<![a-z])starting (?:price|at|from|rate)"
    r"|(?<![a-z])prices? from|起[步租售]?价)"
)
# What goes "up to" a figure reaches it: "have crept up to $450".
_MOVES_TO = re.compile(
    r"(?<![a-z])(?:crept|gone|went|goes|going|came|come|moved|rose|risen|shot|climbed|jumped|pushed|driven"
    r"|bid"
    r"|back|ticked|edged|inched|marked|raised|put|now) up to $"
)
# How far before a figure the words that bound it may begin.
_REACH = 24


def bound_of(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the words begin that bound the figure between two places, and what they make of it."""
    head = text[max(0, start - _REACH) : start]
    before = None if _MOVES_TO.search(head) else _BACKWARDS.match(head[::-1])
    told = {_BOUNDS[before[1][::-1]]} if before else set()
    after = _AFTER.match(text, end)
    if after:
        told.add(str(after.lastgroup))
    if _INSIDE.search(text, start, end):
        told.add("approx")
    bound = next((bound for bound in _WORDS if bound in told), "exact")
    return start - (before.end() if before and _BOUNDS[before[1][::-1]] == bound else 0), bound


def bound_of_head(head: str) -> str:
    """What the words of a head make of the figures under it."""
    found = _HEAD.search(head)
    return str(found.lastgroup) if found else "exact"


def past_bound(text: str, end: int) -> int:
    """Past the words that bound the figure, to where its unit may stand: $1.10+ /hr, 11万元以上/颗."""
    after = _AFTER.match(text, end)
    return after.end() if after else end
