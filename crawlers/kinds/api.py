"""Sources that answer in JSON: price APIs asked once or many times."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any, ClassVar

import msgspec
from scrapy.http import Request, Response

from crawlers.capture.classify import Class, Verdict
from crawlers.kinds.offers import Row, rows
from crawlers.records import Record, Refusal, Segment
from crawlers.source import Kind, Page, Role, Source


class PriceApi(Source):
    """An API that is asked for offers, once or several times with different words."""

    kind: ClassVar[Kind] = "price-api"
    role: ClassVar[Role] = "offers"

    def post(self, path: str, query: dict[str, Any], **request: Any) -> Request:
        """A POST of a JSON object."""
        return self.ask(
            path,
            self.role,
            method="POST",
            body=json.dumps(query),
            headers={"Content-Type": "application/json"} | request.pop("headers", {}),
            **request,
        )


class OffersApi(PriceApi):
    """An API whose answer is a list of offers, each read by itself."""

    segment: ClassVar[Segment | None] = "neocloud"
    seller: ClassVar[str]
    """Who offers, as in sellers.csv."""
    paths: ClassVar[tuple[str, ...]] = ()
    """What is asked for; `path` where it is one address."""
    form: ClassVar[type[msgspec.Struct]]
    """What reading needs of an offer."""

    def first(self) -> Iterable[Request]:
        """One question a path, and the answers that an answer leads to."""
        return (self.turn_to(path) for path in self.paths or (self.path,))

    def turn_to(self, address: str) -> Request:
        """Ask for an answer and the ones that follow it."""
        return self.ask(address, self.role, callback=self.turn)

    def turn(self, response: Response) -> Iterator[Request]:
        """What an answer leads to: nothing if it has another form, which is told when it is judged."""
        try:
            yield from self.further(response)
        except msgspec.DecodeError:
            return

    def further(self, response: Response) -> Iterator[Request]:
        """Questions that an answer leads to: for the one after it, where there is one."""
        if following := self.following(response):
            yield self.turn_to(following)

    def following(self, response: Response) -> str | None:
        """Address of the answer after this one."""
        return None

    @classmethod
    def offers(cls, page: Page) -> Collection[Any]:
        """The offers as they stand, a list or by name; `msgspec.DecodeError` for another form."""
        raise NotImplementedError

    @classmethod
    def judge(cls, page: Page) -> Verdict | None:
        """An answer of another form, and one without any offer, are faults."""
        try:
            offers = cls.offers(page)
        except msgspec.DecodeError as fault:
            return Verdict(Class.LAYOUT_CHANGED, f"The answer is not the one known: {fault}.")
        return None if offers else Verdict(Class.EMPTY, "The answer holds no offer.")

    @classmethod
    def rows(cls, page: Page) -> Iterator[Row[Any] | Refusal]:
        """The offers understood or refused."""
        return rows(cls.offers(page), cls.form, strict=False)

    @classmethod
    def read(cls, page: Page) -> Iterator[Record]:
        """Each offer of accelerators a price or a refusal."""
        for row in cls.rows(page):
            if isinstance(row, Row):
                yield from cls.price(row, page)
            else:
                yield row

    @classmethod
    def price(cls, row: Row[Any], page: Page) -> Iterator[Record]:
        """The prices of an offer, or why there are none; nothing for an offer without accelerators."""
        raise NotImplementedError

    @classmethod
    def said(cls, row: Row[Any], page: Page, **more: Any) -> dict[str, Any]:
        """What every price of an offer says."""
        common = {"seller": cls.seller, "segment": cls.segment, "valid_on": page.day.isoformat()}
        return common | {"quote": row.quote, "attributes": row.facts} | more
