"""Who made a model, where no list knows the maker."""

import pytest

from crawlers.facts import read
from crawlers.records import Model


@pytest.mark.parametrize(
    "text",
    [
        "{maker} has released Olive 3, a language model with 7 billion parameters.",
        "Olive 3 is a language model developed by {maker}. It has 7 billion parameters.",
        "A team at {maker} unveiled Olive 3, a small language model.",
        "{maker}, a Paris-based AI startup, launched the language model Olive 3.",
        "Olive 3, which {maker} released in March 2024, is a language model of 7 billion parameters.",
        "The startup {maker} has come out of stealth with Olive 3, a language model.",
        "Olive 3, {maker}'s language model, went live on Monday.",
        "{maker}, which is backed by Alibaba, launched the language model Olive 3.",
        "{maker}, a rival of OpenAI, launched the language model Olive 3.",
        "{maker} is not resting. The Paris-based start-up on Monday launched the language model Olive 3.",
        "Developer: {maker}\nModel: Olive 3\nParameters: 7B",
    ],
)
@pytest.mark.parametrize("maker", ["Northwind Labs", "Google"])
def test_who_made_it_is_told_by_how_one_speaks_of_makers(text: str, maker: str) -> None:
    models = [record for record in read(text.format(maker=maker)) if isinstance(record, Model)]
    assert [(model.model, model.developer) for model in models] == [("Olive 3", maker)]


@pytest.mark.parametrize(
    "text",
    [
        "Olive 3, a language model of 7 billion parameters, is now available on Vertex AI.",
        "Olive 3 is a language model of 7 billion parameters made for Generative AI.",
        "Olive 3 is a language model of 7 billion parameters, trained by Jane Doe.",
    ],
)
def test_fields_services_and_authors_are_no_makers(text: str) -> None:
    assert [record.developer for record in read(text) if isinstance(record, Model)] == [None]
