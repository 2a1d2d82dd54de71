"""What speaks for and against a verb telling an event of a chip: "the H100 launched", "clusters with H100".

Each kind of evidence, such as "happen:before:name-left:with", has its weight in `chip_evidence.csv`, learnt
by `python -m crawlers.facts.train` from annotated chips. The weights of all that is found are added up.
"""

import re
from collections.abc import Iterator, Sequence

from crawlers.facts.ban_evidence import of_ban
from crawlers.facts.chip_events import BANS, over
from crawlers.facts.passage import Passage
from crawlers.facts.small_words import left, right
from crawlers.facts.spans import ChipSpan, Cue, Span, Spans, within
from crawlers.facts.subjects import Subjects

# Where a verb may stand so that the words between it and the chip tell of both.
_NEAR_SCOPES = ("clause", "sentence", "row")
# The steps of the distance between a chip and a verb, and how far words around count as near, in characters.
_STEPS, _NEAR, _FUTURE_REACH, _OBJECT, _TOUCH = (1, 5, 15, 40, 90), 24, 40, 14, 5
# How near the opening of a clause its own chip stands, "A launched in May, B in June".
_OPENING = 8

_BETWEEN = {
    "conjunction": re.compile(r"(?<![a-z])(?:and|while|whereas|but|although|though)(?![a-z])|而|但|并|且"),
    "relative": re.compile(r"(?<![a-z])(?:which|that|who|whose|where)(?![a-z])|的"),
    "oblique": re.compile(
        r"(?<![a-z])(?:with|on|using|for|than|from|inside|within|into|like|between|as|per|over|powered by"
        r"|part of|based on|built around|without|trained|running|serving)(?![a-z])"
        r"|基于|搭载|采用|使用|用于|比|搭配|适配|支持|里|对标"
    ),
    "other-object": re.compile(
        r" (?:(?:an?|the|its|their|new|two|three|four|\d+) )+(?:[a-z0-9-]+ ){1,4}?(?:that|which|for|with"
        r"|powered|based|built|on|in|using|running|of|from)(?![a-z])[^,;:()]*$"
    ),
    "object": re.compile(
        r"(?<![a-z])(?:plans?|sales?|reports?|rules?|bans?|restrictions?|prices?|pricing|instances?|clusters?"
        r"|servers?|partnerships?|deals?|orders?|intentions?|estimates?|support|drivers?|benchmarks?"
        r"|results?|cloud|service|increases?|cuts?|hikes?|discounts?|rises?|earnings|revenues?"
        r"|charges?|loans?"
        r"|availability|software|versions?|updates?|memory|hbm\w*|rocm|cuda|modules?|laptops?"
        r"|workstations?)(?![a-z])"
        r"|计划|销售|报告|规则|禁令|价格|条款|订单|成本|服务|集群|实例"
        r"|合作|路线图|涨价|降价|下调|上调|财报|驱动|新版|整机|内存|主机|工作站|笔电|笔记本"
    ),
}
_IT = re.compile(
    r"(?<![a-z])(?:it|they|the (?:new )?(?:chips?|gpus?|cards?|parts?|processors?|accelerators?|racks?"
    r"|systems?|sales|platform|latter|former)|this|these|that|those|such|both)(?![a-z])|[该这此]|它|后者|前者|其|两[者款]"
)
_LATTER = re.compile(r"后者|(?<![a-z])the latter(?![a-z])")
_BEFORE_VERB = {
    "sampled": re.compile(r"(?:(?<![a-z])(?:samples?|sampling|prototypes?)(?![a-z])|样|试产)[^,.;]{0,24}$"),
    "negated": re.compile(
        r"(?:停止|暂停|中断|没有|尚?未|不再|无法|不能|推迟|延后|未能|还没)[^,。;]{0,4}$"
        r"|(?<![a-z])(?:not|never|stop(?:ped)?|halt(?:ed)?|delay(?:ed)?|yet to|no)(?: yet| been| be)* ?$"
    ),
    "intended": re.compile(
        r"(?:将|拟|或|欲|有望|推迟到|延后到|延至|要到|要从|才|要等|计划|预计|准备|明年|后年)[^,。;]{0,4}$"
        r"|(?<![a-z])(?:will|would|to|to be|could|may|might|can|should|expected to|set to|due to|be)"
        r"(?: (?:also|be|soon|then|only))* ?$"
    ),
}
_BEHIND_VERB = {
    "noun": re.compile(
        r"(?:时间|时程|计划|日期|进度|能力|良率|目标|节奏|圈|界|生态|阵营|许可|协议|会|量|价|前"
        r"|商|方|链|周期|占|大头|渠道|紧)"
        r"| (?:date|price|event|partner|window|schedule|day|plan|capacity|volume|of|costs?)(?![a-z])"
    ),
    "when": re.compile(r"时|后|以来"),
    "quantity": re.compile(
        r"(?:量|仅|只有|约|近|超过?|逾|达|of|about|some|nearly|more than|over|tens of| )*\d"
    ),
    "samples": re.compile(
        r".*?(?:(?<![a-z])(?:samples?|sampling|first silicon|prototypes?|evaluation)(?![a-z])|样|试产|试用)"
    ),
    "stopped": re.compile(
        r"[^,。;]{0,6}(?:暂停|停止|中断|推迟|延后|受阻|未定|遭拒)"
        r"|(?: of [a-z0-9 -]{1,20})? (?:(?:are|were|is|was|has been|have been|on) )?(?:suspended|halted"
        r"|stopped|paused|hold|delayed|blocked)(?![a-z])"
    ),
    "attributive": re.compile(
        r" (?:nvidia |ai |american |u\.s\. )*(?:chips?|gpus?|hardware|products?|cards?|silicon|processors?"
        r"|components?)(?![a-z])|的(?!是)|芯片|硬件|产品|型号"
    ),
    "own-object": re.compile(r"了|(?: (?:it|its|the|an?|their)(?![a-z]))"),
}
_BEHIND_CHIP = {
    "machine": re.compile(
        r"s?\)? ?(?:gpus? ?)?(?:instances?|clusters?|racks?|servers?|pods?|systems?|nodes?|cloud"
        r"|集群|实例|服务器|机架|机柜|租|机房|云|整机)"
    ),
    "priced": re.compile(r"(?:的|'s?)? ?(?:报价|售价|价格?|租金?|price|rental|rent|rate|cost)"),
    "family": re.compile(
        r" ?(?:世代|架构|家族|系列|平台|generation|architecture|family|series|platform|line(?:up)?)"
    ),
}
# Who does it: 公司已推出, "the company has begun". A maker's name stands for itself.
_AGENT = re.compile(
    r"(?:(?<![a-z])(?:company|chipmaker|firm|it|he|she|they|we|which)|公司|厂商)"
    r"(?:(?:'s|'ve| (?:has|had|have|also|officially|now|first|just))*|[已还也又正式首次曾近日在今天]*) ?$"
)
# What another is told by: "successor to the A40", 取代A40, MI308是MI300X的缩水版.
_DERIVED = re.compile(
    r"(?<![a-z])(?:successors? (?:to|of)|versions? of|variants? of|based on|replac\w+(?: for)?"
    r"|cut-?down|stripped-down"
    r"|thinner|weaker|slower|heir to|stand-in for|alternatives? to|rivals? (?:to|of)?|like|than"
    r"|instead of|unlike"
    r"|besides|over|against|beats?|outruns?|outperforms?|below|above|behind) (?:(?:the|an?|its"
    r"|nvidia'?s?|amd'?s?) )*$"
    r"|(?:替代|取代|接替|对标|对比|超过|媲美|不输|不如|输给|胜过|相当于|比肩|优于|快于|高于|低于|基于"
    r"|类似|继任)(?:英伟达的?|超微的?)?$"
)
_DERIVED_BEHIND = re.compile(
    r" ?的(?:缩水|阉割|特供|降规|简化|升级|改良|中国|衍生|后继|继任|接班|替代|精简"
    r"|[一二两三四五六七八九十\d.]+倍)|(?:缩减|阉割|裁剪|降级|精简|简化|改造|改良|衍生|缩水|演变)而?来"
)
# The kinds of it that leave no doubt: "launched a version of the H100", MI308是MI300X的缩水版.
_MODELLED = re.compile(
    r"(?<![a-z])(?:successors?|versions?|variants?) (?:to|of) (?:(?:the|an?|its|nvidia'?s?|amd'?s?) )*$"
)
# What it is made on.
_ARCHITECTURE = re.compile(r" ?(?:gpu )?(?:architecture|silicon)(?![a-z])|架构")
_ON = re.compile(r"(?<![a-z])(?:on|uses|same) (?:the |nvidia'?s )*$|(?:采用|使用)(?:了?英伟达的?)?$")
_BUILT_ON = re.compile(r"(?<![a-z])(?:built|based) (?:up)?on (?:the |an? |nvidia'?s )*$|基于(?:英伟达的?)?$")
_DERIVED_REACH = 40
_IF = re.compile(r"(?<![a-z])(?:if|unless|once|whether)(?![a-z])|若|如果|一旦|假如|倘|要是")
# What a cloud or a library stops or starts is no event of the chip: "drops support for", 下架K80实例.
_HOSTED = re.compile(
    r"(?<![a-z])(?:support(?:s|ed|ing)?|cuda|drivers?|toolkit|framework|images?|nodes?|instances?|we|our|fleet)(?![a-z])"
    r"|支持|驱动|实例|节点|机房|云厂商|服务商"
)
_COUNTED = re.compile(
    r"(?<![\w-])\d+(?:,\d{3})* ?(?:万|k|m|million|thousand)? ?(?:颗|张|块|枚|片|台)?(?:nvidia |英伟达)?$"
)
_TOO = re.compile(
    r"(?<![a-z])(?:also|as (?:was|were|is|are|well)|too|likewise|similar|so (?:is|are|was|do|does))(?![a-z])"
    r"|也|同样|连|一并|以及|亦|同受|照样|均"
)
_MARKS = " -*•·\t#>0123456789.)"


class ChipEvidence:
    """Finds the evidence for the verbs around the chips of one passage."""

    def __init__(
        self,
        passage: Passage,
        subjects: Subjects,
        cues: Spans[Cue],
        names: Spans[Span],
        groups: Sequence[Sequence[ChipSpan]],
    ) -> None:
        self._passage = passage
        self._subjects = subjects
        self._cues = cues
        self._names = names
        # A chip that another is told by is no rival for a verb: "the MI308, a cut-down MI300X, is barred".
        told = (group for group in groups if not _is_derived(passage, group))
        self._groups = Spans(Span(group[0].start, group[-1].end) for group in told)
        # What is told of a verb or of chips by themselves is found once, by its place.
        self._verbs: dict[int, list[str]] = {}
        self._chips: dict[int, list[str]] = {}
        self._sides: dict[int, tuple[str, str]] = {}

    def of(self, group: Sequence[ChipSpan], cue: Cue) -> Iterator[str]:
        """The kinds of evidence for and against a cue's event being the group's; none has a blank."""
        kind, scope = _kind(cue), self._scope(group, cue)
        side = "before" if cue.start < group[0].start else "behind"
        place = f"{kind}:{side}" if scope in _NEAR_SCOPES else f"{kind}:{scope}"
        word = self._passage.text[cue.start : cue.end].replace(" ", "_")
        yield from (cue.sense, f"word:{word}", f"{cue.sense}:{place}", f"{cue.sense}:{place}:{scope}")
        for told in (*self._places(group, cue, scope), *self._around(group, cue), *self._between(group, cue)):
            yield f"{place}:{told}"
        for told in self._alone(group, cue):
            yield from (f"{kind}:{told}", f"{place}:{told}")
        if scope not in _NEAR_SCOPES:
            yield from (f"{place}:{told}" for told in self._of_topic(group, cue))
        if kind == "ban":
            yield from (f"ban:{told}" for told in of_ban(self._passage, group, cue))

    def _alone(self, group: Sequence[ChipSpan], cue: Cue) -> list[str]:
        """What is told of the verb, and of the chips, whatever the other is."""
        verb, chip = cue.start, group[0].start
        if verb not in self._verbs:
            self._verbs[verb] = [*self._of_verb(cue)]
        if chip not in self._chips:
            self._chips[chip] = [*self._of_chip(group)]
        return self._verbs[verb] + self._chips[chip]

    def _scope(self, group: Sequence[ChipSpan], cue: Cue) -> str:
        """Where the verb stands, seen from the chips."""
        place = group[0].start
        sentence = self._passage.sentence(place)
        scopes = [("clause", self._passage.clause(place)), ("sentence", sentence)]
        scopes += [("head", head) for head in over(self._passage, place)]
        line = self._passage.line(place)
        if "|" in self._passage.text[slice(*line)]:
            scopes.append(("row", line))
        scopes += [("last", (0, sentence[0])), ("next", self._passage.sentence(sentence[1]))]
        return next((name for name, (start, end) in scopes if start <= cue.start < end), "later")

    def _places(self, group: Sequence[ChipSpan], cue: Cue, scope: str) -> Iterator[str]:
        """How far the verb is, how many verbs are nearer to the chips, how many chips nearer to the verb."""
        gap = _gap(group[0].start, group[-1].end, cue)
        verbs = within(self._cues, *self._passage.sentence(group[0].start))
        nearer = [verb for verb in verbs if _gap(group[0].start, group[-1].end, verb) < gap]
        rank = min(2, len(nearer))
        yield from {f"nearer:{_kind(verb)}" for verb in nearer}
        others = within(self._groups, *self._passage.sentence(cue.start))
        claim = min(2, sum(_gap(other.start, other.end, cue) < gap for other in others))
        size = sum(gap > step for step in _STEPS)
        yield from (f"gap:{size}", f"{scope}:gap:{size}", f"rank:{rank}", f"claim:{claim}")
        yield f"{scope}:{rank}:{claim}"
        yield from self._clauses(group, cue)

    def _clauses(self, group: Sequence[ChipSpan], cue: Cue) -> Iterator[str]:
        """Whether the clause of the verb names other chips, and that of the chips has a verb of its own."""
        own, verb = self._passage.clause(group[0].start), self._passage.clause(cue.start)
        if own == verb:
            return
        others = within(self._groups, *verb)
        verbs = [told for told in within(self._cues, *own) if _kind(told) == _kind(cue)]
        yield f"other-clause:{'chips' if others else 'none'}:{'verb' if verbs else 'none'}"
        if others and verbs and others[0].start - verb[0] < _OPENING and others[0].start < cue.start:
            yield "parallel"

    def _around(self, group: Sequence[ChipSpan], cue: Cue) -> Iterator[str]:
        """The small words beside the name and beside the verb."""
        for name, start, end in (("name", group[0].start, group[-1].end), ("verb", cue.start, cue.end)):
            if start not in self._sides:
                self._sides[start] = left(self._passage.text, start), right(self._passage.text, end)
            before, behind = self._sides[start]
            yield from (f"{name}-left:{before}", f"{name}-right:{behind}")

    def _between(self, group: Sequence[ChipSpan], cue: Cue) -> Iterator[str]:
        """What stands between the name and the verb, and on the verb's other side."""
        before = cue.start < group[0].start
        start, end = (cue.end, group[0].start) if before else (group[-1].end, cue.start)
        words, own = self._passage.text[start:end], {chip.start for chip in group}
        verbs = within(self._cues, start, end)
        yield f"names:{min(2, sum(name.start not in own for name in within(self._names, start, end)))}"
        yield f"verbs:{min(2, len(verbs))}"
        yield f"commas:{min(2, sum(map(words.count, ',;:')))}"
        yield from {f"between:{_kind(verb)}" for verb in verbs}
        beyond = within(self._cues, group[-1].end, self._passage.clause(group[-1].end - 1)[1])
        yield from {f"beyond:{_kind(verb)}" for verb in beyond if before and not self._has_object(verb)}
        yield from (name for name, regex in (*_BETWEEN.items(), ("it", _IT)) if regex.search(words))
        latter = None if before else _LATTER.search(words)
        if latter:
            others = within(self._passage.chips, start, start + latter.start())
            yield "latter:other" if others else "latter"
        other = (cue.start - _NEAR, cue.start) if before else (cue.end, cue.end + _NEAR)
        told = (
            ("same-verb", any(verb.sense == cue.sense for verb in verbs)),
            ("colon", ":" in words),
            ("money", self._passage.has_money(start, end)),
            ("compare", self._passage.has(start, end, "compare")),
            ("other-side", any(self._is_free(name, cue) for name in within(self._names, *other))),
            ("fronted", before and self._is_fronted(group, cue)),
        )
        yield from (name for name, found in told if found)

    def _is_fronted(self, group: Sequence[ChipSpan], cue: Cue) -> bool:
        """Whether the verb opens a sentence whose subject is the chip: "Released in 2022, the H100"."""
        opening = self._passage.sentence(cue.start)[0]
        first = self._passage.clause(group[0].start)[0]
        before = within(self._cues, opening, first)
        makers = within(self._passage.makers, opening, first)
        names = within(self._names, opening, first)
        return cue in before and before[0].start - opening < 4 and not (makers or names)

    def _has_object(self, verb: Cue) -> bool:
        """Whether a name stands straight behind a verb: 天数智芯推出了智铠100."""
        return bool(within(self._names, verb.end, verb.end + _OBJECT))

    def _is_free(self, name: Span, cue: Cue) -> bool:
        """Whether no other verb of its sentence is nearer to a name."""
        verbs = within(self._cues, *self._passage.sentence(name.start))
        own = _gap(name.start, name.end, cue)
        return all(_gap(name.start, name.end, verb) >= own for verb in verbs)

    def _of_verb(self, cue: Cue) -> Iterator[str]:
        """How the verb is told: negated, intended, as a noun, of numbers, of samples, in a question."""
        text, (start, end) = self._passage.text, self._passage.clause(cue.start)
        opening, closing = self._passage.sentence(cue.start)
        near = max(start, cue.start - _NEAR)
        head, tail = text[near : cue.start], text[cue.end : min(end, cue.end + _NEAR)]
        names = within(self._names, near, cue.start)
        verbs = within(self._cues, names[-1].end if names else near, cue.start)
        yield from {f"after:{_kind(verb)}" for verb in verbs}
        yield from {f"touches:{_kind(verb)}" for verb in verbs if cue.start - verb.end < _TOUCH}
        named = within(self._names, cue.end, cue.end + _OBJECT)
        behind = within(self._cues, cue.end, named[0].start if named else cue.end + _OBJECT)
        yield from {f"verb-behind:{_kind(verb)}" for verb in behind}
        yield from (name for name, regex in _BEFORE_VERB.items() if regex.search(head))
        yield from (name for name, regex in _BEHIND_VERB.items() if regex.match(tail))
        ahead = ("future", "developing")
        told = (
            ("future", self._passage.has(max(start, cue.start - _FUTURE_REACH), cue.start, *ahead)),
            ("future-behind", self._passage.has(cue.end, end, *ahead)),
            ("question", text[closing - 1] == "?"),
            ("dated", within(self._passage.dates, start, end)),
            ("opens", cue.start - opening < 4),
            ("agent", self._has_agent(cue, near)),
            ("conditional", _IF.search(text, opening, cue.start)),
            ("hosted", _HOSTED.search(text, start, end)),
        )
        yield from (name for name, found in told if found)

    def _has_agent(self, cue: Cue, near: int) -> bool:
        """Whether who does it stands straight before the verb: "AMD unveiled", 华为正式推出."""
        text = self._passage.text
        makers = within(self._passage.makers, near, cue.start)
        if makers and not within(self._names, makers[-1].start, cue.start):
            return not set(text[makers[-1].end : cue.start]) & set(",;:()")
        return bool(_AGENT.search(text, near, cue.start))

    def _of_chip(self, group: Sequence[ChipSpan]) -> Iterator[str]:
        """How the chip is told: compared, counted, as part of a machine, with a price, as a family."""
        text, first, last = self._passage.text, group[0].start, group[-1].end
        start, end = self._passage.clause(first)
        head, line = text[max(0, first - 18) : first], self._passage.line(first)[0]
        yield from (name for name, regex in _BEHIND_CHIP.items() if regex.match(text, last))
        told = (
            ("compared", self._subjects.groups.is_compared(list(group))),
            ("counted", _COUNTED.search(head)),
            ("derived", _is_derived(self._passage, group)),
            ("bracketed", head.count("(") > head.count(")")),
            ("chip-future", self._passage.has(last, end, "future", "developing")),
            ("several", len(group) > 1),
            ("first", first <= self._passage.chips[0].start),
            ("sole", self._passage.names_one_chip),
            ("item", not text[line:first].strip(_MARKS)),
            ("opens-clause", first - start < 3),
            ("too", _TOO.search(text, start, end)),
        )
        yield from (name for name, found in told if found)

    def _of_topic(self, group: Sequence[ChipSpan], cue: Cue) -> Iterator[str]:
        """Whether another sentence speaks of the chips: as topic, by a pronoun, with no name of its own."""
        start, end = self._passage.sentence(cue.start)
        if group[0] in (self._subjects.topic(cue.start) or ()):
            yield "topic"
        alone = not within(self._names, start, end)
        pronoun = _IT.search(self._passage.text, start, cue.start)
        yield ("alone" if alone else "named") + (":it" if pronoun else "")
        if alone and cue.start - start < 4:
            yield "opens-alone"


def _is_derived(passage: Passage, group: Sequence[ChipSpan]) -> bool:
    """Whether chips are named only to tell another one by."""
    return _is_told_by(passage, _DERIVED, group[0].start, group[-1].end)


def is_model_of_another(passage: Passage, chip: ChipSpan) -> bool:
    """Whether a chip is surely only what another one was made after."""
    return _is_told_by(passage, _MODELLED, chip.start, chip.end) or _is_made_on(passage, chip)


def _is_made_on(passage: Passage, chip: ChipSpan) -> bool:
    """Whether a chip's family is what another is made on: "built on Hopper", 采用Blackwell架构."""
    text, place = passage.text, (max(0, chip.start - _DERIVED_REACH), chip.start)
    return bool(
        _BUILT_ON.search(text, *place) or (_ARCHITECTURE.match(text, chip.end) and _ON.search(text, *place))
    )


def _is_told_by(passage: Passage, words: re.Pattern[str], start: int, end: int) -> bool:
    """Whether words before the chips of a stretch, or behind them, make them another's measure."""
    opening = max(passage.clause(start)[0], start - _DERIVED_REACH)
    return bool(words.search(passage.text, opening, start) or _DERIVED_BEHIND.match(passage.text, end))


def _gap(start: int, end: int, cue: Span) -> int:
    return max(start - cue.end, cue.start - end)


def _kind(cue: Cue) -> str:
    return "ban" if cue.sense in BANS else "happen"
