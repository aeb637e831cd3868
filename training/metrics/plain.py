"""Text as it is compared: full-width signs as half-width ones, without white space."""

from __future__ import annotations

import re
import unicodedata


def plain(text: object) -> str:
    """NFKC without white space; "" for None."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text or "")))
