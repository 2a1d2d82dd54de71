"""Lists of AI models in JSON: hubs, markets and catalogues that tell what models there are."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

import msgspec

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.files import Dataset
from crawlers.kinds.offers import Row, rows
from crawlers.names.fold import fold
from crawlers.names.sight import sight
from crawlers.records import Model, Record, Refusal
from crawlers.source import Page


class ModelList(Dataset):
    """Asked each night whole; a model told again with the same words is no news.

    What a row says of its day becomes `published_at`, so that a catalogue of years, read for the first time,
    is no news of this week.
    """

    form: ClassVar[type[msgspec.Struct]]
    named: ClassVar[tuple[str, ...]] = ()
    """Keys whose values a record rests on: the quote is the piece of the row that holds them."""

    @classmethod
    def lists(cls, page: Page) -> Mapping[str, Iterable[msgspec.Raw]]:
        """The rows as they stand, by whose they are; raises `msgspec.DecodeError` for another answer."""
        return {"": msgspec.json.decode(page.body, type=list[msgspec.Raw])}

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """Another form, and no model at all, are faults."""
        try:
            empty = not any(cls.lists(page).values())
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            return Verdict(Class.LAYOUT_CHANGED, f"The answer is not the list known: {fault}.")
        return Verdict(Class.EMPTY, "The list holds no model: is it still called so?") if empty else None

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each row a model or a refusal, but for rows that tell of another one's model anew."""
        for whose, raw in cls.lists(page).items():
            for row in rows(raw, cls.form, *cls.named):
                if told := cls.model(row, whose) if isinstance(row, Row) else row:
                    yield told

    @classmethod
    def model(cls, row: Row[Any], whose: str) -> Model | Refusal | None:
        """What one row tells; nothing for one that only repeats."""
        raise NotImplementedError


def maker_of(name: str) -> str | None:
    """The maker in the form that all sources share: "Z.ai" is Zhipu; None where it is not known."""
    found = sight(fold(name)).makers
    return found[0].value.name if found else None


def per_million(price: str | float | None) -> float | None:
    """US dollars for a million tokens from those for one ("0.00000091"); None for nothing and for -1."""
    try:
        amount = Decimal(str(price)) * 1_000_000
    except InvalidOperation:
        return None
    return float(amount) if amount.is_finite() and amount > 0 else None


def is_day(text: str | None) -> bool:
    """Whether a text is a day, a month or a year of ours: catalogues also write "unknown" and 0000."""
    parts = (text or "").split("-")
    try:
        date(*map(int, [*parts, "1", "1"][:3]))
    except (ValueError, TypeError):
        return False
    return len(parts[0]) == 4 and len(text or "") in (4, 7, 10)
