"""Pictures that unpack into more than a machine has, say what is not so, or break off."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping, Sequence

from hostile_pdfs import Make, bomb
from PIL import Image, ImageDraw, ImageFont

SLIP = (480, 160)
SHEET = (700, 500)
"""Pixels: of a slip with hardly more than its words, which is read in half the time, and of a small page."""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, packed: bytes, *, bits: int = 1, color: int = 0, more: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )  # fmt: skip


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def sheet(
    mode: str = "L", *, text: str = "hello 12345", size: tuple[int, int] = SLIP, print_size: int = 60
) -> Image.Image:
    """A slip, or a small page, that prints `text`."""
    image = Image.new("L", size, 255)
    ImageDraw.Draw(image).text((60, 40), text, fill=0, font=ImageFont.load_default(print_size))
    return image.convert(mode)


def tiff(entries: Sequence[tuple[int, int, int, int]], *, following: int = 0, data: bytes = b"") -> bytes:
    """One directory of (tag, type, count, value) right behind the head; `data` follows it."""
    out = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries))
    out += b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return out + struct.pack("<I", following) + data


def tiff_of_itself() -> bytes:
    entries = [(256, 4, 1, 8), (257, 4, 1, 8), (258, 3, 1, 8), (262, 3, 1, 1), (273, 4, 1, 122), (279, 4, 1, 64)]
    return tiff(entries, following=8, data=bytes(200))


def many_frames(count: int) -> bytes:
    """Small pages that share their pixels, each with its own directory."""
    out, pixels = bytearray(b"II*\0" + struct.pack("<I", 16) + bytes(8)), 8
    for index in range(count):
        entries = [
            (256, 4, 1, 2), (257, 4, 1, 2), (258, 3, 1, 8), (262, 3, 1, 1), (273, 4, 1, pixels), (278, 4, 1, 2),
            (279, 4, 1, 4),
        ]  # fmt: skip
        out += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
        out += struct.pack("<I", 0 if index == count - 1 else len(out) + 4)
    return bytes(out)


def with_preview() -> bytes:
    """What telephones write: the picture, and behind it another one for the screen (MPO)."""
    return saved(sheet("RGB"), "MPO", save_all=True, append_images=[sheet("RGB", text="preview 99")])


def moving() -> bytes:
    return saved(sheet(), "PNG", save_all=True, append_images=[sheet(text="later 99")])


READ: Mapping[str, Make] = {
    "one-bit": lambda: saved(sheet("1"), "PNG"),
    "palette": lambda: saved(sheet("P"), "PNG"),
    "cmyk": lambda: saved(sheet("CMYK"), "JPEG"),
    "transparent": lambda: saved(sheet("LA"), "PNG"),
    "sixteen-bits": lambda: saved(sheet("I").point(lambda value: value * 257).convert("I;16"), "PNG"),
    "floats": lambda: saved(sheet("F"), "TIFF"),
    "fax": lambda: saved(sheet("1"), "TIFF", compression="group4"),
    "jpeg-in-tiff": lambda: saved(sheet("RGB"), "TIFF", compression="jpeg"),
    "preview": with_preview,
    "moving": moving,
}
"""Each is read and says 12345; nothing of a second picture."""

REFUSED: Mapping[str, tuple[Make, Sequence[str]]] = {
    "forty-thousand": (lambda: png(40_000, 40_000, bomb(200_040_000)), ["too_large"]),
    "two-billion": (lambda: png(2**31 - 1, 2**31 - 1, b""), ["too_large", "corrupt"]),
    "colours": (lambda: png(30_000, 30_000, bomb(1 << 20), bits=16, color=6), ["too_large"]),
    "text-bomb": (
        lambda: png(8, 8, zlib.compress(bytes(16)), more=chunk(b"zTXt", b"a\0\0" + bomb(1 << 28))),
        ["corrupt", "empty", "expansion", "too_large"],
    ),
    "profile-bomb": (
        lambda: png(8, 8, zlib.compress(bytes(16)), more=chunk(b"iCCP", b"a\0\0" + bomb(1 << 28))),
        ["corrupt", "empty", "expansion", "too_large"],
    ),
    "nothing": (lambda: png(0, 0, zlib.compress(b"")), ["corrupt"]),
    "one-pixel": (lambda: png(1, 1, zlib.compress(bytes(2))), ["empty"]),
    "thread": (lambda: png(100_000, 1, zlib.compress(bytes(12_501))), ["empty"]),
    "upright-thread": (lambda: png(1, 100_000, zlib.compress(bytes(200_000))), ["empty"]),
    "short-pixels": (lambda: png(4000, 4000, zlib.compress(bytes(100))), ["corrupt", "empty"]),
    "half-a-photograph": (lambda: saved(sheet("RGB"), "JPEG")[:2000], ["corrupt"]),
    "huge-photograph": (
        lambda: saved(sheet("RGB"), "JPEG").replace(struct.pack(">HH", *reversed(SLIP)), struct.pack(">HH", 65_500, 65_500)),
        ["too_large"],
    ),
    "tiff-of-itself": (tiff_of_itself, ["corrupt", "empty", "too_large"]),
    "frames": (lambda: many_frames(5000), ["too_large"]),
    "fewer-frames": (lambda: many_frames(200), ["empty"]),
    "tiff-without-end": (
        lambda: tiff([(256, 4, 1, 2**31), (257, 4, 1, 2**31), (258, 3, 1, 8), (262, 3, 1, 1)]), ["too_large", "corrupt"]
    ),
    "tiff-of-nothing": (lambda: tiff([]), ["corrupt"]),
    "tiles-of-nothing": (
        lambda: tiff([(256, 4, 1, 64), (257, 4, 1, 64), (258, 3, 1, 8), (262, 3, 1, 1), (322, 3, 1, 0), (323, 3, 1, 0)]),
        ["corrupt", "empty"],
    ),
}  # fmt: skip
"""Nothing to be read, or too much: the codes that may be given."""
