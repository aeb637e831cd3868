"""Every kind of document that a report can be printed as, by name and by group, and the printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from corpora.synthetic.files.render import FILE_KINDS, NO_BLANKS, render_file
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.report import Report
from corpora.synthetic.split import Split

__all__ = ["GROUPS", "KINDS", "NO_BLANKS", "Printed", "named", "print_report"]

KINDS: tuple[str, ...] = FILE_KINDS
GROUPS: dict[str, tuple[str, ...]] = {
    "text": tuple(kind for kind in FILE_KINDS if kind.startswith("txt-")),
    "web": tuple(kind for kind in FILE_KINDS if kind.startswith("html")),
    "office": tuple(kind for kind in FILE_KINDS if kind.startswith(("doc", "xlsx"))),
    "files": FILE_KINDS,
    "all": KINDS,
}
"""Names that stand for several kinds on the command line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document's bytes, every knob that was turned for it, and the truth of its pages where it has any."""

    content: bytes
    extension: str
    knobs: dict[str, Any]
    pages: tuple[TruePage, ...] = ()


def named(names: Sequence[str]) -> tuple[str, ...]:
    """Kinds and groups as kinds, each once, in the given order.

    Raises:
        ValueError: for a name that is neither.
    """
    unknown = [name for name in names if name not in KINDS and name not in GROUPS]
    if unknown:
        raise ValueError(f"no such kind of document: {', '.join(sorted(unknown))}")
    return tuple(dict.fromkeys(kind for name in names for kind in GROUPS.get(name, (name,))))


def print_report(report: Report, random: Random, *, kind: str, split: Split = "all") -> Printed:
    """The report as a document of one of KINDS, with irregularities drawn for it."""
    rendered = render_file(report, random, kind=kind, split=split)
    return Printed(content=rendered.content, extension=rendered.extension, knobs=rendered.knobs)
