"""GitHub: releases of the software that models run on, by the feed of each repository."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from crawlers.kinds.lists import Feed
from crawlers.kinds.news import Digest, Entry
from crawlers.source import Limits, Role

REPOSITORIES = (
    "vllm-project/vllm",
    "sgl-project/sglang",
    "huggingface/transformers",
    "ggml-org/llama.cpp",
    "NVIDIA/TensorRT-LLM",
)


class GitHub(Digest, Feed):
    """Notes of a release tell which models are new to it."""

    name = "github"
    title = "GitHub releases"
    publisher = "GitHub"
    homepage = "https://github.com"
    licence = "Public release notes; each repository has its own licence (terms not read, 2026-11-22)."
    robots = "Feeds published for readers."
    language = "en"
    verified = False
    limits = Limits(rows=(1, 1000), fewer=0.3)
    role: ClassVar[Role] = "feed"
    origin = "https://github.com"
    indexes = tuple(f"/{repository}/releases.atom" for repository in REPOSITORIES)
    stale = timedelta(days=180)

    @classmethod
    def entries(cls, body: bytes, content_type: str | None) -> Iterator[Entry]:
        """The releases, each named with its repository: "v0.31.0" alone says nothing."""
        for entry in super().entries(body, content_type):
            repository = entry.link.split("/releases/")[0].rpartition("/")[2]
            yield replace(entry, title=f"{repository} {entry.title or ''}".strip())
