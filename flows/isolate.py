"""A fresh process for each crawl: what crashes, hangs or swells there costs that crawl and nothing else."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path

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


class CrawlError(Exception):
    """A crawl did not end well; its text says how."""


def run_isolated(target: Callable[[], None], *, name: str, log: Path, seconds: float) -> None:
    """Call `target` in a process of its own and wait for it.

    What the process prints goes to the file `log`. It is killed after `seconds`. Raises CrawlError with
    `name` and the cause.
    """
    context = _context()
    process = context.Process(target=_logged, args=(target, log), daemon=True)
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
        raise CrawlError(f"{name}: took more than {seconds:.0f} s and was ended (see {log})")
    if process.exitcode:
        raise CrawlError(f"{name}: {_ending(process.exitcode)} (see {log})")


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
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"ended with status {code}"
