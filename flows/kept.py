"""The kept page behind a number or of an address: the bytes as they were sent, and what changed in it."""

import difflib
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from crawlers.capture.archive import read_answer
from crawlers.capture.index import Entry, find
from crawlers.capture.payload import plain
from crawlers.pages.article import read_article


class NotKeptError(Exception):
    """There is no such page in the archive; the text names what was asked for."""


def page(data: Path, capture: str) -> bytes:
    """The body of a kept page, unpacked.

    `capture` is `sha256:` and a digest or a beginning of one, or an address, whose last version is meant.
    """
    if "://" in capture:
        return _body(data, versions(data, capture)[-1])
    if not re.fullmatch(r"sha256:[0-9a-f]{6,64}", capture):
        raise NotKeptError(f"{capture!r} is no address, and no digest such as sha256:019dd3c4...")
    found = {entry.digest: entry for entry in find(data, digest=capture) if not entry.is_revisit}
    if len(found) != 1:
        raise NotKeptError(
            f"{capture}: {f'{len(found)} kept pages have' if found else 'no kept page has'} it"
        )
    return _body(data, *found.values())


def versions(data: Path, url: str) -> list[Entry]:
    """The versions of a page in order of time, each as it was first kept."""
    found = sorted((entry for entry in find(data, url=url) if not entry.is_revisit), key=lambda e: e.time)
    changed = [entry for n, entry in enumerate(found) if n == 0 or entry.digest != found[n - 1].digest]
    if not changed:
        raise NotKeptError(f"{url}: no page of this address is kept")
    return changed


def edits(data: Path, url: str) -> Iterator[str]:
    """The lines of text in which each version of a page differs from the one before."""
    kept = versions(data, url)
    texts = [(entry, _text(data, entry)) for entry in kept]
    for (old, before), (new, after) in pairwise(texts):
        yield from difflib.unified_diff(before, after, *_names(old, new), n=1, lineterm="")


def _names(old: Entry, new: Entry) -> tuple[str, str]:
    return f"{old.time} {old.digest[:19]}", f"{new.time} {new.digest[:19]}"


def _text(data: Path, entry: Entry) -> list[str]:
    return read_article(_body(data, entry), content_type=entry.mime).text.splitlines()


def _body(data: Path, entry: Entry) -> bytes:
    answer = read_answer(data, entry.archive, entry.offset)
    return plain(answer.payload, answer.headers.get("content-encoding"))
