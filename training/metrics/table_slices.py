"""What a document and its tables are counted under: look, source, merged cells, family, kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

Json = Mapping[str, Any]

RULED = frozenset({"all", "thin", "double", "rectangles", "dotted", "dashed"})
"""Looks with a line, of whatever ink, on every side of every cell."""
UNRULED = frozenset({"none"})
"""All others show some sides: outlines, lines across, lines under heads, shades."""
MIXED_PDF = "pdf-mixed"


Group = Literal["kind", "rules", "source", "merged", "family", "all"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""In the order in which they are printed."""


class Slice(NamedTuple):
    """A group of slices and one of its names, `rules` and `partial`."""

    of: Group
    name: str


ALL = Slice(of="all", name="all")


def document_slices(gold: Json) -> frozenset[Slice]:
    """By kind, family, source, and look where the truth tells it (a document of another layout program does not)."""
    kind = str(gold.get("kind") or "real")
    slices = {
        Slice(of="kind", name=kind),
        Slice(of="family", name="statutory" if gold.get("grids") else "general"),
        Slice(of="source", name=_source(kind, gold.get("knobs") or {})),
    }
    rules = _rules(kind, gold.get("knobs") or {})
    return frozenset(slices | ({Slice(of="rules", name=rules)} if rules else set()))


def merged_slice(merged: bool) -> Slice:
    """Of one table."""
    return Slice(of="merged", name="merged" if merged else "plain")


def _rules(kind: str, knobs: Json) -> str | None:
    look = (knobs.get("page") or {}).get("rules", {}).get("kind")
    if look is None and kind.startswith("pdf-") and kind not in (MIXED_PDF, "pdf-office"):
        look = kind.removeprefix("pdf-")
    if look is None:
        return None
    return "ruled" if look in RULED else "none" if look in UNRULED else "partial"


def _source(kind: str, knobs: Json) -> str:
    """`text` layer, `scan-` with its severity, a `picture`, a PDF that mixes both, a `file` without pages."""
    if kind == MIXED_PDF:
        return "mixed"
    if kind.startswith("pdf-"):
        return "text"
    if kind.startswith("scan-"):
        return f"scan-{knobs.get('severity') or kind.removeprefix('scan-')}"
    return "picture" if kind in ("png", "jpeg", "tiff") else "file"
