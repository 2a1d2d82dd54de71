"""GitHub: releases of the software that models run on, by the feed of each repository."""

from datetime import timedelta
from typing import ClassVar

from crawlers.kinds.lists import Feed
from crawlers.kinds.news import Digest
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
