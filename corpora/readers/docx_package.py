"""The parts of a DOCX that say what is printed: document, styles, numbering.

Opened as a zip and parsed by lxml directly: python-docx resolves every relationship at once and gives up on the broken
picture links (word/NULL) that WPS and office systems leave, and it can't see text boxes, numbering or tracked changes.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from corpora.document.errors import Corrupt
from corpora.readers.archive import files, open_zip, read_member
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.markup import parse_xml
from corpora.readers.seen_picture import LEAST_PICTURE_BYTES, MOST_PICTURES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# ISO 29500 Strict names the same vocabulary by other addresses (part 1, annex A).
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
_DEFAULT_MAIN = "word/document.xml"
MOST_CHUNKS = 16
"""Files taken in whole; each counts towards the limits of the archive by itself, as pictures do."""
_MEDIA = re.compile(r"[/\\]?word[/\\]media[/\\].*\.(?:png|jpe?g|tiff?)$", re.IGNORECASE)
_FALSE = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Root elements of the parts; `styles` and `numbering` are None where the file has none.

    `chunks` are the foreign files that the body takes in whole (`w:altChunk`), as bytes, by the id of their relation;
    `pictures` likewise, where they were asked for.
    """

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    chunks: Mapping[str, bytes] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def open_package(data: bytes, *, pictures: bool = False, limits: Limits = DEFAULT) -> Package:
    """The parts of a DOCX, with the files of its `pictures` if asked for.

    Raises Corrupt, Encrypted, ExpandsTooFar, TooLarge or Forbidden.
    """
    with open_zip(data, limits=limits) as archive:
        # Some writers use backslashes, and Windows does not mind case.
        names = {name.replace("\\", "/").lstrip("/").lower(): info for name, info in files(archive)}
        main = _related(archive, names, "", limits=limits).get("officeDocument", _DEFAULT_MAIN)
        document = _part(archive, names, main, limits=limits)
        if document is None:
            raise Corrupt("DOCX 缺少正文部分")
        related = _related(archive, names, main, limits=limits)
        kinds = {"aFChunk": MOST_CHUNKS, "image": MOST_PICTURES if pictures else 0}
        held = {kind: _held(archive, names, main, kind, most=most, limits=limits) for kind, most in kinds.items()}
        return Package(
            document=document,
            styles=_part(archive, names, related.get("styles", "word/styles.xml"), limits=limits),
            numbering=_part(archive, names, related.get("numbering", "word/numbering.xml"), limits=limits),
            chunks=held["aFChunk"],
            pictures=held["image"],
        )


def holds_pictures(data: bytes) -> bool:
    """Whether a file is a DOCX with a picture large enough to show print; a glance at the list of its parts."""
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return any(_MEDIA.match(part.filename) and part.file_size >= LEAST_PICTURE_BYTES for part in parts)


def value_of(element: etree._Element | None, name: str = "val") -> str | None:
    """The element's `w:name` attribute; None where the element or the attribute is missing."""
    return None if element is None else element.get(W + name)


def number_of(element: etree._Element | None, name: str = "val") -> int | None:
    """The same as an integer; None also where it is none."""
    value = value_of(element, name)
    try:
        return None if value is None else int(float(value))
    except (ValueError, OverflowError):
        return None


def is_on(parent: etree._Element | None, name: str) -> bool:
    """Whether a toggle such as `w:vanish` stands in `parent` and is not switched off."""
    toggle = None if parent is None else parent.find(W + name)
    return toggle is not None and (value_of(toggle) or "1").lower() not in _FALSE


def _part(archive: ZipFile, names: dict[str, ZipInfo], name: str, *, limits: Limits) -> etree._Element | None:
    info = names.get(name.lower())
    if info is None:
        return None
    data = read_member(archive, info, limits=limits)
    for strict, transitional in _STRICT.items():
        data = data.replace(strict, transitional)
    return parse_xml(data)


def _related(archive: ZipFile, names: dict[str, ZipInfo], part: str, *, limits: Limits) -> dict[str, str]:
    """Names of the parts that `part` refers to, by the last word of the relationship's type; "" is the package."""
    found: dict[str, str] = {}
    for kind, _, path in _relations(archive, names, part, limits=limits):
        found.setdefault(kind, path)
    return found


def _held(
    archive: ZipFile, names: dict[str, ZipInfo], part: str, kind: str, *, most: int, limits: Limits
) -> dict[str, bytes]:
    """The files that `part` refers to by relations of a kind, by the relations' ids; the first of them."""
    relations = _relations(archive, names, part, limits=limits) if most else ()
    found = [(name, path.lower()) for told, name, path in relations if told == kind and path.lower() in names]
    return {name: read_member(archive, names[path], limits=limits) for name, path in found[:most]}


def _relations(
    archive: ZipFile, names: dict[str, ZipInfo], part: str, *, limits: Limits
) -> Iterator[tuple[str, str, str]]:
    """(last word of the type, id, name of the part) of the relations within the package."""
    folder, base = posixpath.split(part)
    relations = _part(archive, names, posixpath.join(folder, "_rels", base + ".rels"), limits=limits)
    for relation in () if relations is None else relations:
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            yield kind.rsplit("/", 1)[-1], relation.get("Id", ""), posixpath.normpath(path)
