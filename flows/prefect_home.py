"""Where Prefect keeps its state, and that it calls nobody. To be called before Prefect is imported."""

import os
from pathlib import Path


def settle(data: Path) -> None:
    """Point Prefect at the data folder; what the operator has set already is left alone.

    A server is used where `PREFECT_API_URL` names one. Without it Prefect starts one for the time of the
    run; on a new database that takes 16 to 26 seconds, more than its default limit allows.
    """
    home = (data / "prefect").resolve()
    home.mkdir(parents=True, exist_ok=True)  # Prefect makes the last folder of its path only
    defaults = {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # Its own pages keep the tracebacks; the terminal gets the one line that names the fault.
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    }
    os.environ["CHIPWATCH_DATA"] = str(data.resolve())  # for the processes that the schedule starts
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
