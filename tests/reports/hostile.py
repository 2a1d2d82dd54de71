"""Words that a page might use against the report, alone and in every field of a Report."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_type_hints

from hypothesis import strategies as st

from reports.report import (
    Announcement,
    Dollar,
    Figures,
    Held,
    Level,
    Line,
    OpenModel,
    Part,
    Refused,
    Report,
    ReportedMove,
    ReportedPrice,
    Revised,
    Seen,
    Trouble,
    Unknown,
)
from reports.week import Week

Row = TypeVar("Row")

TRICKS = (
    *(
        "[x](javascript:alert(1))",
        "![i](http://e.example/i.png)",
        "<img src=x onerror=y>",
        "<!-- -->",
        "<b>",
        "</details>",
    ),
    *(
        "|",
        "`",
        "``` ",
        "# ",
        "- ",
        "1. ",
        "> ",
        "\n",
        "\r\n\r\n",
        "---",
        "===",
        "    code",
        "\t",
        "\\",
        "*b*",
        "__b__",
    ),
    *(
        "~~s~~",
        "[^1]",
        "[^1]: x y",
        "[a]: http://e.example",
        "&lt;",
        "&#106;",
        "{{ x }}",
        "{% raw %}",
        "$x$",
        ":tada:",
    ),
    *(
        "http://e.example",
        "http:\u200b//e.example",
        "www.e.example",
        "a@e.example",
        "@everyone",
        "javascript:alert(1)",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u200b",
        "\x07",
        "\x00",
        "\u2028",
        "שלום",
        "😀",
        "算力",
        "'",
        '"',
        "; DROP TABLE prices",
    ),
)
WORDS = st.lists(st.sampled_from(TRICKS) | st.text(max_size=8), max_size=8).map("".join)
ADDRESSES = WORDS | WORDS.map("https://e.example/".__add__)

_PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    float: st.floats(0.001, 1e7),
    int: st.integers(0, 1000),
    bool: st.booleans(),
    date: st.dates(date(2026, 8, 17), date(2026, 8, 23)),
}
_CLOSED: Mapping[str, st.SearchStrategy[Any]] = {
    "basis": st.sampled_from(["rental", "purchase"]),
    "witnesses": st.integers(1, 1000),
    "per": st.sampled_from(["chip", "server"]),
    "term": st.sampled_from([None, "hour", "month"]),
    "direction": st.sampled_from(["up", "down", "flat"]),
    "bound": st.sampled_from(["exact", "approx", "min", "max"]),
    "kind": st.sampled_from(["model", "chip"]),
    "last_night": st.sampled_from([date(2026, 8, 24), date(2026, 8, 20)]),
    "event": st.sampled_from(["announced", "released", "mentioned", "export-restricted"]),
    "valid_precision": st.sampled_from([None, "day", "month", "year", "published", "observed"]),
    "url": st.none() | ADDRESSES,
    **dict.fromkeys(("first_week", "last_week"), st.just("2026-W33")),
    "method": st.just("v1"),
    "index": st.lists(st.none() | st.floats(50, 200), min_size=1, max_size=12).map(tuple),
    "change_1": st.none() | st.floats(-60, 200),
    "level_pct": st.none() | st.floats(-60, 200),
    "composition_pct": st.none() | st.floats(-60, 200),
}


def filled(kind: type[Row]) -> st.SearchStrategy[Row]:
    """Any value of a dataclass, its words hostile."""
    hints = get_type_hints(kind)
    return st.builds(
        kind,
        **{name: _CLOSED.get(name, _strategy(hints[name])) for name in hints if not _private(kind, name)},
    )


def _private(kind: type, name: str) -> bool:
    return name not in {field.name for field in fields(kind)}


def _strategy(hint: Any) -> st.SearchStrategy[Any]:
    if isinstance(hint, UnionType):
        return st.one_of(*(st.none() if part is NoneType else _PLAIN[part] for part in get_args(hint)))
    return _PLAIN.get(hint, st.nothing())


def _some(kind: type[Row]) -> st.SearchStrategy[tuple[Row, ...]]:
    return st.lists(filled(kind), max_size=2).map(tuple)


REPORTS = st.builds(
    Report,
    week=st.just(Week.parse("2026-W34")),
    as_of=st.none() | st.just(date(2026, 8, 24)),
    method=st.just("v1"),
    dollar=st.none() | filled(Dollar),
    lines=_some(Line),
    parts=_some(Part),
    levels=_some(Level),
    before=_some(Figures),
    open_models=_some(OpenModel),
    unknown=_some(Unknown),
    prices=_some(ReportedPrice),
    moves=_some(ReportedMove),
    announcements=_some(Announcement),
    seen=filled(Seen),
    troubles=_some(Trouble),
    held=_some(Held),
    refused=_some(Refused),
    revised=_some(Revised),
)
