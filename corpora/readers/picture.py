"""Picture files as pages: PNG, JPEG upright as its EXIF says, every page of a TIFF."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from corpora.document.errors import Corrupt, TooLarge
from corpora.document.page import Page
from corpora.readers.limits import DEFAULT, Limits

LIKELY_RESOLUTION: Final = (60.0, 1300.0)
"""Dots per inch that scanners write; cameras and editors write 1, 72 or nothing for pictures of any size."""
A4_LONG_SIDE_INCHES: Final = 11.69
"""What a page without a believable resolution is taken for: its longer side that of A4."""
SCREEN_RESOLUTION: Final = 72.0
"""What editors write without meaning it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PagePicture:
    """`pixels` is uint8 (height, width, 3), RGB; `page` is what it shows, in points."""

    pixels: NDArray[np.uint8]
    page: Page
    dots_per_inch: float


def page_pictures(data: bytes, *, limits: Limits = DEFAULT) -> Iterator[PagePicture]:
    """Each picture in the file, one in memory at a time.

    Raises:
        Corrupt: no picture, or one that breaks off.
        TooLarge: more pages or pixels than limits allow.
    """
    with warnings.catch_warnings():
        # Pillow warns of large pictures before it refuses larger ones; our own limit comes first.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data)) as file:
                yield from _frames(file, limits)
        except (UnidentifiedImageError, OSError, SyntaxError, EOFError) as error:
            raise Corrupt("图像文件") from error
        except Image.DecompressionBombError as error:
            raise TooLarge("图像像素过多") from error


def _frames(file: Image.Image, limits: Limits) -> Iterator[PagePicture]:
    count = getattr(file, "n_frames", 1)
    if count > limits.max_pages:
        raise TooLarge(f"图像超过 {limits.max_pages} 页")
    for index in range(count):
        file.seek(index)
        if file.width * file.height > limits.max_pixels:
            raise TooLarge(f"图像 {file.width}×{file.height} 像素")
        resolution = _resolution(file.info.get("dpi"), file.size)
        upright = ImageOps.exif_transpose(file)
        pixels = np.asarray(_on_white(upright), dtype=np.uint8)
        height, width = pixels.shape[:2]
        page = Page(number=index + 1, width=width * 72.0 / resolution, height=height * 72.0 / resolution)
        yield PagePicture(pixels=pixels, page=page, dots_per_inch=resolution)


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
    """Greys of more than eight bits, from black to the brightest."""
    values = np.asarray(picture, dtype=np.float64)
    top = float(values.max()) or 1.0
    return Image.fromarray((np.clip(values / top, 0, 1) * 255).astype(np.uint8))


def _resolution(said: Any, size: tuple[int, int]) -> float:
    """What the file says when a scanner could have meant it, else what makes the picture an A4 page."""
    assumed = max(size) / A4_LONG_SIDE_INCHES
    try:
        across = float(said[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return assumed
    low, high = LIKELY_RESOLUTION
    return across if low <= across <= high and abs(across - SCREEN_RESOLUTION) > 1 else assumed
