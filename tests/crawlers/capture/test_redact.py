"""No key reaches archive, log or index, and what is no key stays."""

import pytest

from crawlers.capture.redact import is_secret, public


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.org/v1?api_key=SECRET&gpu=H100",
        "https://api.example.org/v1?gpu=H100&apikey=SECRET",
        "https://api.example.org/v1?token=SECRET#top",
        "https://api.example.org/v1?a#access_token=SECRET",
        "https://api.example.org/v1?access_token=SECRET",
        "https://s3.example.org/o?X-Amz-Signature=SECRET&X-Amz-Credential=SECRET",
        "https://user:SECRET@example.org/feed",
        "https://SECRET@example.org/feed",
        "https://api.example.org/v1?Subscription-Key=SECRET",
    ],
)
def test_keys_in_addresses_are_taken_out(url: str) -> None:
    clean = public(url)
    assert "SECRET" not in clean
    assert public(clean) == clean
    assert clean.startswith(
        ("https://api.example.org/v1?", "https://s3.example.org/o?", "https://example.org/")
    )


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("0; url=/y?token=SECRET", "0; url=/y?token=~0917b13a"),
        ("</z?sid=SECRET>; rel=next", "</z?sid=~0917b13a>; rel=next"),
        ('{"url": "https://me:SECRET@x.org/?key=SECRET"}', '{"url": "https://x.org/?key=~0917b13a"}'),
        ("Getting http://x.org/a?key=SECRET took long.", "Getting http://x.org/a?key=~0917b13a took long."),
    ],
)
def test_keys_in_addresses_within_a_text_are_taken_out(text: str, clean: str) -> None:
    assert public(text) == clean


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?keyword=H100&page=2&tokens=5",
        "https://example.org/key=1/a",
        "https://example.org/?q=api_key",
        "https://example.org/芯片?monkey=1",
    ],
)
def test_other_addresses_stay_as_they_are(url: str) -> None:
    assert public(url) == url


def test_two_keys_are_two_pages() -> None:
    assert public("https://example.org/?key=h100") != public("https://example.org/?key=h200")


@pytest.mark.parametrize(
    ("header", "secret"),
    [
        ("Authorization", True),
        ("X-API-Key", True),
        ("api-key", True),
        ("Cookie", True),
        ("Set-Cookie", True),
        ("X-Auth-Token", True),
        ("WWW-Authenticate", True),
        ("Authentication-Info", True),
        ("Ocp-Apim-Subscription-Key", True),
        ("X-Goog-Api-Key", True),
        ("Content-Type", False),
        ("ETag", False),
        ("Keep-Alive", False),
        ("User-Agent", False),
    ],
)
def test_headers_that_may_hold_a_secret(header: str, secret: bool) -> None:
    assert is_secret(header) is secret
