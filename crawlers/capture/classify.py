"""What became of a fetch: one small set of causes, each with a sentence and a repair step."""

from enum import StrEnum
from typing import NamedTuple

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)


class Class(StrEnum):
    """What became of one request."""

    OK = "ok"
    UNCHANGED = "unchanged"
    TAKEN = "taken"
    MOVED = "moved"
    BLOCKED = "blocked"
    CONSENT_WALL = "consent-wall"
    PAYWALL = "paywall"
    SOFT_404 = "soft-404"
    ROBOTS = "robots"
    TOO_LARGE = "too-large"
    TIMED_OUT = "timed-out"
    DNS = "dns"
    TLS = "tls"
    SERVER_ERROR = "server-error"
    EMPTY = "empty"
    LAYOUT_CHANGED = "layout-changed"
    NOT_FOUND = "not-found"
    OURS = "ours"


WELL = frozenset((Class.OK, Class.UNCHANGED, Class.TAKEN))
"""The page was seen."""
PASSING = frozenset((Class.BLOCKED, Class.TIMED_OUT, Class.DNS, Class.TLS, Class.SERVER_ERROR))
"""Failures that may be over when the same is asked again."""


class Meaning(NamedTuple):
    """A cause in words."""

    sentence: str
    repair: str
    fault: bool = True
    """Whether the page was not seen and should have been, which makes a source degraded."""


class Verdict(NamedTuple):
    """The class of one fetch, and its cause as one plain sentence (None where all is well)."""

    outcome: Class
    cause: str | None = None


class NotAskedError(IgnoreRequest):
    """A request that is not sent: its verdict is known beforehand."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.cause)
        self.verdict = verdict


MEANINGS: dict[Class, Meaning] = {
    Class.OK: Meaning("The page was fetched and kept.", "Nothing to do.", fault=False),
    Class.UNCHANGED: Meaning("The page is the same as the one kept before.", "Nothing to do.", fault=False),
    Class.TAKEN: Meaning(
        "The page was taken from an archive of others and not asked for.", "Nothing to do.", fault=False
    ),
    # The next line of the log tells how that went.
    Class.MOVED: Meaning(
        "The page sent us on to another address.", "If it stays so, set the new address.", fault=False
    ),
    Class.BLOCKED: Meaning(
        "The site refused us.", "Ask more slowly; read its terms; write to it from the contact address."
    ),
    Class.CONSENT_WALL: Meaning(
        "A consent page stood in front of the content.", "Look for a feed or an API of the same site."
    ),
    Class.PAYWALL: Meaning(
        "The content is for subscribers.", "Keep title and summary only, or drop the source.", fault=False
    ),
    Class.SOFT_404: Meaning("The page says 'not found' with status 200.", "Remove or correct the address."),
    Class.ROBOTS: Meaning(
        "robots.txt does not allow the address.", "Leave it; find another way or ask the site."
    ),
    Class.TOO_LARGE: Meaning("The answer is larger than we take.", "Ask for less at a time."),
    Class.TIMED_OUT: Meaning(
        "The site did not answer in time.", "Try again later; if it stays so, ask more slowly."
    ),
    Class.DNS: Meaning(
        "The host's name cannot be resolved.", "Check the address and this machine's network."
    ),
    Class.TLS: Meaning("The connection could not be secured.", "Check the site's certificate and our clock."),
    Class.SERVER_ERROR: Meaning("The site failed.", "Wait a night: the fault is on the other side."),
    Class.EMPTY: Meaning("The answer is empty.", "Check the name or the filter that was asked for."),
    Class.LAYOUT_CHANGED: Meaning(
        "The page has not the form that the rules read.",
        "Keep a golden page of the new form and write its rules.",
    ),
    Class.NOT_FOUND: Meaning("The address does not exist.", "Remove or correct the address."),
    Class.OURS: Meaning("The fault is on our side.", "Read the cause; mend the source's file."),
}
FAULTS = frozenset(cause for cause, meaning in MEANINGS.items() if meaning.fault)

_BY_STATUS = {
    304: Class.UNCHANGED,
    401: Class.BLOCKED,
    402: Class.PAYWALL,
    403: Class.BLOCKED,
    404: Class.NOT_FOUND,
    408: Class.TIMED_OUT,
    410: Class.NOT_FOUND,
    413: Class.TOO_LARGE,
    429: Class.BLOCKED,
    451: Class.BLOCKED,
}
_WHOLE = (200, 204, 205)
"""Of the answers that HTTP calls good: 206 is a part that nobody asked for, 202 a promise."""
_BY_ERROR: tuple[tuple[type[Exception], Class], ...] = (
    (CannotResolveHostError, Class.DNS),
    (DownloadTimeoutError, Class.TIMED_OUT),
    (DownloadConnectionRefusedError, Class.SERVER_ERROR),
    (DownloadCancelledError, Class.TOO_LARGE),
    (ResponseDataLossError, Class.SERVER_ERROR),
    (DownloadFailedError, Class.SERVER_ERROR),
)


def of_status(status: int, size: int) -> Verdict:
    """The verdict on an answer by its status and the size of its body in bytes."""
    outcome = _BY_STATUS.get(status) or _by_hundred(status, size)
    if outcome in (Class.OK, Class.UNCHANGED):
        return Verdict(outcome)
    return Verdict(outcome, f"{MEANINGS[outcome].sentence} (HTTP {status})")


def _by_hundred(status: int, size: int) -> Class:
    if status in _WHOLE:
        return Class.OK if size and status == 200 else Class.EMPTY
    if 300 <= status < 400:
        return Class.MOVED
    return Class.OURS if 400 <= status < 500 else Class.SERVER_ERROR


def of_taken(archive: str) -> Verdict:
    """The verdict on a page that an archive of others gave."""
    return Verdict(Class.TAKEN, f"Taken from {archive}.")


def of_error(error: Exception) -> Verdict:
    """The verdict on a request that got no answer."""
    if isinstance(error, NotAskedError):
        return error.verdict
    if isinstance(error, IgnoreRequest) and "robots" in str(error):
        return Verdict(Class.ROBOTS, MEANINGS[Class.ROBOTS].sentence)
    if "SSL" in repr(error):  # Twisted tells TLS faults only by the name of OpenSSL's error inside
        return Verdict(Class.TLS, f"{MEANINGS[Class.TLS].sentence} ({error})")
    outcome = next((found for kind, found in _BY_ERROR if isinstance(error, kind)), Class.OURS)
    return Verdict(outcome, f"{MEANINGS[outcome].sentence} ({type(error).__name__}: {error})")


def is_endless(error: Exception) -> bool:
    """Whether a request was sent on and on until Scrapy gave up."""
    return isinstance(error, IgnoreRequest) and "max redirections" in str(error)
