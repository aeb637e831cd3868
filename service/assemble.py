"""Builds the heavy things once and hands them to the line."""

from __future__ import annotations

from corpora.profiles.load import load_profile, load_profiles
from corpora.readers.read import read_document
from models.language.choose import choose_model
from models.tables.doubt import doubt_pictures
from models.tables.pages.readers import page_readers
from models.tables.pages.watch import NOBODY, Watcher
from models.tables.recover import recover_tables
from service.pipeline import Toolkit
from service.settings import Settings


def build_toolkit(settings: Settings, *, watcher: Watcher = NOBODY) -> Toolkit:
    """The toolkit that the settings ask for. A user's own profile goes before the bundled ones. `watcher` is told
    of the pages of documents that have some.

    Raises:
        UsageError: when the profile cannot be read, or the language model asked for is not there.
    """
    limits = settings.limits()
    own = (load_profile(settings.profile),) if settings.profile else ()
    profiles = own + tuple(profile for profile in load_profiles() if profile.id not in {item.id for item in own})
    paged = page_readers(watcher=watcher, profiles=profiles)
    return Toolkit(
        read=lambda source: read_document(source.data, path=source.path, limits=limits, more=paged),
        recover=lambda document: doubt_pictures(
            recover_tables(document, profiles=profiles), document, profiles=profiles
        ),
        language=choose_model(settings.language, weights=settings.language_weights, asking=settings.language_passages),
        profiles=profiles,
    )
