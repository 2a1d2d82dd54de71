"""Real answers of Vast.ai, from file to query: what another project published of them comes out exactly."""

import csv
import json
from pathlib import Path
from string import Template

import pytest

from tests.flows.conftest import chipwatch

QUESTION = Template(Path(__file__).with_name("truth.sql").read_text(encoding="utf-8"))
DAYS = ("2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03")


@pytest.fixture(scope="module")
def loaded(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the records of all four days, each list of offers read as one answer of the API."""
    data = tmp_path_factory.mktemp("truth")
    for day in DAYS:
        answers = list(_answers(shared, data, day))
        done = chipwatch("extract", "--source", "vast", *answers, "--day", day)
        assert done.returncode == 0, done.stderr
        (data / f"{day}.jsonl").write_text(done.stdout)
    done = chipwatch("load", *(data / f"{day}.jsonl" for day in DAYS), "--data", data)
    assert done.returncode in (0, 3), done.stderr
    return data


def _archive(shared: Path, day: str) -> dict[str, object]:
    archive: dict[str, object] = json.loads((shared / "real" / "vast" / f"{day}.json").read_text())
    return archive


def _answers(shared: Path, folder: Path, day: str) -> list[Path]:
    paths = []
    for name, offers in _archive(shared, day)["offers_by_model"].items():  # type: ignore[attr-defined]
        path = folder / f"{day} {name}.json"
        path.write_text(json.dumps({"offers": offers}, ensure_ascii=False))
        paths.append(path)
    return paths


@pytest.mark.parametrize("day", DAYS)
def test_the_truth_comes_out_listing_by_listing(loaded: Path, shared: Path, day: str) -> None:
    question = QUESTION.substitute(day=day, collected=_archive(shared, day)["collected_utc"])
    done = chipwatch("query", question, "--format", "json", "--data", loaded)
    assert done.returncode == 0, done.stderr
    with (shared / "real" / "truth" / "h100-sxm-us" / f"{day}.csv").open() as lines:
        truth = sorted(csv.DictReader(lines), key=lambda row: int(row["listing_id"]))
    assert [tuple(row.values()) for row in json.loads(done.stdout)] == [_wanted(row) for row in truth]


def _wanted(row: dict[str, str]) -> tuple[object, ...]:
    return (
        int(row["listing_id"]),
        row["gpu_name"],
        int(row["num_gpus"]),
        float(row["dph_total"]),
        float(row["dph_per_gpu"]),
        float(row["reliability"]),
        row["geolocation"],
        int(row["gpu_ram_gb"]),
    )


def test_no_offer_vanishes(loaded: Path, shared: Path) -> None:
    offers = {
        (day, str(offer["id"]))
        for day in DAYS
        for offers in _archive(shared, day)["offers_by_model"].values()  # type: ignore[attr-defined]
        for offer in offers
    }
    seen = """
        select valid_on::varchar as day, listing from prices
        union select observed_at::date::varchar, listing from refused
    """
    found = json.loads(chipwatch("query", seen, "--format", "json", "--data", loaded).stdout)
    assert offers <= {(row["day"], row["listing"]) for row in found}
