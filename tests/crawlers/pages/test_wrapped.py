"""An article wrapped at random: whatever holds it and stands around it, it is found whole and alone."""

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.pages.article import read_article
from crawlers.pages.walls import obstacle
from tests.crawlers.pages.test_layouts import ARTICLES

NAMES = (
    *(
        "content",
        "main",
        "wrap",
        "left",
        "col-8",
        "news",
        "page",
        "container",
        "inner",
        "box",
        "layout",
        "hot",
    ),
    *("section-1", "css-9x", "tag-page", "detail", "mod", "post", "share-page", "text", "article-wrap", "zw"),
)
SEPARATORS = (
    "<p>{}</p>",
    "{}<br><br>",
    "<div>{}</div>",
    "<section><p>{}</p></section>",
    "<p>　　<b>{}</b></p>",
)
AROUND = (
    "<ul class='list'>{links}</ul>",
    "<div class='related'><h3>{related}</h3><ul>{links}</ul></div>",
    "<div class='comments'><p>{comments[0]}</p><p>{comments[1]}</p></div>",
    "<div class='footer'>{noise[2]}</div>",
    "<p><a href='/z'>{first}</a></p>",
    "",
)


def page(article: dict[str, Any], chance: Random) -> str:
    """The article in one to three wrappers, each with something before and behind it."""
    links = "".join(f"<li><a href='/{link}'>{link}</a></li>" for link in article["links"])
    said = article | {"links": links, "first": article["links"][0]}
    body = "".join(map(chance.choice(SEPARATORS).format, article["paragraphs"]))
    for _ in range(chance.randint(1, 3)):
        before, behind = (chance.choice(AROUND).format_map(said) for _ in range(2))
        outer, inner = chance.choices(NAMES, k=2)
        body = f"<div class='{outer}'>{before}<div id='{inner}'>{body}</div>{behind}</div>"
    head = f"<div class='title'>{article['title']}</div><p>{article['shown']}</p>"
    return f"<html><head><title>{article['title']} - Site</title></head><body>{head}{body}</body></html>"


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(ARTICLES))
def test_an_article_is_found_whole_and_alone(chance: Random, article: dict[str, Any]) -> None:
    html = page(article, chance).encode()
    found = read_article(html, content_type="text/html; charset=utf-8")
    assert [line for line in found.text.split("\n") if line.strip()] == article["paragraphs"]
    assert (found.title, found.day) == (article["title"], article["day"])
    assert obstacle(html, content_type="text/html; charset=utf-8") is None
