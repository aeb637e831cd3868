"""What reviewers say of a document, and taking it back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from service.api.access import Reader, Reviewer
from service.api.backend import Backend, Rooms
from service.api.reviewing import exact, said
from service.api.routes.documents import found_document
from service.api.shown import listed_word_wire, outcome_wire, reviewed_check_wire, word_wire
from service.api.wire import Listed, PageNumber, PageSize, Sha256, Sha256Path, refusals
from service.api.wire_review import (
    CellPatch,
    ClaimPatch,
    DocumentPatch,
    FigurePatch,
    ListedWordWire,
    OutcomeWire,
    ProgressWire,
    ReviewedCheckWire,
    ReviewWire,
    WordWire,
)
from service.revision.corrections import FACTS, document_target
from service.store.filters import MAX_SIZE, CheckFilter, DocumentRow, Paging, WordFilter

router = APIRouter(prefix="/v1", tags=["review"])

Field = Annotated[str, Path(min_length=1, max_length=200, pattern=r"^[\w.]+$", examples=["requests.new.total"])]
TableId = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,40}$", examples=["t2"])]
ClaimId = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,40}$", examples=["c3"])]
Position = Annotated[int, Path(ge=0, le=1_000_000)]
WordId = Annotated[int, Path(ge=1, le=2**63 - 1)]

ON_PATCH = ("no_document", "no_target", "not_a_value", "not_read", "changed")


@router.get("/documents/{sha256}/review", responses=refusals("no_document"))
def get_review(sha256: Sha256Path, _: Reader, rooms: Rooms) -> ReviewWire:
    """All words on a document, its checks with what was said of them, and how much is left to do."""
    row = found_document(rooms, sha256)
    return ReviewWire(
        words=[word_wire(word, rooms.names) for word in reversed(rooms.store.words(sha256))],
        checks=_checks(rooms, sha256),
        progress=_progress(row),
    )


def _checks(rooms: Backend, sha256: str) -> list[ReviewedCheckWire]:
    wanted, checks, page = CheckFilter(document=sha256), list[ReviewedCheckWire](), 1
    while True:
        found = rooms.store.checks(wanted, Paging(page=page, size=MAX_SIZE), sort="document")
        checks += [reviewed_check_wire(listed) for listed in found.items]
        if len(found.items) < MAX_SIZE:
            return checks
        page += 1


def _progress(row: DocumentRow) -> ProgressWire:
    return ProgressWire(
        contradictions=row.contradicted, open=row.open, doubtful=row.doubtful, doubtful_open=row.doubtful_open
    )


@router.patch("/documents/{sha256}/figures/{field}", responses=refusals(*ON_PATCH))
def correct_figure(
    sha256: Sha256Path, field: Field, patch: FigurePatch, asker: Reviewer, rooms: Rooms
) -> OutcomeWire:  # fmt: skip
    """A figure as the page has it; every check that it takes part in is run again."""
    found_document(rooms, sha256)
    after: dict[str, Any] = {"value": exact(patch.value)}
    if patch.state is not None:
        after["state"] = patch.state
    return said(rooms, asker, document=sha256, kind="figure", target=field, after=after, note=patch.note)


@router.patch("/documents/{sha256}/cells/{table}/{row}/{col}", responses=refusals(*ON_PATCH))
def correct_cell(
    sha256: Sha256Path, table: TableId, row: Position, col: Position, patch: CellPatch, asker: Reviewer, rooms: Rooms
) -> OutcomeWire:
    """A cell's text as the page has it; a cell that prints a figure corrects the figure."""
    found_document(rooms, sha256)
    target = f"{table}/{row}/{col}"
    return said(rooms, asker, document=sha256, kind="cell", target=target, after={"text": patch.text}, note=patch.note)


@router.patch("/documents/{sha256}/claims/{claim}", responses=refusals(*ON_PATCH))
def correct_claim(
    sha256: Sha256Path, claim: ClaimId, patch: ClaimPatch, asker: Reviewer, rooms: Rooms
) -> OutcomeWire:  # fmt: skip
    """A figure of the prose as it stands there, or the field that it speaks of."""
    found_document(rooms, sha256)
    after: dict[str, Any] = {}
    if "value" in patch.model_fields_set:
        after["value"] = exact(patch.value)
    if "field" in patch.model_fields_set:
        after["field"] = patch.field
    return said(rooms, asker, document=sha256, kind="claim", target=claim, after=after, note=patch.note)


@router.patch("/documents/{sha256}", responses=refusals(*ON_PATCH))
def correct_document(sha256: Sha256Path, patch: DocumentPatch, asker: Reviewer, rooms: Rooms) -> OutcomeWire:
    """Title, issuing body and year, one or several at once. Lists file the document under them from then on, and it is
    held against the other years of that body; its prose is not read anew.
    """
    found_document(rooms, sha256)
    after: dict[str, Any] = {fact: getattr(patch, fact) for fact in FACTS if fact in patch.model_fields_set}
    target = document_target(after)
    return said(rooms, asker, document=sha256, kind="document", target=target, after=after, note=patch.note)


@router.get("/documents/{sha256}/words", responses=refusals("no_document"))
def list_words_of_document(sha256: Sha256Path, _: Reader, rooms: Rooms) -> Listed[WordWire]:
    """All words on a document, the latest first, also those taken back."""
    found_document(rooms, sha256)
    words = [word_wire(word, rooms.names) for word in reversed(rooms.store.words(sha256))]
    return Listed[WordWire](items=words, total=len(words), page=1, size=max(1, len(words)))


@router.get("/words", responses=refusals())
def list_words(
    _: Reader,
    rooms: Rooms,
    document: Annotated[Sha256 | None, Query()] = None,
    who: Annotated[str | None, Query(max_length=200)] = None,
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Listed[ListedWordWire]:
    """Words on all documents, the latest first."""
    found = rooms.store.history(WordFilter(document=document, who=who), Paging(page=page, size=size))
    items = [listed_word_wire(listed.word, listed.document, rooms.names) for listed in found.items]
    return Listed[ListedWordWire](items=items, total=found.total, page=page, size=size, exact=found.exact)


@router.delete("/words/{id}", responses=refusals("no_word", "withdrawn", "changed", "not_read"))
def take_back(id: WordId, asker: Reviewer, rooms: Rooms) -> OutcomeWire:
    """Undo: what follows from all other words is computed anew. The word itself stays in the history."""
    outcome = rooms.review.withdraw(id, who=asker.name)
    rooms.log("info", "word_withdrawn", who=asker.name, document=outcome.word.document, word=id)
    return outcome_wire(outcome, rooms.names)
