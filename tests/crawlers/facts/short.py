"""Facts written short, as the passages of passages.jsonl give them.

A price is `chip basis per term low high currency bound`, a move `~chip basis direction from to change pct`,
a model `=name event parameters date`, a chip `!chip event date`; `-` stands for null.
"""

from crawlers.records import Chip, Model, Price, PriceMove, Record


def short(record: Record) -> str | None:
    match record:
        case Price():
            priced = (record.chip, record.basis, record.per, record.term, record.low, record.high)
            return _line("", *priced, record.currency, record.bound)
        case PriceMove():
            figures = (record.start, record.end, record.change, record.change_pct)
            return _line("~", record.chip, record.basis, record.direction, *figures)
        case Model():
            return _line("=", record.model, record.event, record.parameters, record.date)
        case Chip():
            return _line("!", record.chip, record.event, record.date)
    return None


def _line(mark: str, *parts: object) -> str:
    return mark + " ".join("-" if part is None else _plain(part) for part in parts)


def _plain(part: object) -> str:
    return f"{part:.10f}".rstrip("0").rstrip(".") if isinstance(part, float) else str(part)
