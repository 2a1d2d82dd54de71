"""How a speed is measured and told."""

import time
from collections.abc import Callable

import pytest

Tell = Callable[[str, float, str, float], None]


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least of several runs: what else the machine does only adds."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return min(took)


def cpu_seconds(work: Callable[[], object]) -> float:
    """Of all threads of one run: work too long to repeat, on a machine that others use too."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Print a measure beside its reference: name, seconds, reference, seconds."""

    def line(name: str, took: float, reference: str, against: float) -> None:
        with capsys.disabled():
            measures = (
                f"{took * 1000:.1f} ms; {reference}: {against * 1000:.1f} ms; ratio {took / against:.2f}"
            )
            print(f"\n{name}: {measures}", end="")

    return line
