"""What the heads of a table's columns and rows say of the figures under them."""

import re

from crawlers.facts.spans import Per

# Heads of figures that are no prices of one chip.
_OTHER = re.compile(
    # what a chip has and does,
    r"显存|内存|记忆|带宽|功耗|核心|算力(?!价|租)|参数|性能|传输|储存|存储|每[tpg瓦]"
    r"|vram|(?<![a-z])ram(?![a-z])|bandwidth|memory|tdp|tgp|watt|power|cores|vcpu|(?<![a-z])cpu|tflops"
    r"|parameters"
    r"|storage|transfer|corpus|score|index|指数|性价比|评[级分]|得分"
    # numbers, shares and times,
    r"|数量|销量|出货|库存|stock|units|volume|sample|listings|per host|(?<!dis)count|qty|quantity"
    r"|÷|ratio|倍|比$|^year$|^(?:序号|编号|排名|no\.?|#|rank|id)$"
    r"|margin|周期|回本|payback|折扣(?!价)|discount(?!ed)|^ *\d+ ?(?:小时|天|个月|hours|days|h) *$"
    r"|^ *(?:[天日周]价|(?:按|每|包)[天日周]|(?:per |a )?(?:day|week)|daily) *$"
    r"|in (?:19|20)\d\d dollars|inflation|通胀"
    # other money, and what is bought around the chips.
    r"|营收|收入|利润|净[利额]|节省|投资|预算|押金|保险|运费|电费|电力|人[工力员]|(?<![a-z])(?:staff(?:ing)?|labou?r|personnel|salar(?:y|ies)"
    r"|engineer(?:s|ing)?|monitoring|logging|devops|egress|ingress|backups?|snapshots?"
    r"|ipv4|load balancers?)(?![a-z])"
    r"|运维|维护|托管"
    r"|场地|机房|网络|交换机|晶圆|造价|物料"
    r"|(?:单颗|制造|生产)成本|(?<![a-z])net(?![a-z]| price| rate)|(?<!ly )(?<!rental )fee|wholesale|revenue"
    r"|profit|savings?(?! plan)|deposit|insurance|shipping|energy|electricity|network|switch|cooling"
    r"|colocation|maintenance|upkeep|support|warranty|set-?up|installation|activation|质保|维保|保修|安装费"
    r"|开通费|software|licen[sc]e|ca?pex|opex|wafer|bill of materials|(?<![a-z])bom(?![a-z])"
    r"|(?:whole|entire|complete|full) (?:pc|computer|rig|build|desktop|workstation)|整[台套]?电脑|整台主机"
    r"|^ *(?:(?:mother|main)?board|mobo|case|chassis|frame|nvme|ssds?|fans?|cables?|risers?|misc|psu) *$"
    r"|to (?:make|build|produce|nvidia|amd|intel|huawei)(?![a-z])"
)
_SPAN = re.compile(
    r"(?:year \d|(?:首|第[一二三四五\d])年|(?:first|1st|3|three|5|five)[- ]years?)(?: (?:total|cost))?"
)
_COST = re.compile(r"(?:our |own |unit |internal )?costs?(?! of| to)(?![a-z])|成本")
_EARNED = re.compile(r"(?<![a-z])(?:revenue|margin|profit|markup)(?![a-z])|毛利|利润|收入|营收")
_TOGETHER = re.compile(r"(?<![a-z])(?:together|combined|total)(?![a-z])|合计|总价|总计")
_QUANTITY = re.compile(
    r"quantity|qty|(?<![a-z])(?:hours?|usage|units|duration)(?! ?rate)(?![a-z])|数量|用量|时长"
    r"|小时数|使用量"
)
_RATE = re.compile(
    r"(?<![a-z])(?:rate|unit (?:price|cost)|price per|per hour|hourly)(?![a-z])|单价|费率|每小时"
)
_EACH = re.compile(r"(?<![a-z])(?:unit|each|apiece)(?![a-z])|单价")
_CHARGE = re.compile(
    r"^(?:est(?:imated|\.)? )?(?:charges?|costs?|bill(?:ed)?|amount|subtotal|sum|due)(?! per|/)(?![a-z])"
    r"|^(?:费用|花费|应付|小计|金额|账单)"
)
# What heads the rows of a build or of a bill.
_PART = re.compile(r"(?:part|component|(?:cost|line) item)s?|[配部]件(?:名称)?|配置项|费用项目?")
# What prices are for that are no rents: a table of tokens tells of chips only what serves them.
_OF_TOKENS = re.compile(r"(?:/|per |每)[^()|\n]{0,12}tok(?:ens?)?(?![a-z])")
# What heads the numbers of hours that a job took.
_HOURS = re.compile(r"(?:gpu|card|chip)[- ]?hours?$|卡时数?$|机时数?$|训练(?:时长|用时|算力)")
# Captions of what a job takes, whose sums are no prices of chips.
_JOB = re.compile(
    r"costs? (?:of|to) (?:serv|run|train|operat|own|deploy|host)|(?:运行|训练|部署|推理|单次)成本"
    r"|costs? (?:per|of (?:a|one|each)) (?:[a-z]+ )?(?:run|job|epoch|image|video|experiment|task|quer|request"
    r"|train|fine-?tun|sample)"
)
_CONVERTED = re.compile(r"折合|折算|换算|equivalent")
# What is so wherever it stands in a head, and what the price is told to include.
_TOTALS = re.compile(
    r"(?:/|per)[ _]?[gt]b(?![a-z])|[$€¥元] ?/ ?(?:1?m|百万)(?![a-z])|tokens?|toks"
    r"|(?:/|per|每) ?(?:1,?000|1k|100|千"
    r"|(?:images?|runs?|jobs?|quer(?:y|ies)|requests?|epochs?|videos?|minutes?)(?![a-z]))"
    r"|(?<!dph_)total|(?<=[a-z] )together|(?<![a-z])amount(?![a-z])"
    r"|(?<![a-z])tco(?![a-z])"
    r"|合计|金额|总价|小计|总[成金]"
)
_ASIDE = re.compile(r"\([^()]*\)|incl(?:uding|\.)? .*|含.*")
_COUNT = re.compile(
    r"^(?!.*(?:stock|avail|moq|库存|起订)).*(?:gpus? per|per host|qty|数量|# ?gpus?|gpu count|卡数|gpus?$)"
)
_MONEY = re.compile(
    r"[$€£¥₹]|usd|eur(?![a-z])|euros?|cny|rmb|yuan|dollars|人民币|美元|元|美金|台币|英镑|价"
    r"|price|rate|cost|msrp|charge|fee|hourly|(?<![a-z])dph"
    r"|每小时|租|按需|on.demand|spot|reserved"
    # Where or how a card is sold, with nothing else in the head.
    r"|^ *(?:street|used|new|second.?hand|refurb(?:ished)?|retail|list|ask(?:ing)?|buy|bid|market|ebay|amazon"
    r"|newegg|零售|二手|全新|现货|到手|市场|官网|行情|京东|淘宝|闲鱼|拼多多) *$"
)
# The longer ones first: HK$ is no dollar of the United States.
_CURRENCIES = {
    "us$": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "c$": "CAD", "s$": "SGD", "港币": "HKD",
    "港元": "HKD", "hkd": "HKD", "台币": "TWD", "twd": "TWD", "ntd": "TWD", "日元": "JPY", "日圆": "JPY",
    "韩元": "KRW", "円": "JPY", "jpy": "JPY", "英镑": "GBP", "gbp": "GBP", "欧元": "EUR", "aud": "AUD",
    "cad": "CAD", "sgd": "SGD", "$": "USD", "usd": "USD", "美元": "USD", "美金": "USD",
    "€": "EUR", "eur": "EUR", "£": "GBP", "¥": "¥", "人民币": "CNY", "rmb": "CNY", "cny": "CNY", "元": "元",
    "₹": "INR", "inr": "INR", "krw": "KRW", "₩": "KRW", "dollars": "USD", "yuan": "CNY", "renminbi": "CNY",
    "yen": "JPY", "pounds": "GBP", "rupees": "INR", "卢比": "INR", "chf": "CHF", "francs": "CHF",
}  # fmt: skip
_CHANGE = re.compile(
    r"δ|change|vs\.? (?:last|prev|prior|a (?:week|month|year) ago)|[较比]上[周月]"
    r"|涨跌|[涨跌降调升]幅|^(?:[上下]调|调[升降]|[涨降]价)$|(?<![a-z])(?:increase|gain|rise"
    r"|decrease|decline|drop"
    r"|fall|cut|hike)(?![a-z])"
    r"|变化|变动|^ *\d+ ?[dhw天周] *$|月比|环比|同比"
    r"|(?<![a-z])(?:wow|mom|qoq|yoy|w/w|m/m|q/q|y/y)(?![a-z])"
)
# Whom a chip is set against in a head.
_OTHERS = re.compile(
    r"(?:prev(?:ious|\.)?|prior|last) gen|predecessor"
    r"|(?:over|vs\.?|versus|than|from) (?:the )?(?:[a-z]{1,4} ?\d{2,4}|aws|azure|gcp)"
    r"|[上前]一?代|(?:较|比|对比|相对)(?:上代|前代|友商|竞品)"
)
# The heads of what a price was, what it became, and what it is today.
_BEFORE = re.compile(
    r"(?<![a-z])(?:old|previous|prior|former|before|was|then|until|till|through)(?![a-z])|[旧原]价"
    r"|[价整涨降日]前"
)
_AFTER = re.compile(
    r"(?<![a-z])(?:new|current|now|today|updated|after)(?![a-z])|[新现]价|[价整涨降]后|目前|当前|最新"
    r"|^(?:from|since|starting|effective)(?: on)? (?=\d|[a-z]{3,9}\.? \d)|\d[日月年]起"
)
_NOW = re.compile(
    r"(?<![a-z])(?:current|now|today|this (?:week|month))(?![a-z])|现价|目前|当前|本[周月]|今[日天]|最新"
)
# Over what another chip costs, or cost: "Increase over previous gen".
_OVER_OTHER = re.compile(
    r"(?<![a-z])(?:over|vs\.?|versus|from|than|to) (?:the )?(?:prev(?:ious)?|last|prior"
    r"|older?)[ .]*(?:gen|model|card|chip)"
    r"|(?<![a-z])(?:vs\.?|versus|over) (?:the )?(?:[a-z]*\d{2,4}|msrp|list|market|average|median)"
    r"|gen.over.gen|generational"
    r"|[较比][上前][一]?[代款]|代际|[较比](?:官方|建议|首发|市场)"
)
# Which way the percentages under a head go that have no sign: 涨幅, "Drop".
_UP = re.compile(r"[涨升]幅|调升|上[调涨]|^涨价|(?<![a-z])(?:increase|gain|rise|hike)s?(?![a-z])")
_DOWN = re.compile(r"[跌降]幅|调降|下[调跌]|^降价|(?<![a-z])(?:decrease|decline|drop|fall|cut)s?(?![a-z])")
# How a head names the length of time that a change is told over.
_PERIODS = {
    "P1W": re.compile(r"weekly|last week|[较比]上周|周环比|周涨|周跌|周变"),
    "P1M": re.compile(r"monthly|last month|[较比]上月|月环比|月涨|月跌|月变"),
    "P1Y": re.compile(r"yearly|同比|年涨|年跌"),
}
# A head that is nothing but a length of time: "Month (730 h)", "Monthly", 每月.
_TERM = re.compile(
    r"(?:per |a |by the |/ ?|[每按包])?(hour|hr|month|year|小时|月|年)(?:ly"
    r"|[约租付])?(?: ?\([^()]{1,12}\))?$"
    r"|[^()]{1,12}\((?:per |/ ?|每)?(hour|hr|month|year|小时|时|月|年)\)$"
)
_TERMS = {
    "hour": "hour", "hr": "hour", "month": "month", "year": "year", "小时": "hour", "时": "hour",
    "月": "month", "年": "year",
}  # fmt: skip
_SHARE = re.compile(r"accelerator|单[卡张颗枚]|每[卡张颗枚片]|(?:per|each|single)[ -](?:gpu|card|chip)")
_BIRTH = re.compile(r"releas|launch|introduc|announc|发布|上市|推出|年份|^year$")
_FIRST_PRICE = re.compile(
    r"launch|at (?:its|their) (?:start|debut)|msrp|首发|发布|上市|建议|list|官方|指导|原价"
)


def is_other(head: str) -> bool:
    """Whether the figures are no prices of one chip: memory, watts, counts, totals."""
    return bool(_TOTALS.search(head) or _OTHER.search(_ASIDE.sub("", head)))


def is_own_cost(head: str, heads: list[str]) -> bool:
    """Whether the figures are what a seller pays, beside what they earn: "cost/hr" beside "revenue/hr"."""
    return bool(_COST.match(head)) and any(map(_EARNED.search, heads))


def is_span(label: str) -> bool:
    """Whether a row is of a length of time, whose sums are what all of it comes to: "Year 1", 第一年."""
    return bool(_SPAN.fullmatch(label))


def is_total(head: str) -> bool:
    """Whether the figures are for all the chips of their row together."""
    return bool(_TOGETHER.search(head))


def is_quantity(head: str) -> bool:
    """Whether the figures are how much was used: "Hours", "Qty", 数量."""
    return bool(_QUANTITY.search(head) or is_hours(head))


def is_rate(head: str) -> bool:
    """Whether the figures are what one of something costs: "Rate", "Unit price", 单价."""
    return bool(_RATE.search(head))


def is_each(head: str) -> bool:
    """Whether the prices are those of one of what a row counts: "Unit price", "Each", 单价."""
    return bool(_EACH.search(head))


def is_charge(head: str) -> bool:
    """Whether the figures may be what all of it comes to: "Charge", "Cost", 费用."""
    return bool(_CHARGE.search(head))


def is_part(head: str) -> bool:
    """Whether the rows are parts of a machine or items of a bill."""
    return bool(_PART.fullmatch(head))


def is_hours(head: str) -> bool:
    """Whether the chips under it are those that a job ran on, for so many hours."""
    return bool(_HOURS.search(head))


def is_of_job(caption: str) -> bool:
    """Whether a table tells what a job takes, "Monthly cost of serving a 70B model", or what tokens cost."""
    return bool(_JOB.search(caption) or _OF_TOKENS.search(caption))


def is_converted(head: str) -> bool:
    """Whether the last unit in a head is what its prices are told in: 包年(折合每月)."""
    return bool(_CONVERTED.search(head))


def is_money(head: str) -> bool:
    """Whether bare figures under the head are money."""
    named = _TERM.match(head)
    return bool(_MONEY.search(head) or (named and named[1]))


def names_money(head: str) -> bool:
    """Whether the head itself speaks of money, not only of a length of time."""
    return bool(_MONEY.search(head))


def term_of(head: str) -> str | None:
    """The length of time that a head is nothing but the name of."""
    named = _TERM.match(head)
    return _TERMS[named[1] or named[2]] if named else None


def per_of(head: str) -> Per | None:
    """Whether the head says that its prices are each for one chip of the machine."""
    return "chip" if _SHARE.search(head) else None


def currency_in(head: str) -> str | None:
    """The currency that a head names."""
    return next((currency for sign, currency in _CURRENCIES.items() if sign in head), None)


def is_count(head: str) -> bool:
    """Whether the figures are numbers of chips."""
    return bool(_COUNT.search(head))


def is_change(head: str) -> bool:
    """Whether percentages with a sign are changes of price: 7d, WoW, Δ."""
    return bool(_CHANGE.search(head)) and not _OVER_OTHER.search(head)


def is_of_others(head: str) -> bool:
    """Whether the changes are from another chip, "vs previous gen", not of a price over time."""
    return bool(_OTHERS.search(head))


def way_of(head: str) -> str | None:
    """Which way the changes go that a head tells, where it says so."""
    up, down = _UP.search(head), _DOWN.search(head)
    return "up" if up and not down else "down" if down and not up else None


def is_before(head: str) -> bool:
    """Whether the prices are those of before a change."""
    return bool(_BEFORE.search(head))


def is_after(head: str) -> bool:
    """Whether the prices are those after it."""
    return bool(_AFTER.search(head))


def is_now(head: str) -> bool:
    """Whether the prices are today's."""
    return bool(_NOW.search(head))


def period_of(head: str) -> str | None:
    """The length of time, ISO 8601, that a head of changes names: weekly, 周环比."""
    return next((iso for iso, words in _PERIODS.items() if words.search(head)), None)


def is_birth(head: str) -> bool:
    """Whether the dates are when the chips came out."""
    return bool(_BIRTH.search(head))


def is_first_price(head: str) -> bool:
    """Whether the prices are those that the chips came out at."""
    return bool(_FIRST_PRICE.search(head))
