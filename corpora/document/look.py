"""What one look at a picture said."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """A reading of print, and how sure it is, 0 to 1; the text is "" where nothing was seen."""

    text: str
    confidence: float
