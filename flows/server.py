"""Prefect's own server for the schedule: the temporary one that a single run gets has no scheduler in it."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

READY_SECONDS = 120
"""A new database takes up to 26 seconds to be made."""


class ServerError(Exception):
    """Prefect's server did not come up; its text says where to look."""


def ended_by_signals() -> None:
    """Let SIGINT and SIGTERM end this process alike.

    A shell starts its background jobs with SIGINT set aside, and SIGTERM by itself would leave the server.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)


@contextmanager
def server(port: int) -> Iterator[str]:
    """The address of a running Prefect server: that of `PREFECT_API_URL`, or a child of this process."""
    address = os.environ.get("PREFECT_API_URL")
    if address:
        yield address
        return
    command = (sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port))
    address = f"http://127.0.0.1:{port}/api"
    # Its pages ask port 4200 unless told otherwise.
    environment = {**os.environ, "PREFECT_SERVER_UI_API_URL": address}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as child:
        try:
            _wait_for(address, child)
            os.environ["PREFECT_API_URL"] = address
            yield address
        finally:
            child.terminate()


def _wait_for(address: str, child: subprocess.Popen[bytes]) -> None:
    for _ in range(READY_SECONDS * 2):
        if child.poll() is not None:
            raise ServerError(f"Prefect's server ended with status {child.returncode}; is its port free?")
        if _is_healthy(address):
            return
        time.sleep(0.5)
    raise ServerError(f"Prefect's server did not answer at {address} within {READY_SECONDS} s")


def _is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, TimeoutError):
        return False
