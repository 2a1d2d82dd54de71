"""Names of models by the grammar of their families, without an entry for each."""

import pytest

from crawlers.facts.normalise import normalise
from crawlers.names.models import find, size_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qwen3.7-Max 与 GLM-6", ["Qwen3.7-Max", "GLM-6"]),
        ("released Gemini 3.1 Flash-Lite today", ["Gemini 3.1 Flash-Lite"]),
        ("MPT-7B-StoryWriter-65k+.", ["MPT-7B-StoryWriter-65k+"]),
        ("Kimi K2由月之暗面发布", ["Kimi K2"]),
        ("Claude Opus 5 next month", ["Claude Opus 5"]),
        ("訊飛星火4.0 Turbo的底座", ["訊飛星火4.0 Turbo"]),
        ("InternLM2.5-7B-Chat. It", ["InternLM2.5-7B-Chat"]),
        ("ChatGPT is not a version, nor is GPT", []),
        ("a generation 3 gemini constellation", []),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    page = normalise(text)
    assert [page.plain[name.start : name.end] for name in find(page.plain, page.text)] == expected


@pytest.mark.parametrize(
    ("name", "size"),
    [("Qwen3-235B-A22B", 235e9), ("Mixtral 8x7B", 56e9), ("OpenELM 270M", 270e6), ("GPT-4", None)],
)
def test_size_in_a_name(name: str, size: float | None) -> None:
    assert size_in(name) == size
