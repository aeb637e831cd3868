"""JSON Lines: one record a line, written as soon as it is there."""

from __future__ import annotations

from typing import BinaryIO

from service.export.wire import Record


class JsonLines:
    """Writes records to `stream`, which stays open. Each line is flushed whole: a reader never sees half of one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, record: Record) -> None:
        """One line, UTF-8, keys in the contract's order."""
        self._stream.write(record.model_dump_json().encode() + b"\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing is held back."""

    def abandon(self) -> None:
        """Nothing is held."""
