"""A report as a document's bytes, with everything that is known of how they came about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document's bytes, every knob that was turned for it, and the truth of its pages where it has any.

    `needs_office`: the content is a DOCX that LibreOffice has yet to turn into the file of `extension`.
    `report`: the report with its cells as the file shows them, where formats change how figures look.
    """

    content: bytes
    extension: str
    knobs: dict[str, Any]
    pages: tuple[TruePage, ...] = ()
    needs_office: bool = False
    report: Report | None = None
