"""A known report in traditional characters, as sites convert their pages for readers who want them, in simplified ones.

Every label, heading and word that reports of a family are read by is written in simplified characters. One character
becomes one character, so that every span still covers what it covered. Other documents stay as they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec

from corpora.document.document import Document
from corpora.document.passage import Passage
from corpora.document.region import Region
from corpora.profiles.profile import Profile
from models.ocr.simplified import is_traditional, simplified

CONVERTED = "traditional_characters"
"""The warning that the text is not as it was printed."""
LOOKED_AT = 20_000
"""Characters of a document that tell what it is written in."""


def in_simplified(document: Document, profiles: Sequence[Profile]) -> Document:
    """The document as it is, or all of it in simplified characters when these are what a family's title is read in.

    Without what knows the forms of characters (the extra `ocr`) nothing is changed.
    """
    head = document.text[:LOOKED_AT]
    if find_spec("opencc") is None or not is_traditional([head]):
        return document
    titles = [re.compile(title) for profile in profiles for title in profile.titles]
    if _names(titles, head) or not _names(titles, simplified(head)):
        return document
    return replace(
        document,
        text=simplified(document.text),
        blocks=tuple(_block(block) for block in document.blocks),
        warnings=(*document.warnings, CONVERTED),
    )


def _names(titles: Sequence[re.Pattern[str]], text: str) -> bool:
    return any(title.search(line) for title in titles for line in text.split("\n"))


def _block(block: Passage | Region) -> Passage | Region:
    if isinstance(block, Passage):
        return block
    rows = tuple(tuple(replace(slip, text=simplified(slip.text)) for slip in row) for row in block.rows)
    return replace(block, rows=rows, caption=simplified(block.caption) if block.caption else None)
