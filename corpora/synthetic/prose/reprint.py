"""Statements with words changed, put in front, or joined, and every span moved with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention
from corpora.labelled.shift import moved_claim, moved_entity, moved_items, moved_parts, moved_share
from corpora.synthetic.prose.numerals import print_number
from corpora.synthetic.report import Fact, Statement
from corpora.synthetic.tables.forms import print_cell

SMALLEST_WITH_COMMA = 1000


def reprinted(statement: Statement, fact: Fact, wrong: Decimal) -> Statement:
    """The sentence with one numeral changed (a period: its year wherever the sentence gives it), every fact and mention
    of that numeral with it.

    Raises:
        ValueError: for a fact said without a numeral.
    """
    if fact.numeral is None:
        raise ValueError("a fact said without a numeral cannot be reprinted")
    if fact.kind == "period":
        return _with_other_year(statement, fact, wrong)
    style = fact.style if wrong >= SMALLEST_WITH_COMMA or fact.style != "comma" else "arabic"
    words = print_number(wrong, style)
    place, shift = fact.numeral, len(words) - (fact.numeral.end - fact.numeral.start)
    number = Span(place.start, place.start + len(words))

    def moved(span: Span) -> Span:
        start = span.start + shift * (span.start >= place.end)
        return Span(start, span.end + shift * (span.end >= place.end))

    def moved_fact(one: Fact) -> Fact:
        if one.numeral == place:
            return replace(one, value=wrong, numeral=number, style=style)
        return replace(one, numeral=one.numeral and moved(one.numeral))

    def reprinted_claim(one: ClaimMention) -> ClaimMention:
        claim = moved_claim(one, moved)
        return replace(claim, numeral=number, value=wrong) if one.numeral == place else claim

    return replace(
        statement,
        text=statement.text[: place.start] + words + statement.text[place.end :],
        facts=tuple(moved_fact(one) for one in statement.facts),
        entities=tuple(moved_entity(one, moved) for one in statement.entities),
        claims=tuple(reprinted_claim(one) for one in statement.claims),
        item_lists=tuple(moved_items(one, moved) for one in statement.item_lists),
    )


def is_percentage(statement: Statement, fact: Fact) -> bool:
    """Whether the fact's numeral is printed as a percentage, 98% or 百分之九十八."""
    if fact.numeral is None:
        return False
    before, behind = statement.text[: fact.numeral.start], statement.text[fact.numeral.end :]
    return before.endswith("百分之") or behind.startswith("%")


def joined(statements: Sequence[Statement], *, marks: Sequence[str] = ()) -> Statement:
    """Several statements as one; `marks[i]` takes the place of the full stop behind the i-th, if it has one.

    Args:
        statements: any number.
        marks: one fewer than statements; missing ones leave the statements as they are.
    """
    text, moved = "", list[Statement]()
    for index, statement in enumerate(statements):
        behind = sum(len(one.claims) for one in moved)
        moved.append(_shifted(statement, len(text), behind=behind))
        text += statement.text
        if index < len(marks):
            text = text.removesuffix("。") + marks[index]
    families = [statement.family for statement in statements if statement.family]
    return Statement(
        text=text,
        facts=tuple(chain.from_iterable(one.facts for one in moved)),
        entities=tuple(chain.from_iterable(one.entities for one in moved)),
        claims=tuple(chain.from_iterable(one.claims for one in moved)),
        part_lists=tuple(chain.from_iterable(one.part_lists for one in moved)),
        shares=tuple(chain.from_iterable(one.shares for one in moved)),
        item_lists=tuple(chain.from_iterable(one.item_lists for one in moved)),
        family="+".join(families) or None,
    )


def prefixed(statement: Statement, words: str) -> Statement:
    """The statement with words in front (一是, 1.)."""
    return replace(_shifted(statement, len(words)), text=words + statement.text)


def _shifted(statement: Statement, by: int, *, behind: int = 0) -> Statement:
    """`by` characters and `behind` claims farther on."""

    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return replace(
        statement,
        facts=tuple(replace(one, numeral=one.numeral and moved(one.numeral)) for one in statement.facts),
        entities=tuple(moved_entity(one, moved) for one in statement.entities),
        claims=tuple(moved_claim(one, moved) for one in statement.claims),
        part_lists=tuple(moved_parts(one, behind=behind) for one in statement.part_lists),
        shares=tuple(moved_share(one, behind=behind) for one in statement.shares),
        item_lists=tuple(moved_items(one, moved, behind=behind) for one in statement.item_lists),
    )


def _with_other_year(statement: Statement, fact: Fact, wrong: Decimal) -> Statement:
    """Years are printed with four digits, so that no span moves."""
    text = statement.text.replace(print_cell(fact.value), print_cell(wrong))
    facts = (replace(one, value=wrong) if one is fact else one for one in statement.facts)
    return replace(statement, text=text, facts=tuple(facts))
