"""Lines into tables: all or none, each fact once, and its day as precise as told."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.builders import Line, Warehouse, price, rate, rates
from warehouse.errors import LoadError

MOVE = {
    "kind": "price_move",
    "source": "paper",
    "url": "https://paper.example/1",
    "observed_at": "2026-01-05T02:00:00Z",
    "published_at": "2026-01-04",
    "quote": "H100 rose from 2 to 3",
    "chip": "nvidia-h100",
    "basis": "rental",
    "direction": "up",
    "from": 2,
    "to": 3,
}
MODEL = {
    "kind": "model",
    "source": "paper",
    "url": "https://paper.example/1",
    "observed_at": "2026-01-05T02:00:00Z",
    "published_at": "2026-01-04T20:00:00+08:00",
    "model": "Big-1",
    "event": "released",
    "date": "2026-01",
    "parameters": 7e9,
}
CHIP = {
    "kind": "chip",
    "source": "paper",
    "url": "https://paper.example/1",
    "observed_at": "2026-01-05T02:00:00Z",
    "chip": "nvidia-b300",
    "vendor": "NVIDIA",
    "event": "launched",
    "attributes": {"memory_gb": 288},
}
ARTICLE = {
    "kind": "article",
    "source": "paper",
    "url": "https://paper.example/1",
    "title": "芯片涨价",
    "observed_at": "2026-01-05T02:00:00Z",
    "published_at": "2026-01-04",
    "language": "zh",
    "characters": 900,
}
REFUSAL = {
    "kind": "refusal",
    "source": "offers",
    "observed_at": "2026-01-05T02:00:00Z",
    "reason": "unknown-chip",
    "value": "Z9000",
}
FETCH = {
    "source": "offers",
    "url": "https://offers.example/list",
    "method": "GET",
    "role": "offers",
    "requested_at": "2026-01-05T02:00:00Z",
    "seconds": 0.5,
    "status": 200,
    "bytes": 120,
    "digest": "sha256:00",
    "archive": "archive/2026-01-05/offers-020000.warc.gz",
    "offset": 312,
    "class": "ok",
}
ALL = [
    price("a", "2026-01-05", 2.0, attributes={"gpus": 8}),
    *rates("2026-01-02"),
    MOVE,
    MODEL,
    CHIP,
    ARTICLE,
    REFUSAL,
]
TABLES = [
    *("prices", "price_moves", "announcements", "articles", "fx_rates", "refused", "fetches", "captures"),
    *("listings", "weekly_prices"),
]


def counts(warehouse: Warehouse) -> dict[str, int]:
    return {table: warehouse.ask(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


def test_every_kind_finds_its_table(warehouse: Warehouse) -> None:
    warehouse.night(ALL, fetches=[FETCH])
    assert counts(warehouse) == dict.fromkeys(TABLES, 1) | {"announcements": 2, "fx_rates": 2}
    assert warehouse.ask('SELECT "from", "to", valid_on::VARCHAR FROM price_moves') == [
        (2.0, 3.0, "2026-01-04")
    ]
    assert warehouse.ask(
        "SELECT kind, subject, event, date, published_at::VARCHAR FROM announcements ORDER BY 1"
    ) == [
        ("chip", "nvidia-b300", "launched", None, None),
        ("model", "Big-1", "released", "2026-01", "2026-01-04 12:00:00+00"),
    ]
    assert warehouse.ask("SELECT title, language, characters, facts FROM articles") == [
        ("芯片涨价", "zh", 900, 3)
    ]
    assert warehouse.ask("SELECT digest, archive_offset FROM captures") == [("sha256:00", 312)]
    assert warehouse.ask("SELECT attributes ->> '$.gpus' FROM prices") == [("8",)]


def test_loading_twice_changes_nothing(warehouse: Warehouse) -> None:
    first = warehouse.night(ALL, fetches=[FETCH])
    before = counts(warehouse)
    second = warehouse.night(ALL, fetches=[FETCH], hour=4)
    assert counts(warehouse) == before
    assert second.content_hash == first.content_hash
    assert second.rows == first.rows


def test_the_same_fact_seen_otherwise_is_the_same_fact(warehouse: Warehouse) -> None:
    """Another fetch, capture and version of the rules tell nothing new; another price on that day does."""
    offer = price("a", "2026-01-05", 2.0, valid_on="2026-01-05")
    again = offer | {"observed_at": "2026-01-05T20:00:00Z", "capture": "sha256:11", "rules": "2"}
    warehouse.night([offer])
    warehouse.night([again], hour=4)
    assert warehouse.ask("SELECT rules FROM prices") == [(None,)]
    warehouse.night([again | {"low": 1.0}], hour=5)
    assert counts(warehouse)["prices"] == 2


def test_ids_stay_what_they_are(warehouse: Warehouse) -> None:
    """With other ids every old record would load again as a new fact: changing these is a deliberate act."""
    warehouse.night([price("a", "2026-01-05", 2.0), MOVE, MODEL, rate("USD", "2026-01-05", 1.1), REFUSAL])
    ids = "SELECT price_id FROM prices UNION ALL SELECT move_id FROM price_moves"
    ids += " UNION ALL SELECT announcement_id FROM announcements UNION ALL SELECT rate_id FROM raw.fx_rate"
    ids += " UNION ALL SELECT refusal_id FROM refused"
    assert [row[0] for row in warehouse.ask(ids)] == [
        "a2ed6d38c496e9d305cd",
        "230cb0f355823962d0b0",
        "0334824b6de95d3dc47f",
        "f37310d71b460d5d20ec",
        "1009988b80dc2b2e2777",
    ]


def test_an_offer_is_seen_anew_each_day_and_an_undated_sentence_once(warehouse: Warehouse) -> None:
    days = ["2026-01-05", "2026-01-06"]
    warehouse.night([price(listing, day, 2.0) for day in days for listing in ("a", None)])
    assert warehouse.ask("SELECT listing, count(*) FROM prices GROUP BY ALL ORDER BY ALL") == [
        ("a", 2),
        (None, 1),
    ]


def test_the_day_a_price_holds_for(warehouse: Warehouse) -> None:
    """As told by the record, else the day of its page, else the day of the fetch; as precise as told."""
    cases: list[tuple[Line, str, str]] = [
        ({"valid_on": "2026"}, "2026-01-01", "year"),
        ({"valid_on": "2026-02"}, "2026-02-01", "month"),
        ({"valid_on": "2026-02-03"}, "2026-02-03", "day"),
        ({"published_at": "2026-02-04"}, "2026-02-04", "published"),
        ({"published_at": "2026-02-05T01:00:00+08:00"}, "2026-02-05", "published"),
        ({}, "2026-03-01", "observed"),
    ]
    warehouse.night(price(None, "2026-03-01", 1.0 + n, **told) for n, (told, _, _) in enumerate(cases))
    assert warehouse.ask("SELECT valid_on::VARCHAR, valid_precision FROM prices ORDER BY low") == [
        case[1:] for case in cases
    ]


GOOD = price("a", "2026-01-05", 2.0)
BAD: list[tuple[Line, str, str]] = [
    (GOOD | {"low": "two"}, "low", 'expected a number of 0 or more, got "two"'),
    (GOOD | {"low": -1}, "low", "expected a number of 0 or more, got -1"),
    (GOOD | {"low": 3}, "high", "is less than low"),
    (GOOD | {"chip": None}, "chip", "is missing"),
    (GOOD | {"currency": "usd"}, "currency", 'expected an ISO 4217 code, got "usd"'),
    (GOOD | {"basis": "lease"}, "basis", 'expected one of purchase, rental, got "lease"'),
    (GOOD | {"chips": 2.5}, "chips", "expected a whole number of 1 or more, got 2.5"),
    (GOOD | {"valid_on": "2026-02-30"}, "valid_on", 'expected YYYY, YYYY-MM or YYYY-MM-DD, got "2026-02-30"'),
    (GOOD | {"observed_at": "yesterday"}, "observed_at", 'expected a time with its zone, got "yesterday"'),
    (
        GOOD | {"published_at": "2026-13"},
        "published_at",
        'expected a day or a time with its zone, got "2026-13"',
    ),
    (GOOD | {"attributes": [1]}, "attributes", "expected a JSON object, got [1]"),
    (GOOD | {"colour": "red"}, "colour", "no such field in a price line"),
    (GOOD | {"kind": "prize"}, "kind", 'unknown kind "prize"'),
    (GOOD | {"kind": None}, "kind", "is missing"),
    (rate("USD", "2026-01-05", 0), "per_eur", "expected a number above 0, got 0"),
    (rate("USD", "2026-01-05", 1) | {"day": "5 Jan"}, "day", 'expected a day YYYY-MM-DD, got "5 Jan"'),
]


@pytest.mark.parametrize(("line", "field", "problem"), BAD, ids=[f"{field}: {why}" for _, field, why in BAD])
def test_a_bad_line_is_told_by_file_line_and_field(
    warehouse: Warehouse, line: Line, field: str, problem: str
) -> None:
    with pytest.raises(LoadError) as error:
        warehouse.night([GOOD, line], day="2026-01-05")
    path = warehouse.data / "records/2026-01-05/all-3.jsonl"
    assert str(error.value) == f"{path}, line 2, field {field}: {problem}"


def refuse(warehouse: Warehouse, content: bytes, name: str = "bad.jsonl") -> str:
    path = warehouse.lines(name, [])
    path.write_bytes(content)
    with pytest.raises(LoadError) as error:
        warehouse.build([path])
    return str(error.value).removeprefix(f"{path}, ")


def test_what_is_no_json(warehouse: Warehouse) -> None:
    assert refuse(warehouse, b'\n\n{"kind": "pri\n') == 'line 3: not a JSON object: {"kind": "pri'
    assert refuse(warehouse, b"[1, 2]") == "line 1: not a JSON object: [1, 2]"


def test_what_json_does_not_know_is_told_by_its_field(warehouse: Warehouse) -> None:
    line = json.dumps(GOOD)
    not_json = line.replace('"low": 2.0', '"low": NaN').encode()
    assert refuse(warehouse, not_json).startswith('line 1, field low: not JSON: NaN, "high": 2.0')
    assert refuse(warehouse, b"\xef\xbb\xbf" + line.encode()) == "line 1: begins with a byte order mark"
    assert refuse(warehouse, line.encode("utf-16")).startswith("line 1: not UTF-8")
    assert refuse(warehouse, b'{"kind": "price", "attributes": ' + b'{"a": ' * 50_000) == (
        "line 1: nested too deep"
    )


TWICE = json.dumps(GOOD).replace('"low": 2.0', '"low": 2.0, "low": 1.0').encode()
SMALL = json.dumps(GOOD).replace("T02:00:00Z", "t02:00:00z").encode()
LONG = json.dumps(GOOD | {"quote": "x" * 17_000_000}).encode()
MINDED = {
    "low: is told twice": TWICE,
    "observed_at: expected a time with T and Z in capitals": SMALL,
    "longer than 16 MB": LONG,
}


@pytest.mark.parametrize("problem", MINDED)
def test_what_only_duckdb_minds_is_a_bad_line_too(warehouse: Warehouse, problem: str) -> None:
    """Told by its field, and with `keep_going` it costs the other lines nothing."""
    good = json.dumps(price("b", "2026-01-05", 3.0)).encode()
    content = b"\n".join([good, MINDED[problem], b""])
    told = refuse(warehouse, content)
    assert (told[:6], told[-len(problem) :]) == ("line 2", problem)
    warehouse.build([warehouse.data / "bad.jsonl"], keep_going=True)
    assert warehouse.ask("SELECT listing FROM prices") == [("b",)]
    assert warehouse.ask("SELECT attributes ->> '$.line', length(value) <= 100000 FROM refused") == [
        ("2", True)
    ]


def test_what_is_not_utf8(warehouse: Warehouse) -> None:
    assert refuse(warehouse, b'\n{"kind": "\xff"}\n').startswith("line 2: not UTF-8")


def test_the_first_problem_is_told_with_the_number_of_the_others(warehouse: Warehouse) -> None:
    told = refuse(warehouse, b'{"kind": "fx", "day": "2026-01-05"}\n{}\n[]\n')
    assert told == "line 1, field currency: is missing (and 2 more)"


def test_the_file_is_told_as_it_was_given(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse.lines("bad.jsonl", [{"kind": "prize"}])
    monkeypatch.chdir(warehouse.data)
    with pytest.raises(LoadError, match=r'^\.\./data/bad\.jsonl, line 1, field kind: unknown kind "prize"$'):
        warehouse.build([Path("../data/bad.jsonl")])


def test_a_file_that_is_not_there(warehouse: Warehouse) -> None:
    with pytest.raises(LoadError, match=r"gone\.jsonl: no such file"):
        warehouse.build([warehouse.data / "gone.jsonl"])


def test_a_bad_line_lets_nothing_in(warehouse: Warehouse) -> None:
    """Not even the good lines before it; the published file stays, byte for byte."""
    warehouse.night([GOOD])
    before = warehouse.file.read_bytes()
    with pytest.raises(LoadError):
        warehouse.night([price("b", "2026-01-05", 2.0), {"kind": "price"}], hour=4)
    assert warehouse.file.read_bytes() == before
    assert sorted(path.name for path in warehouse.data.iterdir()) == [
        "chipwatch.duckdb",
        "chipwatch.lock",
        "published",
        "records",
    ]


def test_keep_going_loads_the_good_lines_and_keeps_the_bad(warehouse: Warehouse) -> None:
    """In `refused`, with the place and what is wrong; a record of the same night's folder keeps its night."""
    bad = GOOD | {"low": "two"}
    path = warehouse.lines("records/2026-01-05/mixed.jsonl", [GOOD, bad, price("b", "2026-01-06", 3.0)])
    path.write_bytes(path.read_bytes() + b'{"kind": "\xff"}\n')
    warehouse.build([path], keep_going=True)
    assert warehouse.ask("SELECT listing FROM prices ORDER BY 1") == [("a",), ("b",)]
    refused = "reason, value, attributes ->> '$.file', attributes ->> '$.line', attributes ->> '$.field'"
    assert warehouse.ask(f"SELECT {refused} FROM refused ORDER BY 4") == [
        ("bad-record", json.dumps(bad), str(path), "2", "low"),
        ("bad-record", '{"kind": "�"}', str(path), "4", None),
    ]
    assert warehouse.ask("SELECT day::VARCHAR, records FROM raw.reading WHERE records > 0") == [
        ("2026-01-05", 2)
    ]


def test_blank_lines_empty_files_and_odd_names(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path may be relative and may hold what would be a pattern."""
    path = warehouse.lines("odd [1]*.jsonl", [GOOD])
    path.write_text("\n" + path.read_text() + "\n\n")
    nothing = warehouse.lines("empty.jsonl", [])
    monkeypatch.chdir(warehouse.data.parent)
    warehouse.build([Path("data/../data") / path.name, nothing, path])
    assert counts(warehouse)["prices"] == 1


def test_explicit_nulls_are_absent_keys(warehouse: Warehouse) -> None:
    warehouse.night([GOOD | dict.fromkeys(("seller", "valid_on", "bound", "attributes", "chips"))])
    assert warehouse.ask("SELECT seller, bound, valid_precision, attributes FROM prices") == [
        (None, "exact", "observed", None)
    ]


CATALOGUE: dict[str, list[dict[str, Any]]] = {
    "sources": [
        {"name": "offers", "kind": "price-api", "rows_floor": 1, "filled": {"region": 0.9}, "robots": None}
    ],
    "chips": [
        {"slug": "nvidia-h100-sxm", "chip": "nvidia-h100", "vendor": "NVIDIA", "aliases": "H100|H100 SXM"}
    ],
    "models": [{"slug": "big-1", "name": "Big-1", "aliases": ["Big One"], "parameters": "7B"}],
}


def test_the_catalogue_stands_as_it_is_today(warehouse: Warehouse) -> None:
    for role, lines in CATALOGUE.items():
        warehouse.lines(f"catalogue/{role}.jsonl", lines)
    warehouse.night([GOOD])
    assert warehouse.ask("SELECT vendor FROM prices") == [("NVIDIA",)]
    assert warehouse.ask("SELECT aliases, form_factors FROM chips") == [(["H100", "H100 SXM"], None)]
    assert warehouse.ask("SELECT aliases, parameters FROM models") == [(["Big One"], "7B")]
    assert warehouse.ask("SELECT name, filled ->> '$.region' FROM sources") == [("offers", "0.9")]
    warehouse.lines("catalogue/models.jsonl", [])
    warehouse.night([GOOD], hour=4)
    assert warehouse.ask("SELECT count(*) FROM models") == [(0,)]


def test_a_bad_catalogue_line(warehouse: Warehouse) -> None:
    path = warehouse.lines("catalogue/chips.jsonl", [{"slug": "x"}])
    with pytest.raises(LoadError) as error:
        warehouse.night([GOOD])
    assert str(error.value) == f"{path}, line 1, field chip: is missing"
