"""Builds the heavy things once and hands them to the line."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from corpora.document.errors import UsageError
from corpora.profiles.load import load_profile, load_profiles
from corpora.readers.read import read_document
from models.language.choose import choose_formulas, choose_model
from models.simplified_document import in_simplified
from models.tables.doubt.figures import doubt_pictures
from models.tables.files.readers import page_readers
from models.tables.files.watch import NOBODY, Watcher
from models.tables.pages.grid_finder import installed_finder
from models.tables.recogniser.weights import WeightsUnsound, sound_weights
from models.tables.recover import recover_tables
from models.tables.registration.forms_to_the_letter import FormsToTheLetter
from service.pipeline import Toolkit
from service.settings import Settings


def build_toolkit(settings: Settings, *, watcher: Watcher = NOBODY) -> Toolkit:
    """The toolkit that the settings ask for. A user's own profile goes before the bundled ones. `watcher` is told
    of the pages of documents that have some.

    Raises:
        UsageError: when the profile cannot be read, or weights asked for are not there or not sound.
    """
    limits = settings.limits()
    own = (load_profile(settings.profile),) if settings.profile else ()
    profiles = own + tuple(profile for profile in load_profiles() if profile.id not in {item.id for item in own})
    finder = installed_finder(weights=_sound(settings.table_weights), is_known=FormsToTheLetter(profiles))
    paged = page_readers(find_grids=finder, watcher=watcher, profiles=profiles)
    return Toolkit(
        read=lambda source: in_simplified(
            read_document(source.data, path=source.path, limits=limits, more=paged), profiles
        ),
        recover=lambda document: doubt_pictures(
            recover_tables(document, profiles=profiles), document, profiles=profiles
        ),
        language=choose_model(settings.language, weights=settings.language_weights, asking=settings.language_passages),
        profiles=profiles,
        formulas=choose_formulas(settings.language),
    )


def _sound(folder: Path | None) -> Path | None:
    """Told before the first page, on which it would be a defect of ours."""
    if folder is not None:
        try:
            sound_weights(folder)
            if find_spec("onnxruntime") is None:
                raise WeightsUnsound("缺少 onnxruntime（pip install gouji[ocr]）")
        except WeightsUnsound as failure:
            raise UsageError(f"表格识别器的权重不可用 (weights of tables): {failure}") from failure
    return folder
