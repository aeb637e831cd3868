"""Grammar and network on one link: who is believed, and when a mismatch may be called a contradiction.

The whole of it is `DECISIONS`. A link is firm where the grammar is sure of its words and the network is not sure of
anything else, or where the words alone left a doubt that the network does not share; the network alone makes
nothing firm, and what it names goes with the claim (`Supposed`) for the checks, which know the tables. Where they
differ the claim keeps what both say: it is supported if one of them fits, and not contradicted by itself.

Of relation, period and body of what is tied to fields the grammar is right more often wherever they differ, however
sure the network is (`gouji evaluate decisions`), so that a dispute only takes firmness away; of figures without fields
`combined_kinds` says whose word is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from corpora.document.claim import Expression
from models.language.field_names import key_of

SURE: Final = 0.98
"""Calibrated confidence from which the network is believed alone."""
GOOD: Final = 0.7
"""Calibrated confidence below which the network is taken for silent on what the grammar ties to a field."""
ALONE: Final = 0.9
"""The same on what the grammar ties to none."""
AGREED: Final = 0.9
"""Calibrated confidence from which it is sure of what the grammar says first, too: two that agree need less."""
SUPPOSED: Final = 0.25
"""Calibrated confidence from which what it names is worth holding against the tables, where nobody says more."""

TIED: Final = 0.9
"""Calibrated confidence from which a tie is taken that the network alone sees."""

GrammarSays = Literal["firm", "plain", "loose", "nothing"]
"""Of its link: nothing else can be meant; its words name other things too; something around them speaks against it."""
NetworkSays = Literal["same", "among", "other", "nothing", "silent"]
"""Of the grammar's expressions: the first, a later one, another; no field at all; nothing to go by."""
Order = Literal["grammar", "network first", "grammar first", "network", "neither"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What both say of one claim's fields. `sure`: the network's confidence is SURE or better, AGREED where they
    agree.
    """

    grammar: GrammarSays
    network: NetworkSays
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Which expressions a claim keeps, in which order, whether they are firm, and how likely the first is right."""

    order: Order
    firm: bool
    confidence: float


def _decide(order: Order, confidence: float, *, firm: bool = False) -> Decision:
    return Decision(order=order, firm=firm, confidence=confidence)


DECISIONS: Final[dict[Stance, Decision]] = {
    # The grammar's words mean this and nothing else: right in 19 of 20 whatever an unsure network says of no field.
    Stance(grammar="firm", network="same", sure=True): _decide("grammar", 0.99, firm=True),
    Stance(grammar="firm", network="same"): _decide("grammar", 0.98, firm=True),
    Stance(grammar="firm", network="among", sure=True): _decide("network first", 0.95, firm=True),
    Stance(grammar="firm", network="among"): _decide("grammar", 0.9, firm=True),
    Stance(grammar="firm", network="other", sure=True): _decide("network first", 0.7),
    Stance(grammar="firm", network="other"): _decide("grammar first", 0.75),
    Stance(grammar="firm", network="nothing", sure=True): _decide("grammar", 0.75),
    Stance(grammar="firm", network="nothing"): _decide("grammar", 0.9, firm=True),
    Stance(grammar="firm", network="silent"): _decide("grammar", 0.95, firm=True),
    # The grammar's words name other things too (办理行政许可64件): that the network reads them alike makes them firm.
    Stance(grammar="plain", network="same", sure=True): _decide("grammar", 0.98, firm=True),
    Stance(grammar="plain", network="same"): _decide("grammar", 0.95),
    Stance(grammar="plain", network="among", sure=True): _decide("network first", 0.9),
    Stance(grammar="plain", network="among"): _decide("network first", 0.75),
    Stance(grammar="plain", network="other", sure=True): _decide("network first", 0.6),
    Stance(grammar="plain", network="other"): _decide("grammar first", 0.6),
    Stance(grammar="plain", network="nothing", sure=True): _decide("grammar", 0.6),
    Stance(grammar="plain", network="nothing"): _decide("grammar", 0.7),
    Stance(grammar="plain", network="silent"): _decide("grammar", 0.75),
    # The grammar's words may mean something else, for a reason that agreement does not take away (公示许可决定1270件).
    Stance(grammar="loose", network="same", sure=True): _decide("grammar", 0.98),
    Stance(grammar="loose", network="same"): _decide("grammar", 0.95),
    Stance(grammar="loose", network="among", sure=True): _decide("network first", 0.9),
    Stance(grammar="loose", network="among"): _decide("network first", 0.75),
    Stance(grammar="loose", network="other", sure=True): _decide("network first", 0.6),
    Stance(grammar="loose", network="other"): _decide("grammar first", 0.6),
    Stance(grammar="loose", network="nothing", sure=True): _decide("grammar", 0.6),
    Stance(grammar="loose", network="nothing"): _decide("grammar", 0.7),
    Stance(grammar="loose", network="silent"): _decide("grammar", 0.75),
    # The grammar ties the claim to no field: the network may, and alone it makes nothing firm.
    Stance(grammar="nothing", network="other", sure=True): _decide("network", 0.9),
    Stance(grammar="nothing", network="other"): _decide("network", 0.75),
    Stance(grammar="nothing", network="nothing", sure=True): _decide("neither", 0.98),
    Stance(grammar="nothing", network="nothing"): _decide("neither", 0.9),
    Stance(grammar="nothing", network="silent"): _decide("neither", 0.6),
}


def stance_on(
    expressions: Sequence[Expression], *, firm: bool, said: Expression | None, confidence: float | None,
    plain: bool = False,
) -> Stance:  # fmt: skip
    """Where both stand.

    Args:
        expressions: the grammar's, best first.
        firm: as of a `Claim`.
        plain: the same.
        said: the network's, None when it says that no field is meant.
        confidence: the network's in that; None when it was not asked or does not know the report's family.
    """
    grammar: GrammarSays = "nothing" if not expressions else "firm" if firm else "plain" if plain else "loose"
    if confidence is None or confidence < (GOOD if expressions or said is None else ALONE):
        return Stance(grammar=grammar, network="silent")
    if said is None:
        return Stance(grammar=grammar, network="nothing", sure=confidence >= SURE)
    places = [place for place, one in enumerate(expressions) if key_of(one) == key_of(said)]
    network: NetworkSays = "other" if not places else "among" if places[0] else "same"
    return Stance(grammar=grammar, network=network, sure=confidence >= (AGREED if network == "same" else SURE))


def ordered(expressions: Sequence[Expression], said: Expression | None, order: Order) -> tuple[Expression, ...]:
    """The expressions that a decision keeps, best first, each once."""
    mine = () if said is None else (said,)
    kept: dict[Order, Sequence[Expression]] = {
        "grammar": expressions,
        "grammar first": (*expressions, *mine),
        "network first": (*mine, *expressions),
        "network": mine,
        "neither": (),
    }
    first: dict[object, Expression] = {}
    for one in kept[order]:
        first.setdefault(key_of(one), one)
    return tuple(first.values())
