"""Scores of readers side by side, as lines of text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from training.metrics.calibration import LEVELS, Reliability
from training.metrics.language_scores import WORDINGS, Counts, LanguageScores, Wording
from training.metrics.layout import aligned, percent

Scores = Mapping[str, LanguageScores]
ORDER = ("entity", "claim", "relation", "period", "body", "field", "parts", "ratio", "list")
COUNTED = ("read", "right", "precision", "recall", "f1")


def as_text(scores: Scores, *, worst: int = 0, bins: bool = False, show: int = 0) -> str:
    """The table of measures, that of confidences, and what is asked for besides."""
    tables = [_measures(scores), _confidences(scores)]
    if bins:
        tables += [_bins(name, measure, one) for name, held in scores.items() for measure, one in _reliable(held)]
    if worst:
        tables += [_worst(name, held, worst) for name, held in scores.items()]
    if show:
        tables += [_slips(name, held, show) for name, held in scores.items()]
    return "\n\n".join(tables)


def _keys(scores: Scores) -> Iterator[tuple[str, Wording]]:
    """A measure over all wordings, seen and unseen ones; then its classes over all."""
    met = {key for held in scores.values() for key in held.counts}
    for name in ORDER:
        yield from ((name, wording) for wording in WORDINGS if (name, wording) in met)
        classes = sorted(measure for measure, wording in met if wording == "all" and measure.startswith(f"{name}="))
        yield from ((measure, "all") for measure in classes)


def _measures(scores: Scores) -> str:
    heads = [f"{name}:{head}" for name in scores for head in COUNTED]
    rows = []
    for measure, wording in _keys(scores):
        row: dict[str, object] = {"measure": measure if wording == "all" else f"{measure} ({wording})"}
        for name, held in scores.items():
            counts = held.of(measure, wording)
            row["true"] = max(counts.true, int(str(row.get("true", 0))))
            row |= {f"{name}:{head}": _shown(getattr(counts, head)) for head in COUNTED}
        rows.append(row)
    return aligned(("measure", "true", *heads), rows)


def _shown(value: object) -> object:
    return percent(value) if isinstance(value, float) else value


def _reliable(held: LanguageScores) -> list[tuple[str, Reliability]]:
    return sorted(held.reliability.items(), key=lambda item: ORDER.index(item[0]))


def _confidences(scores: Scores) -> str:
    levels = [f">={level}" for level in LEVELS]
    rows = []
    for name, held in scores.items():
        for measure, one in _reliable(held):
            row: dict[str, object] = {"confidence": f"{name}:{measure}", "answers": len(one)}
            row["expected_error"] = percent(one.expected_error)
            for level, head in zip(LEVELS, levels, strict=True):
                count, right = one.above(level)
                row[head], row[f"{head} right"] = count, percent(right / count if count else None)
            rows.append(row)
    heads = [head for level in levels for head in (level, f"{level} right")]
    return aligned(("confidence", "answers", "expected_error", *heads), rows)


def _bins(name: str, measure: str, one: Reliability) -> str:
    head = f"{name}:{measure}"
    rows = [
        {head: f"{bin_.low:.1f}–{bin_.high:.1f}", "answers": bin_.count, "right": bin_.right}
        | {"confidence": percent(bin_.confidence), "share_right": percent(bin_.share_right)}
        for bin_ in one.bins
    ]
    return aligned((head, "answers", "right", "confidence", "share_right"), rows)


def _wrong(counts: Counts) -> int:
    """Fields missed and fields made up; a wrong one is both."""
    return counts.true + counts.read - 2 * counts.right


def _worst(name: str, held: LanguageScores, number: int) -> str:
    head = f"{name}: wordings"
    ranked = sorted(held.families.items(), key=lambda item: (-_wrong(item[1]), item[0]))[:number]
    rows = [{head: family} | _as_row(counts) for family, counts in ranked]
    return aligned((head, "true", *COUNTED), [{key: _shown(value) for key, value in row.items()} for row in rows])


def _slips(name: str, held: LanguageScores, number: int) -> str:
    ranked = sorted(held.slips, key=lambda slip: -slip.confidence)[:number]
    told = (
        f"{name} {slip.confidence:.2f}  {slip.words}  true {slip.true}  read {slip.read}  {slip.sentence}"
        for slip in ranked
    )
    return "\n".join(told)


def _as_row(counts: Counts) -> dict[str, Any]:
    ratios = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return {**asdict(counts), **ratios}


def as_json(scores: Scores) -> dict[str, Any]:
    """By reader: measures with counts and ratios, reliability with its bins, wording families."""
    return {name: _one(held) for name, held in scores.items()}


def _one(held: LanguageScores) -> dict[str, Any]:
    return {
        "texts": held.texts,
        "measures": [
            {"measure": measure, "wording": wording, **_as_row(held.of(measure, wording))}
            for measure, wording in sorted(held.counts)
        ],
        "calibration": {measure: _calibration(one) for measure, one in _reliable(held)},
        "families": {name: _as_row(counts) for name, counts in sorted(held.families.items())},
    }


def _calibration(one: Reliability) -> dict[str, Any]:
    above = {str(level): one.above(level) for level in LEVELS}
    return {
        "answers": len(one),
        "expected_error": one.expected_error,
        "above": {level: {"answers": count, "right": right} for level, (count, right) in above.items()},
        "bins": [asdict(bin_) for bin_ in one.bins],
    }
