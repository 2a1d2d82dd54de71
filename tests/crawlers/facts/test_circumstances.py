"""What the words beside a price tell of form, memory, condition, tier, contract and seller."""

from typing import Any

import msgspec
import pytest

from crawlers.facts import read
from crawlers.records import Price

FIELDS = ("form_factor", "memory_gb", "condition", "tier", "commitment", "seller")


def told(text: str) -> list[dict[str, Any]]:
    prices = [record for record in read(text) if isinstance(record, Price)]
    plain = [msgspec.to_builtins(price) for price in prices]
    return [{key: fact[key] for key in FIELDS if fact.get(key) is not None} for fact in plain]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rates: CoreWeave H100 SXM5 (~$3.50/hour on a 3-month contract).",
            [
                {
                    "form_factor": "SXM",
                    "memory_gb": 80,
                    "tier": "reserved",
                    "commitment": "P3M",
                    "seller": "CoreWeave",
                }
            ],
        ),
        (
            "An A100 PCIe 80GB is $0.40/hr on spot, $1.20/hr on demand.",
            [
                {"form_factor": "PCIe", "memory_gb": 80, "tier": "spot"},
                {"form_factor": "PCIe", "memory_gb": 80, "tier": "on-demand"},
            ],
        ),
        ("二手A100 80GB PCIe要14000元。", [{"form_factor": "PCIe", "memory_gb": 80, "condition": "used"}]),
        ("全新H100黑市卖到25万元。", [{"condition": "new", "tier": "street"}]),
        ("H100租价：RunPod每小时2.69美元。", [{"seller": "RunPod"}]),
        (
            "阿里云A100按量每小时34.7元，抢占式每小时8元。",
            [{"tier": "on-demand", "seller": "Alibaba Cloud"}, {"tier": "spot"}],
        ),
        ("H800一年期合约价每卡每小时11元。", [{"memory_gb": 80, "tier": "reserved", "commitment": "P1Y"}]),
        (
            "| GPU | On demand | Spot |\n|---|---|---|\n| H100 | $2.99/hr | $1.49/hr |",
            [{"tier": "on-demand"}, {"tier": "spot"}],
        ),
        ("An H100 rents for $2.10 an hour.", [{}]),
        ("Spot and on-demand prices:\n- H100: $2.10/hr", [{}]),
    ],
)
def test_what_is_told_and_no_more(text: str, expected: list[dict[str, Any]]) -> None:
    assert told(text) == expected
