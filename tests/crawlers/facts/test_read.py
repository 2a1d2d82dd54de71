"""The article that started it, and what a reader must keep on the worst of inputs."""

from datetime import date
from pathlib import Path

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


def test_an_unknown_accelerator_beside_a_price_is_refused() -> None:
    (refusal,) = read("新创公司的QX900加速卡售价6.8万元一张。")
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.value) == ("unknown-chip", "QX900")


def test_text_without_names_yields_nothing() -> None:
    assert read("今天天气很好，股价上涨3%，总市值5000亿元。") == []
