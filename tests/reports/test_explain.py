"""The calculation is printed with numbers that give the page's figures when it is done by hand."""

import re
from math import prod
from pathlib import Path
from statistics import median

import pytest

from reports.explain import exact, explain


def products(text: str) -> tuple[list[float], float]:
    """The sellers' relatives and what their geometric mean is said to be."""
    match = re.search(r"\(([\d. x]+)\) \^ \(1/\d+\) = ([\d.]+)", text)
    assert match
    return [float(part) for part in match[1].split(" x ")], float(match[2])


def test_the_steps_of_a_rental_give_its_row(published: Path) -> None:
    text = explain(published, "2026-W34", "nvidia-h100").partition("# H100 PCIe")[0]
    assert text.startswith("# H100 SXM 80 GB, rental, 2026-W34\n\nMethod v1: 10 offers of five sellers.")
    ratios = re.findall(
        r"(?m)^\| \w+ \| .* \| 2026-W33 \| ([\d.]+) \| – \| ([\d.]+) \| USD \| ([\d.]+) \|$", text
    )
    assert len(ratios) == 10
    assert all(
        float(now) / float(last) == pytest.approx(float(ratio), abs=1e-5) for last, now, ratio in ratios
    )
    relatives, mean = products(text)
    assert prod(relatives) ** (1 / 5) == pytest.approx(mean, abs=1e-6)
    assert mean == pytest.approx(0.99, abs=1e-4)
    levels, middle = re.findall(r"The middle of (.*) is ([\d.]+) USD\.", text)[0]
    assert median(float(level) for level in levels.split(", ")) == float(middle)


def test_composition_is_what_is_left(published: Path) -> None:
    """The worked example of the method: 3 to 4, though no offer moved."""
    text = explain(published, "2026-W34", "nvidia-b200")
    assert "| Foxtrot | Foxtrot/b200 | new | – | – | 12 | USD | – |" in text
    assert "4 / 3 a week before: a change of +33.3333 %" in text
    assert "(1 + 0.333333) / ((1 + 0.000000) x (1 + 0.000000)) - 1 = +33.3333 % composition" in text


def test_too_few_sellers_are_told_in_words(published: Path) -> None:
    text = explain(published, "2026-W34", "nvidia-l40s")
    assert "two sellers with an offer to compare: fewer than three" in text
    assert "there is no level" in text


def test_a_chip_that_was_not_seen_is_refused_in_one_line(published: Path) -> None:
    with pytest.raises(ValueError, match="no offer of 'nvidia-h999' was seen in 2026-W34"):
        explain(published, "2026-W34", "nvidia-h999")


@pytest.mark.parametrize(
    ("value", "said"),
    [(2.192547, "2.19255"), (198000.0, "198,000"), (0.5, "0.5"), (100.0, "100"), (0.0, "0"), (None, "–")],
)
def test_prices_keep_six_digits(value: float | None, said: str) -> None:
    assert exact(value) == said
