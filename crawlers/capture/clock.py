"""The clock of a crawl: a given instant plus the time that has passed since."""

from datetime import UTC, date, datetime, timedelta
from time import monotonic


class Clock:
    """Starts at the night's instant, or at the machine's time where none is given."""

    def __init__(self, start: datetime | None = None) -> None:
        self.start = (start or datetime.now(UTC)).astimezone(UTC)
        self._began = monotonic()

    @property
    def day(self) -> date:
        """The day of the night (UTC), the same for a crawl that runs past midnight."""
        return self.start.date()

    def now(self) -> datetime:
        """The instant in UTC."""
        return self.start + timedelta(seconds=monotonic() - self._began)
