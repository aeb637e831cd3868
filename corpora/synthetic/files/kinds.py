"""Names of the kinds of file without pages; what makes them is `render`."""

from __future__ import annotations

from typing import Literal, get_args

TextForm = Literal[
    "cells", "rows", "shifted", "lines", "spaces", "markdown", "layout", "commas", "boxes", "glued", "wide",
    "unlabelled", "ascii", "counted", "tabbed", "marked", "torn", "rowwise",
    "semicolons",
]  # fmt: skip
TEXT_FORMS: tuple[TextForm, ...] = get_args(TextForm)
CONVERTED: frozenset[TextForm] = frozenset({"ascii", "counted", "tabbed", "marked", "torn", "rowwise", "semicolons"})
"""Forms of programs that turn other files into text; see `text_converted`, `text_torn`."""
NEEDS_FULL_CELLS: frozenset[TextForm] = frozenset({"spaces", "wide", "glued", "marked"})
"""Forms in which a blank cell leaves no trace: no report with blank cells can be told from them."""
LOSES_LABELS: frozenset[TextForm] = frozenset({"unlabelled"})
"""Forms that lose what a reader needs to tell the rows: their figures may honestly be read as nothing."""

TEXT_KINDS: dict[str, TextForm] = {f"txt-{form}": form for form in TEXT_FORMS}
CONVERTED_KINDS: tuple[str, ...] = tuple(kind for kind, form in TEXT_KINDS.items() if form in CONVERTED)
"""Text as other programs leave it: a group of its own, so that what a seed draws of the others stays."""
MIXED_TEXT: dict[str, tuple[TextForm, ...]] = {
    "txt-wrapped": ("rows", "cells", "lines", "spaces"),
    "txt-odd": tuple(form for form in TEXT_FORMS if form not in LOSES_LABELS | CONVERTED),
}
"""Kinds of text in one of several forms: hard-wrapped prose, and everything else that goes wrong around it."""
HTML_KINDS = ("html", "html-broken", "html-nested", "html-word", "html-grid", "mhtml")
DOCX_KINDS = ("docx", "docx-odd", "docx-text", "docx-fake", "docx-nested", "docx-parts")
XLSX_KINDS = ("xlsx", "xlsx-odd")
DOC_KINDS = ("doc", "doc-rtf", "doc-html")
FILE_KINDS: tuple[str, ...] = (
    *(kind for kind in TEXT_KINDS if kind not in CONVERTED_KINDS), *MIXED_TEXT, *HTML_KINDS, *DOCX_KINDS, *XLSX_KINDS,
    *DOC_KINDS, *CONVERTED_KINDS,
)  # fmt: skip
NO_BLANKS: frozenset[str] = frozenset(f"txt-{form}" for form in NEEDS_FULL_CELLS)
"""Kinds that can't show a report with blank cells."""
NEEDS_OFFICE: frozenset[str] = frozenset({"doc"})
"""Kinds that `word97.to_word97` must finish; the others with .doc in their name are what they are already."""
