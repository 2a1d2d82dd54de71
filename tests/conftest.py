"""What all tests share: where the witness data lies, if it is here at all."""

import os
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real answers and annotated passages; the project stands without it."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("CHIPWATCH_SHARED", beside))
    if not folder.is_dir():
        pytest.skip(f"no witness data at {folder} (set CHIPWATCH_SHARED)")
    return folder


class Workplaces(LoadScopeScheduling):
    """A file goes to one worker, and all flows to one, since the demo they look at takes a minute to make."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "flows" if file.startswith("tests/flows/") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Workplaces:
    return Workplaces(config, log)
