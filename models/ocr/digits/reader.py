"""The reader of digits as the pipeline uses it: ONNX Runtime and numpy, no torch, no network."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from models.ocr.digits.crop import Input, padded_width, stacked, to_input
from models.ocr.digits.decoding import Answer, answers, softmax
from models.ocr.picture import Gray
from models.onnx_session import session
from models.weight_files import changed_file

WEIGHTS: Final = Path(__file__).parents[2] / "weights"
NETWORK, MANIFEST = "digits.onnx", "digits.json"
MARGIN: Final = 0.28
"""Paper around the ink of a crop, in its heights: the middle of what the network was trained with."""
BATCH_PIXELS: Final = 8192
"""Summed widths of the crops of one batch."""


class DigitWeightsUnsound(Exception):
    """The weights are missing, or not those that their manifest names."""


class DigitReader:
    """Reads crops of numeric cells: a number, a dash, nothing (""), or OTHER where no number can be told."""

    def __init__(self, network: Any, *, temperature: float) -> None:
        self._network, self._temperature = network, temperature

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> DigitReader:
        """From the weights that came with the package.

        Raises:
            DigitWeightsUnsound: for a file that is missing or has another hash than the manifest says.
            ImportError: without onnxruntime.
        """
        path, temperature = sound_weights(folder)
        return cls(session(path, threads=threads), temperature=temperature)

    def read(self, crops: Sequence[Gray]) -> list[tuple[Answer, ...]]:
        """For each crop in order its likeliest answers, the likeliest first.

        Crops are grey, of any size, their figures in the middle with about MARGIN of paper around them.
        """
        inputs = [to_input(crop) for crop in crops]
        found: list[tuple[Answer, ...]] = [()] * len(crops)
        for batch in _batches(inputs):
            (logits,) = self._network.run(None, {"crops": stacked([inputs[index] for index in batch])})
            columns = softmax(np.asarray(logits, np.float32), temperature=self._temperature)
            for index, own in zip(batch, columns, strict=True):
                found[index] = answers(own)
        return found


def _batches(inputs: Sequence[Input]) -> Iterator[list[int]]:
    """Indices of crops of one padded width: none is padded for another's sake, so that none depends on another."""
    by_width: dict[int, list[int]] = {}
    for index, one in enumerate(inputs):
        by_width.setdefault(padded_width(one.shape[1]), []).append(index)
    for width, indices in by_width.items():
        most = max(1, BATCH_PIXELS // width)
        yield from (indices[start : start + most] for start in range(0, len(indices), most))


def sound_weights(folder: Path) -> tuple[Path, float]:
    """The network's file, its hash proved, and the temperature. Raises DigitWeightsUnsound."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        hashes, temperature = manifest["sha256"], float(manifest["temperature"])
        if changed_file(folder, [NETWORK], hashes) is not None:
            raise DigitWeightsUnsound(f"{NETWORK} is not the file that {MANIFEST} names")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as failure:
        raise DigitWeightsUnsound(f"{folder}: {failure}") from failure
    return folder / NETWORK, temperature
