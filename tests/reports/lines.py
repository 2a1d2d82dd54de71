"""A series in its week, as short as a test needs it."""

from dataclasses import replace
from typing import Any

from reports.report import Line

H100 = Line(
    chip="nvidia-h100",
    form_factor="SXM",
    memory_gb=80,
    basis="rental",
    per="chip",
    term="hour",
    tier="on-demand",
    commitment=None,
    usd=2.0,
    low_usd=1.0,
    high_usd=4.0,
    change_1=0.0,
    change_4=None,
    change_13=None,
    level_pct=0.0,
    composition_pct=0.0,
    sellers=5,
    sellers_before=5,
    listings=9,
    listings_before=9,
    matched_listings=9,
    imputed_share=0.0,
    method="v1",
    index=(100.0, 100.0),
)


def line(chip: str = "nvidia-h100", *index: float | None, **changes: Any) -> Line:
    """An H100 of five sellers that does not move, but for what is said."""
    return replace(H100, chip=chip, index=index or H100.index, **changes)
