"""Which names are of a series, and not of a model: those whose members the text names."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from crawlers.facts.mention import Mention, line_of, squash
from crawlers.facts.passage import Passage
from crawlers.facts.spans import Span, Spans, within

# 这是Ling 2.0系列的首款模型 tells of another.
_ONE_OF = re.compile(
    r"[”」\"]?(?:系列|家族)(?:[\u4e00-\u9fff]{0,4}模型)?[的中里]{0,2}(?:首|第[一二三四]|最新|旗舰|成员|一员|又一)"
)
# 更新Kimi K2,新版本kimi-k2-0905.
_NEW_VERSION = re.compile(r" to (?:version )?|,(?:[最全]?新|升级)版本?(?:名[为叫]|叫做?|为|是)?[“「\"]?")
# What a member adds to the name of its series: its size.
_MEMBER = re.compile(
    r"(?i)[ -]?(?:(?!qwen|llama|mistral|gemma|phi)(?:[a-z]+\d?"
    r"|\d{4})[ -]?)?(?:\d{1,4}(?:\.\d{1,3})?[bmt](?![a-z0-9])|\d{1,2}x\d)"
)
_SERIES = re.compile(
    r", (?:its|their|an?|the)[^,.;]{0,30} (?:family|series|line|lineup)(?![a-z])|\)? ?(?:family|series"
    r"|models,? (?:including|such as)|系列|家族)"
    r"|,?(?:共?分为?|包括|包含|共有?|有|提供)[一二两三四五六七八九\d]{1,2}[个款种](?:版本|尺寸|规格"
    r"|型号|模型|(?=:))"
)
# "The third generation of Olive models".
_SERIES_AHEAD = re.compile(
    r"(?<![a-z])(?:generation|family|series|line|suite) of (?:the |its )?(?:[a-z]+ )?$"
)
_LISTED_OUT = re.compile(
    r"(?:two|three|four|five|six|seven|eight|\d) (?:models|versions|variants|sizes|members)[^.;\n]{0,24}: ?$"
    r"|[两三四五六七八\d][个款种档](?:模型|版本|型号|尺寸)?[^。;\n]{0,8}: ?$"
)
# How far behind the verb its first member may stand, in characters, and what tells that members follow.
_MEMBER_REACH = 24
_COMPRISES = re.compile(r"[^,。;\n]{0,8},(?:其中)?(?:包含|包括|囊括|分为|涵盖|[内共]?含(?!税))")
# How many names on a series may be counted out.
_NEXT = 16
# 「天工」系列大模型Skywork-13B, 「天工」Skywork-13B: a series before its member.
SERIES_OF = re.compile(
    r"[”」』](?=[a-z]|$)|[”」』\"》]?(?:(?:系列|家族|家族的)(?:[^,。;\n]{0,6}模型)?"
    r"|(?:系列|家族)?的?(?:旗舰|新一代|最新|全新|新|开源|首[个款]|端侧|轻量|完整|满血)的?[\u4e00-\u9fff]{0,6}(?:模型|版本?)|(?:[\u4e00-\u9fff]{0,4}(?<=生成))?大?模型)(?:中的|的)?[“「『\"《]?"
)


class ModelSeries:
    """Tells the series among the mentions of a passage."""

    def __init__(self, passage: Passage, mentions: Sequence[Mention], outdated: Collection[int]) -> None:
        """`mentions` in order of place; `outdated` are the places of those whose next version is named."""
        self._passage = passage
        self._all = mentions
        self._outdated = outdated
        self._spans = Spans(Span(m.start, m.end) for m in mentions)
        self._starts = [m.start for m in mentions]
        self._names = sorted({(squash(m.name), m.name) for m in mentions})
        self._lines: dict[str, set[str]] = defaultdict(set)
        """The names that are told of each line, by tier or size."""
        for name in {m.name for m in mentions if line_of(m.name) != squash(m.name)}:
            self._lines[line_of(name)].add(name)

    def holds(self, mention: Mention) -> bool:
        """A series counts only where none of its members is named: "the GPT-4.1 family, GPT-4.1 mini"; nor
        does what is only upgraded to its next version.
        """
        if mention.start in self._outdated or self._comprises(mention):
            return True
        if _ONE_OF.match(self._passage.text, mention.end) or self._is_renewed(mention):
            return True
        leads = SERIES_OF.match(self._passage.text, mention.end)
        if leads and within(self._spans, leads.end(), leads.end() + 1):
            return True
        ahead = _SERIES_AHEAD.search(self._passage.text, max(0, mention.start - 30), mention.start)
        behind = _SERIES.match(self._passage.text, mention.end)
        called = ahead or behind or (mention.in_name is None and self._is_listed_out(mention))
        if squash(mention.name) in self._lines and (called or self._has_tiers(mention)):
            return True
        return any(
            called or (_MEMBER.match(rest) and mention.in_name is None) for rest in self._members(mention)
        )

    def _comprises(self, mention: Mention) -> bool:
        """Whether its members are named straight behind: 盘古5.5,包含盘古Ultra MoE和盘古Pro MoE."""
        told = _COMPRISES.match(self._passage.text, mention.end)
        following = self._after(mention.end) if told else None
        return bool(told and following and following.start - told.end() < _MEMBER_REACH)

    def _is_renewed(self, mention: Mention) -> bool:
        """Whether its new version is named straight behind it: 更新Kimi K2,新版本kimi-k2-0905."""
        new = _NEW_VERSION.match(self._passage.text, mention.end)
        following = self._after(mention.end) if new else None
        if not new or not following or following.start != new.end():
            return False
        return squash(following.name).startswith(squash(mention.name))

    def _has_tiers(self, mention: Mention) -> bool:
        """Whether a name without a version is told of with two of its tiers: Magistral Small and Medium."""
        return len(self._lines[squash(mention.name)]) > 1 and not re.search(r"\d", mention.name)

    def _is_listed_out(self, mention: Mention) -> bool:
        """Whether a list is counted of what goes on from its name: "there are two models: Olive-S, ..."."""
        own, index = squash(mention.name), bisect_right(self._starts, mention.end)
        near = self._all[index : index + _NEXT]
        first = next((m for m in near if squash(m.name).startswith(own)), None)
        return bool(first and _LISTED_OUT.search(self._passage.text, max(0, first.start - 60), first.start))

    def _members(self, mention: Mention) -> Iterator[str]:
        """What the names that go on from a name add to it: "-30B-A3B" of Qwen3."""
        own = squash(mention.name)
        for place in range(bisect_left(self._names, (own, "")), len(self._names)):
            squashed, name = self._names[place]
            if not squashed.startswith(own):
                return
            if squashed != own:
                yield name[len(mention.name) :] if name.startswith(mention.name) else squashed[len(own) :]

    def _after(self, place: int) -> Mention | None:
        """The first mention that begins at a place or behind it."""
        index = bisect_left(self._starts, place)
        return self._all[index] if index < len(self._all) else None
