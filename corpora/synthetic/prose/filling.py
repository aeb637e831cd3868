"""Fills a template: text, where each slot's numeral stands, entities and claims, in one walk over its pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from corpora.document.geometry import Span
from corpora.document.numeral import parse_numeral
from corpora.labelled.mention import ClaimMention, EntityMention, ItemListMention, PartListMention, ShareMention
from corpora.synthetic.prose.channels import channels_in_passing
from corpora.synthetic.prose.numerals import CHINESE_STYLES
from corpora.synthetic.prose.printed import AT_LEAST, Printed, Sense
from corpora.synthetic.prose.template import Blank, Closing, Opening, Piece, Template, Tie
from corpora.synthetic.prose.ties import bind
from corpora.synthetic.prose.units import begins_with_unit, relation_by_unit, tail_at
from corpora.synthetic.report import Fact, Statement

LAW_ENDINGS = ("法", "条例", "办法", "规定", "细则", "规则")
"""Last words of the title of a law, a regulation or a rule; any other title is a document's."""
WORDS_OF_DENIAL = Printed(value=Decimal(0))

Word = str | Printed | Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A template with its blanks filled; `spans` tells where each slot's numeral, or a plain slot's words, stand."""

    text: str
    spans: dict[str, Span]
    entities: tuple[EntityMention, ...] = ()
    claims: tuple[ClaimMention, ...] = ()
    part_lists: tuple[PartListMention, ...] = ()
    shares: tuple[ShareMention, ...] = ()
    item_lists: tuple[ItemListMention, ...] = ()

    def statement(self, *facts: Fact, family: str | None = None) -> Statement:
        """It as a statement of the report."""
        return Statement(
            text=self.text,
            facts=facts,
            entities=self.entities,
            claims=self.claims,
            part_lists=self.part_lists,
            shares=self.shares,
            item_lists=self.item_lists,
            family=family,
        )


@dataclass(slots=True, kw_only=True)
class _Number:
    """A number or denial under way: `span` of what was written, without the unit."""

    name: str | None
    printed: Printed
    span: Span
    numeral: Span | None
    sense: Sense
    measure: Span | None = None


@dataclass(slots=True, kw_only=True)
class _Measure:
    span: Span
    opening: Opening


@dataclass(slots=True, kw_only=True)
class Filling:
    """One walk. `expand` gives the words or the production of a slot that is no number of the caller's.

    Args:
        year: the report's, for the period of each claim.
        sense: what every number of the template shares.
        gap: a space between each numeral and its unit, as some reports print it.
    """

    words: Mapping[str, Word]
    expand: Callable[[str], Word]
    year: int
    sense: tuple[str, ...] = ()
    gap: bool = False
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    _spans: dict[str, Span] = field(default_factory=dict)
    _entities: list[EntityMention] = field(default_factory=list)
    _numbers: list[_Number] = field(default_factory=list)
    _measures: list[_Measure] = field(default_factory=list)
    _items: list[Span] = field(default_factory=list)
    _ties: list[Tie] = field(default_factory=list)
    _open: list[tuple[Opening, int]] = field(default_factory=list)
    _after: Printed | None = None

    def fill(self, template: Template) -> Filled:
        """The whole template."""
        self._walk(template)
        text = "".join(self._text)
        self._give_measures()
        bound = bind(self._ties, [number.name for number in self._numbers], self._items)
        return Filled(
            text=text,
            spans=self._spans,
            entities=tuple(
                sorted([*self._entities, *channels_in_passing(text, self._entities)], key=lambda one: one.span)
            ),
            claims=tuple(self._claim(number, text) for number in self._numbers),
            part_lists=tuple(one for one in bound if isinstance(one, PartListMention)),
            shares=tuple(one for one in bound if isinstance(one, ShareMention)),
            item_lists=tuple(one for one in bound if isinstance(one, ItemListMention)),
        )

    def _walk(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if isinstance(piece, str):
                self._write_words(piece)
            elif isinstance(piece, Blank):
                self._fill(piece)
            elif isinstance(piece, Opening):
                self._open.append((piece, self._length))
            elif isinstance(piece, Tie):
                self._ties.append(piece)
            else:
                self._close(piece)

    def _write(self, words: str) -> Span:
        self._text.append(words)
        self._length += len(words)
        return Span(self._length - len(words), self._length)

    def _write_words(self, words: str) -> Span:
        """Words behind a numeral: 百分之 before it takes the place of %, and some reports set the unit apart."""
        number, self._after = self._after, None
        if number is not None and number.before.endswith("百分之"):
            words = words.removeprefix("%")
        elif number is not None and self.gap and begins_with_unit(words) and _may_stand_apart(number):
            self._write(" ")
        return self._write(words)

    def _close(self, piece: Closing) -> None:
        opening, start = self._open.pop()
        span = Span(start, self._length)
        if opening.kind == "item" and piece.kind == "entity":
            self._items.append(span)
            return
        if opening.kind != piece.kind:
            raise ValueError(f"{opening.kind} closed as {piece.kind}: {''.join(self._text)}")
        if piece.kind == "measure":
            self._measures.append(_Measure(span=span, opening=opening))
            return
        if any(outer.kind in ("entity", "title") for outer, _ in self._open):
            return  # part of a longer name, or named already
        words = "".join(self._text)[start : self._length]
        titled = words[0] == "《" and words[-1] == "》"  # <D 《收费办法》> is a law as 《收费办法》 is
        label = _label_of_title(words[1:-1]) if titled or not opening.label else opening.label
        self._entities.append(EntityMention(label=label, span=span))

    def _fill(self, blank: Blank) -> None:
        if blank.denial is not None:
            span = self._write(blank.denial)
            for name in blank.names or (None,):
                printed = self._printed(name) if name else WORDS_OF_DENIAL
                self._add(name, replace(printed, value=Decimal(0)), blank, span=span, numeral=None)
            return
        if blank.literal is not None:
            self._fill_literal(blank, blank.literal)
            return
        self._fill_named(blank)

    def _fill_literal(self, blank: Blank, literal: str) -> None:
        """A numeral of the words themselves; of 三分之二 the numeral is 二, the unit 三分之."""
        whole, over, numeral = literal.rpartition("分之")
        value = parse_numeral(numeral)
        if value is None:
            raise ValueError(f"not a numeral: {literal}")
        before = self._write(blank.before + whole + over)
        span = self._write(numeral)
        end = self._write(blank.after).end
        printed = Printed(value=value, before=blank.before or whole + over, after=blank.after)
        name = blank.names[0] if blank.names else None
        self._add(name, printed, blank, span=Span(before.start, end), numeral=span)

    def _fill_named(self, blank: Blank) -> None:
        word = self.words[blank.names[0]] if blank.names[0] in self.words else self.expand(blank.names[0])
        if isinstance(word, str):
            self._spans[blank.names[0]] = self._write_words(word)
        elif isinstance(word, Printed):
            word = replace(word, before=blank.before + word.before, after=word.after + blank.after)
            before = self._write(word.before)
            numeral = self._write(word.numeral)
            span = Span(before.start, self._write(word.scale + word.after).end)
            for name in blank.names:
                self._spans[name] = numeral
                printed = replace(word, sense=self._printed(name).sense)
                self._add(name, printed, blank, span=span, numeral=numeral)
            self._after = word
        else:
            self._walk(word)

    def _printed(self, name: str) -> Printed:
        word = self.words[name]
        if not isinstance(word, Printed):
            raise TypeError(f"not a number: {name}")
        return word

    def _add(self, name: str | None, printed: Printed, blank: Blank, *, span: Span, numeral: Span | None) -> None:
        sense = printed.sense.narrowed(self.sense).narrowed(blank.sense)
        self._numbers.append(_Number(name=name, printed=printed, span=span, numeral=numeral, sense=sense))

    def _give_measures(self) -> None:
        for measure in self._measures:
            names, span = measure.opening.names, measure.span
            if names:
                chosen = [number for number in self._numbers if number.name in names]
            elif measure.opening.back:
                chosen = [number for number in self._numbers if number.span.end <= span.start][-1:]
            else:
                chosen = [number for number in self._numbers if number.span.start >= span.end][:1]
            for number in chosen:
                number.measure = number.measure or span
        for one, other in pairwise(self._numbers):
            if other.sense.relation in ("increase", "decrease") or other.sense.period_kind == "last_year":
                other.measure = other.measure or one.measure  # 收到16件，比上年的7件增加9件

    def _claim(self, number: _Number, text: str) -> ClaimMention:
        sense, end = number.sense, number.span.end
        tail = tail_at(text, end) if number.numeral else tail_at("", 0)
        before = number.printed.before
        fraction = "%" if before.endswith("百分之") else before if before.endswith("分之") else ""
        unit = fraction or (number.printed.scale + (tail.unit or "")) or None
        limits = number.printed.before + number.printed.after + tail.limit
        rough = any(word in limits for word in AT_LEAST)
        return ClaimMention(
            span=Span(number.span.start, end + tail.length),
            numeral=number.numeral,
            value=number.printed.value,
            unit=unit,
            measure=number.measure,
            relation=sense.relation or relation_by_unit(tail.unit or unit, at_least=rough),
            period_kind=sense.period_kind,
            body=sense.body,
            period=self._period(sense),
            fields=sense.fields,
            minus=sense.minus,
            approximate=sense.approximate or not number.printed.exact_words or bool(tail.limit),
        )

    def _period(self, sense: Sense) -> str | None:
        offset = {"this_year": 0, "part_of_year": 0, "last_year": -1, "plan": 1, "other_year": -2}.get(
            sense.period_kind
        )
        return None if offset is None else str(self.year + offset)


def _may_stand_apart(number: Printed) -> bool:
    return number.style not in CHINESE_STYLES and not number.scale and not number.after


def _label_of_title(title: str) -> str:
    return "LAW" if title.endswith(LAW_ENDINGS) else "DOCUMENT"
