"""From nodes to text: what a reader sees, in lines that the readers of facts can use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.pages.html import Html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a<b>b</b>c <i>d</i>\n e</p>", "abc d e"),
        ("<p>one</p>\n\n<p>two</p>", "one\n\ntwo"),
        ("one<br>two<br/><br/>three", "one\ntwo\n\nthree"),
        ("<ul><li>H200 $3.50</li><li> B200 $5.20 </li></ul>end", "H200 $3.50\nB200 $5.20\n\nend"),
        ("<p>H100&nbsp;30\u3000万&amp;more</p>", "H100 30 万&more"),
        ("a<script>b</script><style>c</style><!-- d --><p hidden>e</p>f", "af"),
        ("<div>x<div>y</div>z</div>", "x\n\ny\n\nz"),
        ("a<span style='display: none'>b</span><button>c</button>d", "ad"),
    ],
)
def test_words_and_breaks(html: str, text: str) -> None:
    assert Html(f"<html><body>{html}</body></html>").text() == text


def test_a_table_has_a_line_a_row_and_a_tab_a_cell() -> None:
    table = (
        "<table><thead><tr><th>型号</th><th>显存</th><th>报价</th></tr></thead>"
        "<tr><td><p>H100</p><p>SXM</p></td><td></td><td> 30万元<br>含税 </td></tr></table>"
    )
    assert Html(table).text() == "型号\t显存\t报价\nH100 SXM\t\t30万元 含税"


SPANS = """<table><caption>租金</caption>
<tr><th rowspan=2>型号</th><th colspan=2>单价（元/小时）</th></tr><tr><th>按需</th><th>包月</th></tr>
<tr><td colspan=3>数据中心卡</td></tr>
<tr><td rowspan=2>H100</td><td>16</td><td>12</td></tr><tr><td>17</td><td colspan=99999>13</td></tr></table>"""


def test_cells_that_span_stand_in_each_place_they_cover() -> None:
    lines = Html(SPANS).text().split("\n")
    assert lines[:2] == ["租金", ""]
    assert lines[2:7] == [
        "型号\t单价（元/小时）\t单价（元/小时）",
        "型号\t按需\t包月",
        "数据中心卡\t\t",
        "H100\t16\t12",
        "H100\t17\t" + "\t".join(["13"] * 60),
    ]


def test_a_page_laid_out_by_a_table_keeps_its_paragraphs() -> None:
    inner = "<table><tr><td>H100</td><td>30</td></tr></table>"
    page = f"<table><tr><td><p>one</p><p>two</p>{inner}</td><td>menu</td></tr></table>"
    assert Html(page).text() == "one\n\ntwo\n\nH100\t30\n\nmenu"


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "b"])
def test_deep_pages_are_read_and_absurd_ones_do_no_harm(tag: str) -> None:
    assert "x" in Html(f"<{tag}>" * 300 + "x").text()
    Html(f"<{tag}>" * 20_000 + "x").text()


@given(st.text())
def test_no_page_breaks_it(html: str) -> None:
    text = Html(f"<body>{html}").text()
    assert "\n\n\n" not in text
    assert "  " not in text
