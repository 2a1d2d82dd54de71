"""Goods and services told with a chip that a clause prices instead of it: "the power supply for a B200"."""

import re

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, Cue, within

_GOOD = (
    r"power suppl(?:y|ies)|psus?|coolers?|cooling|heat ?sinks?|fans?|water ?blocks?|connectors?|cables?"
    r"|risers?|adapters?|brackets?|motherboards?|cpus?|memory|hbm\w*|vram|dram|ssds?|nics?|switch(?:es)?"
    r"|transceivers?|licen[cs]es?|software|warrant(?:y|ies)|insurance|dut(?:y|ies)|customs|shipping|freight"
    r"|delivery|postage|repairs?|maintenance|electricity|colocation|substrates?|packaging|wafers?"
    r"|deposits?|down payments?|commissions?|assembly|rewards?|bount(?:y|ies)"
    r"|fines?|penalt(?:y|ies)|lev(?:y|ies)|tax(?:es)?|subsid(?:y|ies)|loans?|bribes?"
    r"|bills? (?:of|for|from)|insuring|repairing|mending|cooling|powering"
)
# A clause that opens with the good and names the chip only to say which: "Import duty on an H100 came to".
_OPENS = re.compile(
    rf"\W*(?:(?:the|an?|its|our|each|and|but|while) )?(?:[a-z][\w-]*,? ){{0,3}}?(?:{_GOOD})(?![a-z-])"
    r"(?: (?!is |was |costs? |plus |and |with )[\w'-]+){0,6} ?$"
)
# The same behind the chip: H100的关税, "the H200's memory".
_BEHIND = re.compile(
    r"(?:的(?:进口|原装|更换)?|'s (?:[\w-]{1,12} )?)(?:散热器?|电源|运费|关税|保险费?|维修费?|内存|显存"
    rf"|授权费?|许可费?|押金|{_GOOD})(?![a-z-])[^,。;:]{{0,24}}$"
)

# A part and what it is worth, straight before a sum: GB300机柜的散热组件价值49,860美元.
_PRICED_PART = re.compile(
    r"(?<![含带配连加])(?:(?:散热|水冷|液冷)(?:模组|模块|系统|部件)?|组件|电源|机箱|主板|网卡|光模块|交换机|线缆)"
    r"的?总?(?:价值|价格|售价|单价|造价)[约为是达当]{0,2} ?$"
)
# From a part to the price of each: 配两台交换机,单价4.8万元.
_OF_EACH = re.compile(r"(?:\d+[台个套块])?,(?:含税)?(?:单价|均价|每[台个只])(?:约|为)* ?")
# Before a good that a sentence is about: "The 64-port switch", "Our InfiniBand cabling".
_THE_GOOD = re.compile(r"\W*(?:the|an?|each|every|our|its) [\w-]{1,16} ")
# Between a part and its own price: 存储1套(30万元), "cooling ($10,000)".
_IN_BRACKETS = re.compile(r" ?(?:\d{1,4}[台套个组])? ?\(")
# A sentence that opens with the memory of its card: 48GB GDDR6,单卡2.7万元起.
_SPECIFIED = re.compile(r"\W*\d{2,3} ?gb?(?:大?的?| )(?:gddr\dx?|hbm\d?e?|显存|video memory)")
# How far into a sentence its good may begin.
_OPENING = 12
# A machine without accelerators, told beside those with them.
_NO_ACCELERATOR = re.compile(
    r"通用型|通用服务器|准系统|(?<![a-z])barebones?(?![a-z])|鲲鹏|至强|霄龙|交换机|(?:存储|管理|登录|运维|cpu)(?:服务器|节点)"
    r"|(?<![a-z])(?:management|login|head|storage|cpu|control|gateway) (?:nodes?|servers?)(?![a-z])"
)
# From a sum to the part that it is for: "a $200 power supply", "$4,500 for the Supermicro chassis".
_FOR_PART = re.compile(r" ?| (?:for|on) (?:(?:the|an?|my|our|two|four|new|used) )?(?:[\w-]+ ){0,2}")
_PARTS = ("part", "memory")
# What may be priced in a clause that names a part of it, and how the part is told as included.
_CARD = re.compile(
    r"(?<![a-z])(?:cards?|gpus?|chips?|accelerators?|boards?|modules?|box(?:es)?|nodes?|servers?|rigs?"
    r"|systems?|machines?"
    r"|kits?|pods?|clusters?|instances?|units?|versions?|models?|editions?|variants?|it|they|them|each|one"
    r"|ones)(?![a-z])"
    r"|[卡机器柜版款套台]|芯片|加速"
)
_WITH = re.compile(
    r"(?<![a-z])(?:with|including|incl\.?|without|excluding|no|w/o?|less|minus)(?![a-z])|[含带配连加送]"
)
# How far before an amount its good may stand and how far the sentence reaches, in characters.
_BEFORE, _BETWEEN = 48, 120


def prices_good(passage: Passage, amount: Amount) -> bool:
    """Whether the clause of a sum has another good for its subject and names the chip only beside it."""
    start = passage.clause(amount.start)[0]
    chips = within(passage.chips, start, amount.lead)
    if len({chip.chip for chip in chips}) != 1:
        return False
    text = passage.text
    opens = _OPENS.match(text[start : chips[0].start])
    return bool(opens or _BEHIND.match(text[chips[-1].end : amount.lead]))


def is_of_part(passage: Passage, amount: Amount) -> bool:
    """The good stands straight beside its price, or opens the item or the sentence: 晶圆15,000美元一片,
    "a $200 power supply", "Networking ~$30,000", 另采购交换机12台,单价28万元.
    """
    first = max(passage.line(amount.start)[0], amount.start - _BETWEEN)
    sentence = passage.sentence(amount.start)[0]
    good = _THE_GOOD.match(passage.text, sentence)
    opens = passage.cues_in(sentence, max(sentence + _OPENING, good.end() + 1 if good else 0), *_PARTS)
    opens = [cue for cue in opens if not _SPECIFIED.fullmatch(passage.text, sentence, cue.end)]
    if opens and not within(passage.chips, sentence, amount.start):
        return True
    clause = passage.clause(amount.start)[0]
    for stretch in (sentence, clause):
        other = _NO_ACCELERATOR.search(passage.text, stretch, amount.lead)
        if other and not within(passage.chips, stretch, amount.end):
            return True
    if _is_for_part(passage, amount) or _is_of_computer(passage, amount):
        return True
    if _is_only_of_part(passage, amount):
        return True
    if any(_OF_EACH.fullmatch(passage.text, cue.end, amount.lead) for cue in _parts(passage, amount)):
        return True
    if within(passage.chips, first, amount.start):
        if _PRICED_PART.search(passage.text[max(first, amount.lead - _BEFORE) : amount.lead]):
            return True
        if any(_IN_BRACKETS.fullmatch(passage.text, cue.end, amount.lead) for cue in _parts(passage, amount)):
            return True
        touching = _parts(passage, amount)
        return any(c.end == amount.lead for c in touching) and not within(passage.chips, clause, amount.start)
    return any(
        not passage.text[first : cue.start].strip(" -*•·#|\t") and amount.lead - cue.end < _BEFORE
        for cue in passage.cues_in(first, amount.lead, *_PARTS)
    )


def _is_of_computer(passage: Passage, amount: Amount) -> bool:
    """A computer without an accelerator that we know is named between the last chip and the sum."""
    start = (passage.clause if amount.unit else passage.sentence)(amount.start)[0]
    told = passage.cues_in(start, amount.lead, "computer")[-1:]
    behind = passage.cues_in(amount.tail, amount.tail + _BEFORE, "computer")[:1]
    named = [
        cue for cue in told if not _is_bought_for(passage, cue, within(passage.amounts, start, cue.start))
    ]
    named += [cue for cue in behind if _is_bought_for(passage, cue, [amount])]
    return any(not within(passage.chips, cue.end, amount.lead) for cue in named)


def _is_bought_for(passage: Passage, cue: Cue, amounts: list[Amount]) -> bool:
    """Whether one of some sums leads to a good behind it: "$3,699 for a MacBook Pro"."""
    return any(_FOR_PART.fullmatch(passage.text, amount.tail, cue.start) for amount in amounts)


def _is_only_of_part(passage: Passage, amount: Amount) -> bool:
    """A clause that names a part, and no chip or card: "A pair of 400G switches is $38,000"."""
    start, end = passage.clause(amount.start)
    term = amount.unit.term if amount.unit else None
    if term == "hour":
        return False  # "96 CPUs, 1 TB of RAM at $12 an hour" is the machine's
    parts = passage.cues_in(start, amount.lead, *(_PARTS[:1] if term else _PARTS))
    if not parts or within(passage.chips, start, end) or _CARD.search(passage.text, start, amount.lead):
        return False
    return not _WITH.search(passage.text[start : parts[0].start])


def _is_for_part(passage: Passage, amount: Amount) -> bool:
    """A part of a machine is told behind it, and no chip before that."""
    parts = passage.cues_in(amount.tail, amount.tail + _BETWEEN // 2, *_PARTS)
    between = passage.text[amount.tail : parts[0].start] if parts else "-"
    return bool(_FOR_PART.fullmatch(between)) and not within(passage.chips, amount.tail, parts[0].start)


def _parts(passage: Passage, amount: Amount) -> list[Cue]:
    return passage.cues_in(amount.lead - 12, amount.lead, *_PARTS)
