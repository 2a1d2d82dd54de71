"""Records in a line each, and a warehouse that is built from them night by night."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from warehouse.build import Built, build
from warehouse.connect import reader

Line = dict[str, Any]

SERIES = {"chip": "nvidia-h100", "basis": "rental", "per": "chip", "term": "hour", "tier": "on-demand"}


def price(listing: str | None, day: str, low: float, **other: Any) -> Line:
    """A rental per chip and hour in US dollars, of a seller named like the listing."""
    line = {
        "kind": "price",
        "source": "offers",
        "url": "https://offers.example/list",
        "observed_at": f"{day}T02:00:00Z",
        **SERIES,
        "low": low,
        "high": low,
        "currency": "USD",
        "seller": listing,
        "listing": listing,
        **other,
    }
    return {key: value for key, value in line.items() if value is not None}


def rate(currency: str, day: str, per_eur: float, source: str = "rates") -> Line:
    """An exchange rate."""
    return {
        "kind": "fx",
        "source": source,
        "observed_at": f"{day}T02:00:00Z",
        "day": day,
        "currency": currency,
        "per_eur": per_eur,
    }


def rates(day: str, usd: float = 1.0, cny: float = 8.0, **others: float) -> list[Line]:
    """The rates of a day."""
    return [rate(currency, day, per_eur) for currency, per_eur in {"USD": usd, "CNY": cny, **others}.items()]


def monday(week: int) -> str:
    """Monday of the `week`-th week, counted from 2026-W01 as 1."""
    return date.fromisocalendar(2026, week, 1).isoformat()


class Warehouse:
    """A data folder; `night` writes lines to files and builds."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.file = data / "chipwatch.duckdb"

    def lines(self, name: str, lines: Iterable[Line]) -> Path:
        path = self.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
        )
        return path

    def night(
        self, lines: Iterable[Line], *, day: str = "2026-06-30", fetches: Sequence[Line] = (), hour: int = 3
    ) -> Built:
        records = [self.lines(f"records/{day}/all-{hour}.jsonl", lines)]
        kept = [self.lines(f"fetches/{day}/all-{hour}.jsonl", fetches)] if fetches else []
        return self.build(records, fetches=kept, day=day, hour=hour)

    def build(
        self,
        records: Sequence[Path],
        *,
        fetches: Sequence[Path] = (),
        day: str = "2026-06-30",
        hour: int = 3,
        keep_going: bool = False,
    ) -> Built:
        run_at = datetime.combine(date.fromisoformat(day), time(hour), UTC)
        return build(self.data, records=records, fetches=fetches, run_at=run_at, keep_going=keep_going)

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        with reader(self.file) as con:
            return con.execute(statement).fetchall()

    def weeks(self, columns: str, where: str = "true") -> list[tuple[Any, ...]]:
        """These columns of weekly_prices, by week."""
        return self.ask(f"SELECT {columns} FROM weekly_prices WHERE {where} ORDER BY week")
