"""A PDF of pictures, as scanners write it, with or without the text that their software believed to read.

Written by hand, as fpdf2 has no /Rotate and would embed a font. The text's font is not embedded and never drawn; codes
are UTF-16 and a ToUnicode map says so (ISO 32000-1, 9.10.3), so that any extractor gets the characters.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from corpora.document.geometry import Box
from corpora.synthetic.scan.encode import Resolution, is_bilevel
from corpora.synthetic.scan.sheet import Picture

STRIP_OFFSETS, STRIP_BYTE_COUNTS = 273, 279
"""TIFF tags."""
ASCENT = 0.88
"""Share of a box's height above the base line."""
MAP_BLOCK = 100
"""Entries that a block of a character map may have (PostScript limit)."""
TURNED = {
    0: "1 0 0 1 0 0",
    90: "0 1 -1 0 {height} 0",
    180: "-1 0 0 -1 {width} {height}",
    270: "0 -1 1 0 0 {width}",
}
"""From the page as shown to the page as stored, by /Rotate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerWord:
    """Invisible text in a box of the shown page, in points from its top left."""

    text: str
    box: Box


Layer = Sequence[LayerWord]


def write_picture_pdf(
    pictures: Sequence[Picture],
    *,
    dots_per_inch: Resolution,
    quality: int | None = 80,
    text_layers: Sequence[Layer | None] | None = None,
    rotations: Sequence[int] | None = None,
) -> bytes:
    """One page a picture, as large as the picture is at `dots_per_inch`. The same bytes for the same arguments.

    Args:
        pictures: gray, RGB, or black and white (0 and 255, stored as CCITT group 4).
        dots_per_inch: of all of them, or across and down.
        quality: of JPEG, None for lossless.
        text_layers: one entry a page, None for a page without.
        rotations: /Rotate of each page, 0, 90, 180 or 270. The picture is stored turned back, so that a viewer shows it
            as given.

    Raises:
        ValueError: when the sequences differ in length, or a rotation is none of the four.
    """
    layers = [None] * len(pictures) if text_layers is None else list(text_layers)
    turns = [0] * len(pictures) if rotations is None else list(rotations)
    if not set(turns) <= set(TURNED):
        raise ValueError("a page turns by 0, 90, 180 or 270 degrees")
    across, down = dots_per_inch if isinstance(dots_per_inch, tuple) else (dots_per_inch, dots_per_inch)
    file = _File()
    root, tree, font = file.reserve(), file.reserve(), file.reserve() if any(layers) else 0
    kids = []
    for picture, layer, turn in zip(pictures, layers, turns, strict=True):
        size = (picture.shape[1] * 72 / across, picture.shape[0] * 72 / down)
        kids.append(_add_page(file, picture, layer or (), turn, size=size, tree=tree, font=font, quality=quality))
    if font:
        _add_font(file, font, "".join(word.text for layer in layers for word in layer or ()))
    file.fill(tree, f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode())
    file.fill(root, f"<< /Type /Catalog /Pages {tree} 0 R >>".encode())
    return file.content(root)


class _File:
    """Numbered objects, written in order."""

    __slots__ = ("objects",)

    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def reserve(self) -> int:
        self.objects.append(b"")
        return len(self.objects)

    def fill(self, number: int, body: bytes) -> None:
        self.objects[number - 1] = body

    def add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)

    def stream(self, entries: str, data: bytes) -> int:
        return self.add(f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")

    def content(self, root: int) -> bytes:
        out, offsets = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
        for number, body in enumerate(self.objects, start=1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start, count = len(out), len(self.objects) + 1
        out += f"xref\n0 {count}\n0000000000 65535 f \n".encode()
        out += "".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode()
        out += f"trailer\n<< /Size {count} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)


def _add_page(
    file: _File,
    picture: Picture,
    layer: Layer,
    turn: int,
    *,
    size: tuple[float, float],
    tree: int,
    font: int,
    quality: int | None,
) -> int:
    image = _add_image(file, np.ascontiguousarray(np.rot90(picture, turn // 90)), quality)
    width, height = size if turn in (0, 180) else size[::-1]
    drawing = f"q {_number(width)} 0 0 {_number(height)} 0 0 cm /P Do Q\n"
    if layer:
        matrix = TURNED[turn].format(width=_number(size[0]), height=_number(size[1]))
        words = "".join(_shown(word, page_height=size[1]) for word in layer)
        drawing += f"q {matrix} cm BT 3 Tr\n{words}ET Q\n"
    content = file.stream("/Filter /FlateDecode", zlib.compress(drawing.encode(), 6))
    fonts = f" /Font << /F {font} 0 R >>" if layer else ""
    rotate = f" /Rotate {turn}" if turn else ""
    page = (
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {_number(width)} {_number(height)}]{rotate}"
        f" /Resources << /XObject << /P {image} 0 R >>{fonts} >> /Contents {content} 0 R >>"
    )
    return file.add(page.encode())


def _add_image(file: _File, picture: Picture, quality: int | None) -> int:
    height, width = picture.shape[:2]
    entries = f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
    if is_bilevel(picture):
        parameters = f"/DecodeParms << /K -1 /Columns {width} /Rows {height} /BlackIs1 false >>"
        entries += f" /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode {parameters}"
        return file.stream(entries, _group4(picture))
    entries += f" /ColorSpace {'/DeviceGray' if picture.ndim == 2 else '/DeviceRGB'} /BitsPerComponent 8"
    if quality is None:
        return file.stream(f"{entries} /Filter /FlateDecode", zlib.compress(picture.tobytes(), 6))
    buffer = BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=quality)
    return file.stream(f"{entries} /Filter /DCTDecode", buffer.getvalue())


def _group4(picture: Picture) -> bytes:
    """The picture's one strip out of a TIFF; turned about first, as Pillow codes white as black runs."""
    buffer = BytesIO()
    image = Image.fromarray(255 - picture).convert("1", dither=Image.Dither.NONE)
    image.save(buffer, "TIFF", compression="group4", strip_size=picture.size)
    with Image.open(buffer) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined]
        offset, count = tags[STRIP_OFFSETS][0], tags[STRIP_BYTE_COUNTS][0]
    return buffer.getvalue()[offset : offset + count]


def _shown(word: LayerWord, *, page_height: float) -> str:
    """A word stretched over its box."""
    if not word.text:
        return ""
    size = max(1.0, word.box.bottom - word.box.top)
    wide = 100 * (word.box.right - word.box.left) / (size * len(word.text))
    base = page_height - word.box.top - ASCENT * size
    codes = "".join(f"{_code(letter):04X}" for letter in word.text)
    return (
        f"/F {_number(size)} Tf {_number(wide)} Tz 1 0 0 1 {_number(word.box.left)} {_number(base)} Tm <{codes}> Tj\n"
    )


def _add_font(file: _File, font: int, text: str) -> None:
    codes = sorted({_code(letter) for letter in text})
    blocks = [codes[start : start + MAP_BLOCK] for start in range(0, len(codes), MAP_BLOCK)]
    entries = "".join(
        f"{len(block)} beginbfchar\n" + "".join(f"<{code:04X}> <{code:04X}>\n" for code in block) + "endbfchar\n"
        for block in blocks
    )
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{entries}"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    unicode = file.stream("/Filter /FlateDecode", zlib.compress(mapping.encode(), 6))
    descriptor = file.add(
        b"<< /Type /FontDescriptor /FontName /Unseen /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
    )
    descendant = file.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Unseen /DW 1000 /CIDToGIDMap /Identity"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor %d 0 R >>" % descriptor
    )
    file.fill(
        font,
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Unseen /Encoding /Identity-H"
        f" /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>".encode(),
    )


def _code(letter: str) -> int:
    """A character beyond the basic plane becomes a replacement character: codes are of two bytes."""
    return ord(letter) if ord(letter) <= 0xFFFF else 0xFFFD


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
