"""The arrows of the pipeline, as a test: who may import whom, and who may look at the clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("crawlers", "flows", "warehouse", "reports", "tests")
PURE = ("scrapy", "twisted", "duckdb", "prefect")

# area -> (our modules it may import, outside packages it may not)
RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "crawlers": (("crawlers",), ("duckdb", "prefect")),
    "crawlers.records": ((), PURE),
    "crawlers.names": (("crawlers.names", "crawlers.records"), PURE),
    "crawlers.facts": (("crawlers.facts", "crawlers.names", "crawlers.records"), PURE),
    "crawlers.pages": (("crawlers.pages", "crawlers.facts", "crawlers.names", "crawlers.records"), PURE),
    "crawlers.capture": (("crawlers.capture",), ("duckdb", "prefect")),
    "warehouse": (("warehouse",), ("scrapy", "prefect", "duckdb")),
    "warehouse.connect": (("warehouse",), ("scrapy", "prefect")),
    "reports": (("reports", "warehouse.connect", "warehouse.errors", "warehouse.past"), PURE),
    "flows": (("flows", "crawlers", "warehouse", "reports"), ("scrapy", "duckdb")),
}
CLOCKS = {"datetime.now", "datetime.utcnow", "date.today", "time.time"}
EDGES = ("flows/", "crawlers/capture/", "crawlers/crawl.py", "crawlers/settings.py")


def files() -> list[Path]:
    return [path for top in OURS[:-1] for path in sorted((ROOT / top).rglob("*.py"))]


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of each import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def within(name: str, areas: tuple[str, ...]) -> bool:
    return any(name == area or name.startswith(area + ".") for area in areas)


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    allowed, banned = RULES[max((area for area in RULES if within(module, (area,))), key=len)]
    for line, name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        ours = within(name, OURS)
        assert not ours or within(name, allowed), f"{path}:{line}: {module} may not import {name}"
        assert not within(name, banned), f"{path}:{line}: {module} may not use {name}"


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_clock_is_read_at_the_edge_only(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    if name.startswith(EDGES):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func) not in CLOCKS, f"{name}:{node.lineno}: the day is an argument"


def test_sources_stay_small() -> None:
    long = [path.name for path in files() if len(path.read_text(encoding="utf-8").splitlines()) > 400]
    assert not long, f"files over 400 lines: {long}"
