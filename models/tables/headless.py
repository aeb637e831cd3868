"""A form printed without any of its labels: a row of figures right under its own section's heading."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.region import Region
from corpora.profiles.profile import Form
from models.tables.cell_number import is_placeholder, parse_cell
from models.tables.furniture import Furniture
from models.tables.keys import label_key, similarity

CAPTION_LIKE = 0.75
FEWEST_FIGURES = 5
"""Fields; fewer bare figures under a heading may be anything."""


def headless_form(forms: Sequence[Form], *, heading: str, cells: Sequence[str]) -> int | None:
    """Index of the form that the heading names and whose fields are as many as the cells, all figures."""
    if not all(not cell or parse_cell(cell) is not None or is_placeholder(cell) for cell in cells):
        return None
    fitting = [
        index
        for index, form in enumerate(forms)
        if len(form.fields) == len(cells) >= FEWEST_FIGURES and any(map(parse_cell, cells))
    ]
    scores = {index: _names(forms[index], heading) for index in fitting}
    best = max(scores, key=lambda index: scores[index], default=None)
    return best if best is not None and scores[best] >= CAPTION_LIKE else None


def _names(form: Form, heading: str) -> float:
    """How surely; 因政府信息公开被申请行政复议、提起行政诉讼情况 has every word of the form's top row, and will do."""
    key = label_key(heading)
    top = [label_key(label.text) for label in form.labels if label.row == 0]
    named = len(top) > 1 and all(word in key for word in top)
    return max(similarity(form.caption, heading), CAPTION_LIKE if named else 0.0)


def cells_of(region: Region) -> list[str]:
    """The texts of the region's cells, in order; mere lines are cut at white space."""
    texts = [slip.text for row in region.rows for slip in row if not slip.continued]
    return [piece for text in texts for piece in text.split()] if region.trust == "cells" else texts


def heading_above(text: str, position: int, furniture: Furniture) -> str:
    """The last printed line before `position` that is no furniture (单位：件)."""
    end = position
    while end > 0:
        start = text.rfind("\n", 0, end - 1) + 1 if end > 1 else 0
        line = text[start:end].strip()
        if line and not furniture.has(line):
            return line
        end = start - 1 if start else 0
    return ""
