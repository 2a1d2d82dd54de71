"""OpenRouter: what models cost by the token, and how long a text they take."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec

from crawlers.kinds.models import ModelList, maker_of, per_million
from crawlers.kinds.offers import Row
from crawlers.records import Model, Refusal
from crawlers.source import Limits, Page


class Pricing(msgspec.Struct, frozen=True):
    """US dollars for one token, as strings: "0.00000091"."""

    prompt: str = "0"
    completion: str = "0"


class Listed(msgspec.Struct, frozen=True):
    """A model on the market."""

    id: str
    name: str
    created: Annotated[int, msgspec.Meta(ge=0, lt=2**32)]
    """When it was listed here, which may be long after its release."""
    context_length: int | None = None
    pricing: Pricing = Pricing()


class Answer(msgspec.Struct, frozen=True):
    """The answer, its models still as they stand in it."""

    data: list[msgspec.Raw]


class OpenRouter(ModelList):
    """One list of some four hundred models; a model that vanishes from it was retired here."""

    name = "openrouter"
    title = "OpenRouter models"
    publisher = "OpenRouter"
    homepage = "https://openrouter.ai/models"
    licence = "Facts from a public API without key; terms not read, 2026-11-22."
    robots = "The API is public and documented."
    language = "en"
    verified = True
    limits = Limits(rows=(150, 1500), fewer=0.8)
    origin = "https://openrouter.ai"
    path = "/api/v1/models"
    form = Listed
    named = ("id", "name", "created", "context_length", "prompt", "completion")

    @classmethod
    def lists(cls, page: Page) -> Mapping[str, Iterable[msgspec.Raw]]:
        """The models of the answer."""
        return {"": msgspec.json.decode(page.body, type=Answer).data}

    @classmethod
    def model(cls, row: Row[Any], whose: str) -> Model | Refusal | None:
        """A model with its prices; when it was announced is not said here."""
        listed: Listed = row.offer
        if ":" in listed.id:  # z-ai/glm-5.2:free, ...:batch: the same model on other terms
            return None
        if listed.pricing.prompt.startswith("-"):  # -1: a router, whose price is that of where it leads
            return Refusal(reason="placeholder", value=listed.id, quote=row.quote)
        maker, named, model = listed.name.partition(": ")
        return Model(
            model=(model if named else listed.name).strip(),
            developer=maker_of(maker) if named else None,
            event="mentioned",
            published_at=datetime.fromtimestamp(listed.created, UTC).isoformat(),
            context_length=listed.context_length or None,
            price_input_mtok=per_million(listed.pricing.prompt),
            price_output_mtok=per_million(listed.pricing.completion),
            quote=row.quote,
            url=f"https://openrouter.ai/{listed.id}",
        )
