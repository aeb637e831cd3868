"""Every kind of document that a report can be printed as, by name and by group, and the printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from corpora.synthetic.files.render import FILE_KINDS, NEEDS_OFFICE, NO_BLANKS, render_file
from corpora.synthetic.files.word97 import to_word97
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.report import Report
from corpora.synthetic.split import Split

__all__ = ["GROUPS", "KINDS", "NO_BLANKS", "Printed", "named", "print_report"]

KINDS: tuple[str, ...] = tuple(kind for kind in FILE_KINDS if kind not in NEEDS_OFFICE)
"""Those that need no other program; `doc` can be had by its own name or as the group "word97"."""
GROUPS: dict[str, tuple[str, ...]] = {
    "text": tuple(kind for kind in FILE_KINDS if kind.startswith("txt-")),
    "web": tuple(kind for kind in FILE_KINDS if kind.startswith(("html", "mhtml"))),
    "office": tuple(kind for kind in KINDS if kind.startswith(("doc", "xlsx"))),
    "word97": tuple(sorted(NEEDS_OFFICE)),
    "files": KINDS,
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
    unknown = [name for name in names if name not in (*KINDS, *NEEDS_OFFICE) and name not in GROUPS]
    if unknown:
        raise ValueError(f"no such kind of document: {', '.join(sorted(unknown))}")
    return tuple(dict.fromkeys(kind for name in names for kind in GROUPS.get(name, (name,))))


def print_report(report: Report, random: Random, *, kind: str, split: Split = "all") -> Printed:
    """The report as a document of one of KINDS or NEEDS_OFFICE, with irregularities drawn for it.

    Raises:
        ConverterMissing: a kind of NEEDS_OFFICE without LibreOffice.
    """
    rendered = render_file(report, random, kind=kind, split=split)
    content = to_word97([rendered.content])[0] if rendered.needs_office else rendered.content
    return Printed(content=content, extension=rendered.extension, knobs=rendered.knobs)
