"""Columns of the Hugging Face files, once, as Arrow types and as `datasets` features."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as arrow

from corpora.labelled.label import ENTITY_LABELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A plain value; `kind` is a dtype of `datasets`."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A ClassLabel: an integer with a name."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """A list."""

    of: Feature


Feature = Value | Choice | Many | Mapping[str, "Feature"]

_STRING, _INTEGER, _NUMBER, _TRUTH = (Value(kind=kind) for kind in ("string", "int64", "float64", "bool"))
_WORTH: Final[dict[str, Feature]] = {"origin": _STRING, "confidence": _NUMBER}
_SOURCE: Final[dict[str, Feature]] = {"document": _STRING, "organisation": _STRING, "year": _INTEGER}
_BOX: Final[dict[str, Feature]] = dict.fromkeys(("left", "top", "right", "bottom"), _NUMBER)

PLACE: Final[dict[str, Feature]] = {"start": _INTEGER, "end": _INTEGER}
ENTITY: Final[dict[str, Feature]] = {
    "start": _INTEGER, "end": _INTEGER, "label": _STRING, "text": _STRING, **_WORTH,
}  # fmt: skip
CLAIM: Final[dict[str, Feature]] = {
    "id": _STRING, "start": _INTEGER, "end": _INTEGER, "text": _STRING, "numeral_start": _INTEGER,
    "numeral_end": _INTEGER, "measure": _STRING, "value": _NUMBER, "unit": _STRING, "relation": _STRING,
    "period": _STRING, "period_kind": _STRING, "body": _STRING, "field": _STRING, **_WORTH,
}  # fmt: skip
TEXT: Final[dict[str, Feature]] = {
    "id": _STRING, **_SOURCE, "heading": _STRING, "start": _INTEGER, "text": _STRING, "tokens": Many(of=_STRING),
    "ner_tags": Many(of=Choice(names=("O", *(f"{sign}-{label}" for label in ENTITY_LABELS for sign in "BI")))),
    "entities": Many(of=ENTITY), "claims": Many(of=CLAIM),
    "withheld_entities": Many(of=PLACE), "withheld_claims": Many(of=PLACE),
}  # fmt: skip
CELL: Final[dict[str, Feature]] = {
    "row": _INTEGER, "column": _INTEGER, "row_span": _INTEGER, "column_span": _INTEGER, "text": _STRING,
    "header": _TRUTH, "page": _INTEGER, "box": _BOX, **_WORTH,
}  # fmt: skip
FIGURE: Final[dict[str, Feature]] = {
    "field": _STRING, "label": _STRING, "value": _NUMBER, "state": _STRING, "unit": _STRING, "row": _INTEGER,
    "column": _INTEGER, **_WORTH,
}  # fmt: skip
TABLE: Final[dict[str, Feature]] = {
    **_SOURCE, "id": _STRING, "form": _STRING, "caption": _STRING, "n_rows": _INTEGER, "n_columns": _INTEGER,
    "found_by": _STRING, "cells": Many(of=CELL), "figures": Many(of=FIGURE), **_WORTH,
}  # fmt: skip
EVIDENCE: Final[dict[str, Feature]] = {"table": _STRING, "row": _INTEGER, "column": _INTEGER, "text": _STRING}
GRID: Final[dict[str, Feature]] = {"id": _STRING, "caption": _STRING, "rows": Many(of=Many(of=_STRING))}
PAIR: Final[dict[str, Feature]] = {
    "id": _STRING, **_SOURCE, "statement": _STRING, "start": _INTEGER, "end": _INTEGER, "numeral_start": _INTEGER,
    "numeral_end": _INTEGER, "claimed": _NUMBER, "found": _NUMBER, "fields": Many(of=_STRING),
    "tables": Many(of=GRID), "evidence": Many(of=EVIDENCE), "verdict": _STRING, "label": _INTEGER, "twin_of": _STRING,
    **_WORTH,
}  # fmt: skip

_ARROW: Final[dict[str, Any]] = {
    "string": arrow.string(), "int64": arrow.int64(), "float64": arrow.float64(), "bool": arrow.bool_(),
}  # fmt: skip


def arrow_type(feature: Feature) -> Any:
    """The Arrow type of a column."""
    match feature:
        case Value(kind=kind):
            return _ARROW[kind]
        case Choice():
            return arrow.int64()
        case Many(of=inner):
            return arrow.list_(arrow_type(inner))
        case _:
            return arrow.struct([arrow.field(name, arrow_type(one)) for name, one in feature.items()])


def hub_feature(feature: Feature) -> Any:
    """As `datasets.Features.to_dict` writes it: `List` since datasets 4."""
    match feature:
        case Value(kind=kind):
            return {"dtype": kind, "_type": "Value"}
        case Choice(names=names):
            return {"names": list(names), "_type": "ClassLabel"}
        case Many(of=inner):
            return {"feature": hub_feature(inner), "_type": "List"}
        case _:
            return {name: hub_feature(one) for name, one in feature.items()}
