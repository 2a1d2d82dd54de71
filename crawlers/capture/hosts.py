"""Hosts: which of them share a pace, and which must not be asked for at all."""

from functools import cache, lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import tldextract

LOOPBACK = ("127.0.0.1", "::1", "localhost")

_domains = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None
)  # the list that comes with it: no call out


@cache
def pace_of(host: str) -> str:
    """What shares one pace: a registered domain (`x.com.cn` for `www.` and `api.` alike), else the host."""
    return _domains(host).top_domain_under_public_suffix or host


@lru_cache(1000)  # several times for each request
def host_of(url: str) -> str:
    """The host of an address, in lower case and without its port; empty where it has none."""
    return urlsplit(url).hostname or ""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public Internet, and not to this machine or a network's inside.

    Raises `ValueError` for what is no IP address.
    """
    ip = ip_address(address)
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
    return inner.is_global and not ip.is_multicast
