"""Reading facts, against the conversion of the same text to simplified characters and one scan for names."""

import ahocorasick
import opencc
import pytest

from crawlers import facts
from crawlers.names.tables import products
from tests.benchmarks.conftest import Tell, seconds

DENSE = (
    "渠道商表示，英伟达H200目前单卡报价约25万元，一个月内上涨了10%；H100的月租为7.5万元/台。"
    "AMD's MI300X sells for about $15,000, while the RTX 5090 went up from $1,999 to $2,499 in three weeks.\n"
) * 400
PLAIN = (
    "编辑部今天整理了读者来信，并订正了往期文章里的两处图注。Nothing else of note happened in the lab.\n"
    * 800
)


@pytest.mark.bench
def test_dense_text(tell: Tell) -> None:
    convert = opencc.OpenCC("t2s").convert
    tell(
        "facts of dense text",
        seconds(lambda: facts.read(DENSE), 1),
        "opencc t2s",
        seconds(lambda: convert(DENSE)),
    )


@pytest.mark.bench
def test_text_without_a_name(tell: Tell) -> None:
    names = ahocorasick.Automaton()
    for product in products():
        for alias in product.aliases:
            names.add_word(alias.casefold(), alias)
    names.make_automaton()
    folded = PLAIN.casefold()
    scan = seconds(lambda: list(names.iter_long(folded)))
    tell("facts of text without a name", seconds(lambda: facts.read(PLAIN), 1), "one scan for names", scan)


@pytest.mark.bench
def test_ten_times_the_text(tell: Tell) -> None:
    part = DENSE[: len(DENSE) // 10]
    tell(
        "ten times the text",
        seconds(lambda: facts.read(DENSE), 1),
        "a tenth",
        seconds(lambda: facts.read(part)),
    )
