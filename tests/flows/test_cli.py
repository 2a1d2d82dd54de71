"""The commands as a user calls them: what they print, and their exit statuses."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from flows import explanation
from tests.flows.conftest import Demo, chipwatch

PASSAGE = "渠道商表示，英伟达H200目前单卡报价约25万元，一个月内上涨了10%。"
PRICE = {
    "kind": "price",
    "source": "shop",
    "chip": "nvidia-h100",
    "basis": "purchase",
    "per": "chip",
    "low": 30000,
    "high": 30000,
    "currency": "USD",
    "listing": "1",
    "seller": "Shop",
    "valid_on": "2026-08-03",
    "observed_at": "2026-08-03T02:00:00Z",
    "url": "https://shop.example/1",
    "quote": "$30,000",
}


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_extract_reads_standard_input() -> None:
    done = chipwatch(
        "extract", "--published", "2026-08-03", "--url", "https://a.example/", stdin=PASSAGE.encode()
    )
    assert done.returncode == 0, done.stderr
    (price,) = [fact for fact in lines(done.stdout) if fact["kind"] == "price"]
    assert (price["chip"], price["low"], price["currency"]) == ("nvidia-h200", 250000, "CNY")
    assert price["url"] == "https://a.example/"
    assert str(price["quote"]) in PASSAGE


def test_extract_explains_in_plain_words_when_piped() -> None:
    done = chipwatch("extract", "--explain", stdin=f"{PASSAGE}公司市值已达5000亿元。".encode())
    assert done.returncode == 0, done.stderr
    assert "25万元  price" in done.stdout
    assert "of other money: it is counted in 亿" in done.stdout
    assert "\x1b" not in done.stdout


def test_extract_explains_in_colour_in_a_terminal(tmp_path: Path) -> None:
    page, screen = tmp_path / "page.txt", io.StringIO()
    page.write_text(PASSAGE, encoding="utf-8")
    explanation.show(Console(file=screen, force_terminal=True), [page], published=None, url=None)
    assert "\x1b[1;36mH200\x1b[0m" in screen.getvalue()


def test_extract_reads_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><head><title>t</title></head><body><article><p>{PASSAGE}</p></article></body></html>"
    )
    facts = lines(chipwatch("extract", page).stdout)
    assert {"nvidia-h200"} == {fact["chip"] for fact in facts}
    assert {fact["title"] for fact in facts} == {"t"}


def test_extract_in_bulk_keeps_the_order() -> None:
    documents = [{"doc": str(n), "text": PASSAGE, "published": "2026-08-03"} for n in range(20)]
    done = chipwatch("extract", "--jsonl", stdin="\n".join(map(json.dumps, documents)).encode())
    names = [str(fact["doc"]) for fact in lines(done.stdout)]
    assert names == sorted(names, key=int)
    assert set(names) == {str(n) for n in range(20)}


@pytest.mark.parametrize(
    ("line", "fault"),
    [("{", "-, line 2: no JSON"), ("[]", "-, line 2: no JSON object"), ('{"doc": 1}', "-, line 2: neither"),
     ('{"text": "a", "published": "soon"}', "-, line 2: field `published`")],
)  # fmt: skip
def test_extract_names_the_line_that_is_off(line: str, fault: str) -> None:
    done = chipwatch("extract", "--jsonl", stdin=f'{{"text": ""}}\n{line}\n'.encode())
    assert done.returncode == 1
    assert fault in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("extract", "no-such-file"),
        ("extract", "--source", "no-such-source"),
        ("extract", "--published", "yesterday"),
        ("run", "no-such-source"),
        ("report", "2026-W60"),
        ("load", "no-such-file"),
        ("query", "select 1", "--format", "yaml"),
        ("frobnicate",),
    ],
)
def test_words_that_are_off_give_status_2(words: tuple[str, ...]) -> None:
    done = chipwatch(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("setting", "fault"),
    [
        ({"CHIPWATCH_SOURCES": '["vast", "vest"]'}, "CHIPWATCH_SOURCES: no source 'vest'"),
        ({"CHIPWATCH_SOURCES": "vast"}, "written as JSON"),
        ({"CHIPWATCH_KEEP": "many"}, "CHIPWATCH_KEEP"),
    ],
)
@pytest.mark.parametrize("command", ["run", "serve"])
def test_a_setting_that_is_off_is_named_in_one_line(
    setting: dict[str, str], fault: str, command: str, tmp_path: Path
) -> None:
    done = chipwatch(command, "--data", tmp_path, environment=setting)
    assert done.returncode == 2
    assert fault in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_load_then_query(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps(PRICE) + "\n")
    done = chipwatch("load", records, "--data", tmp_path)
    assert done.returncode in (0, 3), done.stderr
    answer = chipwatch("query", "select chip, low, usd from prices", "--format", "csv", "--data", tmp_path)
    assert answer.stdout.splitlines()[1].startswith("nvidia-h100,30000.0")


def test_what_extract_prints_can_be_loaded(tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text(chipwatch("extract", "--published", "2026-08-03", stdin=PASSAGE.encode()).stdout)
    done = chipwatch("load", facts, "--data", tmp_path)
    assert done.returncode in (0, 3), done.stderr
    question = "select source, chip, valid_on from prices"
    answer = chipwatch("query", question, "--format", "csv", "--data", tmp_path)
    assert answer.stdout.splitlines()[1:] == ["file,nvidia-h200,2026-08-03"]


def test_a_bad_line_is_named_and_loses_nothing(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text(json.dumps(PRICE) + "\n")
    bad.write_text(json.dumps(PRICE | {"listing": "2"}) + "\n" + json.dumps(PRICE | {"low": "cheap"}) + "\n")
    chipwatch("load", good, "--data", tmp_path)
    done = chipwatch("load", bad, "--data", tmp_path)
    assert done.returncode == 1
    assert f"{bad}, line 2, field low" in done.stderr
    count = chipwatch("query", "select count(*) from prices", "--format", "csv", "--data", tmp_path)
    assert count.stdout.splitlines()[1] == "1"


def test_a_question_may_begin_with_a_comment_and_come_from_standard_input(demo: Demo) -> None:
    question = "-- how many?\nselect 40 + 2 as n"
    for words, stdin in ((question, b""), ("-", question.encode())):
        done = chipwatch("query", words, "--format", "csv", "--data", demo.data, stdin=stdin)
        assert done.stdout == "n\n42\n", done.stderr


def test_a_wrong_question_gives_one_line(demo: Demo) -> None:
    done = chipwatch("query", "select nothing from nowhere", "--data", demo.data)
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_file_yet_gives_one_line(tmp_path: Path) -> None:
    done = chipwatch("query", "select 1", "--data", tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_question_cannot_write(demo: Demo) -> None:
    assert chipwatch("query", "delete from prices", "--data", demo.data).returncode == 1


def test_the_same_week_again_gives_the_same_bytes(demo: Demo) -> None:
    made = []
    for _ in range(2):
        done = chipwatch("report", "2026-W31", "--as-of", "2026-08-03", "--data", demo.data)
        assert done.returncode == 0, done.stderr
        made.append(Path(done.stdout.strip()).read_bytes())
    assert made[0] == made[1]


def test_sources_are_listed_with_their_health(demo: Demo) -> None:
    done = chipwatch("sources", "list", "--format", "json", "--data", demo.data)
    listed = {row["name"]: row for row in json.loads(done.stdout)}
    assert {"a5", "servethehome", "vast", "gpurentalprices", "ecb"} <= set(listed)
    assert listed["vast"]["status"] == "ok"
    assert all(row["licence"] for row in listed.values())


def test_sources_need_no_further_word(demo: Demo) -> None:
    done = chipwatch("sources", "--data", demo.data)
    assert done.returncode == 0
    assert "gpurentalprices" in done.stdout


def test_a_demo_never_empties_a_folder_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work")
    done = chipwatch("demo", "--data", tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "thesis.txt").exists()
