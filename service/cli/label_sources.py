"""What a labelled set is made of: documents, records of `gouji extract`, the output of `gouji batch`, and what came
back from Label Studio.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from corpora.document.errors import Corrupt, DocumentError, Failure, UsageError
from corpora.document.reading import Reading, Unread
from corpora.labelled.label import LabelledReport, PageSize
from service.cli import reading
from service.cli.progress import tell_unread
from service.cli.words import language, say
from service.export.record import to_record
from service.export.wire import Record
from service.labels.from_label_studio import corrected_reports
from service.labels.from_record import labelled_report
from service.settings import Settings

_RECORD_STARTS = b'{"schema_version"'
_LINES = (".jsonl", ".ndjson")
_LOOK_BYTES = 64
_BATCH_ROWS = 32
"""Records of a batch held at a time, of some 0.1 MB."""

Labelled = LabelledReport | Failure


def labelled_reports(
    paths: Sequence[str], *, settings: Settings, masked: bool, data_on_terminal: bool
) -> Iterator[Labelled]:
    """A report or a failure, told on standard error, for each document under `paths`; documents are read last."""
    documents: list[str] = []
    for path in paths:
        if path != "-" and _is_batch(Path(path)):
            yield from _of_records(_batch_records(path), masked=masked)
        elif path != "-" and _holds_records(Path(path)):
            yield from _of_records(_lines(Path(path)), masked=masked)
        elif path != "-" and _is_export(Path(path)):
            yield from _of_export(Path(path), masked=masked)
        else:
            documents.append(path)
    if documents:
        for result in reading.results(documents, settings=settings, data_on_terminal=data_on_terminal):
            yield _of_result(result, masked=masked)


def _of_result(result: Reading | Unread, *, masked: bool) -> Labelled:
    if isinstance(result, Unread):
        return _told(result)
    pages = [
        PageSize(number=page.number, width=page.width, height=page.height, exact=True) for page in result.document.pages
    ]
    try:
        return labelled_report(to_record(result, language=language()), masked=masked, pages=pages)
    except DocumentError as error:
        return _told(Unread(path=result.document.source.path, failure=error.failure()))


def _of_records(records: Iterable[tuple[str, bytes]], *, masked: bool) -> Iterator[Labelled]:
    """Each record is named by its place, for the message about one that is none."""
    for place, data in records:
        try:
            record = Record.model_validate_json(data)
        except ValidationError as error:
            detail = str(error.errors(include_url=False, include_input=False)[0]["msg"])
            yield _told(Unread(path=place, failure=Corrupt(detail).failure()))
            continue
        if record.error is not None:
            failure = Failure(code=record.error.code, message=record.error.message)
            yield _told(Unread(path=record.source.path, failure=failure))
            continue
        try:
            yield labelled_report(record, masked=masked)
        except (DocumentError, ValueError) as error:
            wrong = error if isinstance(error, DocumentError) else Corrupt(str(error))
            yield _told(Unread(path=record.source.path, failure=wrong.failure()))


def _of_export(path: Path, *, masked: bool) -> Iterator[Labelled]:
    """An export is one file of one tool: where one of its regions is wrong, none is believed."""
    if masked:
        raise UsageError(
            say(
                f"{path}: --mask 要用在导出给 Label Studio 之前",
                f"{path}: --mask belongs to the set that went to Label Studio",
            )
        )
    try:
        yield from corrected_reports(path)
    except DocumentError as error:
        yield _told(Unread(path=str(path), failure=error.failure()))


def _told(unread: Unread) -> Failure:
    tell_unread(unread)
    return unread.failure


def _holds_records(path: Path) -> bool:
    if not path.is_file():
        return False
    if path.suffix.lower() in _LINES:
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(len(_RECORD_STARTS)) == _RECORD_STARTS
    except OSError:
        return False


def _is_export(path: Path) -> bool:
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(_LOOK_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")


def _lines(path: Path) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield f"{path.name}:{number}", line


def _is_batch(path: Path) -> bool:
    return (path / "_gouji" / "commits").is_dir()


def _batch_records(place: str) -> Iterator[tuple[str, bytes]]:
    """The newest record of each document of a batch's output."""
    try:
        import pyarrow.parquet

        from service.batch.folder import open_store
        from service.batch.status import committed_files
    except ImportError as error:
        raise UsageError(f"{place}: pip install gouji[batch] ({error.name})") from error
    store = open_store(place)
    names = [name for name in committed_files(store) if name.startswith("records/")]
    newest: dict[str, str] = {}
    for columns in (("sha256", "part"), ("sha256", "part", "path", "record")):
        for name in names:
            with store.open_input(name) as stream:
                file = pyarrow.parquet.ParquetFile(stream)
                for batch in file.iter_batches(_BATCH_ROWS if "record" in columns else 10_000, columns=list(columns)):
                    for row in batch.to_pylist():
                        if "record" not in row:
                            newest[row["sha256"] or ""] = row["part"]
                        elif newest[row["sha256"] or ""] == row["part"]:
                            yield row["path"], row["record"].encode()
