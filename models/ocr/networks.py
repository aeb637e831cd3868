"""The two networks of PP-OCRv6 (small) out of RapidOCR's wheel, run by OpenVINO or ONNX Runtime, and our own reader.

Only the files are taken from the installed package: none of its code runs, so that nothing can be fetched over a
network and text is cut, batched and scored as tables need it. Models by PaddlePaddle, Apache-2.0.

The detector takes most of a page's time, and OpenVINO runs it in a third of what ONNX Runtime takes on an Intel core
(`tests/benchmarks/test_detector_speed.py`); the recogniser is as fast in either and stays where it is. Both count in
32-bit floats: half as many bits would be faster still on some processors, and digits would differ between machines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpora.document.errors import ConverterMissing
from models.ocr.digits.reader import NETWORK as DIGITS_FILE
from models.ocr.digits.reader import WEIGHTS, DigitReader, DigitWeightsUnsound

DETECTOR_FILE = "PP-OCRv6_det_small.onnx"
RECOGNISER_FILE = "PP-OCRv6_rec_small.onnx"


class Network(Protocol):
    """A network of one input and one output."""

    def __call__(self, batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        """Output for a batch (n, channels, height, width)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Networks:
    """What reads pictures of text.

    Args:
        detector: (1, 3, h, w) of -1..1, h and w multiples of 32, to (1, 1, h, w): probability that a pixel is text.
        recogniser: (n, 3, 48, w) of -1..1 to (n, w / 8, characters): probabilities of characters by column.
        alphabet: the character of each output; the first, "", stands for none.
        digits: our own reader of numeric cells, None where it is not installed.
    """

    detector: Network
    recogniser: Network
    alphabet: tuple[str, ...]
    digits: DigitReader | None = None


@cache
def networks_present() -> bool:
    """Whether the packages and both files are installed."""
    return all(map(find_spec, ("onnxruntime", "opencc"))) and _folder() is not None


def load_networks(*, threads: int) -> Networks:
    """Both networks, each on `threads` threads.

    Raises:
        ConverterMissing: when the extra `ocr` is not installed, or our own weights are not those of the manifest.
    """
    folder = _present_folder()
    recogniser = _session(folder / RECOGNISER_FILE, threads)
    stored = recogniser.get_modelmeta().custom_metadata_map["character"].splitlines()
    return Networks(
        detector=_detector(folder / DETECTOR_FILE, threads),
        recogniser=_as_network(recogniser),
        alphabet=("", *stored, " "),
        digits=_digits(threads),
    )


def detector_file() -> Path:
    """The detector's ONNX file. Raises ConverterMissing when the extra `ocr` is not installed."""
    return _present_folder() / DETECTOR_FILE


def _detector(file: Path, threads: int) -> Network:
    """Run by OpenVINO where it is installed: there is none for every processor."""
    return openvino_network(file, threads) if find_spec("openvino") else onnx_network(file, threads)


def openvino_network(file: Path, threads: int) -> Network:
    """The network of an ONNX file on OpenVINO.

    Where memory ends, OpenVINO raises nothing and leaves the last answer standing: each answer is wiped once it is
    taken, so that one that was not written is found out, and is a MemoryError. What it got stays taken: the process
    had better make room for another.
    """
    import openvino

    model = openvino.Core().compile_model(
        file, "CPU",
        {"INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": "f32"},
    )  # fmt: skip
    request, output = model.create_infer_request(), model.output(0)

    def run(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        standing = request.infer({0: batch}, share_outputs=True)[output]
        answer = np.array(standing, dtype=np.float32)
        standing[...] = np.nan
        if answer.shape[2:] != batch.shape[2:] or np.isnan(answer.min()):
            raise MemoryError(f"{file.name} {batch.shape}")
        return answer

    return run


def onnx_network(file: Path, threads: int) -> Network:
    """The network of an ONNX file on ONNX Runtime."""
    return _as_network(_session(file, threads))


def _digits(threads: int) -> DigitReader | None:
    if not (WEIGHTS / DIGITS_FILE).is_file():
        return None
    try:
        return DigitReader.load(threads=threads)
    except DigitWeightsUnsound as failure:
        raise ConverterMissing(f"models/weights（{failure}）") from failure


def _present_folder() -> Path:
    folder = _folder()
    if folder is None or not networks_present():
        raise ConverterMissing("rapidocr、onnxruntime、opencc（pip install gouji[ocr]）")
    return folder


def _folder() -> Path | None:
    package = find_spec("rapidocr")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent / "models"
    files = (folder / DETECTOR_FILE, folder / RECOGNISER_FILE)
    return folder if all(file.is_file() for file in files) else None


def _session(file: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Pages differ in size: an arena would keep the largest page's memory for ever.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def _as_network(session: Any) -> Network:
    name = session.get_inputs()[0].name

    def run(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        return np.asarray(session.run(None, {name: batch})[0], dtype=np.float32)

    return run
