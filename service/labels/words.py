"""What reviewers said of a document, as far as labels go by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Target = Literal["figure", "claim", "cell", "check"]
Decision = Literal["accepted", "dismissed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsWord:
    """One word that stands (not withdrawn).

    Args:
        target: a figure's field, a claim's id, a cell as `TABLE/ROW/COLUMN`, a check's id in the record (`k3`).
        agreed: did it leave what the machine had said? Of a check: was the verdict accepted?
        decision, reason: of a check.
    """

    kind: Target
    target: str
    agreed: bool
    decision: Decision | None = None
    reason: str | None = None
