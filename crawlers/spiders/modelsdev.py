"""models.dev: a catalogue of models with their release, context and prices, kept by hand and open."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from crawlers.kinds.models import ModelList, is_day
from crawlers.kinds.offers import Row
from crawlers.records import Model, Refusal
from crawlers.source import Limits, Page

MAKERS = {
    "alibaba": "Alibaba",
    "anthropic": "Anthropic",
    "cohere": "Cohere",
    "deepseek": "DeepSeek",
    "google": "Google",
    "llama": "Meta",
    "minimax": "MiniMax",
    "mistral": "Mistral AI",
    "moonshotai": "Moonshot AI",
    "openai": "OpenAI",
    "stepfun": "StepFun",
    "xai": "xAI",
    "xiaomi": "Xiaomi",
    "zai": "Zhipu",
}
"""Providers that sell models of their own; the others tell the same models anew at their prices."""


class Limit(msgspec.Struct, frozen=True):
    """Tokens."""

    context: int | None = None


class Cost(msgspec.Struct, frozen=True):
    """US dollars for a million tokens."""

    input: float | None = None
    output: float | None = None


class Entry(msgspec.Struct, frozen=True):
    """A model of a provider."""

    id: str
    name: str
    release_date: str | None = None
    open_weights: bool = False
    limit: Limit = Limit()
    cost: Cost = Cost()


class Provider(msgspec.Struct, frozen=True):
    """A provider, its models still as they stand in the file."""

    models: dict[str, msgspec.Raw]


class ModelsDev(ModelList):
    """One file of providers and their models. A release may be told by year or month alone."""

    name = "modelsdev"
    title = "models.dev"
    publisher = "models.dev contributors"
    homepage = "https://models.dev"
    licence = "MIT (repository's licence, 2026-11-22)."
    robots = "A file published for use."
    language = "en"
    verified = True
    limits = Limits(rows=(50, 3000), fewer=0.8)
    origin = "https://models.dev"
    path = "/api.json"
    form = Entry

    @classmethod
    def lists(cls, page: Page) -> Mapping[str, Iterable[msgspec.Raw]]:
        """The models of the makers, by maker."""
        providers = msgspec.json.decode(page.body, type=dict[str, Provider])
        return {name: providers[name].models.values() for name in MAKERS if name in providers}

    @classmethod
    def model(cls, row: Row[Any], whose: str) -> Model | Refusal | None:
        """A model on the day of its release; names such as "x-latest" stand for whatever is newest."""
        entry: Entry = row.offer
        if entry.id.endswith("-latest"):
            return None
        if not is_day(entry.release_date):
            return Refusal(reason="undated", value=entry.id, quote=row.quote)
        return Model(
            model=entry.name,
            developer=MAKERS[whose],
            event="open-sourced" if entry.open_weights else "released",
            date=entry.release_date,
            published_at=entry.release_date,
            context_length=entry.limit.context or None,
            price_input_mtok=entry.cost.input or None,
            price_output_mtok=entry.cost.output or None,
            quote=row.quote,
        )
