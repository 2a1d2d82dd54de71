"""What an amount is: a price, or some other money; decided before anything is attached to it."""

import re
from collections.abc import Iterator

from crawlers.facts import objects, table_heads
from crawlers.facts.bill_lines import are_factors
from crawlers.facts.bounds import past_bound
from crawlers.facts.counts import is_count
from crawlers.facts.money_heads import UNIT_OF_MONEY, money_heads
from crawlers.facts.nearest_words import nearest_word
from crawlers.facts.once import once
from crawlers.facts.other_money import no_price
from crawlers.facts.passage import Passage
from crawlers.facts.price_evidence import evidence
from crawlers.facts.price_reasons import clauses
from crawlers.facts.spans import Amount, Role, within
from crawlers.facts.weights import weigh, weights

# The log odds from which an amount is a price, and from which it is one beside its chip.
_SURE, _PERHAPS = 0.8, 0.2
# The least for an item of a list that begins with a price.
_HARDLY = -0.6

_LEADS = re.compile(
    r"[:(=~约\s]$|[价卖售格是为要到手新幅]$"
    r"|(?:二手|全新|现货|期货|拆机|改装|魔改|公版|盒装|散片|带票|含税) ?$"
)
_LEANS = re.compile(
    r"(?:一[张块片颗]|成色|品相|一般|不错|好|九[五八]?成?新|未拆|的|二手|全新|拆机|公版|涡轮|原厂|魔改|散装|盒装|水货|现货|单卡|显卡|大概|大约|约|~|版|卡"
    r"|pcie|sxm\d?|\d{1,3}gb?|[ (:|])+"
)
_LISTED_BEFORE = re.compile(r"[:,\s()=|/~约价是]$|(?:现货|最低|官方|市场|均价?|[社区安全]云)$")
_LISTED_BEHIND = re.compile(r" ?(?:起(?!来))?(?:$|[,;/、)。|](?!\d)|\.(?=\s|$)|\()")
# What ends straight before a listed figure: 按需0.71, "Lambda 2.99".
_TOLD = ("tier:", "condition:", "price", "rental", "purchase", "seller:", "cloud")
# Behind the last figure of a line nothing stands, or what is said of it in brackets: 85,000(三个月起).
_LAST = re.compile(r"\s*(?:\([^()\d]*(?:[\d.]+ ?%)?[^()\d]*\))?\s*")
# What stands before a figure that only a date names: "2024年Q4 2.4", "10月 210", "Mar 2025 2.35".
_DATED = re.compile(
    r"[\s•·*|—–-]*(?=[\da-z第上下])(?:(?:19|20)\d\d ?[年./-]? ?)?"
    r"(?:\d{1,2} ?月[份底初]?|q[1-4]|h[12]|第?[一二三四]季度?"
    r"|[上下]半年|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?)?"
    r"(?: ?(?:19|20)\d\d)?"
    r"[\s|—–-]+"
)
_COORDINATED = re.compile(
    r"(?: (?:at|on|from|with|in|via|through|for|by) [^,.;:()$€£¥]{2,24})?(?: ?\([^()$€£¥]{2,48}\))?"
    r" ?(?:,(?: and| or| while| but)?| and| or|,? instead of(?: the)?|、|/|和|与|或)(?: about| around"
    r"| roughly)? ?"
)
# Behind a bare figure, what it counts: "costs 500 buzz"; not what may stand behind a price.
_OF_NOUN = re.compile(
    r"\+? (?!(?:for|on|per|each|apiece|an|and|or|at|in|to|now|new|used|from|last|when|by|with|while|but|if|as"
    r"|plus|round|around|here|there|over"
    r"|before|after|today|this|that|then|shipped|obo|firm|local|cash|only|including|excluding|via|through|off"
    r"|under|over|until|since|because|which|tops|max|minimum|upwards?|depending|without|versus|compared|against"
    r"|monthly|hourly|yearly|delivered|retail|street|list|spot|reserved|instead|secondhand|refurbished|brand)"
    r"(?![a-z]))[a-z]{3,}(?![a-z])"
)
# The name that opens a line of nothing else but its figure: "AutoDL 1.98".
_NAMED = re.compile(r"[^\d,。;:|]{1,16} ")
# How many items of a list are looked back at, and how far before an amount the one before it begins.
_ITEMS, _LINKED = 8, 100
# From a chip to the sum that is its own: H100的约2.5万美元.
_OF_CHIP = re.compile(r"(?:'s|的) ?(?:about |around |roughly |大?约|近)?")
# From a name for money to its sum.
_NAMES = re.compile(r",|[为是达:共超近了]{0,2} ?(?:[每一](?:个?月|年|次|台))?")
_SHARES = ("股价", "股票", "目标价", "市值", "比特币")
_STOOD = re.compile(r"[^,。;]{0,24}(?:[涨跌升降冲崩破](?:到|至|超|破)?了?|从|收[于在报]|报|站上)")
# How far before a listed figure the word may begin that leads to it, in characters.
_LED = 14
# Between a chip and its figure in a trader's list, and what such a figure is sold with.
_GOODS = re.compile(r"[^\d,。;:\n|]{0,24}:? ?")
_SOLD_WITH = re.compile(
    r" ?(?:$|\n|,? ?(?:现货|现票|包邮|含税|不含|未税|有货|期货|可谈|可议|一[张台块]|起|in stock"
    r"|shipped|obo|firm))"
)
# What may stand behind the price of a good on offer, and how an offer is known.
_ALONE = re.compile(
    r" ?(?:不刀|可小?刀|包邮|顺丰|自提|面交|不议价|含税|带票|一口价|左右|出头)?[,。;!?\n]?\s*"
)
# What a seller says of the good straight before its price: 成色好的6500左右.
_IN_STATE = re.compile(
    r"(?:(?:[一两二三四五六八十百]|\d{1,3})[张片块颗台套]?(?:以上|及以上|往上|起步?|以内),?(?:每[张片块颗])?)?(?:成色|品相|全新|未拆|九[五八九]?成?新|带票|带保|在保|箱说"
    r"|一般|普通|漂亮|差点|[好的版个]|[就只]?[要卖收出])*"
)
_OFFERED = re.compile(
    r"成色|箱说|包邮|不刀|可小?刀|自提|面交|闲鱼|咸鱼|未拆|[全九]\d?新|验机|在保|过保|出一?[张块]"
)
# A shop, or a market of private sellers, straight before what it asks: 京东16499, "Newegg 2,799".
_SHOP = re.compile(
    r"(?:京东|天猫|淘宝|拼多多|[闲咸]鱼|转转|抖音|苏宁|得物|亚马逊|虾皮|露天"
    r"|(?<![a-z])(?:newegg|amazon|ebay|best buy|micro ?center|b&h|walmart))"
    r"(?:自营|官旗|旗舰店?|百亿补贴|二手|价|上)? ?:? ?$"
)
# What a clause speaks of whose figures are no prices.
ELSEWHERE = ("performance", "money_other", "memory", "token", "size", "part", "making", "wealth", "sum")
# What sums without a currency are counted in: 3.2万, 8千, 9W.
_MYRIADS, _MULTIPLIERS = "万w", "万千w"
# Less is hardly asked for a chip without a word for money, in any currency.
_LEAST = 300


@once
def role(passage: Passage, amount: Amount) -> Role:
    """Whether an amount is a price by what stands around it ("price"), perhaps one, or none.

    Counts, conversions and results are none whatever else is said, and a bare figure without 万 is one only
    where words say so; of the rest the evidence is weighed.
    """
    why = no_price(passage, amount)
    if why:
        passage.notes[amount.start] = why
        return "other"
    if _measures_other_money(passage, amount):
        passage.notes[amount.start] = "what the sum before it is measured by, and that is no price"
        return "other"
    if _is_named_otherwise(passage, amount):
        passage.notes[amount.start] = "straight behind the name of other money"
        return "other"
    if not is_weighed(passage, amount):
        return by_words(passage, amount)
    kinds = reasons(passage, amount)
    # Rounded, since weights of two decimals may add up to a bar but for the last bit.
    weight = round(weigh("price", kinds), 6)
    if weight < _SURE and weight >= _HARDLY and _goes_on_list(passage, amount):
        return "price"
    if weight < _PERHAPS:
        passage.notes[amount.start] = f"what stands around it speaks of other money: {_worst(kinds)}"
    return "price" if weight >= _SURE else "perhaps" if weight >= _PERHAPS else "other"


def _is_named_otherwise(passage: Passage, amount: Amount) -> bool:
    """Whether the name of other money stands straight before it, or is what moved to it: 押金5万元."""
    start = min(passage.clause(amount.start)[0], amount.lead - _LED)
    for cue in passage.cues_in(start, amount.lead, "money_other", "part", "making")[-1:]:
        name, gap = passage.text[cue.start : cue.end], passage.text[cue.end : amount.lead]
        if name in _SHARES:
            return bool(_STOOD.fullmatch(gap)) and not within(passage.chips, cue.end, amount.lead)
        if _NAMES.fullmatch(gap) and (gap != "," or name.endswith(("金", "费", "款", "税"))):
            return not name.isascii() and (cue.sense == "money_other" or name.endswith("费"))
    return False


def _measures_other_money(passage: Passage, amount: Amount) -> bool:
    """What a cost is compared with is a cost: B200的物料成本约3.5万美元,高于H100的2.5万美元."""
    start = max(passage.sentence(amount.start)[0], amount.lead - _LINKED)
    chips = within(passage.chips, start, amount.lead)
    if not chips or not _OF_CHIP.fullmatch(passage.text, chips[-1].end, amount.lead):
        return False
    against = passage.cues_in(chips[-1].start - _LED, chips[-1].start, "compare")
    before = [a for a in within(passage.amounts, start, against[-1].start) if a.currency] if against else []
    return bool(before) and by_words(passage, before[-1]) == "other"


def _goes_on_list(passage: Passage, amount: Amount) -> bool:
    """Whether the list that it is an item of begins with a price: "$6.10 on demand, or $5.45 with"."""
    first = _first_of_list(passage, amount)
    return first is not None and like(amount, first) and role(passage, first) == "price"


def is_weighed(passage: Passage, amount: Amount) -> bool:
    """Whether evidence decides on an amount: one with a currency, or bare as sums are told: 4.6万."""
    return amount.currency is not None or _is_counted_in(passage, amount, _MULTIPLIERS)


def _is_counted_in(passage: Passage, amount: Amount, multipliers: str) -> bool:
    return any(multiplier in passage.text[amount.start : amount.end] for multiplier in multipliers)


def reasons(passage: Passage, amount: Amount) -> set[str]:
    """All that speaks for or against an amount; price_evidence.csv says how much each counts."""
    return {*evidence(passage, amount), *_findings(passage, amount)}


def _worst(kinds: set[str]) -> str:
    """The three reasons that speak loudest against a price."""
    against = sorted((weights("price").get(kind, 0.0), kind) for kind in kinds)
    return clauses([kind for weight, kind in against[:3] if weight < 0])


def _findings(passage: Passage, amount: Amount) -> Iterator[str]:
    """What the rules say, each on its own."""
    word = nearest_word(passage, amount)
    yield f"rule:{_verdict(passage, amount, word)}"
    yield f"word:{word}"
    twin = _first_of_list(passage, amount)
    if twin and twin.currency == amount.currency:
        yield f"twin:{by_words(passage, twin)}"


def by_words(passage: Passage, amount: Amount) -> Role:
    """What the nearest words alone make of an amount."""
    return _verdict(passage, amount, nearest_word(passage, amount))


def _verdict(passage: Passage, amount: Amount, verdict: str | None) -> Role:
    if verdict == "strong other" or (verdict == "other" and not amount.unit):
        passage.notes[amount.start] = "the nearest word speaks of other money"
        return "other"
    if amount.unit and (amount.currency or amount.unit.per or verdict == "price"):
        return "price"
    if amount.currency is None and _is_rent(passage, amount):
        return "price"
    if amount.currency is None and _is_told_by_place(passage, amount):
        return "price"
    if amount.currency is None and verdict is None and _leans_on_chip(passage, amount):
        verdict = "price"
    if amount.currency is None and not (verdict == "price" and _stands_free(passage, amount)):
        passage.notes[amount.start] = "a bare figure that nothing says is money"
        return "other"
    return "price" if verdict == "price" else "perhaps"


def _is_rent(passage: Passage, amount: Amount) -> bool:
    """A bare figure by the month or year in the clause of its chip: H100为裸金属整机5.8万/月."""
    start, end = passage.clause(amount.start)
    timed = amount.owns_unit and amount.unit and amount.unit.term in ("hour", "month", "year")
    if not timed or passage.has(start, end, *ELSEWHERE):
        return False
    labelled = passage.text[start - 1 : start] == ":" or passage.text[start - 2 : start] == ": "
    return bool(within(passage.chips, passage.sentence(start)[0] if labelled else start, end))


def _twin(passage: Passage, amount: Amount) -> Amount | None:
    """The amount that this one is coordinated with: "$40,554.75 and $30,750"."""
    start = max(amount.lead - _LINKED, passage.sentence(amount.start)[0])
    before = [a for a in within(passage.amounts, start, amount.start) if a.currency and a.end <= amount.start]
    linked = before and _COORDINATED.fullmatch(passage.text[before[-1].tail : amount.lead])
    return before[-1] if linked and not (amount.unit and amount.unit.other) else None


def _first_of_list(passage: Passage, amount: Amount) -> Amount | None:
    """The amount that opens the list of which this one is an item."""
    twin = _twin(passage, amount)
    for _ in range(_ITEMS):
        before = _twin(passage, twin) if twin else None
        twin = before or twin
    return twin


def _is_listed(passage: Passage, amount: Amount) -> bool:
    """A bare figure of a list whose head or foot gives the unit of money: "H100 SXM: 2.15", "B200 — RunPod
    5.89", 按需0.71.
    """
    start, end = passage.line(amount.start)
    start = max(start, passage.text.rfind("|", start, amount.lead) + 1)
    before, behind = passage.text[start : amount.lead], passage.text[amount.end : end]
    if not (_leads(passage, before, amount) and _LISTED_BEHIND.match(behind)):
        return False
    opens = before.rstrip().endswith((":", "-", "|", "=", "..", "…")) or _DATED.fullmatch(before)
    alone = opens or _NAMED.fullmatch(before) or passage.clause(amount.start)[0] == amount.lead
    named = bool(within(passage.chips, start, amount.start))
    ends = bool((alone or named) and _LAST.fullmatch(behind))
    nearby = within(passage.amounts, max(start, amount.start - 40), amount.start)
    named = named and all(like(other, amount) for other in nearby if not is_count(passage, other))
    named = named or _is_led(passage, amount)
    for head in money_heads(passage, amount):
        units = [unit for unit in within(passage.units, *head) if unit.term or unit.per]
        if UNIT_OF_MONEY.search(passage.text, *head) and (ends or opens or (named and units)):
            return not _is_labelled_otherwise(before)
        if ends and named and units and passage.has(*head, "price", "rental"):
            return True
    return False


def _leads(passage: Passage, before: str, amount: Amount) -> bool:
    """Whether a listed figure may stand behind what its line has before it: a mark, a word of its price."""
    bounded = before + passage.text[amount.lead : amount.start]
    return any(map(_LISTED_BEFORE.search, (before, bounded))) or _is_led(passage, amount)


def _is_led(passage: Passage, amount: Amount) -> bool:
    """Whether a seller, a tier or a word for a price ends where the figure begins."""
    told = within(passage.cues, amount.lead - _LED, amount.lead)
    gaps = (passage.text[cue.end : amount.lead] for cue in told if cue.sense.startswith(_TOLD))
    return any(gap in ("", " ") for gap in gaps)


def _is_labelled_otherwise(before: str) -> bool:
    """Whether the words before a listed figure name what is no price: "Memory: ", 显存:."""
    label = before.rstrip(" :=-|").rsplit(",", 1)[-1]
    return table_heads.is_other(label) or table_heads.is_count(label)


def _is_told_by_place(passage: Passage, amount: Amount) -> bool:
    """A bare figure that a list, a run of prices or an object of data makes money."""
    listed = (
        _is_multiplied(passage, amount)
        or _is_listed(passage, amount)
        or _is_quoted(passage, amount)
        or _runs_on(passage, amount)
    )
    listed = listed or _is_asked_by_shop(passage, amount)
    return listed or objects.priced(passage.text, amount) or _is_advertised(passage, amount)


def _is_asked_by_shop(passage: Passage, amount: Amount) -> bool:
    """A bare figure straight behind a shop's name, in the line of a chip: RTX 5080:京东7999,天猫7899."""
    start = passage.line(amount.start)[0]
    if amount.low < _LEAST or not _SHOP.search(passage.text[max(start, amount.lead - 24) : amount.lead]):
        return False
    return bool(within(passage.chips, start, amount.lead)) and not is_count(passage, amount)


def _is_multiplied(passage: Passage, amount: Amount) -> bool:
    """A bare figure between a number and what that many come to, under a head of prices: 320 245.00 78,400.00
    under 数量(台) 单价(万元) 金额(万元).
    """
    start, end = passage.line(amount.start)
    row = within(passage.amounts, start, end) if within(passage.chips, start, amount.start) else []
    place = row.index(amount) if amount in row else 0
    if not 0 < place < len(row) - 1 or not are_factors(*row[place - 1 : place + 2]):
        return False
    return any(passage.has(*head, "price") for head in passage.heads(amount.start))


def _is_advertised(passage: Passage, amount: Amount) -> bool:
    """A bare figure in a clause of its own behind the good: A6000 48G,成色九五新,2.3万."""
    clause, end = passage.clause(amount.start)
    before, tail = passage.text[clause : amount.lead].strip(), past_bound(passage.text, amount.end)
    if not (before[-1:] in ("", ",") or _IN_STATE.fullmatch(before)) or not _ALONE.fullmatch(
        passage.text, tail, end
    ):
        return False
    sentence = passage.sentence(amount.start)
    if passage.has(sentence[0], clause, *ELSEWHERE):
        return False
    offered = amount.low >= 1000 and _OFFERED.search(passage.text, *sentence)
    sold = offered or _is_counted_in(passage, amount, _MYRIADS)
    return bool(sold and within(passage.chips, sentence[0], amount.lead))


def _is_quoted(passage: Passage, amount: Amount) -> bool:
    """A bare figure of a trader's list, under a head of prices: 5090D 技嘉 22500 现货20张."""
    start = passage.line(amount.start)[0]
    chips = within(passage.chips, start, amount.start)
    if not chips or amount.low < _LEAST or not _SOLD_WITH.match(passage.text, amount.end):
        return False
    heads = any(passage.has(*head, "price") for head in passage.heads(amount.start))
    return heads and bool(_GOODS.fullmatch(passage.text, chips[-1].end, amount.lead))


def _runs_on(passage: Passage, amount: Amount) -> bool:
    """A figure in 万 behind a price in its sentence: 单卡9.8万,8卡服务器145万."""
    if not _is_counted_in(passage, amount, _MYRIADS):
        return False
    clause, sentence = passage.clause(amount.start)[0], passage.sentence(amount.start)[0]
    if passage.has(clause, amount.start, *ELSEWHERE):
        return False
    earlier = within(passage.amounts, sentence, clause)[-1:]
    return any(like(amount, first) and by_words(passage, first) == "price" for first in earlier)


def like(first: Amount, last: Amount) -> bool:
    """Whether two amounts can be of one run: same currency, sizes within a factor of thirty."""
    same = first.currency in (None, last.currency)
    return same and 1 / 30 <= first.low / max(last.low, 1e-9) <= 30


def _leans_on_chip(passage: Passage, amount: Amount) -> bool:
    """A bare figure straight behind a chip's name: 4090 48G:23000, 单卡RTX 5090(~2万)."""
    chips = [
        chip for chip in within(passage.chips, amount.start - 40, amount.start) if chip.end <= amount.start
    ]
    if not chips:
        return False
    gap = passage.text[chips[-1].end : amount.lead]
    for mark in within(passage.machines, chips[-1].end, amount.lead):
        gap = gap.replace(passage.text[mark.start : mark.end], "")
    return bool(_LEANS.fullmatch(gap))


def _stands_free(passage: Passage, amount: Amount) -> bool:
    """A bare figure is money only with a multiplier, or of a size and place that leave nothing else."""
    figure = passage.text[amount.start : amount.end]
    if _is_counted_in(passage, amount, _MULTIPLIERS):
        return True
    if 1990 <= amount.low <= 2035 and "," not in figure:
        return False
    if _OF_NOUN.match(passage.text, amount.end):
        return False
    near = (amount.lead - 4, amount.lead)
    marks = (*within(passage.units, *near), *within(passage.machines, *near))
    led = any(mark.end == amount.lead for mark in marks) or _LEADS.search(
        passage.text[max(0, amount.start - 4) : amount.start]
    )
    return amount.low >= 500 and bool(led)
