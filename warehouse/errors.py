"""What can go wrong in the warehouse, each told in one line.

WarehouseError
├── OpenError     there is no such file, or it is none that this DuckDB can open
├── LoadError     a line that is not a record: file, line and field; nothing of it was loaded
│   └── ReadError a file whose lines are records each, and that DuckDB cannot read
├── LockedError   another build is at work on the same data folder
├── PublishError  the finished file could not take the place of the old one; the old one stands
└── QueryError    a reader's SQL that DuckDB refused
"""


class WarehouseError(Exception):
    """Base of them all; `str()` is one line fit for a user."""


class OpenError(WarehouseError):
    """Raised for a file that cannot be opened, with DuckDB's own first line."""


class LoadError(WarehouseError):
    """Raised for input that cannot be loaded; names the file, the line and the field."""


class ReadError(LoadError):
    """Raised with DuckDB's own first line, before the lines are looked through for what it minds."""


class LockedError(WarehouseError):
    """Raised when a second writer asks for the warehouse; names the process that has it."""


class PublishError(WarehouseError):
    """Raised when the new file may not replace the published one."""


class QueryError(WarehouseError):
    """Raised for SQL that fails, with DuckDB's own first line."""
