"""Small fonts: the part of a font that a document uses, because a whole Chinese font is 20 MB.

HarfBuzz cuts them: a Noto font takes it a fiftieth of a second, where fontTools takes ten.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator, Set
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import uharfbuzz

from corpora.synthetic.pages.fonts import Face, opened_face

ASCII = frozenset(map(chr, range(0x20, 0x7F)))
DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "VORG",
    "vhea",
    "vmtx",
    "EBDT",
    "EBLC",
    "EBSC",
    "BDF ",
    "FFTM",
    "mort",
    "morx",
)
"""Tables that a PDF does not use."""
KEPT_CUT = 64
"""Small fonts whose files a process keeps."""


@lru_cache(maxsize=KEPT_CUT)
def small_font(face: Face, characters: Set[str]) -> Path:
    """A font file with these characters of the font, where it has them, and ASCII.

    The same characters give the same bytes in every process.
    """
    cut = uharfbuzz.subset(opened_face(face.path, face.number), _wanted(characters | ASCII)).blob.data
    # A fork reads its parent's files, and writes its own into a folder of its own.
    number, path = tempfile.mkstemp(suffix=".otf" if cut[:4] == b"OTTO" else ".ttf", dir=_folder(os.getpid()))
    with open(number, "wb") as out:
        out.write(cut)
    return Path(path)


@contextmanager
def quiet_font_tools() -> Iterator[None]:
    """Keeps fontTools from warning of tables that it drops and of padding in old fonts."""
    logger = logging.getLogger("fontTools")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _wanted(characters: Set[str]) -> uharfbuzz.SubsetInput:
    wanted = uharfbuzz.SubsetInput()
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.DESUBROUTINIZE | flags.NO_LAYOUT_CLOSURE
    wanted.unicode_set.update(sorted(map(ord, characters)))
    wanted.layout_feature_tag_set.clear()
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in DROPPED)
    return wanted


@lru_cache(maxsize=8)
def _opened(process: int) -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix=f"gouji-fonts-{process}-")


def _folder(process: int) -> str:
    return _opened(process).name
