"""Addresses as they stand on a page."""

from urllib.parse import urljoin


def whole(address: str, base: str) -> str:
    """The address seen from the page at `base`; empty for what is none ("http://[")."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
