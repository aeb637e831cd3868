"""The fonts of this machine that pages may be set in, and how wide their characters are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTCollection

from corpora.document.errors import GoujiError
from corpora.synthetic.pages.catalogue import CATALOGUE, Known, Role, font_folders
from corpora.synthetic.split import Split, split_of

ROLES_INSTEAD: dict[Role, tuple[Role, ...]] = {
    "song": ("song", "fang", "kai", "hei"),
    "fang": ("fang", "song", "kai", "hei"),
    "kai": ("kai", "fang", "song", "hei"),
    "hei": ("hei", "song", "kai", "fang"),
    "latin": ("latin",),
}
"""What stands in for a role that a shelf lacks, nearest first."""
NO_GLYPH = "?"
"""Printed where no font of the machine has the character."""
KEPT_OPEN = 64
"""Fonts that a process keeps open."""


class FontMissing(GoujiError):
    """No Chinese font is installed that pages could be set in."""

    code = "font_missing"

    def __init__(self) -> None:
        super().__init__(
            "未找到中文字体，无法生成版面；请安装字体后重试，例如：apt-get install fonts-noto-cjk fonts-wqy-zenhei"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font. `number` is its place in a collection, 0 in a file of its own; `name` is unique on a shelf."""

    name: str
    role: Role
    path: Path
    split: Split
    number: int = 0
    bold: bool = False

    def advance(self, character: str) -> float | None:
        """How far the pen moves, in em; None when the font has no such character."""
        return _advance(self.path, self.number, character)


@dataclass(frozen=True, slots=True, kw_only=True)
class FontShelf:
    """Fonts to choose from. `others` lend only characters that none of `faces` has."""

    faces: tuple[Face, ...]
    others: tuple[Face, ...] = ()

    @classmethod
    def installed(cls, *, folders: Sequence[Path] | None = None, added: Iterable[tuple[Path, Role]] = ()) -> FontShelf:
        """The fonts of the catalogue that are in `folders` (the system's by default), and those that a user adds.

        Raises:
            FontMissing: when no Chinese font is among them.
        """
        found = _found(tuple(font_folders() if folders is None else folders))
        faces = (*found, *(_added(path, role) for path, role in added))
        if not any(face.role != "latin" for face in faces):
            raise FontMissing
        return cls(faces=faces)

    def split(self, split: Split) -> FontShelf:
        """The fonts that `split` may use; all of them when it would be left without a Chinese one."""
        if split == "all":
            return self
        mine = tuple(face for face in self.faces if face.split == split)
        if not any(face.role != "latin" for face in mine):
            mine = tuple(face for face in self.faces if face.role != "latin") + mine
        return FontShelf(faces=mine, others=tuple(face for face in (*self.faces, *self.others) if face not in mine))

    def face(self, name: str) -> Face:
        """The font of this name.

        Raises:
            KeyError: when the shelf has none.
        """
        for face in (*self.faces, *self.others):
            if face.name == name:
                return face
        raise KeyError(name)

    def of(self, role: Role, *, bold: bool | None = None) -> tuple[Face, ...]:
        """The fonts for a role, or for the nearest that there is; of the given weight where there is any."""
        for nearest in ROLES_INSTEAD[role]:
            faces = tuple(face for face in self.faces if face.role == nearest)
            weighted = tuple(face for face in faces if bold is None or face.bold == bold)
            if faces:
                return weighted or faces
        return ()

    def with_glyph(self, character: str, wanted: Sequence[Face]) -> Face | None:
        """The first font that has the character: of those wanted, of the shelf, of the others."""
        faces = (*wanted, *self.faces, *self.others)
        return next((face for face in faces if face.advance(character) is not None), None)


@cache
def installed_fonts() -> FontShelf:
    """`FontShelf.installed` with the system's folders, looked through once in a process."""
    return FontShelf.installed()


@lru_cache(maxsize=8)
def _found(folders: tuple[Path, ...]) -> tuple[Face, ...]:
    paths: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            paths.setdefault(path.name, path)
    return tuple(_face(known, paths[known.file]) for known in CATALOGUE if known.file in paths)


def _face(known: Known, path: Path) -> Face:
    number = _number_in_collection(path, known.face) if known.face else 0
    return Face(name=known.name, role=known.role, path=path, split=known.split, number=number, bold=known.bold)


def _added(path: Path, role: Role) -> Face:
    return Face(name=path.stem.lower(), role=role, path=path, split=split_of(path.stem.lower()))


def _number_in_collection(path: Path, full_name: str) -> int:
    with TTCollection(str(path), lazy=True) as collection:
        for number, font in enumerate(collection.fonts):
            if any(name.nameID == 4 and str(name) == full_name for name in font["name"].names):
                return number
    return 0


@lru_cache(maxsize=KEPT_OPEN)
def opened_face(path: Path, number: int) -> uharfbuzz.Face:
    """The font of a file for HarfBuzz; the system maps the file, so that only what is read takes memory."""
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), number)


@lru_cache(maxsize=KEPT_OPEN)
def _font(path: Path, number: int) -> uharfbuzz.Font:
    return uharfbuzz.Font(opened_face(path, number))


@lru_cache(maxsize=1 << 16)
def _advance(path: Path, number: int, character: str) -> float | None:
    font = _font(path, number)
    glyph = font.get_nominal_glyph(ord(character))
    return None if glyph is None else font.get_glyph_h_advance(glyph) / font.face.upem
