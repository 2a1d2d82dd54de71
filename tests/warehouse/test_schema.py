"""What users build on: the names of the public tables and columns, and what each means."""

import pytest

from tests.warehouse.builders import Warehouse

PUBLIC = {
    "prices": """
        price_id source url title quote capture rules chip vendor form_factor memory_gb basis per chips
        term tier commitment low high price currency bound condition seller segment region listing
        valid_on valid_precision observed_at published_at recorded_at usd cny fx_day usd_per_chip status
        attributes
    """,
    "price_moves": """
        move_id source url title quote capture rules chip vendor basis per term direction from to change
        change_pct currency period valid_on observed_at published_at recorded_at
    """,
    "announcements": """
        announcement_id kind subject maker event date parameters context_length license training_flop
        training_tokens price_input_mtok price_output_mtok source url title quote capture rules
        observed_at published_at recorded_at attributes
    """,
    "articles": """
        source url title published_at language characters capture first_seen last_seen facts recorded_at
    """,
    "article_versions": """
        source url version title characters capture observed_at recorded_at superseded_at
    """,
    "witnesses": """
        kind told_id rank fact_id own source site url title quote capture published_at observed_at
    """,
    "statements": """
        told_id kind fact_id quote witnesses first_published_at source url title capture
    """,
    "events": """
        told_id kind subject maker event announced_on available_on parameters context_length license
        first_published_at published_at witnesses from_maker announcement_id source url title quote capture
    """,
    "listings": """
        source listing chip form_factor memory_gb basis per chips term tier seller region currency
        first_seen last_seen nights last_price last_usd_per_chip
    """,
    "weekly_prices": """
        week chip form_factor memory_gb basis per term tier commitment week_start listings sellers
        matched_listings matched_sellers median_usd low_usd high_usd change_matched_pct change_level_pct
        fx_pct composition_pct price_index imputed_share method
    """,
    "weekly_contributions": """
        week chip form_factor memory_gb basis per term tier commitment seller listings imputed_listings
        relative log_contribution contribution_pct method
    """,
    "chips": """
        slug chip vendor name aliases launch_date memory_gb form_factors notes evidence
    """,
    "models": """
        slug name developer aliases first_announced parameters evidence
    """,
    "fx_rates": """
        day currency per_eur source capture recorded_at
    """,
    "sources": """
        name title publisher homepage licence robots kind segment schedule language verified rows_floor
        rows_ceiling filled fewer pace_seconds
    """,
    "causes": """
        class sentence repair fault
    """,
    "corrections": """
        name kind match expect replace reason facts holds newest
    """,
    "source_health": """
        day source requests ok failed records refusals status class cause repair since
    """,
    "fetches": """
        source url method role requested_at seconds status bytes media_type digest archive offset class
        cause final_url etag last_modified robots day
    """,
    "captures": """
        digest url fetched_at confirmed_at looked_at archive archive_offset source
    """,
    "changes": """
        day source listing chip seller change old_price new_price currency old_on
    """,
    "refused": """
        refusal_id source url reason value quote listing capture rules observed_at recorded_at
        attributes
    """,
    "checks": """
        run_id name severity question rows sample remedy
    """,
    "runs": """
        run_id run_at status records content_hash rows schema_version method
    """,
}


def test_the_public_tables_are_these(warehouse: Warehouse) -> None:
    rows = warehouse.ask("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'")
    assert {name for (name,) in rows} == set(PUBLIC)


@pytest.mark.parametrize("table", PUBLIC)
def test_the_columns_of_each_are_these(warehouse: Warehouse, table: str) -> None:
    described = warehouse.ask(f"SELECT column_name FROM (DESCRIBE {table})")
    assert [name for (name,) in described] == PUBLIC[table].split()


def test_the_kinds_of_dates_and_times(warehouse: Warehouse) -> None:
    told = dict(warehouse.ask("SELECT column_name, column_type FROM (DESCRIBE prices)"))
    assert {told[name] for name in ("observed_at", "published_at", "recorded_at")} == {
        "TIMESTAMP WITH TIME ZONE"
    }
    assert {told[name] for name in ("valid_on", "fx_day")} == {"DATE"}
    assert told["attributes"] == "JSON"


def test_every_table_and_column_has_its_comment(warehouse: Warehouse) -> None:
    nameless = warehouse.ask(
        "SELECT table_name, '' FROM duckdb_tables() WHERE comment IS NULL"
        " UNION ALL SELECT view_name, '' FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
        " UNION ALL SELECT table_name, column_name FROM duckdb_columns()"
        " WHERE NOT internal AND comment IS NULL"
    )
    assert nameless == []


@pytest.mark.parametrize(
    ("column", "unit"),
    [
        ("prices.usd", "US dollars"),
        ("prices.memory_gb", "GB"),
        ("prices.low", "main units of currency"),
        ("weekly_prices.change_matched_pct", "percent"),
        ("weekly_prices.imputed_share", "0 to 1"),
        ("weekly_prices.price_index", "100"),
        ("fx_rates.per_eur", "for one euro"),
        ("fetches.seconds", "seconds"),
        ("fetches.bytes", "bytes"),
    ],
)
def test_the_comment_tells_the_unit(warehouse: Warehouse, column: str, unit: str) -> None:
    table, name = column.split(".")
    ((comment,),) = warehouse.ask(
        "SELECT comment FROM duckdb_columns() WHERE schema_name = 'main'"
        f" AND table_name = '{table}' AND column_name = '{name}'"
    )
    assert unit in comment
