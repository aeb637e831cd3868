"""Whether a page prints a form's columns in the form's order: registration counts columns, and takes that for granted.

A report may put 总计 first, or change the places of 商业企业 and 科研机构. Readers of grids follow the heads.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpora.profiles.profile import Form
from models.tables.keys import label_key
from models.tables.registration.form_heads import SAME_COLUMN, head_blocks, leaf_heads
from models.tables.registration.print_lines import PrintLine


def heads_in_order(lines: Sequence[PrintLine], form: Form, columns: Sequence[int]) -> bool:
    """Do the heads of single columns that `lines` print to the letter follow one another as in the form? Some may be
    missing.
    """
    wanted = keys_of_heads(form, columns)
    printed = _printed(lines, frozenset[str]().union(*wanted))
    return longest_common(printed, wanted) == len(printed)


def keys_of_heads(form: Form, columns: Sequence[int]) -> list[frozenset[str]]:
    """For each column the keys of its head's wordings, none where it has no head of its own."""
    return [frozenset(map(label_key, label.wordings)) if label else frozenset() for label in leaf_heads(form, columns)]


def _printed(lines: Sequence[PrintLine], known: frozenset[str]) -> list[str]:
    """Heads from left to right; of one of several lines, and a part of it that is a head as well, the whole."""
    em = max((word.box.bottom - word.box.top for line in lines for word in line.labels), default=0.0)
    found: list[tuple[float, str]] = []
    blocks = [(x, key) for x, _, text in head_blocks(lines) if (key := label_key(text)) in known]
    for x, key in sorted(blocks, key=lambda block: -len(block[1])):
        if not any(abs(x - other) <= SAME_COLUMN * em and key in said for other, said in found):
            found.append((x, key))
    return [key for _, key in sorted(found)]


def longest_common(printed: Sequence[str], wanted: Sequence[frozenset[str]]) -> int:
    """Length of the longest sequence that the heads printed and those wanted have in common."""
    best = [0] * (len(wanted) + 1)
    for key in printed:
        before = best[:]
        for place, keys in enumerate(wanted, 1):
            best[place] = max(before[place], best[place - 1], before[place - 1] + (key in keys))
    return best[-1]
