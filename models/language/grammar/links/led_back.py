"""Mentions of unwrapped text, led back to the document's own."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.document import Document
from corpora.document.geometry import Span
from corpora.document.mention import Mentions
from models.language.grammar.unwrap import Unwrapped
from models.language.grammar.whose.years import years_of_title


def led_back(mentions: Mentions, unwrapped: Unwrapped, *, document: Document, title: Span | None) -> Mentions:
    """The same mentions with spans, and the words at them, in the document's text; the title's years come first."""
    back, text = unwrapped.back, document.text

    def words(span: Span) -> str:
        return text[span.start : span.end]

    years = [replace(year, span=back(year.span), sentence=back(year.sentence)) for year in mentions.years]
    outside = [year for year in years if title is None or not title.start <= year.sentence.start < title.end]
    return replace(
        mentions,
        entities=tuple(
            replace(entity, span=back(entity.span), text=words(back(entity.span))) for entity in mentions.entities
        ),
        claims=tuple(
            replace(
                claim,
                span=back(claim.span),
                text=words(back(claim.span)),
                sentence=back(claim.sentence),
                number=replace(claim.number, span=back(claim.number.span)),
            )
            for claim in mentions.claims
        ),
        item_lists=tuple(
            replace(items, items=tuple(back(span) for span in items.items)) for items in mentions.item_lists
        ),
        years=(*years_of_title(text, title), *outside),
        rough_shares=tuple(
            replace(one, words=back(one.words), sentence=back(one.sentence)) for one in mentions.rough_shares
        ),
        rankings=tuple(replace(one, words=back(one.words), sentence=back(one.sentence)) for one in mentions.rankings),
        all_but=tuple(
            replace(
                one,
                words=back(one.words),
                sentence=back(one.sentence),
                whole=back(one.whole),
                some=tuple(map(back, one.some)),
            )
            for one in mentions.all_but
        ),
    )
