"""Whose size it is: numbers of parameters given to the models around them."""

import re
from collections.abc import Sequence

from crawlers.facts.compared import is_rivals
from crawlers.facts.mention import Mention
from crawlers.facts.mentions import MEASURE, Mentions
from crawlers.facts.passage import Passage
from crawlers.facts.sizes import CALLED, CALLED_REACH, Size
from crawlers.facts.spans import Span, Spans, within

_LINK = re.compile(
    r"(?![^,.;]{0,14}(?<![a-z])(?:against|versus|vs|than|compared|as|like|on|beats?|and|or)(?![a-z]))"
    r"(?![^,。;]{0,14}(?:超|打平|追平|媲美|胜过|优于|对标|比肩|比(?![例较])|击败|逼近|接近|领先|碾压|不输|力压|赢过|压过|赶上|直追|挑战))"
    r"(?: (?:parameters )?(?:in|for) (?:the )?(?=[^ ]))?"
    r"(?:的|-| )?(?:参数|parameters?)?(?:规模|量)?的?(?:开源|大模型|[^,.。;、)\n\d和与及]{0,10})?[ \"“「(]*"
)
# With 540 billion parameters, PaLM is ...
_WITH, _LINK_ON = (
    re.compile(r"(?:^|[.。\n]) ?(?:with|at)(?: (?:about|some|just|only|its|nearly|over|around|roughly))* $"),
    re.compile(r"(?: parameters)?,? (?:the )?"),
)
# ollama run deepseek-r1:14b.
_COMMAND = re.compile(r"(?<![a-z])(?:run|pull) $")
# 24B的Magistral Small, 8B多模态的MiniCPM-V; "the 24B Magistral Small", "Lightricks' 2B LTX-Video".
_ITS = re.compile(r"[\u4e00-\u9fff]{0,6}的[“「]?|-? [\"“]?")
_OF_ONE = re.compile(
    r"(?:(?<![a-z])(?:the|an?|its|their|our)(?: (?:new|open|dense|sparse|smaller|larger))?|['’]s?) $"
)
_ANY_MODEL = re.compile(
    r"(?<![a-z])(?:and|while|that) (?:a|another)(?: [a-z-]+)? model (?:with|of)[^,.;]{0,24}$"
    r"|(?<![a-z])models(?: of| with| up to| over| under| below)?[^,.;]{0,12}$"
    r"|支持[^,。;]{0,12}$|适合[^,。;]{0,12}$"
)
# Behind what is compared, before a size of its own.
_OWN_SIZE = re.compile(r" (?:\(|which|that|has|had|of)")
_WHICH_HAS = re.compile(r",? (?:which|that) (?:has|had|counts?|counted|holds?|held)(?![a-z])")
# Before the last field of an entry: "Olive 3 — Acme, July 2025, 1T".
_FIELDS = re.compile(r" ?[—–:|-] [^.;\n()]{2,48}, ")
_BRACKET = re.compile(r" ?\([^()\n]{1,60}\)")
# Whose sizes follow is said: 其余六款为0.6B到32B.
# Between the ends of a range: "7B to 65B".
_UP_TO = re.compile(r" ?(?:to|up to|-|–|~|至|到) ?")
_ALL_ARE = re.compile(r"(?:[都均皆同]|两者|二者|三者|一样)(?:仍|各)?(?:是|为|有|达|约|在){1,3}(?:约|近|超)?$")
_OTHERS = re.compile(
    r"以及(?=\d)|另有|还有|蒸馏(?:版|模型|小模型)|其余|其他|其它"
    r"|(?<![a-z])the (?:others?|rest|remaining)(?![a-z])"
)
_APPOSED = re.compile(
    r"[”」\"』》)]{0,2} ?(?:(?:[:([,—-]|是|为|则|达到?|只?有|仅有?|也?(?:不过|才|就)| is an?| at"
    r"| comes in at){1,2}"
    r"|\([^()]{0,40},|\([^()]{4,24}\),) ?"
    r"(?:an? |约|about |approx(?:imately|\.)? |est(?:imated|\.)? (?:at )?|~|≈"
    r"|(?:rumou?red|said|reported|believed|thought) (?:to be |at )?)?"
)
_DATED = re.compile(
    r" ?(?:\([^()]{3,20}\d\)|\([a-z][^()]{1,20}\)|[-–—:·|] ?[a-z .,年月日\d]{3,20}\d[日月年]?)$"
)
_NUMBERED = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.、)]? |(?:model(?: name| card)?|name|spec(?:s|ification)?(?: sheet)?|profile"
    r"|大?模型(?:名称?)?|名称)(?: ?\*\*)?: ?(?:\*\* ?)?)"
)
# How many characters the number and the date of a title may have.
_AROUND_TITLE = 64
# How far a title, and how far a name that an event was told of, speak for what follows, in characters.
_TITLE_REACH, _EVENT_REACH, _LINK_REACH = 500, 400, 24


class ModelSizes:
    """Gives the sizes of a passage to its models."""

    def __init__(self, passage: Passage, mentions: Mentions, sizes: Spans[Size]) -> None:
        self._passage = passage
        self._mentions = mentions
        self._sizes = sizes

    def give(self, group: list[Mention]) -> None:
        """Each name takes the sizes behind it up to the next name; what follows a group is for all of it."""
        if len(group) == 2 and self._told_apart(group):
            return
        for mention, following in zip(group, [*group[1:], None], strict=True):
            limit = following.start if following else self._reach(mention)
            behind = self._free(mention, limit)
            near = within(self._sizes, mention.start - 2 * _LINK_REACH - CALLED_REACH, mention.start)
            before = [size for size in near if self._leads_to(size, mention.start)]
            if (
                following is None
                and len(group) > 1
                and not before
                and not self._in_own_bracket(mention, behind)
            ):
                _share([m for m in group if not self._mentions.is_series(m)] or group, behind)
            elif before or behind:
                told = max(size.value for size in _best(before or behind))
                mention.told = told if _agrees(told, mention.in_name) else mention.told
                if not before and len(behind) == 1:
                    self._give_all(mention, behind[0])

    def _give_all(self, last: Mention, size: Size) -> None:
        """A size told of all goes to each of the names of its sentence: A用于研究,B用于对话,参数都是1万亿."""
        start = max(last.end, self._passage.clause(size.start)[0])
        if not _ALL_ARE.search(self._passage.text, start, size.start):
            return
        for mention in self._mentions.between(self._passage.sentence(size.start)[0], last.start):
            other = mention.start in self._mentions.bystanders or self._mentions.is_series(mention)
            if not other and mention.told is None and _agrees(size.value, mention.in_name):
                mention.told = size.value

    def _in_own_bracket(self, mention: Mention, behind: Sequence[Size]) -> bool:
        """Whether the only size stands in the bracket of the last of a group: not "C and D (3B each)"."""
        if len(behind) != 1:
            return False
        bracket = _BRACKET.match(self._passage.text, mention.end)
        return bool(bracket and behind[0].start < bracket.end() and "each" not in bracket[0])

    def _told_apart(self, pair: list[Mention]) -> bool:
        """Sizes of the one and of the other: X与Y,前者参数1170亿,后者210亿."""
        start, end = pair[1].end, self._reach(pair[1])
        for mention, sense in zip(pair, ("former", "latter"), strict=True):
            for cue in self._passage.cues_in(start, end, sense)[:1]:
                near = within(self._sizes, cue.end, cue.end + _LINK_REACH)[:1]
                mention.told = next((s.value for s in near if _agrees(s.value, mention.in_name)), None)
        return any(mention.told for mention in pair)

    def _free(self, mention: Mention, limit: int) -> list[Size]:
        """Those of the name's own sentence where it tells any; none that leads on to the next name."""
        end = self._passage.sentence(mention.start)[1]
        following = self._mentions.told_after(mention.end)
        own = [s for s in within(self._sizes, mention.end, mention.end + 4) if self._has(mention, s)]
        if own:
            return own
        others = _OTHERS.search(self._passage.text, mention.end, limit)
        sizes = within(self._sizes, mention.end, others.start() if others else limit)
        free = [s for s in sizes if not (self._is_ahead(s, following) or self._is_rivals(s))]
        free = [s for s in free if not any(self._has(m, s) for m in self._mentions.before(s.start + 1))]
        if mention.start in self._mentions.bystanders and mention.end < limit:
            free = [s for s in free if self._owns(mention, s)]
        is_base = self._mentions.is_base(mention)
        free = [
            s
            for s in free
            if not (s.bare or is_base) or self._follows(mention, s) or self._has_own(mention, s)
        ]
        free += [s for s in sizes if free and _UP_TO.fullmatch(self._passage.text, free[-1].end, s.start)]
        if is_base and self._passage.text[mention.end : mention.end + 1] == ":":
            return []
        own = [size for size in free if size.start < end]
        later = [
            size
            for size in free
            if size.start >= end and (size.total or not own) and self._continues(mention, size)
        ]
        return own + later

    def _is_ahead(self, size: Size, following: Mention | None) -> bool:
        """Whether a size is of the name behind it: 追平700亿参数的LLaMA 3."""
        if following and self._leads_to(size, following.start):
            return True
        near = self._mentions.after(size.end)
        straight = near and self._passage.text[near.start - 1] == "的"
        return bool(near and straight and self._leads_to(size, near.start))

    def _is_rivals(self, size: Size) -> bool:
        return is_rivals(self._passage.text, size.start, size.end, self._passage.clause(size.start)[0])

    def _has(self, mention: Mention, size: Size) -> bool:
        """Whether a size is said to be a model's, or stands in its name: "against R1's 671 billion"."""
        if mention.start < size.start < mention.end:
            return True
        gap = self._passage.text[mention.end : size.start]
        return gap in ("'s ", "’s ") or (gap in ("(", " (") and mention.start in self._mentions.bystanders)

    def _has_own(self, mention: Mention, size: Size) -> bool:
        """Whether it is told of what another is made from itself: "the evolution of X, which had 1.3B"."""
        return not size.bare and bool(_WHICH_HAS.match(self._passage.text, mention.end, size.start))

    def _owns(self, mention: Mention, size: Size) -> bool:
        """Whether a size behind what is only compared is its own: "beats R1, which has 671 billion", but not
        "beats R1 with only 32 billion parameters".
        """
        gap = self._passage.text[mention.end : size.start]
        return not gap.startswith((" ", ", at ", ", with ")) or bool(_OWN_SIZE.match(gap))

    def _continues(self, mention: Mention, size: Size) -> bool:
        """Whether a later sentence may still tell of the model: not of what a card can hold."""
        start, end = self._passage.sentence(size.start)
        if self._passage.has(start, end, "future") and not self._passage.has(size.end, size.end + 4, "size"):
            return False
        if self._is_anothers(mention, size):
            return False
        return not _ANY_MODEL.search(self._passage.text, start, size.start)

    def _is_anothers(self, mention: Mention, size: Size) -> bool:
        """Whether a size is told in a later sentence of what somebody else brings out."""
        start = self._passage.sentence(size.start)[0]
        own = {maker.maker for maker in within(self._passage.makers, *self._passage.sentence(mention.start))}
        doers = [m for m in within(self._passage.makers, start, size.start) if m.maker not in own]
        return bool(own and doers) and self._passage.has(doers[0].end, size.start, "release", "opensource")

    def _reach(self, mention: Mention) -> int:
        """How far behind a name its size may be told, as far as no other is named: its sentence, what
        follows an event, the lines under a title.
        """
        sentence = self._passage.sentence(mention.start)[1]
        line = self._passage.line(mention.start)
        if mention.start in self._mentions.bystanders:
            beside = self._mentions.after(mention.end)
            return min(sentence, beside.start) if beside else sentence
        reach = mention.end + _TITLE_REACH if is_title(self._passage, mention) else sentence
        if mention.event or (mention.told is None and line[1] > sentence):
            limit = mention.end + _EVENT_REACH
            reach = max(reach, limit if mention.event else min(limit, line[1]))
        following = self._mentions.told_after(mention.end)
        return min(reach, following.start) if following else reach

    def _leads_to(self, size: Size, place: int) -> bool:
        """3億參數的BERT, its 540 billion-parameter PaLM: nothing but a link between."""
        text = self._passage.text
        if not 0 <= place - size.end <= CALLED_REACH:
            return False
        if CALLED.fullmatch(text, size.end, place):
            return True
        if place - size.end > _LINK_REACH or self._passage.sentence(size.start)[1] <= place:
            return False
        if size.bare:
            measured = text[size.start - 1 : size.start] in MEASURE
            if text[place - 1 : place] == " " and not _OF_ONE.search(
                text, max(0, size.start - 16), size.start
            ):
                return False
            return not measured and bool(_ITS.fullmatch(text, size.end, place))
        opens = _WITH.search(text, max(0, size.start - 12), size.start)
        return bool((_LINK_ON if opens else _LINK).fullmatch(text, size.end, place))

    def _follows(self, mention: Mention, size: Size) -> bool:
        """Muse Glimmer: 30B, GPT-J (6B): a bare number straight behind the name."""
        if _COMMAND.search(self._passage.text, max(0, mention.start - 6), mention.start):
            return False
        gap = self._passage.text[mention.end : size.start]
        if _FIELDS.fullmatch(gap) and self._passage.text[size.end : size.end + 1].strip() == "":
            return self._passage.line(mention.start) == self._passage.line(size.end - 1)
        listed = mention.in_name is not None and gap == ", "
        return not listed and bool(_APPOSED.fullmatch(gap[:_LINK_REACH]))


def is_title(passage: Passage, mention: Span | Mention) -> bool:
    """Whether a line or a sentence is nothing but the name, perhaps with its date: "GPT-2 (February 2019)",
    "2.1 Olive 3."
    """
    line = passage.text[slice(*passage.line(mention.start))].strip(" #:*-•·")
    if len(line) > mention.end - mention.start + _AROUND_TITLE:
        line = passage.text[slice(*passage.sentence(mention.start))].strip(" #:*-•·.\n")
    name = passage.text[mention.start : mention.end]
    return _DATED.sub("", _NUMBERED.sub("", line)) == name


def _share(group: list[Mention], behind: list[Size]) -> None:
    """Sizes told behind a group: one each in order, or one for those that have none of their own."""
    if len(behind) == len(group):
        for mention, size in zip(group, behind, strict=True):
            mention.told = size.value if _agrees(size.value, mention.in_name) else mention.told
    elif behind:
        told = max(size.value for size in _best(behind))
        for mention in _trailing(group):
            mention.told = told if _agrees(told, mention.in_name) else mention.told


def _trailing(group: list[Mention]) -> list[Mention]:
    """Those at the end that no size was told of: C and D in "A (32B), B (7B), C and D (3B each)"."""
    sized = [place for place, mention in enumerate(group) if mention.told is not None]
    return group[sized[-1] + 1 :] if sized else group


def _agrees(told: float, in_name: float | None) -> bool:
    """A size far from the one in the name is another's; 8x7B has 47 billion."""
    return in_name is None or in_name / 2 <= told <= in_name * 2


def _best(found: Sequence[Size]) -> Sequence[Size]:
    """The totals where some are said to be, else all."""
    return [size for size in found if size.total] or found
