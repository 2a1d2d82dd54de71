"""The nightly and weekly flows in Prefect: thin wrappers that let a person watch a night task by task.

Importing this module imports Prefect (three seconds); call `flows.prefect_home.settle` before.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from prefect import Flow, flow, serve, task
from prefect.cache_policies import NO_CACHE
from prefect.deployments.runner import RunnerDeployment
from prefect.futures import wait
from prefect.schedules import Cron

from crawlers import registry
from flows import weeks
from flows.isolate import CrawlError
from flows.night import Night, Outcome, spend
from flows.settings import Settings
from reports.weekly import write
from warehouse.publish import published

Item = TypeVar("Item")
Result = TypeVar("Result")


class Tasks:
    """Runs each step as a Prefect task; the items of a step run side by side."""

    def one(self, step: Callable[..., Result], *args: object) -> Result:
        """The result of one step."""
        return _task(step, step.__name__)(*args)  # type: ignore[no-any-return]

    def each(
        self, step: Callable[[Night, Item], Result], night: Night, items: Iterable[Item]
    ) -> list[Result | CrawlError]:
        """The results of a step over many items, in their order; a failed crawl is a failed task."""
        futures = [_task(step, f"{step.__name__} {_label(item)}").submit(night, item) for item in items]
        wait(futures)
        return [_result(future.state.result(raise_on_failure=False)) for future in futures]


def _task(step: Callable[..., Any], name: str) -> Any:
    return task(name=step.__name__, task_run_name=name, cache_policy=NO_CACHE)(step)


def _label(item: object) -> str:
    return "+".join(item) if isinstance(item, tuple) else str(item)


def _result(result: Any) -> Any:
    if isinstance(result, BaseException) and not isinstance(result, CrawlError):
        raise result
    return result


@flow(name="nightly", persist_result=False)
def nightly(
    data: Path | None = None,
    now: datetime | None = None,
    sources: tuple[str, ...] | None = None,
    origins: dict[str, str] | None = None,
) -> Outcome:
    """Capture, read, load and publish, report: one night, at `now` (default: this moment)."""
    settings = Settings()
    night = Night(
        data=data or settings.data,
        now=now or datetime.now(UTC),
        sources=sources or settings.sources or tuple(registry.sources()),
        origins=origins or {},
        keep=settings.keep,
        crawl_seconds=settings.crawl_minutes * 60,
        crawl_megabytes=settings.crawl_megabytes,
    )
    return spend(night, Tasks())


@flow(name="weekly", persist_result=False)
def weekly(data: Path | None = None, week: str | None = None) -> Path:
    """Write the page of a week (default: the last whole one) from the published file."""
    folder = data or Settings().data
    name = week or weeks.last_whole(datetime.now(UTC).date())
    return Tasks().one(write, published(folder), folder / "reports", name)


def serve_schedules(settings: Settings) -> None:
    """Hold both schedules in this process until it is ended; a restart finds them as they were."""
    serve(
        _deployment(nightly, settings.nightly, settings.zone),
        _deployment(weekly, settings.weekly, settings.zone),
        pause_on_shutdown=False,
    )


def _deployment(job: Flow[..., Any], cron: str, zone: str) -> RunnerDeployment:
    # Typed as "or a coroutine", which it is only where an event loop runs already.
    return cast(
        RunnerDeployment, job.to_deployment(job.name, schedule=Cron(cron, timezone=zone), concurrency_limit=1)
    )
