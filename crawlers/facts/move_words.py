"""The links and words by which moves are told, zh and en side by side."""

import re

from crawlers.facts.bounds import SPANS

_TO = (
    r"(?:到|至|[跌杀降涨升冲站突]破|[跌升涨冲击]穿|升逾|涨[超过]|逼近|直[逼奔]|站上|[来去走]到"
    r"|冲[上过]|改[为成]|换成|为|成"
    r"|(?<![a-z])to(?![a-z]))"
)
# What stands between two figures, dates and brackets left out; the first that fits names the link.
LINKS = {
    "arrow": re.compile(r" ?(?:→|->|=>|⟶|➜|⇒) ?"),
    "became": re.compile(r"[ ,]*(?:became|is now|are now|turned into|变成了?|变为)[^\d$€£¥。\n]{0,8}"),
    "from": re.compile(
        r"[^\d$€£¥。\n]{0,24}(?:(?:up|down)?,? ?(?<![a-z])from|较此前的?|高于此前的?)(?! ?\d)"
        r"[^\d$€£¥。\n]{0,24}"
    ),
    "to": re.compile(rf"(?:[^\d$€£¥。\n]{{0,24}}{_TO})[^\d$€£¥。\n]{{0,10}}"),
    "instead": re.compile(r".{0,12}(?:instead of|rather than|而不是|取代).{0,12}"),
    "versus": re.compile(
        r"[^\d$€£¥。\n]{0,60}(?:compared (?:with|to)|against|versus)[^\d$€£¥。\n]{0,24}"
        r"|[^\d$€£¥。\n]{0,8}(?:跟|与|和|同|较|对比|比|than)[^\d$€£¥。\n]{0,24}"
    ),
    "joint": re.compile(r" ?(?:and|or|/|、|和|或|与|及|;|\|) ?(?:[^\d$€£¥。\n]{0,12})"),
    "comma": re.compile(r", ?[^\d$€£¥。\n,]{0,40}"),
    "commas": re.compile(r"[^\d$€£¥。\n,]{0,40}, ?[^\d$€£¥。\n,]{0,40}"),
    "words": re.compile(r"[^\d$€£¥。\n,]{0,60}"),
}
# What stands before the first figure.
HEADS = {
    "spans": re.compile(
        rf"(?<![a-z])(?:{SPANS}|between|from as little as)"
        r" ?(?:widely )?(?:from)?[^\d]{0,12}$|区间[^\d]{0,4}$|介于[^\d]{0,4}$"
    ),
    "from": re.compile(r"(?:从|由|自|原先?的?|(?<![a-z])from)[^\d。\n]{0,24}$"),
    "to": re.compile(rf"{_TO}[^\d。\n,]{{0,6}}$"),
    "now": re.compile(
        r"(?<![a-z])(?:now|today|currently)[^\d.,]{0,24}$|(?:现在|如今|目前|今[天日]|现|而今|眼下"
        r"|当下|时下|眼前)[^\d。,]{0,12}$"
    ),
    "at": re.compile(r"(?<![a-z])(?:at|for) (?:about |around |roughly |nearly )?$"),
}
# Behind the second of two figures between which a price lies.
SPANNED = re.compile(r" ?(?:之间|的?都有|皆有|均有|不等|区间|之内|的?范围|range|or so each|depending|,? dep)")
# Before a range that is told as one: "runs from roughly $25,000 at the low end to $40,000".
RANGED = re.compile(rf"(?<![a-z])(?:{SPANS}|runs?) from(?![a-z])")
# Of the same day, not of another: "the cheapest was $1.96, the median $2.31".
STATISTIC = re.compile(
    r"(?<![a-z])(?:median|mean|average|cheapest|lowest|highest|dearest|most expensive|elsewhere"
    r"|others?|another|list)(?![a-z])"
    r"|中位数|均价|最低价|最高价|另一家|其他|别家|另外"
)
# Behind a figure that is of the past.
AGO = re.compile(r"(?: [a-z]+){1,4} (?:ago|earlier|before)(?![a-z])")
# What comes later, told between two figures.
LATER = re.compile(
    r"后来|随后|之后|以后|后[,又就便]|再到|到了|只剩|仅剩|还剩|转眼|一路|短短|反而|却|直奔|冲|变成"
    r"|继而|没[多过几]久|不久|下午|傍晚|当晚|[次翌隔]日|第二天|隔天|而后|接着|随即"
    r"|(?<![a-z])(?:then|later|after(?:wards)?|by (?:the |last |mid|early|late|now|january|february"
    r"|march|april"
    r"|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|christmas)"
    r"|within|before long|since|eventually|soon|ended up|months on|a year on)(?![a-z])"
)
# Before the figure that a price was, before the one that it is, and the verb straight before what it became.
WAS = re.compile(
    r"(?<![a-z])(?:was|were|had been|used to (?:be|cost)|start(?:ed|ing)|began|launch(?:ed)?"
    r"|open(?:ed|ing)|peak(?:ed)?|bottomed|topped out|troughed|floor"
    r"|initial|original|previously|former(?:ly)?|old|last year's|once|bottomed out|trough|low|high"
    r"|record)(?![a-z])"
    r"|原[来先本]?|最高|最低|最贵|最疯|高峰|巅峰|峰值|顶峰|[高低]点|[高低]位|谷底|低谷|底部"
    r"|节前|还能|还可以|尚能|刚上市|首发|刚出|刚[发开]售|[上发开][市售布]时|当初|当时|那时|那会儿|彼时"
    r"|前一?个?[周月年季次]|早上|上午|昨[天日]|曾|一度|[先起最]先是?|[调涨降]价前|尚[有在需要]|之前"
    r"|此前|以前|早前|先前|早先|昔日|往[日年]|起初|最初|本来|过去|旧价"
    r"|开始|上[个一]?[周月年季]|上一?[轮次批]|去年|前年|年[初中]|月初|[周月年天]前|前还|还[是要在]"
    r"|[入去][春夏秋冬]"
)
IS = re.compile(
    r"(?<![a-z])(?:is|are|now|today|currently|these days|back at|presently|so far|stands?|sits"
    r"|this (?:week|month|spring|summer|autumn|fall|winter|year)|new (?:list )?(?:price|rate))(?![a-z])"
    r"|如今|新价|现在|目前|这个?[周月年]|眼下|眼前|今[天日年春夏秋冬]|当[前下]|时下|[此刻]刻"
    r"|[而现]今|最新|最近|近日"
    r"|现[为已价报售卖要只]|[本这][周月季]|[调改降涨]价?[整价]?后"
    r"|已经?|只要|只需|就能|就有"
)
LEADS = re.compile(
    rf"(?:{_TO}了?|(?<![a-z])(?:at|back at|down at|up at))(?: about| around| roughly| nearly| just"
    rf"| some| as (?:low|high) as)? ?$"
)
# What parts the name of a good from the word for its price.
MODIFIES = re.compile(r" ?(?:的|颗粒|芯片|模组|chips?|modules?|contract)? ?")
OF_GOOD = re.compile(r" (?:of|for) (?:the |its |a )?")
POINTS_BACK = re.compile(
    r"这[两三几]?款|该(?:卡|芯片|款)|其|此卡|(?<![a-z])(?:its?|one|they|this|that|these"
    r"|the (?:card|chip|gpu|asking price|price|rate))(?![a-z])"
)
RATE = re.compile(
    r"(?<!exchange )(?<!growth )(?<!interest )(?<!utilization )(?<!utilisation )(?<![a-z])rates?(?![a-z])"
    r"(?! of)"
)
# Than what it was, or than something else.
THAN = re.compile(
    r"(?<![a-z])(?:than|versus|compared (?:to|with)|against"
    r"|(?<!week )(?<!month )(?<!quarter )(?<!year )over)"
    r" (?P<then>(?:it|they|in|an?|last|at"
    r"|before|when|two|three|six"
    r"|this time|during|its (?:peak|launch|debut|former|low|high)|the (?:previous|year|month|week"
    r"|same|start|peak|low|high)"
    r"|early|late|usual|(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december"
    r"|20\d\d))(?![a-z]))?"
)
_THEN = (
    r"去年|前|上[个一]?[周月年季轮次批期]|此前|之前|以前|首[发卖]|发[行布售]|开售|[年月季]初"
    r"|[最高低]点?|[高低]位|谷底|低谷|巅峰"
    r"|峰值|20\d\d|\d+ ?个?月|原|当|[一两半三几数]个?[年月周季]|同期|上市"
    r"|节前|[早先]前|[调涨降]价前|先前|早先|旧价"
    r"|入?[春夏秋冬]天?|本来|昨"
)
THAN_ZH = re.compile(
    rf"(?:(?<![同环])比起?|较|相比|相较|对[比照])于?(?P<then>{_THEN})?"
    rf"|[和跟与同](?P<with>{_THEN})?[^,。;]{{0,12}}?比(?=,)"
)
# A clause that sets what follows against something: 和三个月前相比,.
SET_AGAINST = re.compile("相比|[和跟与同][^,。;]{1,16}比(?=,)")
# Straight before a bare figure: 跌到1700, 上个月2.4.
TO_FIGURE = re.compile(
    r"(?:(?<![a-z])(?:down|back|up|rose|risen|fell|fallen|climbed|jumped|slipped|dropped|sunk|slid"
    r"|went|gone"
    r"|raised|cut|lowered) to |[涨跌降升掉落滑砍炒叫喊卖回飙提调冲跳杀]到"
    r"|(?:上个?|这个?|本|去|今|前)[年月周季](?:初|底|份)?[是要为还]?|[从由自挂卖收报叫喊])(?:约|近|了)?$"
)
# The word straight before a figure that a move may be told by, and straight behind it.
LEFT = re.compile(
    r"(?:(?<![a-z])(by|to|of|at|about|around|some|nearly|over|another|is|are|was|than|for|with|and"
    r"|the|an?|only"
    r"|just|up|down|as much as|up to|than|plus)|([达了约近到至是为有超出过占比的])|([(:,、|/*~+-]))[ ]?$"
)
RIGHT = re.compile(
    r" ?(?:(of|off|more|less|lower|higher|than|for|in|on|over|to|from|discount|premium|margin|share"
    r"|faster|slower"
    r"|better|since|within|and|or|this|last|year|month|week|yoy|ytd|qoq|mom|cheaper|dearer|markup"
    r"|tax|tariff"
    r"|rise|drop|increase|cut|hike|decline|when|as|after|before|if|but|because)(?![a-z])"
    r"|([的了以左的至到幅折溢利市算股份效性概税率吗])|([(),.;:、|/*!?]))"
)
# Dearer than its own former price: 比2025年3月的MSRP高约87%, 比低点已经高出58%, 比上周多了一千.
DEARER = re.compile(
    r"[比较][^,。;]{0,32}(?:价|msrp"
    r"|[点年月周天时前初底期轮次季位峰谷市春夏秋冬节])[^,。;]{0,6}(?P<word>[高贵多低少]|便宜)"
    r"[卖要收付花租报]?[出了上去掉过]*(?:大?约|将?近|差不多|逾|超过?|达|至少|足足|整整|不止|接近|几乎|有)?$"
)
# What is asked officially is no former price unless it is of a day: 比建议零售价高近40%.
OFFICIAL = re.compile(r"^[^\d年月前]*(?:建议|官方|指导|官价|原厂|官网|标价|定价)[^\d年月前]*$")
# A length of time that is a contract's, not a move's: 一年期合约, three-year deal, "reserved for one year".
CONTRACT = re.compile(
    r"[- ]?(?:期|的?[短长]?[合租]?约|合同|租(?![金价赁])|质保"
    r"|contracts?|terms?|commitments?|deals?|leases?"
    r"|reserved|reservations?|warranty)"
)
FOR_TERM = re.compile(r"(?:reserv|commit|sign|contract|lock)[^,.;]{0,24} for $")
# The nouns whose movement is a price's, and those whose is not.
GOOD = ("price", "rental", "purchase", "priceverb")
BAD = ("money_other", "memory", "token", "performance", "difference", "part", "making")
NEGATED = re.compile(
    r"[不未没](?:有|再|会|见)?$"
    r"|(?<![a-z])(?:(?:not|never|without|no|no longer|stop(?:s|ped)|ceased?|nothing|nobody|none"
    r"|hardly|barely"
    r"|neither)|[a-z]+n't)"
    r"(?: (?:a|any|been|become|get|gets|getting|got|gotten|going|yet|be|is|are|has|have|ever|to))* ?$"
)
# How far before a verb its negation may begin, in characters.
DENIAL = 24
UNABLE = re.compile("不[动起上下]")
# Verbs that are said of prices alone.
OF_PRICES = re.compile(r"[涨跌贵]|价|便宜|dearer|cheaper|expensive|price")
# Verbs that tell a price by themselves.
PRICED = re.compile(r"贵|价|便宜|打折")
# What tells a state rather than a change: dearer than another, or than it was.
STATE = re.compile(r"[贵高低多少]|便宜|cheaper|dearer|more|less|higher|lower|above|below|under")
# "twice what the others ask" compares with others; "half of what it cost a year ago" does not.
OF_OTHERS = re.compile(
    r"(?: [a-z0-9'’.-]+){1,5}? (?:asks?|charges?|wants?|pays?|bills?)(?![a-z])"
    r"|(?! (?:it|they|you|we|i) )(?: [a-z0-9'’.-]+){1,5}? (?:does|do|offers?|delivers?|has|costs)(?![a-z])"
)
BRACKETS = re.compile(r"\([^()]{0,40}\)")
WHEN = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)年?的?|(?:年初|年底|年中|月初|月底|\d{1,2}月(?:份|初|底|中旬|上旬"
    r"|下旬)?(?:\d{1,2}[日号])?|最初"
    r"|高峰时|高点|低点|低位|高位)的?"
    r"|(?<![a-z])(?:in|on|by|at|since|last) (?:early |late |mid-)?(?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|fall|winter|week|month|year)(?![a-z])"
)
LED_TO = re.compile(
    r"(?:(?<![a-z])to(?: reach| hit| stand at| settle at| touch)?(?: about| around| roughly| just"
    r"| an? [a-z]+)?|(?<![a-z])reaching|[到至为]了?|到手价?|现[价报售卖]|[调降涨][整价]?后|执行价|新价"
    r"|只[要需]|仅[要需]?"
    r"|报|收在?)(?:每[^,。]{1,3})?为? ?(?:约|近|nearly|about)? ?$"
)
# From a percentage to the former price that it starts from: "climbed 38% from its trough of $1.70".
FROM_FORMER = re.compile(
    r" ?(?:from|off|above|over|below|under|since|than)(?: +(?!list|msrp|retail|on-demand"
    r"|those)[a-z'’-]{1,12}"
    r"(?: \d{4})?){0,7} *"
)
# From a price to the change that it stands beside.
BESIDE = re.compile(r" ?[,(，][^,.;。;()\d]{0,14}")
# Between a verb and the one figure told of its move: "slid two cents to", "dropped below", 已跌破.
LEADING = re.compile(
    r"(?: (?:again|further|back|sharply|steadily|slightly|another|about|[a-z]+ cents?|by [^,.;$€£]{1,12}))?"
    r" (?:to|below|under|above|past|towards?)(?: (?:just|about|around|roughly|nearly|almost|under|over"
    r"|below|above|as (?:low|high|little|much) as|an? (?:average|median|record|new low) of))* ?"
    r"|(?:了?(?:到|至|回|破)|去?到)了?(?:约|近|大约|不足|不到|每小时)?"
)
# Particles that make a figure a change, and the way they go.
WAY = {
    "up": "up", "higher": "up", "dearer": "up", "more": "up", "more expensive": "up", "costlier": "up",
    "down": "down", "lower": "down", "cheaper": "down", "less": "down", "off": "down",
    "less expensive": "down", "below": "down", "under": "down", "above": "up", "over": "up",
    "added": "up", "adds": "up", "adding": "up", "lost": "down", "loses": "down", "losing": "down",
    "plus": "up", "minus": "down", "added to": "up", "tacked onto": "up", "knocked off": "down",
    "taken off": "down", "shaved off": "down", "wiped off": "down", "came off": "down", "comes off": "down",
    "升": "up", "增": "up", "降": "down", "减": "down",
}  # fmt: skip
# "38% off the low" is a rise.
ITS_LOW = re.compile(r" (?:its|the|their|a|last) [a-z0-9 ]{0,16}?(?:lows?|trough|bottom|floor)(?![a-z])")
PARTICLE_BEFORE = re.compile(
    r"(?<![a-z])(up|down|plus|minus|added|adds|adding|lost|loses|losing)(?: by| some| about| nearly"
    r"| roughly"
    r"| around| more than| over| another| as much as"
    r"| an?| fully| almost| just)* ?$"
    r"|(?<![下上调直普提飙攀回拉抬暴急日周月季年])([降减升增])(?:了|约|近|将近|逾|超过?|达|最多|至多)*$"
)
PARTICLE_BEHIND = re.compile(
    r" (?:(?:was|were|has been|have been|is|are|got) )?(added to|tacked onto|knocked off|taken off"
    r"|shaved off"
    r"|wiped off|came off|comes off|up|down|more expensive|less expensive|cheaper|dearer|costlier|higher"
    r"|lower|more|less|off"
    r"|(?:below|under|above|over)(?= (?:its|their|the|last|where|what it) [a-z0-9 ]{0,16}(?:peak|high|low"
    r"|trough|level|week|month|year|spring|summer|autumn|was|stood|cost)))(?![a-z])"
    r"(?! (?:to|front|performance|throughput|memory|efficient|tokens|compute|bandwidth|power|capacity"
    r"|per (?:inference|[a-z]*tokens?|query|request|image|watt|flop|million|training)))"
    # Bought off somebody: "a 3090 for 550 bucks off eBay".
    r"(?! (?:ebay|facebook|craigslist|gumtree|kleinanzeigen|marketplace|taobao|xianyu|ali[be]"
    r"|reddit|a (?:guy|friend|mate|seller|colleague|gamer|miner)|some(?:one|body)|the shelf))"
)
# Straight before a figure: 涨价近, 上涨了, rose by, up.
BY = re.compile(
    r"(?:了|近|约|逾|超过?|幅?达|了近|,|整整|足足| by| of| some| about| roughly| around| nearly| almost"
    r"| close to| as much as| up to| more than| less than| over"
    r"| at least| another| an? (?:extra|whole|full)|[ 过])*$"
)
# A bare figure that may be money, and what steps a price up or down by one in brackets: 16200(↓300).
OF_HAN = re.compile("[千万百]")
STEP = re.compile(r"\([↑↓涨跌升降+-]")
# Before a figure that belongs to a verb clauses before: "lowered what it charges for its P5, ..., by 44%".
BY_SO_MUCH = re.compile(
    r"(?<![a-z])by (?:up to |as much as |about |around |roughly |some |nearly |more than |over |an? )*$"
)
# Between a chip and its figure in a list of them.
LISTED = re.compile(
    r"s?[ ,:(]*(?:(?:the )?(?:figure|rise|increase|drop|gain|fall|decline|it)(?: is| was|'s) )?"
    r"(?:by |about |around |roughly |some |a full |fully )*"
)
# A verb that leads to a figure, not one that moves by it: 涨至, fell to.
ENDS_AT = re.compile(r"[到至为破上回成]$|(?<![a-z])to$")
# Between two figures of one verb.
TOGETHER = re.compile(r" ?(?:和|与|及|、|,? and) ?")
# Between a sum and the noun of its change: "a $500 price cut", 500元的降幅.
OF = re.compile(r" ?(?:的|price |rental )?")
# The words straight before and straight behind a figure that may be the end of a move.
EDGE_LEFT = re.compile(
    r"(?:(?<![a-z])(?P<en>to|from|at|was|were|is|are|now|for|than|against|of|under|below|above|over"
    r"|and|or|with"
    r"|costs?|paid|pays?|hit|reach(?:ed|es|ing)?|be|old|new|msrp|launch|between|versus|vs|the|was just|by)"
    r"|(?P<zh>[到至从由自原现降涨升跌破为是于较比过])|(?P<mark>[(\[:,|/→>-]))"
    r"(?: (?:about|around|roughly|nearly|just|only|some|almost|less than|more than|over|under|an?|as low as"
    r"|as much as|as high as|well))*[ ~]*$"
)
EDGE_RIGHT = re.compile(
    r" ?(?:(?P<en>to|from|at|in|on|now|today|last|this|a|an|one|two|three|six|ago|before|and|or|but|by|per"
    r"|for|as|after|when|while|since|with|then|only)(?![a-z])"
    r"|(?P<zh>[到至涨降跌升左以起的每一变])|(?P<mark>[),.;:|/→>-])|(?P<none>$))"
)
# On other terms, not at another time: "commit to three years and it drops to $1.89", 签三年降到.
ON_TERMS = re.compile(
    r"(?<![a-z])(?:commit(?:s|ted|ment|ments)?|reserv(?:e|ed|es|ing|ation)|sign(?:ed|ing)?|prepay"
    r"|prepaid|spot|preemptible"
    r"|savings plans?|contracts?|in bulk|at volume|volume)(?![a-z])"
    r"|[签若]|改用|承诺|预留|包年|长约|长租|竞价|抢占|节省方案|节省计划|批量|起订"
)
# What is asked of those who bind themselves is no later price: 签约一年降至105元.
COMMITS = re.compile(
    r"(?<![a-z])(?:commit|sign|prepay|reserve|pre-pay)(?:s|ed|ing|ting)?"
    r"(?: (?:it|them|up|on|to|for|in|an?|one|two|three|four|five|\d+))* ?-?(?:years?|months?|terms?"
    r"|ahead|upfront)(?![a-z])"
    r"|签约?[一二三两四五\d半]+个?[年月]|预留[一二三两四五\d半]+个?[年月]"
    r"|承诺[一二三两四五\d半]+个?[年月]|包年|包月|年约|长约"
)
# From a change to the chip that a price is only measured by: "12% to Huawei's Ascend 910B".
MEASURED = re.compile(
    r" (?:to|below|under|above|over|(?:less|more|lower|higher|cheaper|dearer|more expensive"
    r"|less expensive) than)"
    r"(?: [a-z'’-]+){0,4} ?"
)
# A further item of a list begins, which tells a price of its own.
LISTED_ON = re.compile(r"\n *(?:[-*•·#]|\d{1,2}[.)、]|[a-z]{3,9}\.? \d{4} ?:|\d{4}[年-]?[^\n:]{0,8}:)")
# What is so as a rule, not what happened: GPUs normally depreciate 20-40% a year.
HABIT = re.compile(
    r"(?<![a-z])(?:normally|typically|usually|generally|historically|tends? to|always|every (?:year"
    r"|generation)"
    r"|in general|as a rule|on average|each (?:year|generation))(?![a-z])|通常|往往|一般|平均每"
    r"|每年|历来|向来|总会|总是|每逢|每代"
)
# Behind a comparison, of another good than the chip a while ago: 较美国同类产品高出五成.
OF_RIVALS = re.compile(
    r"同类|类似|同级|竞品|竞争|对手|别家|其他|另一|美国|海外|国外|国内|官网|官方|行业|市场均价|同行"
    r"|友商|其它|前代|上代|上一代|前一代"
    r"|(?<![a-z])(?:similar|comparable|rivals?|competitors?|other|elsewhere|predecessors?"
    r"|hyperscalers?|average"
    r"|competing|alternatives?|previous generation|on.demand|list price|official|those|anyone)(?![a-z])"
)
# Off another way of selling: "35-40% off on-demand".
OFF_TIER = re.compile(
    r" (?:off|below|under|less than|lower than|cheaper than|above|over|more than)(?: the| its"
    r"| their| standard| regular"
    r"| official| public| published| usual)* (?:on.demand|list|retail|sticker|msrp|rrp|reserved"
    r"|spot|pay-as-you-go|payg)"
)
# Verbs of asking, which lead to a price that is high and tell of none before: 喊到4000美元.
ASKED = re.compile(r"[喊叫炒开报标要]|翻到|加到|抬到")
# A share that somebody takes of a price, or puts down of it: "takes a 5% cut", "put 30% down".
TAKES = re.compile(
    r"(?<![a-z])(?:tak(?:es?|ing)|took|gets?|keeps?|kept|pockets?|demands?|wants?|collects?|claims?|skims?)"
    r"(?: [a-z]+){0,3}? (?P<of>cut of )?(?:about |around |up to )?$"
)
A_CUT = re.compile(r" (?:cut|share|commission|slice)(?![a-z])")
PAYS = re.compile(
    r"(?<![a-z])(?:puts?|putting|pays?|paying|paid|with|requires?|for|lays?|laying) (?:about |just )?$"
)
DOWN = re.compile(
    r" down(?! (?:from|to|on (?:the|a|last)|over|since|versus|against|year|week|month)(?![a-z]))(?![a-z])"
)
LET = re.compile(
    r"(?<![a-z])(?:leas(?:e|es|ed|ing)|financ(?:e|ed|ing)|instal(?:l)?ments?|deposit|down payment)(?![a-z])"
)
