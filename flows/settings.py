"""What an operator may set, each from the environment (`CHIPWATCH_DATA`, `CHIPWATCH_NIGHTLY`, ...)."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from crawlers import registry
from flows.isolate import MEGABYTES


class WrongSettingError(Exception):
    """The environment holds a setting that cannot be; the text names it and says why."""


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
    crawl_megabytes: int = MEGABYTES
    """What it may hold in memory before it is."""

    @field_validator("sources")
    @classmethod
    def _are_known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if name not in registry.sources():
                raise ValueError(f"no source {name!r}; `chipwatch sources` lists them")
        return names


def settings(**given: Any) -> Settings:
    """The settings of this environment, those `given` before them; raises WrongSettingError."""
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        raise WrongSettingError(
            f"CHIPWATCH_{str(first['loc'][0]).upper()}: {first['msg'].removeprefix('Value error, ')}"
        ) from None
    except SettingsError as error:
        raise WrongSettingError(f'{error}: a list is written as JSON, ["vast", "ecb"]') from None
