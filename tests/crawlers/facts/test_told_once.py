"""What is told once over a list or in the head of a column is so of every line under it."""

from itertools import product

import pytest

from crawlers.facts import read
from crawlers.records import Price, Record

# Heads of lists whose figures are for one chip by the hour, or by the month.
HOURLY = (
    "All prices per GPU-hour:",
    "Prices per GPU per hour (USD):",
    "On-demand, $/GPU-hr:",
    "GPU pricing (per hour)",
    "Hourly rates, per GPU",
    "## Rates ($ per GPU-hour)",
    "Rental, USD per hour:",
    "What an hour costs:",
    "Cloud GPU rental prices per hour (November 2025)",
    "按小时计费(元/卡时):",
    "单卡每小时价格如下:",
    "以下价格均为每卡每小时:",
    "时租报价(元/小时):",
    "各平台时租:",
    "价格单位:元/卡/小时",
)
MONTHLY = ("月租报价(单卡,元):", "Monthly rent per card, USD:")
LINES = (
    "- {chip}: {sign}{price}",
    "• {chip} – {sign}{price}",
    "{chip} {sign}{price}",
    "* {chip} ({sign}{price})",
    "{chip} = {sign}{price}",
    "{chip}\t{sign}{price}",
    "{chip}: {price}",
    "- {chip}: {price}",
    "{chip} | {sign}{price}",
    "1. {chip}, {sign}{price}",
)
HOURLY_COLUMNS = (
    "Price / hr", "$ / hr", "Hourly", "Price (USD/hr)", "USD per GPU hour", "Rate (per hour)",
    "Cost per hour ($)", "Price/Hour", "On-Demand", "Per hour", "price_per_hour", "1-yr reserved ($/hr)",
    "EUR/h", "每小时价格",
    "时租(元)", "元/卡·时", "租金(元/时)", "小时价", "按量(元/小时)",
)  # fmt: skip
MONTHLY_COLUMNS = ("Monthly", "$/month", "Price per month", "月租(元)", "包月(元)")


def prices(text: str) -> list[tuple[str, str, str | None, float]]:
    found: list[Record] = read(text)
    return [(p.chip, p.per, p.term, p.low) for p in found if isinstance(p, Price)]


def sign(head: str) -> str:
    return "$" if head.isascii() else "¥"


@pytest.mark.parametrize(("head", "line"), list(product(HOURLY, LINES)))
def test_an_hour_told_over_a_list(head: str, line: str) -> None:
    rows = [
        line.format(chip=chip, sign=sign(head), price=price)
        for chip, price in (("H100", 2.49), ("H200", 3.79))
    ]
    expected = [("nvidia-h100", "chip", "hour", 2.49), ("nvidia-h200", "chip", "hour", 3.79)]
    assert prices("\n".join([head, *rows])) == expected


@pytest.mark.parametrize(("head", "line"), list(product(MONTHLY, LINES)))
def test_a_month_told_over_a_list(head: str, line: str) -> None:
    rows = [
        line.format(chip=chip, sign=sign(head), price=price)
        for chip, price in (("H100", 1500), ("H200", 2600))
    ]
    expected = [("nvidia-h100", "chip", "month", 1500), ("nvidia-h200", "chip", "month", 2600)]
    assert prices("\n".join([head, *rows])) == expected


@pytest.mark.parametrize("sold", ["{price}", "{sign}{price}"])
@pytest.mark.parametrize(
    ("head", "term", "price"),
    [
        *((head, "hour", 2.49) for head in HOURLY_COLUMNS),
        *((head, "month", 1500) for head in MONTHLY_COLUMNS),
    ],
)
def test_a_term_in_the_head_of_a_column(head: str, term: str, price: float, sold: str) -> None:
    cell = sold.format(sign=sign(head), price=price)
    rows = [("GPU", "Memory", head), ("H100 SXM", "80 GB", cell), ("A100 SXM", "80 GB", cell)]
    bars = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    told = [("nvidia-h100", "chip", term, price), ("nvidia-a100", "chip", term, price)]
    assert prices(bars) == told
    assert prices("\n".join("\t".join(row) for row in rows)) == told


def test_a_table_of_html() -> None:
    text = (
        "<table><thead><tr><th>GPU</th><th class='r'>Price / hr</th></tr></thead><tbody>"
        "<tr><td>NVIDIA L40S</td><td>$0.86</td></tr><tr><td>H100 SXM</td><td>$2.69</td></tr></tbody></table>"
    )
    assert prices(text) == [("nvidia-l40s", "chip", "hour", 0.86), ("nvidia-h100", "chip", "hour", 2.69)]
    assert all(record.quote in text for record in read(text))
