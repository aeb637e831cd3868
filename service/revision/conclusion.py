"""From what is kept of a report, its words and other reports to what is shown of it now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from corpora.document.reading import Reading
from corpora.profiles.profile import Profile
from service.revision.corrected import applied, corrected
from service.revision.corrections import (
    ClaimCorrection,
    Correction,
    TargetKind,
    parse_correction,
)
from service.revision.errors import CannotCorrect
from service.revision.standing import standing
from service.revision.state import light, load_light, load_reading

Said = tuple[str, str, str]
"""Kind of target, target, and what a reviewer says of it as JSON text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiles:
    """Report families by id."""

    profiles: tuple[Profile, ...]

    def of(self, reading: Reading) -> Profile | None:
        """The reading's own."""
        return next((one for one in self.profiles if one.id == reading.layout.profile), None)


def current(machine: Reading, words: Iterable[Said], *, profiles: Profiles, others: Sequence[Reading] = ()) -> Reading:
    """The machine's reading with the words that still find what they speak of: a document that is read anew may have
    other cells, and an old word then changes nothing.
    """
    return corrected(machine, applicable(machine, words), profile=profiles.of(machine), others=others)


def as_compared(parcel: bytes, words: Sequence[Said]) -> Reading:
    """Another report as comparisons see it: its figures, its body and its year as they stand now.

    Raises:
        StateTooOld: the parcel is from another version.
    """
    return _light(parcel, [word for word in words if word[0] in ("figure", "cell", "document")])


def as_filed(parcel: bytes, words: Sequence[Said]) -> Reading:
    """As `as_compared`, but for its figures: by body and year neighbours are found. In a fraction of the time where no
    word speaks of the document itself.
    """
    return _light(parcel, [word for word in words if word[0] == "document"])


def _light(parcel: bytes, words: Sequence[Said]) -> Reading:
    if not words:
        return load_light(parcel)
    machine = load_reading(parcel)
    return light(applied(machine, applicable(machine, words)).reading)


def applicable(machine: Reading, words: Iterable[Said]) -> list[Correction]:
    """The corrections of these words that the reading has a place for."""
    fields = {figure.field for figure in machine.layout.figures}
    found: list[Correction] = []
    for kind, target, after in words:
        try:
            correction = parse_correction(cast(TargetKind, kind), target, after)
            if correction is not None and _names(correction) <= fields:
                standing(machine, correction)
                found.append(correction)
        except CannotCorrect:
            continue
    return found


def _names(correction: Correction) -> set[str]:
    """Figures that a claim is said to speak of."""
    said = correction.speaks_of if isinstance(correction, ClaimCorrection) else None
    return {field for expression in said or () for field in expression.fields}
