"""The links and words by which moves are told, zh and en side by side."""

import re

ARROW = re.compile(r" ?(?:→|->|=>|⟶) ?")
TO = re.compile(r"(?:[^\d$€£¥。\n]{0,16}(?:到|至|跌破|为|成|(?<![a-z])to(?![a-z])))[^\d$€£¥。\n]{0,10}")
FROM_BEFORE = re.compile(
    r"(?:从|由|自|原先?的?|(?<![a-z])from)[^\d。\n]{0,28}(?:(?:19"
    r"|20)\d\d ?年?的?[^\d。\n]{0,8}(?:\d{1,2}月[^\d。\n]{0,6})?)?$"
)
REVERSE = re.compile(
    r"[^\d$€£¥。\n]{0,24}(?:(?:up|down)?,? ?from|compared with|较此前的?"
    r"|高于此前的?)(?! ?\d)[^\d$€£¥。\n]{0,24}"
)
# What it was, told behind what it became: 降至2美元,跟2023年的5美元相比.
COMPARED_WITH = re.compile(r"[^\d$€£¥。\n]{0,8}(?:跟|与|和|同|较|对比)[^\d$€£¥。\n]{0,16}")
# What makes the price that another is higher than a former one, not a list price of the same day.
FORMER = re.compile(r"首发|此前|之前|去年|原来?|当初|刚上市|上市时|年|月")
# Straight before a bare figure: 跌到1700.
TO_FIGURE = re.compile(r"[涨跌降升]到(?:约|近|了)?$")
# Dearer than its own former price: 比2025年3月的MSRP高约87%, 比低点已经高出58%.
DEARER = re.compile(
    r"比[^,。;]{0,32}(?:价|msrp|[点年月时前初底])[^,。;]{0,6}(?P<word>高|贵|低|便宜)(?:出|了)?(?:约|近)?$"
)
# A length of time that is a contract's, not a move's: 一年期合约, three-year deal.
CONTRACT = re.compile(
    r"[- ]?(?:期|合约|合同|租|质保|contracts?|terms?|commitments?|deals?|leases?"
    r"|reserved|reservations?|warranty)"
)
# Two ends that a price spans at one time: "ranges from $0.79 to $18", 1万元到2万元不等.
SPANS = re.compile(
    r"(?<![a-z])(?:rang(?:es?|ing)|spans?|spanning|var(?:y|ies)|anywhere) ?(?:widely )?(?:from)?[^\d]{0,12}$"
)
# One chip set against another: 和H20比, compared with.
SET_AGAINST = re.compile(
    r"(?:和|与|跟|同|较)[^,。;]{1,14}(?:相)?比|对照|相比|上一代|compared (?:with|to)|versus"
)
# Words between a chip and the verb of its price: H100突然大涨.
ADVERB = re.compile(r"(?:突然|又|再度|再次|持续|大幅|明显|也|都|已|开始|率先|跟着|随之|应声|继续|全线|普遍)*")
BECAME_LINK = re.compile(r"[ ,]*(?:became|is now|turned into|变成了?|变为)[^\d$€£¥。\n]{0,8}")
VERSUS_LIST = re.compile(r"比[^。\n]{0,16}$")
HIGHER = re.compile(r"[^\d。\n]{0,12}(?P<word>高|贵|低|便宜|多|少)(?:出|了)?(?:约|近)?$")
# The nouns whose movement is a price's, and those whose is not.
GOOD = ("price", "rental", "purchase", "priceverb")
BAD = ("money_other", "memory", "token", "performance", "difference")
NEGATED = re.compile(r"[不未没](?:有)?$|(?<![a-z])(?:not|never) $")
POINTS_BACK = re.compile(
    r"这[两三几]?款|该(?:卡|芯片|款)|其|此卡|(?<![a-z])(?:its?|one|they|this|that|these"
    r"|the (?:card|chip|gpu|asking price|price|rate))(?![a-z])"
)
# Verbs that are said of prices alone, and how far before one its price may have been named, in characters.
OF_PRICES = re.compile(r"[涨跌]|降价|dearer|cheaper")
TOPIC = 140
BRACKETS = re.compile(r"\([^()]{0,40}\)")
WHEN = re.compile(
    r"(?:年初|年底|年中|月初|月底|\d{1,2}月(?:份|初|底|中旬|上旬|下旬)?(?:\d{1,2}[日号])?|最初"
    r"|高峰时|高点|低点|低位|高位)的?"
    r"|(?<![a-z])(?:in|on|by|at|since|last) (?:early |late |mid-)?(?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|fall|winter|week|month|year)(?![a-z])"
)
# How far behind a change the figure that it led to may stand, in characters.
LED_REACH = 48
LED_TO = re.compile(r"(?:(?<![a-z])to(?: about| around| roughly| just| an? [a-z]+)?|[到至为]) ?$")
PARTICLE_BEFORE = re.compile(
    r"(?<![a-z])(up|down)(?: by| some| about| nearly| roughly| more than| over| another| as much as)* $"
)
PARTICLE_BEHIND = re.compile(r" (up|down|higher|lower)(?![a-z])(?! (?:to|than|front))")
BECAME = re.compile(r"became|become|got(?![a-z])|gets|grown|now|turned|made|变|变得|已")
# Straight before a figure: 涨价近, 上涨了, rose by, up.
BY = re.compile(
    r"(?:了|近|约|逾|超过?|幅?达|了近|,| by| some| about| roughly| around| nearly| as much as"
    r"| up to| another|[ 过])*$"
)
WINDOW = 90
