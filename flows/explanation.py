"""How `chipwatch extract --explain` shows what was seen in a text and what came of it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from crawlers.facts.explain import Seen, explain
from crawlers.pages.article import read_article
from flows.extraction import body

_STYLES = {
    "chip": "bold cyan", "price": "bold green", "perhaps": "yellow", "other": "red", "percent": "magenta",
    "multiple": "magenta", "date": "blue", "period": "blue", "name": "bold cyan",
}  # fmt: skip


def show(console: Console, paths: Iterable[Path], *, published: date | None, url: str | None) -> None:
    """Print each sentence with its spans, and under it each span with its fact or the reason why none."""
    for path in paths:
        page = read_article(body(path), content_type=None, url=url)
        for sentence in explain(page.text, published=published or page.day):
            console.print(_highlighted(sentence.words, sentence.seen))
            for seen in sentence.seen:
                console.print(_line(sentence.words, seen))


def _highlighted(words: str, spans: Iterable[Seen]) -> Text:
    text = Text(words.strip("\n"))
    for seen in spans:
        text.stylize(_STYLES.get(seen.kind, "dim"), seen.start, seen.end)
    return text


def _line(words: str, seen: Seen) -> Text:
    line = Text("  ")
    line.append(f"{words[seen.start : seen.end]}  ", "bold")
    line.append(f"{seen.kind} {seen.reading}".rstrip(), _STYLES.get(seen.kind, "dim"))
    for fact in seen.facts:
        line.append(f"\n    = {fact}", "green")
    if seen.why:
        line.append(f"\n    no price: {seen.why}", "red")
    return line
