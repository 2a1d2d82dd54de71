"""Passages of our own, each with the facts it holds, in as many orders of saying it as we could think of.

A fact is written short: a price as `chip basis per term low high currency bound`, a move as
`~chip basis direction from to change pct`, a model as `=name event parameters date`, a chip as
`!chip event date`; `-` stands for null.
"""

from typing import NamedTuple


class Passage(NamedTuple):
    text: str
    published: str | None
    facts: tuple[str, ...]


PASSAGES = (
    Passage(
        "据一位深圳经销商介绍，H100整机（8卡）目前报价在260万到280万元之间，而单卡价格已经回落到23万元上下。",
        "2025-03-02",
        (
            "nvidia-h100 purchase server - 2600000 2800000 CNY exact",
            "nvidia-h100 purchase chip - 230000 230000 CNY approx",
        ),
    ),
    Passage(
        "某云平台的价目：A100每卡时6.8元，H800每卡时11.5元，4090每小时1.9元起。",
        None,
        (
            "nvidia-a100 rental chip hour 6.8 6.8 CNY exact",
            "nvidia-h800 rental chip hour 11.5 11.5 CNY exact",
            "nvidia-rtx-4090 rental chip hour 1.9 1.9 CNY min",
        ),
    ),
    Passage(
        "昇腾910C服务器月租约12万元，昇腾910B则在每台8万元左右。",
        None,
        (
            "huawei-ascend-910c rental server month 120000 120000 CNY approx",
            "huawei-ascend-910b rental server month 80000 80000 CNY approx",
        ),
    ),
    Passage(
        "H20与H800的单卡报价分别为9.5万元和21万元。",
        None,
        (
            "nvidia-h20 purchase chip - 95000 95000 CNY exact",
            "nvidia-h800 purchase chip - 210000 210000 CNY exact",
        ),
    ),
    Passage(
        "過去三個月，B200的租金從每小時3.2美元漲到4.5美元，漲幅約四成。",
        "2026-04-01",
        ("~nvidia-b200 rental up 3.2 4.5 - 40",),
    ),
    Passage(
        "Two years ago an H100 rented for $8 an hour; today you can have one for $2.10.",
        "2025-05-01",
        (
            "nvidia-h100 rental chip hour 8 8 USD exact",
            "nvidia-h100 rental chip hour 2.1 2.1 USD exact",
        ),
    ),
    Passage(
        "Lambda lists the B200 at $4.99 per GPU per hour, CoreWeave at $5.50 and RunPod at $5.98.",
        None,
        (
            "nvidia-b200 rental chip hour 4.99 4.99 USD exact",
            "nvidia-b200 rental chip hour 5.5 5.5 USD exact",
            "nvidia-b200 rental chip hour 5.98 5.98 USD exact",
        ),
    ),
    Passage(
        "An 8-GPU H200 server sells for roughly $310,000, or about $38,000 per card.",
        None,
        (
            "nvidia-h200 purchase server - 310000 310000 USD approx",
            "nvidia-h200 purchase chip - 38000 38000 USD approx",
        ),
    ),
    Passage(
        "| Provider | H100 SXM | A100 80GB |\n|---|---|---|\n| Alpha | $2.49/hr | $1.29/hr |\n| Beta | $2.99/hr | n/a |\n",
        None,
        (
            "nvidia-h100 rental chip hour 2.49 2.49 USD exact",
            "nvidia-a100 rental chip hour 1.29 1.29 USD exact",
            "nvidia-h100 rental chip hour 2.99 2.99 USD exact",
        ),
    ),
    Passage(
        "各家H100时租一览（单位：元/卡时）\n\n| 平台 | 按需 | 预留 |\n|---|---|---|\n| 甲云 | 18.5 | 14.2 |\n| 乙云 | 16.9 | 13 |\n",
        None,
        (
            "nvidia-h100 rental chip hour 18.5 18.5 CNY exact",
            "nvidia-h100 rental chip hour 14.2 14.2 CNY exact",
            "nvidia-h100 rental chip hour 16.9 16.9 CNY exact",
            "nvidia-h100 rental chip hour 13 13 CNY exact",
        ),
    ),
    Passage(
        "GPU rental prices, June 2026 ($/GPU-hour)\nH100 SXM: 2.15\nH200: 2.95\nMI300X: 1.80\n",
        None,
        (
            "nvidia-h100 rental chip hour 2.15 2.15 USD exact",
            "nvidia-h200 rental chip hour 2.95 2.95 USD exact",
            "amd-mi300x rental chip hour 1.8 1.8 USD exact",
        ),
    ),
    Passage(
        "AWS cut the price of its P5 instances with H100 GPUs by 44 percent in June.",
        "2025-08-01",
        ("~nvidia-h100 rental down - - - 44",),
    ),
    Passage("RTX 5090现货价一周内暴涨3000元，黄牛直呼看不懂。", None, ("~nvidia-rtx-5090 purchase up - - 3000 -",)),
    Passage("市场消息称，A800价格已翻倍。", None, ("~nvidia-a800 purchase up - - - 100",)),
    Passage("H100 rental rates have halved since January, brokers say.", None, ("~nvidia-h100 rental down - - - 50",)),
    Passage(
        "阿里云5月9日发布通义千问2.5，并开源1100亿参数的Qwen1.5-110B。",
        "2024-05-09",
        ("=通义千问2.5 released - 2024-05-09", "=Qwen1.5-110B open-sourced 110000000000 2024-05-09"),
    ),
    Passage(
        "Mistral AI released Mistral Small 4 and Mistral Medium 3.5 on May 7, 2026; Cohere followed with Command A Plus.",
        None,
        ("=Mistral Small 4 released - 2026-05-07", "=Mistral Medium 3.5 released - 2026-05-07"),
    ),
    Passage(
        "Timeline\n- 2023-03-14: GPT-4 released\n- 2023-07-18: Llama 2 released\n- 2023-12-06: Gemini 1.0 announced\n",
        None,
        (
            "=GPT-4 released - 2023-03-14",
            "=Llama 2 released - 2023-07-18",
            "=Gemini 1.0 announced - 2023-12-06",
        ),
    ),
    Passage(
        "Falcon-180B has 180 billion parameters, BLOOM has 176 billion.",
        None,
        ("=Falcon-180B mentioned 180000000000 -", "=BLOOM mentioned 176000000000 -"),
    ),
    Passage(
        "腾讯今日开源混元A13B，总参数800亿，激活参数130亿。",
        "2025-06-27",
        ("=混元A13B open-sourced 80000000000 2025-06-27",),
    ),
    Passage(
        "月之暗面正式发布并开源Kimi K2.5，智谱则上线了GLM-6-Air。",
        None,
        ("=Kimi K2.5 released - -", "=GLM-6-Air released - -"),
    ),
    Passage(
        "On March 18, 2024, Nvidia unveiled the B200 and the GB200; shipments of the H200 had begun that month.",
        None,
        ("!nvidia-b200 announced 2024-03-18", "!nvidia-gb200 announced 2024-03-18"),
    ),
    Passage(
        "华为在全联接大会上发布昇腾950PR，寒武纪思元690也将于明年推出。",
        "2025-09-18",
        ("!huawei-ascend-950pr launched -",),
    ),
    Passage(
        "The Commerce Department added the A800 and H800 to the list of chips that may not be exported to China.",
        None,
        ("!nvidia-a800 export-restricted -", "!nvidia-h800 export-restricted -"),
    ),
    Passage("Nvidia has discontinued the A100, and AMD's MI350X is now shipping in volume.", None,
            ("!nvidia-a100 discontinued -", "!amd-mi350x shipping -")),
    Passage("公司全年营收300亿元，其中H100服务器贡献了80亿元。", None, ()),
    Passage("The cluster of 16,384 H100s cost $500 million and draws 25 MW.", None, ()),
    Passage("若H100降到10万元以下，我们会再买一批。", None, ()),
    Passage("英伟达股价周三上涨4%，报每股135美元，H100需求依旧强劲。", None, ()),
    Passage("An iPhone 17 costs $999 and an RTX 5090 laptop more than that.", None, ()),
)  # fmt: skip
