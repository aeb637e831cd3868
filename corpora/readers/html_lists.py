"""The numbers that a browser prints before the items of an ordered list: reports lose their section numbers else."""

from __future__ import annotations

import re

from corpora.readers.html_tree import Node

_DIGITS = "零一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE_STYLES = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal")
_STYLE = re.compile(r"list-style(?:-type)?:([\w-]+)")
_NUMBERED = re.compile(r"\s*[（(〔]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳])(?:[)）、.．〕]|(?<=[①-⑳]))")
_MAX_CHINESE = 99


def item_numbers(ordered: Node) -> dict[Node, str]:
    """What is printed before each `li` of an `ol`; nothing for items that print a number of their own."""
    items = [child for child in ordered.nodes() if child.tag == "li"]
    step = -1 if "reversed" in ordered.attributes else 1
    value = _integer(ordered.attributes.get("start")) or (len(items) if step < 0 else 1)
    numbers = {}
    for item in items:
        given = _integer(item.attributes.get("value"))
        value = value if given is None else given
        numbers[item] = (
            "" if _NUMBERED.match(_beginning(item)) else _print(value, style=_style(item) or _style(ordered))
        )
        value += step
    return numbers


def chinese_numeral(value: int) -> str:
    """1 to 99 as 一 … 九十九; other numbers in Arabic digits."""
    if not 0 < value <= _MAX_CHINESE:
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _print(value: int, *, style: str) -> str:
    if style in ("none", "disc", "circle", "square"):
        return ""
    if style in _CHINESE_STYLES:
        return f"{chinese_numeral(value)}、"
    if style in ("a", "lower-alpha", "lower-latin", "upper-alpha", "upper-latin", "A") and 0 < value <= 26:
        letter = chr(ord("a") + value - 1)
        return f"{letter.upper() if style == 'A' or style.startswith('upper') else letter}. "
    if style in ("i", "I", "lower-roman", "upper-roman") and 0 < value < 40:
        roman = _roman(value)
        return f"{roman.upper() if style in ('I', 'upper-roman') else roman}. "
    return f"{value}. "


def _roman(value: int) -> str:
    printed = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        printed += letters * count
    return printed


def _style(node: Node) -> str:
    match = _STYLE.search(re.sub(r"\s", "", node.attributes.get("style", "")))
    return match[1].lower() if match else node.attributes.get("type", "")


def _beginning(node: Node) -> str:
    for child in node.children:
        text = child if isinstance(child, str) else _beginning(child)
        if text.strip():
            return text
    return ""


def _integer(text: str | None) -> int | None:
    match = re.match(r"\s*(-?\d{1,6})", text or "")
    return int(match[1]) if match else None
