"""Bodies of answers: unpacked, blanked where something must not be kept, and their digests."""

import hashlib
import re
import zlib
from collections.abc import Iterable

LIMIT = 64 * 1024 * 1024
"""Bytes that one answer may unpack to; a gzip bomb costs no more."""


class PackingError(ValueError):
    """The body is not what its Content-Encoding says."""


class TooLargeError(PackingError):
    """The body unpacks to more than `LIMIT`."""


def plain(body: bytes, encoding: str | bytes | None) -> bytes:
    """The body without its Content-Encoding. Raises `PackingError`."""
    name = encoding.decode("latin-1") if isinstance(encoding, bytes) else encoding or ""
    if not body or name.strip().lower() in ("", "identity"):
        return body
    if name.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        raise PackingError(f"Content-Encoding {name!r} was not asked for and is not understood.")
    return _inflate(body)


def _inflate(body: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # 32: gzip or zlib, as the body says
    try:
        unpacked = unpacker.decompress(body, LIMIT)
    except zlib.error as error:
        raise PackingError(f"The body cannot be unpacked: {error}.") from error
    if unpacker.unconsumed_tail:
        raise TooLargeError(f"The body unpacks to more than {LIMIT} bytes.")
    return unpacked


def blanked(body: bytes, keys: Iterable[str]) -> bytes:
    """A JSON body with the strings under `keys` set to null, all else byte for byte."""
    for key in keys:
        body = re.sub(rb'("%s"\s*:\s*)"(?:[^"\\]|\\.)*"' % re.escape(key.encode()), rb"\1null", body)
    return body


def digest(body: bytes) -> str:
    """`sha256:<hex>`, the name of a payload throughout."""
    return "sha256:" + hashlib.sha256(body).hexdigest()
