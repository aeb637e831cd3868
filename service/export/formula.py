"""Text that a spreadsheet would run.

https://owasp.org/www-community/attacks/CSV_Injection: a cell that starts with one of these is a formula to Excel or
LibreOffice. The full-width forms are formulas to East Asian versions of Excel.
"""

from __future__ import annotations

STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROL_STARTS = ("\t", "\r", "\n")


def is_formula(text: str) -> bool:
    """Would a spreadsheet run it, blanks before it aside?"""
    return text.startswith(CONTROL_STARTS) or text.lstrip().startswith(STARTS)


def defused(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if is_formula(text) else text
