"""What is told of a model beside its event: how it may be used, what it read, what its tokens cost."""

from typing import Any

import msgspec
import pytest

from crawlers.facts import read
from crawlers.records import Model

TERMS = (
    "context_length", "license", "training_tokens", "training_flop", "price_input_mtok", "price_output_mtok",
)  # fmt: skip
TOLD: list[tuple[str, dict[str, Any]]] = [
    ("Qwen3-Max was released under the Apache 2.0 license.", {"license": "Apache-2.0"}),
    ("xAI发布Grok 5，采用MIT协议。", {"license": "MIT"}),
    ("Cohere released Command A, licensed under CC BY-NC 4.0.", {"license": "CC-BY-NC-4.0"}),
    ("DeepSeek发布V3.2，上下文128K。", {"context_length": 128_000}),
    ("OpenAI released GPT-5 with a 400,000-token context.", {"context_length": 400_000}),
    ("阿里开源Qwen3-30B-A3B，上下文窗口最长可达100万token。", {"context_length": 1_000_000}),
    ("Meta released Llama 3.1 405B, trained with 3.8e25 FLOP on over 15T tokens.",
     {"training_flop": 3.8e25, "training_tokens": 15e12}),
    ("DeepSeek发布V3，在14.8万亿token上预训练。", {"training_tokens": 14.8e12}),
    ("Anthropic launched Claude 4 Sonnet at $3 per million input tokens and $15 per million output tokens.",
     {"price_input_mtok": 3.0, "price_output_mtok": 15.0}),
    ("OpenAI released GPT-5; it costs $1.25/$10 per million tokens.",
     {"price_input_mtok": 1.25, "price_output_mtok": 10.0}),
    ("Grok 5 was released. Tokens: input $3, output $15 per 1M.",
     {"price_input_mtok": 3.0, "price_output_mtok": 15.0}),
    ("MiniMax released M1; it fits on 80GB cards and has 24k stars; its context is under review at MIT.", {}),
    ("GPT-5 was released for $20 a month; reading 2 million tokens takes an hour.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "terms"), TOLD)
def test_terms_told_in_words_are_the_models_own(text: str, terms: dict[str, Any]) -> None:
    (model,) = (record for record in read(text) if isinstance(record, Model))
    found = msgspec.structs.asdict(model)
    assert {term: found[term] for term in TERMS if found[term] is not None} == terms


def test_terms_behind_another_name_are_the_others() -> None:
    told = "Qwen3-Max was released in May, and Kimi K2, with a 128K context, was released in July."
    models = {record.model: record for record in read(told) if isinstance(record, Model)}
    assert models["Qwen3-Max"].context_length is None
    assert models["Kimi K2"].context_length == 128_000
