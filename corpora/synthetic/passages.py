"""The prose of generated reports as labelled passages, what a language model is trained on and measured by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random

from corpora.document.geometry import Span
from corpora.labelled.passage import LabelledPassage
from corpora.labelled.sentences import split_sentences
from corpora.synthetic.bodies import draw_body, places
from corpora.synthetic.dossier import FIRST_YEAR, LAST_YEAR
from corpora.synthetic.draw import draw_habits, draw_reports
from corpora.synthetic.prose.reprint import joined
from corpora.synthetic.report import Paragraph, Report, Statement
from corpora.synthetic.split import Split


def draw_passages(seed: int, *, split: Split) -> Iterator[LabelledPassage]:
    """Passages of one report after the other, without end; each report is drawn for its prose alone, from a source of
    its own, so that the same seed gives the same passages.
    """
    random = Random(f"passages {seed}")
    names = places(split)
    while True:
        yield from passages_of(_draw_report(Random(random.random()), random.choice(names), split=split))


def _draw_report(random: Random, place: str, *, split: Split) -> Report:
    body = draw_body(random, place=place)
    (report,) = draw_reports(
        random,
        year=random.randint(FIRST_YEAR, LAST_YEAR),
        level=body.level,
        body=body.name,
        habits=draw_habits(random),
        split=split,
    )
    return report


def passages_of(report: Report) -> tuple[LabelledPassage, ...]:
    """Every paragraph of prose under the nearest heading above it; paragraphs that are headings are none themselves.

    A heading that opens a paragraph stays in its text, and is the heading of the paragraphs behind it.
    """
    found = [_passage(report, paragraph, "") for paragraph in report.introduction]
    for section in report.sections:
        heading = section.heading
        for paragraph in section.content:
            if not isinstance(paragraph, Paragraph):
                continue
            if paragraph.heading:
                heading = paragraph.text
                continue
            found.append(_passage(report, paragraph, heading))
            heading = _opening_heading(paragraph) or heading
    return tuple(found)


def _passage(report: Report, paragraph: Paragraph, heading: str) -> LabelledPassage:
    whole = joined(paragraph.statements)
    sentences = split_sentences(whole.text)
    return LabelledPassage(
        heading=heading,
        text=whole.text,
        sentences=sentences,
        families=tuple(_family_at(paragraph.statements, span) for span in sentences),
        entities=whole.entities,
        claims=whole.claims,
        part_lists=whole.part_lists,
        shares=whole.shares,
        item_lists=whole.item_lists,
        organisation=report.body,
        year=report.year,
    )


def _opening_heading(paragraph: Paragraph) -> str | None:
    """The words of a first statement that belongs to no family of wordings, where others follow it."""
    first, *others = paragraph.statements
    return first.text.rstrip("。：　") if others and first.family is None and not first.claims else None


def _family_at(statements: Sequence[Statement], sentence: Span) -> str | None:
    """The families of the statements that the sentence is made of."""
    ends = list(accumulate(len(statement.text) for statement in statements))
    names = [
        statement.family
        for statement, end in zip(statements, ends, strict=True)
        if statement.family and end - len(statement.text) < sentence.end and end > sentence.start
    ]
    return "+".join(names) or None
