"""A page read again by other rules, and an article that was edited: what stands, and what was known when."""

from pathlib import Path
from typing import Any

from tests.warehouse.builders import Line, Warehouse, price, rates
from warehouse.connect import writer

DAY = "2026-01-05"


def read(rules: str, *facts: Line, capture: str = "sha256:01") -> list[Line]:
    """Facts of one capture as these rules read them."""
    return [fact | {"rules": rules, "capture": capture} for fact in facts]


def offers(rules: str, **prices: float) -> list[Line]:
    """A night's offers as these rules read them."""
    return read(rules, *(price(name, DAY, value) for name, value in prices.items()))


def prices(warehouse: Warehouse, day: str = "9999-01-01") -> dict[str, list[float]]:
    rows = warehouse.ask(f"SELECT listing, list(price ORDER BY price) FROM as_of('{day}') GROUP BY ALL")
    return dict(rows)


def test_a_reread_withdraws_what_its_rules_do_not_find(warehouse: Warehouse) -> None:
    """b was read wrongly, c was no offer, d was overlooked; a stays one row. Then the first rules again."""
    warehouse.night(offers("A", a=2, b=3, c=9), day="2026-01-05")
    warehouse.night(offers("B", a=2, b=3.5, d=4), day="2026-01-07")
    by_a, by_b = {"a": [2], "b": [3], "c": [9]}, {"a": [2], "b": [3.5], "d": [4]}
    assert [prices(warehouse, f"2026-01-0{day}") for day in (5, 6, 7)] == [by_a, by_a, by_b]
    assert prices(warehouse) == by_b
    warehouse.night(offers("A", a=2, b=3, c=9), day="2026-01-09")
    assert [prices(warehouse, f"2026-01-0{day}") for day in (6, 8, 9)] == [by_a, by_b, by_a]
    assert warehouse.ask("SELECT count(*) FROM raw.price") == [(5,)]


def test_a_reread_mends_the_weeks(warehouse: Warehouse) -> None:
    warehouse.night([*rates(DAY), *offers("A", a=2, b=3, c=90)], day="2026-01-05")
    warehouse.night(offers("B", a=2, b=3, c=9), day="2026-01-20")
    assert warehouse.weeks("high_usd, listings") == [(9.0, 3)]
    warehouse.night(offers("C", a=2, b=3), day="2026-01-21")
    assert warehouse.weeks("high_usd, listings") == [(3.0, 2)]
    assert warehouse.ask("SELECT list(listing ORDER BY listing) FROM listings") == [(["a", "b"],)]


def test_the_rest_of_the_same_reading_withdraws_nothing(warehouse: Warehouse) -> None:
    """A capture's records in two files, loaded one after the other."""
    for rules, day in (("A", "2026-01-05"), ("B", "2026-01-06")):
        warehouse.night(offers(rules, a=2), day=day, hour=3)
        warehouse.night(offers(rules, b=3), day=day, hour=4)
        assert prices(warehouse) == {"a": [2], "b": [3]}


def test_the_same_bytes_on_two_nights_are_two_sightings(warehouse: Warehouse) -> None:
    """Tuesday's answer is Monday's to the byte; read by newer rules it says nothing of Monday."""
    tuesday = price("a", "2026-01-06", 2)
    warehouse.night(offers("A", a=2), day="2026-01-05")
    warehouse.night(read("B", tuesday), day="2026-01-06")
    assert warehouse.ask("SELECT valid_on::VARCHAR FROM prices ORDER BY 1") == [
        ("2026-01-05",),
        ("2026-01-06",),
    ]


def test_a_night_run_for_a_past_day_is_known_from_today(warehouse: Warehouse) -> None:
    """What it takes back stood until then, and what it tells was not known before."""
    warehouse.night(offers("A", a=2), day="2026-01-09")
    warehouse.night(offers("B", b=3), day="2026-01-05")
    assert prices(warehouse, "2026-01-08") == {}
    assert prices(warehouse) == {"b": [3]}


def test_a_typing_error_withdrawn_frees_what_it_held(warehouse: Warehouse) -> None:
    """Read as 20, the first price made 2 look like a jump; read rightly there was none."""
    warehouse.night(offers("A", a=20), day="2026-01-05")
    warehouse.night([price("a", "2026-01-06", 2)], day="2026-01-06")
    assert warehouse.ask("SELECT status FROM prices WHERE price = 2") == [("held",)]
    warehouse.night(offers("B", a=2.1), day="2026-01-07")
    assert warehouse.ask("SELECT DISTINCT status FROM prices") == [("accepted",)]
    assert warehouse.ask("SELECT status FROM as_of('2026-01-06') WHERE price = 2") == [("held",)]


PAGE: dict[str, Any] = {"source": "paper", "url": "https://paper.example/1", "published_at": "2026-01-04"}


def version(day: int, rules: str, *lows: float, capture: str | None = None) -> list[Line]:
    """An article as it stood on a day of January, with the prices it told."""
    seen = PAGE | {"observed_at": f"2026-01-{day:02}T02:00:00Z"}
    article: Line = {"kind": "article", "title": f"As of {day}", "characters": 100}
    told = [price(None, DAY, low, **seen) for low in lows]
    return read(rules, article | seen, *told, capture=capture or f"sha256:{day:02}")


def told(warehouse: Warehouse, day: str = "9999-01-01") -> list[float]:
    return [row[0] for row in warehouse.ask(f"SELECT price FROM as_of('{day}') ORDER BY 1")]


def test_an_edited_article_supersedes_with_its_history_kept(warehouse: Warehouse) -> None:
    warehouse.night(version(5, "A", 2, 3), day="2026-01-05")
    warehouse.night(version(7, "A", 2, 4), day="2026-01-07")
    assert told(warehouse) == [2, 4]
    assert told(warehouse, "2026-01-06") == [2, 3]
    assert warehouse.ask("SELECT facts, title FROM articles") == [(2, "As of 7")]
    assert warehouse.ask("SELECT cause FROM raw.standing") == [("edited",)]


def test_an_old_version_read_again_does_not_bring_back_what_was_edited(warehouse: Warehouse) -> None:
    warehouse.night(version(5, "A", 2, 3), day="2026-01-05")
    warehouse.night(version(7, "A", 2, 4), day="2026-01-07")
    warehouse.night(version(5, "B", 2, 3, 9), day="2026-01-08")
    assert told(warehouse) == [2, 4]
    warehouse.night(version(7, "B", 4, 5), day="2026-01-09")
    assert told(warehouse) == [4, 5]


def test_nights_rereads_and_edits_say_what_one_load_says_and_what_a_build_from_raw_says(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    nights = [
        ("2026-01-05", [*rates(DAY), *offers("A", a=20, b=3, c=9)]),
        ("2026-01-06", [price(name, "2026-01-06", value) for name, value in (("a", 2), ("b", 3), ("c", 8))]),
        ("2026-01-06", version(5, "A", 2, 3)),
        ("2026-01-07", version(7, "A", 2, 4)),
        ("2026-01-13", [price(name, "2026-01-13", value) for name, value in (("a", 2), ("b", 31), ("c", 8))]),
        ("2026-01-14", offers("B", a=2.1, b=3, d=5)),
        ("2026-01-15", [price("b", "2026-01-14", 30)]),
        ("2026-01-16", version(5, "B", 2, 3, 9)),
    ]
    for hour, (day, lines) in enumerate(nights):
        piecemeal = warehouse.night(lines, day=day, hour=hour)
    at_once = Warehouse(tmp_path / "at-once").night([line for _, lines in nights for line in lines])
    assert at_once.content_hash == piecemeal.content_hash
    assert at_once.rows == piecemeal.rows
    with writer(warehouse.file) as con:
        con.execute("UPDATE runs SET schema_version = 'older'")
    assert warehouse.build([], day="2026-01-17").content_hash == piecemeal.content_hash
