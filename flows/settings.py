"""What an operator may set, each from the environment (`CHIPWATCH_DATA`, `CHIPWATCH_NIGHTLY`, ...)."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Settings of the flows; the defaults run as they stand."""

    model_config = SettingsConfigDict(env_prefix="CHIPWATCH_")

    data: Path = Path("data")
    """The folder that all stages talk through."""
    sources: tuple[str, ...] = ()
    """Which sources a night visits, as a JSON list; none named: all of them."""
    zone: str = "UTC"
    """The time zone of both schedules."""
    nightly: str = "15 2 * * *"
    """When the night begins, as cron."""
    weekly: str = "0 6 * * 1"
    """When the page of the week before is written, as cron."""
    prefect_port: int = 4200
    """Where `chipwatch serve` shows Prefect's pages, on loopback, unless PREFECT_API_URL names a server."""
    keep: int = 7
    """How many earlier files stay in `published/`."""
    crawl_minutes: int = 90
    """What the crawl of one group of hosts may take before it is ended."""
