"""What is spent on something else than one chip or machine: a job, a bundle, a hoard, a good thrown in."""

import re

from crawlers.facts.passage import Passage
from crawlers.facts.spans import Amount, ChipSpan, within

# Before a chip that something is done with, and what is done: 用8张H100训练三天,花费约4000美元.
_WITH = re.compile(
    r"(?:使?用|在|靠|拿)了?(?:\d{1,4}|[一两三四八单几])?[张块片颗台枚个]?(?:英伟达|华为|nvidia )?的?$"
)
_JOB = re.compile(r"微调|训练|推理|渲染|压测|测试|跑(?:完|通|一|了|个|下来|出)|训[完了]|转录|出图|实验|做完")
# Before a chip of which more are told than a machine holds: 采购1000张H800.
_MANY = re.compile(
    r"(?<![\d.])(?:1[7-9]|[2-9]\d|\d{3,5}|[\d.]+万|[一二两三四五六七八九十]*[百千万])(?:多|余)?[张块片颗枚台套]"
    r"(?:英伟达|华为|nvidia )?的?$"
)
# Brackets behind a sum that tell what it is for: 50万元(8×A100服务器+存储+网络), 300万元(64卡集群).
_BUNDLE = re.compile(r" ?\([^()\n]{0,40}?(?:[\u4e00-\u9fffa-z] ?\+ ?[\u4e00-\u9fff]|集群)[^()\n]{0,40}\)")
_EACH = re.compile(r"价|单[台张卡颗片机]|每|均|折合")
_WITHOUT = re.compile(r" ?\(?不[含带](?:显?卡|gpu)")
_WORTH, _GOOD = re.compile(r"价值约?$"), re.compile(r"的(?!英伟达|华为|显卡|芯片|gpu|加速卡)")
# How far before a chip or a sum these words may begin, how far behind its chip a sum may stand.
_LED, _REACH = 16, 48


def is_outlay(passage: Passage, amount: Amount) -> bool:
    """Whether a sum without a unit is spent on a job or on many chips, or buys other goods as well."""
    if _WITHOUT.match(passage.text, amount.tail):
        return True
    if amount.owns_unit or amount.currency is None:
        return False
    if _BUNDLE.match(passage.text, amount.tail) or _is_thrown_in(passage, amount):
        return True
    start = max(passage.sentence(amount.start)[0], amount.lead - _REACH)
    chips = within(passage.chips, start, amount.lead)[-1:]
    return any(_is_total(passage, chip, amount) for chip in chips)


def _is_total(passage: Passage, chip: ChipSpan, amount: Amount) -> bool:
    """Whether nothing between a chip and a sum says that it is the price of one."""
    between = chip.end, amount.lead
    if passage.has(*between, "purchase", "rental") or _EACH.search(passage.text, *between):
        return False
    head = passage.text[max(0, chip.start - _LED) : chip.start]
    done = _WITH.search(head) and _JOB.search(passage.text, *between)
    return bool(done or _MANY.search(head))


def _is_thrown_in(passage: Passage, amount: Amount) -> bool:
    """What comes with a chip: 送价值5000元的机架导轨."""
    text = passage.text
    worth = _WORTH.search(text[max(0, amount.lead - _LED) : amount.lead])
    return bool(worth and _GOOD.match(text, amount.tail)) and not within(
        passage.chips, amount.tail, amount.tail + 2
    )
