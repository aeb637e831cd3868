"""The network as the line uses it: ONNX Runtime and numpy, no torch."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from corpora.document.geometry import Span
from models.language.encoder.characters import CharacterTokens, Ids, read_tokens
from models.language.network.assembly import assembled
from models.language.network.calibration import Calibration
from models.language.network.decoding import WindowReading, read_window
from models.language.network.field_space import FieldSpace
from models.language.network.labels import BASES, BODIES, LAYERS, PERIODS, POINTERS, RELATIONS
from models.language.network.layout import Layout
from models.language.network.tags import Scores
from models.language.network.windows import Window, windows_of
from models.language.prediction import PassageQuery, Prediction
from models.onnx_session import session
from models.weight_files import changed_file

WEIGHTS: Final = Path(__file__).parents[2] / "weights" / "language"
NETWORK, MANIFEST, VOCABULARY = "network.onnx", "manifest.json", "vocab.txt"
SCHEMA: Final = 1
PERCENT: Final = re.compile(r"\s?[%％‰]")
FRACTION: Final = "百分之"

Run = Callable[[Ids], Scores]
"""One sequence of ids (length,) to its rows of answers (length, size)."""


class LanguageWeightsUnsound(Exception):
    """The weights are missing, not those that their manifest names, or of another network than this code reads."""


class Manifest(BaseModel):
    """What stands beside the weights: hashes of the files, the fields and lists that the outputs mean, calibration."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: int
    sha256: dict[str, str]
    bytes: dict[str, int]
    fields: tuple[str, ...]
    answers: dict[str, tuple[str, ...]]
    calibration: dict[str, tuple[float, float]]
    facts: dict[str, str | int | float]

    def layout(self) -> Layout:
        """Where the answers stand."""
        return Layout.of(FieldSpace.of(self.fields))


def answers() -> dict[str, tuple[str, ...]]:
    """The lists that the outputs mean, as the code has them."""
    return {**LAYERS, "relation": RELATIONS, "period": PERIODS, "body": BODIES, "basis": BASES, "pointer": POINTERS}


class NetworkReader:
    """Reads passages with whatever runs the network; a `PassageReader`.

    Windows are read one by one and unpadded: what is said of a passage then depends on no other, and on one thread a
    batch is no faster.
    """

    def __init__(self, run: Run, *, tokens: CharacterTokens, layout: Layout, calibration: Calibration) -> None:
        self._run, self._tokens, self._layout, self._calibration = run, tokens, layout, calibration

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it knows; other families of reports are not its own."""
        return frozenset(self._layout.space.fields)

    @property
    def layout(self) -> Layout:
        """Where the answers stand in a row."""
        return self._layout

    @property
    def calibration(self) -> Calibration:
        """What turns its scores into probabilities."""
        return self._calibration

    def rows(self, query: PassageQuery) -> Iterator[tuple[Window, Scores]]:
        """The raw answers, (length, `layout.size`), for the sequence of each window."""
        for window in windows_of(query.heading, query.text, query.sentences):
            yield window, self._run(window.sequence(query.text, year=query.year, tokens=self._tokens))

    def read(self, queries: Iterable[PassageQuery]) -> Iterator[Prediction]:
        """A prediction for each query, in order."""
        return (self.read_passage(query) for query in queries)

    def read_passage(self, query: PassageQuery) -> Prediction:
        """One passage, window by window; each knows what the ones before have found denied."""
        readings: list[WindowReading] = []
        denied: list[Span] = []
        percent = percentages_in(query.text, query.numerals)
        for window, rows in self.rows(query):
            found = read_window(
                rows, window, self._layout, numerals=query.numerals, denied_before=denied, percentages=percent
            )
            denied += [one.span for one in found.spans if one.layer == "denial"]
            readings.append(found)
        return assembled(query, readings, self._calibration)


def percentages_in(text: str, numerals: Iterable[Span]) -> frozenset[int]:
    """Starts of the numerals that are percentages: 98%, 百分之九十八."""
    return frozenset(
        span.start
        for span in numerals
        if PERCENT.match(text, span.end) or FRACTION in text[max(0, span.start - len(FRACTION)) : span.end]
    )


def load_reader(directory: Path = WEIGHTS, *, threads: int = 1) -> NetworkReader:
    """The reader of a folder that `models.language.network.export` wrote; without one, the package's own.

    Raises:
        LanguageWeightsUnsound: for a file that is missing or has another hash than the manifest says.
        ImportError: without onnxruntime.
    """
    manifest = read_manifest(directory)
    network: Any = session(directory / NETWORK, threads=threads)

    def run(ids: Ids) -> Scores:
        (rows,) = network.run(None, {"ids": ids[None]})
        return np.asarray(rows[0], np.float32)

    return NetworkReader(
        run,
        tokens=read_tokens(directory),
        layout=manifest.layout(),
        calibration=Calibration(lines=dict(manifest.calibration)),
    )


def read_manifest(directory: Path) -> Manifest:
    """The manifest, its hashes proved. Raises LanguageWeightsUnsound."""
    try:
        manifest = Manifest.model_validate(json.loads((directory / MANIFEST).read_text("utf-8")))
        if (name := changed_file(directory, (NETWORK, VOCABULARY), manifest.sha256)) is not None:
            raise LanguageWeightsUnsound(f"{name} is not the file that {MANIFEST} names")
    except (OSError, ValueError, ValidationError) as failure:
        raise LanguageWeightsUnsound(f"{directory}: {failure}") from failure
    if manifest.schema_version != SCHEMA or manifest.answers != answers():
        raise LanguageWeightsUnsound(f"{directory}: the weights answer other questions than this version asks")
    return manifest
