"""Every fetch has one cause, and every cause a sentence and a repair step."""

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)

from crawlers.capture.classify import MEANINGS, Class, of_error, of_status


@pytest.mark.parametrize("outcome", Class)
def test_each_cause_is_explained(outcome: Class) -> None:
    sentence, repair, _ = MEANINGS[outcome]
    assert sentence.endswith(".")
    assert repair.endswith(".")


@pytest.mark.parametrize(
    ("status", "size", "outcome"),
    [
        (200, 10, "ok"),
        (200, 0, "empty"),
        (204, 0, "empty"),
        (301, 0, "moved"),
        (304, 0, "unchanged"),
        (400, 5, "ours"),
        (402, 5, "paywall"),
        (403, 5, "blocked"),
        (404, 5, "not-found"),
        (410, 5, "not-found"),
        (429, 5, "blocked"),
        (503, 5, "server-error"),
    ],
)
def test_answers_by_status(status: int, size: int, outcome: str) -> None:
    verdict = of_status(status, size)
    assert verdict.outcome == outcome
    assert (verdict.cause is None) == (outcome in ("ok", "unchanged"))


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (CannotResolveHostError("no such host"), "dns"),
        (DownloadTimeoutError("60 s"), "timed-out"),
        (DownloadConnectionRefusedError("refused"), "server-error"),
        (DownloadCancelledError("larger than download max size"), "too-large"),
        (DownloadFailedError("[<Failure OpenSSL.SSL.Error: certificate verify failed>]"), "tls"),
        (DownloadFailedError("connection lost"), "server-error"),
        (IgnoreRequest("Forbidden by robots.txt"), "robots"),
        (ZeroDivisionError("ours"), "ours"),
    ],
)
def test_requests_without_an_answer(error: Exception, outcome: str) -> None:
    verdict = of_error(error)
    assert verdict.outcome == outcome
    assert verdict.cause
