"""Articles of our own in the shapes that sites lay them out in, read without a word about the site."""

import re
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from crawlers.pages.article import CHINA, ArticlePage, read_article
from crawlers.pages.walls import obstacle

FOLDER = Path(__file__).with_name("layouts")
ARTICLES: list[dict[str, Any]] = tomllib.loads((FOLDER / "articles.toml").read_text(encoding="utf-8"))[
    "article"
]
SHAPES = sorted(path.name.removesuffix(".html.j2") for path in FOLDER.glob("[!_]*.j2"))
LABELS = {"zh-Hans": "发布时间：", "zh-Hant": "發布時間：", "en": "Published: "}
FLOOR_EACH, FLOOR_ALL = 0.9, 0.98
"""Least share of the right words in a page's body, and of the body's words among those read."""

environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)


def laid_out(shape: str, article: dict[str, Any]) -> str:
    moment = datetime.combine(article["day"], datetime.strptime(article["clock"], "%H:%M").time(), CHINA)  # noqa: DTZ007
    label = LABELS[article["language"]]
    return environment.get_template(f"{shape}.html.j2").render(a=article, iso=moment.isoformat(), label=label)


def read(shape: str, article: dict[str, Any]) -> ArticlePage:
    return read_article(laid_out(shape, article).encode(), content_type="text/html; charset=utf-8")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[A-Za-z0-9.]+|[㐀-鿿]", text))


def table(article: dict[str, Any]) -> list[str]:
    return ["\t".join(row) for row in [article["header"], *article["rows"]]]


def wanted(shape: str, article: dict[str, Any]) -> Counter[str]:
    """The words of the article as far as the shape shows them: all show its paragraphs."""
    page = environment.loader.get_source(environment, f"{shape}.html.j2")[0]  # type: ignore[union-attr]
    said = [*article["paragraphs"]]
    said += article["items"] if 'a["items"]' in page or "part.items" in page else []
    said += table(article) if "part.table" in page else []
    return words("\n".join(said))


def shares(shape: str, article: dict[str, Any]) -> tuple[float, float]:
    """Precision and recall of the body."""
    found, right = words(read(shape, article).text), wanted(shape, article)
    return (found & right).total() / found.total(), (found & right).total() / right.total()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["language"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_of_any_shape_is_read(shape: str, article: dict[str, Any]) -> None:
    found = read(shape, article)
    assert found.title == article["title"]
    assert found.day == article["day"]
    assert found.language == article["language"]
    assert not re.search("B200|MI300X|A800", found.text)
    assert min(shares(shape, article)) >= FLOOR_EACH
    assert obstacle(laid_out(shape, article).encode()) is None


def test_bodies_are_whole_and_nothing_else() -> None:
    found = [shares(shape, article) for shape in SHAPES for article in ARTICLES]
    for share in zip(*found, strict=True):
        assert sum(share) / len(found) >= FLOOR_ALL


@pytest.mark.parametrize("codec", ["gb18030", "big5hkscs", "utf-8", "utf-16"])
def test_a_page_of_any_character_set_is_read(codec: str) -> None:
    article = ARTICLES[1] if codec == "big5hkscs" else ARTICLES[0]
    found = read_article(laid_out("tables", article).encode(codec))
    assert found.title == article["title"]
    assert article["paragraphs"][0] in found.text


@pytest.mark.parametrize("shape", ["weblog", "cards", "portal", "sections"])
def test_a_table_keeps_its_header_over_its_columns(shape: str) -> None:
    for article in ARTICLES:
        assert (
            "\n".join("\t".join(row) for row in [article["header"], *article["rows"]])
            in read(shape, article).text
        )


def test_a_time_has_its_zone() -> None:
    for article in ARTICLES[:2]:
        found = read("breaks", article).published
        assert isinstance(found, datetime)
        assert found.isoformat() == f"{article['day']}T{article['clock']}:00+08:00"
    assert read("breaks", ARTICLES[2]).published == date(2026, 8, 19)
