"""From kept answers to records: a pure function of bytes, day and rules, without network or clock."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from crawlers import rules
from crawlers.capture.archive import Answer, read_answer
from crawlers.capture.classify import Class
from crawlers.capture.fetchlog import Fetch, log_file, read_fetches
from crawlers.capture.mend import mend
from crawlers.capture.payload import PackingError, digest, plain
from crawlers.records import Price, Reason, Record, Refusal, stamp, to_lines
from crawlers.registry import readers
from crawlers.source import Page, Source

Line = tuple[str | None, bytes]
"""The listing that a record is of, if any, and the record as a line of JSON."""
_TELLING = ("offers", "dataset", "rates")
"""Roles of pages that are asked for their facts."""


def read_day(
    data: Path, day: date, names: Iterable[str] | None = None, *, newest: bool = False
) -> list[Path]:
    """Read what was captured on a day and write `data/records/<day>/<source>.jsonl`, each file whole.

    Without `names`, every source that left a fetch log on the day. Pages are read by the rules of their day,
    with `newest` by the newest. The same archive and the same rules give the same bytes. Raises `KeyError`
    for a name that is no source.
    """
    known = readers()
    chosen = sorted(known if names is None else (known[name].name for name in names))
    for name in chosen:
        mend(data, day, name)
    found = (name for name in chosen if log_file(data, day, name).exists())
    return [write_day(data, day, name, read_part(data, day, name, newest=newest)) for name in found]


def read_part(
    data: Path, day: date, name: str, part: int = 0, parts: int = 1, *, newest: bool = False
) -> Iterator[Line]:
    """What one of so many parts of a source's answers of a day says; together, in order, they are the day."""
    log = log_file(data, day, name)
    questions = _questions(log, log.stat().st_size)
    begin, end = (len(questions) * number // parts for number in (part, part + 1))
    for asked in questions[begin:end]:
        records = _read_question(data, day, readers()[name], asked, newest)
        yield from ((_listing(record), line) for record in records for line in to_lines([record]))


def write_day(data: Path, day: date, name: str, lines: Iterable[Line]) -> Path:
    """Write `data/records/<day>/<source>.jsonl` at once or not at all."""
    target = data / "records" / day.isoformat() / f"{name}.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".draft")
    with draft.open("wb") as file:
        file.writelines(_latest(lines))
    return draft.replace(target)


def read_file(name: str, path: Path, *, day: date, url: str | None = None) -> Iterator[Record]:
    """One kept answer by the rules of a source, as if it had been captured on `day` from `url`.

    Some answers say by their address alone whose prices they are (SkyPilot's files, one a cloud).
    Raises `KeyError` for a name that is no source, `OSError` for a file that cannot be read.
    """
    source = readers()[name]
    body = path.read_bytes()
    page = Page(url=url or source.origin + source.path, body=body, day=day, role=source.role)
    seen = datetime.combine(day, time(), UTC)
    return _stamped(source, read_page(source, page), url=page.url, observed_at=seen, capture=digest(body))


def _listing(record: Record) -> str | None:
    return record.listing if isinstance(record, Price | Refusal) else None


def _latest(lines: Iterable[Line]) -> list[bytes]:
    """One record a listing and night: the last, where an offer stands in several answers.

    An offer comes twice where a question was split because its answer was cut off.
    """
    kept: dict[str | int, bytes] = {}
    for number, (listing, line) in enumerate(lines):
        key = listing or number
        kept.pop(key, None)
        kept[key] = line
    return list(kept.values())


@lru_cache(1)  # the parts of a day are read one after another
def _questions(log: Path, size: int) -> list[list[Fetch]]:
    """What is to be read of a log of `size` bytes: the same answers to the same question stand together."""
    asked: dict[tuple[str, str | None, str | None], list[Fetch]] = {}
    for fetch in filter(is_readable, read_fetches(log)):
        asked.setdefault((fetch.url, fetch.asked, fetch.digest), []).append(fetch)
    return list(asked.values())


def _read_question(
    data: Path, day: date, source: type[Source], asked: list[Fetch], newest: bool
) -> Iterator[Record]:
    """The same answer is read once: the first that the archive gives back."""
    for fetch in asked:
        try:
            answer = read_answer(data, fetch.archive or "", fetch.offset or 0)
        except (LookupError, OSError) as fault:
            yield from _unreadable(source, fetch, fault)
        else:
            yield from _read_answer(source, day, fetch, answer, newest)
            return


def _unreadable(source: type[Source], fetch: Fetch, fault: Exception) -> Iterator[Record]:
    """The refusal of an answer that the archive does not give back, or not whole."""
    refusal = Refusal(reason="unreadable", value=f"{type(fault).__name__}: {fault}")
    return _stamped(source, [refusal], **_envelope(fetch))


def _envelope(fetch: Fetch) -> dict[str, Any]:
    return {"url": fetch.url, "observed_at": fetch.requested_at, "capture": fetch.digest}


def is_readable(fetch: Fetch) -> bool:
    """Whether a fetch left an answer for a source's rules.

    What is unchanged is read again under the new day, since offers are confirmed by being seen; not so an
    article, which says nothing new.
    """
    if fetch.archive is None or fetch.role == "robots":
        return False
    if fetch.outcome == Class.UNCHANGED:
        return fetch.role != "article"
    return fetch.status == 200


def _read_answer(
    source: type[Source], day: date, fetch: Fetch, answer: Answer, newest: bool
) -> Iterator[Record]:
    try:
        page = page_of(fetch, answer, day)
    except PackingError as fault:
        return _unreadable(source, fetch, fault)
    told = _something(page, read_page(source, page, newest=newest))
    return _stamped(source, told, **_envelope(fetch))


def _something(page: Page, records: Iterator[Record]) -> Iterator[Record]:
    """The records of a page; a refusal where one that was asked for its facts tells none.

    Without a line of its own, a page that is read again could not take back what it told before.
    """
    first = next(records, None)
    if first is not None:
        yield first
    elif page.role in _TELLING:
        yield Refusal(reason="nothing-read")
    yield from records


def page_of(fetch: Fetch, answer: Answer, day: date) -> Page:
    """A kept answer as reading sees it; raises `PackingError` where its body cannot be unpacked."""
    return Page(
        url=fetch.url,
        body=plain(answer.payload, answer.headers.get("content-encoding")),
        day=day,
        role=fetch.role,
        content_type=answer.headers.get("content-type"),
        asked=answer.asked,
    )


def read_page(source: type[Source], page: Page, *, newest: bool = False) -> Iterator[Record]:
    """The records of a page by the rules of its day (or the newest); a refusal if it is not what it should.

    The one place where the failure of a source's rules is caught.
    """
    try:
        if fault := source.judge(page):
            yield Refusal(reason=cast(Reason, fault.outcome), value=fault.cause)
            return
        yield from (source.read if newest else source.reading_on(page.day))(page)
    except Exception as fault:  # noqa: BLE001 - a page that breaks its rules costs that page and is told
        yield Refusal(reason="reading-failed", value=f"{type(fault).__name__}: {fault}")


def _stamped(source: type[Source], records: Iterable[Record], **envelope: Any) -> Iterator[Record]:
    always = {"source": source.name, "title": source.title, "rules": rules.version(source)}
    return (stamp(record, **always, **envelope) for record in records)
