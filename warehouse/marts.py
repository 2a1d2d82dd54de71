"""The public tables made from the raw ones, from the first week that new rows touch."""

from warehouse.connect import Connection, names, run, scalar, set_variable, sql

METHOD = "v1"
"""Version of the weekly movement; a new one starts a new series beside the old."""


def make(con: Connection, *, afresh: bool, altered: str = "stage/300_altered.sql") -> None:
    """Run `marts/*.sql` by number; the weekly chain between them goes week by week.

    `afresh` makes every week again, as after a change of the schema or method. Else those that a new price
    lies in, or one that was altered (the file `altered` lists these), and of the chain those after; without
    any, the marts stand as they are.
    """
    set_variable(con, "method", METHOD)
    set_variable(con, "afresh", afresh)
    run(con, altered)
    set_variable(con, "since", scalar(con, sql("stage/305_touched.sql")))
    before_chain = [name for name in names("marts") if name < "marts/110"]
    after_chain = [name for name in names("marts") if name > "marts/110"]
    for name in before_chain:
        run(con, name)
    _chain(con)
    for name in after_chain:
        run(con, name)


def _chain(con: Connection) -> None:
    """The ratios, relatives and index of each week since: a week's index rests on the weeks before it."""
    run(con, "stage/310_forget_weeks.sql")
    for (week,) in run(con, "stage/320_weeks.sql").fetchall():
        set_variable(con, "week", week)
        for name in names("marts/weekly"):
            run(con, name)
