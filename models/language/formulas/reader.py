"""The network as the line uses it: ONNX Runtime and numpy, no torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from corpora.document.formula import KINDS, Formula
from models.language.encoder.characters import CharacterTokens, read_tokens
from models.language.formulas.asked import asked_of
from models.language.formulas.passages import Passage
from models.language.formulas.totals import NAMES
from models.onnx_session import session
from models.weight_files import changed_file

WEIGHTS: Final = Path(__file__).parents[2] / "weights" / "formulas"
NETWORK, MANIFEST, VOCABULARY = "formulas.onnx", "manifest.json", "vocab.txt"
INPUTS, OUTPUT = ("ids", "places", "asked", "parts"), "scores"
SCHEMA: Final = 1


class FormulaWeightsUnsound(Exception):
    """The weights are missing, not those that their manifest names, or of another network than this code reads."""


class Manifest(BaseModel):
    """What stands beside the weights: hashes of the files, and the lists that the inputs mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: int
    sha256: dict[str, str]
    bytes: dict[str, int]
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    facts: dict[str, str | int | float]


class FormulaReader:
    """Scores formulas with whatever runs the network."""

    def __init__(self, network: Any, tokens: CharacterTokens) -> None:
        self._network, self._tokens = network, tokens

    def read(self, passage: Passage, formulas: Sequence[Formula]) -> NDArray[np.float64]:
        """(formulas,) how probable it is of each that the passage states it."""
        if not formulas:
            return np.zeros(0)
        asked = asked_of(passage, formulas, self._tokens)
        (scores,) = self._network.run(
            None, dict(zip(INPUTS, (asked.ids[None], asked.places[None], asked.asked, asked.parts), strict=True))
        )
        return np.asarray(1 / (1 + np.exp(-np.asarray(scores, np.float64))), np.float64)


def load_reader(directory: Path = WEIGHTS, *, threads: int = 1) -> FormulaReader:
    """The reader of a folder that `models.language.formulas.export` wrote; without one, the package's own.

    Raises:
        FormulaWeightsUnsound: for a file that is missing or has another hash than the manifest says.
        ImportError: without onnxruntime.
    """
    read_manifest(directory)
    return FormulaReader(session(directory / NETWORK, threads=threads), read_tokens(directory))


def read_manifest(directory: Path) -> Manifest:
    """The manifest of a folder whose files are those that it names.

    Raises:
        FormulaWeightsUnsound: see `load_reader`.
    """
    try:
        manifest = Manifest.model_validate(json.loads((directory / MANIFEST).read_text("utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise FormulaWeightsUnsound(f"{directory / MANIFEST}: {type(error).__name__}") from error
    if (manifest.schema_version, manifest.kinds, manifest.names) != (SCHEMA, KINDS, NAMES):
        raise FormulaWeightsUnsound(f"{directory / MANIFEST}: of another version")
    try:
        name = changed_file(directory, (NETWORK, VOCABULARY), manifest.sha256)
    except OSError as error:
        raise FormulaWeightsUnsound(f"{directory}: {error}") from error
    if name is not None:
        raise FormulaWeightsUnsound(f"{directory / name}: changed")
    return manifest
