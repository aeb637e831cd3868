"""What a paragraph inherits from its style: heading level, numbering, hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from corpora.readers.docx_package import W, is_on, number_of, value_of

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|目录)\s*\d$", re.IGNORECASE)
_TITLE_NAMES = frozenset({"title", "标题"})
_BODY_LEVEL = 9
"""w:outlineLvl counts from 0; 9 is body text (ISO 29500-1, 17.3.1.20)."""
_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A paragraph's place in a list. `num_id` 0 switches numbering off."""

    num_id: int | None
    level: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """Styles by id. A style named nowhere is one without properties."""

    by_id: dict[str, etree._Element]
    default: str | None

    def heading_level(self, properties: etree._Element | None) -> int | None:
        """1 for the topmost, None for body text; `properties` is the paragraph's `w:pPr`."""
        own = _outline(properties)
        if own is not None:
            return None if own == _BODY_LEVEL else own + 1
        for style in self._chain(properties):
            outline = _outline(style.find(W + "pPr"))
            if outline is not None:
                return None if outline == _BODY_LEVEL else outline + 1
            name = (value_of(style.find(W + "name")) or "").strip()
            if match := _HEADING_NAME.match(name):
                return int(match[1])
            if name.lower() in _TITLE_NAMES:
                return 1
        return None

    def is_contents(self, properties: etree._Element | None) -> bool:
        """Whether the paragraph is a line of the table of contents."""
        names = (value_of(style.find(W + "name")) or "" for style in self._chain(properties))
        return _CONTENTS_NAME.match(next(names, "").strip()) is not None

    def numbering(self, properties: etree._Element | None) -> tuple[Numbered, str | None] | None:
        """The list that the paragraph belongs to, and the id of the style that says so (None: it says so itself).

        A paragraph may give its level alone and leave the list to its style.
        """
        own = _numbered(properties)
        if own is not None and own.num_id is not None:
            return own, None
        for style in self._chain(properties):
            found = _numbered(style.find(W + "pPr"))
            if found is not None and found.num_id is not None:
                level = own.level if own is not None and own.level is not None else found.level
                return Numbered(num_id=found.num_id, level=level), value_of(style, "styleId")
        return None

    def hides(self, style_id: str | None) -> bool:
        """Whether text in this style is hidden."""
        return any(is_on(style.find(W + "rPr"), "vanish") for style in self._ancestors(style_id))

    def _chain(self, properties: etree._Element | None) -> Iterator[etree._Element]:
        style_id = None if properties is None else value_of(properties.find(W + "pStyle"))
        return self._ancestors(style_id or self.default)

    def _ancestors(self, style_id: str | None) -> Iterator[etree._Element]:
        for _ in range(_MAX_CHAIN):
            style = self.by_id.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value_of(style.find(W + "basedOn"))


def read_styles(root: etree._Element | None) -> Styles:
    """The styles part; None gives a document without styles."""
    styles = [] if root is None else root.findall(W + "style")
    default = next(
        (s for s in styles if value_of(s, "type") == "paragraph" and value_of(s, "default") in ("1", "true")), None
    )
    return Styles(by_id={value_of(s, "styleId") or "": s for s in styles}, default=value_of(default, "styleId"))


def _outline(properties: etree._Element | None) -> int | None:
    level = None if properties is None else number_of(properties.find(W + "outlineLvl"))
    return level if level is not None and 0 <= level <= _BODY_LEVEL else None


def _numbered(properties: etree._Element | None) -> Numbered | None:
    found = None if properties is None else properties.find(W + "numPr")
    if found is None:
        return None
    return Numbered(num_id=number_of(found.find(W + "numId")), level=number_of(found.find(W + "ilvl")))
