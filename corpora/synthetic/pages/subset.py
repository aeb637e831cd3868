"""Small fonts: the part of a font that documents use, cut out once a process, because a whole Chinese font is 20 MB."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator, Set
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from corpora.synthetic.pages.fonts import Face

ASCII = frozenset(map(chr, range(0x20, 0x7F)))
DROPPED = [
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
]
"""Tables that a PDF does not use."""
GENERATOR = Path(__file__).parent.parent
"""The folder whose files have the generator's words."""

_small: dict[Face, tuple[frozenset[str], Path]] = {}
"""What this process has cut. A fork reads its parent's files, and writes its own into a folder of its own."""


def small_font(face: Face, characters: Set[str]) -> Path:
    """A font file with at least these characters of the font, those of the generator's phrases and ASCII.

    It is cut again, larger, when a character comes that it lacks: half a second to three for a Noto font.
    """
    known, path = _small.get(face, (frozenset[str](), Path()))
    if characters <= known:
        return path
    wanted = known | characters | ASCII | _phrase_characters()
    path = _folder(os.getpid()) / f"{face.name}-{len(wanted)}{'.ttf' if _is_truetype(face) else '.otf'}"
    _cut(face, wanted, path)
    _small[face] = (wanted, path)
    return path


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


def _cut(face: Face, characters: Set[str], path: Path) -> None:
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=[], desubroutinize=True)
    options.drop_tables += DROPPED
    whole = TTFont(face.path, fontNumber=face.number, lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    with quiet_font_tools(), whole as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=sorted(map(ord, characters)))
        subsetter.subset(font)
        font.save(path)


@lru_cache(maxsize=1)
def _phrase_characters() -> frozenset[str]:
    """What the generator's words are made of, so that a corpus needs few cuts."""
    paths = (path for path in GENERATOR.rglob("*") if path.suffix in (".yaml", ".py"))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return frozenset(character for text in texts for character in text if not character.isspace())


@lru_cache(maxsize=64)
def _is_truetype(face: Face) -> bool:
    with TTFont(face.path, fontNumber=face.number, lazy=True) as font:
        return "glyf" in font


@lru_cache(maxsize=8)
def _opened(process: int) -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix=f"gouji-fonts-{process}-")


def _folder(process: int) -> Path:
    return Path(_opened(process).name)
