"""What many pages tell of one thing is told once, with its witnesses."""

from dataclasses import replace

from reports import grouping, render
from reports.report import Announcement, Report, ReportedPrice
from reports.week import Week
from tests.reports.test_summary import MODEL, MOVE, PRICE

WEEK = Week.parse("2026-W34")


def told_by(outlet: str, price: ReportedPrice = PRICE) -> ReportedPrice:
    return replace(price, id=outlet, outlet=outlet, url=f"https://{outlet.casefold()}.example/1")


def test_ten_sites_with_one_sentence_are_one_statement_of_ten_outlets() -> None:
    (chip,) = grouping.press(Report(week=WEEK, prices=tuple(told_by(f"Site{n}") for n in range(10))))
    (statement,) = chip.statements
    assert (chip.outlets, statement.first.outlet, len(statement.others)) == (10, "Site0", 9)


def test_an_outlet_that_repeats_itself_counts_once() -> None:
    again = replace(told_by("A5"), id="2", url="https://a5.example/2")
    (chip,) = grouping.press(Report(week=WEEK, prices=(told_by("A5"), again)))
    assert (chip.outlets, [len(one.others) for one in chip.statements]) == (1, [0])


def test_other_amounts_are_other_statements_and_the_figures_of_a_sentence_stay_together() -> None:
    other = told_by("B", replace(PRICE, low=310000, high=310000))
    report = Report(week=WEEK, prices=(PRICE, other), moves=(MOVE,))
    (chip,) = grouping.press(report)
    assert [len(statement.figures) for statement in chip.statements] == [2, 1]
    page = render.page(report, ())
    assert "- **H100**, two outlets\n  - up 30% from CNY 230,000 to CNY 300,000 in a week" in page


def test_the_chip_that_most_outlets_tell_of_stands_first() -> None:
    alone = tuple(replace(PRICE, id=str(n), chip="nvidia-a100", low=n, high=n) for n in (1, 2, 3))
    report = Report(week=WEEK, prices=(*alone, told_by("A5"), told_by("B")))
    assert [(chip.name, chip.outlets) for chip in grouping.press(report)] == [("H100", 2), ("A100", 1)]


def test_a_model_however_written_is_announced_once_by_the_outlet_that_tells_most() -> None:
    short = Announcement(**{**vars(MODEL), "subject": "v-4", "maker": None, "outlet": "B", "id": "2"})
    ((first, second),) = grouping.by_thing([short, MODEL])
    assert (first.outlet, second.outlet) == ("A5", "B")
