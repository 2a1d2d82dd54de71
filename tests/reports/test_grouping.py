"""What the page puts together: sentences by chip, announcements by thing."""

from dataclasses import replace

from reports import grouping, render
from reports.report import Report
from reports.week import Week
from tests.reports.test_summary import MODEL, MOVE, PRICE

WEEK = Week.parse("2026-W34")


def test_the_figures_of_a_sentence_stay_together_and_its_outlets_are_counted() -> None:
    other = replace(PRICE, id="2", quote="another", low=310000, high=310000)
    report = Report(
        week=WEEK, prices=(other, replace(PRICE, witnesses=3)), moves=(replace(MOVE, witnesses=3),)
    )
    (chip,) = grouping.press(report)
    assert [len(figures) for figures in chip.statements] == [2, 1]
    page = render.page(report, ())
    assert "- **H100**:\n  - up 30% from CNY 230,000 to CNY 300,000 in a week" in page
    assert "A5 and two other outlets, 19 August 2026" in page
    assert "told_id IN (SELECT told_id FROM witnesses WHERE fact_id = '1')" in page


def test_the_chip_that_most_outlets_tell_of_stands_first() -> None:
    alone = (replace(PRICE, id=str(n), chip="nvidia-a100", quote=str(n)) for n in (1, 2, 3))
    report = Report(week=WEEK, prices=(*alone, replace(PRICE, witnesses=4)))
    assert [chip.name for chip in grouping.press(report)] == ["H100", "A100"]


def test_a_model_that_is_news_is_not_told_of_again_as_past() -> None:
    passing = replace(MODEL, id="2", subject="v-4", event="mentioned")
    old = [replace(MODEL, id=str(n), subject=name, event="mentioned") for n, name in enumerate(("V3", "v 3"))]
    assert grouping.once([passing, *old], but=[MODEL]) == [old[0]]
