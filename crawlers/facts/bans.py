"""Export restrictions: which chips a rule keeps out of a country, and since when."""

import re

from crawlers.facts.events import Events, date_of
from crawlers.facts.passage import Passage
from crawlers.facts.spans import ChipSpan, Cue, Spans, within
from crawlers.facts.subjects import Subjects

# A restriction lifted, a licence to sell, a ban on buying, or one that is only proposed.
_LIFTED = re.compile(
    r"解禁|放行|恢复|重启|获准|批准|(?:获|拿|取|发)[^,。]{0,6}许可|放宽|松绑|取消|采购|拟提"
    r"|草拟|拟|(?<![a-z])(?:lift|lifted|lifting|ease|eased|allow|allowed|resume|resumed|"
    r"licen[sc]es? (?:to|for)(?! export)|approved|proposed|potential|looming|possible"
    r"|would|whether|was the .{0,20} banned or)(?![a-z])"
)
_EXPORT = re.compile(
    r"规则|门槛|监管|出口|对华|中国|大陆|制裁|禁令|输陆|管制|export|chin(?:a|ese)|russian?(?![a-z])|sanction"
    r"|commerce|bis(?![a-z])|washington|under rules|u\.?s\.?(?![a-z])|美国"
)
_NOUNS = frozenset({
    "bans", "ban", "curbs on", "restrictions", "export curbs", "export controls", "export control",
    "export restrictions", "embargo", "出口管制", "禁令", "出口禁令", "出口限制", "限制出口", "禁运",
    "受限", "管制", "限制名单",
})  # fmt: skip
_OF_TRADE = re.compile(r"出口|销往|对华|销售|供应|输往")
_LAID = re.compile(
    r"列入|被|遭|实施|纳入|落入|升级|一律|均|under|impose|placed|put|face|subject|requirement|hit"
)
_TOO = re.compile(
    r"(?<![a-z])(?:also|as (?:was|were|is|are|well)|too|likewise|similar)(?![a-z])"
    r"|(?:(?<![a-z])and|也|同样|连|一并|以及|[、和与])(?=[^,。;]{0,12}$)"
)
# The rule of the sentence before reaches further: "the move, which also affects AMD's MI308".
_REACHES = re.compile(
    r"(?<![a-z])(?:it|they|washington) (?:later |then )?added(?![a-z])"
    r"|(?<![a-z])also (?:affects?|covers?|hits?|applies to|includes?|extends? to)"
    r"|(?:同样|也|还|一并)(?:适用|涵盖|影响|波及|落入|包括)"
)
# What a rule forbids where it names no chip itself: "had halted these sales", 该芯片.
_POINTS = re.compile(
    r"(?<![a-z])(?:the|these|those|such|this) (?:chips?|sales|gpus?|cards?)(?![a-z])|[该这]款?[芯卡产]"
)
_WHEN = re.compile(
    r"(?<![a-z])(?:last|this|(?:years?|months?|weeks?) later|early|late|mid"
    r"|january|february|march|april|june|july|august|september"
    r"|october|november|december|spring|summer|autumn)(?![a-z])|[年月]"
)
_LATTER = re.compile(r"[\s—-]*(?:后者|the latter)")
_ITEM = re.compile(r"\s*(?:[-*•·]|\d+[.)])?\s*(?:nvidia |geforce )?$")
# How far a ban may stand from the chip in its sentence, in characters.
_REACH = 120


class Bans:
    """Finds the export restriction that a group of chips falls under."""

    def __init__(self, passage: Passage, subjects: Subjects, happenings: Events) -> None:
        self._passage = passage
        self._subjects = subjects
        self._happenings = happenings
        self.cues: Spans[Cue] = Events(passage, ("restrict",)).cues

    def of(self, group: list[ChipSpan]) -> Cue | None:
        """The ban of a group: of its sentence, over its list, carried on to it, or pointing back at it."""
        if not self.cues or self._subjects.compared(group):
            return None
        return self._in_sentence(group) or self._over_list(group) or self._carried(group) or self._back(group)

    def date(self, chip: ChipSpan, cue: Cue) -> str | None:
        """The date of the ban; where its sentence tells no time, that of the sentence before."""
        own = date_of(self._passage, chip, cue)
        start, end = self._passage.sentence(cue.start)
        if own or _WHEN.search(self._passage.text, start, end):
            return own
        before = within(self._passage.dates, *self._passage.sentence(max(0, start - 1)))
        return before[0].iso if before and before[0].start < start else None

    def _in_sentence(self, group: list[ChipSpan]) -> Cue | None:
        start, end = self._passage.sentence(group[0].start)
        cues = within(self.cues, start, end)
        if not cues:
            return None
        own = within(self.cues, *self._passage.clause(group[0].start))
        cue = min(own or cues, key=lambda c: abs(c.start - group[0].start))
        latter = _LATTER.match(self._passage.text, self._passage.clause(cue.start)[0])
        if latter and within(self._passage.chips, group[-1].end, cue.start):
            return None
        far = abs(cue.start - group[0].start) >= _REACH
        told = self._is_export(start, end) and self._is_in_force(cue) and not self._is_of_others(cue, group)
        return cue if told and not far and not self._is_busy(cue, group) and self._binds(cue, group) else None

    def _is_export(self, start: int, end: int) -> bool:
        """Whether the words around speak of trade between countries."""
        return bool(_EXPORT.search(self._passage.text, max(0, start - 160), end))

    def _is_in_force(self, cue: Cue) -> bool:
        """Neither lifted nor only proposed."""
        text = self._passage.text
        start, end = self._passage.clause(cue.start)
        if _LIFTED.search(text, max(start, cue.start - 24), min(end, cue.end + 16)):
            return False
        opening = self._passage.sentence(cue.start)[0]
        planned = self._passage.has(opening, cue.start, "future")
        return not (planned and re.search(r"一旦|若|拟|would|if ", text[opening : cue.start]))

    def _is_busy(self, cue: Cue, group: list[ChipSpan]) -> bool:
        """Whether the clause of the chip, not the ban's, tells something else of it: an event, a price."""
        start, end = self._passage.clause(group[0].start)
        if (start, end) == self._passage.clause(cue.start):
            return False
        return bool(
            within(self._happenings.cues, start, end)
            or any(a.currency for a in within(self._passage.amounts, start, end))
            or _LIFTED.search(self._passage.text, start, end)
            or self._passage.has(start, end, "compare")
        )

    def _is_of_others(self, cue: Cue, group: list[ChipSpan]) -> bool:
        """A ban whose clause names another chip is of this one only if it is said to be, too."""
        start, end = self._passage.clause(cue.start)
        others = [chip for chip in within(self._passage.chips, start, end) if chip not in group]
        if not others or start <= group[0].start < end:
            return False
        own = self._passage.text[self._passage.clause(group[0].start)[0] : group[0].start]
        return not _TOO.search(own)

    def _binds(self, cue: Cue, group: list[ChipSpan]) -> bool:
        """The mere noun of a ban needs the chip, or a verb, in its clause."""
        start, end = self._passage.clause(cue.start)
        words = self._passage.text[cue.start : cue.end]
        if words == "限制" and not _OF_TRADE.search(self._passage.text, cue.end, end):
            return False
        return (
            words not in _NOUNS
            or start <= group[0].start < end
            or bool(_LAID.search(self._passage.text, start, end))
        )

    def _over_list(self, group: list[ChipSpan]) -> Cue | None:
        """The ban in the head of a list whose item is nothing but the chip."""
        start, end = self._passage.line(group[0].start)
        text = self._passage.text
        if not _ITEM.fullmatch(text[start : group[0].start]) or text[group[-1].end : end].strip():
            return None
        for _ in range(20):
            start, end = self._passage.line(max(0, start - 1))
            if text[start:end].strip() and not text[start:end].lstrip().startswith(("-", "•", "·")):
                break
        cues = within(self.cues, start, end)
        return cues[0] if cues else None

    def _carried(self, group: list[ChipSpan]) -> Cue | None:
        """The ban of a sentence before that is said to reach this chip as well."""
        start = self._passage.clause(group[0].start)[0]
        if not _REACHES.search(self._passage.text, start, group[0].start):
            return None
        cues = [c for c in within(self.cues, max(0, start - 4 * _REACH), start) if self._is_in_force(c)]
        return cues[-1] if cues else None

    def _back(self, group: list[ChipSpan]) -> Cue | None:
        """A ban told in the next sentence of the last chip named: "had halted these sales"."""
        end = self._passage.sentence(group[-1].end - 1)[1]
        following = self._passage.sentence(min(end, len(self._passage.text) - 1))
        cues = within(self.cues, *following) if following[0] >= end else []
        named = within(self._passage.chips, group[-1].end, following[1])
        if not cues or named or not self._is_export(*following) or not self._is_in_force(cues[0]):
            return None
        return cues[0] if _POINTS.search(self._passage.text, *following) else None
