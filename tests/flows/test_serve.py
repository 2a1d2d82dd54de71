"""The schedule is held for real: a server with a scheduler, on which both flows wait for their hour."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.flows.conftest import COMMAND

PATIENCE = 120.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`chipwatch serve` as a shell starts it in the background, with SIGINT set aside."""
    surroundings = {**os.environ, "CHIPWATCH_PREFECT_PORT": str(port), "CHIPWATCH_ZONE": "Asia/Shanghai"}
    with subprocess.Popen(
        [str(COMMAND), "serve", "--data", str(folder / "data")],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    ) as child:
        try:
            yield child
        finally:
            child.kill()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of the API while `chipwatch serve` runs."""
    port = free_port()
    with serving(tmp_path, port) as child:
        yield f"http://127.0.0.1:{port}/api"
        child.send_signal(signal.SIGINT)
        assert child.wait(60) == 0


def asked(address: str, what: str) -> list[dict[str, str]]:
    request = urllib.request.Request(f"{address}/{what}/filter", b"{}", {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            found: list[dict[str, str]] = json.load(answer)
            return found
    except (urllib.error.URLError, TimeoutError):
        return []


def test_both_flows_wait_for_their_hour(served: str) -> None:
    deadline = time.monotonic() + PATIENCE
    deployments: dict[str, str] = {}
    waiting: set[str] = set()
    while waiting != {"nightly", "weekly"} and time.monotonic() < deadline:
        time.sleep(1)
        deployments = {found["id"]: found["name"] for found in asked(served, "deployments")}
        runs = [run for run in asked(served, "flow_runs") if run["state_type"] == "SCHEDULED"]
        waiting = {deployments[run["deployment_id"]] for run in runs if run["deployment_id"] in deployments}
    assert waiting == {"nightly", "weekly"}


def test_it_ends_with_its_server_while_that_is_still_starting(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port) as child:
        assert child.stderr
        assert b"CHIPWATCH_CONTACT" in child.stderr.readline()
        time.sleep(3)
        child.send_signal(signal.SIGTERM)
        assert child.wait(60) != 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))  # nobody holds it
