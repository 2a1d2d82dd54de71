"""Sizes listed as names: the members of a series, "Llama 3.1 8B and 70B"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from crawlers.facts.lazy import lazy
from crawlers.facts.mention import Mention
from crawlers.facts.mentions import Mentions
from crawlers.facts.passage import Passage
from crawlers.names.models import is_tier, listed_on, size_in

# 分pro、dev、schnell三个版本.
_PARTS = re.compile(
    r"[分有][为成]?(?P<list>[A-Za-z]{2,10}(?:、[A-Za-z]{2,10})*[、和与及][A-Za-z]{2,10})"
    r" ?(?:共|等)?[两三四五][个款种档]"
)
_PART = re.compile(r"[A-Za-z]+")
_EARLIER = re.compile(r"此前|之前|先前|早前|(?<![a-z])(?:earlier|previously|before)(?![a-z])")
_IN_SIZES = re.compile(
    r"(?:[^.。\n]|\.\d){0,70}"
    r"(?:sizes|versions|variants|family of|suite of|series|系列|尺寸|规格|规模|款|档|个版本)"
    r"|(?: (?:is|are|was|were|has been|have been))?(?: now| also| currently)?"
    r" (?:(?:offered|available|provided|sold|served|trained|built|made|out) (?:as|at|in|with)"
    r"|(?:comes?|came|arrives?|ships?|exists?) (?:as|at|in|with)|offers?|includes?|comprises?|covers?"
    r"|spans?|spanning)(?: [a-z]+){0,2}:? (?=\d{1,3}(?:\.\d{1,2})?[bm](?![a-z]))"
)
_TOKEN = re.compile(
    r"(?<![A-Za-z0-9.-])(?P<size>E?\d{1,3}(?:\.\d{1,2})?[BM](?:-A\d{1,3}(?:\.\d)?B)?)(?![A-Za-z0-9-]|\.\d)"
    r"(?! ?(?:total|tokens|active|激活))"
)
_PARAMETERS = re.compile(
    r" ?(?:(?:[两三四]种)?有效参数|参数|param(?!eter (?:versions?|variants?|models?|sizes?)))"
)
_SIZE_TOKEN = r"\d{1,3}(?:\.\d{1,2})?[BM]"
_VERSIONS_OF = re.compile(
    rf"{_SIZE_TOKEN}(?:(?:, | and |, and | or ){_SIZE_TOKEN})* "
    r"(?:[a-z-]+ )?(?:versions?|variants?|models?|sizes?|flavou?rs?) of (?:the )?$"
    rf"|(?:models|versions|variants|sizes)(?:,| of| with| at)* (?:{_SIZE_TOKEN}(?:, and |, | and )){{1,5}}"
    rf"{_SIZE_TOKEN}(?: parameters)?,? (?:called|named|dubbed) $"
)
_TIER_OF_SIZE = re.compile(
    r"\d{1,4}(?:\.\d)?[BM] ?的? ?(?P<tier>[A-Z][A-Za-z]+) ?(?:版|款|(?:version|variant)(?![a-z]))"
)
_OF_REACH = 60
_BETWEEN = re.compile(
    r"(?: (?:parameters? )?(?:model|version|variant|one|checkpoint)s?)?"
    r"(?: |、|,|/|和|与|及|以及|and|or|\+){1,4}(?:an? )?"
)
_COUNTED = re.compile(r"参数(?:规模|总?量)?(?:分别|各|依次|均|约)*(?:为|是|达)?$")
# "Llama 3.1, including a 405B version".
_INCLUDED = re.compile(r"(?:including|with|plus|among them|包括|含) (?:an? )?$")
_VERSION = re.compile(r"(?: [a-z-]+)? (?:version|variant|model|checkpoint)(?![a-z])|的?(?:版|模型)")
_ITEM = re.compile(r"\n ?[-•·*] ?$")
_SERIES = re.compile(r" (?:model )?(?:series|families)(?![a-z])")
# How far behind a name its sizes may be listed, in characters.
_REACH = 500


class ListedSizes:
    """Finds the members of the series in a passage that are told by their sizes."""

    def __init__(self, passage: Passage, mentions: Mentions) -> None:
        self._passage = passage
        self._mentions = mentions

    def members(self) -> Iterator[Mention]:
        """The members of a series whose sizes are listed: "Llama 3.1 8B and 70B", Qwen2共5款:0.5B、1.5B."""
        plain, text = self._passage.page.plain, self._passage.text
        for mention in self._mentions.all:
            following = list(listed_on(plain, text, mention.name, mention.end)) if mention.told_of else []
            versions = [] if following else list(self._versions(mention))
            for start, end, name in versions:
                size = size_in(plain[start:end]) or mention.in_name or mention.told
                yield replace(_member(mention, start, end, name, size), series=mention.name)
            if following:
                yield from (
                    _member(mention, *part, size_in(plain[slice(*part[:2])]) or mention.in_name)
                    for part in following
                )
            elif (
                not versions
                and mention.in_name is None
                and mention.start not in self._mentions.bystanders
                and (mention.event or mention.date or _IN_SIZES.match(self._passage.text, mention.end))
            ):
                yield from self._listed(mention)

    def _is_planned(self, mention: Mention, place: int) -> bool:
        """Whether a later sentence only tells what will be, or was, of others: 0.5B、1.8B小模型也将开源,
        此前已开源7B、13B.
        """
        start, end = self._passage.sentence(place)
        others = self._passage.has(start, place, "release", "opensource") and _EARLIER.search(
            self._passage.text, start, place
        )
        return start > mention.start and bool(self._passage.has(start, end, "future") or others)

    def _versions(self, mention: Mention) -> Iterator[tuple[int, int, str]]:
        """Sizes told before the name: "the 8B and 70B versions of Llama 3"; tiers behind it: 505B的Pro版."""
        plain = self._passage.page.plain
        before = _VERSIONS_OF.search(plain, max(0, mention.start - _OF_REACH), mention.start)
        for token in _TOKEN.finditer(plain, before.start(), mention.start) if before else ():
            yield *token.span("size"), f"{mention.name} {token['size']}"
        end = self._passage.sentence(mention.end)[1]
        for part in self._parts(mention.end, end) if mention.event else ():
            yield *part.span(), f"{mention.name} {part.group()}"
        for tier in _TIER_OF_SIZE.finditer(plain, mention.end, end) if mention.event else ():
            if is_tier(tier["tier"]):
                yield *tier.span(), f"{mention.name} {tier['tier']}"

    def _parts(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The words by which a model's versions go: 分pro、dev、schnell三个版本."""
        counted = _PARTS.search(self._passage.page.plain, start, min(end, start + _REACH))
        return _PART.finditer(self._passage.page.plain, *counted.span("list")) if counted else iter(())

    def _listed(self, mention: Mention) -> Iterator[Mention]:
        """The sizes listed in the sentence of a name or the next, or one an item, up to the next name."""
        plain = self._passage.page.plain
        following = self._mentions.told_after(self._series_ends.get(mention.start, mention.end))
        end = self._passage.sentence(mention.end)[1]
        end = self._passage.sentence(min(end, len(plain) - 1))[1]
        while following and following.name.startswith(f"{mention.name}-"):
            following = self._mentions.told_after(following.end)
        limit = following.start if following else len(plain)
        tokens = list(_TOKEN.finditer(plain, mention.end, min(limit, mention.end + _REACH)))
        for run in _runs(self._passage.text, tokens):
            if self._are_counted(run) or (mention.told and plain[run[0].start()] == "E"):
                continue
            listed = len(run) > 1 or self._is_included(run[0])
            in_list = listed and run[0].start() < end and not self._is_planned(mention, run[0].start())
            for token in run if in_list or _ITEM.search(plain, run[0].start() - 4, run[0].start()) else ():
                name = f"{mention.name} {token['size']}"
                member = _member(mention, *token.span("size"), name, size_in(name))
                member.series = mention.name
                yield member

    @lazy
    def _series_ends(self) -> dict[int, int]:
        """By where each begins, where names end that are told as series: "the Olive-S and Olive-L series"."""
        groups = [group for group in self._mentions.groups() if len(group) > 1]
        told = [group for group in groups if _SERIES.match(self._passage.text, group[-1].end)]
        return {mention.start: group[-1].end for group in told for mention in group}

    def _are_counted(self, run: list[re.Match[str]]) -> bool:
        """Whether sizes only tell how many parameters: 参数量分别为5B和8B, "8B and 70B parameters"."""
        text, start = self._passage.text, run[0].start()
        return bool(
            _COUNTED.search(text, max(0, start - 12), start) or _PARAMETERS.match(text, run[-1].end())
        )

    def _is_included(self, token: re.Match[str]) -> bool:
        """Whether one size is told of among others: "including a 405B version"."""
        ahead = _INCLUDED.search(self._passage.text, max(0, token.start() - 16), token.start())
        return bool(ahead and _VERSION.match(self._passage.text, token.end()))


def _runs(text: str, tokens: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Tokens that only a joint parts: 0.5B、1.5B和7B."""
    runs: list[list[re.Match[str]]] = []
    for token in tokens:
        if runs and _BETWEEN.fullmatch(text, runs[-1][-1].end(), token.start()):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _member(mention: Mention, start: int, end: int, name: str, size: float | None) -> Mention:
    return Mention(start, end, name, mention.developer, size, "", mention.event, mention.date)
