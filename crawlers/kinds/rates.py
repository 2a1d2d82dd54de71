"""Sources of exchange rates."""

from typing import ClassVar

from crawlers.source import Kind, Role, Source


class Rates(Source):
    """A file of exchange rates, asked once a night."""

    kind: ClassVar[Kind] = "rates"
    role: ClassVar[Role] = "rates"
