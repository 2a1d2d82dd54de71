"""The published file as it stood at the end of a past day, made again from the rows it had by then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from warehouse.connect import Connection, beside, names, reader, run, set_variable
from warehouse.marts import make

_PAST = "stage/past.sql"


@contextmanager
def reader_as_of(file: Path, day: date | None) -> Iterator[Connection]:
    """All public tables as known at the end of `day` (UTC); as known now without one.

    The views look at the file. What the marts compute is taken over where it was not touched since, and else
    computed by the same SQL as each night, in memory.
    Raises `OpenError` when there is no such file.
    """
    if day is None:
        with reader(file) as con:
            yield con
        return
    with beside(file) as con:
        over = datetime.combine(day + timedelta(days=1), time(), UTC)
        for name in ("over", "run_at"):
            set_variable(con, name, over)
        for name in (_PAST, "stage/010_macros.sql", *_computed()):
            run(con, name)
        make(con, afresh=False, altered="stage/past_altered.sql")
        yield con


def _computed() -> list[str]:
    """The schema of all that is computed, without comments."""
    return [name for name in names("schema") if "schema/020" <= name < "schema/09"]
