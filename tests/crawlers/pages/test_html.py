"""Nodes of a tree are taken at once: taken one by one they cost the square of their number."""

from pathlib import Path

from crawlers.pages.html import Html, within

CRAWLERS = Path(__file__).parents[3] / "crawlers"


def test_nodes_come_in_order_of_place() -> None:
    page = Html("<ul><li>one</li><li>two<b>2</b></li></ul><li>outside</li>")
    assert [node.text for node in within(page.first("ul"), "li")] == ["one", "two2"]
    assert [node.text for node in page.all("li")] == ["one", "two2", "outside"]


def test_nobody_else_asks_the_library_for_a_list_of_nodes() -> None:
    """Four thousand rows of a table took fifty seconds so, and twenty milliseconds as a slice."""
    users = {path.name for path in CRAWLERS.rglob("*.py") if "query_selector_all" in path.read_text()}
    assert users == {"html.py"}
