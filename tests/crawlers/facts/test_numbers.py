"""A number written in any dress reads back."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.facts import money, numbers, sizes
from crawlers.facts.anchors import Anchors
from crawlers.facts.normalise import normalise


def amounts(text: str) -> list[tuple[float, float, str | None, str]]:
    return [(a.low, a.high, a.currency, a.bound) for a in money.scan(Anchors(normalise(text).text))]


@given(st.integers(1, 10**9))
def test_thousands_with_commas(value: int) -> None:
    assert amounts(f"${value:,}") == [(value, value, "USD", "exact")]


@given(
    st.integers(1, 9999), st.sampled_from(["万", "萬", "亿", "億"]), st.sampled_from(["元", "美元", "日元"])
)
def test_chinese_multipliers(digits: int, unit: str, currency: str) -> None:
    factor = 10**4 if unit in "万萬" else 10**8
    ((low, high, _, _),) = amounts(f"{digits}{unit}{currency}")
    assert low == high == digits * factor


@given(st.integers(1, 99), st.integers(1, 9))
def test_a_digit_behind_wan_counts_thousands(tens: int, rest: int) -> None:
    ((low, _, _, _),) = amounts(f"¥{tens}万{rest}")
    assert low == tens * 10_000 + rest * 1_000


@given(st.integers(1, 999), st.sampled_from([("k", 1e3), (" million", 1e6), ("bn", 1e9)]))
def test_english_multipliers(digits: int, scale: tuple[str, float]) -> None:
    ((low, _, _, _),) = amounts(f"${digits}{scale[0]}")
    assert low == digits * scale[1]


FIGURES = st.decimals("0.01", "999.99", places=2)


@given(FIGURES, st.sampled_from([("万元", 4), ("亿元", 8), ("k", 3), (" million", 6), (" cents", -2)]))
def test_figures_with_a_fraction_lose_no_bit(figure: Decimal, scale: tuple[str, int]) -> None:
    sign = "$" if scale[0] in ("k", " million") else ""
    ((low, high, _, _),) = amounts(f"{sign}{figure}{scale[0]}")
    assert low == high == float(figure.scaleb(scale[1]))


@given(FIGURES.filter(Decimal(1).__le__), st.sampled_from([("亿", 8), ("B", 9), (" million", 6)]))
def test_sizes_with_a_fraction_lose_no_bit(figure: Decimal, scale: tuple[str, int]) -> None:
    text = f"OpenAI released Olive-2 with {figure}{scale[0]} parameters."
    assert [size.value for size in sizes.sizes(Anchors(normalise(text).text))] == [
        float(figure.scaleb(scale[1]))
    ]


FULL = str.maketrans("0123456789.,$%", "０１２３４５６７８９．，＄％")


DRESSES = [("${}", "USD"), ("Rs {}", "INR"), ("{} 元", "元"), ("{}円", "JPY")]


@given(st.integers(1, 10**7), st.sampled_from(DRESSES))
def test_full_width_reads_as_plain(value: int, dress: tuple[str, str]) -> None:
    written = dress[0].format(value)
    assert amounts(written.translate(FULL)) == amounts(written) == [(value, value, dress[1], "exact")]


@given(st.integers(1, 99_999_999))
def test_every_chinese_numeral_reads_back(value: int) -> None:
    assert numbers.chinese(said(value)) == value
    ((low, high, _, _),) = amounts(f"{said(value)}元")
    assert low == high == value


def said(value: int) -> str:
    """A number in Chinese numerals: 一十万零五百."""
    if value >= 10_000:
        gap = "零" if 0 < value % 10_000 < 1_000 else ""
        return f"{said(value // 10_000)}万{gap}{said(value % 10_000)}"
    digits = ("零一二三四五六七八九"[int(digit)] for digit in f"{value:04d}")
    words = (digit + unit for digit, unit in zip(digits, "千百十 ", strict=True))
    joined = re.sub("零[千百十 ]", "零", "".join(words))
    return re.sub("零+", "零", joined).strip("零 ")


@given(st.integers(1, 999), st.integers(0, 99))
def test_continental_figures(thousands: int, cents: int) -> None:
    value = pytest.approx(thousands * 1000 + 99 + cents / 100)
    assert amounts(f"{thousands}.099,{cents:02d} €") == [(value, value, "EUR", "exact")]


SCALES = {"万": 1e4, "W": 1e4, "k": 1e3, " million": 1e6}


@given(st.integers(1, 900), st.sampled_from(sorted(SCALES)), st.sampled_from(["¥", "$", "US$", "HK$"]))
def test_signs_with_multipliers(digits: int, scale: str, sign: str) -> None:
    ((low, high, _, _),) = amounts(f"{sign}{digits}{scale}")
    assert low == high == digits * SCALES[scale]


@pytest.mark.parametrize(("low", "high"), [(25, 40), (9, 12), (1, 2), (30, 33)])
@pytest.mark.parametrize("joint", ["-", "–", "~", "至", "到"])
def test_ranges_inherit_both_ways(low: int, high: int, joint: str) -> None:
    for written in (f"{low}{joint}{high}万元", f"{low}万{joint}{high}万元", f"{low}万元{joint}{high}万元"):
        assert amounts(written) == [(low * 1e4, high * 1e4, "元", "exact")]
    for written in (f"${low}k{joint}${high}k", f"${low}{joint}{high}k"):
        assert amounts(written) == [(low * 1e3, high * 1e3, "USD", "exact")]


BOUNDS = {
    "approx": ("约{}", "大约{}", "about {}", "~{}", "{}左右", "{} or so"),
    "min": ("超过{}", "不低于{}", "no less than {}", "more than {}", "{}以上", "{}起"),
    "max": ("不到{}", "不超过{}", "no more than {}", "under {}", "{}以下", "{}不到"),
}


@pytest.mark.parametrize(("bound", "dress"), [(bound, dress) for bound in BOUNDS for dress in BOUNDS[bound]])
def test_bounds(bound: str, dress: str) -> None:
    assert [found[3] for found in amounts(dress.format("$2,500"))] == [bound]
    assert [found[3] for found in amounts(dress.format("30万元"))] == [bound]


@given(st.integers(1, 50), st.integers(1, 49))
def test_a_range_lends_its_multiplier(low: int, step: int) -> None:
    assert amounts(f"${low}-{low + step}k") == [(low * 1e3, (low + step) * 1e3, "USD", "exact")]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百四十万", 1_400_000),
        ("七万", 70_000),
        ("十二", 12),
        ("两千三百", 2_300),
        ("三亿五千万", 350_000_000),
    ],
)
def test_chinese_numerals(written: str, value: float) -> None:
    assert numbers.chinese(written) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("七八千元", (7000, 8000, "元", "approx")),
        ("1.099,00 €", (1099.0, 1099.0, "EUR", "exact")),
        ("sub-$2", (2, 2, "USD", "max")),
        ("50万日圆", (500_000, 500_000, "JPY", "exact")),
        ("Rs 150", (150, 150, "INR", "exact")),
        ("¥18,000/月-¥25,000", (18_000, 25_000, "¥", "exact")),
        ("约 11 万元", (110_000, 110_000, "元", "approx")),
        ("70余万元", (700_000, 700_000, "元", "approx")),
        ("超过30万元", (300_000, 300_000, "元", "min")),
        ("二十多万元", (200_000, 200_000, "元", "approx")),
        ("9W/片", (90_000, 90_000, None, "exact")),
        ("US$40 k", (40_000, 40_000, "USD", "exact")),
    ],
)
def test_other_dresses(text: str, expected: tuple[float, float, str | None, str]) -> None:
    assert amounts(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("69美分", (0.69, 0.69, "USD", "exact")),
        ("1美元99美分", (1.99, 1.99, "USD", "exact")),
        ("79¢ an hour", (0.79, 0.79, "USD", "exact")),
        ("a 99-cent-an-hour card", (0.99, 0.99, "USD", "exact")),
        ("two dollars and forty-nine cents", (2.49, 2.49, "USD", "exact")),
        ("a buck fifty an hour", (1.5, 1.5, "USD", "exact")),
        ("under a dollar an hour", (1, 1, "USD", "max")),
        ("8毛钱", (0.8, 0.8, "CNY", "exact")),
        ("十几块钱", (10, 10, "CNY", "approx")),
        ("两三美元", (2, 3, "USD", "approx")),
        ("二十来万元", (200_000, 200_000, "元", "approx")),
        ("三十几万元", (300_000, 300_000, "元", "approx")),
        ("1万9千9", (19_900, 19_900, None, "exact")),
        ("港币两万四", (24_000, 24_000, "HKD", "exact")),
        ("a 30,000-dollar card", (30_000, 30_000, "USD", "exact")),
        ("$30,000-plus", (30_000, 30_000, "USD", "min")),
        ("thirty-odd thousand dollars", (30_000, 30_000, "USD", "approx")),
        ("three or four dollars", (3, 4, "USD", "approx")),
        ("30 000 EUR", (30_000, 30_000, "EUR", "exact")),
        ("CHF 27'500", (27_500, 27_500, "CHF", "exact")),
        ("Rs.28.5 Lakhs", (2_850_000, 2_850_000, "INR", "exact")),
        ("R$ 14.999,90", (14_999.9, 14_999.9, "BRL", "exact")),
        ("18000元/月-25000元/月", (18_000, 25_000, "元", "exact")),
    ],
)
def test_sums_as_people_say_them(text: str, expected: tuple[float, float, str | None, str]) -> None:
    assert amounts(text)[0] == expected


@pytest.mark.parametrize(
    "text", ["毛利30毛利率", "1.2 lakh GPUs", "a dollar more than a year ago", "$2 or $5"]
)
def test_what_only_looks_like_such_a_sum(text: str) -> None:
    assert not [found for found in amounts(text) if found[2] in ("CNY", "INR") or found[0] != found[1]]
    assert (1, 1, "USD", "exact") not in amounts(text)
