"""Names that a text splits made whole: a version told apart from its family, a tier from its series."""

import re

from crawlers.facts.mention import Mention
from crawlers.names.models import without_tier

# R1, V3.1: a version that may stand alone for its model; R1-0528, "V3 Pro".
BARE_VERSION = re.compile(r"[A-Z]\d(?:\.\d)?")
BARE_MEMBER = re.compile(rf"{BARE_VERSION.pattern}(?:[ -][A-Z][a-z]+|-\d{{4}})")
# The version that a name ends with: the V3 of DeepSeek-V3.
TRAILING_LETTER = re.compile(rf"{BARE_VERSION.pattern}$")


# The version of a series that a part has one of its own for: 文心大模型4.5 Turbo及X1 Turbo.
_OTHER_VERSION = re.compile(r"(?<=[\w])[ -]?\d{1,2}(?:\.\d{1,2})?$")


def unquoted(name: str) -> str:
    """A name whose version stands behind its quotation: “紫东太初”4.0."""
    return re.sub("[”」』]", "", name)


def whole(leader: str, part: str) -> tuple[str, str]:
    """The series and the whole name of a part: Whisper of "Large V3"; R1-Zero is none of DeepSeek-R1's;
    "Large 3" is Mistral Large 3 again.
    """
    if leader.endswith(f" {part}"):
        return "", leader
    same = re.split(r"[ -]", part)[0]
    if BARE_VERSION.fullmatch(same) and TRAILING_LETTER.search(leader):
        return "", TRAILING_LETTER.sub("", leader) + part
    if leader.endswith(same):
        return "", leader + part[len(same) :]
    series = without_tier(leader)
    if BARE_VERSION.fullmatch(same):
        series = _OTHER_VERSION.sub("", series)
    if series.endswith(same):
        return "", series + part[len(same) :]
    return series, f"{series} {part}"


def by_last_part(known: list[Mention]) -> dict[str, str]:
    """Names by the last part that they may be cut short to: DeepSeek-R1 by R1."""
    parts = {re.split(r"[ -]", mention.name)[-1]: mention.name for mention in reversed(known)}
    return {part: whole for part, whole in parts.items() if BARE_VERSION.fullmatch(part)}
