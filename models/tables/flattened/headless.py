"""A form printed without its labels, or with nothing left of them but pieces: figures under its section's heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.document.region import Region
from corpora.profiles.profile import Form
from models.tables.cell_number import is_cell_value, parse_cell
from models.tables.keys import label_key, similarity
from models.tables.printed.furniture import Furniture

CAPTION_LIKE = 0.75
FEWEST_FIGURES = 5
"""Fields; fewer bare figures under a heading may be anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What stands above `position` in a text."""

    text: str
    position: int
    furniture: Furniture

    def heading(self, form: Form) -> str:
        """The last printed line that is no furniture (单位：件) and no piece of the form's labels.

        Of their signs no more may stand between than the form prints: heads in narrow columns are a sign a line.
        """
        printed = "".join(label_key(label.text) for label in form.labels)
        end, torn = self.position, 0
        while end > 0:
            start = self.text.rfind("\n", 0, end - 1) + 1 if end > 1 else 0
            line = self.text[start:end].strip()
            if line and not self.furniture.has(line):
                torn += len(label_key(line))
                if torn > len(printed) or not set(printed).issuperset(label_key(line)):
                    return line
            end = start - 1 if start else 0
        return ""


def headless_form(forms: Sequence[Form], *, above: Above, cells: Sequence[str]) -> int | None:
    """Index of the form that the heading names and whose fields are as many as the figures, beside nothing but signs
    of its labels, each no oftener than there.
    """
    figures = [cell for cell in cells if is_figure(cell)]
    pieces = Counter(sign for cell in cells if not is_figure(cell) for sign in label_key(cell))
    fitting = [
        index
        for index, form in enumerate(forms)
        if len(form.fields) == len(figures) >= FEWEST_FIGURES
        and any(map(parse_cell, figures))
        and pieces <= Counter(sign for label in form.labels for sign in label_key(label.text))
    ]
    scores = {index: _names(forms[index], above.heading(forms[index])) for index in fitting}
    best = max(scores, key=lambda index: scores[index], default=None)
    return best if best is not None and scores[best] >= CAPTION_LIKE else None


def is_figure(cell: str) -> bool:
    """Nothing, a number, or a sign that stands for none."""
    return not cell or is_cell_value(cell)


def _names(form: Form, heading: str) -> float:
    """How surely; 因政府信息公开被申请行政复议、提起行政诉讼情况 has every word of the form's top row, and will do."""
    key = label_key(heading)
    top = [label_key(label.text) for label in form.labels if label.row == 0]
    named = len(top) > 1 and all(word in key for word in top)
    return max(similarity(form.caption, heading), CAPTION_LIKE if named else 0.0)


def cells_of(region: Region) -> list[str]:
    """The texts of the region's cells, in order; mere lines and figures side by side are cut at white space."""
    texts = [slip.text for row in region.rows for slip in row if not slip.continued]
    return [piece for text in texts for piece in _pieces(text, cut=region.trust == "cells")]


def _pieces(text: str, *, cut: bool) -> list[str]:
    pieces = text.split()
    return pieces if cut or (len(pieces) > 1 and all(map(is_figure, pieces))) else [text]
