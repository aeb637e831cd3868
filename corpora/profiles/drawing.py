"""From a form drawn in YAML to its labels and fields, each with its place and span."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.errors import UsageError
from corpora.profiles.profile import LEVEL, Field, Form, FormLabel
from corpora.profiles.schema import FormData

LEFT, ABOVE, FIELD = "<", "^", "="
ANY = ".*"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    text: str
    row: int
    column: int
    row_span: int
    column_span: int


def draw_form(data: FormData) -> Form:
    """The form that `data` draws. Raises UsageError when the drawing does not cover a rectangle."""
    rows = [_expanded(row, data) for row in data.grid]
    widths = {len(row) for row in rows}
    if len(widths) != 1:
        raise UsageError(f"forms.{data.id}.grid: rows of different widths {sorted(widths)}")
    cells = _cells(rows, form=data.id)
    labels = [cell for cell in cells if not cell.text.startswith(FIELD)]
    unknown = set(data.variants) - {label.text for label in labels}
    if unknown:
        raise UsageError(f"forms.{data.id}.variants: no such label {sorted(unknown)}")
    fields = tuple(_field(cell, cells, data) for cell in cells if cell.text.startswith(FIELD))
    unknown = set(data.units) - {field.id for field in fields}
    if unknown:
        raise UsageError(f"forms.{data.id}.units: no such field {sorted(unknown)}")
    return Form(
        id=data.id,
        caption=data.caption or data.id,
        n_rows=len(rows),
        n_columns=widths.pop(),
        labels=tuple(_label(cell, data) for cell in labels),
        fields=fields,
    )


def _expanded(row: tuple[str, ...], data: FormData) -> list[str]:
    cells: list[str] = []
    for text in row:
        if text.startswith(FIELD) and text.endswith(ANY):
            cells += [f"{text.removesuffix(ANY)}.{column}" for column in data.columns]
        else:
            cells.append(text)
    return cells


def _cells(rows: list[list[str]], *, form: str) -> list[_Drawn]:
    cells = []
    covered: set[tuple[int, int]] = set()
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text in (LEFT, ABOVE):
                continue
            width = _run(texts[column + 1 :], LEFT)
            height = _run([below[column] for below in rows[row + 1 :]], ABOVE)
            covered.update((r, c) for r in range(row, row + height) for c in range(column, column + width))
            cells.append(_Drawn(text=text, row=row, column=column, row_span=height, column_span=width))
    if len(covered) != len(rows) * len(rows[0]) or len(covered) != sum(c.row_span * c.column_span for c in cells):
        raise UsageError(f"forms.{form}.grid: '<' and '^' do not join to rectangles")
    return cells


def _run(texts: list[str], sign: str) -> int:
    """One more than the number of `sign` at the start of `texts`."""
    count = 1
    for text in texts:
        if text != sign:
            break
        count += 1
    return count


def _label(cell: _Drawn, data: FormData) -> FormLabel:
    return FormLabel(
        row=cell.row,
        column=cell.column,
        text=cell.text,
        row_span=cell.row_span,
        column_span=cell.column_span,
        variants=data.variants.get(cell.text, ()),
    )


def _field(cell: _Drawn, cells: list[_Drawn], data: FormData) -> Field:
    labels = [other for other in cells if not other.text.startswith(FIELD)]
    name = f"{data.id}.{cell.text.removeprefix(FIELD)}"
    across = [label.text for label in labels if label.row <= cell.row < label.row + label.row_span]
    down = [label for label in labels if _over(label, cell)]
    # Blocks under one another repeat their heads: the nearest of each kind counts. A head over all figures of the
    # form (申请人情况) tells no column from another, so only the nearest head may be one.
    figures = {column for other in cells for column in _columns(other) if other.text.startswith(FIELD)}
    near = [label for label in down if not _newer_block(label, down)]
    heads = [label.text for label in near if label is near[-1] or not figures <= _columns(label)]
    return Field(
        id=name,
        label=LEVEL.join([*across, *heads]),
        unit=data.units.get(name, data.unit),
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
    )


def _columns(cell: _Drawn) -> set[int]:
    return set(range(cell.column, cell.column + cell.column_span))


def _over(label: _Drawn, cell: _Drawn) -> bool:
    return label.row + label.row_span <= cell.row and label.column <= cell.column < label.column + label.column_span


def _newer_block(label: _Drawn, down: list[_Drawn]) -> bool:
    return any(other.row > label.row and other.column_span >= label.column_span for other in down)
