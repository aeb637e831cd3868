"""What parent and worker say to each other over a pair of pipes: frames of a kind, a length and a payload."""

from __future__ import annotations

import io
import os
import pickle
import select
import struct
import time
from typing import Any, Final, NamedTuple

READY: Final = b"r"
"""The worker has built what it works with."""
BROKEN: Final = b"b"
"""It could not, or could not read this document; the payload says why, in UTF-8."""
TAKEN: Final = b"t"
"""It has the whole request: what happens from now on is the document's doing."""
PAGE: Final = b"p"
"""It has finished a page."""
ANSWER: Final = b"a"
"""A pickled result."""
REQUEST: Final = b"q"
"""From the parent: pickled, a document to read."""

_HEAD: Final = struct.Struct(">cQ")
_PIECE: Final = 1 << 20
MAX_FRAME_BYTES: Final = 1 << 30
"""More than any request or result has; a worker gone mad may claim anything."""

_PLAIN: Final = frozenset({("decimal", "Decimal"), ("builtins", "frozenset"), ("builtins", "set")})
_NOUNS: Final = "corpora.document."


class Frame(NamedTuple):
    """`kind` is one of the constants above."""

    kind: bytes
    payload: bytes


class Late(Exception):
    """The deadline passed."""


def send(descriptor: int, kind: bytes, payload: bytes = b"", *, deadline: float | None = None) -> None:
    """Writes one frame; the descriptor must not block when there is a `deadline` (of `time.monotonic`).

    Raises:
        Late: the other side did not take it in time.
        BrokenPipeError: there is no other side.
    """
    data = memoryview(_HEAD.pack(kind, len(payload)) + payload)
    while data:
        if deadline is not None:
            _wait(descriptor, select.POLLOUT, deadline)
        data = data[os.write(descriptor, data[:_PIECE]) :]


def receive(descriptor: int, *, deadline: float | None = None) -> Frame:
    """The next frame.

    Raises:
        Late: it was not there in time.
        EOFError: there is no other side, or it speaks nonsense.
    """
    kind, length = _HEAD.unpack(_exactly(descriptor, _HEAD.size, deadline))
    if length > MAX_FRAME_BYTES:
        raise EOFError
    return Frame(kind, _exactly(descriptor, length, deadline))


def _exactly(descriptor: int, count: int, deadline: float | None) -> bytes:
    pieces = []
    while count:
        if deadline is not None:
            _wait(descriptor, select.POLLIN, deadline)
        piece = os.read(descriptor, min(count, _PIECE))
        if not piece:
            raise EOFError
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def _wait(descriptor: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(descriptor, event)
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise Late


class _Nouns(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> Any:
        if (module_name, global_name) in _PLAIN:
            return super().find_class(module_name, global_name)
        # No path through a module (`numeral.re.sys`), and nothing that it has only imported.
        if module_name.startswith(_NOUNS) and "." not in global_name:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type) and found.__module__ == module_name:
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


def unpickle_nouns(payload: bytes) -> Any:
    """The value, made of nothing but the nouns of `corpora.document` and plain values: a worker that hostile bytes have
    taken over cannot name a function for its parent to call.

    Raises:
        pickle.UnpicklingError: for anything else.
    """
    return _Nouns(io.BytesIO(payload)).load()
