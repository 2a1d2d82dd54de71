"""Whether a figure is told of the past or of today: the word of time nearest to it, else its verb."""

import re

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount

# How far before a figure and behind it the words may stand that tell its time, in characters.
_BEFORE, _BEHIND = 64, 40
_LENGTH = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half a|a few|several|some|\d{1,2})"
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    "|autumn|fall|winter|christmas"
)
_TIMES = re.compile(
    rf"(?P<was>(?<![a-z])(?:last (?:year|month|week|quarter|{_MONTHS})|(?:the )?(?:year|month|week) before"
    rf"|{_LENGTH} (?:years?|months?|weeks?|days?|quarters?) (?:ago|earlier|before|prior)"
    r"|at (?:launch|release|debut|first|(?:its|the|[a-z]+'s) (?:launch|release|debut|peak|height|low|high"
    r"|time|start|beginning|bottom|trough))|before(?:hand|(?=$| (?:the|that|this|it)(?![a-z])))"
    r"|previous(?:ly)?|former(?:ly)?|used to|once|original(?:ly)?|initial(?:ly)?|old|earlier|peak(?:ed)?"
    r"|bottomed|until|back (?:in|then)|yesterday|one (?:week|month|year|day)|would have|having been"
    r"|any ?more|no longer"
    r"|had (?:been|cost|sold|gone|rented|asked|paid|wanted|charged|fetched|stood)|in (?:19|20)\d\d"
    rf"|(?:in|since) (?:early |late |mid-?)?(?:{_MONTHS}))(?![a-z])"
    r"|去年|前年|上[个一]?[周月年季轮次批]|前一?个?[周月年季次]|年[初中]|月初|[年月周天节]前|原[来先本价]?|曾|当[初时年]|此前|之前"
    r"|以前|早前|先前|早先|昔日|往[日年]|一度|首发|发行价|旧价|巅峰|峰值|高峰|[高低][点位]|谷底|低谷|那时|彼时|昨[天日]|起初|最初"
    r"|刚?[上发开][市售布卖]时|刚上市|[投量产布售市货峰]时(?![租价间长])|的时候|[调涨降]价前|[入去][春夏秋冬]|尚[有在]|早上)"
    r"|(?P<now>(?<![a-z])(?:now|today|currently|nowadays|these days|at (?:present|the moment|last count)"
    r"|for now|presently|right now|new|latest|so far|as of|later|then|after(?:wards)?|the (?:next|following)"
    rf"|this (?:year|month|week|quarter|morning|{_MONTHS})"
    rf"|by (?:(?:the )?(?:early |late |mid-?|end of |following )?(?:{_MONTHS})))(?![a-z])"
    r"|现[在价已为]?|如今|而今|目前|今(?:[天日春夏秋冬]|年(?!初))|眼[下前]|当[前下]|时下|此刻|刻下|本[周月季]|这[周月个]|后来|随后|继而|之后"
    r"|新价|最新|[调涨降][整价]后|转眼|[年月周天]后|[一二三四1-4]季度|下午|次日|已经?)"
)
_VERBS = re.compile(
    r"(?<![a-z])(?:(?P<was>was|were|had|sold|went|fetched|paid|wanted|asked|charged|commanded|rented|traded"
    r"|stood|hovered|ran|brought|listed|launched|started|debuted|opened|took|billed|bought|would have|could"
    r"|quoted|retailed|averaged|did|signed|leased|set me back|began|came"
    r"|reached|hit|touched|cleared)"
    r"|(?P<now>is|are|costs|sells|goes|fetches|asks|wants|charges|commands|rents|trades|stands|sits|hovers"
    r"|runs|brings|lists|starts|will|can|pays?|takes|buys|hits|bills|asking|expect|gets?|has|have|wants"
    r"|quotes|demands|averages|leases|selling|going|want|ask|sell|charge|rent))(?![a-z])"
)
_STOP = re.compile(r"[,;:.。]")


def tense(passage: Passage, amount: Amount, first: int, last: int) -> str:
    """ "was" or "now" by a word of time, "past" or "present" by a verb, else "none"; looked for between two
    places, where the figures before and behind end and begin.
    """
    behind = passage.text[amount.tail : min(last, amount.tail + _BEHIND)]
    stop = _STOP.search(behind)
    told = _TIMES.search(behind[: stop.start()] if stop else behind)
    if told:
        return str(told.lastgroup)
    first = max(first, passage.sentence(amount.lead)[0], amount.lead - _BEFORE)
    before = passage.text[first : amount.lead]
    times = [*_TIMES.finditer(before)]
    if times:
        return str(times[-1].lastgroup)
    verbs = [*_VERBS.finditer(before)]
    return {"was": "past", "now": "present"}[str(verbs[-1].lastgroup)] if verbs else "none"
