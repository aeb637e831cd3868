"""Which language model there is to read with: grammar and network together, or the grammar alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from corpora.document.document import Document
from corpora.document.errors import UsageError
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.profiles.profile import Profile
from models.language.combined import CombinedReader
from models.language.formulas.reader import WEIGHTS as FORMULAS
from models.language.formulas.reader import FormulaReader, FormulaWeightsUnsound
from models.language.formulas.reader import load_reader as load_formulas
from models.language.grammar.reader import GrammarReader
from models.language.network.reader import WEIGHTS, LanguageWeightsUnsound, load_reader, read_manifest
from models.language.protocol import Asking, Choice, LanguageModel

GRAMMAR_ALONE: Final = "language_grammar_only"
"""Code of the warning that the network, which is part of the package, could not be used."""
FORMULAS_UNREAD: Final = "language_without_formulas"
"""Code of the warning that what sentences state of their figures was not asked for: its weights cannot be used."""


def choose_model(choice: Choice, *, weights: Path | None = None, asking: Asking = "claims") -> LanguageModel:
    """The model for a choice: `grammar` the rules alone; `network` both, which must be there; `auto` both where they
    can be used, else the grammar, with a warning in every document when the weights are there and cannot be used.

    Args:
        choice: as above.
        weights: folder of the network, None for the package's own.
        asking: which passages the network reads.

    Raises:
        UsageError: `network` where its weights or onnxruntime are missing.
    """
    folder = weights or WEIGHTS
    if choice == "grammar" or (choice == "auto" and weights is None and not folder.is_dir()):
        return GrammarReader()
    reason = why_not(folder)
    if reason is None:
        return _Loaded(folder, asking=asking)
    if choice == "network" or weights is not None:
        raise UsageError(reason)
    return _Warned(f"{GRAMMAR_ALONE}: {reason}")


def why_not(folder: Path) -> str | None:
    """Why the network of a folder cannot be used, None when it can."""
    if find_spec("onnxruntime") is None:
        return "缺少 onnxruntime（pip install gouji[language]）"
    try:
        read_manifest(folder)
    except LanguageWeightsUnsound as failure:
        return f"语言模型的权重不可用：{failure}"
    return None


class _Loaded:
    """Loads the network with the first document that is read: other formats of a corpus may never need it."""

    def __init__(self, folder: Path, *, asking: Asking) -> None:
        self._folder, self._asking = folder, asking
        self._reader: CombinedReader | None = None

    def read(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """See `LanguageModel.read`."""
        if self._reader is None:
            self._reader = CombinedReader(load_reader(self._folder), asking=self._asking)
        return self._reader.read(document, layout, profile=profile)


class Formulas:
    """The reader of formulas, loaded with the first document that asks for it; None where there is none to be used,
    with a warning where its weights are there and unsound.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _loaded(self) -> tuple[FormulaReader | None, tuple[str, ...]]:
        if not self._folder.is_dir() or find_spec("onnxruntime") is None:
            return None, ()
        try:
            return load_formulas(self._folder), ()
        except FormulaWeightsUnsound as failure:
            return None, (f"{FORMULAS_UNREAD}: {failure}",)

    @property
    def reader(self) -> FormulaReader | None:
        """What reads formulas."""
        return self._loaded[0]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Why nothing does, where something should."""
        return self._loaded[1]


def choose_formulas(choice: Choice) -> Formulas | None:
    """The reader of formulas that goes with a choice of language model: none beside the rules alone."""
    return None if choice == "grammar" else Formulas(FORMULAS)


class _Warned:
    """The grammar alone, which says so."""

    def __init__(self, warning: str) -> None:
        self._warning, self._grammar = warning, GrammarReader()

    def read(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """See `LanguageModel.read`."""
        return replace(self._grammar.read(document, layout, profile=profile), warnings=(self._warning,))
