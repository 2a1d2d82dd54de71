"""The price answers of the sample web on a given day: a data set, three offers APIs and a file of rates."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BEGIN = date(2026, 7, 6)
"""The first night of the sample web."""


def dataset(day: date) -> dict[str, Any]:
    """The answer of the gpurentalprices data set: every offer that stands on `day`."""
    fetched = datetime.combine(day, time(6, 21), UTC).isoformat().replace("+00:00", "Z")
    offers = [
        {
            "provider": row["provider"],
            "gpu": row["gpu"],
            "vram_gb": int(row["vram_gb"]),
            "usd_hr": float(row["usd_hr"]),
            "kind": row["kind"],
            "source_url": row["source_url"],
            "fetched_at": fetched,
        }
        for row in standing("offers.csv", day)
    ]
    return {"date": day.isoformat(), "generated_at": fetched, "offers": offers, "providers": {}, "meta": {}}


def gpu_types(day: date) -> dict[str, Any]:
    """The answer of RunPod's API: what the data set says of RunPod, in RunPod's own form."""
    types: dict[tuple[str, int], dict[str, Any]] = {}
    for offer in dataset(day)["offers"]:
        if offer["provider"] == "runpod":
            none = {"securePrice": 0, "communityPrice": 0, "secureCloud": False, "communityCloud": False}
            gpu = types.setdefault((offer["gpu"], offer["vram_gb"]), none)
            gpu |= {f"{offer['kind']}Price": offer["usd_hr"], f"{offer['kind']}Cloud": True}
    named = [
        {"id": f"{name}-{gb}", "displayName": _spelled(name), "memoryInGb": gb, **gpu, "lowestPrice": None}
        for (name, gb), gpu in types.items()
    ]
    return {"data": {"gpuTypes": named}}


def instance_types(day: date) -> list[dict[str, Any]]:
    """The answer of Verda's API: what the data set says of it, as instances of one GPU and of eight."""
    return [
        {
            "instance_type": f"{count}{_spelled(offer['gpu']).replace(' ', '')}.{offer['vram_gb']}S",
            "price_per_hour": f"{offer['usd_hr'] * count:.2f}",
            "spot_price": None,
            "currency": "usd",
            "gpu": {
                "description": f"{count}x {_spelled(offer['gpu'])} {offer['vram_gb']}GB",
                "number_of_gpus": count,
            },
        }
        for offer in dataset(day)["offers"]
        if offer["provider"] == "datacrunch"
        for count in (1, 8)
    ]


def _spelled(gpu: str) -> str:
    """The data set's `h100-sxm` as sellers spell it; RunPod's plain H100 was its H100 SXM all along."""
    return gpu.replace("-", " ").upper() + (" SXM" if gpu == "h100" else "")


def offers(day: date, question: dict[str, Any]) -> dict[str, Any]:
    """The answer of the Vast.ai offers API to a query object: at most 64 offers of the GPUs asked for."""
    names = question.get("gpu_name", {}).get("in", [])
    counts = question.get("num_gpus", {})
    found = [offer for offer in _standing(day) if offer["gpu_name"] in names and _counted(offer, counts)]
    return {"offers": sorted(found, key=lambda offer: offer["dph_total"])[:64]}


def _standing(day: date) -> Iterator[dict[str, Any]]:
    """The offers of the day: each of the four recorded days stands for two weeks of the sample."""
    place = min((day - BEGIN).days // 14, 3)
    for line in (HERE / "vast.jsonl").read_text(encoding="utf-8").splitlines():
        offer = json.loads(line)
        total = offer["dph_total"][place]
        if total is not None:
            yield {**offer, "dph_total": total, "public_ipaddr": "192.0.2.7"}


def _counted(offer: dict[str, Any], counts: dict[str, Any]) -> bool:
    tests = {"eq": lambda n, m: n == m, "gte": lambda n, m: n >= m, "lte": lambda n, m: n <= m,
             "gt": lambda n, m: n > m, "lt": lambda n, m: n < m}  # fmt: skip
    return all(tests[word](offer["num_gpus"], value) for word, value in counts.items())


def rates(day: date, days: int) -> str:
    """The ECB's XML: the rates of the last `days` working days published on or before `day`."""
    known = [row for row in _rows("rates.csv") if row["Date"] <= day.isoformat()][:days]
    cubes = "".join(
        f'<Cube time="{row["Date"]}">'
        + "".join(f'<Cube currency="{code}" rate="{rate}"/>' for code, rate in row.items() if code != "Date")
        + "</Cube>"
        for row in known
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" '
        'xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">'
        "<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>sample</gesmes:name>"
        f"</gesmes:Sender><Cube>{cubes}</Cube></gesmes:Envelope>"
    )


def standing(name: str, day: date) -> list[dict[str, str]]:
    """The rows of a file that hold on `day`: from `since` on, before `until`."""
    return [row for row in _rows(name) if row["since"] <= day.isoformat() < (row["until"] or "9999")]


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
