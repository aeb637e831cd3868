"""Grammar and network on the claims of one passage. Every span here indexes the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim, Expression, Supposed
from corpora.document.geometry import Span
from corpora.document.number import Number
from models.language.combined_kinds import as_the_network_says
from models.language.decisions import DECISIONS, GOOD, SUPPOSED, SURE, Decision, Stance, ordered, stance_on
from models.language.field_names import FieldNames, key_of
from models.language.grammar.sentence import CLAUSE_MARKS
from models.language.prediction import PredictedClaim
from models.language.ruled_out import denies_another_matter, is_of_another_matter, rules_out

FIRM_PERIODS: Final = ("this_year", "running_total")
OF_THE_TABLES: Final = ("own", "region")
"""Bodies whose figures a report's tables may hold."""
COUNTED: Final = ("equal", "at_least")
"""Relations of a figure that a cell can bear out."""
_END_OF_CLAUSE: Final = re.compile(f"[{CLAUSE_MARKS.strip()}（()）]")


class ClaimJudge:
    """Puts what both say of one numeral, or of words that deny, together.

    Args:
        names: of the fields, None where the network does not know the report's family.
    """

    def __init__(self, names: FieldNames | None) -> None:
        self._names = names

    def of_numeral(self, claims: Sequence[Claim], predicted: PredictedClaim) -> list[Claim]:
        """The grammar's claims of a numeral (several where it says several joint zeros), and those the network adds."""
        if self._zero_of_each(claims, predicted):
            return self._joint(claims, predicted)
        said = None if predicted.each else self._expression(predicted)
        return [self._linked(claim, predicted, said) for claim in claims]

    def of_denial(self, claims: Sequence[Claim], predicted: PredictedClaim | None, *, new: Claim | None) -> list[Claim]:
        """Claims of words that deny: the grammar's; `new` is the bare claim of a denial that the network alone has
        seen, which is kept when it is likely one; of no field only when it is of this year.
        """
        if predicted is None:
            return list(claims)
        bare = claims or ([new] if new is not None and predicted.confidence >= GOOD else [])
        likely = predicted.confidence >= GOOD and predicted.period_kind == "this_year"
        if bare and not bare[0].fields and denies_another_matter(bare[0].text):
            predicted = replace(predicted, fields=(), minus=())
        judged = self._joint(bare, predicted)
        return [claim for claim in judged if claim.fields] or (judged[:1] if likely else [])

    def _zero_of_each(self, claims: Sequence[Claim], predicted: PredictedClaim) -> bool:
        return len(claims) > 1 or (predicted.each and claims[0].number.value == 0)

    def _joint(self, claims: Sequence[Claim], predicted: PredictedClaim) -> list[Claim]:
        """A zero said of several figures: each claim by itself, then one for each figure that only the network names.

        Of a sum that is zero every term is: fields are compared one by one.
        """
        said = set(predicted.fields) if self._names and not predicted.minus else set()
        covered: set[str] = set()
        judged: list[Claim] = []
        for claim in claims:
            mine = next((one for one in claim.fields if said and set(one.fields) <= said), None)
            covered.update(mine.fields if mine else ())
            if claim.fields:
                judged.append(self._linked(claim, predicted, mine))
        if claims and covered and claims[0].number.value:
            # 复议3件，均维持: the network has said what the number counts, and was not asked what is said of all.
            judged = [one if set(one.fields[0].fields) <= said else replace(one, contested=False) for one in judged]
        if claims and (rest := [field for field in predicted.fields if field in said - covered]):
            bare = replace(claims[0], fields=(), firm=False, plain=False)
            parts = self._names.each(rest) if self._names else []
            judged += [self._linked(bare, predicted, one) for one in parts]
        return judged or [self._linked(claim, predicted, None) for claim in claims]

    def _expression(self, predicted: PredictedClaim) -> Expression | None:
        return self._names.expression(predicted.fields, predicted.minus) if self._names else None

    def _linked(self, claim: Claim, predicted: PredictedClaim, said: Expression | None) -> Claim:
        """The claim with the fields that the table of decisions keeps, and with the network's relation, period and body
        where those of a figure without fields are better its own (`combined_kinds`).
        """
        if claim.body == "other" and not claim.fields and said is not None and said.fields[0].startswith("disputes."):
            return claim  # 因处罚引发的复议8件
        claim = as_the_network_says(claim, predicted)
        decision = self.decide(claim, predicted, said)
        kept = ordered(claim.fields, said, decision.order)
        firm = decision.firm and bool(kept) and self._may_be_firm(claim, predicted)
        supposed = None if claim.fields else self._supposed(claim, predicted, said)
        return replace(
            claim, fields=kept, firm=firm, plain=False, confidence=decision.confidence, supposed=supposed,
            contested=self._is_contested(claim, predicted, said), likely=_likely(kept, predicted, said),
        )  # fmt: skip

    def _is_contested(self, claim: Claim, predicted: PredictedClaim, said: Expression | None) -> bool:
        """Does the network take the figure for another than any that the rules tie it to? For none is no word against
        rules that have no doubt, unless it is likely.
        """
        if not claim.fields or self._names is None or any(_alike(one, said) for one in claim.fields):
            return False
        if claim.firm and not predicted.fields and predicted.field_confidence < GOOD:
            return False
        return not self._rules_out(claim, predicted, said)

    def _supposed(self, claim: Claim, predicted: PredictedClaim, said: Expression | None) -> Supposed | None:
        """What the network alone names, be it with less confidence than a link asks for."""
        if said is None or predicted.field_confidence < SUPPOSED or predicted.body not in OF_THE_TABLES:
            return None
        if claim.unrelated or is_of_another_matter(claim, said):
            return None
        if claim.relation not in COUNTED or predicted.relation not in COUNTED:
            return None
        return Supposed(expression=said, confidence=predicted.field_confidence)

    def decide(self, claim: Claim, predicted: PredictedClaim, said: Expression | None) -> Decision:
        """The row of the table of decisions. `said`: what the network names, None for no field or none of this form."""
        return DECISIONS[self.stance(claim, predicted, said)]

    def stance(self, claim: Claim, predicted: PredictedClaim, said: Expression | None) -> Stance:
        """Where both stand on a claim's fields. Fields that the report's form lacks are as good as silence, and so are
        those of a figure that the network itself takes for another body's or whose words name two things, unless it is
        sure.
        """
        unknown = claim.unrelated or self._names is None
        unknown = unknown or (said is None and bool(predicted.fields) and not claim.negated)
        if said is not None:
            sure = predicted.field_confidence >= SURE
            strange = not claim.fields and not sure and predicted.body not in OF_THE_TABLES
            unknown = unknown or strange or self._rules_out(claim, predicted, said)
        confidence = None if unknown else predicted.field_confidence
        return stance_on(claim.fields, firm=claim.firm, plain=claim.plain, said=said, confidence=confidence)

    def _rules_out(self, claim: Claim, predicted: PredictedClaim, said: Expression | None) -> bool:
        if said is None:
            return False
        sure = predicted.field_confidence >= SURE
        return (
            rules_out(claim, said, sure=sure)
            or _leaves_out_the_result(claim, said)
            or _leaves_out_its_whole(claim, said)
            or _leaves_out_its_asker(claim, said)
        )

    def _may_be_firm(self, claim: Claim, predicted: PredictedClaim) -> bool:
        """Does the network, where it is sure, take the figure for what the grammar does, and for this year's?"""
        counted = claim.relation in COUNTED and predicted.relation in COUNTED
        alike = counted or claim.relation == predicted.relation or predicted.relation_confidence < SURE
        of_year = predicted.period_kind in FIRM_PERIODS or predicted.period_confidence < SURE
        # Of an office's figure that the network takes for the report's own other claims still decide (`claim_table`).
        same_body = predicted.body in (claim.body, "own") or predicted.body_confidence < SURE
        rounded = predicted.approximate and claim.number.bound == "exact"
        return alike and of_year and same_body and not rounded


def _leaves_out_the_result(claim: Claim, said: Expression) -> bool:
    """`8件行政复议案件被纠正`: does a network take for all cases of a way those whose result the words name?"""
    if not claim.firm or not all(field.startswith("disputes.") and field.endswith(".total") for field in said.fields):
        return False
    mine = claim.fields[0]
    rows = {field.rpartition(".")[0] for field in said.fields}
    return not mine.minus and all(
        field.rpartition(".")[0] in rows and not field.endswith(".total") for field in mine.fields
    )


_OF_WHICH: Final = re.compile(r"\s?(?:其中|包括|含)[，,：:]?")
_CAME_IN: Final = "requests.new."


def _leaves_out_its_whole(claim: Claim, said: Expression) -> bool:
    """`予以公开197件，其中自然人申请174件`: does a network take some of a result for all that asked?"""
    if (
        not claim.firm
        or _OF_WHICH.match(claim.text) is None
        or not all(one.startswith(_CAME_IN) for one in said.fields)
    ):
        return False
    mine = claim.fields[0].fields
    columns = {field.removeprefix(_CAME_IN) for field in said.fields}
    return all(not one.startswith(_CAME_IN) and one.rpartition(".")[2] in columns for one in mine)


def _leaves_out_its_asker(claim: Claim, said: Expression) -> bool:
    """`律师事务所的申请有所增加。全年共提出13件`: does a network take those of one asker for all that came in?"""
    total = said.fields == (f"{_CAME_IN}total",)
    mine = claim.fields[0].fields if claim.firm else ()
    return total and bool(mine) and all(one.startswith(_CAME_IN) and not one.endswith(".total") for one in mine)


def _likely(kept: Sequence[Expression], predicted: PredictedClaim, said: Expression | None) -> float | None:
    """What the network gives the fields that it names, or what is left where it names none; None where it names others:
    which of the tables' figures it is tells nothing of whether it is one.
    """
    if not kept:
        return None
    if any(_alike(one, said) for one in kept):
        return predicted.field_confidence
    return None if predicted.fields else 1.0 - predicted.field_confidence


def _alike(one: Expression, other: Expression | None) -> bool:
    return other is not None and key_of(one) == key_of(other)


def bare_denial(predicted: PredictedClaim, sentence: Span, *, text: str, section: str | None) -> Claim:
    """A denial that the grammar did not see, without fields and without an id.

    Its words go on to where the clause ends: 未因信息公开收取费用, of which the network marks 未.
    """
    places = [predicted.span, *([predicted.measure] if predicted.measure else [])]
    inside = [place for place in places if sentence.start <= place.start and place.end <= sentence.end]
    span = Span(min(place.start for place in inside), max(place.end for place in inside)) if inside else predicted.span
    end = _END_OF_CLAUSE.search(text, span.end, sentence.end)
    span = Span(span.start, end.start() if end else max(span.end, sentence.end))
    printed = text[predicted.span.start : predicted.span.end]
    measure = text[predicted.measure.start : predicted.measure.end] if predicted.measure else ""
    return Claim(
        id="", text=text[span.start : span.end], span=span, sentence=sentence, section=section,
        measure=re.sub(r"\s", "", measure), number=Number(value=Decimal(0), printed=printed, span=predicted.span),
        relation="equal", period=None, period_kind=predicted.period_kind, body=predicted.body, fields=(),
        confidence=predicted.confidence, negated=True,
    )  # fmt: skip


def overlapping(span: Span, others: Sequence[PredictedClaim]) -> Iterator[PredictedClaim]:
    """Those whose words stand at the span's."""
    return (other for other in others if span.meets(other.span))
