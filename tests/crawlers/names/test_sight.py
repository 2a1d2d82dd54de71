"""What a text may be about, sighted in one pass."""

from crawlers.names.sight import may_name, sight, vocabulary


def test_every_spelling_passes_the_first_glance() -> None:
    assert [spelling for spelling, _, _ in vocabulary() if not may_name(f"文字{spelling}文字")] == []


def test_a_text_without_a_spelling_is_looked_at_no_further() -> None:
    for text in ("湖面在早晨很安静,市民沿着小路散步", "people walked along the lake at 6", ""):
        assert not may_name(text)
        assert not any(sight(text))
