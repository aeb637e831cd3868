"""Labels as plain values that JSON, msgpack and Arrow hold alike, and back. Numbers keep their value exactly as a
record's do: whole ones as integers where the container knows them, others as the shortest float.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from corpora.document.geometry import Span
from corpora.labelled.faults import BadFile
from corpora.labelled.label import ClaimLabel, EntityLabel, LabelledText
from corpora.labelled.sound import sound_text

_TEXT: TypeAdapter[LabelledText] = TypeAdapter(LabelledText)


WITHHELD: Final = ("withheld_entities", "withheld_claims")


def number(value: Decimal | None) -> int | float | None:
    """A JSON number."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def decimal(value: float | None) -> Decimal | None:
    """The number that was written: floats by their shortest digits."""
    return None if value is None else Decimal(str(value)).normalize() + 0


def entity_row(entity: EntityLabel) -> dict[str, Any]:
    """Keys are the columns of every format that has columns."""
    return {
        "start": entity.span.start, "end": entity.span.end, "label": entity.label, "text": entity.text,
        "origin": entity.origin, "confidence": entity.confidence,
    }  # fmt: skip


def claim_row(claim: ClaimLabel) -> dict[str, Any]:
    """The same for a claim."""
    return {
        "id": claim.id, "start": claim.span.start, "end": claim.span.end, "text": claim.text,
        "numeral_start": claim.numeral.start, "numeral_end": claim.numeral.end, "measure": claim.measure,
        "value": None if claim.value is None else float(claim.value), "unit": claim.unit, "relation": claim.relation,
        "period": claim.period, "period_kind": claim.period_kind, "body": claim.body, "field": claim.field,
        "origin": claim.origin, "confidence": claim.confidence,
    }  # fmt: skip


def text_row(item: LabelledText) -> dict[str, Any]:
    """An example; raises what `sound_text` raises."""
    sound_text(item)
    return {
        "id": item.id, "document": item.document, "organisation": item.organisation, "year": item.year,
        "heading": item.heading, "start": item.start, "text": item.text,
        "entities": [entity_row(one) for one in item.entities],
        "claims": [claim_row(one) for one in item.claims],
        "withheld_entities": [{"start": one.start, "end": one.end} for one in item.withheld_entities],
        "withheld_claims": [{"start": one.start, "end": one.end} for one in item.withheld_claims],
    }  # fmt: skip


def text_of(row: Mapping[str, Any]) -> LabelledText:
    """The example that `text_row` made. Raises BadFile for other keys or values, SpanMismatch for shifted spans."""
    try:
        fields = {
            **row,
            "entities": [_with_span(one, "span") for one in row.get("entities") or ()],
            "claims": [_claim(one) for one in row.get("claims") or ()],
            **{name: [(one["start"], one["end"]) for one in row.get(name) or ()] for name in WITHHELD},
        }
        item = _TEXT.validate_python(fields)
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise BadFile(f"{row.get('id')}: {type(error).__name__}") from error
    sound_text(item)
    return item


def _claim(row: Mapping[str, Any]) -> dict[str, Any]:
    fields = _with_span(_with_span(row, "span"), "numeral", prefix="numeral_")
    return {**fields, "value": decimal(row["value"])}


def _with_span(row: Mapping[str, Any], name: str, *, prefix: str = "") -> dict[str, Any]:
    start, end = f"{prefix}start", f"{prefix}end"
    rest = {key: value for key, value in row.items() if key not in (start, end)}
    return {**rest, name: Span(row[start], row[end])}
