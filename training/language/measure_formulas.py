"""How many of the formulas that come out the network tells, and how many of those that do not, by kind.

`python -m training.language.measure_formulas EXAMPLES [--weights models/weights/formulas]`
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.formula import KINDS
from models.language.encoder.characters import read_tokens
from models.language.formulas.reader import INPUTS, NETWORK, WEIGHTS, read_manifest
from models.onnx_session import session
from training.language.formula_batches import FormulaExamples, read_examples
from training.metrics.layout import aligned, percent

LEVELS: Final = (0.5, 0.95, 0.99)
"""How probable a formula must be to count as told."""
HARDLY_BY_CHANCE: Final = 0.9
"""Weight of the formulas that come out from which on they are counted: others may well not be stated."""
COLUMNS: Final = (
    "kind", "come out", *(f"told {one}" for one in LEVELS), "do not", *(f"yet told {one}" for one in LEVELS)
)  # fmt: skip
ALL: Final = "all"


def probabilities(examples: FormulaExamples, weights: Path) -> NDArray[np.float64]:
    """(formulas,) what the network of a folder says of each.

    Raises:
        FormulaWeightsUnsound: see `models.language.formulas.reader.read_manifest`.
    """
    read_manifest(weights)
    network = session(weights / NETWORK)
    found = np.zeros(len(examples.asked))
    for passage in range(len(examples.lengths)):
        own = examples.formulas(passage)
        given = (
            examples.sequence(passage)[None], examples.places[passage].astype(np.int64)[None],
            examples.asked[own].astype(np.int64), examples.summed(own),
        )  # fmt: skip
        (scores,) = network.run(None, dict(zip(INPUTS, given, strict=True)))
        found[own] = 1 / (1 + np.exp(-np.asarray(scores, np.float64)))
    return found


def rows(examples: FormulaExamples, probable: NDArray[np.float64]) -> Iterator[dict[str, object]]:
    """A row for all formulas, and one for each kind of which there are some."""
    right = examples.comes_out & (examples.weights >= HARDLY_BY_CHANCE)
    for kind in (ALL, *KINDS):
        own = np.full(len(probable), True) if kind == ALL else examples.asked[:, 0] == KINDS.index(kind)
        come_out, others = probable[own & right], probable[own & ~examples.comes_out]
        if len(come_out) or len(others):
            told, wrongly = ([percent(_share(one, level)) for level in LEVELS] for one in (come_out, others))
            yield dict(zip(COLUMNS, (kind, len(come_out), *told, len(others), *wrongly), strict=True))


def _share(probable: NDArray[np.float64], level: float) -> float | None:
    return float((probable >= level).mean()) if len(probable) else None


def main() -> None:
    """Measures from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    examples = read_examples(args.examples, read_tokens(args.weights))
    sys.stdout.write(aligned(COLUMNS, rows(examples, probabilities(examples, args.weights))) + "\n")


if __name__ == "__main__":
    main()
