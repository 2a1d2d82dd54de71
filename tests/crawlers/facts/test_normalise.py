"""The clean text and the way back to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.facts.normalise import normalise


@given(st.text())
def test_all_forms_have_one_length_and_lead_back(source: str) -> None:
    page = normalise(source)
    assert len(page.plain) == len(page.text) == len(page.folded) == len(page.offsets)
    assert page.quote(0, len(page.text)) in source


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("創(chuàng)業(yè)板", "创业板"),
        ("ＲＴＸ　６０００Ｄ", "rtx 6000d"),
        ("售\u200b价**9万**元", "售价9万元"),
        ("⽣产", "生产"),
        ("(見表)數據", "(见表)数据"),
    ],
)
def test_dirt_is_dropped(dirty: str, clean: str) -> None:
    assert normalise(dirty).text == clean
