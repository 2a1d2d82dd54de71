"""Ten weeks of a small market, as the records and fetch lines that capture and reading would have left.

In the last one, 2026-W34, the H100 goes on falling by 1 % a week, the A100 stands, two sellers join the
B200's three (the worked example of the method), one shop's price is ten times its last, and there is news.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec

from crawlers.capture.classify import MEANINGS
from crawlers.records import Article, Chip, Fx, Model, Price, PriceMove, Record, Refusal, to_lines
from warehouse.build import build

LAST = date(2026, 8, 17)
WEEKS = 10
NIGHTS = (0, 3)
"""Monday and Thursday: two nights a week are enough to be a week."""
PAGE = "sha256:" + "ab" * 32

HOST = {"basis": "rental", "per": "chip", "term": "hour", "tier": "on-demand", "currency": "USD"}
_SHOP = {"basis": "purchase", "per": "chip", "tier": "list", "currency": "CNY"}
_TOLD: dict[str, Any] = {
    "source": "a5",
    "url": "https://news.example/article/42",
    "title": "算力涨价|潮",
    "observed_at": datetime(2026, 8, 20, 2, tzinfo=UTC),
    "published_at": "2026-08-19",
    "capture": PAGE,
}


def at(day: date, hour: int = 2) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def nights() -> Iterator[tuple[int, date]]:
    """The number of the week, from 0, and the day."""
    first = LAST - timedelta(weeks=WEEKS - 1)
    for week in range(WEEKS):
        for night in NIGHTS:
            yield week, first + timedelta(weeks=week, days=night)


def offers(week: int, day: date) -> Iterator[Price]:
    """Every offer on one night."""
    last = week == WEEKS - 1
    h100 = {"chip": "nvidia-h100", "form_factor": "SXM", "memory_gb": 80, **HOST}
    for number, seller in enumerate(("Aurora", "Borealis", "Cumulus", "Delta", "Echo")):
        for size in (1, 8):
            price = (2.2 + 0.1 * number) * 0.99**week * size
            yield offer(
                day,
                seller,
                f"h100x{size}",
                price,
                **h100 | {"chips": size, "per": "server" if size > 1 else "chip"},
            )
    for seller, price in (("Aurora", 1.2), ("Borealis", 1.3), ("Delta", 1.5), ("Echo", 1.55)):
        yield offer(day, seller, "a100", price, chip="nvidia-a100", form_factor="SXM", memory_gb=80, **HOST)
    newcomers = (("Foxtrot", 12.0), ("Golf", 4.5)) if last else ()
    for seller, price in (("Aurora", 2.0), ("Borealis", 3.0), ("Cumulus", 4.0), *newcomers):
        yield offer(day, seller, "b200", price, chip="nvidia-b200", form_factor="SXM", memory_gb=180, **HOST)
    for seller, price in (("Aurora", 0.9), ("Delta", 0.95)):
        yield offer(day, seller, "l40s", price, chip="nvidia-l40s", memory_gb=48, **HOST)
    for seller, price in (("Hanhai", 198_000.0), ("Juxing", 205_000.0), ("Kunpeng|Store", 210_000.0)):
        slip = 10 if last and seller == "Juxing" and day.weekday() == NIGHTS[-1] else 1
        yield offer(
            day,
            seller,
            "pcie",
            price * 1.002**week * slip,
            chip="nvidia-h100",
            form_factor="PCIe",
            memory_gb=80,
            **_SHOP,
        )


def offer(day: date, seller: str, listing: str, price: float, **about: Any) -> Price:
    source = "shop" if about["basis"] == "purchase" else "rents"
    return Price(
        source=source,
        url=f"https://{source}.example/offers",
        observed_at=at(day),
        capture=PAGE,
        seller=seller,
        listing=f"{seller}/{listing}",
        low=round(price, 4),
        high=round(price, 4),
        bound="exact",
        valid_on=day.isoformat(),
        **about,
    )


def told() -> Iterator[Record]:
    """What the pages of the last week told of, and what was refused."""
    h100 = "H100一周涨了近7万元,如今约30万元一张"
    english: dict[str, Any] = _TOLD | {
        "source": "letter",
        "url": "https://letter.example/?p=7&copy=1",
        "title": "Letter",
    }
    yield PriceMove(
        chip="nvidia-h100",
        basis="purchase",
        per="chip",
        direction="up",
        change=70000,
        currency="CNY",
        period="P1W",
        quote=h100,
        **_TOLD,
    )
    yield Price(
        chip="nvidia-h100",
        basis="purchase",
        per="chip",
        low=300000,
        high=300000,
        currency="CNY",
        bound="approx",
        quote=h100,
        **_TOLD,
    )
    yield Price(
        chip="nvidia-h100",
        basis="rental",
        per="chip",
        term="hour",
        low=2.2,
        high=2.4,
        bound="exact",
        currency="USD",
        quote="$2.20 to $2.40",
        **english,
    )
    yield Model(
        model="Deep [V4]",
        developer="DeepSeek",
        event="open-sourced",
        date="2026-08-18",
        parameters=6.85e11,
        license="MIT",
        context_length=131072,
        quote="V4开源",
        **_TOLD,
    )
    yield Model(model="Deep [V4]", developer="DeepSeek", event="open-sourced", quote="V4 is open", **english)
    yield Model(model="GPT-2", event="mentioned", date="2019", parameters=1.5e9, quote="GPT-2", **_TOLD)
    yield Chip(
        chip="nvidia-a100",
        vendor="NVIDIA",
        event="export-restricted",
        date="2022-08",
        quote="禁止售往中国",
        **_TOLD,
    )
    yield Article(language="zh", characters=812, **_TOLD)
    yield Article(language="en", characters=640, **english)
    for number, reason in enumerate(("unknown-chip", "unknown-chip", "no-currency")):
        yield Refusal(
            reason=reason, value=f"H{number}00", listing=f"odd-{number}", source="rents", observed_at=at(LAST)
        )


def rates() -> Iterator[Fx]:
    """The yuan loses a little each week, so that rates are seen apart from prices."""
    for week, day in nights():
        for currency, rate in (("USD", 1.1), ("CNY", 7.8 + 0.01 * week)):
            yield Fx(source="rates", observed_at=at(day), day=day, currency=currency, per_eur=round(rate, 4))


def fetches() -> Iterator[dict[str, Any]]:
    """A request a night and source; in the last week the shop fails once, the letter from Thursday on."""
    for _, day in nights():
        for source in ("rents", "shop", "rates", "a5", "letter"):
            line: dict[str, Any] = {"source": source, "url": f"https://{source}.example/", "role": "list"}
            line |= {"requested_at": at(day).isoformat(), "class": "ok", "status": 200}
            if source == "letter" and day > LAST:
                line |= {
                    "class": "server-error",
                    "cause": "The site failed. (HTTP 503 | try later)",
                    "status": 503,
                }
            if source == "shop" and day == LAST:
                line |= {"class": "timed-out", "cause": "The site did not answer in time. (30 s)"}
            yield line


def make(data: Path) -> Path:
    """Load the market as it came: the weeks before, the last one, and one price that came late; the file."""
    by_week = [(week, [*offers(week, day)]) for week, day in nights()]
    _catalogue(data)
    before = [offer for week, offers in by_week if week < WEEKS - 1 for offer in offers]
    file = load(data, "before", [*rates(), *before], datetime(2026, 8, 17, 1, tzinfo=UTC))
    during = [offer for week, offers in by_week if week == WEEKS - 1 for offer in offers]
    load(data, "during", [*during, *told()], datetime(2026, 8, 24, 1, tzinfo=UTC), fetches())
    late = offer(LAST, "Hotel", "a100", 1.4, chip="nvidia-a100", form_factor="SXM", memory_gb=80, **HOST)
    load(data, "late", [late], datetime(2026, 8, 27, 1, tzinfo=UTC))
    return file


def load(
    data: Path, name: str, records: list[Any], run_at: datetime, asked: Iterable[dict[str, Any]] = ()
) -> Path:
    """Build the file under `data` with these records."""
    (data / "in").mkdir(parents=True, exist_ok=True)
    lines, log = data / "in" / f"{name}.jsonl", data / "in" / f"{name}.fetches.jsonl"
    lines.write_bytes(b"".join(to_lines(records)))
    log.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in asked))
    return build(data, records=[lines], fetches=[log], run_at=run_at).file


def _catalogue(data: Path) -> None:
    folder = data / "catalogue"
    folder.mkdir(parents=True)
    titles = {
        "rents": "Rental offers",
        "shop": "Shops",
        "rates": "Rates",
        "a5": "A5创业网",
        "letter": "The *Letter*",
    }
    lines = [msgspec.json.encode({"name": name, "title": title}) + b"\n" for name, title in titles.items()]
    (folder / "sources.jsonl").write_bytes(b"".join(lines))
    causes = [{"class": kind, **meaning._asdict()} for kind, meaning in MEANINGS.items()]
    (folder / "causes.jsonl").write_bytes(b"".join(msgspec.json.encode(cause) + b"\n" for cause in causes))
