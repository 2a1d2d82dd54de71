"""The kept page behind a number: from the digest in its row to the bytes as they were sent."""

import re
from pathlib import Path

from crawlers.capture.archive import read_answer
from crawlers.capture.payload import plain
from warehouse.publish import published
from warehouse.query import rows


class NotKeptError(Exception):
    """There is no such page in the archive; the text names the digest."""


def page(data: Path, capture: str) -> bytes:
    """The body of a kept page, unpacked; `capture` is `sha256:` and its digest or a beginning of it."""
    if not re.fullmatch(r"sha256:[0-9a-f]{6,64}", capture):
        raise NotKeptError(f"{capture!r} is no digest such as sha256:019dd3c4...")
    wanted = f"WHERE starts_with(digest, '{capture}')"
    question = f"SELECT DISTINCT ON (digest) archive, archive_offset FROM captures {wanted}"
    found = rows(published(data), question)[1]
    if len(found) != 1:
        raise NotKeptError(
            f"{capture}: {'no kept page has' if not found else f'{len(found)} kept pages have'} it"
        )
    answer = read_answer(data, *found[0])
    return plain(answer.payload, answer.headers.get("content-encoding"))
