"""How sure the network may be of what it says: its scores beside the truth, a line of log-odds for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.quantity import find_quantities
from corpora.labelled.passage import LabelledPassage
from models.language.network.calibration import Calibration, log_odds
from models.language.prediction import PassageQuery, PassageReader, Prediction
from training.metrics.language_answer import Answer, Tied
from training.metrics.language_outcomes import certainties, paired
from training.metrics.language_prediction import prediction_answer
from training.metrics.language_truth import question_of

Judged = tuple[str, float, bool]
"""Kind of answer, its score, whether it was right."""
FEWEST: Final = 20
"""Answers of a kind from which a line is drawn; with fewer the scores stay as they are."""
PRIOR: Final = 1.0
"""Pull of slope and bias towards leaving scores as they are, as a square's weight: some kinds are never wrong."""
ROUNDS: Final = 60
LONGEST_STEP: Final = 0.5
"""Of Newton's method, kept from leaping where the curve is flat; it converges in fewer rounds."""


def calibrated(reader: PassageReader, passages: Sequence[LabelledPassage]) -> Calibration:
    """The calibration of a reader whose scores are as the network gives them."""
    held: dict[str, list[tuple[float, bool]]] = {}
    for passage, said in zip(passages, reader.read(map(query_of, passages)), strict=True):
        for kind, score, right in judged(passage, said):
            held.setdefault(kind, []).append((log_odds(score), right))
    return Calibration(lines={kind: fitted(pairs) for kind, pairs in sorted(held.items()) if len(pairs) >= FEWEST})


def query_of(passage: LabelledPassage) -> PassageQuery:
    """The passage without its truth."""
    return PassageQuery(
        heading=passage.heading,
        text=passage.text,
        sentences=passage.sentences,
        numerals=tuple(number.span for number in find_quantities(passage.text)),
        year=passage.year,
    )


def judged(passage: LabelledPassage, said: Prediction) -> Iterator[Judged]:
    """Every answer with its score, beside the truth."""
    truth, answer = question_of(passage).truth, prediction_answer(said, passage.text)
    yield from ((one.measure, one.confidence, one.right) for one in certainties(truth, answer))
    scores = {claim.span: claim.confidence for claim in said.claims}
    for true, read in paired(truth.said, answer.said):
        if read is None:
            continue
        if read.denial:
            yield "denial", scores[read.span], true is not None and true.relation != "none"
        else:
            claimed = true is not None and true.relation != "none"
            yield "claim", scores[read.span], (read.relation != "none") == claimed
    yield from _judged_ties(truth, answer, said)


def _judged_ties(truth: Answer, answer: Answer, said: Prediction) -> Iterator[Judged]:
    places = {read.span: true.span for true, read in paired(truth.said, answer.said) if true and read}
    known = {_told(tie) for tie in truth.ties or ()}
    for tie, told in zip(said.ties, answer.ties or (), strict=True):
        moved = Tied(
            kind=told.kind,
            head=places.get(told.head, told.head),
            members=tuple(one and places.get(one, one) for one in told.members),
        )
        yield "tie", tie.confidence, _told(moved) in known


def _told(tie: Tied) -> tuple[object, ...]:
    """Parts in any order, the figures of a percentage in theirs."""
    ordered = tie.kind in ("share", "growth", "change")
    return tie.kind, tie.head, tie.members if ordered else frozenset(tie.members)


def fitted(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and bias of Platt's line by Newton's method, pulled a little towards leaving scores as they are."""
    odds = np.array([one for one, _ in pairs], dtype=np.float64)
    right = np.array([yes for _, yes in pairs], dtype=np.float64)
    right = right * (1 - 2 / (len(right) + 2)) + 1 / (len(right) + 2)  # Platt's targets: never quite sure
    rows = np.stack([odds, np.ones_like(odds)], axis=1)
    line: NDArray[np.float64] = np.array([1.0, 0.0])
    for _ in range(ROUNDS):
        said = 1 / (1 + np.exp(-rows @ line))
        pull = PRIOR * (line - np.array([1.0, 0.0]))
        slope = rows.T @ (said - right) + pull
        bend = (rows * (said * (1 - said))[:, None]).T @ rows + PRIOR * np.eye(2)
        step = np.linalg.solve(bend, slope)
        line = line - step / max(1.0, float(np.abs(step).max()) / LONGEST_STEP)
    return round(float(line[0]), 4), round(float(line[1]), 4)
