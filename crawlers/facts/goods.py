"""Goods and services told with a chip that a clause prices instead of it: "the power supply for a B200"."""

import re

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, within

_GOOD = (
    r"power suppl(?:y|ies)|psus?|coolers?|cooling|heat ?sinks?|fans?|water ?blocks?|connectors?|cables?"
    r"|risers?|adapters?|brackets?|motherboards?|cpus?|memory|hbm\w*|vram|dram|ssds?|nics?|switch(?:es)?"
    r"|transceivers?|licen[cs]es?|software|warrant(?:y|ies)|insurance|dut(?:y|ies)|customs|shipping|freight"
    r"|delivery|postage|repairs?|maintenance|electricity|colocation|substrates?|packaging|wafers?"
    r"|deposits?|down payments?|commissions?|assembly|rewards?|bount(?:y|ies)"
    r"|fines?|penalt(?:y|ies)|lev(?:y|ies)|tax(?:es)?|subsid(?:y|ies)|loans?|bribes?"
    r"|bills? (?:of|for|from)|insuring|repairing|mending|cooling|powering"
)
# A clause that opens with the good and names the chip only to say which: "Import duty on an H100 came to".
_OPENS = re.compile(
    rf"\W*(?:(?:the|an?|its|our|each|and|but|while) )?(?:[a-z][\w-]*,? ){{0,3}}?(?:{_GOOD})(?![a-z-])"
    r"(?: (?!is |was |costs? |plus |and |with )[\w'-]+){0,6} ?$"
)
# The same behind the chip: H100的关税, "the H200's memory".
_BEHIND = re.compile(
    r"(?:的(?:进口|原装|更换)?|'s (?:[\w-]{1,12} )?)(?:散热器?|电源|运费|关税|保险费?|维修费?|内存|显存"
    rf"|授权费?|许可费?|押金|{_GOOD})(?![a-z-])[^,。;:]{{0,24}}$"
)


def prices_good(passage: Passage, amount: Amount) -> bool:
    """Whether the clause of a sum has another good for its subject and names the chip only beside it."""
    start = passage.clause(amount.start)[0]
    chips = within(passage.chips, start, amount.lead)
    if len({chip.chip for chip in chips}) != 1:
        return False
    text = passage.text
    opens = _OPENS.match(text[start : chips[0].start])
    return bool(opens or _BEHIND.match(text[chips[-1].end : amount.lead]))
