"""A form printed without its labels, or with nothing left of them but pieces: figures under its section's heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpora.document.region import Region
from corpora.profiles.profile import Form
from models.tables.cell_number import is_placeholder, parse_cell
from models.tables.furniture import Furniture
from models.tables.keys import label_key, similarity

CAPTION_LIKE = 0.75
FEWEST_FIGURES = 5
"""Fields; fewer bare figures under a heading may be anything."""
MOST_TORN = 8
"""Lines of torn heads between a heading and the figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What stands above `position` in a text."""

    text: str
    position: int
    furniture: Furniture

    def heading(self, form: Form) -> str:
        """The last printed line that is no furniture (单位：件) and no piece of the form's labels."""
        signs = {sign for label in form.labels for sign in label_key(label.text)}
        end, torn = self.position, 0
        while end > 0:
            start = self.text.rfind("\n", 0, end - 1) + 1 if end > 1 else 0
            line = self.text[start:end].strip()
            if line and not self.furniture.has(line):
                torn += 1
                if torn > MOST_TORN or not signs.issuperset(label_key(line)):
                    return line
            end = start - 1 if start else 0
        return ""


def headless_form(forms: Sequence[Form], *, above: Above, cells: Sequence[str]) -> int | None:
    """Index of the form that the heading names and whose fields are as many as the figures, beside nothing but pieces
    of its labels.
    """
    figures = [cell for cell in cells if is_figure(cell)]
    pieces = [label_key(cell) for cell in cells if not is_figure(cell)]
    fitting = [
        index
        for index, form in enumerate(forms)
        if len(form.fields) == len(figures) >= FEWEST_FIGURES
        and any(map(parse_cell, figures))
        and all(any(piece in label_key(label.text) for label in form.labels) for piece in pieces)
    ]
    scores = {index: _names(forms[index], above.heading(forms[index])) for index in fitting}
    best = max(scores, key=lambda index: scores[index], default=None)
    return best if best is not None and scores[best] >= CAPTION_LIKE else None


def is_figure(cell: str) -> bool:
    """Nothing, a number, or a sign that stands for none."""
    return not cell or parse_cell(cell) is not None or is_placeholder(cell)


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
