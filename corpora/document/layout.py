"""A document whose tables have been recovered: what the language models and the checks work on."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.grid import Table
from corpora.document.passage import Passage
from corpora.document.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`number` is the Chinese numeral of the profile or of the heading (一, 二 …), None where the report lost it."""

    number: str | None
    title: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Tables, passages outside tables, sections and figures of one document, in reading order.

    `profile` names the report family, None when no profile fits; `figures` are then empty.
    """

    title: str | None
    title_span: Span | None
    organisation: str | None
    year: int | None
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    profile: str | None
    warnings: tuple[str, ...] = ()
