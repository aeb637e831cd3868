"""What items of a list begin with: numbers with a mark, circled ones, signs and dashes. Patterns for `re`."""

from __future__ import annotations

from typing import Final

NUMBER: Final = r"[(（\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[)）\].．、:：]"
"""A number without a mark may be a figure."""
CIRCLED: Final = "[①-⑳⑴-⒇]"
SIGN: Final = "[•●○◦‣⁃■□▪▫◆◇►▶➔➢➤✓✔√❖❑★☆\ue000-\uf8ff]"
"""Those of symbol fonts, which have no other characters, among them."""
DASH: Final = "[-–—*·]"
ARTICLE: Final = r"第[一二三四五六七八九十百\d]{1,4}[条章节]|[一二三四五六七八九十]{1,2}是"
"""第三条, 一是."""


def levels(least: int) -> str:
    """Numbers of so many further levels or more: 2.1 has one."""
    return rf"\d{{1,2}}(?:\.\d{{1,2}}){{{least},}}"
