"""The markup in which sentences are written, parsed once into pieces.

    {n}                 the number of slot n; {a&b} one number of two slots (均为0件); {n!last_year,region} its sense
    {近n} {n余}         with words that make it a bound or a rough number
    {=六}               a number of the words themselves, a quantity like any other; {=24!none} with its sense
    {-n:未收到}         words that deny: slot n is zero; {-a&b:无} several; {-:没有} a denial of nothing that is counted
    {rule} {word}       a production of the lexicon, or words that the caller gives
    [政府信息公开申请]  the measure of the next number or denial; [<件数] of the one before; [a&b|案件] of named slots
    <C 门户网站>        an entity, by the letters of LABELS; 《…》 is one by itself: LAW or DOCUMENT by its last word
    <i 政策文件>        an item of the list that a count announces
    {x=六}              a number of the words themselves that has a name, for a tie
    #n=a+b #n>a+b       ties, behind the last word: whole n has the parts a and b, all of them or (>) among others;
    #r=a/b #r^a/b #r~d/a  percentage r is a share a/b, a growth from b to a, a change by d to a (either may miss);
    #n:i #n:i...        count n announces the items, and (...) more than those

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
"""The label set of `models.language.grammar.words.entities`; PERIOD is any time that a figure may be of, 全年 too."""
Bracket = Literal["measure", "entity", "title", "item"]
TieKind = Literal["parts", "share", "growth", "change", "items"]
TIES: dict[str, TieKind] = {"=": "parts", ">": "parts", "^": "growth", "~": "change", ":": "items"}
KEPT_TEMPLATES = 20_000
"""More than the phrase files hold; sentences composed for one report push no others out for long."""

_MARK = re.compile(
    r"\{(?P<slot>[^{}]*)\}|\[(?:(?P<names>[a-z0-9_&]+)\||(?P<back><(?![A-Z] )))?|(?P<measure_end>\])"
    r"|<(?P<label>[A-Zi]) |(?P<entity_end>>)|(?P<title>《)|(?P<title_end>》)"
    r"|\s*#(?P<head>[a-z0-9_]+)(?P<tie>[=>^~:])(?P<members>[a-z0-9_+/.]+)"
)
_BEFORE = "约|近|超过|超|逾|突破|不少于|不低于|至少"
_AFTER = "余|多"
_SLOT = re.compile(
    r"(?:-(?P<denied>[a-z0-9_&]*):(?P<denial>[^!]+)"
    rf"|(?P<before>{_BEFORE})?(?:(?P<name>[a-z]*)=(?P<literal>[^!]+?)|(?P<names>[a-z0-9_&]+))(?P<after>{_AFTER})?)"
    r"(?:!(?P<sense>[a-z_,]+))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place to fill. `literal` is a numeral, `denial` words that say zero; else `names` says what goes there, with
    words `before` and `after` that limit it. A literal's name is for ties alone.
    """

    names: tuple[str, ...] = ()
    literal: str | None = None
    denial: str | None = None
    before: str = ""
    after: str = ""
    sense: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where one of them begins. Of a measure: `names` of its slots, `back` for the last."""

    kind: Bracket
    label: str | None = None
    names: tuple[str, ...] = ()
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Where the innermost one that is open ends."""

    kind: Bracket


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How named numbers hang together; see the head of this file. A member that is left out is "".

    `more`: parts or items that are not all of them.
    """

    kind: TieKind
    head: str
    members: tuple[str, ...]
    more: bool = False


Piece = str | Blank | Opening | Closing | Tie
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
    if match["tie"]:
        return (_tie(match["head"], match["tie"], match["members"]),)
    sign = match.group()[0]
    if sign == "{":
        return (_blank(match["slot"]),)
    if sign == "[":
        return (Opening(kind="measure", names=_names(match["names"]), back=bool(match["back"])),)
    if match["label"] == "i":
        return (Opening(kind="item"),)
    if sign == "<":
        return (Opening(kind="entity", label=LABELS[match["label"]]),)
    if sign == "《":
        return (Opening(kind="title"), "《")
    if sign == "》":
        return ("》", Closing(kind="title"))
    return (Closing(kind="measure" if sign == "]" else "entity"),)  # of an entity or an item, whichever is open


def _tie(head: str, sign: str, members: str) -> Tie:
    kind: TieKind = "share" if sign == "=" and "/" in members else TIES[sign]
    if kind == "items":
        return Tie(kind=kind, head=head, members=(), more=members.endswith("..."))
    return Tie(kind=kind, head=head, members=tuple(re.split(r"[+/]", members)), more=sign == ">")


def _blank(slot: str) -> Blank:
    match = _SLOT.fullmatch(slot)
    if match is None:
        raise ValueError(f"no such slot: {{{slot}}}")
    return Blank(
        names=_names(match["names"] or match["denied"] or match["name"]),
        literal=match["literal"],
        denial=match["denial"],
        before=match["before"] or "",
        after=match["after"] or "",
        sense=tuple(match["sense"].split(",")) if match["sense"] else (),
    )


def _names(printed: str | None) -> tuple[str, ...]:
    return tuple(printed.split("&")) if printed else ()
