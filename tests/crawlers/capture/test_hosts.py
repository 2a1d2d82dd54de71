"""Which hosts share a pace, and which are inside."""

import pytest

from crawlers.capture.hosts import is_public, pace_of


@pytest.mark.parametrize(
    ("host", "pace"),
    [
        ("www.admin5.com", "admin5.com"),
        ("admin5.com", "admin5.com"),
        ("api.shop.example.com.cn", "example.com.cn"),
        ("raw.githubusercontent.com", "githubusercontent.com"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
    ],
)
def test_hosts_of_one_domain_share_a_pace(host: str, pace: str) -> None:
    assert pace_of(host) == pace


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::"),
        "2002:7f00:1::",
    ],
)
def test_addresses_inside(address: str) -> None:
    assert not is_public(address)
