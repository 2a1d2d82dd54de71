"""What the page of a week has said so far, beside the pages: a closed week is never rewritten in silence.

reports/versions/2026-W34.json        the figures of each version, and the day of the file it was made from
reports/earlier/2026-W34/1/           the first version's files, as they were, once there is a second
                                      (0: a page that was there before versions were kept)
"""

import hashlib
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec

from reports.charts import Chart
from reports.escape import Markdown, shown_words
from reports.figures import figure, percent
from reports.language import Language
from reports.names import full_name
from reports.report import Figures, Report, Series, series_of
from reports.week import Week

MOST_CHANGES = 40
"""Of a revision that are told one by one."""
_MARK = re.compile(r"\[\^\d+\]")


@dataclass(frozen=True)
class Version:
    """One version of a week's page."""

    day: date
    """The last night of the file it was made from."""
    closed: bool
    digest: str
    """Of the page in English and its charts."""
    sentences: list[str]
    """Its summary in plain words."""
    figures: list[Figures]
    counts: dict[str, int]


@dataclass(frozen=True)
class Revision:
    """A version that took the place of another, and what it changed."""

    day: date
    before: date
    name: str
    link: str
    changes: Sequence[Markdown]


def version(report: Report, page: str, sentences: Sequence[str], charts: Sequence[Chart]) -> Version:
    """The version that the page would be."""
    digest = hashlib.sha256(page.encode())
    for chart in charts:
        digest.update(chart.svg)
    return Version(
        day=report.seen.last_night or report.week.end,
        closed=report.is_over,
        digest=digest.hexdigest(),
        sentences=[shown_words(_MARK.sub("", sentence)) for sentence in sentences],
        figures=[_figures(line) for line in report.lines if line.usd is not None],
        counts=_counts(report),
    )


def known(out: Path, week: Week) -> list[Version]:
    """The versions of a week's page so far, the oldest first."""
    file = _file(out, week)
    return msgspec.json.decode(file.read_bytes(), type=list[Version]) if file.exists() else []


def remember(out: Path, week: Week, new: Version) -> list[Version]:
    """Add the version unless the last one says the same; a preliminary one is forgotten."""
    so_far = [version for version in known(out, week) if version.closed]
    if so_far and (so_far[-1].digest == new.digest or not new.closed):
        return so_far
    untold = (
        not _file(out, week).exists() and (out / f"{week}.md").exists()
    )  # of a chipwatch without versions
    if so_far or untold:
        _keep(out, week, len(so_far))
    versions = [*so_far, new]
    file = _file(out, week)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(versions), indent=1) + b"\n")
    return versions


def revisions(week: Week, versions: Sequence[Version], say: Language) -> list[Revision]:
    """What each version changed in the one before it, the newest first."""
    told = [
        Revision(
            day=new.day,
            before=old.day,
            name=f"{week}, {number}",
            link=f"earlier/{week}/{number}/{week}.md",
            changes=[*_changes(old, new, say)],
        )
        for number, (old, new) in enumerate(pairwise(versions), 1)
    ]
    return told[::-1]


def since_last(out: Path, report: Report, say: Language) -> list[Markdown]:
    """Which figures of the week before are others now than on the page that was published first."""
    first = next((version for version in known(out, report.week.before) if version.closed), None)
    return _limited([*_figure_changes(first.figures, report.before, say)], say) if first else []


def _file(out: Path, week: Week) -> Path:
    return out / "versions" / f"{week}.json"


def _keep(out: Path, week: Week, number: int) -> None:
    """Copy the page's files as they stand, links and all."""
    folder = out / "earlier" / str(week) / str(number)
    (folder / "charts").mkdir(parents=True, exist_ok=True)
    for page in out.glob(f"{week}*.md"):
        if ".as-of-" not in page.name:
            shutil.copyfile(page, folder / page.name)
    if (charts := out / "charts" / str(week)).exists():
        shutil.copytree(charts, folder / "charts" / str(week), dirs_exist_ok=True)


def _figures(line: Figures) -> Figures:
    """What can be revised of a line."""
    values = asdict(line)
    return Figures(**{name: values[name] for name in Figures.__dataclass_fields__})


def _counts(report: Report) -> dict[str, int]:
    told = {name: len(getattr(report, name)) for name in ("prices", "moves", "announcements", "held")}
    return told | {"articles": report.seen.articles, "offers": report.seen.offers}


def _changes(old: Version, new: Version, say: Language) -> Iterator[Markdown]:
    yield from _limited([*_figure_changes(old.figures, new.figures, say)], say)
    for name, number in new.counts.items():
        if number != (before := old.counts.get(name, 0)):
            what = say.say(f"page.count_{name}")
            yield say.say("page.figure_count", what=what, old=before, new=number)


def _figure_changes(old: Sequence[Figures], new: Sequence[Figures], say: Language) -> Iterator[Markdown]:
    """A series each whose figures read otherwise, in the new order; then those that are gone."""
    before, after = ({series_of(line): line for line in lines} for lines in (old, new))
    for series in [*after, *(series for series in before if series not in after)]:
        was, now = _said(before.get(series)), _said(after.get(series))
        figures = [
            say.say(f"page.figure_{name}", old=was[name], new=now[name])
            for name in was
            if was[name] != now[name]
        ]
        if figures:
            yield say.say("page.change", series=_name(series, say), figures=say.joined(figures))


def _said(line: Figures | None) -> dict[str, str]:
    """The figures as they are printed: what rounding hides has not changed."""
    return {
        "usd": figure(line.usd if line else None),
        "change_1": percent(line.change_1 if line else None),
        "composition_pct": percent(line.composition_pct if line else None),
        "sellers": str(line.sellers) if line else figure(None),
    }


def _name(series: Series, say: Language) -> Markdown:
    return say.joined([full_name(say, series), say.say(f"series.{series.basis}")])


def _limited(changes: list[Markdown], say: Language) -> list[Markdown]:
    others = len(changes) - MOST_CHANGES
    return changes if others <= 0 else [*changes[:MOST_CHANGES], say.count(others, "more_series")]
