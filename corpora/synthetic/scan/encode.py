"""Pictures as files: PNG, JPEG and TIFF, the same bytes for the same picture and arguments."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Literal

import numpy as np
from PIL import Image

from corpora.synthetic.scan.sheet import Picture

TiffCompression = Literal["group4", "lzw", "deflate", "jpeg", "none"]
Resolution = float | tuple[float, float]
"""Dots per inch, or those across and those down."""
Orientation = Literal[1, 3, 6, 8]
"""How the EXIF tag 0x0112 says a picture is to be turned: not at all, by 180, 90 or 270 degrees clockwise."""
ORIENTATION_TAG = 0x0112
PHOTOMETRIC_TAG, WHITE_IS_ZERO = 262, 0
"""As fax machines write it."""
QUARTER_TURNS: dict[int, int] = {1: 0, 3: 2, 6: 1, 8: 3}
_TIFF_NAMES: dict[TiffCompression, str | None] = {
    "group4": "group4",
    "lzw": "tiff_lzw",
    "deflate": "tiff_adobe_deflate",
    "jpeg": "jpeg",
    "none": None,
}


def encode_png(picture: Picture, dots_per_inch: Resolution | None) -> bytes:
    """PNG, of one bit a pixel for black and white; None leaves the resolution (pHYs) out."""
    return _saved(_image(picture), "PNG", dots_per_inch)


def encode_jpeg(
    picture: Picture, dots_per_inch: Resolution | None, *, quality: int, orientation: Orientation = 1
) -> bytes:
    """JPEG; None leaves the resolution out, as many telephones do.

    With an `orientation` the pixels are stored turned, so that a viewer that heeds the tag shows the picture as given.
    """
    stored = np.ascontiguousarray(np.rot90(picture, QUARTER_TURNS[orientation]))
    options: dict[str, object] = {"quality": quality}
    if orientation != 1:
        options["exif"] = exif = Image.Exif()
        exif[ORIENTATION_TAG] = orientation
    return _saved(Image.fromarray(stored), "JPEG", dots_per_inch, **options)


def encode_tiff(
    pictures: Sequence[Picture],
    dots_per_inch: Resolution | None,
    *,
    compression: TiffCompression = "lzw",
    quality: int = 80,
) -> bytes:
    """TIFF of one or many pages; `quality` is that of "jpeg". Pages of black and white are of one bit a pixel.

    Raises:
        ValueError: without pages, or when group4 is to hold a page that has grays, or jpeg one that has none.
    """
    if not pictures:
        raise ValueError("a TIFF needs a page")
    if compression == "group4" and not all(is_bilevel(picture) for picture in pictures):
        raise ValueError("group4 holds only black and white")
    images = [Image.fromarray(picture) if compression == "jpeg" else _image(picture) for picture in pictures]
    options: dict[str, object] = {"compression": _TIFF_NAMES[compression]}
    if compression == "jpeg":
        options["quality"] = quality
    if compression == "group4":
        options["tiffinfo"] = {PHOTOMETRIC_TAG: WHITE_IS_ZERO}
    return _saved(images[0], "TIFF", dots_per_inch, save_all=True, append_images=images[1:], **options)


def is_bilevel(picture: Picture) -> bool:
    """Whether it is gray and has no value but 0 and 255."""
    return picture.ndim == 2 and bool(np.isin(picture, (0, 255)).all())


def _image(picture: Picture) -> Image.Image:
    image = Image.fromarray(picture)
    return image.convert("1", dither=Image.Dither.NONE) if is_bilevel(picture) else image


def _saved(image: Image.Image, kind: str, dots_per_inch: Resolution | None, **options: object) -> bytes:
    if dots_per_inch is not None:
        both = dots_per_inch if isinstance(dots_per_inch, tuple) else (dots_per_inch, dots_per_inch)
        options["dpi"] = both
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
