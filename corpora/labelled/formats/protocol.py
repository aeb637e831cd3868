"""What a format is: something that writes one split, and something that reads it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from corpora.labelled.label import LabelledReport, LabelledText

Split = Literal["train", "dev", "test"]
SPLITS: tuple[Split, ...] = ("train", "dev", "test")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A report and the examples that its text is cut into."""

    report: LabelledReport
    texts: tuple[LabelledText, ...]


class Writer(Protocol):
    """Writes one split, a report at a time, holding no more than a bounded number of examples.

    Raises:
        SpanMismatch, UnknownLabel, BadStructure: by `add`, before anything of that report is written.
    """

    def add(self, sample: Sample) -> int:
        """How many examples of the format the report gave."""

    def close(self) -> None:
        """Completes the files of the split; an empty split has its files too."""

    def abandon(self) -> None:
        """Lets go of what is open; what was written is of no use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format by its name on the command line.

    Args:
        open: makes the writer of a split in a folder.
        tasks: task categories of the Hugging Face hub.
        holds: what an example is, in Chinese and English, for the card.
    """

    name: str
    open: Callable[[Path, Split], Writer]
    tasks: tuple[str, ...]
    holds: tuple[str, str]
