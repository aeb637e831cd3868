"""A document's layout as the service reads it, for those who learn from its prose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corpora.document.document import Document
from corpora.document.layout import Layout
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Profile
from corpora.readers.read import read_document
from models.laid_out import laid_out
from models.language.outline import profile_by_title, read_outline
from models.tables.recover import recover_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A document with its tables and headings, and the profile of its family, if it is of any."""

    document: Document
    layout: Layout
    profile: Profile | None


def read_layout(data: bytes, *, path: str) -> LaidOut:
    """Raises what `corpora.readers.read.read_document` does."""
    document = read_document(data, path=path)
    recovered = recover_tables(document, profiles=_profiles())
    known = {profile.id: profile for profile in _profiles()}
    profile = known.get(recovered.profile or "") or profile_by_title(document.text, recovered.passages, _profiles())
    outline = read_outline(document.text, recovered.passages, profile=profile)
    return LaidOut(document=document, layout=laid_out(recovered, outline), profile=profile)


@cache
def _profiles() -> tuple[Profile, ...]:
    return load_profiles()
