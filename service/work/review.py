"""A reviewer's word: what it changes, in its own document and in those that look at it, written in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from corpora.document.reading import Reading
from service.between_reports import compare_with_others
from service.export.wire import CheckRecord, Record
from service.revision.conclusion import Profiles, applicable, as_compared, as_filed, current
from service.revision.corrected import applied, corrected
from service.revision.corrections import Correction, TargetKind, parse_correction
from service.revision.corrections import kept as kept_as
from service.revision.errors import NoSuchTarget, NotAValue, NotRead, StateTooOld
from service.revision.identity import check_ids
from service.revision.neighbours import issued
from service.revision.result import result_of
from service.revision.standing import standing
from service.revision.state import light, load_reading
from service.settings import Settings
from service.store.errors import Changed
from service.store.filters import DocumentRow
from service.store.nouns import NewWord, Word
from service.store.results import Result, Revised
from service.store.store import Store
from service.work.child import bundled_profiles
from service.work.neighbourhood import Kept, held_against, is_held_against_many, kept, look_at

TRIES: Final = 5
"""When somebody else was quicker; each begins again from what is there then."""
DECISIONS: Final = ("accepted", "dismissed")
REASONS: Final = ("misread", "other_scope", "rounding", "wording", "other")
MOST_NOTE: Final = 2000
"""Characters."""
SUMS: Final = "table-identity"
_TOLD: Final = ("supported", "contradicted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A check that says something else now. `before` and `after` are verdicts; None where it was not, or is no more."""

    id: str
    number: str
    before: str | None
    after: str | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a word. `changed` has the checks of other documents, too; `revision` is its document's."""

    word: Word
    changed: tuple[Change, ...]
    revision: int


class Review:
    """Takes words and takes them back. May be used from any thread.

    `later` takes reports of regions that are held against hundreds of others; without it they are looked at at once.
    """

    def __init__(self, store: Store, settings: Settings, *, later: Callable[[DocumentRow], None] | None = None) -> None:
        self._store, self._language, self._later = store, settings.lang, later
        self._profiles: Profiles = bundled_profiles(settings)

    def say(
        self,
        *,
        document: str,
        kind: TargetKind,
        target: str,
        after: Mapping[str, Any],
        who: str,
        reason: str | None = None,
        note: str | None = None,
    ) -> Outcome:
        """A word on a figure, a cell, a claim (`after` as `parse_correction` takes it) or a check (`{"decision": …}`).

        Raises:
            NoSuchTarget, NotAValue, NotRead, StateTooOld: nothing was written.
            Changed: others were quicker, time and again.
        """
        _well_formed(reason=reason, note=note)
        if kind == "check":
            return self._decide(document, target, after, who=who, reason=reason, note=note)
        correction = parse_correction(kind, target, after)
        if correction is None:
            raise NotAValue(kind)

        def write(kept: Kept) -> Outcome:
            machine = load_reading(kept.parcel)
            old = applicable(machine, kept.words)
            before = standing(applied(machine, old).reading, correction)
            follows = self._follows(kept, machine, [*old, correction])
            word = NewWord(
                who=who, document=document, kind=kind, target=target, before=before, after=kept_as(correction),
                reason=reason, note=note,
            )  # fmt: skip
            return self._outcome(self._store.say(word, revised=follows.revised), follows)

        return self._tried(document, write)

    def withdraw(self, word_id: int, *, who: str) -> Outcome:
        """The word is taken back; everything is as if it had not been said. Raises as `say`, and AlreadyWithdrawn."""
        word = self._store.word(word_id)
        if word is None:
            raise NoSuchTarget(f"{word_id}")
        if word.kind == "check":
            return self._outcome(self._store.withdraw(word_id, who=who))

        def write(kept: Kept) -> Outcome:
            machine = load_reading(kept.parcel)
            left = [one for one in self._store.words(word.document) if one.id != word_id and _corrects(one)]
            words = [(one.kind, one.target, one.after or "") for one in left]
            follows = self._follows(kept, machine, applicable(machine, words))
            return self._outcome(self._store.withdraw(word_id, who=who, revised=follows.revised), follows)

        return self._tried(word.document, write)

    def _tried(self, document: str, write: Callable[[Kept], Outcome]) -> Outcome:
        for attempt in range(1, TRIES + 1):
            row = self._store.document(document)
            found = kept(self._store, row) if row is not None and row.status == "read" else None
            if found is None:
                raise NotRead(document[:16])
            try:
                return write(found)
            except Changed:
                if attempt == TRIES:
                    raise
        raise Changed(document[:16])

    def _follows(self, own: Kept, machine: Reading, corrections: Sequence[Correction]) -> _Follows:
        """What follows for the document, for those that look at it, and for those that did so under the body and year
        that it had before.
        """
        alone = corrected(machine, corrections, profile=self._profiles.of(machine))
        held = held_against(self._store, alone)
        others = self._compared(held, {})
        now = compare_with_others(alone, others) if others else alone
        found = [(own.row, result_of(now, language=self._language))]
        filed = as_filed(own.parcel, own.words)
        moved = issued(filed) != issued(alone)
        rows = _each(look_at(self._store, alone), look_at(self._store, filed) if moved else ())
        later = [row for row in rows if self._later is not None and is_held_against_many(self._store, row)]
        for row in (row for row in rows if row not in later):
            result = self._of_neighbour(row, own.row, now)
            if result is not None:
                found.append((row, result))
        return _Follows(
            reading=light(now), row=own.row, held=_seen(held), looking=frozenset(row.sha256 for row in rows),
            revised=tuple(Revised(sha256=row.sha256, result=result, revision=row.revision) for row, result in found),
            changed=tuple(change for row, result in found for change in self._changes(row, result)),
            later=tuple(later),
        )  # fmt: skip

    def _of_neighbour(self, row: DocumentRow, own: DocumentRow, now: Reading) -> Result | None:
        """None where it cannot be looked at anew: what it says then stays. The store does not know yet that `own` may
        be of another body or year now: it is among the others in any case, and comparisons take it or leave it.
        """
        neighbour = kept(self._store, row)
        if neighbour is None:
            return None
        try:
            machine = load_reading(neighbour.parcel)
        except StateTooOld:
            return None
        alone = current(machine, neighbour.words, profiles=self._profiles)
        rows = _each(held_against(self._store, alone), (own,))
        rows.sort(key=lambda one: (one.path, one.sha256))
        reading = compare_with_others(alone, self._compared(rows, {own.sha256: light(now)}))
        return result_of(reading, language=self._language)

    def _compared(self, rows: Sequence[DocumentRow], now: Mapping[str, Reading]) -> list[Reading]:
        found = []
        for row in rows:
            if row.sha256 in now:
                found.append(now[row.sha256])
            elif (other := kept(self._store, row)) is not None:
                try:
                    found.append(as_compared(other.parcel, other.words))
                except StateTooOld:
                    continue
        return found

    def _changes(self, row: DocumentRow, result: Result) -> list[Change]:
        said = self._store.record(row.sha256)
        return [] if said is None else changes(_spoken(said), _spoken(result.record))

    def _decide(
        self, document: str, target: str, after: Mapping[str, Any], *, who: str, reason: str | None, note: str | None
    ) -> Outcome:
        check = self._store.check(target)
        if check is None or check.document.sha256 != document:
            raise NoSuchTarget(target[:40])
        decision = after.get("decision")
        if decision is not None and decision not in DECISIONS:
            raise NotAValue(f"decision {decision}"[:40])
        before = check.decision.decision if check.decision else None
        word = NewWord(
            who=who, document=document, kind="check", target=target, before=before, after=decision, reason=reason,
            note=note,
        )  # fmt: skip
        return self._outcome(self._store.say(word))

    def _outcome(self, word: Word, follows: _Follows | None = None) -> Outcome:
        row = self._store.document(word.document)
        if follows is not None and row is not None:
            missed = tuple(self._overtaken(follows))
            if self._later is not None:
                for one in (*follows.later, *missed):
                    self._later(one)
            if not missed:
                self._store.settle(row.sha256, revision=row.revision)
        changed = follows.changed if follows is not None else ()
        return Outcome(word=word, changed=changed, revision=row.revision if row else 0)

    def _overtaken(self, follows: _Follows) -> Iterator[DocumentRow]:
        """Reports that the desk has finished meanwhile without seeing this word, and this one where it should be held
        against them.
        """
        if _seen(held_against(self._store, follows.reading)) != follows.held:
            yield follows.row
        for row in look_at(self._store, follows.reading):
            if row.sha256 not in follows.looking:
                yield row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Follows:
    """What follows from a word.

    Args:
        reading: the document now, as comparisons see it.
        held: documents that it was held against, with their revisions.
        looking: documents that look at it, of which `later` have still to.
    """

    reading: Reading
    row: DocumentRow
    held: frozenset[tuple[str, int]]
    looking: frozenset[str]
    revised: tuple[Revised, ...]
    changed: tuple[Change, ...]
    later: tuple[DocumentRow, ...]


def _seen(rows: Iterable[DocumentRow]) -> frozenset[tuple[str, int]]:
    return frozenset((row.sha256, row.revision) for row in rows)


def _each(*lists: Iterable[DocumentRow]) -> list[DocumentRow]:
    """Every document once."""
    return list({row.sha256: row for rows in lists for row in rows}.values())


Spoken = Mapping[str, CheckRecord]
"""Each check by its public id."""


def _spoken(record: bytes) -> Spoken:
    found = Record.model_validate_json(record)
    return dict(zip(check_ids(found), found.checks, strict=True))


def changes(before: Spoken, after: Spoken) -> list[Change]:
    """The checks whose verdict is another one, those that are gone and those that are new; each with what it says now,
    or said last.
    """
    found = []
    for name in (*before, *(name for name in after if name not in before)):
        old, new = before.get(name), after.get(name)
        shown = new or old
        if shown is not None and (old is None or new is None or old.verdict != new.verdict):
            verdict = new.verdict if new else "supported" if old and _holds_now(old, after) else None
            found.append(
                Change(
                    id=name, number=shown.id, before=old.verdict if old else None, after=verdict,
                    message=shown.message,
                )
            )  # fmt: skip
    return found


def _holds_now(gone: CheckRecord, after: Spoken) -> bool:
    """A sum that failed has a check of its own; mended, it is one of the many that hold, told in one check together.
    One of another report's figures is gone when that report is no longer held against this one.
    """
    if any(evidence.source is not None for evidence in gone.evidence):
        return False
    if gone.kind != SUMS or gone.verdict != "contradicted":
        return False
    sums = [check for check in after.values() if check.kind == SUMS]
    told = {
        verdict: {field for check in sums if check.verdict == verdict for field in check.fields} for verdict in _TOLD
    }
    return bool(gone.fields) and set(gone.fields) <= told["supported"] and not set(gone.fields) & told["contradicted"]


def _corrects(word: Word) -> bool:
    return word.withdrawn_by is None and word.kind != "check" and word.after is not None


def _well_formed(*, reason: str | None, note: str | None) -> None:
    if reason is not None and reason not in REASONS:
        raise NotAValue(f"reason {reason}"[:40])
    if note is not None and len(note) > MOST_NOTE:
        raise NotAValue("note")
