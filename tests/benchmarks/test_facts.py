"""Reading facts, against the conversion of the same text to simplified characters and one scan for names."""

import json
from pathlib import Path

import ahocorasick
import opencc
import pytest

from crawlers import facts
from crawlers.names.tables import products
from tests.benchmarks.conftest import Tell, seconds
from tests.crawlers.facts.test_linear import NASTY

PASSAGES = Path(__file__).parents[1] / "crawlers" / "facts" / "passages.jsonl"
TEXTS = [json.loads(line)["text"] for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
DENSE = "\n\n".join(TEXTS)
CHINESE = "编辑部今天整理了读者来信，并订正了两处图注。湖面在早晨（六点）很安静，市民沿着小路散步。\n"
ENGLISH = "Nothing else of note happened. The park was quiet, and people walked along the lake at 6.\n"
NAMELESS = {"Chinese": CHINESE, "English": ENGLISH, "mixed": CHINESE + ENGLISH}


def of_size(unit: str, megabytes: float) -> str:
    return unit * round(megabytes * 1e6 / len(unit.encode()) + 0.5)


@pytest.mark.bench
def test_passages_one_by_one(tell: Tell) -> None:
    convert = opencc.OpenCC("t2s").convert
    took = seconds(lambda: [facts.read(text) for text in TEXTS])
    tell("facts of dense passages", took, "opencc t2s", seconds(lambda: [convert(text) for text in TEXTS]))


@pytest.mark.bench
def test_a_dense_page(tell: Tell) -> None:
    convert = opencc.OpenCC("t2s").convert
    tell(
        "facts of a dense page",
        seconds(lambda: facts.read(DENSE)),
        "opencc t2s",
        seconds(lambda: convert(DENSE)),
    )


@pytest.mark.bench
@pytest.mark.parametrize("language", NAMELESS)
def test_text_without_a_name(tell: Tell, language: str) -> None:
    text = of_size(NAMELESS[language], 1)
    names = ahocorasick.Automaton()
    for product in products():
        for alias in product.aliases:
            names.add_word(alias.casefold(), alias)
    names.make_automaton()
    folded = text.casefold()
    scan = seconds(lambda: list(names.iter(folded)))
    tell(
        f"facts of {language} text without a name",
        seconds(lambda: facts.read(text)),
        "one scan for names",
        scan,
    )


@pytest.mark.bench
def test_ten_megabytes(tell: Tell) -> None:
    page = f"{DENSE}\n\n{(CHINESE + ENGLISH) * 1000}\n\n"
    one, ten = of_size(page, 1), of_size(page, 10)
    tell(
        "10 MB of news",
        seconds(lambda: facts.read(ten), 1),
        "1 MB",
        seconds(lambda: facts.read(one), 1),
    )


@pytest.mark.bench
def test_the_nastiest_text(tell: Tell) -> None:
    """The text that takes longest for four times its length, of all that the tests of linearity know."""
    took = {
        unit: (seconds(lambda u=unit: facts.read(u * (12_000 // len(u))), 1),
               seconds(lambda u=unit: facts.read(u * (3_000 // len(u))), 1))
        for unit in NASTY
    }  # fmt: skip
    worst = max(took, key=lambda unit: took[unit][0] / max(took[unit][1], 0.005))
    tell(f"12 kB of {worst!r}", took[worst][0], "3 kB", took[worst][1])
