"""The parent's end: asks a worker, and replaces it when it crashes, hangs or takes too much."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import weakref
from dataclasses import dataclass
from typing import Any, Final

from corpora.document.errors import Crashed, Internal, NotStarted, TimedOut
from corpora.readers.limits import Limits
from service.isolation.frames import (
    ANSWER,
    BROKEN,
    PAGE,
    READY,
    REQUEST,
    TAKEN,
    Late,
    receive,
    send,
    unpickle_nouns,
)
from service.isolation.worker import Start

START_SECONDS: Final = 120.0
"""To import everything and load the networks on a busy machine: mostly under three."""
CPU_MARGIN: Final = 4
"""Times `total_seconds` that a document's threads together may compute, should nobody be left to watch the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    process: subprocess.Popen[bytes]
    requests: int
    answers: int


class _Gone(Exception):
    """The worker ended before it had taken the document: that is not the document's fault."""


class _Broken(Exception):
    """The job failed over the document; the worker goes on."""

    def __init__(self, payload: bytes) -> None:
        self.said = payload.decode(errors="replace")[:200]
        super().__init__(self.said)


class Worker:
    """A process that reads one document at a time. Nothing is started before the first is asked for.

    Args:
        factory: "module:function" of what reads, as in `Start`; it is imported in the worker only.
        argument: what the factory is called with; anything that can be pickled.
        limits: the time and memory that a document may take.

    One at a time: threads that ask together wait for each other.
    """

    def __init__(self, factory: str, argument: Any = None, *, limits: Limits) -> None:
        self._start = Start(
            factory=factory, argument=argument, max_memory_bytes=limits.max_memory_bytes,
            max_cpu_seconds=int(CPU_MARGIN * limits.total_seconds) + 1,
            path=tuple(os.path.abspath(item) for item in sys.path),
        )  # fmt: skip
        self._limits = limits
        self._lock = threading.Lock()
        self._running: _Running | None = None
        self._end: weakref.finalize[..., Any] | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """Of the worker that waits or works; None when there is none."""
        return self._running.process.pid if self._running else None

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        if self._end is not None:
            self._end()
        self._running = self._end = None

    def interrupt(self) -> None:
        """Kills the process, from another thread than the one that asks; who asks is told that it crashed (SIGKILL),
        and the next document gets a process of its own.
        """
        if (running := self._running) is not None:
            running.process.kill()

    def ask(self, document: Any) -> Any:
        """What the job gives for `document`.

        Raises:
            TimedOut: no page was finished for `timeout_seconds`, or the whole took `total_seconds`.
            Crashed: the process ended over this document.
            Internal: its job failed, or it answers with something that is no noun; `NotStarted`: there is no process.
        """
        with self._lock:
            request = pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
            try:
                return self._asked(request)
            except _Gone:
                # It was killed while it had nothing to do, or has made room: a fresh one is asked once.
                self.close()
            try:
                return self._asked(request)
            except _Gone:
                self.close()
                raise Crashed("阅读进程") from None

    def _asked(self, request: bytes) -> Any:
        running = self._running or self._started()
        try:
            return self._exchanged(running, request)
        except BaseException as error:
            if isinstance(error, _Broken):
                raise Internal(error.said) from error
            # Whatever it was doing, nobody waits for it any more; that holds for Ctrl-C, too.
            if not isinstance(error, _Gone):
                self._check_end(running, error)
            raise

    def _check_end(self, running: _Running, error: BaseException) -> None:
        """Kills it; says how it ended if that was its own doing."""
        died = isinstance(error, EOFError)
        if died:
            _reap(running.process)
        self.close()
        if died:
            raise Crashed(_ending(running.process.returncode)) from error
        if isinstance(error, Late):
            raise TimedOut() from error
        if isinstance(error, pickle.UnpicklingError):
            raise Internal(f"{type(error).__name__}: {error}"[:200]) from error

    def _exchanged(self, running: _Running, request: bytes) -> Any:
        begin = time.monotonic()
        end = begin + self._limits.total_seconds
        try:
            send(running.requests, REQUEST, request, deadline=begin + self._limits.timeout_seconds)
            taken = receive(running.answers, deadline=begin + self._limits.timeout_seconds)
        except (EOFError, BrokenPipeError, ConnectionError) as error:
            raise _Gone from error
        if taken.kind != TAKEN:
            raise EOFError
        while True:
            frame = receive(running.answers, deadline=min(end, time.monotonic() + self._limits.timeout_seconds))
            if frame.kind == ANSWER:
                return unpickle_nouns(frame.payload)
            if frame.kind == BROKEN:
                raise _Broken(frame.payload)
            if frame.kind != PAGE:
                raise EOFError

    def _started(self) -> _Running:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(self._start.path)}
        try:
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", _BOOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, env=environment, bufsize=0,
            )  # fmt: skip
        except OSError as error:  # the machine has no memory, process or file left to give
            raise NotStarted(error.strerror or type(error).__name__) from error
        if process.stdin is None or process.stdout is None:
            raise NotStarted("pipe")
        running = _Running(process=process, requests=process.stdin.fileno(), answers=process.stdout.fileno())
        for descriptor in (running.requests, running.answers):
            os.set_blocking(descriptor, False)
        self._running = running
        self._end = weakref.finalize(self, _kill, process)
        self._greet(running)
        return running

    def _greet(self, running: _Running) -> None:
        deadline = time.monotonic() + START_SECONDS
        try:
            send(running.requests, REQUEST, pickle.dumps(self._start), deadline=deadline)
            frame = receive(running.answers, deadline=deadline)
        except EOFError as error:
            _reap(running.process)
            self.close()
            raise NotStarted(_ending(running.process.returncode)) from error
        except (Late, OSError) as error:
            self.close()
            raise NotStarted(type(error).__name__) from error
        if frame.kind != READY:
            self.close()
            raise NotStarted(_Broken(frame.payload).said if frame.kind == BROKEN else "")


_BOOT: Final = "from service.isolation.worker import main; main()"
"""Not `-m`, which would import the module twice; -P keeps the current folder off the path."""


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def _reap(process: subprocess.Popen[bytes]) -> None:
    """Waits for a process that has closed its end: it is on its way out."""
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _ending(status: int | None) -> str:
    if status is None or status >= 0:
        return f"{status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"{-status}"
