"""A fresh process for each crawl: what crashes, hangs or swells there costs that crawl and nothing else."""

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from time import monotonic

from crawlers.registry import sources

PRELOAD = (
    "flows.cli",  # each process imports the program's main module again
    "crawlers.crawl",
    "scrapy.core.engine",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.downloadermiddlewares.cookies",
    "scrapy.extensions.remote_control",
    "twisted.internet.asyncioreactor",
)
"""What a crawl needs, imported once by the fork server (no reactor among it): a crawl then starts in a tenth
of a second and not in two."""

MEGABYTES = 1024
"""Memory of a crawl; one of five thousand pages holds a tenth of it."""
_PROC = Path("/proc")
_LOOK = 0.2
"""Seconds between two looks at a crawl."""


class CrawlError(Exception):
    """A crawl did not end well; its text says how."""


def run_isolated(
    target: Callable[[], None], *, name: str, log: Path, seconds: float, megabytes: int = MEGABYTES
) -> None:
    """Call `target` in a process of its own and wait for it.

    What the process prints goes to the file `log`. It is killed after `seconds`, and when it holds more than
    `megabytes` of memory. Raises CrawlError with `name` and the cause.
    """
    process = _context().Process(target=_logged, args=(target, log), daemon=True)
    process.start()
    excess = _watch(process, seconds, megabytes)
    if excess:
        process.kill()
        process.join()
    if cause := excess or _ending(process.exitcode or 0):
        raise CrawlError(f"{name}: {cause} (see {log})")


def _watch(process: ForkServerProcess, seconds: float, megabytes: int) -> str | None:
    """Wait for a process; what it took too much of, as soon as it has."""
    end = monotonic() + seconds
    while process.is_alive():
        process.join(_LOOK)
        if _megabytes(process.pid or 0) > megabytes:
            return f"took more than {megabytes} MB of memory and was ended"
        if process.is_alive() and monotonic() > end:
            return f"took more than {seconds:.0f} s and was ended"
    return None


def _megabytes(pid: int) -> int:
    """What a process holds in memory; 0 where it has ended. Linux tells by a file, other systems by `ps`."""
    if not _PROC.exists():
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return int(told.stdout or 0) >> 10
    try:
        pages = int((_PROC / str(pid) / "statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize() >> 20


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*PRELOAD, *sorted({source.__module__ for source in sources().values()})])
    return context


def _logged(target: Callable[[], None], log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        os.dup2(out.fileno(), sys.stdout.fileno())
        os.dup2(out.fileno(), sys.stderr.fileno())
    target()


def _ending(code: int) -> str:
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"ended with status {code}" if code else ""
