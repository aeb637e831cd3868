"""Forms of which the page cuts off heads, in grids of more columns than the form has."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.profiles.load import load_profiles
from corpora.readers.read import read_document
from models.tables.doubt.figures import BELIEVED
from models.tables.recover import recover_tables

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CUT = ("", "纠正", *RESULTS[2:])
FIGURES = ("", "31", "2", "33", "0", "0", "", "6", "2", "8", "", "0", "4", "0", "5", "9")
"""Of 0, 0, 31, 2, 33 the cut has the first two, blank columns stand between the rest, of 0, 0, 6, 2, 8 and 0, 4, 0, 5, 9
none is missing.
"""


def page(heads: Sequence[str]) -> bytes:
    first = "".join(f"<td rowspan=2>{text}</td>" for text in heads)
    lower = "".join(f"<td>{text}</td>" for text in ("", *RESULTS, *RESULTS))
    return (
        "<h1>四、政府信息公开行政复议、行政诉讼情况</h1><table>"
        "<tr><td colspan=5>行政复议</td><td colspan=11>行政诉讼</td></tr>"
        f"<tr>{first}<td colspan=6>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>{lower}</tr>"
        f"<tr>{''.join(f'<td>{text}</td>' for text in FIGURES)}</tr></table>"
    ).encode()


@pytest.mark.parametrize("heads", [CUT, ("", "", *RESULTS[2:])])
def test_figures_are_not_counted_from_the_left_where_sums_speak_against_it(heads: Sequence[str]) -> None:
    """Previously each was given to the second column before its own, at 0.95."""
    recovered = recover_tables(read_document(page(heads), path="报告.html"), profiles=load_profiles())
    believed = {
        one.field.removeprefix("disputes."): int(one.value)
        for one in recovered.figures
        if one.value is not None and one.confidence > BELIEVED
    }
    after = dict(zip(("upheld", "corrected", "other", "pending", "total"), (0, 4, 0, 5, 9), strict=True))
    direct = dict(zip(("upheld", "corrected", "other", "pending", "total"), (0, 0, 6, 2, 8), strict=True))
    truth = {f"litigation_after.{name}": value for name, value in after.items()}
    truth |= {f"litigation_direct.{name}": value for name, value in direct.items()}
    truth |= {"reconsideration.other": 31, "reconsideration.pending": 2, "reconsideration.total": 33}
    assert believed.items() <= truth.items()
    assert len(believed) >= 10
