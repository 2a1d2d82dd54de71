"""Whatever the pages say that were read, only our own links, pictures and structure are in the report."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reports import charts, render, shelf, versions
from reports.charts import Chart
from reports.escape import Markdown, web_address
from reports.language import CODES, EN, language
from reports.report import Report
from reports.summary import summary
from tests.reports.hostile import REPORTS

SECTIONS = {
    "en": "Summary|Market prices|Reported prices and moves|Model announcements|Chips and policy"
    "|What was not seen|Method",
    "zh": "摘要|市场价格|媒体报道的价格与变动|模型发布|芯片与政策|未能看到的|方法",
}
BLOCKS = {"paragraph", "heading", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item"}
INLINE = {"inline", "text", "text_special", "softbreak", "strong", "link", "image", "code_inline"}
PICTURES = tuple(
    Chart(name, title, b"")
    for name, title in (("index", "The | index"), ("composition", "*Bold* `claim`"), ("spread", "<b>"))
)

markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
hostile = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def fuzzed(test: Callable[[Report, str], None]) -> Callable[[], None]:
    return hostile(given(REPORTS, st.sampled_from(CODES))(test))


def flat(tokens: list[Token]) -> list[Token]:
    return [leaf for token in tokens for leaf in (token, *flat(token.children or []))]


def addresses(report: Report) -> set[str]:
    said = (*report.prices, *report.moves, *report.announcements)
    return {address for one in said if one.url and (address := web_address(one.url))}


@fuzzed
def test_no_page_can_put_anything_of_its_own_into_the_report(report: Report, code: str) -> None:
    tokens = flat(markdown.parse(render.page(report, PICTURES, language(code))))
    assert {re.sub("_(open|close)$", "", token.type) for token in tokens} <= BLOCKS | INLINE
    assert {token.attrGet("href") for token in tokens if token.type == "link_open"} <= addresses(report)
    pictures = {token.attrGet("src") for token in tokens if token.type == "image"}
    assert pictures <= {f"charts/{report.name}/{chart.name}.svg" for chart in PICTURES}
    codes = [token.content for token in tokens if token.type == "code_inline"]
    assert all(re.match(r"chipwatch (query|page|report) |[▁-█·]+$", code) for code in codes)


@fuzzed
def test_sections_columns_and_footnotes_are_ours(report: Report, code: str) -> None:
    page = render.page(report, (), language(code))
    assert "|".join(re.findall(r"(?m)^## (.*)$", page)) == SECTIONS[code]
    bare = re.sub(r"\\.", "", page)  # without what is escaped
    tables = re.findall(r"(?m)(?:^\|.*\n)+", bare)
    assert all(len({row.count("|") for row in table.splitlines()}) == 1 for table in tables)
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", bare))
    assert marks == set(re.findall(r"(?m)^\[\^(\d+)\]: ", bare))


@settings(hostile, max_examples=30)
@given(REPORTS, REPORTS)
def test_revisions_index_and_feed_hold_only_our_links(before: Report, after: Report) -> None:
    with TemporaryDirectory() as folder:
        out = Path(folder)
        for report in (before, after):
            (out / f"{report.week}.md").write_text("")
            said = summary(report, EN, lambda _: Markdown(""))
            new = versions.version(report, render.page(report, ()), said, ())
            known = versions.remember(out, report.week, replace(new, closed=True))
        pages = shelf.pages(out)
        revisions = versions.revisions(after.week, known, EN)
        page = render.page(after, (), revisions=revisions)
        entries = ElementTree.fromstring(shelf.feed(pages)).findall("{http://www.w3.org/2005/Atom}entry")
    ours = {revision.link for revision in revisions} | addresses(after)
    assert links(page) <= ours
    assert links(render.index(pages)) == {"2026.md", "feed.xml", "2026-W34.md"}
    assert len(entries) == 1


def links(page: str) -> set[object]:
    return {token.attrGet("href") for token in flat(markdown.parse(page)) if token.type == "link_open"}


@settings(hostile, max_examples=12)
@given(REPORTS)
def test_charts_of_hostile_names_have_every_glyph(report: Report) -> None:
    """A glyph that the font lacks is a warning, and warnings are errors here."""
    for chart in charts.draw(report):
        assert b"<script" not in chart.svg
