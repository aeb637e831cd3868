"""A font for the words of a drawing: one with Chinese where the machine has it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

FOLDERS: Final = (
    "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "~/.fonts",
    "~/.local/share/fonts",
)  # fmt: skip
NAMES: Final = (
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "SourceHanSansSC-Regular.otf",
    "wqy-zenhei.ttc", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf", "PingFang.ttc", "STHeiti Light.ttc", "uming.ttc",
)  # fmt: skip
"""Files of common fonts with Chinese, the most legible first."""

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@cache
def chinese_font_file() -> Path | None:
    """The first of NAMES that is installed; None where none is."""
    found: dict[str, Path] = {}
    for folder in FOLDERS:
        for path in Path(folder).expanduser().rglob("*.[to]t[fc]"):
            found.setdefault(path.name, path)
    return next((found[name] for name in NAMES if name in found), None)


@cache
def font(size: int) -> Font:
    """In pixels; Pillow's own font, which has no Chinese, where no other is found."""
    file = chinese_font_file()
    return ImageFont.truetype(str(file), size) if file is not None else ImageFont.load_default(size)
