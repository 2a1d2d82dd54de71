"""What many pages tell alike is told once, with its witnesses; else they stand side by side."""

from typing import Any

from tests.warehouse.builders import Line, Warehouse, price, rates

SENTENCE = "The H100 now rents for $2.10 an hour, traders say."


def sentence(site: str, day: str, low: float = 2.1, quote: str = SENTENCE, **other: Any) -> Line:
    """A price told by an article of a site."""
    return price(
        None,
        day,
        low,
        source=site,
        url=f"https://www.{site}.example/{day}",
        published_at=f"{day}T08:00:00Z",
        quote=quote,
        **other,
    )


def told_by(site: str, day: str, event: str, date: str | None = None, **other: Any) -> Line:
    """An announcement of one model."""
    line = {
        "kind": "model",
        "source": site,
        "url": f"https://{site}.example/{day}/{event}",
        "observed_at": f"{day}T20:00:00Z",
        "published_at": f"{day}T08:00:00Z",
        "model": "DeepSeek-V9",
        "developer": "DeepSeek",
        "event": event,
        "date": date,
        **other,
    }
    return {key: value for key, value in line.items() if value is not None}


def test_one_sentence_on_ten_sites_is_one_statement_with_ten_witnesses(warehouse: Warehouse) -> None:
    """However it is set; the earliest is the source. A second page of the same site is no other witness."""
    sites = [f"site{n}" for n in range(10)]
    lines = [sentence(site, f"2026-01-{4 + (n + 3) // 4:02}") for n, site in enumerate(sites)]
    lines[3] = sentence("site3", "2026-01-05", quote=SENTENCE.replace(", ", " ,  ").upper())
    warehouse.night([*lines, sentence("site3", "2026-01-06"), sentence("other", "2026-01-06", 2.2)])
    assert warehouse.ask("SELECT count(*) FROM prices") == [(12,)]
    rows = warehouse.ask("SELECT witnesses, source FROM statements ORDER BY witnesses DESC")
    assert rows == [(10, "site0"), (1, "other")]
    assert warehouse.ask(
        "SELECT count(*) FROM prices JOIN statements ON fact_id = price_id WHERE witnesses = 10"
    ) == [(1,)]


def test_the_same_words_a_month_later_are_told_anew(warehouse: Warehouse) -> None:
    warehouse.night([sentence("weekly", "2026-01-05"), sentence("weekly", "2026-02-05")])
    assert warehouse.ask("SELECT witnesses FROM statements") == [(1,), (1,)]


def test_other_words_for_the_same_price_are_another_statement(warehouse: Warehouse) -> None:
    warehouse.night([sentence("a", "2026-01-05"), sentence("b", "2026-01-05", quote="We pay $2.10 an hour.")])
    assert warehouse.ask("SELECT count(*) FROM statements") == [(2,)]


def test_five_outlets_tell_one_event_and_the_makers_page_is_its_source(warehouse: Warehouse) -> None:
    """Whichever verb and date they have. Announced, available and published stay apart."""
    warehouse.lines("catalogue/sources.jsonl", [{"name": "lab", "publisher": "DeepSeek"}])
    warehouse.night(
        [
            told_by("early", "2026-01-05", "announced", "2026-01-05"),
            told_by("morning", "2026-01-06", "released"),
            told_by("evening", "2026-01-07", "open-sourced", "2026-01-06"),
            told_by("weekly", "2026-01-12", "announced", "2026-01"),
            told_by("lab", "2026-01-06", "released", "2026-01-06"),
        ]
    )
    assert warehouse.ask(
        "SELECT event, announced_on, available_on, first_published_at::DATE::VARCHAR,"
        " published_at::DATE::VARCHAR, witnesses, from_maker, source FROM events"
    ) == [("released", "2026-01-05", "2026-01-06", "2026-01-05", "2026-01-06", 5, True, "lab")]


def test_without_the_maker_the_earliest_is_the_source(warehouse: Warehouse) -> None:
    warehouse.night(
        [told_by(site, f"2026-01-0{day}", "released") for day, site in ((7, "late"), (6, "first"))]
    )
    assert warehouse.ask("SELECT source, witnesses, from_maker FROM events") == [("first", 2, False)]


def test_the_makers_address_is_its_own_and_a_headline_with_its_name_is_not(warehouse: Warehouse) -> None:
    hub = told_by("hub", "2026-01-07", "released", url="https://huggingface.co/deepseek-ai/V9")
    press = told_by("press", "2026-01-05", "released", url="https://press.example/deepseek-v9-is-out")
    warehouse.night([hub, press])
    assert warehouse.ask("SELECT source, from_maker FROM events") == [("hub", True)]


def test_other_events_stay_apart(warehouse: Warehouse) -> None:
    """An update is no launch, another model is another event, and what is told months later is told anew."""
    warehouse.night(
        [
            told_by("a", "2026-01-05", "released"),
            told_by("a", "2026-01-06", "updated"),
            told_by("a", "2026-01-05", "released", model="DeepSeek-V9-Mini"),
            told_by("a", "2026-04-01", "released", "2026-04-01"),
            told_by("b", "2026-04-20", "mentioned", "2026-01-05"),
        ]
    )
    events = warehouse.ask(
        "SELECT subject, event, first_published_at::DATE::VARCHAR FROM events ORDER BY ALL"
    )
    assert events == [
        ("DeepSeek-V9", "mentioned", "2026-04-20"),
        ("DeepSeek-V9", "released", "2026-01-05"),
        ("DeepSeek-V9", "released", "2026-04-01"),
        ("DeepSeek-V9", "updated", "2026-01-06"),
        ("DeepSeek-V9-Mini", "released", "2026-01-05"),
    ]


def test_a_launch_recalled_later_is_the_launch(warehouse: Warehouse) -> None:
    warehouse.night(
        [
            told_by("a", "2026-01-05", "released", "2026-01-05"),
            told_by("b", "2026-06-01", "released", "2026-01"),
            told_by("data", "2026-07-01", "released", "2026-01-05", published_at=None),
        ]
    )
    assert warehouse.ask("SELECT witnesses, source FROM events") == [(3, "a")]


def test_an_edited_article_has_its_versions(warehouse: Warehouse) -> None:
    """What the newest says stands; the older is kept, with when it was superseded."""
    for day, low, title in ((5, 2.1, "Cheap"), (6, 2.4, "Dear")):
        page = {"source": "paper", "url": "https://paper.example/1", "capture": f"sha256:{day}", "rules": "r"}
        seen = f"2026-01-0{day}T02:00:00Z"
        told = price(None, f"2026-01-0{day}", low, published_at="2026-01-05", observed_at=seen, **page)
        article = {"kind": "article", "title": title, "characters": 90, "observed_at": seen, **page}
        warehouse.night([article, told], day=f"2026-01-0{day}")
    assert warehouse.ask("SELECT low FROM prices") == [(2.4,)]
    assert warehouse.ask("SELECT low FROM as_of('2026-01-05')") == [(2.1,)]
    assert warehouse.ask(
        "SELECT version, title, capture, superseded_at::DATE::VARCHAR FROM article_versions ORDER BY version"
    ) == [(1, "Cheap", "sha256:5", "2026-01-06"), (2, "Dear", "sha256:6", None)]
    assert warehouse.ask("SELECT witnesses, capture FROM statements") == [(1, "sha256:6")]


def test_conflicting_prices_stand_side_by_side(warehouse: Warehouse) -> None:
    """One chip, one day, two pages: both are kept, and a check lists them."""
    lines = [sentence("a", "2026-01-05", 2.1), sentence("b", "2026-01-05", 3.0, quote="It costs $3 an hour.")]
    warehouse.night([*rates("2026-01-05"), *lines])
    assert warehouse.ask("SELECT low, source FROM prices ORDER BY low") == [(2.1, "a"), (3.0, "b")]
    assert warehouse.ask(
        "SELECT rows, sample ->> '$[0].lowest_usd' FROM checks WHERE name = 'prices_in_conflict' AND rows > 0"
    ) == [(1, "2.1")]
