"""Output that is there whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become `path` when the block ends well; else `path` stays as it was.

    The bytes wait in a hidden file beside it, since only a rename inside one file system is atomic. A path that is no
    regular file (a pipe, /dev/stdout) is written straight, since it must not be replaced.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    waiting = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with waiting.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        waiting.replace(target)
    finally:
        waiting.unlink(missing_ok=True)


@contextmanager
def whole_files(folder: Path, names: tuple[str, ...]) -> Iterator[tuple[BinaryIO, ...]]:
    """One stream for each file name in `folder`, which is made where it is missing. Each file is there whole or not."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        yield tuple(stack.enter_context(whole_file(folder / name)) for name in names)
