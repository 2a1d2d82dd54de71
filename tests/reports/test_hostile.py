"""Whatever the pages say that were read, only our own links, pictures and structure are in the report."""

import re
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reports import charts, render
from reports.charts import Chart
from reports.escape import web_address
from reports.report import Report
from tests.reports.hostile import REPORTS

SECTIONS = [
    *("Summary", "Market prices", "Reported prices and moves", "Model announcements", "Chips and policy"),
    *("What was not seen", "Method"),
]
BLOCKS = {"paragraph", "heading", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item"}
INLINE = {"inline", "text", "text_special", "softbreak", "strong", "link", "image", "code_inline"}
PICTURES = (Chart("index", "The | index", b""), Chart("composition", "*Bold* `claim`", b""))

markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
hostile = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def fuzzed(test: Callable[[Report], None]) -> Callable[[], None]:
    return hostile(given(REPORTS)(test))


def flat(tokens: list[Token]) -> list[Token]:
    return [leaf for token in tokens for leaf in (token, *flat(token.children or []))]


def addresses(report: Report) -> set[str]:
    said = (*report.prices, *report.moves, *report.announcements)
    return {address for one in said if one.url and (address := web_address(one.url))}


@fuzzed
def test_no_page_can_put_anything_of_its_own_into_the_report(report: Report) -> None:
    tokens = flat(markdown.parse(render.page(report, PICTURES)))
    assert {re.sub("_(open|close)$", "", token.type) for token in tokens} <= BLOCKS | INLINE
    assert {token.attrGet("href") for token in tokens if token.type == "link_open"} <= addresses(report)
    pictures = {token.attrGet("src") for token in tokens if token.type == "image"}
    assert pictures <= {f"charts/{report.name}/{chart.name}.svg" for chart in PICTURES}
    codes = [token.content for token in tokens if token.type == "code_inline"]
    assert all(re.match(r"chipwatch (query|page) |[▁-█·]+$", code) for code in codes)


@fuzzed
def test_sections_columns_and_footnotes_are_ours(report: Report) -> None:
    page = render.page(report, ())
    assert re.findall(r"(?m)^## (.*)$", page) == SECTIONS
    bare = re.sub(r"\\.", "", page)  # without what is escaped
    tables = re.findall(r"(?m)(?:^\|.*\n)+", bare)
    assert all(len({row.count("|") for row in table.splitlines()}) == 1 for table in tables)
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", bare))
    assert marks == set(re.findall(r"(?m)^\[\^(\d+)\]: ", bare))


@settings(hostile, max_examples=12)
@given(REPORTS)
def test_charts_of_hostile_names_have_every_glyph(report: Report) -> None:
    """A glyph that the font lacks is a warning, and warnings are errors here."""
    for chart in charts.draw(report):
        assert b"<script" not in chart.svg
