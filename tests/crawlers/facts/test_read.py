"""The article that started it, and what a reader must keep on the worst of inputs."""

from datetime import date
from pathlib import Path

import pytest

from crawlers.facts import read
from crawlers.records import Price, PriceMove, Refusal
from tests.crawlers.facts.short import short

TOLD = {
    "nvidia-h100 purchase chip - 300000 300000 CNY approx",
    "nvidia-a100 purchase chip - 90000 90000 CNY exact",
    "~nvidia-h100 purchase up - - 70000 -",
    "~nvidia-a100 purchase up 60000 90000 - 50",
    "!biren-br100 launched 2022",
    "!iluvatar-zhikai-100 launched 2022",
    "!cambricon-mlu270 launched 2022",
    "!nvidia-a100 export-restricted 2022-08",
    "!nvidia-h100 export-restricted 2022-08",
    "!nvidia-a800 launched -",
    "!nvidia-h800 launched -",
    "=BERT announced 300000000 -",
    "=M6 mentioned 10000000000000 -",
}


def test_the_first_article_garbled_as_it_stands(shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    records = read(text, published=date(2023, 5, 11))
    assert {short(record) for record in records} >= TOLD
    assert all(record.quote and record.quote in text for record in records)
    prices = [record for record in records if isinstance(record, Price)]
    assert {price.low for price in prices} == {300_000, 90_000}
    periods = {move.chip: move.period for move in records if isinstance(move, PriceMove) and move.end != 0}
    assert periods["nvidia-a100"] == "P3M"


def refused(text: str) -> list[tuple[str, str | None]]:
    return [(each.reason, each.value) for each in read(text) if isinstance(each, Refusal)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("新创公司的QX900加速卡售价6.8万元一张。", "QX900"),
        ("某AI芯片TX-9单价4万元，比H20便宜。", "TX-9"),
        ("国产GPU“天穹X100”售价6.8万元。", "X100"),
        ("The XPU-300 accelerator is offered at $9,500, a third of what an H100 costs.", "XPU-300"),
        ("The H100 costs $30,000. The Zeta 900 GPU goes for $12,000.", "Zeta 900"),
        ("| GPU | Price/hr |\n|---|---|\n| Q900 GPU | $3.10 |\n| H100 | $2.49 |", "Q900"),
    ],
)
def test_an_unknown_accelerator_beside_a_price_is_refused(text: str, name: str) -> None:
    assert refused(text) == [("unknown-chip", name)]


def test_counts_of_accelerators_are_no_names() -> None:
    assert refused("A node with 16 GPUs costs $20 an hour; about 8 GPU cards at $3,000 would do.") == []


def test_a_month_behind_this_year_is_of_this_year() -> None:
    text = "2023年10月禁令升级。今年3月H20市价11万元，7月H20市价9万元。"
    prices = [fact for fact in read(text, published=date(2024, 8, 1)) if isinstance(fact, Price)]
    assert [price.valid_on for price in prices] == ["2024-03", "2024-07"]


def test_a_price_of_either_of_two_chips_is_refused() -> None:
    text = "B200 rents at $19.56/hr, H200 at $11.97/hr. One-year contracts ($2.10–$2.70) are below that."
    assert refused(text) == [("ambiguous", "$2.10–$2.70: nvidia-b200 or nvidia-h200")]


def test_text_without_names_yields_nothing() -> None:
    assert read("今天天气很好，股价上涨3%，总市值5000亿元。") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The 3090 launched in September 2020. A used one is $700 these days.", None),
        ("An H100 was $8 an hour in 2023.", "2023"),
        ("Rates of November 2025: H100 $2.10/hr, A100 $1.20/hr.", "2025-11"),
        ("On 04/15/2026 the H100 was $2.35 an hour.", "2026-04-15"),
        ("On 15/04/2026 the H100 was $2.35 an hour.", "2026-04-15"),
        ("On 04/05/2026 the H100 was $2.35 an hour.", "2026"),
        ("Stand 15.04.2026: H100 2,35 €/h", "2026-04-15"),
        ("2025上半年H100每卡时15元。", "2025"),
        ("2025Q3 H100每卡时15元。", "2025"),
        ("25年底H100每卡时15元。", "2025"),
        ("24年H100每卡时15元。", None),
        ("2024年H100发布满两年。二手H100现在卖18万元。", None),
        ("4090从2024年的2.5元/小时一路打到1.6元/小时，有平台报出0.99元。", None),
    ],
)
def test_a_date_holds_for_its_sentence_and_what_its_head_is_over(text: str, day: str | None) -> None:
    assert {price.valid_on for price in read(text) if isinstance(price, Price)} == {day}
