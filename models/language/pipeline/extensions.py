"""Mentions on a Doc: entities as `doc.ents`, claims as `doc.spans["claims"]`, all that is known of them as attributes.

Everything is kept as plain values in `doc.user_data`, so that `Doc.to_bytes` and `DocBin(store_user_data=True)` keep
it, and attributes are read from there. A claim is found by its span's id, since several may share one span (均为0件).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from pydantic import TypeAdapter
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from corpora.document.claim import Claim, Entity
from corpora.document.mention import Mentions

CLAIMS: Final = "claims"
"""Key of the span group."""
_KEY: Final = "gouji"
_MENTIONS: Final = TypeAdapter(Mentions)

CLAIM_ATTRIBUTES: Final[Mapping[str, Callable[[Mapping[str, Any]], Any]]] = {
    "value": lambda claim: Decimal(claim["number"]["value"]),
    "unit": lambda claim: claim["number"]["unit"],
    "bound": lambda claim: claim["number"]["bound"],
    "printed": lambda claim: claim["number"]["printed"],
    "numeral": lambda claim: tuple(claim["number"]["span"]),
    "measure": lambda claim: claim["measure"],
    "relation": lambda claim: claim["relation"],
    "period": lambda claim: claim["period"],
    "period_kind": lambda claim: claim["period_kind"],
    "body": lambda claim: claim["body"],
    "fields": lambda claim: tuple(claim["fields"][0]["plus"]) if claim["fields"] else (),
    "minus": lambda claim: tuple(claim["fields"][0]["minus"]) if claim["fields"] else (),
    "candidates": lambda claim: tuple((tuple(item["plus"]), tuple(item["minus"])) for item in claim["fields"]),
    "negated": lambda claim: claim["negated"],
    "firm": lambda claim: claim["firm"],
}
"""What `span._` has for a claim. `numeral` is where the number, or the words that deny, stand in `doc.text`; `fields`
and `minus` are of the likeliest reading, `candidates` of all.
"""


def keep_mentions(doc: Doc, mentions: Mentions) -> None:
    """Puts mentions on a Doc in place of any that were there; spans index `doc.text`."""
    doc.user_data[_KEY] = _MENTIONS.dump_python(mentions, mode="json")
    entities = [
        _span(doc, entity, label=entity.label, name=f"e{number}") for number, entity in enumerate(mentions.entities)
    ]
    doc.set_ents(filter_spans([span for span in entities if span is not None]))
    claims = [_span(doc, claim, label=claim.relation, name=claim.id) for claim in mentions.claims]
    doc.spans[CLAIMS] = [span for span in claims if span is not None]


def mentions_of(doc: Doc) -> Mentions | None:
    """The mentions that a component put on the Doc, None where none did."""
    kept = doc.user_data.get(_KEY)
    return None if kept is None else _MENTIONS.validate_python(kept)


def _span(doc: Doc, item: Entity | Claim, *, label: str, name: str) -> Span | None:
    """Tokens at an item's characters; of another tokenizer's Doc those that touch them."""
    start, end = item.span
    return doc.char_span(start, end, label=label, span_id=name, alignment_mode="expand")


def _kept(span: Span, group: str) -> Mapping[str, Any] | None:
    kept = span.doc.user_data.get(_KEY)
    name = span.id_
    if kept is None or not name:
        return None
    if group == "entities":
        place = int(name[1:]) if name[:1] == "e" and name[1:].isdigit() else -1
        return kept[group][place] if 0 <= place < len(kept[group]) else None
    return next((claim for claim in kept[group] if claim["id"] == name), None)


def _confidence(span: Span) -> float | None:
    kept = _kept(span, "claims") or _kept(span, "entities")
    return None if kept is None else float(kept["confidence"])


def _attribute(name: str) -> Callable[[Span], Any]:
    def read(span: Span) -> Any:
        claim = _kept(span, "claims")
        return None if claim is None else CLAIM_ATTRIBUTES[name](claim)

    return read


def _ties(group: str) -> Callable[[Doc], list[Mapping[str, Any]]]:
    def read(doc: Doc) -> list[Mapping[str, Any]]:
        kept = doc.user_data.get(_KEY)
        return [] if kept is None else list(kept[group])

    return read


def register_extensions() -> None:
    """Attributes of claims and entities on `span._`, of ties on `doc._`; once, however often it is called.

    `doc._.organisation` and `doc._.year` are for the caller to set where the text alone does not say whose it is.
    """
    for name in CLAIM_ATTRIBUTES:
        Span.set_extension(name, getter=_attribute(name), force=True)
    Span.set_extension("confidence", getter=_confidence, force=True)
    for name in ("part_lists", "shares", "item_lists", "years"):
        Doc.set_extension(name, getter=_ties(name), force=True)
    Doc.set_extension("mentions", getter=mentions_of, force=True)
    for name in ("organisation", "year"):
        Doc.set_extension(name, default=None, force=True)
