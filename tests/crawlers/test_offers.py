"""Rows of price lists: quoted as they stand, priced or refused with a reason."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.kinds.offers import Row, rental, rows, words
from crawlers.records import Price, Refusal

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
ROWS = st.dictionaries(st.text(max_size=5), SCALARS | st.lists(SCALARS, max_size=2), max_size=4)


class Offer(msgspec.Struct):
    """A row of a list."""

    id: int
    name: str
    usd: float


@given(
    ROWS,
    st.integers(),
    st.text(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.none() | st.integers(0, 3),
)
def test_a_quote_is_a_piece_of_the_text_with_name_and_price(
    rest: dict[str, object], number: int, name: str, usd: float, indent: int | None
) -> None:
    row = json.dumps({"id": number, **rest, "name": name, "usd": usd}, indent=indent).encode()
    quote = words(row, "id", "name", "usd")
    assert quote in row.decode()
    assert json.loads("{" + quote + "}") | {"id": number, "name": name, "usd": usd} == json.loads(row)


def test_a_quote_is_no_longer_than_it_must_be() -> None:
    row = b'{"a": 1, "name": "H100", "b": {"c": 2}, "usd": 2.5, "d": 3}'
    assert words(row, "name", "usd") == '"name": "H100", "b": {"c": 2}, "usd": 2.5'
    assert words(row) == row.decode()


def test_rows_are_understood_or_refused_one_by_one() -> None:
    body = (
        b'[{"id": 1, "name": "H100", "usd": 2.5, "more": true}, {"id": 2, "name": null, "usd": 2}, {"id": 3}]'
    )
    found = list(rows(msgspec.json.decode(body, type=list[msgspec.Raw]), Offer, "id", "name"))
    assert found[0] == Row(Offer(1, "H100", 2.5), '"id": 1, "name": "H100"', json.loads(body)[0])
    assert [row.reason for row in found[1:] if isinstance(row, Refusal)] == ["malformed", "malformed"]


@pytest.mark.parametrize(
    ("product", "amount", "chips", "reason"),
    [
        ("RTX PRO 6000 MIG 24GB", 0.4, 1, "fraction"),
        ("Quantum Q9", 0.4, 1, "unknown-chip"),
        ("H100 SXM", 0.0, 1, "placeholder"),
        ("H100 SXM", -1.0, 1, "placeholder"),
        ("H100 SXM", 2.5, 0, "placeholder"),
    ],
)
def test_what_is_no_price_says_why(product: str, amount: float, chips: int, reason: str) -> None:
    found = rental(
        product, amount, chips=chips, listing="7", currency="USD", quote="words", attributes={"a": 1}
    )
    assert found == Refusal(reason=reason, value=product, listing="7", quote="words", attributes={"a": 1})


def test_several_chips_are_a_server() -> None:
    one = rental("H100 SXM", 2.5, listing="1", currency="USD")
    eight = rental("H100 SXM", 20.0, chips=8, listing="8", currency="USD")
    assert isinstance(one, Price)
    assert isinstance(eight, Price)
    assert (one.per, one.chips, eight.per, eight.chips) == ("chip", 1, "server", 8)
