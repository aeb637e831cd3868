"""Picture files as pages: PNG, JPEG upright as its EXIF says, every page of a TIFF.

Other formats have no pages: what telephones put behind a JPEG is a preview or a map of light, what moves in a PNG is no
paper. Of a TIFF, reduced copies are left out.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin

from corpora.document.errors import Corrupt, DocumentError, TooLarge
from corpora.document.page import Page
from corpora.readers.limits import DEFAULT, Limits

FORMATS: Final = (PngImagePlugin.PngImageFile, JpegImagePlugin.JpegImageFile, TiffImagePlugin.TiffImageFile)
"""Pillow is never asked to try another of its parsers."""
LIKELY_RESOLUTION: Final = (60.0, 1300.0)
"""Dots per inch that scanners write; cameras and editors write 1, 72 or nothing for pictures of any size."""
A4_LONG_SIDE_INCHES: Final = 11.69
"""What a page without a believable resolution is taken for: its longer side that of A4."""
REDUCED_COPY: Final = 1
"""Bit 0 of NewSubfileType (TIFF 6.0, page 36)."""
_NEW_SUBFILE_TYPE: Final = 254
_ORIENTATION: Final = 274
_ON_ITS_SIDE: Final = (5, 6, 7, 8)
"""Values of Orientation that turn a picture by a quarter (TIFF 6.0, page 36)."""
SCREEN_RESOLUTION: Final = 72.0
"""What editors write without meaning it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PagePicture:
    """`pixels` is uint8 (height, width, 3), RGB; `page` is what it shows, in points.

    `assumed` says that the file did not tell `dots_per_inch`, which is that of an A4 page.
    """

    pixels: NDArray[np.uint8]
    page: Page
    dots_per_inch: float
    assumed: bool = False


def page_pictures(data: bytes, *, limits: Limits = DEFAULT) -> Iterator[PagePicture]:
    """Each picture in the file, one in memory at a time.

    Raises:
        Corrupt: no picture, or one that breaks off.
        TooLarge: more pages or pixels than limits allow.
    """
    with _opened(data) as file:
        for number in _numbers(file, limits):
            yield _picture(file, number, limits)


def picture_sizes(data: bytes, *, limits: Limits = DEFAULT) -> tuple[Page, ...]:
    """The pages that `page_pictures` gives, without their pictures. Raises as it does."""
    with _opened(data) as file:
        return tuple(_page(file, number) for number in _numbers(file, limits))


def picture_of(data: bytes, number: int, *, limits: Limits = DEFAULT) -> PagePicture:
    """The picture of one page, counted from 1; none before it is unpacked.

    Raises:
        LookupError: there is no such page.
        Corrupt, TooLarge: as `page_pictures`.
    """
    with _opened(data) as file:
        # It stands at the page when the number is met.
        found = _picture(file, number, limits) if number in _numbers(file, limits) else None
    if found is None:
        raise LookupError(number)
    return found


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        # Pillow warns of large pictures before it refuses larger ones; our own limit comes first.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=[kind.format for kind in FORMATS]) as file:
                yield file
        except (DocumentError, MemoryError):
            raise
        except Image.DecompressionBombError as error:
            raise TooLarge("图像像素过多") from error
        except Exception as error:
            # Pillow's parsers meet damaged bytes with every error there is.
            raise Corrupt("图像文件") from error


def _numbers(file: Image.Image, limits: Limits) -> Iterator[int]:
    """Of each page, when the file stands at its picture."""
    number = 0
    for index in range(_count(file, limits)):
        file.seek(index)
        if index and _is_reduced(file):
            continue
        number += 1
        yield number


def _picture(file: Image.Image, number: int, limits: Limits) -> PagePicture:
    if file.width * file.height > limits.max_pixels:
        raise TooLarge(f"图像 {file.width}×{file.height} 像素")
    page = _page(file, number)
    resolution, assumed = _resolution(file.info.get("dpi"), file.size)
    pixels = np.asarray(_on_white(ImageOps.exif_transpose(file)), dtype=np.uint8)
    return PagePicture(pixels=pixels, page=page, dots_per_inch=resolution, assumed=assumed)


def _page(file: Image.Image, number: int) -> Page:
    """Upright, as its EXIF says."""
    resolution, _ = _resolution(file.info.get("dpi"), file.size)
    # Pillow gives the size of a TIFF, and of no other, as it is when upright.
    lying = file.format != "TIFF" and file.getexif().get(_ORIENTATION) in _ON_ITS_SIDE
    width, height = (file.height, file.width) if lying else file.size
    return Page(number=number, width=width * 72.0 / resolution, height=height * 72.0 / resolution)


def _count(file: Image.Image, limits: Limits) -> int:
    count = getattr(file, "n_frames", 1) if file.format == "TIFF" else 1
    if count > limits.max_pages:
        raise TooLarge(f"图像超过 {limits.max_pages} 页")
    return count


def _is_reduced(file: Image.Image) -> bool:
    tags = getattr(file, "tag_v2", {})
    return bool(int(tags.get(_NEW_SUBFILE_TYPE, 0)) & REDUCED_COPY)


def _on_white(picture: Image.Image) -> Image.Image:
    """RGB; what is transparent shows white paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        return _eight_bits(picture).convert("RGB")
    return picture.convert("RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Greys of more than eight bits, from black to the brightest; what is no number is black."""
    values = np.nan_to_num(np.asarray(picture, dtype=np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    top = float(values.max(initial=0.0)) or 1.0
    values *= 255.0 / top
    return Image.fromarray(np.clip(values, 0, 255, out=values).astype(np.uint8))


def _resolution(said: Any, size: tuple[int, int]) -> tuple[float, bool]:
    """What the file says when a scanner could have meant it, else what makes the picture an A4 page, and True."""
    assumed = max(size) / A4_LONG_SIDE_INCHES
    try:
        across = float(said[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return assumed, True
    low, high = LIKELY_RESOLUTION
    meant = low <= across <= high and abs(across - SCREEN_RESOLUTION) > 1
    return (across, False) if meant else (assumed, True)
