"""LiteLLM's table of models: on which day makers switch their models off."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from crawlers.kinds.models import ModelList, is_day, per_million
from crawlers.kinds.offers import Row
from crawlers.records import Model, Refusal
from crawlers.source import Limits, Page

MAKERS = {
    "anthropic": "Anthropic",
    "cohere_chat": "Cohere",
    "dashscope": "Alibaba",
    "deepseek": "DeepSeek",
    "gemini": "Google",
    "mistral": "Mistral AI",
    "moonshot": "Moonshot AI",
    "openai": "OpenAI",
    "xai": "xAI",
}
DOCUMENTATION = "sample_spec"
"""The first key of the file tells what the keys of the others mean."""


class Entry(msgspec.Struct, frozen=True):
    """A model at a provider; prices in US dollars for one token."""

    litellm_provider: str = ""
    deprecation_date: str | None = None
    max_input_tokens: int | None = None
    input_cost_per_token: float | None = None
    output_cost_per_token: float | None = None


class LiteLlm(ModelList):
    """Of its thousands of rows those that tell a day; the others are prices, undated."""

    name = "litellm"
    title = "LiteLLM model prices"
    publisher = "BerriAI"
    homepage = "https://github.com/BerriAI/litellm"
    licence = "MIT (repository's licence, 2026-11-22)."
    robots = "A file of a public Git host."
    language = "en"
    verified = True
    limits = Limits(rows=(20, 1000), fewer=0.7)
    origin = "https://raw.githubusercontent.com"
    path = "/BerriAI/litellm/main/model_prices_and_context_window.json"
    form = Entry

    @classmethod
    def lists(cls, page: Page) -> Mapping[str, Iterable[msgspec.Raw]]:
        """The rows that tell a day, each by its name."""
        table = msgspec.json.decode(page.body, type=dict[str, msgspec.Raw])
        table.pop(DOCUMENTATION, None)
        return {name: [row] for name, row in table.items() if b'"deprecation_date"' in bytes(row)}

    @classmethod
    def model(cls, row: Row[Any], whose: str) -> Model | Refusal | None:
        """A model and the day of its end, as its own maker sells it."""
        entry: Entry = row.offer
        if entry.litellm_provider not in MAKERS:
            return None
        if not is_day(entry.deprecation_date):
            return Refusal(reason="undated", value=whose, quote=row.quote)
        return Model(
            model=whose.rpartition("/")[2],
            developer=MAKERS[entry.litellm_provider],
            event="deprecated",
            date=entry.deprecation_date,
            published_at=entry.deprecation_date,
            context_length=entry.max_input_tokens,
            price_input_mtok=per_million(entry.input_cost_per_token),
            price_output_mtok=per_million(entry.output_cost_per_token),
            quote=row.quote,
        )
