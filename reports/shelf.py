"""All weeks together: the index, the years' pages and the feed, made from the versions beside the pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree

from reports import versions
from reports.escape import Markdown, plain
from reports.language import EN
from reports.versions import Version
from reports.week import Week

MOST_ENTRIES = 52
"""Of the feed."""
_ATOM = "http://www.w3.org/2005/Atom"
_NAME = uuid5(NAMESPACE_URL, "urn:chipwatch:report")


@dataclass(frozen=True)
class Page:
    """A week that has a page."""

    week: Week
    name: str
    """Of its file."""
    chinese: str | None
    versions: Sequence[Version]

    @property
    def newest(self) -> Version:
        """What it says now."""
        return self.versions[-1]

    @property
    def days(self) -> Markdown:
        """Its days in words."""
        return EN.days(self.week.start, self.week.end)

    @property
    def revised(self) -> date | None:
        """The day of its last revision."""
        return self.newest.day if len(self.versions) > 1 else None


def pages(out: Path) -> list[Page]:
    """The weeks with a page, the newest first."""
    weeks = sorted((Week.parse(file.stem) for file in (out / "versions").glob("*.json")), reverse=True)
    return [page for week in weeks if (page := _page(out, week))]


def _page(out: Path, week: Week) -> Page | None:
    english, chinese = ((out / name).exists() and name for name in (f"{week}.md", f"{week}.zh.md"))
    name = english or chinese
    return Page(week, name, chinese or None, versions.known(out, week)) if name else None


def feed(pages: Sequence[Page]) -> bytes:
    """The weeks as an Atom feed (RFC 4287); links are relative to it."""
    root = ElementTree.Element("feed", xmlns=_ATOM)
    _put(root, "title", "chipwatch: AI-chip prices, week by week")
    _put(root, "id", _NAME.urn)
    _put(root, "updated", _instant(max((page.newest.day for page in pages), default=date(1970, 1, 1))))
    author = ElementTree.SubElement(root, "author")
    _put(author, "name", "chipwatch")
    ElementTree.SubElement(root, "link", rel="self", href="feed.xml")
    for page in pages[:MOST_ENTRIES]:
        _entry(root, page)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(root: ElementTree.Element, page: Page) -> None:
    entry = ElementTree.SubElement(root, "entry")
    _put(entry, "title", f"AI-chip prices, {page.days}" + (" (revised)" if page.revised else ""))
    _put(entry, "id", _id(page.week).urn)
    _put(entry, "published", _instant(page.versions[0].day))
    _put(entry, "updated", _instant(page.newest.day))
    ElementTree.SubElement(entry, "link", rel="alternate", type="text/markdown", href=page.name)
    _put(entry, "summary", " ".join(page.newest.sentences))


def _put(parent: ElementTree.Element, tag: str, words: str) -> None:
    """An element with text; what XML cannot hold (control characters) is left out."""
    ElementTree.SubElement(parent, tag).text = plain(words)


def _id(week: Week) -> UUID:
    return uuid5(_NAME, str(week))


def _instant(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat().replace("+00:00", "Z")
