"""The clean text and the way back to the page."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.facts.normalise import normalise


@given(st.text())
def test_all_forms_have_one_length_and_lead_back(source: str) -> None:
    page = normalise(source)
    assert len(page.plain) == len(page.text) == len(page.folded)
    assert page.quote(0, len(page.text)) in source


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("創(chuàng)業(yè)板", "创业板"),
        ("ＲＴＸ　６０００Ｄ", "rtx 6000d"),
        ("售\u200b价**9万**元", "售价9万元"),
        ("⽣产", "生产"),
        ("(見表)數據", "(见表)数据"),
        ("①3月3日", "•3月3日"),
        ("H100 80G*8", "h100 80g×8"),
        ("8\u200b*\u200bH100", "8×h100"),
        ("16 * $2.50", "16 × $2.50"),
        ("*8* cards, **$2**, 5* hotels", "8 cards, $2, 5 hotels"),
    ],
)
def test_dirt_is_dropped(dirty: str, clean: str) -> None:
    assert normalise(dirty).text == clean


@given(st.text(st.sampled_from("ab`\u200b、，（）創⽣ﬁ…①㎏𝟚é万"), max_size=30))
def test_each_character_is_cleaned_on_its_own_and_leads_back_to_itself(source: str) -> None:
    page = normalise(source)
    silent = "`\u200b"
    plain = [
        (char, place)
        for place, odd in enumerate(source)
        if odd not in silent
        for char in ("•" if odd == "①" else normalize("NFKC", odd))
    ]
    assert page.plain == "".join(char for char, _ in plain)
    assert [page.origin(index) for index in range(len(page.plain))] == [place for _, place in plain]
