"""Every fact is shown where it was read, and every sum of money that is none has its reason."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from crawlers.facts import read
from crawlers.facts.explain import explain

LINES = Path(__file__).with_name("passages.jsonl").read_text(encoding="utf-8").splitlines()
MONEY = ("price", "perhaps", "other")


@pytest.mark.parametrize("line", LINES)
def test_facts_and_reasons(line: str) -> None:
    passage = json.loads(line)
    day = date.fromisoformat(passage["published"]) if passage["published"] else None
    sentences = list(explain(passage["text"], published=day))
    seen = [each for sentence in sentences for each in sentence.seen]
    kinds = {fact.split(",")[0] for each in seen for fact in each.facts}
    assert kinds == {msgspec.to_builtins(record)["kind"] for record in read(passage["text"], published=day)}
    for each in seen:
        assert each.facts or each.why or each.kind not in MONEY, each


def test_words_and_reasons() -> None:
    sentences = list(explain("據報H100(輝達)售價約30萬元；若解禁，H20可能賣到9萬元。GLM-6发布，參數3000亿。"))
    told = {s.words[e.start : e.end]: (e.kind, e.facts[:1], e.why) for s in sentences for e in s.seen}
    assert told["H100"][0] == "chip"
    assert told["30萬元"][0] == "price"
    assert told["30萬元"][1][0].startswith("price, chip nvidia-h100")
    assert told["9萬元"] == ("other", (), "a forecast, a hypothesis or a threshold")
