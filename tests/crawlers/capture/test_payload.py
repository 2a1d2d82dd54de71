"""Bodies: unpacked within a limit, and blanked without any other change."""

import gzip
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.capture import payload
from crawlers.capture.payload import PackingError, blanked, plain


@given(st.binary(min_size=1))
def test_packed_and_plain_bodies_come_back_as_they_were(body: bytes) -> None:
    assert plain(gzip.compress(body), "gzip") == body
    assert plain(zlib.compress(body), b"deflate") == body
    assert plain(body, None) == plain(body, "identity") == body


def test_a_bomb_costs_no_more_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload, "LIMIT", 1000)
    with pytest.raises(PackingError, match="more than 1000 bytes"):
        plain(gzip.compress(b"0" * 100_000), "gzip")


@pytest.mark.parametrize(("body", "encoding"), [(b"not gzip", "gzip"), (b"\x00", "zstd")])
def test_a_body_that_is_not_what_it_says(body: bytes, encoding: str) -> None:
    with pytest.raises(PackingError):
        plain(body, encoding)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just("public_ipaddr"), inner),
)


def without_strings_at(value: object, key: str) -> object:
    """The same value with the strings under `key` set to null, worked out on the tree."""
    if isinstance(value, list):
        return [without_strings_at(part, key) for part in value]
    if isinstance(value, dict):
        return {
            k: None if k == key and isinstance(v, str) else without_strings_at(v, key)
            for k, v in value.items()
        }
    return value


@given(JSON)
def test_blanking_takes_the_key_and_nothing_else(value: object) -> None:
    body = json.dumps(value).encode()
    assert json.loads(blanked(body, ["public_ipaddr"])) == without_strings_at(value, "public_ipaddr")
