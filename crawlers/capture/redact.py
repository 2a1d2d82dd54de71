"""Secrets that must not reach archive, logs or index: keys in addresses and in headers."""

import hashlib
import re
from functools import lru_cache

_NAMES = (
    r"api[-_]?key|key|access[-_]?key|app[-_]?key|subscription[-_]?key|auth|authorization|token|\w+[-_]token"
    r"|secret|\w+[-_]secret|password|passwd|pwd|sig|signature|x-amz-\w+|session|sessionid|sid|jsessionid"
)
_PARAMETER = re.compile(rf"(?<=[?&;#])((?:{_NAMES})=)([^&#;\s\"'<>]+)", re.I)
_USER = re.compile(r"(?<=://)[^/?#\s\"'<>]*@")
_TELLING = re.compile(r"[@?&;#]")
_HEADER = re.compile(
    r"(?:[\w-]+-)?(?:(?:api|access)?key|auth|authorization|authenticate|token|secret|password|signature|session)"
    r"|(?:[\w-]+-)?authentication-info|(?:set-)?cookie2?",
    re.I,
)


@lru_cache(1000)  # several times for each request
def public(text: str) -> str:
    """An address, or a text with addresses in it, without user, password and keys.

    A key gives way to the beginning of its digest, `?api_key=~1f3870be`, so that what `key=h100` and
    `key=h200` ask for are still two pages.
    """
    if not _TELLING.search(text):  # as nearly all are
        return text
    return _PARAMETER.sub(lambda found: found[1] + _mark(found[2]), _USER.sub("", text))


@lru_cache(1000)
def is_secret(header: str) -> bool:
    """Whether a header may hold a secret: a key, a token, a cookie."""
    return _HEADER.fullmatch(header) is not None


def _mark(secret: str) -> str:
    return secret if secret.startswith("~") else "~" + hashlib.sha256(secret.encode()).hexdigest()[:8]
