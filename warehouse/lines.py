"""Files of lines, judged before any is loaded: what is off is told by file, line and field."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Union

import msgspec

from warehouse.kinds import KINDS, expected

_FIELD = re.compile(r"(?:field | - at `\$\.)`?(?P<name>.*?)[`\[]", re.DOTALL)
OWN_WORDS = ("is less than", "no such key", "tells no source")
"""How the problems begin that `kinds` tells in words of its own."""
SHOWN = 60
"""Characters of a value that are cited."""


@dataclass(frozen=True)
class Problem:
    """Why a line cannot be taken."""

    file: Path
    line: int
    field: str | None
    reason: str
    text: str
    """The line as it stands."""

    def __str__(self) -> str:
        """One line, though what it cites may hold line breaks of all kinds."""
        place = f"{self.file}, line {self.line}" + (f", field {self.field}" if self.field else "")
        return _printable(f"{place}: {self.reason}")


def problems(file: Path, role: str) -> Iterator[Problem]:
    """The lines of a file that are not of their kind, one problem each; blank lines are none."""
    decode = _decoder(role).decode
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                if line.strip():
                    yield _problem(file, number, role, line, error)


def copy_without(problems: Iterable[Problem], file: Path, target: Path) -> None:
    """Write the file's other lines to `target`."""
    bad = {problem.line for problem in problems}
    target.parent.mkdir(parents=True, exist_ok=True)
    with file.open("rb") as lines, target.open("wb") as good:
        good.writelines(line for number, line in enumerate(lines, 1) if number not in bad)


@cache
def _decoder(role: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(Union[KINDS[role]])  # noqa: UP007 - of a tuple


def _problem(file: Path, number: int, role: str, line: bytes, error: Exception) -> Problem:
    text = line.decode(errors="replace").strip()
    if isinstance(error, UnicodeDecodeError):
        return Problem(file, number, None, f"not UTF-8 ({error.reason})", text)
    named = _FIELD.search(str(error)) if isinstance(error, msgspec.ValidationError) else None
    if named is None:
        return Problem(file, number, None, f"not a JSON object: {text[:SHOWN]}", text)
    field = named["name"]
    return Problem(file, number, field, _reason(role, json.loads(line), field, str(error)), text)


def _reason(role: str, line: dict[str, Any], field: str, told: str) -> str:
    """What is wrong with the field of a line, where msgspec told this."""
    kind = line.get("kind")
    if line.get(field) is None:
        return "is missing"
    got = json.dumps(line[field], ensure_ascii=False)[:SHOWN]
    if role == "records" and field == "kind":
        return f"unknown kind {got}"
    if told.startswith(OWN_WORDS):
        return told.partition(" - at")[0]
    wanted = expected(role, kind, field)
    return f"expected {wanted}, got {got}" if wanted else f"no such field in a {kind or role} line"


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
