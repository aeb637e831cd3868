"""A labelled set as one zip, made from what the service has stored."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from pydantic import ValidationError

from corpora.document.errors import Corrupt, DocumentError, Failure
from corpora.labelled.build import Options, Summary, build_set
from corpora.labelled.label import LabelledReport, PageSize
from service.export.wire import Record
from service.labels.from_record import labelled_report
from service.labels.words import PersonsWord

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""Of every member: the same set gives the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document as the service has it.

    Args:
        record: the current record's JSON, corrections included.
        words: reviewers' words that stand, checks named by their number in this record (`k3`).
        pages: sizes of the pages, where they are known.
    """

    record: bytes
    words: Sequence[PersonsWord] = ()
    pages: Sequence[PageSize] = ()


def write_archive(documents: Iterable[Stored], *, stream: BinaryIO, options: Options, folder: Path) -> Summary:
    """Writes the zip to `stream`, which stays open; `folder` takes what has to wait on disk, and is left as it was.

    Takes as long as writing the set does: call it off the request path. Documents are asked for one at a time and not
    held. Those whose record cannot be read, or is that of a document that could not be, are counted in the card.

    Raises:
        UsageError: for a format that does not exist, or whose packages are not installed.
        OSError: when the disk is full.
    """
    with tempfile.TemporaryDirectory(prefix="gouji-labels-", dir=folder) as waiting:
        made = Path(waiting) / "set"
        reports = (_report(one, masked=options.masked) for one in documents)
        summary = build_set(reports, out=made, options=options)
        with zipfile.ZipFile(stream, "w", compression=zipfile.ZIP_DEFLATED) as archive:
            for path in _files(made):
                info = zipfile.ZipInfo(str(path.relative_to(made)), date_time=_MOMENT)
                info.compress_type = zipfile.ZIP_DEFLATED
                with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as member:
                    while block := source.read(1 << 20):
                        member.write(block)
    return summary


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _report(stored: Stored, *, masked: bool) -> LabelledReport | Failure:
    try:
        record = Record.model_validate_json(stored.record)
        if record.error is not None:
            return Failure(code=record.error.code, message=record.error.message)
        return labelled_report(record, words=stored.words, masked=masked, pages=stored.pages)
    except DocumentError as error:
        return error.failure()
    except (ValidationError, ValueError) as error:
        return Corrupt(type(error).__name__).failure()
