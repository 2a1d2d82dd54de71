"""The file as it stood on a past day holds what the file published on that day held."""

from datetime import date

from tests.warehouse.builders import Warehouse, price, rates
from warehouse.connect import reader
from warehouse.past import reader_as_of

TABLES = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'raw' ORDER BY 1"
CONTENT = "FROM (FROM {}) AS row SELECT row::VARCHAR ORDER BY 1"
PUBLIC = (
    *("prices", "listings", "changes", "weekly_prices", "weekly_contributions", "articles", "refused"),
    *("source_health", "fx_rates", "runs", "captures", "price_moves", "announcements", "sources"),
)


def market(week: int, **prices: float) -> list[dict[str, object]]:
    day = date.fromisocalendar(2026, week, 1).isoformat()
    return [*rates(day), *(price(seller, day, low) for seller, low in prices.items())]


def test_the_past_is_what_was_published_then(warehouse: Warehouse) -> None:
    """A correction, a held price and its confirmation, and a late week come after the Monday looked at."""
    warehouse.night(market(1, a=2, b=3, c=4), day="2026-01-05")
    warehouse.night(market(2, a=2.2, b=3, c=40, d=5), day="2026-01-12")
    with reader(warehouse.file) as con:
        then = {table: con.execute(CONTENT.format(table)).fetchall() for table in PUBLIC}
    late = [*market(2, a=2.4), price("c", "2026-01-13", 41), *market(1, e=9)]
    warehouse.night(late, day="2026-01-14")
    with reader_as_of(warehouse.file, date(2026, 1, 13)) as con:
        known = {table: con.execute(CONTENT.format(table)).fetchall() for table in PUBLIC}
    assert known == then
    assert warehouse.ask(CONTENT.format("weekly_prices")) != then["weekly_prices"]


def test_every_raw_table_has_its_past(warehouse: Warehouse) -> None:
    with reader_as_of(warehouse.file, date(2026, 1, 13)) as con:
        views = con.execute("SELECT view_name FROM duckdb_views() WHERE schema_name = 'raw' ORDER BY 1")
        assert views.fetchall() == warehouse.ask(TABLES)


def test_before_the_first_night_there_is_nothing(warehouse: Warehouse) -> None:
    warehouse.night(market(1, a=2, b=3, c=4), day="2026-01-05")
    with reader_as_of(warehouse.file, date(1999, 1, 1)) as con:
        assert [con.execute(f"FROM {table}").fetchall() for table in PUBLIC] == [[] for _ in PUBLIC]
