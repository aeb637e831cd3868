"""Reports that people corrected in Label Studio: their passages, labels of origin `person`, ready for any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from corpora.document.geometry import Span
from corpora.labelled.formats.label_studio_export import Corrected, read_export
from corpora.labelled.label import Agreement, ClaimLabel, EntityLabel, Heading, LabelledReport, LabelledText
from service.checks.changes.claim_change import body_key

Said = tuple[object, ...]
"""What a label says, to be compared."""


def corrected_reports(path: Path) -> Iterator[LabelledReport]:
    """One report a document: its answered passages in reading order, a line each.

    Raises:
        BadFile: for a file that is no export of tasks of ours.
        SpanMismatch: when the words of a region are not those at its span.
    """
    by_document: dict[str, list[Corrected]] = {}
    for one in read_export(path):
        by_document.setdefault(one.after.document, []).append(one)
    for document, passages in by_document.items():
        yield _report(document, sorted(passages, key=lambda one: one.after.start))


@dataclass(slots=True, kw_only=True)
class _Joined:
    text: str = ""
    entities: list[EntityLabel] = field(default_factory=list)
    claims: list[ClaimLabel] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    unbroken: list[Span] = field(default_factory=list)

    def add(self, one: Corrected) -> None:
        by, item = len(self.text), one.after
        self.text += item.text + "\n"
        self.entities += [replace(label, span=_moved(label.span, by)) for label in item.entities]
        self.claims += [
            replace(label, span=_moved(label.span, by), numeral=_moved(label.numeral, by)) for label in item.claims
        ]
        span = Span(by, by + len(item.text))
        self.headings.append(Heading(title=item.heading, span=span))
        self.unbroken.append(span)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _report(document: str, passages: list[Corrected]) -> LabelledReport:
    joined = _Joined()
    for one in passages:
        joined.add(one)
    first = passages[0].after
    return LabelledReport(
        document=document, title=None, organisation=first.organisation,
        body=body_key(first.organisation) or None if first.organisation else None, year=first.year, text=joined.text,
        headings=tuple(joined.headings), unbroken=tuple(joined.unbroken), entities=tuple(joined.entities),
        claims=tuple(joined.claims), agreement=tuple(_agreement(passages)),
    )  # fmt: skip


def _agreement(passages: list[Corrected]) -> Iterator[Agreement]:
    """A label that stayed was agreed on; one that was changed, added or taken away was not, once for each of ours or,
    where there are more of them, of the person's.
    """
    named = [(_named(one.before), _named(one.after)) for one in passages]
    claimed = [(_claimed(one.before), _claimed(one.after)) for one in passages]
    if found := _compared("entity", named):
        yield found
    if found := _compared("claim", claimed):
        yield found


def _compared(kind: Literal["entity", "claim"], judged: list[tuple[set[Said], set[Said]]]) -> Agreement | None:
    agreed = sum(len(ours & theirs) for ours, theirs in judged)
    whole = sum(max(len(ours), len(theirs)) for ours, theirs in judged)
    if not whole:
        return None
    return Agreement(kind=kind, origins=("person", "model"), agreed=agreed, differed=whole - agreed)


def _named(item: LabelledText) -> set[Said]:
    return {(one.span, one.label) for one in item.entities}


def _claimed(item: LabelledText) -> set[Said]:
    return {(one.span, one.relation, one.value, one.field) for one in item.claims}
