"""What finds lines on a page, by ONNX Runtime and by OpenVINO, on pages of several sizes, one thread each.

    pytest -m benchmark -s tests/benchmarks/test_detector_speed.py

Every size comes twice: OpenVINO prepares itself for a size that it has not seen.
"""

import time

import numpy as np
import psutil
import pytest

from models.ocr.networks import detector_file, onnx_network, openvino_network

SIZES = ((960, 672), (1504, 1056), (1056, 1504), (1760, 1248))
"""Pixels, height and width."""


@pytest.mark.benchmark
def test_detectors_side_by_side() -> None:
    taken: dict[str, list[float]] = {}
    for name, load in (("onnxruntime", onnx_network), ("openvino", openvino_network)):
        begin = time.process_time()
        network = load(detector_file(), 1)
        loading = time.process_time() - begin
        taken[name] = []
        for size in SIZES:
            for _ in range(2):
                begin = time.process_time()
                network(np.full((1, 3, *size), 0.5, np.float32))
                taken[name].append(time.process_time() - begin)
        print(
            f"\n{name:>12}: {loading:.2f} s CPU to load, {psutil.Process().memory_info().rss / 1e6:.0f} MB held after all"
        )
    for index, size in enumerate(SIZES):
        for when in range(2):
            one, other = (taken[name][2 * index + when] for name in ("onnxruntime", "openvino"))
            print(f"{size[0]:>5} × {size[1]:<5} {'again' if when else 'first'}: onnxruntime {one * 1000:6.0f} ms, "
                  f"openvino {other * 1000:6.0f} ms, {one / other:.1f} times as fast")  # fmt: skip
