import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
import pytest

import models.ocr.networks as networks
from models.ocr.lines import find_lines
from models.ocr.networks import Network, detector_file, networks_present, onnx_network, openvino_network

pytestmark = pytest.mark.skipif(not networks_present(), reason="rapidocr and onnxruntime are not installed")
SIZE = (448, 640)


def page() -> np.ndarray:
    picture = np.full(SIZE, 255, np.uint8)
    for row in range(6):
        cv2.putText(picture, f"{row * 1234567}  {row * 89}", (40, 60 + 60 * row), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    return picture


def batch() -> np.ndarray:
    return np.repeat(page().astype(np.float32)[None, None] / 127.5 - 1, 3, axis=1)


@pytest.mark.skipif(find_spec("openvino") is None, reason="there is no OpenVINO for this processor")
def test_openvino_finds_what_onnx_runtime_finds() -> None:
    one, other = openvino_network(detector_file(), 1), onnx_network(detector_file(), 1)
    assert np.abs(one(batch()) - other(batch())).max() < 1e-4
    assert len(find_lines(one, page())) == len(find_lines(other, page())) >= 6


@pytest.mark.skipif(find_spec("openvino") is None, reason="there is no OpenVINO for this processor")
def test_an_answer_outlives_the_next_question() -> None:
    network = openvino_network(detector_file(), 1)
    answer = network(batch())
    before = answer.copy()
    network(np.zeros_like(batch()))
    assert (answer == before).all()


WANT_OF_MEMORY = """
import resource
from pathlib import Path
import numpy as np
from models.ocr.networks import detector_file, openvino_network
network = openvino_network(detector_file(), 1)
page = np.ones((1, 3, 1184, 1664), np.float32)
network(page[:, :, :320, :320].copy())
held = next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if "VmData" in line)
resource.setrlimit(resource.RLIMIT_DATA, (held * 1024 + 300 * 2**20,) * 2)
for _ in range(2):
    try:
        network(page)
    except MemoryError:
        print("MemoryError")
"""


@pytest.mark.skipif(find_spec("openvino") is None, reason="there is no OpenVINO for this processor")
def test_want_of_memory_is_an_error() -> None:
    """OpenVINO itself says nothing and leaves its last answer standing."""
    said = subprocess.run([sys.executable, "-c", WANT_OF_MEMORY], capture_output=True, text=True, check=False).stdout
    assert said == "MemoryError\n" * 2


def test_without_openvino_onnx_runtime_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def absent(name: str) -> object:
        return None if name == "openvino" else find_spec(name)

    def noted(of: Callable[[Path, int], Network]) -> Callable[[Path, int], Network]:
        def run(file: Path, threads: int) -> Network:
            asked.append(file.name)
            return of(file, threads)

        return run

    monkeypatch.setattr(networks, "find_spec", absent)
    monkeypatch.setattr(networks, "onnx_network", noted(onnx_network))
    detector = networks.load_networks(threads=1).detector
    assert asked == [networks.DETECTOR_FILE]
    assert detector(batch()).shape == (1, 1, *SIZE)
