"""Whether a sum is only forecast or supposed, or a threshold: no price."""

import re

from crawlers.facts.once import once
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, within

_HYPOTHESIS = re.compile(
    r"(?<![a-z])(?:expected (?:to|above|over|at|around|from|under|below|near|:)|expected$"
    r"|expects? (?:it|them)"
    r"|expects? [^.,;$€£¥]{2,40} to (?:cost|sell|fetch|go for|retail|run|start|be priced"
    r"|fall|drop|slip|decline|rise|climb|reach|hit|settle|bottom)"
    r"|(?:bear|bull|base) case(?![a-z])"
    r"|would have (?:cost|fetched|sold|brought|gone|commanded|been (?:worth|sold|priced))"
    r"|would be priced|ought to|should be able to"
    r"|(?<![a-z])if (?:an?|the) [^.,;$€£¥]{0,40}(?<![a-z])(?:sold|cost|fell|dropped|rose|rented)(?![a-z])"
    r"|could (?:an? |the )?[^.,;?]{0,16}(?:soon |really |eventually )?(?:cost|fetch|sell|see|reach|hit"
    r"|climb|soar|rise|go)|estimated to (?:launch|debut|arrive|start)"
    r"|pric(?:e|ing) (?:estimate|forecast|target)"
    r"|(?:forecast|project|anticipate|predict)(?:s|ed|ing)? (?:that |an? |the |its )"
    r"|(?:could|might|may) be (?:priced|sold)|(?:is|are) to (?:cost|sell|retail|come in|be (?:priced|sold))"
    r"|(?<![a-z])sees? [^.,;$€£¥]{0,24}(?:climbing|rising|reaching|falling|dropping|hitting|going)(?![a-z])"
    r"|(?:may|might) (?:cost|reach|hit|fetch|sell)|will (?:fetch|cost|sell for) (?:maybe|perhaps|probably)"
    r"|pencils? in|target|should you ever see"
    r"|rumou?r(?:ed|s)?(?![a-z])|to be priced|break.?even|(?:planned|tipped|pencill?ed in|earmarked"
    r"|slated) (?:at|for|to)(?![a-z])"
    r"|(?:ha(?:s|ve) to|must|needs? to) (?:stay|fall|drop|be|rent|sell|cost|go|earn|charge|make"
    r"|fetch|bring in))|若真"
    r"|(?:若|如果|假如|要是|倘若|一旦)(?![改换选用]|采用|搭载|按|以|以?租)[^。;\n]{0,16}(?:降|涨|跌"
    r"|真|放开|解禁|恢复|达到|卖到|升|连续|不停|全天)|[跑开租用]满|假[设定](?!的?(?:你|我们?)?[买租花按]?(?:费率|租金|时租|资费|单价|一[张小]|每|按))|预计|预估|预测|(?<!预)料将|目标价"
    r"|可能(?:会|就|只|最多|再)?(?:卖"
    r"|定|跌|降|涨|升|剩|要|低|到|[由从自][^,。;]{1,12}[涨升跌降]|[维保]持|(?:在|介于|为)[^,。;]{0,6}$)|(?:不会|不可能|别想|休想)再?(?:回到?|[跌降掉]到|有)[^,。;]{0,4}$|传闻(?![称中])[^,。;]{0,20}[要将会][^,。;]{0,6}$|(?:估计|预计|我猜|感觉)[^,。;]{0,8}(?:[明后]年|年底|下半年|以后|将来|未来|过年|开春|下个?月)|[有可]望[^,。;:]{0,20}$|(?:赌|猜)[^。;\n]{0,24}(?:会|要|能)|得(?:压|降|跌)到"
    r"|要低于|传言|谣传|盛传|风传|坊间传|天花板|或将|恐(?:怕|将|会)?(?:上看|涨|升|达|破|突破|超|逾|要)|明年均价|预计将"
)
# A sentence that opens so is of no world that is: "Suppose an H100 were $8", "Below $1.65 nobody earns".
_SUPPOSED = re.compile(
    r"\W*(?:[\w-]{1,12} ){0,2}(?:break.?even|total cost of ownership|tco)(?![a-z])"
    r"|\W*(?:(?:expected|projected|forecast|rumou?red) (?:pricing|prices?|msrp)(?![a-z])"
    r"|(?:suppose|supposing|imagine|pretend|what if|if|say)(?![a-z])[^.;$€£¥]{0,60}(?<![a-z])were"
    r"(?![a-z])|could (?:an?|the) |below (?:about |roughly |around )?$|设想)"
)
# Who foretells all that a sentence says: 分析师预估,B200单价约3万美元,GB200则为6万美元.
_FORETELLS = re.compile(r"[^,。;:\d\n]{2,24}(?:预估|预计|预测|预期|推估)[,:]")
# What is waited for: 等H20跌到6万再说.
_WAITS, _THEN = (
    re.compile(r"等(?!了)[^,。;]{0,12}[跌降涨]到?$"),
    re.compile(r"(?:左右|以[内下])?(?:再|才|的?时候|我?就)"),
)
# Around the name of a chip that takes the verb of the one before it.
_AND_THE = re.compile(r"[,;、]? ?(?:and|or|while|而|和)? ?(?:the |an? )?")
_FOR = re.compile(r" ?(?:for|at|to|in|则|为|在|要)? ?")
# How far a sentence is looked at from its opening and before an amount, in characters.
_REACH = 120


@once
def is_doubtful(passage: Passage, amount: Amount) -> bool:
    """A forecast, a hypothesis or a threshold is no price."""
    first = passage.sentence(amount.start)[0]
    opening = passage.text[first : min(amount.start, first + _REACH)]
    start = max(first, amount.start - 40)
    told = _SUPPOSED.match(opening) or _is_foretold(passage, start, amount.start)
    waited = _WAITS.search(passage.text, start, amount.lead) and _THEN.match(passage.text, amount.tail)
    told = told or waited or _is_said_by_prophet(passage, amount)
    twin = None if told else _of_same_verb(passage, amount)
    return bool(told or (twin and is_doubtful(passage, twin)))


def _is_foretold(passage: Passage, start: int, end: int) -> bool:
    """A forecast that no sum and no 目前 or 低于 parts from the figure: 预估为780万美元,目前的约400万美元."""
    told = _HYPOTHESIS.search(passage.text[start:end])
    place = start + told.end() if told else end
    return bool(told) and not (passage.has_money(place, end) and _turns(passage, place, end))


def _is_said_by_prophet(passage: Passage, amount: Amount) -> bool:
    """Whether its sentence, with what stands before its semicolons, opens with who foretells it all."""
    start = passage.sentence(amount.start)[0]
    while passage.text[start - 1 : start] == ";":
        start = passage.sentence(start - 1)[0]
    opens = _FORETELLS.match(passage.text, start)
    return bool(opens) and not passage.has(start, amount.start, "now")


def _turns(passage: Passage, start: int, end: int) -> bool:
    """Whether a stretch comes back from what is to come to what is, or to another chip."""
    against = passage.cues_in(start, end, "compare")[-1:]
    return passage.has(start, end, "now") or any(within(passage.chips, cue.end, end) for cue in against)


def _of_same_verb(passage: Passage, amount: Amount) -> Amount | None:
    """The amount before it whose verb it shares: the MI300X has to rent for $1.90, "the MI325X for $2.50"."""
    start = max(passage.sentence(amount.start)[0], amount.lead - _REACH // 2)
    before = [a for a in within(passage.amounts, start, amount.start) if a.currency == amount.currency]
    chips = within(passage.chips, before[-1].tail, amount.lead) if before else []
    if len(chips) != 1:
        return None
    gap = passage.text[before[-1].tail : chips[0].start], passage.text[chips[0].end : amount.lead]
    return before[-1] if _AND_THE.fullmatch(gap[0]) and _FOR.fullmatch(gap[1]) else None
