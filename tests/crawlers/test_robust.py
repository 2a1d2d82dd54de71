"""Price lists as they break in practice: a part is lost, another thing stands there, and nothing crashes."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawlers.kinds.files import CsvDataset
from crawlers.kinds.price_pages import PricePage
from crawlers.pages.decode import decode
from crawlers.read import read_page
from crawlers.records import Price, Refusal
from crawlers.registry import sources
from crawlers.source import Page
from tests.crawlers.golden import Golden, golden_pages

OTHERS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "N/A*", "0", "-1", "1e999", "free", "H100", "8", "{}", "nan"]),
    st.just([]),
    st.just({}),
)
LIGHT = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def whole(name: str) -> Golden:
    """The kept page of a source with most prices."""
    pages = [golden for golden in golden_pages() if golden.source == name]
    return max(pages, key=lambda golden: golden.read().count(b'"kind":"price"'))


def of_kind(*kinds: str) -> list[str]:
    return [name for name, source in sources().items() if source.kind in kinds]


JSON = [name for name in of_kind("price-api", "dataset") if not issubclass(sources()[name], CsvDataset)]
CSV = [name for name in of_kind("dataset") if issubclass(sources()[name], CsvDataset)]
PAGES = [name for name in of_kind("price-page") if issubclass(sources()[name], PricePage)]
SHOPS = of_kind("shop")


def faults(name: str, page: Page) -> list[str]:
    """Failures of the rules themselves, and prices that are none."""
    records = list(read_page(sources()[name], page))
    crashed = [str(r.value) for r in records if isinstance(r, Refusal) and r.reason == "reading-failed"]
    return crashed + [
        str(r) for r in records if isinstance(r, Price) and not 0 < r.low <= r.high < float("inf")
    ]


def places(found: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every value inside of a JSON value."""
    inside = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    return [path] * bool(path) + [place for key, value in inside for place in places(value, (*path, key))]


@pytest.mark.parametrize("name", JSON)
@LIGHT
@given(data=st.data())
def test_a_json_answer_with_a_part_lost_or_changed(name: str, data: st.DataObject) -> None:
    page = whole(name).page
    text = page.body.decode().removeprefix("callback(").removesuffix(");")
    answer = json.loads(text)
    *way, last = data.draw(st.sampled_from(places(answer)))
    holder = answer
    for key in way:
        holder = holder[key]
    if data.draw(st.booleans()):
        del holder[last]
    else:
        holder[last] = data.draw(OTHERS)
    assert faults(name, replace(page, body=json.dumps(answer).encode())) == []


@pytest.mark.parametrize("name", CSV)
@LIGHT
@given(data=st.data())
def test_a_csv_file_with_a_piece_lost_or_changed(name: str, data: st.DataObject) -> None:
    golden = whole(name)
    text = sources()[name].text(golden.page)
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    piece = data.draw(st.sampled_from(["", ",", '"', "\n", "8", "-1", "nan", "'"]))
    torn = (text[:start] + piece + text[min(end, start + 40) :]).encode()
    assert faults(name, replace(golden.page, body=torn)) == []
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("list.csv", torn)
    assert faults(name, replace(golden.page, body=packed.getvalue()[: len(torn) // 2 + start])) == []


@pytest.mark.parametrize("name", [*PAGES, *SHOPS])
@LIGHT
@given(data=st.data())
def test_a_page_with_a_piece_lost_or_changed(name: str, data: st.DataObject) -> None:
    page = whole(name).page
    text = decode(page.body, page.content_type)
    start = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.sampled_from(["", "<", "$", "</tr>", "0", "<td>", "&#0;", "—"]))
    torn = text[:start] + piece + text[start + data.draw(st.integers(0, 60)) :]
    assert faults(name, replace(page, body=torn.encode())) == []
