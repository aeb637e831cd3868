"""How a report family's figures are called in prose, as data: topics, and within each its rows and columns.

A claim is tied to fields in three steps: its words (or those that it inherits) name a topic, then a row, then a column.
A term's `means` are the expressions that people mean by its words, most usual first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Signed keys of rows or columns: `new + carried_in - carried_out`."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Meaning:
        """Reads `a + b - c`.

        Raises:
            ValueError: when the text is not such a sum.
        """
        if not re.fullmatch(r"[\w.]+(?:\s*[+-]\s*[\w.]+)*", text):
            raise ValueError(f"not a sum of keys: {text!r}")
        signed = re.findall(r"([+-]?)\s*([\w.]+)", text)
        return cls(
            plus=tuple(key for sign, key in signed if sign != "-"),
            minus=tuple(key for sign, key in signed if sign == "-"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A row or column as prose names it.

    Args:
        name: the field's term in Chinese, for messages.
        words: pattern of the words that name it.
        unless: pattern of words beside it that make it something else.
        means: expressions, best first.
        general: the words say nothing of the topic (收到, 办结), so that beside words of their own they inherit none.
        alone: pattern that leaves only the first of `means`: of a row, in the sentence (予以公开43件、部分公开9件: not
            their sum); of a column, in the words before the number (共有复议7件: not those alone that were decided).
        some: pattern of the sentence in which the number is some of what the row counts (主动公开的3件 beside
            依申请提供的1件), so that a mismatch says nothing.
        firm: the words mean this figure and nothing else, so that a mismatch is a contradiction. Where they are not
            firm, agreement supports the claim and disagreement says nothing.
    """

    name: str
    words: re.Pattern[str]
    means: tuple[Meaning, ...]
    unless: re.Pattern[str] | None = None
    alone: re.Pattern[str] | None = None
    some: re.Pattern[str] | None = None
    general: bool = False
    firm: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """Words around a number that say which row its expression includes: 含上年结转 → carried_in.

    Args:
        unless: a row; what means it first is left as it is (办结8件，含上年结转2件 counts results all the same).
    """

    words: re.Pattern[str]
    key: str
    unless: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing that a report counts.

    Args:
        id: name of the topic, unique in the profile.
        words: pattern that establishes the topic by itself.
        unless: pattern in the same words that excludes it (热线, 信箱 …).
        field: template of the field, with {row} and {column}.
        units: units its figures are counted in; a claim with another unit is not one of them.
        partial: pattern of words that make a count a part of the topic's total by a dimension that no form has
            (网上申请, 涉及征地的申请); such a claim agrees with no cell but by chance. A topic with it also needs a row
            or column of its own in a list of parts.
        causes: the topic also stands as the cause of others (因政府信息公开申请引发的行政复议), which then count alone.
        narrowed: pattern of words behind the number that say that it counted more than the topic (行政应诉35件，
            其中涉及政府信息公开的10件).
        trade, context: where the sentence matches `trade` (办理行政复议案件, the daily work of a 司法局) and neither it
            nor its heading matches `context` (信息公开), a mismatch says nothing.
        not_after: pattern of words before the topic's that make it an attribute (主动公开85件、依申请公开20件).
        terms: pattern of words right in front of a number that name a row that no other business has (予以部分公开5件):
            the topic is meant where nothing else names one. Then a mismatch is a contradiction only if the network
            reads it alike.
        hints: pattern of words in a sentence that only this topic has (上年结转8件), so that the rows in it are the
            topic's where nothing else is under way; as with `terms`.
        wholes: rows that a percentage of one of the topic's counts may be taken of.
        prefer: words around the number that bring certain expressions first.
        rows, columns: terms; the first whose words match is taken, so the special ones come first.
        default_row, default_column: taken when no term matches; None when then nothing can be said.
    """

    id: str
    words: re.Pattern[str]
    field: str
    units: frozenset[str]
    rows: tuple[Term, ...]
    columns: tuple[Term, ...]
    default_row: Term | None
    default_column: Term | None
    unless: re.Pattern[str] | None = None
    partial: re.Pattern[str] | None = None
    causes: bool = False
    narrowed: re.Pattern[str] | None = None
    trade: re.Pattern[str] | None = None
    context: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None
    terms: re.Pattern[str] | None = None
    hints: re.Pattern[str] | None = None
    wholes: tuple[Meaning, ...] = ()
    prefer: tuple[Preference, ...] = ()
