"""One window's rows of answers into what they say, in places of the passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Span
from models.language.network.field_space import ABSENT, PLUS, Signs
from models.language.network.labels import BASES, BODIES, LAYERS, PERIODS, RELATIONS
from models.language.network.layout import FARTHEST, POINTER_SIZE, SIGNS, Layout
from models.language.network.tags import Scores, TaggedSpan, log_softmax, tagged_spans
from models.language.network.windows import Window

NOT_ITSELF: Final = np.float32(-1e4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One of several answers, with its score."""

    answer: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """Start in the passage of what is pointed at, None for nothing."""

    at: int | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorReading:
    """What is said at one anchor; `flags` are probabilities of yes."""

    start: int
    relation: Said
    period: Said
    body: Said
    basis: Said
    flags: dict[str, float]
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    field_score: float
    whole: Pointed
    first: Pointed
    second: Pointed
    measure: Pointed


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerSpan:
    """A span of some layer in the passage."""

    layer: str
    label: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowReading:
    """All that a window says of its new part; `counts` is what the items point at, in their order."""

    spans: tuple[LayerSpan, ...]
    anchors: tuple[AnchorReading, ...]
    counts: tuple[Pointed, ...]


def layer_spans(rows: Scores, window: Window, layout: Layout, layer: str) -> list[LayerSpan]:
    """Spans of a layer within the window's text, context included."""
    begin, end = window.start + window.offset, window.end + window.offset
    found = tagged_spans(rows[begin:end, layout.slices[f"tag.{layer}"]])
    return [_in_passage(one, window, layer) for one in found]


def _in_passage(one: TaggedSpan, window: Window, layer: str) -> LayerSpan:
    return LayerSpan(
        layer=layer, label=LAYERS[layer][one.label], span=Span(one.start + window.start, one.end + window.start),
        score=one.confidence,
    )  # fmt: skip


def read_window(
    rows: Scores, window: Window, layout: Layout, *, numerals: Sequence[Span], denied_before: Sequence[Span],
    percentages: frozenset[int] = frozenset(),
) -> WindowReading:  # fmt: skip
    """What the window says.

    Args:
        rows: (length, `layout.size`), the answers for the window's sequence.
        window: where it lies.
        layout: where answers stand in a row.
        numerals: of the passage, in order.
        denied_before: words that deny which earlier windows have found.
        percentages: starts of the numerals that are percentages: they alone are made of two figures, and are none.
    """
    spans = [one for layer in LAYERS for one in layer_spans(rows, window, layout, layer)]
    measures = [one.span.start for one in spans if one.layer == "measure"]
    new = [one for one in spans if one.span.start >= window.new and not _on_numeral(one, numerals)]
    denials = [one.span for one in new if one.layer == "denial"]
    starts = _anchor_starts(window, numerals, [*denied_before, *denials])
    items = [one.span.start for one in new if one.layer == "item"]
    return WindowReading(
        spans=tuple(new),
        anchors=tuple(_anchors(rows, window, layout, starts, measures, percentages)),
        counts=tuple(_pointed(rows, window, layout, "count", items, starts)),
    )


def _on_numeral(one: LayerSpan, numerals: Sequence[Span]) -> bool:
    """Words that deny are no numeral that was handed in (零件 may be both)."""
    return one.layer == "denial" and any(
        numeral.start < one.span.end and one.span.start < numeral.end for numeral in numerals
    )


def _anchor_starts(window: Window, numerals: Sequence[Span], denials: Sequence[Span]) -> list[int]:
    starts = {span.start for span in (*numerals, *denials)}
    return sorted(start for start in starts if window.start <= start < window.end)


def _anchors(
    rows: Scores, window: Window, layout: Layout, starts: Sequence[int], measures: Sequence[int],
    percentages: frozenset[int],
) -> list[AnchorReading]:  # fmt: skip
    asked = [start for start in starts if start >= window.new]
    if not asked:
        return []
    at = rows[np.array(asked) + window.offset]
    relation, period, body, basis = (
        _choices(at[:, layout.slices[name]], answers)
        for name, answers in (("relation", RELATIONS), ("period", PERIODS), ("body", BODIES), ("basis", BASES))
    )
    flags = {
        name: 1 / (1 + np.exp(-at[:, layout.slices[f"flag.{name}"]][:, 0]))
        for name in ("approximate", "each", "complete", "open_ended")
    }
    added = sums(at, layout)
    pointers = {
        name: _pointed(rows, window, layout, name, asked, starts, barred=percentages)
        for name in ("whole", "first", "second")
    }
    pointers["measure"] = _pointed(rows, window, layout, "measure", asked, measures)
    return [
        AnchorReading(
            start=start, relation=relation[n], period=period[n], body=body[n],
            basis=basis[n] if start in percentages else Said(answer="none", score=1.0),
            flags={name: float(values[n]) for name, values in flags.items()},
            plus=added[n][0], minus=added[n][1], field_score=added[n][2],
            whole=Pointed(at=None, score=1.0) if start in percentages else pointers["whole"][n],
            first=pointers["first"][n], second=pointers["second"][n],
            measure=pointers["measure"][n],
        )
        for n, start in enumerate(asked)
    ]  # fmt: skip


def _choices(logits: Scores, answers: Sequence[str]) -> list[Said]:
    likely = np.exp(log_softmax(logits))
    best = likely.argmax(axis=1)
    return [Said(answer=answers[one], score=float(row[one])) for row, one in zip(likely, best, strict=True)]


def sums(at: Scores, layout: Layout) -> list[tuple[tuple[str, ...], tuple[str, ...], float]]:
    """Fields added, fields taken away, and the probability of the table with all signs, for each row."""
    tables = log_softmax(at[:, layout.slices["table"]])
    best = tables.argmax(axis=1)
    signs = [
        log_softmax(at[:, layout.slices[f"signs.{keys.table}"]].reshape(len(at), -1, SIGNS))
        for keys in layout.space.tables
    ]
    return [
        _sum(layout, int(table) - 1, signs[table - 1][n], float(tables[n, table]))
        if table
        else ((), (), float(np.exp(tables[n, 0])))
        for n, table in enumerate(best)
    ]


def _sum(
    layout: Layout, table: int, signs: Scores, likely: float
) -> tuple[tuple[str, ...], tuple[str, ...], float]:  # fmt: skip
    """The likeliest signs with at least one row and one column; a product without any field says none, and unsurely."""
    n_rows = len(layout.space.tables[table].rows)
    chosen = signs.argmax(axis=1)
    for part in (slice(0, n_rows), slice(n_rows, None)):
        if not chosen[part].any():
            likeliest = int((signs[part, PLUS] - signs[part, ABSENT]).argmax())
            chosen[part][likeliest] = PLUS
    said = Signs(table=table, rows=tuple(chosen[:n_rows].tolist()), columns=tuple(chosen[n_rows:].tolist()))
    plus, minus = layout.space.fields_of(said)
    score = float(np.exp(likely + signs[np.arange(len(chosen)), chosen].sum()))
    if not plus:
        return (), (), min(score, 0.5)
    return plus, minus, score


def _pointed(
    rows: Scores, window: Window, layout: Layout, name: str, asking: Sequence[int], targets: Sequence[int],
    *, barred: frozenset[int] = frozenset(),
) -> list[Pointed]:  # fmt: skip
    """What each of the asking places points at among the targets, or nothing. Those barred keep their rank."""
    if not asking:
        return []
    own = rows[np.array(asking) + window.offset]
    nothing = own[:, layout.slices[f"{name}.nothing"]]
    if not targets:
        return [Pointed(at=None, score=1.0)] * len(asking)
    keys = rows[np.array(targets) + window.offset][:, layout.slices[f"{name}.key"]]
    scores = own[:, layout.slices[f"{name}.query"]] @ keys.T / np.float32(POINTER_SIZE**0.5)
    ranks = np.arange(len(targets))[None] - np.searchsorted(targets, asking)[:, None]
    steps = np.clip(ranks, -FARTHEST, FARTHEST) + FARTHEST
    scores = scores + np.take_along_axis(own[:, layout.slices[f"{name}.ranks"]], steps, axis=1)
    if name not in ("measure", "count"):
        scores = np.where(_same(asking, targets), NOT_ITSELF, scores)
    scores[:, [target in barred for target in targets]] = NOT_ITSELF
    likely = np.exp(log_softmax(np.asarray(np.concatenate([scores, nothing], axis=1), np.float32)))
    best = likely.argmax(axis=1)
    return [
        Pointed(at=targets[one] if one < len(targets) else None, score=float(row[one]))
        for row, one in zip(likely, best.tolist(), strict=True)
    ]


def _same(asking: Sequence[int], targets: Sequence[int]) -> NDArray[np.bool_]:
    return np.asarray(np.array(asking)[:, None] == np.array(targets)[None], np.bool_)
