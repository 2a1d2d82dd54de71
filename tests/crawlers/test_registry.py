"""The catalogue that the warehouse reads."""

import json
from pathlib import Path

from crawlers.registry import sources, write_catalogue

COLUMNS = {
    *(
        "name",
        "title",
        "publisher",
        "homepage",
        "licence",
        "robots",
        "kind",
        "segment",
        "schedule",
        "language",
    ),
    *("verified", "rows_floor", "rows_ceiling", "filled", "fewer", "pace_seconds"),
}


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_catalogue_holds_every_source(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    lines = rows(tmp_path / "catalogue" / "sources.jsonl")
    assert [line["name"] for line in lines] == sorted(sources())
    assert all(line.keys() == COLUMNS for line in lines)


def test_chips_and_models_have_names_of_their_own(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    for name in ("chips", "models"):
        slugs = [line["slug"] for line in rows(tmp_path / "catalogue" / f"{name}.jsonl")]
        assert len(slugs) == len(set(slugs)) > 200


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    before = [path.read_bytes() for path in write_catalogue(tmp_path)]
    assert [path.read_bytes() for path in write_catalogue(tmp_path)] == before
    assert len(list((tmp_path / "catalogue").iterdir())) == 4
