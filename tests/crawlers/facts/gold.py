"""The annotated passages, split once by a fixed rule, and the score of the reader on each part.

A passage is held out if the first digit of the SHA-256 of its id is 0, 1, 2 or 3. Rules are written
looking at the tuning part only; of the held-out part nothing but the score is ever looked at.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from crawlers.facts import read

KINDS = {"price", "price_move", "model", "chip"}


def held_out(passage_id: str) -> bool:
    return hashlib.sha256(passage_id.encode()).hexdigest()[0] in "0123"


def passages(folder: Path, *, held: bool) -> list[dict[str, Any]]:
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    return [entry for entry in map(json.loads, lines) if held_out(entry["id"]) == held]


def published(entry: dict[str, Any]) -> date | None:
    day = entry["published"]
    return date.fromisoformat((day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]) if day else None


def facts(entry: dict[str, Any]) -> list[dict[str, Any]]:
    found = (msgspec.to_builtins(record) for record in read(entry["text"], published=published(entry)))
    return [fact | {"doc": entry["id"]} for fact in found if fact["kind"] in KINDS]


def score(folder: Path, entries: Iterable[dict[str, Any]], scratch: Path, *options: str) -> Any:
    """The table of score.py for these passages; with --show its text, errors listed."""
    entries = list(entries)
    gold = scratch / "gold.jsonl"
    gold.write_text(
        "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), encoding="utf-8"
    )
    lines = "".join(json.dumps(fact) + "\n" for entry in entries for fact in facts(entry))
    command = [sys.executable, str(folder / "score.py"), "score", str(gold), *(options or ("--json",))]
    answer = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    return answer if options else json.loads(answer)
