"""Damaged at random, the same each time: a record that the schema takes, or a code; never a crash, a hang or our own
defect. `GOUJI_FLIPS=1000 pytest tests/service/isolation/test_flipped_bytes.py` tries as many of each kind.
"""

from __future__ import annotations

import io
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PIL import Image

from corpora.document.reading import Unread
from corpora.readers.sources import RawSource
from corpora.synthetic.corpus import write_corpus
from models.ocr.networks import networks_present
from service.export.record import to_record
from service.isolation.process import Worker
from service.isolation.reading import ReportReader
from service.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))  # isort: skip
import hostile_pictures

FLIPS = int(os.environ.get("GOUJI_FLIPS", "12"))
EXPECTED = {"read", "empty", "corrupt", "encrypted", "too_large", "unsupported", "expansion"}
NUMBERS = (b"0", b"-1", b"3", b"65536", b"2147483647", b"4294967295", b"99999999999", b"1e30")

Damage = Callable[[bytearray, random.Random], None]


def flip_bits(data: bytearray, draw: random.Random) -> None:
    for _ in range(draw.choice((1, 3, 10, 100))):
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)


def write_bytes(data: bytearray, draw: random.Random) -> None:
    for _ in range(draw.choice((1, 5, 30))):
        data[draw.randrange(len(data))] = draw.randrange(256)


def cut_off(data: bytearray, draw: random.Random) -> None:
    del data[draw.randrange(len(data)) :]


def cut_out(data: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(data))
    del data[at : at + draw.randrange(1, 500)]


def double(data: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(data))
    data[at:at] = data[max(0, at - draw.randrange(1, 2000)) : at]


def change_numbers(data: bytearray, draw: random.Random) -> None:
    """Those that stand between blanks, as in the objects of a PDF."""
    found = list(re.finditer(rb"(?<=[ \[])\d+(?=[ \]\n])", bytes(data)))
    for match in sorted(draw.sample(found, min(len(found), draw.choice((1, 2, 5)))), key=lambda one: -one.start()):
        data[match.start() : match.end()] = draw.choice(NUMBERS)


DAMAGES: tuple[Damage, ...] = (flip_bits, write_bytes, cut_off, cut_out, double, change_numbers)


def damaged(whole: bytes, draw: random.Random) -> bytes:
    data = bytearray(whole)
    draw.choice(DAMAGES)(data, draw)
    return bytes(data)


def endings(read: ReportReader, originals: Mapping[str, bytes]) -> Counter[str]:
    """How each ended, by code; "read" for a record."""
    found: Counter[str] = Counter()
    for seed in range(FLIPS):
        draw = random.Random(seed)
        name = draw.choice(sorted(originals))
        result = read(RawSource(path=f"{name} {seed}", data=damaged(originals[name], draw)))
        to_record(result).model_dump_json()
        code = result.failure.code if isinstance(result, Unread) else "read"
        assert code in EXPECTED, (name, seed, result)
        found[code] += 1
    return found


@pytest.fixture
def read_layers(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReportReader]:
    """Without OCR, which damaged text layers would ask for: seconds a page."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    reader = ReportReader(Settings())
    reader._worker = Worker("reading_layers:paged_reports", Settings(), limits=Settings().limits())
    with reader:
        yield reader


def test_damaged_pdfs(read_layers: ReportReader, tmp_path: Path) -> None:
    kinds = ("pdf-all", "pdf-none", "pdf-shaded")
    paths = write_corpus(tmp_path, count=len(kinds), seed=9, kinds=kinds, planted=0.0, split="dev")
    found = endings(read_layers, {path.name: path.read_bytes() for path in paths})
    assert found["read"] > FLIPS / 4
    assert found["corrupt"] + found["empty"] > 0


@pytest.mark.skipif(not networks_present(), reason="needs the extra ocr")
def test_damaged_pictures() -> None:
    sheet = hostile_pictures.sheet().crop((40, 20, 460, 130))

    def saved(image: Image.Image, kind: str, **options: object) -> bytes:
        out = io.BytesIO()
        image.save(out, kind, **options)
        return out.getvalue()

    originals = {
        "png": saved(sheet, "PNG"),
        "palette": saved(sheet.convert("P"), "PNG"),
        "jpeg": saved(sheet.convert("RGB"), "JPEG"),
        "progressive": saved(sheet, "JPEG", progressive=True),
        "fax": saved(sheet.convert("1"), "TIFF", compression="group4"),
        "lzw": saved(sheet, "TIFF", compression="tiff_lzw"),
        "pages": saved(sheet, "TIFF", save_all=True, append_images=[sheet], compression="jpeg"),
    }
    with ReportReader(Settings()) as read:
        found = endings(read, originals)
    assert found["corrupt"] > 0
