"""Labelled passages as questions with their answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention, PartListMention, ShareMention, Tie
from corpora.labelled.passage import LabelledPassage
from training.metrics.language_answer import Answer, Named, Question, Said, Tied, sum_of, trimmed


def question_of(passage: LabelledPassage) -> Question:
    """A passage's truth, with the wordings of its sentences."""
    named = frozenset(Named(label=one.label, span=one.span) for one in passage.entities)
    told: tuple[Tie, ...] = (*passage.part_lists, *passage.shares, *passage.item_lists)
    ties = [_true_tie(tie, passage) for tie in told]
    return Question(
        text=passage.text,
        truth=Answer(named=named, said=true_figures(passage.claims), ties=tuple(ties)),
        families=tuple(zip(passage.sentences, passage.families, strict=True)),
    )


def _place(claim: ClaimMention) -> Span:
    return claim.numeral or claim.span


def true_figures(claims: Sequence[ClaimMention]) -> tuple[Said, ...]:
    """Claims in reading order as figures: those of one numeral or denial are one."""
    return tuple(_true_figure(place, list(held)) for place, held in groupby(sorted(claims, key=_place), key=_place))


def _true_figure(place: Span, claims: Sequence[ClaimMention]) -> Said:
    first = claims[0]
    fields = [sum_of(claim.fields, claim.minus) for claim in claims if claim.fields or claim.minus]
    return Said(
        span=place, denial=first.numeral is None, relation=first.relation, period_kind=first.period_kind,
        body=first.body, fields=frozenset(fields), zero=first.value == 0,
    )  # fmt: skip


def _true_tie(tie: Tie, passage: LabelledPassage) -> Tied:
    claims = passage.claims

    def place(index: int | None) -> Span | None:
        return None if index is None else _place(claims[index])

    if isinstance(tie, PartListMention):
        return Tied(kind="parts", head=_place(claims[tie.whole]), members=tuple(map(place, tie.parts)))
    if isinstance(tie, ShareMention):
        return Tied(kind=tie.basis, head=_place(claims[tie.percent]), members=(place(tie.first), place(tie.second)))
    items = tuple(trimmed(item, passage.text) for item in tie.items)
    return Tied(kind="items", head=_place(claims[tie.count]), members=items, lengths=frozenset({len(tie.items)}))
