"""One document: the grammar's mentions and the network's answers put together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora.document.claim import Claim
from corpora.document.document import Document
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from models.language.combined_claims import ClaimJudge, bare_denial, overlapping
from models.language.combined_entities import combined_entities
from models.language.combined_ties import NamedTie, combined_lists, combined_parts, combined_shares
from models.language.passages import Answered
from models.language.prediction import PredictedClaim
from models.language.renumber import renumbered

_DENIES = re.compile(r"[未没无非不零〇空]")
"""Words that deny have one of these signs, whatever a network takes for such."""


class Combination:
    """Built for one document; `mentions` gives the result."""

    def __init__(
        self, document: Document, layout: Layout, mentions: Mentions, answers: Sequence[Answered], *, judge: ClaimJudge
    ) -> None:
        self._document, self._layout, self._grammar = document, layout, mentions
        self._answers, self._judge = answers, judge
        self._claims: list[Claim] = []
        self._ties: list[NamedTie] = []
        self._asked: set[str] = set()
        self._fresh = 0
        self._of_span: dict[Span, list[Claim]] = defaultdict(list)
        for claim in mentions.claims:
            self._of_span[claim.number.span].append(claim)

    def mentions(self) -> Mentions:
        """All of both, claims numbered anew in reading order."""
        for answer in self._answers:
            self._take(answer)
        self._claims += [claim for claims in self._of_span.values() for claim in claims]
        by_id = {claim.id: claim for claim in self._claims}
        ties, asked, grammar = self._ties, frozenset(self._asked), self._grammar
        return renumbered(
            replace(
                grammar,
                entities=combined_entities(
                    grammar.entities,
                    [one for answer in self._answers for one in answer.prediction.entities],
                    text=self._document.text,
                    read=[answer.place for answer in self._answers],
                ),
                claims=tuple(self._claims),
                part_lists=tuple(combined_parts(grammar.part_lists, ties, by_id, asked=asked)),
                shares=tuple(combined_shares(grammar.shares, ties, by_id, asked=asked)),
                item_lists=tuple(
                    combined_lists(grammar.item_lists, ties, by_id, text=self._document.text, asked=asked)
                ),
            )
        )

    def _take(self, answer: Answered) -> None:
        """The claims of one passage that was asked about, leaving those of other passages in `_of_span`."""
        predicted = answer.prediction.claims
        names: dict[int, str] = {}
        numerals = {claim.span.start: index for index, claim in enumerate(predicted) if not claim.negated}
        for span in [span for span in self._of_span if answer.place.start <= span.start < answer.place.end]:
            held = self._of_span[span]
            if held[0].negated:
                continue
            index = numerals.get(span.start)
            if index is not None:
                judged = self._judge.of_numeral(held, predicted[index])
                names[index] = self._add(judged)
                del self._of_span[span]
        self._take_denials(answer)
        self._ties += list(_named(answer, names))

    def _take_denials(self, answer: Answered) -> None:
        denials = [claim for claim in answer.prediction.claims if claim.negated]
        seen: list[PredictedClaim] = []
        for span in [span for span in self._of_span if answer.place.start <= span.start < answer.place.end]:
            if self._of_span[span][0].negated:
                found = list(overlapping(span, denials))
                seen += found
                self._add(self._judge.of_denial(self._of_span.pop(span), found[0] if found else None, new=None))
        for denial in denials:
            if denial not in seen and _DENIES.search(self._document.text, denial.span.start, denial.span.end):
                self._add(self._judge.of_denial((), denial, new=self._bare(denial, answer)))

    def _bare(self, denial: PredictedClaim, answer: Answered) -> Claim:
        sentence = next((one for one in answer.sentences if one.start <= denial.span.start < one.end), answer.place)
        sections = (one.number for one in self._layout.sections if _holds(one.place.span, denial.span))
        claim = bare_denial(denial, sentence, text=self._document.text, section=next(sections, None))
        of_year = self._layout.year if denial.period_kind == "this_year" else None
        return replace(claim, id=self._new_id(), period=str(of_year) if of_year else None)

    def _new_id(self) -> str:
        self._fresh += 1
        return f"n{self._fresh}"

    def _add(self, claims: Sequence[Claim]) -> str:
        """Keeps the claims, those behind the first of an id under ids of their own; gives the first one's id."""
        taken: set[str] = set()
        for claim in claims:
            one = replace(claim, id=self._new_id()) if claim.id in taken else claim
            taken.add(claim.id)
            self._claims.append(one)
            self._asked.add(one.id)
        return claims[0].id if claims else ""


def _holds(span: Span, inner: Span) -> bool:
    return span.start <= inner.start < span.end


def _named(answer: Answered, names: dict[int, str]) -> Iterator[NamedTie]:
    """Ties between claims that are there; a member that is not is None."""
    for tie in answer.prediction.ties:
        if tie.head in names:
            members = tuple(None if member is None else names.get(member) for member in tie.members)
            yield NamedTie(tie=tie, head=names[tie.head], members=members)
