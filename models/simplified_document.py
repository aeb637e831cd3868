"""A report in traditional characters, as sites convert their pages for readers who want them, in simplified ones.

Every label, heading and word that reports are read by is written in simplified characters. One character becomes one
character, so that every span still covers what it covered.
"""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec

from corpora.document.document import Document
from corpora.document.passage import Passage
from corpora.document.region import Region
from models.ocr.simplified import is_traditional, simplified

CONVERTED = "traditional_characters"
"""The warning that the text is not as it was printed."""
LOOKED_AT = 20_000
"""Characters of a document that tell what it is written in."""


def in_simplified(document: Document) -> Document:
    """The document as it is, or all of it in simplified characters when it is printed in traditional ones.

    Without what knows the forms of characters (the extra `ocr`) nothing is changed.
    """
    if find_spec("opencc") is None or not is_traditional([document.text[:LOOKED_AT]]):
        return document
    return replace(
        document,
        text=simplified(document.text),
        blocks=tuple(_block(block) for block in document.blocks),
        warnings=(*document.warnings, CONVERTED),
    )


def _block(block: Passage | Region) -> Passage | Region:
    if isinstance(block, Passage):
        return block
    rows = tuple(tuple(replace(slip, text=simplified(slip.text)) for slip in row) for row in block.rows)
    return replace(block, rows=rows, caption=simplified(block.caption) if block.caption else None)
