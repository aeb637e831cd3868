"""Passages written by hand with their truth in the text itself, and their loader.

    {12件}  {12件|new}  {近30%||#p}     a figure as printed, the statutory fields that it speaks of, and its sense
    {-未收到|new}  {0件|rec & lit}      words that deny; `&` makes one claim for each (均为0件)
    [政府信息公开申请]  [<件数]  [a b|申请]   the measure of the next figure, of the one before, of named ones
    <O 县司法局>  《…》                an entity, by the letters of the generator's markup; a title is one by itself

Fields are shortened: see `field_names`. A sense is made of `last`, `running`, `plan`, `part`, `other_year` (period),
`office`, `region`, `sub`, `other` (body), `inc`, `dec`, `share`, `least`, `none`, `equal` (relation), `approx`, a year,
and `#name`. Ties are written after the text: `parts a: b c` (`…` at the end: the words leave room for more),
`share p: a b`, `growth p: a b`, `change p: d a` (`?` for what the text does not say), `items n: 网站|窗口`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpora.document.errors import UsageError
from corpora.document.geometry import Span
from corpora.labelled.marked_figure import Figure, parse_figure
from corpora.labelled.marked_ties import add_ties
from corpora.labelled.mention import ClaimMention, EntityMention
from corpora.labelled.passage import LabelledPassage
from corpora.plain_yaml import plain_yaml
from corpora.synthetic.prose.filling import LAW_ENDINGS
from corpora.synthetic.prose.template import LABELS

_MARK = re.compile(r"\{([^{}]+)\}|<([A-Z]) |(>)|\[(?:(<)(?![A-Z] )|([a-z0-9 ]+)\|)?|(\])|(《)|(》)")
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）]?|[^。！？]+$")


class MarkedPassage(BaseModel):
    """One entry of a file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    org: str
    year: int
    head: str = ""
    text: str
    ties: tuple[str, ...] = ()


def read_marked(path: Path) -> Iterator[tuple[str, LabelledPassage]]:
    """Every passage of a file, or of a folder's `passages-*.yaml`, with its id.

    Raises:
        UsageError: for a mark that says nothing, with the passage's id.
    """
    for file in sorted(path.glob("passages-*.yaml")) if path.is_dir() else [path]:
        for entry in plain_yaml(file.read_text("utf-8")):
            try:
                marked = MarkedPassage.model_validate(entry)
                yield marked.id, parse_marked(marked)
            except (KeyError, ValueError) as error:
                raise UsageError(f"{file.name} {entry.get('id')}: {error}") from error


def parse_marked(marked: MarkedPassage) -> LabelledPassage:
    """The passage that the markup writes.

    Raises:
        ValueError: for a mark that says nothing, or one that is not closed.
        KeyError: for a tie of a figure that has no such name.
    """
    walk = _Walk(source="".join(line.strip() for line in marked.text.splitlines()))
    walk.run()
    text = "".join(walk.text)
    claims, named = walk.claims(year=marked.year)
    part_lists, shares, item_lists = add_ties(marked.ties, text=text, claims=claims, named=named)
    sentences = tuple(Span(*match.span()) for match in _SENTENCE.finditer(text))
    return LabelledPassage(
        heading=marked.head,
        text=text,
        sentences=sentences,
        families=(None,) * len(sentences),
        organisation=marked.org,
        year=marked.year,
        entities=tuple(sorted(walk.entities, key=lambda one: one.span)),
        claims=claims,
        part_lists=part_lists,
        shares=shares,
        item_lists=item_lists,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    span: Span
    back: bool
    names: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One walk over the markup; what is open is closed by the innermost bracket of its kind."""

    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    figures: list[tuple[int, Figure]] = field(default_factory=list)
    entities: list[EntityMention] = field(default_factory=list)
    measures: list[_Measure] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)

    def run(self) -> None:
        """Reads the whole source."""
        end = 0
        for match in _MARK.finditer(self.source):
            self._write(self.source[end : match.start()])
            self._mark(match)
            end = match.end()
        self._write(self.source[end:])
        if self.opened:
            raise ValueError(f"not closed: {self.opened[-1]}")

    def _write(self, words: str) -> None:
        self.text.append(words)
        self.length += len(words)

    def _mark(self, match: re.Match[str]) -> None:
        figure, label, entity_end, _, _, measure_end, title, title_end = match.groups()
        if figure:
            parsed = parse_figure(figure)
            self.figures.append((self.length, parsed))
            self._write(parsed.words)
        elif label:
            self.opened.append((LABELS[label], self.length))
        elif title:
            self.opened.append(("title", self.length))
            self._write(title)
        elif title_end:
            self._write(title_end)
            self._close("title")
        elif entity_end or measure_end:
            self._close("]" if measure_end else ">")
        else:
            self.opened.append((match.group(), self.length))

    def _close(self, sign: str) -> None:
        if not self.opened:
            raise ValueError(f"nothing open at {sign}: …{''.join(self.text)[-12:]}")
        opening, start = self.opened.pop()
        span = Span(start, self.length)
        if opening.startswith("[") != (sign == "]") or (opening == "title") != (sign == "title"):
            raise ValueError(f"{opening} closed by {sign}: …{''.join(self.text)[-12:]}")
        if sign == "]":
            names = tuple(opening[1:].removesuffix("|").split()) if "|" in opening else ()
            self.measures.append(_Measure(span=span, back=opening == "[<", names=names))
            return
        if opening == "title":
            if any(label != "title" and not label.startswith("[") for label, _ in self.opened):
                return
            opening = "LAW" if "".join(self.text)[start : self.length - 1].endswith(LAW_ENDINGS) else "DOCUMENT"
        self.entities.append(EntityMention(label=opening, span=span))

    def claims(self, *, year: int) -> tuple[tuple[ClaimMention, ...], Mapping[str, tuple[int, ...]]]:
        """The claims, and which of them each name means."""
        found: list[ClaimMention] = []
        named: dict[str, tuple[int, ...]] = {}
        for place, (start, figure) in enumerate(self.figures):
            for claim in figure.claims(start=start, measure=self._measure_of(place), year=year):
                for name in figure.names:
                    named[name] = (*named.get(name, ()), len(found))
                found.append(claim)
        return tuple(found), named

    def _measure_of(self, place: int) -> Span | None:
        start, figure = self.figures[place]
        before = self.figures[place - 1][0] if place else -1
        after = self.figures[place + 1][0] if place + 1 < len(self.figures) else self.length + 1
        for measure in self.measures:
            if measure.names:
                if set(measure.names) & set(figure.names):
                    return measure.span
            elif measure.back:
                if start < measure.span.start < after:
                    return measure.span
            elif before < measure.span.start <= start:
                return measure.span
        return None
