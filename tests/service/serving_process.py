"""`gouji serve` as people start it: a process of its own with its reading processes, that can be killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

LOG = "log.jsonl"
START_SECONDS = 90.0
"""For Python's imports on a loaded machine; it takes some 3 s on an idle one."""
PROGRAM = """
import faulthandler, signal
faulthandler.register(signal.SIGUSR1, all_threads=True)
from service.cli.main import main
main()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A service that answers at `url`, without a slash at the end. `said` is what it wrote to standard error."""

    process: subprocess.Popen[bytes]
    url: str
    said: Path

    @property
    def log(self) -> Path:
        """A line of JSON for whatever happened."""
        return self.said.parent / LOG

    def show_stacks(self) -> None:
        """Where its threads stand, written into `said` in a moment."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGUSR1)

    def kill(self) -> None:
        """SIGKILL for the service and every process below it, in no particular order."""
        below = self.below()
        for victim in (psutil.Process(self.process.pid), *below):
            with suppress(psutil.NoSuchProcess):
                victim.kill()
        self.process.wait()
        psutil.wait_procs(below, timeout=10)

    def below(self) -> list[psutil.Process]:
        """Processes that it started."""
        with suppress(psutil.NoSuchProcess):
            return psutil.Process(self.process.pid).children(recursive=True)
        return []

    def stop(self) -> int:
        """SIGTERM; the exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.kill()
            raise


def launch(
    data: Path, *options: str, environment: dict[str, str] | None = None, said: Path | None = None
) -> subprocess.Popen[bytes]:
    """The process, which has not begun yet. What it writes to standard error is put into `said`."""
    data.mkdir(parents=True, exist_ok=True)
    with (said or Path(os.devnull)).open("wb") as stream:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "serve", "--data", str(data), "--log", str(data / LOG), *_ported(options)],
            env=_environment(environment or {}), stdout=stream, stderr=stream,
        )  # fmt: skip


def start_serving(data: Path, *options: str, environment: dict[str, str] | None = None) -> Served:
    """Gives the service when it answers; port and address are its own choice unless `options` say them.

    Raises:
        AssertionError: it ended, or did not begin in time; with all that it said.
    """
    said = data / f"said-{time.monotonic_ns()}.txt"
    process = launch(data, *options, environment=environment, said=said)
    end = time.monotonic() + START_SECONDS
    while (found := re.search(r"https?://\S+", said.read_text("utf-8", "replace"))) is None:
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            raise AssertionError(said.read_text("utf-8", "replace"))
        time.sleep(0.02)
    return Served(process=process, url=found[0].rstrip("/"), said=said)


@contextmanager
def serving(data: Path, *options: str, environment: dict[str, str] | None = None) -> Iterator[Served]:
    """As `start_serving`; stopped at the end."""
    served = start_serving(data, *options, environment=environment)
    try:
        yield served
    finally:
        if served.process.poll() is None:
            served.stop()


def wait_until(true: Callable[[], bool], *, seconds: float = 60.0, what: str = "it") -> None:
    """Raises AssertionError when it did not become true in time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds:g} s")
        time.sleep(0.05)


def _ported(options: Sequence[str]) -> Sequence[str]:
    return options if "--port" in options else (*options, "--port", "0")


def _environment(own: dict[str, str]) -> dict[str, str]:
    path = os.pathsep.join(folder for folder in sys.path if folder)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GOUJI_")}
    return {**inherited, "GOUJI_LANGUAGE": "grammar", "PYTHONPATH": path, **own}
