"""Offers, their changes, pages, kept answers and how the sources fare."""

from typing import Any

from tests.warehouse.builders import Line, Warehouse, price


def fetch(
    day: str, *, source: str = "offers", url: str = "https://offers.example/list", **other: Any
) -> Line:
    """A request that was answered, unless told otherwise."""
    line = {
        "source": source,
        "url": url,
        "role": "offers",
        "requested_at": f"{day}T02:00:00Z",
        "status": 200,
        "class": "ok",
        **other,
    }
    return {key: value for key, value in line.items() if value is not None}


def test_an_offer_as_last_seen(warehouse: Warehouse) -> None:
    days = [
        price("a", "2026-01-05", 16.0, per="server", chips=8),
        price("a", "2026-01-07", 8.0, per="server", chips=8),
    ]
    warehouse.night(days)
    assert warehouse.ask(
        "SELECT first_seen::VARCHAR, last_seen::VARCHAR, nights, last_price, last_usd_per_chip FROM listings"
    ) == [("2026-01-05", "2026-01-07", 2, 8.0, 1.0)]


NIGHTS: dict[str, dict[str, float]] = {
    "2026-01-05": {"a": 1.0, "b": 2.0},
    "2026-01-06": {"a": 1.0, "b": 2.5, "c": 3.0},
    "2026-01-08": {"b": 2.5, "c": 3.0},
    "2026-01-09": {"a": 1.0, "b": 2.5, "c": 3.0},
}
CHANGES = [
    ("2026-01-06", "b", "MODIFY", 2.0, 2.5, "2026-01-05"),
    ("2026-01-06", "c", "ADD", None, 3.0, None),
    ("2026-01-08", "a", "WITHDRAW", 1.0, None, "2026-01-06"),
    ("2026-01-09", "a", "ADD", None, 1.0, None),
]
ASKED = (
    "SELECT day::VARCHAR, listing, change, old_price, new_price, old_on::VARCHAR FROM changes ORDER BY ALL"
)


def test_changes_between_two_nights_of_a_source(warehouse: Warehouse) -> None:
    """The first night has nothing to be compared with; a night without an answer withdraws nothing."""
    warehouse.night(
        price(name, day, value) for day, offers in NIGHTS.items() for name, value in offers.items()
    )
    assert warehouse.ask(ASKED) == CHANGES


def test_changes_night_by_night(warehouse: Warehouse) -> None:
    for day, offers in NIGHTS.items():
        warehouse.night([price(name, day, value) for name, value in offers.items()], day=day)
    assert warehouse.ask(ASKED) == CHANGES


def test_a_night_with_a_failed_request_withdraws_nothing(warehouse: Warehouse) -> None:
    """What is missing then goes with the next whole night; what is seen in between never left."""
    nights = {5: "abc", 6: "a", 7: "ab", 8: "a", 9: "abc"}
    for day, there in nights.items():
        outcome = "timed-out" if day in (6, 7) else "ok"
        warehouse.night(
            [price(name, f"2026-01-0{day}", 2.0) for name in there],
            day=f"2026-01-0{day}",
            fetches=[fetch(f"2026-01-0{day}", **{"class": outcome})],
        )
    assert warehouse.ask(
        "SELECT day::VARCHAR, listing, change, old_on::VARCHAR FROM changes ORDER BY ALL"
    ) == [
        ("2026-01-08", "b", "WITHDRAW", "2026-01-07"),
        ("2026-01-08", "c", "WITHDRAW", "2026-01-05"),
        ("2026-01-09", "b", "ADD", None),
        ("2026-01-09", "c", "ADD", None),
    ]


def test_a_page_read_twice_is_one_article(warehouse: Warehouse) -> None:
    """As it was last read, with when it was first and last fetched."""
    article = {
        "kind": "article",
        "source": "paper",
        "url": "https://paper.example/1",
        "published_at": "2026-01-04",
    }
    first = article | {"title": "Prices", "characters": 90, "observed_at": "2026-01-05T02:00:00Z"}
    edited = article | {"title": "Prices!", "characters": 99, "observed_at": "2026-01-06T02:00:00Z"}
    page: dict[str, Any] = {"source": "paper", "url": "https://paper.example/1", "role": "article"}
    warehouse.night(
        [first, edited, price(None, "2026-01-05", 2.0, source="paper", url="https://paper.example/1")],
        fetches=[
            fetch("2026-01-07", **page, **{"class": "unchanged"}),
            fetch("2026-01-09", **page, **{"class": "dns"}),
        ],
    )
    assert warehouse.ask(
        "SELECT title, characters, facts, first_seen::DATE::VARCHAR, last_seen::DATE::VARCHAR FROM articles"
    ) == [("Prices!", 99, 1, "2026-01-05", "2026-01-07")]


def test_a_kept_answer_is_one_capture(warehouse: Warehouse) -> None:
    """The same bytes met again lie where they were first kept; an answer that was not kept is none."""
    kept = {"digest": "sha256:00", "archive": "archive/2026-01-05/offers.warc.gz"}
    warehouse.night(
        [],
        fetches=[
            fetch("2026-01-05", **kept, offset=100),
            fetch("2026-01-06", **kept, offset=900),
            fetch("2026-01-07", **{"class": "unchanged"}),
        ],
    )
    assert warehouse.ask("SELECT digest, archive_offset, fetched_at::DATE::VARCHAR FROM captures") == [
        ("sha256:00", 100, "2026-01-05")
    ]


def test_a_fetch_belongs_to_the_night_of_its_folder(warehouse: Warehouse) -> None:
    """A night that goes on past midnight is still that night."""
    warehouse.night([], day="2026-01-05", fetches=[fetch("2026-01-06")])
    assert warehouse.ask("SELECT day::VARCHAR, requested_at::DATE::VARCHAR FROM fetches") == [
        ("2026-01-05", "2026-01-06")
    ]


def test_looked_at_confirmed_and_changed_are_three_dates(warehouse: Warehouse) -> None:
    def kept(day: str, digest: str, outcome: str = "ok") -> dict[str, Any]:
        return fetch(day, digest=digest, archive="archive/a.warc.gz", offset=7, **{"class": outcome})

    down = fetch("2026-01-09", status=None, **{"class": "timed-out"})
    nights = [
        kept("2026-01-05", "sha256:1"),
        kept("2026-01-06", "sha256:1", "unchanged"),
        kept("2026-01-07", "sha256:2"),
        kept("2026-01-08", "sha256:2", "unchanged"),
        down,
    ]
    warehouse.night([], day="2026-01-05", fetches=nights)
    dates = ", ".join(f"{name}::DATE::VARCHAR" for name in ("fetched_at", "confirmed_at", "looked_at"))
    assert warehouse.ask(f"SELECT digest, {dates} FROM captures ORDER BY digest") == [
        ("sha256:1", "2026-01-05", "2026-01-06", "2026-01-09"),
        ("sha256:2", "2026-01-07", "2026-01-08", "2026-01-09"),
    ]


def health(warehouse: Warehouse, source: str = "offers") -> list[tuple[Any, ...]]:
    return warehouse.ask(
        "SELECT day::VARCHAR, status, requests, ok, failed, records, cause, since::VARCHAR"
        f" FROM source_health WHERE source = '{source}' ORDER BY day"
    )


def test_how_a_source_fares(warehouse: Warehouse) -> None:
    warehouse.lines("catalogue/sources.jsonl", [{"name": "offers", "rows_floor": 1}, {"name": "quiet"}])
    dns = {"class": "dns", "sentence": "The name is not known.", "repair": "Look whether the host moved."}
    moved = {"class": "moved", "sentence": "It moved.", "repair": "Set the new address.", "fault": False}
    warehouse.lines("catalogue/causes.jsonl", [dns, moved])
    down: dict[str, Any] = {"class": "dns", "cause": "the name of the host is not known", "status": None}
    offer = [price("a", f"2026-01-0{day}", 2.0) for day in (5, 9)]
    asked = [
        fetch("2026-01-05"),
        fetch("2026-01-05", role="robots", url="https://offers.example/robots.txt", **{"class": "not-found"}),
        fetch("2026-01-06", **down),
        fetch("2026-01-07", **down),
        fetch("2026-01-08"),
        fetch("2026-01-08", url="https://offers.example/old", **{"class": "moved", "status": 301}),
        fetch("2026-01-09"),
        fetch("2026-01-09", url="https://offers.example/2", **down),
    ]
    records = [warehouse.lines(f"records/{line['observed_at'][:10]}/offers.jsonl", [line]) for line in offer]
    fetches = [
        warehouse.lines(
            f"fetches/{day}/offers.jsonl", [line for line in asked if line["requested_at"][:10] == day]
        )
        for day in (f"2026-01-0{number}" for number in range(5, 10))
    ]
    warehouse.build(records, fetches=fetches)
    cause = "the name of the host is not known"
    assert health(warehouse) == [
        ("2026-01-05", "ok", 1, 1, 0, 1, None, "2026-01-05"),
        ("2026-01-06", "broken", 1, 0, 1, 0, cause, "2026-01-06"),
        ("2026-01-07", "broken", 1, 0, 1, 0, cause, "2026-01-06"),
        ("2026-01-08", "degraded", 2, 1, 0, 0, "0 records read, at least 1 expected", "2026-01-08"),
        ("2026-01-09", "degraded", 2, 1, 1, 1, cause, "2026-01-08"),
    ]
    assert {row[1] for row in health(warehouse, "quiet")} == {"idle"}
    repairs = warehouse.ask("SELECT DISTINCT repair FROM source_health WHERE status = 'broken'")
    assert repairs == [("Look whether the host moved.",)]
