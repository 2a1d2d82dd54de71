"""What all tests share: where the witness data lies, if it is here at all."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real answers and annotated passages; the project stands without it."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("CHIPWATCH_SHARED", beside))
    if not folder.is_dir():
        pytest.skip(f"no witness data at {folder} (set CHIPWATCH_SHARED)")
    return folder
