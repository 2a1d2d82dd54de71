"""The command line. Data goes to standard output, talk to standard error.

Exit status: 0 all well · 1 the command failed, nothing was published · 2 the call's words are off ·
3 it was published, and some source is broken or some check is severe.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from flows.options import DATA, Data, Day, Files, Format, Tongue

if TYPE_CHECKING:  # importing it loads DuckDB, which most commands do without
    from flows.settings import Settings
    from warehouse.build import Built

FAILED, MISUSED, BROKEN = 1, 2, 3
TOLD = ("prices", "price_moves", "announcements", "articles", "refused", "fetches")
"""The tables whose rows are counted after a publication."""

app = typer.Typer(
    name="chipwatch",
    help="AI-chip prices and AI-model announcements, each number with the words it was read from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
sources_app = typer.Typer(
    help="The sources: what they are, and whether they work.", invoke_without_command=True
)
app.add_typer(sources_app, name="sources")

talk = Console(stderr=True, highlight=False)


def main() -> None:
    """Run the command line; an expected failure is one line on standard error and status 1."""
    app()


@contextmanager
def one_line(*expected: type[Exception], status: int = FAILED) -> Iterator[None]:
    """Turn failures that a user can mend into one clear line."""
    try:
        yield
    except expected as failure:
        talk.print(f"chipwatch: {failure}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(status) from None


def _settings(**given: object) -> "Settings":
    from flows.settings import WrongSettingError, settings

    with one_line(WrongSettingError, status=MISUSED):
        return settings(**given)


def _publish(
    data: Path, records: Sequence[Path], fetches: Sequence[Path] = (), *, keep_going: bool = False
) -> NoReturn:
    """Load records and the fetches that they rest on onto the published file, say what it holds, and end."""
    from crawlers import registry
    from warehouse.build import build
    from warehouse.errors import WarehouseError

    registry.write_catalogue(data)
    with one_line(WarehouseError):
        built = build(data, records=records, fetches=fetches, run_at=datetime.now(UTC), keep_going=keep_going)
    _tell(built)
    raise typer.Exit(BROKEN if built.severe else 0)


def _names(names: list[str] | None, *, readers: bool = False) -> tuple[str, ...]:
    from crawlers import registry

    known = registry.readers() if readers else registry.sources()
    for name in names or ():
        if name not in known:
            raise typer.BadParameter(f"no source {name!r}; `chipwatch sources` lists them")
    return tuple(names or known)


def _day(day: datetime | None) -> date | None:
    return day.date() if day else None


def _tell(built: "Built") -> None:
    """What was published, and which severe checks found something."""
    counts = ", ".join(f"{built.rows[table]} {table.replace('_', ' ')}" for table in TOLD)
    talk.print(f"published {built.file}: {counts}", markup=False, soft_wrap=True)
    for check in built.severe:
        question = f"FROM checks WHERE run_id = '{built.run_id}' AND name = '{check}'"
        talk.print(
            f'severe: {check} (chipwatch query "{question}")', style="yellow", markup=False, soft_wrap=True
        )


def _remind_of_contact() -> None:
    if "CHIPWATCH_CONTACT" not in os.environ:
        talk.print(
            "No CHIPWATCH_CONTACT is set: the sites that are visited cannot write to you.", style="yellow"
        )


@app.command()
def demo(data: Data = Path("data-demo")) -> None:
    """Six weeks of nights on the bundled sample web, then the file and the report."""
    from flows import demo as sample

    with one_line(sample.DemoError):
        sample.run(data, talk)


@app.command()
def run(
    sources: Annotated[list[str] | None, typer.Argument(help="Sources; none: all.")] = None,
    day: Day = None,
    data: Data = DATA,
) -> None:
    """The nightly flow once, now: capture, read, load, publish, report."""
    from flows import prefect_home
    from warehouse.errors import WarehouseError

    names = _names(sources) if sources else _settings(data=data).sources
    _remind_of_contact()
    prefect_home.settle(data)
    from flows.scheduled import nightly

    now = datetime.now(UTC)
    if day:
        now = now.replace(year=day.year, month=day.month, day=day.day)
    with one_line(WarehouseError):
        outcome = nightly(data=data, now=now, sources=names)  # none named and none set: all
    for failure in outcome.failed:
        talk.print(failure, style="yellow", markup=False, soft_wrap=True)
    _tell(outcome.built)
    raise typer.Exit(0 if outcome.sound else BROKEN)


@app.command()
def extract(
    files: Files = None,
    published: Day = None,
    url: Annotated[str | None, typer.Option(help="The page's address.")] = None,
    source: Annotated[str | None, typer.Option(help="Read by the rules of this source.")] = None,
    day: Day = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Many documents, a JSON object a line.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="What was seen, as what, and why it became a fact or not.")
    ] = False,
    data: Data = DATA,  # taken as everywhere; nothing is read from it
) -> None:
    """The facts of pages or texts, as JSONL."""
    from flows import extraction

    if source:
        _names([source])
    inputs = files or [Path("-")]
    for path in inputs:
        if str(path) != "-" and not path.is_file():
            raise typer.BadParameter(f"no file {path}")
    if explain:
        if source or jsonl:
            raise typer.BadParameter("--explain shows single pages, without --source or --jsonl")
        from flows import explanation

        explanation.show(Console(soft_wrap=True, highlight=False), inputs, published=_day(published), url=url)
        return
    with one_line(extraction.UnreadableError):
        if jsonl:
            lines = extraction.bulk(inputs)
        elif source:
            lines = extraction.by_source(source, inputs, day=_day(day) or datetime.now(UTC).date(), url=url)
        else:
            lines = extraction.pages(inputs, published=_day(published), url=url)
        for line in lines:
            sys.stdout.buffer.write(line)


@app.command()
def load(
    records: Annotated[list[Path], typer.Argument(help="Files of records, JSONL.")],
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Load the good lines; the bad ones go to table refused.")
    ] = False,
    data: Data = DATA,
) -> None:
    """Put records into the warehouse and publish it."""
    for path in records:
        if not path.is_file():
            raise typer.BadParameter(f"no file {path}")
    _publish(data, records, keep_going=keep_going)


@app.command()
def rollback(
    run: Annotated[
        str | None, typer.Argument(help="The run's name in table runs; none: the last before.")
    ] = None,
    data: Data = DATA,
) -> None:
    """Publish the kept file of an earlier run again."""
    from warehouse.errors import WarehouseError
    from warehouse.publish import roll_back

    with one_line(WarehouseError):
        talk.print(f"published again: the file of run {roll_back(data, run)}", markup=False, soft_wrap=True)


@app.command()
def report(
    week: Annotated[
        str | None, typer.Argument(help="An ISO week, 2026-W34; default: the last whole one.")
    ] = None,
    as_of: Day = None,
    lang: Annotated[Tongue, typer.Option(help="The page's language.")] = Tongue.en,
    explain: Annotated[
        str | None, typer.Option(metavar="CHIP", help="Print the calculation for one chip, step by step.")
    ] = None,
    data: Data = DATA,
) -> None:
    """Write the page of a week, from all that is known or as it was on a past day."""
    from flows import weeks
    from reports.explain import explain as steps
    from reports.weekly import write
    from warehouse.errors import OpenError
    from warehouse.publish import published

    try:
        name = weeks.parse(week) if week else weeks.last_whole(datetime.now(UTC).date())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    if explain:
        with one_line(OpenError, ValueError):
            typer.echo(steps(published(data), name, explain, as_of=_day(as_of)), nl=False)
        return
    with one_line(OpenError):
        typer.echo(write(published(data), data / "reports", name, as_of=_day(as_of), lang=lang.value))


@app.command(context_settings={"ignore_unknown_options": True})  # SQL may begin with a comment: -- ...
def query(
    sql: Annotated[str, typer.Argument(help="A question in SQL; - reads it from standard input.")],
    format: Annotated[Format, typer.Option(help="How the answer is written.")] = Format.table,
    as_of: Day = None,
    data: Data = DATA,
) -> None:
    """Ask the published file, read-only; with --as-of, as all its tables stood at the end of that day."""
    from flows import answers
    from warehouse.errors import WarehouseError
    from warehouse.publish import published
    from warehouse.query import rows

    with one_line(WarehouseError):
        columns, found = rows(published(data), sys.stdin.read() if sql == "-" else sql, as_of=_day(as_of))
    answers.write(columns, found, format.value)


@app.command()
def page(
    capture: Annotated[str, typer.Argument(help="The digest in a row, sha256:..., or an address.")],
    edits: Annotated[bool, typer.Option("--edits", help="Of an address: what its versions changed.")] = False,
    data: Data = DATA,
) -> None:
    """The kept page behind a number, as it was sent."""
    from flows import kept

    with one_line(kept.NotKeptError, LookupError, OSError):
        if edits:
            print(*kept.edits(data, capture), sep="\n")
        else:
            sys.stdout.buffer.write(kept.page(data, capture))


@app.command()
def reread(
    source: Annotated[list[str] | None, typer.Option(help="Of this source; may be given again.")] = None,
    since: Day = None,
    until: Day = None,
    newest: Annotated[bool, typer.Option("--newest", help="No old rules, not even for old pages.")] = False,
    format: Annotated[Format, typer.Option(help="How the changes are written.")] = Format.table,
    data: Data = DATA,
) -> None:
    """Read the kept pages again with today's rules, say what changed, and publish it."""
    from rich.progress import track

    from flows import answers
    from flows import reread as kept

    tasks = kept.kept_days(data, _names(source, readers=True), _day(since), _day(until))
    again = kept.reread(data, tasks, newest=newest)
    watched = track(again, "Reading kept pages", len(tasks), console=talk, disable=not talk.is_terminal)
    done = list(watched)
    answers.write(kept.Change._fields, [change for one in done for change in one.changes], format.value)
    talk.print(kept.summary(done), markup=False, soft_wrap=True)
    _publish(data, [one.file for one in done], [one.log for one in done])


@app.command()
def backfill(
    warc: Annotated[list[str], typer.Argument(help="WARC files: paths or addresses.")], data: Data = DATA
) -> None:
    """Read pages of web archives as if they had been captured on their own day."""
    from crawlers.backfill import ArchiveError
    from flows.backfill import fill

    with one_line(ArchiveError):
        kept, done = fill(data, warc)
    talk.print(f"kept {kept.total()} pages that name a chip or a model")
    _publish(data, [one.file for one in done], [one.log for one in done])


@app.command()
def doctor(data: Data = DATA) -> None:
    """What is missing on this machine, and the command that mends it."""
    from flows import answers
    from flows.doctor import Finding, examine

    found = examine(data)
    answers.write(Finding._fields, found, "table")
    raise typer.Exit(FAILED if any(finding.mend for finding in found) else 0)


@app.command()
def serve(data: Data = DATA) -> None:
    """Run the schedule in this process: every night, and every week."""
    from flows import prefect_home
    from flows.server import ServerError, ended_by_signals, server

    settings = _settings(data=data)
    _remind_of_contact()
    ended_by_signals()
    prefect_home.settle(data)
    with one_line(ServerError), server(settings.prefect_port) as address:
        from flows.scheduled import serve_schedules

        talk.print(f"Watch it at {address.removesuffix('/api')}; nightly at {settings.nightly!r}, ", end="")
        talk.print(f"weekly at {settings.weekly!r}, {settings.zone}")
        serve_schedules(settings)


@sources_app.callback()
def sources(context: typer.Context, data: Data = DATA) -> None:
    """The sources; without a further word: list them."""
    if context.invoked_subcommand is None:
        list_sources(data=data)


@sources_app.command("list")
def list_sources(
    format: Annotated[Format, typer.Option(help="How the list is written.")] = Format.table, data: Data = DATA
) -> None:
    """All sources with their kind, publisher, terms and health."""
    from flows import answers, health

    columns, found = health.listing(data, health.SHORT if format is Format.table else health.COLUMNS)
    answers.write(columns, found, format.value)


@sources_app.command()
def check(name: str, data: Data = DATA) -> None:
    """Try one source live and say what is wrong with it."""
    from flows import health

    _names([name])
    verdict = health.check(name, datetime.now(UTC))
    talk.print(verdict.sentence, markup=False, soft_wrap=True)
    raise typer.Exit(0 if verdict.sound else BROKEN)


@sources_app.command()
def golden(
    name: str,
    urls: Annotated[list[str], typer.Argument(help="Addresses to keep pages of.")],
    data: Data = DATA,
) -> None:
    """Keep golden pages of a source, with the records that its rules read from them today."""
    from flows.golden import NothingKeptError, keep
    from flows.isolate import CrawlError

    _names([name])
    with one_line(NothingKeptError, CrawlError):
        for folder in keep(name, urls, datetime.now(UTC), Path("tests/golden")):
            typer.echo(folder)
