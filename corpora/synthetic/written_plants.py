"""Reports written by hand with one number made wrong: for a claim that must be supported one that must be flagged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpora.document.check import CheckKind
from corpora.synthetic.written import Expected, WrittenReport

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SENTENCE = re.compile(r"[^。！？]*[。！？]?")
_FOLLOWING: tuple[CheckKind, ...] = ("claim-parts", "claim-claim", "claim-ratio", "claim-change")
"""Kinds that may speak of the wrong number too: what it was part of no longer adds up."""


def planted(written: WrittenReport) -> Iterator[WrittenReport]:
    """A report for each figure of it that must agree with the tables and stands in its prose once; none for one that
    has a contradiction of its own.
    """
    if written.contradicted or written.doubtful:
        return
    for number, claim in enumerate(written.supported, start=1):
        if claim.kind == "claim-table" and claim.claimed:
            yield from _with_wrong(written, claim, id=f"{written.id}-{number}")


def _with_wrong(written: WrittenReport, claim: Expected, *, id: str) -> Iterator[WrittenReport]:
    said = str(claim.claimed)
    places = [
        (place, match)
        for place, text in enumerate(written.text)
        for match in _NUMBER.finditer(text)
        if match.group() == said
    ]
    if len(places) != 1:
        return
    place, match = places[0]
    wrong = _other(said, taken={one for text in written.text for one in _NUMBER.findall(text)})
    text = written.text[place]
    changed = text[: match.start()] + wrong + text[match.end() :]
    sentence = next(one.group() for one in _SENTENCE.finditer(changed) if one.end() > match.start())
    flagged = Expected(kind="claim-table", claimed=Decimal(wrong), fields=claim.fields, sentence=sentence)
    yield written.model_copy(
        update={
            "id": id,
            "text": (*written.text[:place], changed, *written.text[place + 1 :]),
            "contradicted": (flagged,),
            "supported": (),
            "doubtful": tuple(Expected(kind=kind, claimed=Decimal(wrong)) for kind in _FOLLOWING),
        }
    )


def _other(said: str, *, taken: set[str]) -> str:
    """Two digits changed about, else the next number that the prose does not have."""
    digits = list(said)
    for place in range(len(digits) - 1, 0, -1):
        swapped = digits.copy()
        swapped[place - 1], swapped[place] = digits[place], digits[place - 1]
        wrong = "".join(swapped)
        if wrong not in taken and "." not in swapped[place - 1 : place + 1] and wrong[0] != "0":
            return wrong
    value = Decimal(said) + 1
    while str(value) in taken:
        value += 1
    return str(value)
