"""What a kind of evidence for or against a price says, as a clause of plain English."""

_SENSES = {
    "price": "a price", "rental": "rent", "purchase": "buying", "money_other": "other money",
    "memory": "memory or storage", "token": "tokens", "difference": "a difference", "compare": "a comparison",
    "future": "what is to come", "performance": "performance", "up": "a rise", "down": "a fall",
    "part": "a part of a machine", "making": "what it takes to make", "sum": "a total", "odds": "what may be",
    "wealth": "what someone has or wins", "now": "the present", "was": "the past", "each": "each one",
}  # fmt: skip
_BOUNDS = {"max": "a most", "min": "a least", "approx": "about"}
_FAR = {"touch": "straight", "near": "shortly", "far": "some words"}
_WHOLE = {
    "chip:none": "its sentence names no chip",
    "chip:head": "a head over it names a chip",
    "good:alone": "its sentence names another good and no chip",
    "unit:none": "no unit is told that it is for",
    "unit:lent": "its unit is told with another sum",
    "rule:perhaps": "no word nearby says that it is a price",
    "rule:other": "the nearest words speak against a price",
    "word:None": "no word nearby is of prices or of money",
    "word:other": "the nearest word is of another good",
    "word:strong": "the nearest word is of other money",
    "twin:other": "the sum that it is coordinated with is no price",
    "twin:perhaps": "nothing says that the sum it is coordinated with is a price",
    "bracket": "it stands in brackets",
    "percent": "a percentage stands beside it",
    "range": "it is a range",
    "left:other": "no word that leads to a price stands straight before it",
    "right:other": "no word that goes with a price stands straight behind it",
}


def clause(kind: str) -> str:
    """What one kind of evidence says of an amount: "before:money_other:near" is "a word of other money
    stands shortly before it".
    """
    if kind in _WHOLE:
        return _WHOLE[kind]
    what, _, rest = kind.partition(":")
    first, _, far = rest.partition(":")
    match what:
        case "before" | "behind":
            return f"a word of {_SENSES[first]} stands {_place(far, what)}"
        case "chip-before" | "chip-behind":
            return f"the chip stands {_place(rest, what.removeprefix('chip-'))}"
        case "machine":
            return f"a machine stands {_place(rest, 'before')}"
        case "between":
            return f"a word of {_SENSES[first]} stands between it and the chip"
        case "last":
            return f"the nearest word before it is of {_SENSES.get(first, first)}"
        case "left" | "right":
            return f"“{rest or ':'}” stands straight {'before' if what == 'left' else 'behind'} it"
        case "scale":
            return f"it is counted in {rest}"
        case "size":
            return "prices of that size are seldom met"
        case "money":
            return f"{'no' if rest == '0' else rest} other sums stand in its sentence"
        case "bound":
            return f"it is told as {_BOUNDS.get(rest, rest)}"
        case "unit":
            return f"it is for a {rest.strip('-').replace('-', ' and a ')}"
    return kind


def _place(far: str, side: str) -> str:
    """touch:clause, before: straight before it, in another clause."""
    near, _, apart = far.partition(":")
    return f"{_FAR[near]} {side} it" + (", in another clause" if apart else "")


def clauses(kinds: list[str]) -> str:
    """Several kinds of evidence in one sentence."""
    told = [clause(kind) for kind in kinds]
    return ", and ".join(part for part in ("; ".join(told[:-1]), told[-1] if told else "") if part)
