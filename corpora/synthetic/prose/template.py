"""The markup in which sentences are written, parsed once into pieces.

    {n}                 the number of slot n; {a&b} one number of two slots (均为0件); {n!last_year,region} its sense
    {近n} {n余}         with words that make it a bound or a rough number
    {=六}               a number of the words themselves, a quantity like any other; {=24!none} with its sense
    {-n:未收到}         words that deny: slot n is zero; {-a&b:无} several; {-:没有} a denial of nothing that is counted
    {rule} {word}       a production of the lexicon, or words that the caller gives
    [政府信息公开申请]  the measure of the next number or denial; [<件数] of the one before; [a&b|案件] of named slots
    <C 门户网站>        an entity, by the letters of LABELS; 《…》 is one by itself: LAW or DOCUMENT by its last word

A sense is made of values of `PeriodKind`, `Body` and `Relation`, and the word `approximate`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

LABELS = {
    "O": "ORG",
    "P": "PLACE",
    "T": "PERIOD",
    "L": "LAW",
    "D": "DOCUMENT",
    "N": "DOCUMENT_NUMBER",
    "C": "CHANNEL",
}
"""The label set of `models.language.grammar.entities`; PERIOD is any time that a figure may be of, 全年 too."""
KEPT_TEMPLATES = 20_000
"""More than the phrase files hold; sentences composed for one report push no others out for long."""

_MARK = re.compile(
    r"\{(?P<slot>[^{}]*)\}|\[(?:(?P<names>[a-z0-9_&]+)\||(?P<back><(?![A-Z] )))?|(?P<measure_end>\])"
    r"|<(?P<label>[A-Z]) |(?P<entity_end>>)|(?P<title>《)|(?P<title_end>》)"
)
_BEFORE = "约|近|超过|超|逾|突破|不少于|不低于|至少"
_AFTER = "余|多"
_SLOT = re.compile(
    r"(?:-(?P<denied>[a-z0-9_&]*):(?P<denial>[^!]+)"
    rf"|(?P<before>{_BEFORE})?(?:=(?P<literal>[^!]+?)|(?P<names>[a-z0-9_&]+))(?P<after>{_AFTER})?)(?:!(?P<sense>[a-z_,]+))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place to fill. `literal` is a numeral, `denial` words that say zero; else `names` says what goes there, with
    words `before` and `after` that limit it.
    """

    names: tuple[str, ...] = ()
    literal: str | None = None
    denial: str | None = None
    before: str = ""
    after: str = ""
    sense: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where a measure, an entity or a title begins. Of a measure: `names` of its slots, `back` for the last."""

    kind: Literal["measure", "entity", "title"]
    label: str | None = None
    names: tuple[str, ...] = ()
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Where the innermost one that is open ends."""

    kind: Literal["measure", "entity", "title"]


Piece = str | Blank | Opening | Closing
Template = tuple[Piece, ...]


@lru_cache(maxsize=KEPT_TEMPLATES)
def parse_template(text: str) -> Template:
    """The pieces of `text`.

    Raises:
        ValueError: for a slot that is none of the above.
    """
    pieces: list[Piece] = []
    end = 0
    for match in _MARK.finditer(text):
        if match.start() > end:
            pieces.append(text[end : match.start()])
        pieces += _pieces(match)
        end = match.end()
    return (*pieces, text[end:]) if end < len(text) else tuple(pieces)


def _pieces(match: re.Match[str]) -> tuple[Piece, ...]:
    sign = match.group()[0]
    if sign == "{":
        return (_blank(match["slot"]),)
    if sign == "[":
        return (Opening(kind="measure", names=_names(match["names"]), back=bool(match["back"])),)
    if sign == "<":
        return (Opening(kind="entity", label=LABELS[match["label"]]),)
    if sign == "《":
        return (Opening(kind="title"), "《")
    if sign == "》":
        return ("》", Closing(kind="title"))
    return (Closing(kind="measure" if sign == "]" else "entity"),)


def _blank(slot: str) -> Blank:
    match = _SLOT.fullmatch(slot)
    if match is None:
        raise ValueError(f"no such slot: {{{slot}}}")
    return Blank(
        names=_names(match["names"] or match["denied"]),
        literal=match["literal"],
        denial=match["denial"],
        before=match["before"] or "",
        after=match["after"] or "",
        sense=tuple(match["sense"].split(",")) if match["sense"] else (),
    )


def _names(printed: str | None) -> tuple[str, ...]:
    return tuple(printed.split("&")) if printed else ()
