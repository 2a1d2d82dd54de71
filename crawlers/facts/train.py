"""Learns what each kind of evidence weighs: for a name being a model's, an amount a price, a verb a chip's.

`python -m crawlers.facts.train ROWS [PENALTY] > model_evidence.csv`; a row tells of annotated names
(or amounts) that have the same evidence, without their text: `kinds`, parted by blanks, how many of them are
`named` (or priced), how many `other`.
Logistic regression that prefers small weights, the more the higher the penalty, which is best where files of
passages are read with weights learnt from the others; the same rows give the same weights.
"""

import csv
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

_STEPS, _RATE, _PENALTY = 2000, 4.0, 0.7


def weights(rows: Iterable[Mapping[str, str]], penalty: float = _PENALTY) -> dict[str, float]:
    """The weight of each kind of evidence, and the `bias` of every name."""
    told = [(row["kinds"].split(), int(row["named"]), int(row["other"])) for row in rows]
    names = sum(named + other for _, named, other in told)
    learnt: dict[str, float] = defaultdict(float)
    for _ in range(_STEPS):
        slope: dict[str, float] = defaultdict(float)
        for kinds, named, other in told:
            likely = 1 / (1 + math.exp(-learnt["bias"] - sum(learnt[kind] for kind in kinds)))
            for kind in ("bias", *kinds):
                slope[kind] += likely * (named + other) - named
        for kind, off in slope.items():
            learnt[kind] -= _RATE / names * (off + (penalty * learnt[kind] if kind != "bias" else 0))
    return dict(sorted(learnt.items()))


def main(path: str, penalty: str = str(_PENALTY)) -> None:
    """Write the weights learnt from a file of rows."""
    rows = csv.DictReader(Path(path).read_text(encoding="utf-8").splitlines())
    sys.stdout.write(
        "kind,weight\n" + "".join(f"{k},{w:.2f}\n" for k, w in weights(rows, float(penalty)).items())
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
