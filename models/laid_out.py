"""A document's tables and outline as one layout."""

from __future__ import annotations

from corpora.document.layout import Layout
from models.language.outline import Outline
from models.tables.recover import Recovered


def laid_out(recovered: Recovered, outline: Outline) -> Layout:
    """What the tables and the outline of one document say."""
    return Layout(
        title=outline.title, title_span=outline.title_span, organisation=outline.organisation, year=outline.year,
        sections=outline.sections, passages=recovered.passages, tables=recovered.tables, figures=recovered.figures,
        profile=recovered.profile, warnings=recovered.warnings,
    )  # fmt: skip
