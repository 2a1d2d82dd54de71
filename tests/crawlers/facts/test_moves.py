"""Our own ways of telling a move of a price, and of telling what is none; how long a move took."""

import json
from pathlib import Path

import pytest

from crawlers.facts import read
from crawlers.records import PriceMove
from tests.crawlers.facts.test_passages import facts

LINES = [
    json.loads(line)
    for line in Path(__file__).with_name("moves.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_eight_lines_in_ten_are_read_as_told() -> None:
    """They are what the evidence was weighed by, so that reading fewer is a fault of the rules around it."""
    right = sum(
        {fact for fact in facts(line["text"], None) if fact[0] == "~"} == set(line["facts"]) for line in LINES
    )
    assert right > 0.8 * len(LINES)


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("H100 rents rose 9% over the past year.", "P1Y"),
        ("H100 rents fell 2% in seven days.", "P7D"),
        ("H100 rents slipped after 13 consecutive days, by 4%.", "P13D"),
        ("H100 rents are up 3% d/d.", "P1D"),
        ("H100月租同比下跌12%。", "P1Y"),
        ("H100月租比上半年下跌12%。", None),
        ("H100租金一天一个价，已涨了5%。", None),
        ("P4d rents of the A100 fell 33%.", None),
        ("两三个月前A800还是8万元一张，现在已经12万元了。", None),
        ("H100s reserved for one year have gone up 8%.", None),
        ("过去两周租金普遍回落。H100跌了3%。", "P2W"),
        ("过去两周租金回落5%。H100也跌了3%。", None),
        ("H100租金近30日跌了4%。", "P30D"),
    ],
)
def test_the_time_a_move_took_is_told_as_a_length(told: str, period: str | None) -> None:
    """A contract's length, one that is not told for sure and an instance's name are none."""
    moves = [record for record in read(told) if isinstance(record, PriceMove)]
    assert [move.period for move in moves] == [period]
