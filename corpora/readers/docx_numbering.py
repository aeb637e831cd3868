"""Automatic numbering put back into words: 一、 （一） 1. are not in a Word paragraph's text, only in its list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from corpora.readers.docx_package import W, is_on, number_of, value_of
from corpora.readers.docx_styles import Styles
from corpora.readers.ordinals import ordinal

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list. `pattern` is `w:lvlText`: "%1、", "（%2）", "%1.%2"."""

    start: int
    number_format: str
    pattern: str
    legal: bool
    restarts: bool
    style_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """A `w:num`: the definition that it counts with, its levels, and where it starts over."""

    definition: int
    levels: dict[int, Level]
    overrides: dict[int, int]


@dataclass(slots=True, kw_only=True)
class Numbering:
    """Counts along as paragraphs are met in order: lists of one definition share their counters, as in Word."""

    lists: dict[int, NumberedList]
    _counters: dict[int, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def label(self, properties: etree._Element | None, styles: Styles) -> str:
        """The printed number of a paragraph with what stands between it and the text; "" for one without."""
        found = styles.numbering(properties)
        if found is None or not found[0].num_id:
            return ""
        numbered, style_id = found
        numbering = self.lists.get(numbered.num_id or 0)
        if numbering is None:
            return ""
        depth = numbered.level if numbered.level is not None else _level_of_style(numbering, style_id)
        level = numbering.levels.get(depth)
        if level is None:
            return ""
        counters = self._count(numbered.num_id or 0, numbering, depth, level)
        return _spaced(_label(numbering, level, counters))

    def _count(self, num_id: int, numbering: NumberedList, depth: int, level: Level) -> list[int | None]:
        counters = self._counters.setdefault(numbering.definition, [None] * _LEVELS)
        override = numbering.overrides.get(depth)
        if override is not None and (num_id, depth) not in self._begun:
            counters[depth] = override
        else:
            before = counters[depth]
            counters[depth] = level.start if before is None else before + 1
        self._begun.add((num_id, depth))
        # A level that was skipped counts as begun: after 2.1.1 the next of the level above is 2.2.
        for higher in range(depth):
            if counters[higher] is None:
                counters[higher] = numbering.levels[higher].start if higher in numbering.levels else 1
        for deeper in range(depth + 1, _LEVELS):
            if deeper not in numbering.levels or numbering.levels[deeper].restarts:
                counters[deeper] = None
        return counters


def read_numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """The numbering part; None gives a document that numbers nothing."""
    if root is None:
        return Numbering(lists={})
    definitions = {
        number: definition
        for definition in root.findall(W + "abstractNum")
        if (number := number_of(definition, "abstractNumId")) is not None
    }
    lists: dict[int, NumberedList] = {}
    for num in root.findall(W + "num"):
        num_id = number_of(num, "numId")
        definition = number_of(num.find(W + "abstractNumId"))
        if num_id is not None and definition in definitions:
            lists[num_id] = _numbered_list(num, definition, _linked(definition, definitions, root, styles))
    return Numbering(lists=lists)


def _numbered_list(num: etree._Element, number: int, definition: etree._Element) -> NumberedList:
    levels = _levels(definition)
    overrides: dict[int, int] = {}
    for override in num.findall(W + "lvlOverride"):
        depth = number_of(override, "ilvl")
        start = number_of(override.find(W + "startOverride"))
        levels.update(_levels(override))
        if depth is not None and start is not None:
            overrides[depth] = start
    return NumberedList(definition=number, levels=levels, overrides=overrides)


def _linked(
    number: int, definitions: dict[int, etree._Element], root: etree._Element, styles: Styles
) -> etree._Element:
    """The definition itself, or the one that its list style names (`w:numStyleLink`)."""
    definition = definitions[number]
    style = styles.by_id.get(value_of(definition.find(W + "numStyleLink")) or "")
    num_id = None if style is None else value_of(style.find(f"{W}pPr/{W}numPr/{W}numId"))
    for num in root.findall(W + "num"):
        if num_id is not None and value_of(num, "numId") == num_id:
            return definitions.get(number_of(num.find(W + "abstractNumId")) or 0, definition)
    return definition


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.findall(W + "lvl"):
        depth = number_of(element, "ilvl")
        if depth is None or not 0 <= depth < _LEVELS:
            continue
        # Word 2010 and later put a plain format beside a custom one; the plain one comes last.
        formats = list(element.iter(W + "numFmt"))
        start = number_of(element.find(W + "start"))
        levels[depth] = Level(
            start=1 if start is None else start,
            number_format=(value_of(formats[-1]) if formats else None) or "decimal",
            pattern=value_of(element.find(W + "lvlText")) or "",
            legal=is_on(element, "isLgl"),
            restarts=number_of(element.find(W + "lvlRestart")) != 0,
            style_id=value_of(element.find(W + "pStyle")),
        )
    return levels


def _level_of_style(numbering: NumberedList, style_id: str | None) -> int:
    return next((d for d, level in numbering.levels.items() if style_id and level.style_id == style_id), 0)


def _label(numbering: NumberedList, level: Level, counters: list[int | None]) -> str:
    if level.number_format in ("bullet", "none"):
        return ""

    def fill(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = numbering.levels.get(depth, level)
        count = counters[depth]
        return ordinal(other.start if count is None else count, "decimal" if level.legal else other.number_format)

    return _PLACEHOLDER.sub(fill, level.pattern)


def _spaced(label: str) -> str:
    """Word sets a tab after the number. Chinese marks need none; "1." before a figure must not become 1.2023."""
    return label if not label or label[-1] in "、，：）．】〕" else label.rstrip() + " "
