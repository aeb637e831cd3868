"""How many sentences a second encoders of several sizes read: torch, ONNX, ONNX with weights of 8 bits, side by side.

    pytest -m benchmark -s tests/benchmarks/test_language_speed.py

Weights are untrained, which changes no time. Prints, never asserts a time.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from models.language.encoder.characters import Ids, standard_tokens
from models.language.encoder.encoder import EncoderShape
from models.language.encoder.export import INPUTS, export_encoder, quantise
from models.language.encoder.mixed import MixedEncoder, new_mixed
from models.onnx_session import session

SIZES = ((2, 256, 2), (4, 256, 0), (3, 256, 0), (2, 256, 0), (3, 192, 0), (2, 192, 2))
"""Layers, width, and blocks of neighbours mixed below."""
SENTENCE = "2023年，区政府共收到政府信息公开申请12件，其中自然人申请10件，法人或其他组织2件，均已答复。"
TOGETHER = 16
LONG = 256
ROUNDS = 4


@pytest.fixture(autouse=True)
def threads_as_before() -> Iterator[None]:
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def rate(work: Callable[[], object], count: int) -> float:
    """Of the best round, by the clock on the wall."""
    work()
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return count / best


def rates(states: MixedEncoder, path: Path, ids: Ids, standing: Ids, *, threads: int) -> list[float]:
    """Rows a second of torch, ONNX and small ONNX."""
    torch.set_num_threads(threads)
    tensors = torch.from_numpy(ids), torch.from_numpy(standing)
    feed = dict(zip(INPUTS, (ids, standing), strict=True))
    sessions = [session(path.with_name(name), threads=threads) for name in ("whole.onnx", "small.onnx")]

    def by_torch() -> None:
        with torch.inference_mode():
            states(*tensors)

    return [rate(by_torch, len(ids)), *(rate(lambda one=one: one.run(None, feed), len(ids)) for one in sessions)]


@pytest.mark.benchmark
def test_sentences_a_second_by_size(tmp_path: Path) -> None:
    tokens = standard_tokens()
    one = tokens.sequence(SENTENCE)
    short = tokens.batch([one] * TOGETHER)
    long = tokens.batch([np.resize(one, LONG)] * 4)
    print(f"\nrows a second; sentences of {len(SENTENCE)} characters, and windows of {LONG}")
    print("size    cores  sentences: torch  onnx  8 bits  ratio  windows: torch  onnx  8 bits  ratio  MB: onnx  8 bits")
    for layers, width, blocks in SIZES:
        shape = EncoderShape(layers=layers, width=width, heads=width // 64, inner=4 * width, blocks=blocks)
        states = new_mixed(shape, tokens).eval()
        path = tmp_path / f"{layers}x{width}+{blocks}" / "whole.onnx"
        export_encoder(states, path)
        quantise(path, path.with_name("small.onnx"))
        megabytes = [file.stat().st_size / 1e6 for file in (path, path.with_name("small.onnx"))]
        for threads in (1, 2):
            a, b = (rates(states, path, *batch, threads=threads) for batch in (short, long))
            print(
                f"{layers}x{width}+{blocks}  {threads:3}  {a[0]:16.0f}{a[1]:6.0f}{a[2]:8.0f}{a[2] / a[0]:7.1f}"
                f"{b[0]:16.0f}{b[1]:6.0f}{b[2]:8.0f}{b[2] / b[0]:7.1f}{megabytes[0]:10.1f}{megabytes[1]:8.1f}",
                flush=True,
            )
