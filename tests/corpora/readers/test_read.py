from __future__ import annotations

import hashlib
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpora.document.errors import (
    Corrupt,
    DocumentError,
    Empty,
    Encrypted,
    ExpandsTooFar,
    Forbidden,
    TooLarge,
    Unsupported,
)
from corpora.document.passage import Passage
from corpora.document.region import Region
from corpora.readers.limits import Limits
from corpora.readers.read import known_media_type, read_document

Make = Callable[..., bytes]
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
ROW = "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr>"
BODY = f"<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:tbl>{ROW * 3}</w:tbl>"


def test_the_source_is_described() -> None:
    document = read_document("甲12件\n".encode(), path="某报告.docx")
    assert document.source.path == "某报告.docx"
    assert document.source.media_type == "text/plain"
    assert document.source.size_bytes == 9
    assert document.source.sha256 == hashlib.sha256("甲12件\n".encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", Empty),
        (b" \n", Empty),
        (b"\x89PNG\r\n\x1a\n....", Unsupported),
        (b"%PDF-1.4", Unsupported),
        (b"PK\x05\x06" + bytes(18), Unsupported),
        (b"PK\x03\x04 and no more", Corrupt),
        (bytes.fromhex("d0cf11e0a1b11ae1"), Corrupt),
        (bytes(1000), Unsupported),
        (b"<?xml version='1.0'?><a/>", Unsupported),
    ],
)
def test_what_cannot_be_read_has_a_code(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error):
        read_document(data, path="report.docx")


def test_a_picture_named_docx_is_told_what_it_is() -> None:
    with pytest.raises(Unsupported, match=r"image/png.*没有装配"):
        read_document(b"\x89PNG\r\n\x1a\n", path="报告.docx")


@pytest.mark.parametrize(
    ("data", "way"),
    [
        (b"GIF89a", "image/gif：请先转换为 PNG"),
        (b"Rar!\x1a\x07", "rar：请先解压"),
        (b"\x1f\x8b\x08", "gzip：请先解压"),
    ],
)
def test_of_a_kind_that_is_not_read_it_is_told_what_to_do(data: bytes, way: str) -> None:
    with pytest.raises(Unsupported, match=way):
        read_document(data, path="报告")


def test_hostile_office_files(make_docx: Make, make_ole: Make, make_zip: Make) -> None:
    bomb = make_zip({"[Content_Types].xml": "", "word/document.xml": b" " * 30_000_000})
    entity = make_docx(BODY, declaration='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    locked = make_ole({"EncryptionInfo": b"", "EncryptedPackage": b"x" * 9000})
    for data, error in ((bomb, ExpandsTooFar), (entity, Forbidden), (locked, Encrypted)):
        with pytest.raises(error):
            read_document(data, path="x")


def test_a_text_of_200_megabytes_is_refused_at_once() -> None:
    data = bytes(200 * 1024 * 1024)
    started = time.process_time()
    with pytest.raises(TooLarge):
        read_document(data, path="x.txt")
    assert time.process_time() - started < 0.5


def test_a_zip_cut_at_any_point_is_corrupt(make_docx: Make) -> None:
    data = make_docx(BODY)
    for length in range(4, len(data), 37):
        with pytest.raises(Corrupt):
            read_document(data[:length], path="x.docx")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 255)), min_size=1, max_size=8))
def test_flipped_bits_end_as_a_document_or_a_coded_error(
    make_docx: Make, make_zip: Make, flips: list[tuple[int, int]]
) -> None:
    data = make_docx(BODY)
    _read_or_code(_flipped(data, flips))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name in members:  # damage that the CRC does not see
        _read_or_code(make_zip({**members, name: _flipped(members[name], flips)}))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
@example(b"\xff\xfe<")
@example(b"\xff\xfe\x00\xd8")
@example(b"\x84\x31\x95\x33\x81")
def test_any_bytes_end_as_a_document_or_a_coded_error(data: bytes) -> None:
    _read_or_code(data)
    _read_or_code(bytes.fromhex("d0cf11e0a1b11ae1") + data)
    _read_or_code(b"PK\x03\x04" + data)


def _flipped(data: bytes, flips: list[tuple[int, int]]) -> bytes:
    damaged = bytearray(data)
    for at, mask in flips:
        damaged[at % len(damaged)] ^= mask
    return bytes(damaged)


def _read_or_code(data: bytes) -> None:
    try:
        document = read_document(data, path="x", limits=Limits(timeout_seconds=1))
    except DocumentError:
        return
    assert document.text.strip()
    for block in document.blocks:
        if isinstance(block, Region):
            assert all(document.text[slice(*s.place.span)] == s.text for row in block.rows for s in row)


def test_the_real_reports_are_covered_to_the_last_character() -> None:
    if not SEEDS.is_dir():
        pytest.skip("no ../shared/seeds beside this checkout")
    for file in sorted(SEEDS.glob("*.txt")):
        data = file.read_bytes()
        document = read_document(data, path=file.name)
        assert all(isinstance(block, Passage) for block in document.blocks)
        covered = "".join(document.text[slice(*block.place.span)] for block in document.blocks)
        assert covered == document.text.replace("\n", "")
        decoded = data.decode()
        assert document.offsets is not None
        digits = [decoded[document.offsets[i]] for i, c in enumerate(document.text) if c.isdigit()]
        assert all(digit.isdigit() for digit in digits)


def test_the_real_reports_read_the_same_in_every_encoding() -> None:
    if not SEEDS.is_dir():
        pytest.skip("no ../shared/seeds beside this checkout")
    for file in sorted(SEEDS.glob("*.txt")):
        text = file.read_bytes().decode()
        expected = read_document(text.encode(), path=file.name)
        for encoding in ("gb18030", "utf-8-sig", "utf-16"):
            document = read_document(text.encode(encoding), path=file.name)
            assert (document.text, document.warnings) == (expected.text, ())


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4", "application/pdf"),
        (b"", None),
        (b"PK\x03\x04cut", None),
        (b"\x00" * 9, "application/octet-stream"),
    ],
)
def test_what_a_refused_document_is_stays_known(data: bytes, kind: str | None) -> None:
    assert known_media_type(data) == kind
