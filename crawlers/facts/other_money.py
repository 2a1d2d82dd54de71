"""Why an amount is no price by what it is itself: a count, a conversion, a forecast, for another good."""

import re
from bisect import bisect_left
from operator import attrgetter

from crawlers.facts.bill_lines import is_labelled_otherwise, is_of_tokens, is_row_total
from crawlers.facts.conversions import is_conversion
from crawlers.facts.counts import is_count
from crawlers.facts.doubts import is_doubtful
from crawlers.facts.goods import is_of_part, prices_good
from crawlers.facts.outlays import is_outlay
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, within

# What so many years come to: 三年要1.66万元.
_FOR_YEARS = re.compile(
    r"(?:[两二三四五六七八九十]|(?<![\d.])(?:[2-9]|\d\d))(?:年|个月)(?:下来)?[要得共花约总就也需]{1,4}$"
)
# What so many hours come to: 跑5小时6.45元, "5 hours $6.45".
_FOR_SO_LONG = re.compile(
    r"(?<![\d.每])(?!1(?!\d))\d{1,4}(?:,\d{3})?(?:\.\d)? ?(?:个?小时|个?钟头|天|(?:(?:gpu|card|chip|node"
    r"|machine)[- ])?(?:hours|hrs|h)"
    r"|(?:days|weeks)(?= (?:and|at a)))"
    r"(?:[的共要花约合计价是为需总用才下来:=, ]|about|for|costs?|comes to|and|is|at a cost of){0,8}$"
)
_RESULT = re.compile(
    r"(?:(?<![a-z])(?:sweep|runs?|bill|total|order|projects?|experiments?|jobs?|training|fine-?tuning"
    r"|tuning|invoice"
    r"|purchases?|tab|damage|sum|shipment|haul|deal|contract|cluster|fleet|expenses?|outlays?) (?:then "
    r"|thus |alone )?"
    r"(?:comes?|came|adds? up|amounts?|amounted|works? out|worked out|ran|summed) (?:to|at)"
    r"|(?<![a-z])(?:haul|shipment|consignment|cargo|stash|cache|inventory|stockpile|batch|lot|load"
    r"|truckload)s? of"
    r" [^.;,$€£¥]{0,24} (?:valued at|worth|estimated at|put at|totall?ing)"
    r"|(?<!开口)(?<![成倍半折%],也)就是|(?<![成倍半折%],)也就"
    r"|(?<!per gpu )(?<!per card )(?<!per chip )(?:(?:that|which|this|together) (?:makes|made)|(?<![a-z])make"
    r"|(?<![a-z])(?:bill|invoice|tab|outlay|expense|grand total) of)"
    r"|按(?:这个?|此|该)价格?[^,。;]{0,12}"
    r"|等于|约莫是|共计|约等于|adds up to|comes? to about|amounts to|totalling"
    r"|(?<![a-z])total (?:cost|spend|spending|outlay|bill|investment|expense)s?(?![a-z])[^.;,$€£¥]{0,32}"
    r" (?:is|was|are|of|at|comes? to|came to|reach(?:es|ed)|runs? to|ran to)"
    r"|(?:each|apiece|a piece),? (?:(?:that|which|it|they|and) )?(?:is|are|makes?|made|comes? to|came to"
    r"|adds? up to|totals?)"
    r"|[元刀块](?:来)?[算计](?:下来)?,(?:差不多|大概|总共|一共|[约得要花是就为需共]){1,4}"
    r"|\d ?个?小时,|(?<![a-z])(?:the )?equivalent (?:of|to)|(?<=[,;:.(-] )that is(?: some)?"
    r"|(?<![a-z])so that(?:'s| is)(?: some)?"
    r"|(?:eight|four|\d|them),? which (?:is|makes|comes to)) ?(?:约|about|roughly|around|~|≈)? ?$"
)
# What a job comes to, told without a unit: "is therefore $328", "for $220.40 all told".
_SO = re.compile(
    r"(?<![a-z])(?:therefore|thus|hence|for a total of|so that's|which makes) ?(?:about|roughly|~)? ?$"
)
_ALL_TOLD = re.compile(
    r",? (?:(?:for )?(?:the|a|per) (?:pair|set|lot|bundle|trio|quad)|all told|in total|in all|together"
    r"|altogether|total|for the (?:lot|pair|set|whole)"
    r"|for all(?: (?:of them|two|three|four|five|six|eight|\d{1,2})| ?[.,;)]|$))(?![a-z])"
    r"|(?:一起|打包|共)(?:[两三四五六]|\d{1,2}(?!\d))[张块片颗]"
)
# "£95 each or £350 for four": the second is for all of them.
_EACH_OR = re.compile(
    r"(?<![a-z])(?:each|apiece|a ?piece|(?:a|per) (?:card|gpu|chip|unit))[,;]? ?(?:or|and)? $"
)
_FOR_SOME = re.compile(
    r" (?:for|buys|gets(?: you)?) (?:two|three|four|five|six|eight|ten|both|\d{1,2})(?![a-z\d])"
)
_ELSE = re.compile(
    r" ?(?:÷|/) ?\d{1,2}(?: ?(?:gpus?|chips?|cards?))? ?="
    r"| ?(?:\([^()]{0,6}\))? ?(?:on top(?: of)?(?![a-z])"
    r"|(?:that )?(?:had been|was) (?:forecast|budgeted|planned)|apart(?![a-z])|worth(?: of)?(?![a-z])"
    r"|per \d[\d,]* ?(?:compute )?(?:units?|credits?"
    r"|images?|requests?"
    r"|calls|pages|words|tokens|minutes|users|seats)(?![a-z])|of (?:each|every|it|that|this|my|our"
    r"|the budget)(?![a-z])"
    r"|(?:for|in|of|on) (?:the )?(?:servers|memory|infiniband|networking|switches|cabling|racks|labou?r"
    r"|electricity|energy|egress"
    r"|tax(?:es)?|power|cooling|storage|s3|ebs|traffic"
    r"|bandwidth|data transfer|snapshots|backups|disks|compute|training|everything|building|repairs?"
    r"|shipping|delivery"
    r"|installation"
    r"|support|warranty|free credits|free|each of its)(?![a-z])"
    r"|(?:more|less|higher|cheaper|dearer|extra)(?: than)?(?![a-z])"
    r"|(?:to|against|per) (?:the|one|each|every|an?) ?(?:us |u\.s\. |american |greenback )?"
    r"(?:dollar|euro|pound|yen|yuan|rupee|won|franc|greenback)(?![a-z])|to (?:the )?\$1?(?![\d.])"
    r"|(?:over|above|below|under|off) (?:the )?(?:msrp|list|retail|launch|sticker|official)"
    r"|for (?:the|an?|one|each|every) (?:[\w-]+ ){1,3}(?:period|time|jobs?|runs?|work|tasks?|projects?"
    r"|stretch|experiments?|epochs?|sweeps?|fine-?tunes?)(?![a-z])"
    r"|for (?:the (?:same )?|all (?:the )?|this |that |his |our |my )(?:cloud|cluster|fleet|project|runs?"
    r"|job|year|month|week|data|work|workload|task|experiments?|sweep|training|campaign|period)(?![a-z])"
    r"|(?:的?(?:订金|定金|押金|保证金|首付款?|预付款|违约金|手续费|服务费|佣金|关税|罚款|利润|补贴))"
    r"|markup|的差价|的价差|的?(?:总|采购|项目)?(?:预算|经费|拨款)(?!价|[内外])"
    r"|的?(?:算力|代金|优惠|体验|现金|无门槛|抵扣)*(?:券|红包|额度|礼金)|[我都也]{1,2}不(?:一定|会|肯|敢)?[卖出换接]"
    r"|(?:就|便|等于|也)*(?:白白)?(?:[丢扔]进|打水漂|打了水漂|付诸|蒸发|被?浪费|白[丢扔])"
    r"|(?:(?:in|of|worth of) )?(?:(?:free|store|sign-?up|signup|cloud|welcome|starter|trial|promo|account"
    r"|gift|cash)[ -])*"
    r"(?:credits?|vouchers?|coupons?|rebates?|bonus(?:es)?|cashback|discounts?|refunds?"
    r"|cards?(?= for sign))(?![a-z]))"
)
# A sum without a unit of time is what that takes; "$5.5/GPU-hour to train" is the price of the hour.
_TO_DO = re.compile(
    r" ?to (?:keep|train|build|run|power|cool|make|produce|manufacture|assemble|repair|mend|fix"
    r"|restore|service|revive|refurbish|ship|install|host|insure)(?![a-z])"
    r"| in (?:(?:net|gross|pure|annual|monthly) )?(?:profits?|revenues?|sales|fees|commissions?|income"
    r"|savings|earnings|margins?|taxes)(?![a-z])"
)
# Straight before a figure these make it no price: "undercuts it by $10,000", 贵8000元, "a refund of".
_APART = re.compile(
    r"(?:(?<![a-z])(?:another|an? (?:extra|additional|further)|(?:attract|incur)(?:s|ed)?"
    r"|(?<!hours )(?<!multiply )(?<!multiplied )by"
    r"|adds?|adding|plus|short of the"
    r"|(?:earns?|earned|grosses|grossed|nets|netted|clears?|cleared|brings? in"
    r"|yields?(?: [a-z]+){0,3})(?: about| around| roughly| some)?)"
    r"|(?:refund|rebate|discount|deposit|bonus|credit|surcharge|duty|(?<!hourly )(?<!monthly )tariff|tax"
    r"|fine|reward|set-?up(?: fee)?|(?:activation|cancellation|one-off|one-time|restocking"
    r"|processing|platform|handling|late|brokerage) fee"
    r"|shipping|postage|freight)s?"
    r"(?: of| is| was|:)?(?: \d[\d.]* ?% \()?"
    r"|(?<![最至不])(?<!拼多)[贵高低省多少差涨跌降升↑↓](?:了|出|下)?|(?<!最)便宜了?|加了"
    r"|(?:all (?:two|three|four|five|six|eight|ten|\d{1,2})|the (?:lot|pair|set|bundle|trio)) for"
    r"|(?<![a-z])sav(?:e[sd]?|ings?):? ?-?"
    r"|(?:need|needs|at least|minimum of|a pair|both|all of them|the lot) ?(?:two|three|four|six|eight)?:"
    r"|(?<=[\w)]) {0,3}\+|(?:top|topped|topping)(?: it)? up(?: with| by)?|recharge(?:d|s)?(?: with)?"
    r"|pre-?pa(?:y|id)"
    r"|(?:before|plus|excluding|besides|not counting|on top of) (?:the )?[a-z]+s? \("
    r"|(?:his|her|their|my|your) (?:pay|wages?|salary|cut|commission|profit|margin)(?: is| was|:)?"
    r"|(?<![a-z])pa(?:ys|id|ying) (?:out |the )?(?:\w+ )?(?:owners|hosts|providers|miners|lenders)"
    r"(?: [^.;,$€£¥]{0,30})?"
    r"|the (?:whole|full|entire) (?:thing|lot|setup|build|rig|package)(?: together)? (?:comes?|came|adds?"
    r"|added|works?"
    r"|worked|ran|runs|costs?|was|is|set me back|sets you back)(?: out)?(?: (?:to|at|up to))?|\([+−-]"
    r"|(?:[另外]|不如|[再多])加|加收|另[付收需售购买配](?:每[年月])?|(?:上?缴|抽)(?:纳|税|走)?"
    r"|充值(?:满|每)?|[满赠送返]|押[一二两]付[一二三六]要?|加价|让利|优惠|[立直满现]减|[再现另]折|折[抵让]|抵[扣用]?|减免|返还|补贴|返现|白白?[丢扔花烧费送]了?|浪费了?|亏掉|损失"
    r"|(?:安装|评审|专家|代理|检测|调试|培训|实施|咨询|改造|施工|布线|物流|运输|快递|邮|手续|管理|保险|维护|维保|水电|中介|代购|跑腿|清关"
    r"|加工|设计|流片|认证)(?:费用?[为是约:]?|花费|[花用]了)"
    r"|(?:总花费|花销|开销|总费用|全部费用|总支出|结[账帐]|累[计积]|合共|算下来总共)[为达是要得约:]?"
    r"|(?:(?<!\d)(?:[2-9]|\d\d)|[两三四五六八十])[张片块颗]"
    r"|(?:[合小]计|打包价?|一起带走|一起打包|加起来|加一起|全要|全带走|打包带走"
    r"|共计|总计|合计|共|总共|一共|拢共|总金额)(?:花费?|付|支出|用|掏|砸|投入)?了?[为达是要得:]?) ?$"
)
# Behind what a card earns, which is what its hirer pays: "brings in 350,000 yuan a year in rent".
_IN_RENT = re.compile(r" (?:in|of|as) (?:rents?|rentals?|leas(?:es?|ing)|rental (?:fees|income))(?![a-z])")
_MAKING = re.compile(
    r"(?<![a-z])(?:(?:profits?|margins?) (?:on|per|for|from) [^.;,]{0,40}"
    r"|costs? (?:nvidia|amd|intel|huawei|google|tsmc"
    r"|the (?:company|maker|chipmaker)) (?:about |around |roughly |some |just )?"
    r"|(?:fined|(?:would|will|to|can|may) fine) [^.;,]{1,40})$"
    r"|(?<![a-z])(?:bom|bill of materials|teardown)(?![a-z])[^.;:]*$"
    r"|(?<![a-z])(?:effective|all-in|fully[ -]loaded) costs?(?![a-z])[^.;,$€£¥]{0,24}$"
    r"|(?<![a-z])(?:building|making|producing|manufacturing|assembling) [^.;,]{0,40}costs?(?![a-z])"
    r"[^.;,]{0,20}$"
    r"|(?<![a-z])(?:build|production|manufacturing|components?|materials?|assembly|packaging|bom|silicon)"
    r" costs?(?![a-z])[^.;,$€£¥]{0,20}$"
    r"|(?<![a-z])(?:depreciation|amorti[sz]ation)(?![a-z])[^.;,]{0,60}(?:,\d{3}[^.;,]{0,60})?(?:is|of|at"
    r"|to) $"
    r"|(?:(?<![a-z])(?:depreciation|amorti[sz]ation|electricity|training (?:run|bill|costs?))(?![a-z])"
    r"|折旧|电费|水电|维修|[每送检]修|修[一好]|训练(?:费用?|成本|花费|开销|耗资|[^,。;]{0,10}(?:花了|用掉|耗费|烧掉)))"
    r"[^.;,。\n]{0,30}$"
    r"|(?:折旧|摊销),?(?:每年|每月|年均|月均|一年)[^.;,。\n\d]{0,6}$"
    r"|(?<![a-z])(?:engineer|employee|manager|researcher|developer|worker|executive)s?(?: [a-z]+){0,5}"
    r" (?:makes?|gets?|takes? home|(?:is|are) paid)(?: about| around)? ?$"
    r"|(?:赃款|罚金|罚款|佣金)[^.;,。\n]{0,6}$"
    r"|(?:毛利|净利|利润|赚|(?<!租金)(?<!租赁)(?<!出租)收入|营收|收益|产出|进账)润?[^.;,。\n]{0,6}$|自[研产造](?:成本|的?话|一[颗片张块]|则|只要|仅|要|大?约)*$"
)
# What comes on top of the price of a chip, no other chip being named: 再加上服务器1.5万至2.5万.
_ON_TOP = re.compile(r"(?:再|另|还要?|外)加上?(?!钱|价|一[张块])[^,。;:\d$]{0,10}$")
# A price as its chip's attribute: "depreciation on a $250,000 HGX H100".
_STRAIGHT_AT = re.compile(
    r" (?:nvidia |amd |new |used |hgx |dgx ){0,2}(?:[a-z]{1,4}\d{2,3}|rtx|gaudi|tpu)(?![a-z])"
)
_DIFFERENCE = re.compile(
    r"(?<![a-z])(?:(?:difference|gap|spread|savings?) (?:between|of|is)|loss(?:es)? (?:in|of))(?![a-z])"
    r"|(?:差价|差额|价差)[为是达约]?"
)
# Compute is let by the PFLOPS as well, and sold by the token: 每P每年8万元, 每百万token 0.6美元.
_PER_COMPUTE = re.compile(
    r"[每单]p(?![a-z\d])|每(?:百万|千)?个?(?:tokens?(?![a-z])|词元|千瓦时?|兆瓦|度|核时?|[kmgt]b|[km]?wh?|vcpu)"
)
# Behind a sum for which one may choose: 10000元以内可以考虑4070 Ti.
_FOR_CHOICE = re.compile(
    r"(?:以内|以下|以上|左右|上下)?的?(?:预算|档位?|价位)?(?:内|里)?[,:]?(?:可以?|就|直接|优先|建议|推荐)*"
    r"(?:选|考虑|推荐(?!价|零售)|建议(?!零售|售|价)|闭眼|上(?=r|\d|a|h))"
)
# How far before an amount the difference that it is may be spoken of, in characters.
_BETWEEN = 120
# What a shop takes in parts: "or $219/mo for 12 months", "4 payments of £625", ¥1499×12期.
_INSTALMENT = re.compile(r"(?:^|\n)\W*or (?:as low as |from |only )?$")
_PART_OF = re.compile(
    r"(?:payments?|instal?lments?) of (?:only |just )?$|(?:首付|每期|分期|月供)[约为仅只]{0,2}:? ?$"
)
_IN_PARTS = re.compile(r" ?(?:[x×*] ?\d{1,2} ?(?:期|months|payments)|/ ?期)")
# The item of a list that adds up the others, comes on top, or prices the computer around the chip.
_SUM_LINE = re.compile(
    r"[\s\-*•·#|]*(?:the |a )?(?:whole |full |complete |entire |system |build |grand |rig "
    r"|monthly |yearly |annual )*"
    r"(?:total|subtotal|sum|bill|invoice|amount due|费用合计|账单|pc|computer|rig|build|shipping|postage"
    r"|delivery|delivered|deposit|vat|tax|合计|总计|总价|整机合计|共计"
    r"|总成本|运费|快递费?|邮费|税费|押金|定金|订金)(?![a-z])"
    r"[^:\n]{0,24}: ?$"
)
# A computer told after its parts: 主板1500元,电源900元,整机花了2.4万.
_BUILD = re.compile(
    r"(?:整机|整套|全套|主机)[^,。;\d]{0,8}$"
    r"|(?<![a-z])(?:system|rig|build|pc|machine|setup)(?![a-z])[^.;:\d\n]{0,32}$"
)
_WHOLE_BUILD = re.compile(
    r"(?<![a-z])(?:complete|full|whole|entire|finished)(?: [\w-]+)? (?:build|rig|pc|setup|desktop)(?![a-z])"
    r"[^.;:\d\n]{0,32}$"
)
_BUILT = 200
# From a model's name to its own price.
_MODEL_IS = re.compile(
    r"[\w.-]{0,8}(?: [\w.-]{1,8}){0,2} (?:is|are|was|costs?|charges?)(?: only| just| about)? ?"
)
# A computer told with the one chip in it.
_HOLDS = re.compile(
    r"(?<![a-z])(?:pcs?|desktop|laptop|notebook|prebuilt|workstation)s? (?:computers? )?"
    r"(?:with|built around|based on"
    r"|powered by|featuring|sporting|packing|around) (?:an?|the|one|a single) (?:nvidia )?(?:geforce )?$"
)
_BUILT_IN = re.compile(
    r"(?:一体机|工作站|主机|电脑|笔记本|游戏本|台式机|盒子)[^。;\d]{0,8}(?:搭载|内置|配备|配的?|采用|装有?|用的?)[了是]?"
    r"(?:[一单1][张块颗枚片])?(?:英伟达|华为|nvidia )?的?$"
)
_WORN = re.compile(
    r"(?:显卡)?的?(?:小型|桌面|入门)?(?:笔记本|游戏本|台式机|电脑|一体机)"
    r"| (?:gaming )?(?:laptops?|notebooks?|pcs?|desktops?)(?![a-z])"
)

# How far before a sum the words begin that lead up to it, in characters.
_LED = 64
# Before what a price leaves out: 准系统不含硬盘248万.
_WITHOUT = re.compile(
    r"(?:不[含带配算]|不包[含括]?|未含|去掉|没有|无"
    r"|(?<![a-z])(?:with|including|has|and)(?: \d+ ?[gt]b)?(?: of)? ?)$"
)
# How far before and behind an amount the word may stand that tells what it is for, in characters.
_BEFORE, _BEHIND = 48, 14


def no_price(passage: Passage, amount: Amount) -> str | None:
    """Why an amount is none by what it is itself; None if it may be one."""
    if is_count(passage, amount):
        return "a count of the things named behind it"
    if is_conversion(passage, amount):
        return "only says the sum before it in another currency"
    if is_doubtful(passage, amount):
        return "a forecast, a hypothesis or a threshold"
    if amount.unit and (amount.unit.other or amount.unit.term == "day"):
        return "for a unit that chips are not priced by"
    start = passage.clause(amount.start)[0]
    if not amount.unit and _is_by_day(passage, start, amount):
        return "for a unit that chips are not priced by"
    if _PER_COMPUTE.search(passage.text, start, amount.start) or is_of_tokens(passage, amount):
        return "for so much compute, not for a chip"
    if not amount.unit and is_of_something_else(passage, start, amount.start):
        return "for another good"
    if not amount.owns_unit and _is_of_model(passage, amount):
        return "for the use of a model"
    if is_of_part(passage, amount) or prices_good(passage, amount):
        return "for a part of the machine"
    if is_labelled_otherwise(passage, amount):
        return "its line opens with the name of something else"
    if is_outlay(passage, amount):
        return "for a job, for many chips or with other goods"
    if _is_of_whole(passage, amount):
        return "for the computer around the chip"
    return "the outcome of a sum, or for something else" if _is_computed(passage, amount) else None


def _is_by_day(passage: Passage, start: int, amount: Amount) -> bool:
    """Whether the clause tells a day before a sum, and no other length of time: 每天支付的费用约70万美元."""
    told = within(passage.units, start, amount.lead)
    return bool(told) and told[-1].term == "day" and amount.currency is not None


def _is_computed(passage: Passage, amount: Amount) -> bool:
    """The outcome of a sum, or money for something else: 就是 $15,768, "$15,000 for servers",
    "2,040 yuan more".
    """
    text = passage.text
    start = max(passage.sentence(amount.start)[0], amount.start - _BETWEEN)
    return bool(
        (not amount.owns_unit and _RESULT.search(text[max(0, amount.start - _LED) : amount.start]))
        or _is_equated(passage, amount)
        or is_row_total(passage, amount)
        or _ELSE.match(text, amount.tail)
        or (not amount.owns_unit and _FOR_CHOICE.match(text, amount.end))
        or (not amount.owns_unit and _FOR_SO_LONG.search(text[max(start, amount.lead - 32) : amount.lead]))
        or (not amount.owns_unit and _FOR_YEARS.search(text[max(start, amount.lead - 12) : amount.lead]))
        or (not amount.owns_unit and _SO.search(text[max(0, amount.lead - 24) : amount.lead]))
        or (not amount.owns_unit and _ALL_TOLD.match(text, amount.end))
        or (
            _EACH_OR.search(text[max(0, amount.lead - _LED) : amount.lead])
            and _FOR_SOME.match(text, amount.end)
        )
        or (not (amount.unit and amount.unit.term) and _TO_DO.match(text, amount.tail))
        or _is_apart(passage, amount)
        or (_MAKING.search(text[start : amount.lead]) and not _STRAIGHT_AT.match(text, amount.end))
        or _is_on_top(passage, amount)
        or _DIFFERENCE.search(text, start, amount.start)
        or _PART_OF.search(text[max(0, amount.lead - 24) : amount.lead])
        or _IN_PARTS.match(text, amount.end)
        or (amount.unit and _INSTALMENT.search(text[max(0, amount.lead - 24) : amount.lead]))
    )


def _is_apart(passage: Passage, amount: Amount) -> bool:
    """What comes on top of a price, or off it; "+1.9万/张" is what one more card is."""
    told = _APART.search(passage.text[max(0, amount.lead - _LED) : amount.lead])
    card = amount.owns_unit and amount.unit is not None and amount.unit.per == "chip"
    if told is None or (card and told[0].strip() == "+"):
        return False
    return not _IN_RENT.match(passage.text, amount.tail)


def _is_on_top(passage: Passage, amount: Amount) -> bool:
    clause = passage.clause(amount.start)[0]
    told = _ON_TOP.search(passage.text, clause, amount.lead)
    return told is not None and not within(passage.chips, told.start(), amount.lead)


def _is_equated(passage: Passage, amount: Amount) -> bool:
    """What other figures of its line come to: "1.5 FTE × $14k = $21,000"; "H100 = $2.49" names a price."""
    start = passage.line(amount.start)[0]
    if not passage.text[start : amount.lead].rstrip(" ~≈").endswith("="):
        return False
    figures = within(passage.amounts, max(start, amount.start - _BETWEEN), amount.start)
    if amount.owns_unit and amount.unit and amount.unit.per == "chip":
        return False  # "$98.32 ÷ 8 = $12.29/GPU/hr" names what one chip is
    if amount.owns_unit and figures and figures[-1].currency and figures[-1].owns_unit:
        return False  # "$0.00116/s = $4.18/hr" is one price by two units
    times = "×" in passage.text[max(start, amount.start - _BETWEEN) : amount.lead]  # 0.5 × 2.31 = 1.16
    return times or any(not is_count(passage, figure) for figure in figures)


def is_of_something_else(passage: Passage, start: int, end: int) -> bool:
    """The clause prices another good: "the chassis cost around $600", "the extra memory costs 4,040"."""
    told = passage.cues_in(start, end, "memory", "difference")
    goods = [good for good in told if not _WITHOUT.search(passage.text[max(0, good.start - 16) : good.start])]
    chips = within(passage.chips, start, end)
    parts = [
        g
        for g in goods
        for c in chips
        if passage.text[c.end : g.start] in ("", " ", "的") and g.start >= c.end
    ]
    return bool(goods and not chips) or any(
        passage.text[part.end : part.end + 1] not in "版的" for part in parts
    )


def _is_of_model(passage: Passage, amount: Amount) -> bool:
    """A model straight before it, as its subject: "we serve it at $0.10; GPT-4o is $10"."""
    start = max(passage.sentence(amount.start)[0], amount.start - _BEFORE)
    stems = passage.sight.stems
    near = slice(*(bisect_left(stems, place, key=attrgetter("start")) for place in (start, amount.lead)))
    return any(_MODEL_IS.fullmatch(passage.text, stem.end, amount.lead) for stem in stems[near])


def _is_of_whole(passage: Passage, amount: Amount) -> bool:
    """The chip last named only sits in what is priced: "a PC with the RTX 5090 sells for $4,999"."""
    if _SUM_LINE.match(passage.text[passage.line(amount.start)[0] : amount.lead]):
        return True
    before = passage.text[max(0, amount.lead - _BEFORE) : amount.lead]
    if _WHOLE_BUILD.search(before):
        return True
    if _BUILD.search(before):
        start = max(passage.paragraph(amount.start)[0], amount.start - _BUILT)
        parts = passage.cues_in(start, amount.start, "part", "memory")
        return len({passage.text[part.start : part.end] for part in parts}) > 1
    chips = within(passage.chips, passage.sentence(amount.start)[0], amount.lead)
    if not chips:
        return False
    start, end = chips[-1].start, chips[-1].end
    before, behind = passage.text[max(0, start - _BEFORE) : start], passage.text[end : end + _BEHIND]
    worn = _WORN.match(behind)
    held = _HOLDS.search(before) or (_BUILT_IN.search(before) and not chips[-1].is_desktop)
    alone = chips[-1].is_for_play or before.endswith(("单卡", "单张", "单颗"))
    return bool(held or (worn and (alone or not worn[0].endswith("一体机"))))
