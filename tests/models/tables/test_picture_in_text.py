"""Pictures among the paragraphs of a document."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from corpora.readers.limits import DEFAULT
from models.tables.files.picture_in_text import is_printed


def png(width: int, height: int, *, ink: float) -> bytes:
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[: int(height * ink)] = 90
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("width", "height", "ink", "printed"),
    [(900, 600, 0.1, True), (900, 600, 0.7, False), (300, 300, 0.1, False), (900, 60, 0.1, False)],
    ids=["table", "photograph", "seal", "line"],
)
def test_what_is_mostly_paper_and_large_enough(width: int, height: int, ink: float, printed: bool) -> None:
    assert is_printed(png(width, height, ink=ink), limits=DEFAULT) is printed


def test_other_files_are_no_pictures() -> None:
    assert not is_printed(b"<html><p>1</p></html>", limits=DEFAULT)
