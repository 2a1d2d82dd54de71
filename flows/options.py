"""What the commands take in common: the data folder, days, files, and the closed sets of words."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path, typer.Option("--data", envvar="CHIPWATCH_DATA", help="The folder that all stages share.")
]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A day, YYYY-MM-DD.")]
Files = Annotated[list[Path] | None, typer.Argument(help="Files; - or none: standard input.")]
DATA = Path("data")


class Format(StrEnum):
    """How the answer of a query is written."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


class Tongue(StrEnum):
    """The languages a page is written in."""

    en = "en"
    zh = "zh"
