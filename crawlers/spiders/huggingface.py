"""Hugging Face Hub: new open models of the organisations that matter, by its API."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from scrapy.http import Request

from crawlers.kinds.models import ModelList
from crawlers.kinds.offers import Row
from crawlers.records import Model
from crawlers.source import Limits

MAKERS = {
    "deepseek-ai": "DeepSeek",
    "Qwen": "Alibaba",
    "zai-org": "Zhipu",
    "moonshotai": "Moonshot AI",
    "MiniMaxAI": "MiniMax",
    "tencent": "Tencent",
    "baidu": "Baidu",
    "ByteDance-Seed": "ByteDance",
    "stepfun-ai": "StepFun",
    "XiaomiMiMo": "Xiaomi",
    "inclusionAI": "Ant Group",
    "internlm": "Shanghai AI Laboratory",
    "meta-llama": "Meta",
    "google": "Google",
    "openai": "OpenAI",
    "mistralai": "Mistral AI",
    "nvidia": "NVIDIA",
    "microsoft": "Microsoft",
    "ibm-granite": "IBM",
}
"""Organisation -> maker."""
FIELDS = ("createdAt", "lastModified", "safetensors", "tags", "author", "gated", "pipeline_tag")
FLOOR = "2022-03-02"
"""The day that the Hub gives to every repository older than it."""
WHOLE = frozenset(("F64", "F32", "F16", "BF16"))
"""Types of numbers whose count is the model's; packed ones count several weights as one."""


class Safetensors(msgspec.Struct, frozen=True):
    """How many numbers of each type the files of weights hold."""

    total: float = 0
    parameters: dict[str, float] = {}


class Repository(msgspec.Struct, frozen=True, rename="camel"):
    """A repository of a model."""

    id: str
    created_at: datetime
    tags: list[str] = []
    safetensors: Safetensors | None = None


class HuggingFace(ModelList):
    """A page for each organisation, its newest hundred models; quantised copies are no new models."""

    name = "huggingface"
    title = "Hugging Face Hub"
    publisher = "Hugging Face"
    homepage = "https://huggingface.co/models"
    licence = "Metadata of a public API; each model has its own licence (terms not read, 2026-11-22)."
    robots = "The API is public and documented."
    language = "en"
    verified = False
    limits = Limits(rows=(100, 2500), fewer=0.8)
    origin = "https://huggingface.co"
    path = "/api/models"
    form = Repository
    named = ("id", "createdAt", "total")

    def first(self) -> Iterable[Request]:
        """One question an organisation."""
        expand = "".join(f"&expand[]={field}" for field in FIELDS)
        for organisation in MAKERS:
            query = f"?author={organisation}&sort=createdAt&direction=-1&limit=100{expand}"
            yield self.ask(self.path + query, self.role)

    @classmethod
    def model(cls, row: Row[Any], whose: str) -> Model | None:
        """An open model on the day its repository was made."""
        repository: Repository = row.offer
        organisation, _, model = repository.id.partition("/")
        if any(tag.startswith("base_model:quantized:") for tag in repository.tags):
            return None
        day = repository.created_at.date().isoformat()
        licences = (tag.removeprefix("license:") for tag in repository.tags if tag.startswith("license:"))
        return Model(
            model=model or organisation,
            developer=MAKERS.get(organisation),
            event="open-sourced",
            date=day if day > FLOOR else None,
            published_at=repository.created_at.isoformat(),
            parameters=_parameters(repository.safetensors),
            license=next((name for name in licences if name != "other"), None),
            quote=row.quote,
            url=f"https://huggingface.co/{repository.id}",
        )


def _parameters(weights: Safetensors | None) -> float | None:
    """Their number, where every weight stands as one number of its own."""
    return weights.total or None if weights and weights.parameters.keys() <= WHOLE else None
