"""The market that the tests of the report look at, built once."""

from pathlib import Path

import pytest

from tests.reports import market


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file of `market`."""
    return market.make(tmp_path_factory.mktemp("market"))
