"""How often a document is begun whose process ends over it."""

from __future__ import annotations

from typing import Final

from corpora.document.errors import Crashed

ATTEMPTS: Final = 2
"""Of a document whose process crashes: a defect may hang on what was read before it."""
KILLED_ATTEMPTS: Final = 3
"""Of a document whose process is killed by SIGKILL, which it does not do itself: the system or a person does."""


def most_attempts(error: Crashed) -> int:
    """After which a document that ended so is given up."""
    return KILLED_ATTEMPTS if error.detail == "SIGKILL" else ATTEMPTS
