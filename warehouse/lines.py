"""Files of lines, judged before any is loaded: what is off is told by file, line and field."""

import codecs
import json
import re
from collections import Counter
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
KEPT = 100_000
"""Characters of a line that are kept beside what is wrong with it."""
LONGEST = 16_000_000
"""Bytes of a line; DuckDB reads no longer one."""
_PLACE = re.compile(r"malformed: .*\(byte (\d+)\)")
_KEY = re.compile(rb'"(\w+)"\s*:')


@dataclass(frozen=True)
class Problem:
    """Why a line cannot be taken."""

    file: Path
    line: int
    field: str | None
    reason: str
    text: str
    """The line as it stands, or its first `KEPT` characters."""

    def __str__(self) -> str:
        """One line, though what it cites may hold line breaks of all kinds."""
        place = f"{self.file}, line {self.line}" + (f", field {self.field}" if self.field else "")
        return _printable(f"{place}: {self.reason}")


def problems(file: Path, role: str, *, thorough: bool = False) -> Iterator[Problem]:
    """The lines of a file that are not of their kind, one problem each; blank lines are none.

    `thorough` finds what only DuckDB minds too, at several times the cost.
    """
    decode = _decoder(role).decode
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                if line.strip():
                    yield _problem(file, number, role, line, error)
            else:
                if len(line) > LONGEST:
                    reason = f"longer than {LONGEST // 1_000_000} MB"
                    yield Problem(file, number, None, reason, _text(line))
                elif thorough and (minded := _minded(line)):
                    yield Problem(file, number, *minded, _text(line))


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
    return Problem(file, number, *_wrong(role, line, error), _text(line))


def _text(line: bytes) -> str:
    return line.decode(errors="replace").strip()[:KEPT]


def _wrong(role: str, line: bytes, error: Exception) -> tuple[str | None, str]:
    """The field that is wrong, where it can be told, and how."""
    if line.startswith(codecs.BOM_UTF8):
        return None, "begins with a byte order mark"
    try:
        line.decode()
    except UnicodeDecodeError as undecodable:
        return None, f"not UTF-8 ({undecodable.reason})"
    if isinstance(error, RecursionError):
        return None, "nested too deep"
    if named := _FIELD.search(str(error)) if isinstance(error, msgspec.ValidationError) else None:
        return named["name"], _reason(role, line, named["name"], str(error))
    if place := _PLACE.search(str(error)):
        keys, rest = _KEY.findall(line[: int(place[1])]), _text(line[int(place[1]) :])
        if keys and rest:
            return keys[-1].decode(), f"not JSON: {rest[:SHOWN]}"
    return None, f"not a JSON object: {_text(line)[:SHOWN]}"


def _minded(line: bytes) -> tuple[str, str] | None:
    """The field of a good line that DuckDB minds: told twice, or a time in small letters."""
    fields = json.loads(line, object_pairs_hook=list) if line.strip() else []
    key, times = next(iter(Counter(key for key, _ in fields).most_common(1)), ("", 0))
    if times > 1:
        return key, "is told twice"
    small = (key for key, value in fields if key.endswith("_at") and value and value != value.upper())
    return next(((key, "expected a time with T and Z in capitals") for key in small), None)


def _reason(role: str, text: bytes, field: str, told: str) -> str:
    """What is wrong with the field of a line, where msgspec told this."""
    try:
        line = json.loads(text)
    except RecursionError:
        return "nested too deep"
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
