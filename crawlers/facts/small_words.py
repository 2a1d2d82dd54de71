"""The small words beside a name or a verb, whose place tells what the one is to the other."""

import re

_EN = re.compile(
    r"with|on|for|of|to|from|by|in|than|the|a|an|its|their|his|our|and|or|as|like|at|into|is|was"
    r"|are|were|has|have|had|been|be|being|will|would|can|could|may|might|must|not|never|no|also"
    r"|now|already|still|first|only|both|new|next|after|before|since|until|when|while|which|that"
    r"|who|it|this|they|these|those|if|without|under|over|using|per|so|but|because|between|against"
    r"|via|during|back|out|up|down|off|all|any|other|such|including|named|called|dubbed|about|some"
    r"|more|most|early|late|last|needs|need|requires|require|nvidia's|amd's|huawei's|google's"
    r"|intel's"
)
_ZH = frozenset(
    "的了是在于把将被对向给为以和与及或比用由从到至也还都已未不没拟要可能会并就才前后时上中下内等称年月日版型新款颗张"
    "个枚其该这此让令使则又再仍均同连等起止着过所有无需须经各每两三如若量价货卡片器售销出进入口华美陆"
)
_MARKS = r"[\s\"“”「」『』《》*_-]*"
_LEFT = re.compile(rf"(?:(?P<word>[a-z]+(?:'s)?)|(?P<sign>[^\sa-z0-9\"“”「」『』《》*_-])){_MARKS}$")
_RIGHT = re.compile(rf"{_MARKS}(?:(?P<word>'s|[a-z]+)|(?P<digit>\d)|(?P<sign>.))")
_LONGEST = 16


def left(text: str, place: int) -> str:
    """The word or sign before a place; "word" or "han" where it is no small one."""
    match = _LEFT.search(text, max(0, place - _LONGEST), place)
    return _small(match) if match else "none"


def right(text: str, place: int) -> str:
    """The word or sign behind a place; "digit" for a figure."""
    match = _RIGHT.match(text, place)
    if not match:
        return "none"
    return "digit" if match["digit"] else _small(match)


def _small(match: re.Match[str]) -> str:
    word, sign = match["word"], match["sign"] or ""
    if word:
        return word if _EN.fullmatch(word) or word == "'s" else "word"
    if "\u4e00" <= sign <= "\u9fff":
        return sign if sign in _ZH else "han"
    return "comma" if sign == "," else sign
