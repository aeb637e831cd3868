"""The line with its worker: the same readings as without, and one document's end is not the others'."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.document.reading import Reading, Unread
from corpora.readers.sources import RawSource
from corpora.synthetic.corpus import write_corpus
from models.ocr.networks import networks_present
from service.isolation.frames import unpickle_nouns
from service.isolation.reading import ReportReader
from service.pipeline import Toolkit, read_report
from service.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))  # isort: skip
import hostile_pictures


@pytest.fixture(scope="module")
def printed_pdf(tmp_path_factory: pytest.TempPathFactory) -> RawSource:
    folder = tmp_path_factory.mktemp("pdf")
    (path,) = write_corpus(folder, count=1, seed=5, kinds=("pdf-all",), planted=0.0, split="dev")
    return RawSource(path=path.name, data=path.read_bytes())


def test_the_same_reading_as_without_a_worker(printed_pdf: RawSource, whole_toolkit: Toolkit) -> None:
    with ReportReader(Settings()) as read:
        apart = read(printed_pdf)
    assert isinstance(apart, Reading)
    assert apart.document.pages
    assert apart == read_report(printed_pdf, whole_toolkit)


def test_readings_are_made_of_nouns(printed_pdf: RawSource, toolkit: Toolkit, printed: Callable[..., str]) -> None:
    text = RawSource(path="报告.txt", data=printed("收到政府信息公开申请51件，比上年增加一成。").encode())
    for source in (printed_pdf, text, RawSource(path="空", data=b"")):
        result = read_report(source, toolkit)
        assert unpickle_nouns(pickle.dumps(result, pickle.HIGHEST_PROTOCOL)) == result


def test_text_is_read_in_this_process(printed: Callable[..., str]) -> None:
    with ReportReader(Settings()) as read:
        assert isinstance(read(RawSource(path="报告.txt", data=printed().encode())), Reading)
        assert read._worker.process_id is None


def test_what_takes_too_long_is_told_and_the_next_document_is_read(
    printed_pdf: RawSource, printed: Callable[..., str]
) -> None:
    with ReportReader(Settings(timeout_seconds=0.001)) as read:
        late = read(printed_pdf)
        text = read(RawSource(path="报告.txt", data=printed().encode()))
    assert isinstance(late, Unread)
    assert (late.failure.code, late.media_type, late.sha256) == ("timeout", "application/pdf", printed_pdf.sha256)
    assert isinstance(text, Reading)


@pytest.mark.skipif(not networks_present(), reason="needs the extra ocr")
def test_a_worker_killed_over_one_picture_reads_the_next(printed_pdf: RawSource) -> None:
    long = hostile_pictures.saved(hostile_pictures.sheet(size=hostile_pictures.SHEET), "PNG")
    with ReportReader(Settings()) as read:
        assert isinstance(read(printed_pdf), Reading)
        process = read._worker.process_id
        assert process is not None
        threading.Thread(target=lambda: (time.sleep(0.5), os.kill(process, signal.SIGKILL))).start()
        crashed = read(RawSource(path="扫描.png", data=long))
        after = read(printed_pdf)
    assert isinstance(crashed, Unread)
    assert crashed.failure.code == "crashed"
    assert isinstance(after, Reading)


def test_what_was_seen_is_drawn_page_by_page(printed_pdf: RawSource, tmp_path: Path) -> None:
    with ReportReader(Settings(debug_pictures=tmp_path / "drawn")) as read:
        result = read(printed_pdf)
    assert isinstance(result, Reading)
    drawn = sorted((tmp_path / "drawn").glob("*.png"))
    assert len(drawn) == len(result.document.pages)
    assert all(path.name.startswith(printed_pdf.path) for path in drawn)


def test_drawings_that_cannot_be_written_are_told_and_the_document_is_read(
    printed_pdf: RawSource, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with ReportReader(Settings(debug_pictures=tmp_path / "file")) as read:
        result = read(printed_pdf)
    assert isinstance(result, Reading)
    assert any(warning.startswith("debug_pictures_not_written") for warning in result.document.warnings)
