"""The archive: what is put in comes out by its offset, whole or not at all."""

import gzip
import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawlers.capture.archive import Archive, Earlier, Exchange, Kept, read_answer
from crawlers.capture.index import find

AT = datetime(2026, 8, 22, 4, 30, 5, 120000, UTC)


def exchange(payload: bytes, url: str = "https://example.org/a?b=c", asked: bytes = b"") -> Exchange:
    return Exchange(
        url=url,
        at=AT,
        method="POST" if asked else "GET",
        request_headers=[("Host", "example.org"), ("User-Agent", "chipwatch/0.1")],
        request_body=asked,
        status="200 OK",
        response_headers=[("Content-Type", "text/plain; charset=utf-8")],
        payload=payload,
        notes={"X-Chipwatch-Blanked": "public_ipaddr"},
    )


def keep(data: Path, *exchanges: Exchange) -> list[Kept]:
    archive = Archive(data, "vast", AT, "chipwatch/0.1")
    kept = [archive.keep(one) for one in exchanges]
    archive.close()
    return kept


def test_answers_come_back_with_their_questions(tmp_path: Path) -> None:
    bodies = [b"one", "三百".encode(), b"", bytes(range(256)) * 300]
    places = keep(tmp_path, *(exchange(body, asked=b'{"n": 1}') for body in bodies))
    answers = [read_answer(tmp_path, place.archive, place.offset) for place in places]
    assert [answer.payload for answer in answers] == bodies
    assert {answer.asked for answer in answers} == {b'{"n": 1}'}
    assert answers[0].headers["content-type"] == "text/plain; charset=utf-8"


def test_the_last_answer_has_no_neighbour_for_its_question(tmp_path: Path) -> None:
    first, last = keep(tmp_path, exchange(b"one", asked=b"first"), exchange(b"two"))
    assert read_answer(tmp_path, first.archive, first.offset).asked == b"first"
    assert read_answer(tmp_path, last.archive, last.offset).asked == b""


def test_other_programs_read_it(tmp_path: Path) -> None:
    (place,) = keep(tmp_path, exchange(b"one"))
    command = [Path(sys.executable).with_name("warcio"), "check", "-v", tmp_path / place.archive]
    checked = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert checked.count("digest pass") == 3
    text = gzip.decompress((tmp_path / place.archive).read_bytes()).decode()
    assert text.count("WARC/1.1\r\n") == 3
    assert "WARC-Date: 2026-08-22T04:30:05.120000Z" in text
    assert "POST /a?b=c HTTP/1.1" not in text
    assert "GET /a?b=c HTTP/1.1" in text


def test_what_is_unchanged_is_a_revisit_of_what_is_kept(tmp_path: Path) -> None:
    (first,) = keep(tmp_path, exchange(b"one"))
    archive = Archive(tmp_path, "vast", AT + timedelta(days=1), "chipwatch/0.1")
    earlier = Earlier(first, AT)
    not_modified = exchange(b"")._replace(status="304 Not Modified", at=AT + timedelta(days=1))
    assert archive.keep(exchange(b"one")._replace(at=AT + timedelta(days=1)), earlier) == first
    assert archive.keep(not_modified, earlier) == first
    assert archive.keep(exchange(b"two"), earlier).digest != first.digest
    archive.close()
    (file,) = tmp_path.glob("archive/2026-08-23/*.warc.gz")
    command = [Path(sys.executable).with_name("warcio"), "check", "-v", file]
    subprocess.run(command, capture_output=True, text=True, check=True)
    text = gzip.decompress(file.read_bytes()).decode()
    assert text.count("WARC-Type: revisit") == 2
    assert text.count("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest") == 1
    assert text.count("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified") == 1
    assert text.count("WARC-Refers-To-Date: 2026-08-22T04:30:05.120000Z") == 2


def test_any_answer_is_found_by_its_digest_or_address(tmp_path: Path) -> None:
    url = "https://www.Example.org/b?z=1&a=%E8%8A%AF"
    one, two = keep(tmp_path, exchange(b"one"), exchange(b"two", url=url))
    (entry,) = find(tmp_path, digest=one.digest[:20])
    assert (entry.archive, entry.offset, entry.time) == (one.archive, one.offset, "20260822043005")
    (entry,) = find(tmp_path, url=url)
    assert read_answer(tmp_path, entry.archive, entry.offset).payload == b"two"
    assert (entry.digest, entry.offset) == (two.digest, two.offset)
    lines = (tmp_path / "archive/2026-08-22/vast-043005.cdxj").read_text().splitlines()
    assert lines == sorted(lines)
    assert [line.split()[0] for line in lines] == ["org,example)/a?b=c", "org,example)/b?a=%E8%8A%AF&z=1"]
    sizes = {json.loads(line.split(" ", 2)[2])["offset"]: json.loads(line.split(" ", 2)[2]) for line in lines}
    whole = (tmp_path / one.archive).read_bytes()
    for offset, said in sizes.items():
        member = whole[int(offset) : int(offset) + int(said["length"])]
        assert gzip.decompress(member).startswith(b"WARC/1.1")


def test_an_index_is_sorted_over_its_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawlers.capture.index._RUN", 2)
    keep(tmp_path, *(exchange(b"x", url=f"https://x.org/{number}") for number in (3, 1, 4, 0, 2)))
    (index,) = tmp_path.glob("archive/*/*.cdxj")
    assert [line.split()[0] for line in index.read_text().splitlines()] == [f"org,x)/{n}" for n in range(5)]


def test_a_torn_tail_costs_only_what_it_holds(tmp_path: Path) -> None:
    first, second = keep(tmp_path, exchange(b"one"), exchange(b"two" * 1000))
    file = tmp_path / first.archive
    file.write_bytes(file.read_bytes()[: second.offset + 20])
    assert read_answer(tmp_path, first.archive, first.offset).payload == b"one"
    with pytest.raises((LookupError, OSError)):
        read_answer(tmp_path, second.archive, second.offset)


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file gets longer, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_costs_only_what_it_does_not_take(tmp_path: Path) -> None:
    archive = Archive(tmp_path, "vast", AT, "chipwatch/0.1")
    first = archive.keep(exchange(b"one"))
    file = tmp_path / first.archive
    with disk_of(file.stat().st_size + 300), pytest.raises(OSError, match="full"):
        archive.keep(exchange(random.Random(1).randbytes(5000)))
    second = archive.keep(exchange(b"two"))
    archive.close()
    assert [read_answer(tmp_path, kept.archive, kept.offset).payload for kept in (first, second)] == [
        b"one",
        b"two",
    ]
    assert {entry.offset for entry in find(tmp_path, digest="sha256:")} == {first.offset, second.offset}


def test_each_crawl_has_a_file_of_its_own(tmp_path: Path) -> None:
    (first,), (second,) = keep(tmp_path, exchange(b"one")), keep(tmp_path, exchange(b"two"))
    assert (first.archive, second.archive) == (
        "archive/2026-08-22/vast-043005.warc.gz",
        "archive/2026-08-22/vast-043005-2.warc.gz",
    )
    assert read_answer(tmp_path, second.archive, second.offset).payload == b"two"


def test_an_offset_that_is_no_response_is_told(tmp_path: Path) -> None:
    (place,) = keep(tmp_path, exchange(b"one"))
    size = (tmp_path / place.archive).stat().st_size
    with pytest.raises(LookupError, match=r"vast-043005\.warc\.gz holds no response at byte"):
        read_answer(tmp_path, place.archive, size)
