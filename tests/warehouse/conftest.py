import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.warehouse.builders import Warehouse
from warehouse.build import build


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published file without a row; making the schema anew for each test would cost the half of it."""
    data = tmp_path_factory.mktemp("empty")
    return build(data, records=[], run_at=datetime(2000, 1, 1, tzinfo=UTC)).file


@pytest.fixture
def warehouse(tmp_path: Path, empty: Path) -> Warehouse:
    data = tmp_path / "data"
    data.mkdir()
    shutil.copyfile(empty, data / empty.name)
    return Warehouse(data)
