"""Every file has its end in time: a record, or a code of those that fit. The worker is there for the next one."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from corpora.document.reading import Reading, Unread
from corpora.readers.limits import MEBIBYTE
from corpora.readers.pdf_file import PdfPages
from corpora.readers.sources import RawSource
from models.ocr.networks import networks_present
from service.isolation.reading import ReportReader
from service.settings import Settings
from tests.few import one_in

sys.path.insert(0, str(Path(__file__).parent))  # isort: skip
import hostile_pdfs
import hostile_pictures

SECONDS = 30.0
SHORT_SECONDS = 4.0
MEMORY = 2048 * MEBIBYTE
ROOMY = 2 * MEMORY
"""A process that has read a picture's words still has half of this, and reads the next one, too."""

needs_ocr = pytest.mark.skipif(not networks_present(), reason="needs the extra ocr")


@pytest.fixture(scope="module")
def read() -> Iterator[ReportReader]:
    with ReportReader(Settings(timeout_seconds=SECONDS, max_memory_bytes=MEMORY)) as reader:
        yield reader


@pytest.fixture(scope="module")
def read_roomily() -> Iterator[ReportReader]:
    with ReportReader(Settings(timeout_seconds=SECONDS, max_memory_bytes=ROOMY)) as reader:
        yield reader


def ended(read: ReportReader, data: bytes, *, seconds: float = SECONDS, start: float = 0.0) -> tuple[str, str]:
    """The code, "read" for none, and the text; `start`: what a worker took to start, which is long beside other work."""
    begin = time.monotonic()
    result = read(RawSource(path="敌意", data=data))
    assert time.monotonic() - begin < 2 * seconds + 10 + 3 * start  # an ended worker, and one that starts
    if isinstance(result, Unread):
        return result.failure.code, ""
    assert isinstance(result, Reading)
    return "read", result.document.text


def test_lines_of_blanks_are_looked_through_once(read: ReportReader) -> None:
    lines = (
        "云屏岭市水利局2023年政府信息公开工作年度报告",
        " " * 50_000,
        "收到申请5件。",
        "\u3000" * 50_000,
        "办结5件。",
    )
    assert ended(read, "\n".join(lines).encode())[0] == "read"


@pytest.mark.parametrize("name", hostile_pdfs.READ)
def test_odd_pdfs_are_read(read: ReportReader, name: str) -> None:
    code, text = ended(read, hostile_pdfs.READ[name]())
    assert code == "read"
    assert "hello 12" in text


def test_jbig2_is_shown() -> None:
    half = Image.new("1", (64, 64), 1)
    half.paste(0, (0, 0, 32, 64))
    with PdfPages(hostile_pdfs.with_picture(hostile_pdfs.jbig2(half))) as pdf:
        shown, _ = pdf.picture(1, dots_per_inch=72)
    assert shown[100, 50].min() > 215
    assert shown[100, 150].max() < 40


@needs_ocr
@pytest.mark.parametrize("name", hostile_pdfs.REFUSED)
def test_hostile_pdfs_have_a_code(read: ReportReader, name: str) -> None:
    make, codes = hostile_pdfs.REFUSED[name]
    assert ended(read, make())[0] in codes
    assert ended(read, hostile_pdfs.one_page()) == ("read", "hello 12\n")


@pytest.mark.parametrize("name", hostile_pdfs.ENDLESS)
def test_what_has_no_end_is_ended(name: str) -> None:
    make, codes = hostile_pdfs.ENDLESS[name]
    with ReportReader(Settings(timeout_seconds=SHORT_SECONDS, max_memory_bytes=MEMORY)) as reader:
        begin = time.monotonic()
        assert ended(reader, hostile_pdfs.one_page()) == ("read", "hello 12\n")
        start = time.monotonic() - begin
        assert ended(reader, make(), seconds=SHORT_SECONDS, start=start)[0] in codes
        assert ended(reader, hostile_pdfs.one_page()) == ("read", "hello 12\n")


@needs_ocr
@pytest.mark.skipif(find_spec("openvino") is None, reason="there is no OpenVINO for this processor")
def test_want_of_memory_is_no_empty_page(read_roomily: ReportReader) -> None:
    picture = hostile_pictures.saved(hostile_pictures.sheet("P", size=(2000, 1400)), "PNG")
    page = hostile_pdfs.one_page()
    # Its words are looked for from 900 MiB on, and read from 960.
    with ReportReader(Settings(timeout_seconds=SECONDS, max_memory_bytes=700 * MEBIBYTE)) as reader:
        assert [ended(reader, data)[0] for data in (picture, page)] == ["too_large", "read"]
    assert ended(read_roomily, picture) == ("read", "hello 12345\n")


@needs_ocr
@pytest.mark.parametrize("name", one_in(2, hostile_pictures.READ))
def test_pictures_of_every_make_are_read(read_roomily: ReportReader, name: str) -> None:
    code, text = ended(read_roomily, hostile_pictures.READ[name]())
    assert (code, text) == ("read", "hello 12345\n")


@needs_ocr
@pytest.mark.parametrize("name", hostile_pictures.REFUSED)
def test_hostile_pictures_have_a_code(read: ReportReader, name: str) -> None:
    make, codes = hostile_pictures.REFUSED[name]
    assert ended(read, make())[0] in codes
    assert ended(read, hostile_pdfs.one_page()) == ("read", "hello 12\n")
