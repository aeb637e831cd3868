"""How many text reports a second one process checks, beside the time of only reading the files.

    pytest -m benchmark -s

Prints, never asserts a time: machines differ, and a loaded one proves nothing.
"""

import io
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from service.cli.main import run

ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """The best of a few rounds: the others measure what else the machine was doing."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


@pytest.mark.benchmark
def test_gouji_check_over_a_hundred_text_reports(text_reports: Path) -> None:
    paths = sorted((text_reports / "reports").glob("*.txt"))
    printed: list[bytes] = []

    def check() -> None:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with redirect_stdout(out), redirect_stderr(io.StringIO()):
            assert run(["check", "--json", str(text_reports / "reports")]) == 0
        out.flush()
        printed.append(out.buffer.getvalue())  # type: ignore[attr-defined]

    reading = seconds(lambda: [path.read_bytes() for path in paths])
    checking = seconds(check)
    assert {len(lines.splitlines()) for lines in printed} == {len(paths)}
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(
        f"\ngouji check: {len(paths)} text reports ({size:.1f} MB) in {checking:.2f} s ="
        f" {len(paths) / checking:.1f} a second in one process"
        f"\nonly reading the files: {reading * 1000:.1f} ms; ratio {checking / reading:.0f}"
    )
