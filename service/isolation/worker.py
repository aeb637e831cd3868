"""The process that reads: started once, fed documents over a pipe, killed when it hangs.

    python -m service.isolation.worker < request frames > answer frames

The first request is a `Start`, which names the factory of what reads; each further one is a document.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pickle
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from service.isolation.frames import ANSWER, BROKEN, PAGE, READY, TAKEN, receive, send

Job = Callable[[Any], Any]

COLLECT_EVERY: Final = 20_000
"""Objects between two looks for garbage, as in `service.cli.main`."""
FULL_SHARE: Final = 0.5
"""Of the memory allowed; a worker that has held more makes room for a fresh one, so that leaks do not add up."""
ALLOTTED_SHARE: Final = 0.85
"""The same of what is allotted to it, held or not, which is what the limit counts."""
ORPHAN_SECONDS: Final = 1.0
"""Between two looks whether the parent still lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a worker is told first.

    Args:
        factory: "module:function"; called with `argument` and a function to call after each page, it gives the job.
        argument: pickled with the rest.
        max_memory_bytes: that the process may allocate, shared libraries not counted.
        max_cpu_seconds: that one document may take, whoever still waits for it.
        path: `sys.path` of the parent.
    """

    factory: str
    argument: Any
    max_memory_bytes: int
    max_cpu_seconds: int
    path: tuple[str, ...]


def main() -> None:
    """Serves until the parent closes the pipe."""
    # What libraries print must not fall among the frames, nor on the user's terminal.
    requests, answers = os.dup(0), os.dup(1)
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(silence, descriptor)
    # Ctrl-C reaches the whole group; the parent decides what becomes of this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    gc.set_threshold(COLLECT_EVERY)
    start: Start = pickle.loads(receive(requests).payload)
    try:
        job = _job(start, on_page=lambda: send(answers, PAGE))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent hears of it
        send(answers, BROKEN, f"{type(error).__name__}: {error}".encode())
        return
    send(answers, READY)
    _serve(requests, answers, job, start)


def _serve(requests: int, answers: int, job: Job, start: Start) -> None:
    while not _is_full(start.max_memory_bytes):
        try:
            request = receive(requests).payload
        except EOFError:
            return
        send(answers, TAKEN)
        _allow_cpu(start.max_cpu_seconds)
        try:
            answer = pickle.dumps(job(pickle.loads(request)), pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - a defect of the job costs this document, and the parent is told
            send(answers, BROKEN, f"{type(error).__name__}: {error}".encode(errors="replace"))
            continue
        send(answers, ANSWER, answer)


def _job(start: Start, *, on_page: Callable[[], None]) -> Job:
    sys.path[:] = start.path
    module, _, name = start.factory.partition(":")
    job: Job = getattr(importlib.import_module(module), name)(start.argument, on_page)
    _limit(resource.RLIMIT_DATA, start.max_memory_bytes)
    _limit(resource.RLIMIT_CORE, 0)
    return job


def _limit(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    # Some systems know a limit and will not have it set: the parent's clock is there in any case.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, hard))


def _allow_cpu(seconds: int) -> None:
    """So many more from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds)


def _is_full(max_memory_bytes: int) -> bool:
    """Has this process ever held so much that the next document had better have another one?

    Or has it so much allotted that next to nothing is left: a library that once got no memory keeps what it had got.
    """
    return (
        _most_held_bytes() > FULL_SHARE * max_memory_bytes
        or _status_bytes("VmData", otherwise=0) > ALLOTTED_SHARE * max_memory_bytes
    )


def _most_held_bytes() -> int:
    # Not ru_maxrss: on Linux a new program begins with that of the one that started it. Bytes on macOS.
    return _status_bytes("VmHWM", otherwise=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _status_bytes(name: str, *, otherwise: int) -> int:
    """What Linux says of this process; `otherwise` where there is no Linux."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return otherwise
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith(f"{name}:")), 0)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(ORPHAN_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
