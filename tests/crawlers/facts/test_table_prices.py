"""Whose prices the cells of a table are, and for what: chips in rows and columns, heads in many words."""

import pytest

from crawlers.facts import read
from crawlers.records import Price, PriceMove

Told = tuple[str, str, str | None, float]


def prices(text: str) -> list[Told]:
    return [
        (p.chip.removeprefix("nvidia-"), p.per, p.term, p.low) for p in read(text) if isinstance(p, Price)
    ]


def bars(*rows: str) -> str:
    head, *body = (f"| {row} |" for row in rows)
    return "\n".join((head, "|---" * head.count(" | ") + "|---|", *body))


def both(per: str, term: str | None, first: float, last: float) -> list[Told]:
    return [("h100", per, term, first), ("a100", per, term, last)]


@pytest.mark.parametrize(
    ("head", "first", "last", "expected"),
    [
        ("价格(含带宽)", "25万元", "12万元", both("chip", None, 250_000, 120_000)),
        ("参考价（元，含内存）", "250000", "120000", both("chip", None, 250_000, 120_000)),
        ("八卡整机月租(元)", "60000", "30000", both("server", "month", 60_000, 30_000)),
        ("整机价格(万元)", "230", "95", both("server", None, 2_300_000, 950_000)),
        ("Price incl. storage", "$2.99/hr", "$1.49/hr", both("chip", "hour", 2.99, 1.49)),
        ("8-GPU node ($/hr)", "$23.90", "$11.90", both("server", "hour", 23.9, 11.9)),
        ("单卡/小时", "¥12", "¥6", both("chip", "hour", 12, 6)),
        ("MSRP", "$30,000", "$10 000", both("chip", None, 30_000, 10_000)),
        ("均价(万)", "18", "6", both("chip", None, 180_000, 60_000)),
        ("Per-GPU rate", "$2.99", "$1.49", both("chip", "hour", 2.99, 1.49)),
        ("GPU-hour price", "$2.99", "$1.49", both("chip", "hour", 2.99, 1.49)),
        ("卡时价", "¥12", "¥6", both("chip", "hour", 12, 6)),
        ("8卡月价", "¥75,000", "¥36,000", both("server", "month", 75_000, 36_000)),
        ("Net price", "$30,000", "$10,000", both("chip", None, 30_000, 10_000)),
        ("Discounted rate", "$2.99/hr", "$1.49/hr", both("chip", "hour", 2.99, 1.49)),
        ("Monthly fee", "$1,900", "$900", both("chip", "month", 1_900, 900)),
        ("月费", "¥9,900", "¥4,900", both("chip", "month", 9_900, 4_900)),
        ("$/1M tokens", "$0.50", "$0.90", []),
    ],
)
def test_a_head_tells_what_its_column_is_for(head: str, first: str, last: str, expected: list[Told]) -> None:
    assert prices(bars(f"GPU | 显存 | {head}", f"H100 | 80GB | {first}", f"A100 | 80GB | {last}")) == expected


@pytest.mark.parametrize(
    "head", ["Per-GPU $/hr", "$/GPU-hr", "Per GPU", "Rate per GPU", "Effective $/GPU", "单卡价格"]
)
def test_a_machine_beside_the_share_of_one_chip(head: str) -> None:
    text = bars(
        f"Instance | GPUs | Hourly | {head}",
        "p5 | 8x H100 | $55.04 | $6.88",
        "p4d | 8x A100 | $21.96 | $2.75",
    )
    machine, share = both("server", "hour", 55.04, 21.96), both("chip", "hour", 6.88, 2.75)
    assert prices(text) == [machine[0], share[0], machine[1], share[1]]


def test_chips_in_columns() -> None:
    text = bars(
        "项目 | H100 | A100", "显存 | 80GB | 80GB", "月租（整机） | 6万元 | 3万元", "采购价 | 230万 | 95万"
    )
    assert prices(text) == [
        *both("server", "month", 60_000, 30_000),
        *both("server", None, 2_300_000, 950_000),
    ]


def test_a_caption_names_the_chip() -> None:
    table = bars("平台 | 按量 | 包月折算", "A家 | 12.8 | 10.1", "B家 | 14 | 11")
    told = [("h100", "chip", "hour", price) for price in (12.8, 10.1, 14, 11)]
    assert prices(f"H100租赁价格(元/卡/时)\n\n{table}") == told


def test_a_table_of_commas() -> None:
    assert prices("GPU,price_usd_per_hour,region\nH100,2.99,us\nA100,1.49,us") == both(
        "chip", "hour", 2.99, 1.49
    )


def test_the_column_that_is_an_eighth_is_for_one_chip() -> None:
    table = bars("Region | Instance rate | Accelerator rate | Holds", "Ohio | $39.60/hr | $4.95/hr | 8x H100")
    assert prices(table) == [("h100", "server", "hour", 39.6), ("h100", "chip", "hour", 4.95)]


@pytest.mark.parametrize(
    "head", ["Revenue (EUR/mo)", "Net (EUR/mo)", "Insurance (EUR/mo)", "性价比指数", "保险费"]
)
def test_what_a_machine_earns_or_else_costs_is_no_price(head: str) -> None:
    assert prices("4x A100\n\n" + bars(f"Use | {head}", "70% | 1,328.60", "80% | 1,518.40")) == []


def dated(text: str) -> list[tuple[float, str | None]]:
    return [(p.low, p.valid_on) for p in read(text) if isinstance(p, Price)]


def test_the_birth_of_a_chip_dates_its_first_price_only() -> None:
    table = bars("GPU | Released | MSRP | Used", "A100 | 2020 | $11,000 | $4,000")
    assert dated(table) == [(11_000, "2020"), (4_000, None)]


@pytest.mark.parametrize(
    "note", ["Prices as of May 2026.", "*All rates checked 2026-05.*", "数据截至2026年5月。"]
)
def test_a_footnote_dates_the_table(note: str) -> None:
    table = bars("GPU | RAM (GB) | $/hr", "H100 | 2048 | $2.10", "A100 | 1024 | $1.20")
    assert dated(f"{table}\n\n{note}") == [(2.1, "2026-05"), (1.2, "2026-05")]


@pytest.mark.parametrize(("head", "period"), [("WoW", "P1W"), ("月环比", "P1M"), ("7d", "P7D"), ("Δ", None)])
def test_a_column_of_changes_tells_its_period(head: str, period: str | None) -> None:
    moves = [
        m for m in read(bars(f"GPU | $/hr | {head}", "H100 | $2.10 | -1.5%")) if isinstance(m, PriceMove)
    ]
    assert [(m.basis, m.direction, m.change_pct, m.period) for m in moves] == [
        ("rental", "down", 1.5, period)
    ]


def test_the_unit_of_a_caption_counts_for_bare_weeks() -> None:
    table = bars("Chip | Last week | This week", "H100 | 2.31 | 2.38")
    assert prices(f"Index, $ per GPU-hour\n\n{table}") == [
        ("h100", "chip", "hour", 2.31),
        ("h100", "chip", "hour", 2.38),
    ]


def test_the_same_price_of_other_days_is_another_fact() -> None:
    table = bars("Month | H100, $/hr", "2025-01 | $2.10", "2025-06 | $2.10")
    assert dated(table) == [(2.1, "2025-01"), (2.1, "2025-06")]


def test_a_date_goes_no_farther_than_its_sentence() -> None:
    text = "The V100 has been $3.06 an hour since 2017. An A10 goes for $0.75/hr."
    assert dated(text) == [(3.06, "2017"), (0.75, None)]


def test_what_opens_a_sentence_dates_all_its_parts() -> None:
    text = "In May 2026 an H100 was $2.10 an hour; the A100 went for $1.20/hr. At list it is $1.50/hr."
    assert dated(text) == [(2.1, "2026-05"), (1.2, "2026-05"), (1.5, None)]


def test_how_few_are_rented_is_no_machine() -> None:
    table = bars("云 | GPU | 每小时（美元） | 备注", "A家 | H100 | 约 6.88 | 8 卡起租")
    assert prices(table) == [("h100", "chip", "hour", 6.88)]


@pytest.mark.parametrize("head", ["网络", "总投资", "Networking", "Software licence"])
def test_what_is_bought_around_the_chips_is_no_price(head: str) -> None:
    assert prices(bars("项目 | A100方案 | H800方案", f"{head} | 180万元 | 160万元")) == []


def test_a_rack_may_be_rented_by_the_chip() -> None:
    told = [("gb200-nvl72", "chip", "hour", 10.5), ("b200", "chip", "hour", 4.1)]
    assert prices(bars("Node | Price", "GB200 NVL72 rack | $10.50/GPU/hr", "HGX B200 | $4.10/GPU/hr")) == told


def test_what_a_price_is_compared_with_does_not_date_it() -> None:
    assert dated("A800服务器现价140万元/台，比2025年6月上涨40%。")[-1] == (1_400_000, None)


def test_a_table_of_tags_with_a_row_a_line() -> None:
    rows = "".join(
        f"<tr><td>{gpu}</td><td>{rate}</td></tr>\n" for gpu, rate in (("H100", "$2.39"), ("A100", "$1.26"))
    )
    text = f"<table>\n<tr><th>GPU</th><th>Per hour</th></tr>\n{rows}</table>\nAsk us for an L40S."
    assert prices(text) == both("chip", "hour", 2.39, 1.26)


def test_what_is_in_stock_is_held_by_no_machine() -> None:
    table = bars(
        "Card | Qty in stock | Unit price | Amount", "H100 | 14 | $25,400 | x", "A100 | 60 | $11,950 | x"
    )
    assert prices(table) == both("chip", None, 25_400, 11_950)


@pytest.mark.parametrize("head", ["晶圆价格", "单颗成本", "金额（美元）", "Cost to make", "BOM"])
def test_what_a_chip_costs_to_make_is_no_price(head: str) -> None:
    assert prices(bars(f"GPU | {head} | 售价", "H100 | 3320美元 | 25000美元")) == [
        ("h100", "chip", None, 25_000)
    ]


def test_a_column_of_dates_and_one_of_figures() -> None:
    text = "Spot history of the A10G\n\nDate,USD/hr\n2025-01-01,0.45\n2025-04-01,0.41"
    assert dated(text) == [(0.45, "2025-01-01"), (0.41, "2025-04-01")]


def test_the_date_of_what_it_was_before_dates_nothing_else() -> None:
    assert dated("The H100 is now at $2.95 per GPU-hour, down from $7 in early 2024.")[-1] == (2.95, None)


def test_a_year_is_paid_but_a_month_is_priced() -> None:
    table = bars("型号 | 包月 | 包年（折合每月）", "H100 | 42000 | 35000")
    assert prices(f"单位：元/台/月\n\n{table}") == [
        ("h100", "server", "month", 42_000),
        ("h100", "server", "month", 35_000),
    ]


def test_columns_of_dates_in_a_currency_named_below() -> None:
    table = bars("卡 | 2024年1月 | 2025年1月", "RTX 4090 二手 | 48,000 | 55,000")
    told = [p for p in read(f"{table}\n\n（新台币，拍卖平均）") if isinstance(p, Price)]
    assert [(p.low, p.currency, p.valid_on) for p in told] == [
        (48_000, "TWD", "2024-01"),
        (55_000, "TWD", "2025-01"),
    ]


def test_a_price_by_the_teraflops_is_none() -> None:
    assert prices(bars("卡 | 市场价 | 每T价格", "H100 | 18万 | 293元")) == [("h100", "chip", None, 180_000)]


def test_a_bill_in_a_table_of_rents_buys_nothing() -> None:
    assert (
        prices(
            "What renting an 8x H100 box came to\n\n" + bars("Cloud | Bill", "A | $310,000", "B | $260,000")
        )
        == []
    )


def test_what_is_paid_by_the_day_or_week_is_no_price() -> None:
    table = bars("卡型 | 按需 | 包日 | 周租 | 包月", "H100 | 1.5元 | 32元 | 200元 | 760元")
    assert prices(table) == [("h100", "chip", "hour", 1.5), ("h100", "chip", "month", 760)]


def test_the_amounts_of_a_bill_are_no_prices() -> None:
    assert prices(bars("GPU | Hours | Rate | Amount", "A100 | 412.5 | $1.89 | $779.63")) == [
        ("a100", "chip", "hour", 1.89)
    ]


@pytest.mark.parametrize("note", ["Average asked in USD per GPU-hour, 2025.", "$/GPU/h as listed in 2025"])
def test_a_footnote_tells_unit_and_year(note: str) -> None:
    assert dated(bars("GPU | Jan | Apr", "H100 | 2.85 | 2.55") + f"\n\n{note}") == [
        (2.85, "2025"),
        (2.55, "2025"),
    ]


def test_heads_that_only_say_where_or_how_a_card_is_sold() -> None:
    table = bars("Card | MSRP | Street", "RTX 5090 | 1999 | 3599", "RTX 5080 | 999 | 1349")
    assert dated(f"{table}\n(all USD)") == [(1999, None), (3599, None), (999, None), (1349, None)]
    assert dated(bars("显卡 | 京东 | 闲鱼", "RTX 4080 | 8999 | 6200")) == [(8999, None), (6200, None)]
    assert dated(bars("GPU | Cores | List", "H100 | 16896 | 30000")) == [(30000, None)]


@pytest.mark.parametrize("leader", [" ... ", ".....", "……", " ........ "])
def test_leaders_of_dots_part_no_line(leader: str) -> None:
    lines = (f"RTX {card}{leader}{price}元" for card, price in (("5090", 22999), ("5080", 8999)))
    assert dated("\n".join(lines)) == [(22999, None), (8999, None)]
