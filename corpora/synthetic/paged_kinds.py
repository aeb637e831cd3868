"""Names of the kinds of document that have pages; what makes them is `paged`."""

from __future__ import annotations

from corpora.synthetic.pages.style import RULE_KINDS, RuleKind
from corpora.synthetic.scan.draw import SEVERITIES, Severity

PDF_KINDS: dict[str, RuleKind] = {f"pdf-{rules}": rules for rules in RULE_KINDS}
SCAN_KINDS: dict[str, Severity] = {f"scan-{severity}": severity for severity in SEVERITIES}
MIXED = "pdf-mixed"
PICTURE_KINDS: tuple[str, ...] = ("png", "jpeg", "tiff")
OFFICE_PRINT, OFFICE_SCAN = "pdf-office", "scan-office"
OFFICE_KINDS: tuple[str, ...] = (OFFICE_PRINT, OFFICE_SCAN)
"""Laid out by LibreOffice rather than by us; what is where on their pages is not known."""
PAGED_KINDS: tuple[str, ...] = (*PDF_KINDS, MIXED, *SCAN_KINDS, *PICTURE_KINDS)
