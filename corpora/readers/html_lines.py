"""Inline text → printed lines, with white space folded as a browser does."""

from __future__ import annotations

from collections.abc import Iterable

from corpora.readers.assembly import fold

LINE_BREAK = "\ufdd0"
TAB = "\ufdd1"
"""Unicode noncharacters: never in a page, `html_source` sees to that."""

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_RUNS_ENOUGH = 4
_RUNS_SINGLE = 0.8
"""Share of one-character runs from which a paragraph was spelled out character by character (Word and WPS export)."""


def preformatted(text: str) -> str:
    """Text of a `pre`, its line breaks and tabs protected from folding."""
    return text.replace("\n", LINE_BREAK).replace("\t", TAB)


def raised(text: str, *, below: bool = False) -> str:
    """`10<sup>2</sup>` must not become 102: digits of a superscript or subscript keep their height."""
    return text.translate(_LOWERED if below else _RAISED)


def printed_lines(runs: Iterable[str]) -> list[str]:
    """Lines that print something. `runs` are text nodes in order, with `LINE_BREAK` where the page breaks a line."""
    text = "".join(_spelled_out([run for run in runs if run]))
    lines = (fold(line).replace(TAB, "\t") for line in text.split(LINE_BREAK))
    return [line for line in lines if line.strip()]


def _spelled_out(runs: list[str]) -> list[str]:
    """Where each character has a run of its own, source line breaks between runs are layout of the source."""
    printed = [run.strip() for run in runs if run.strip()]
    single = sum(len(run) == 1 for run in printed)
    if len(printed) < _RUNS_ENOUGH or single < len(printed) * _RUNS_SINGLE:
        return runs
    kept: list[str] = []
    following = _lengths_of_next(runs)
    last = 0
    for run, next_length in zip(runs, following, strict=True):
        stripped = run.strip()
        if not stripped and "\n" in run and last == 1 and next_length == 1:
            continue
        last = len(stripped) or last
        kept.append(stripped if len(stripped) == 1 and "\n" in run else run)
    return kept


def _lengths_of_next(runs: list[str]) -> list[int]:
    """For each run, the length of the next one after it that prints; 0 at the end."""
    lengths, length = [], 0
    for run in reversed(runs):
        lengths.append(length)
        length = len(run.strip()) or length
    return lengths[::-1]
