"""What lists say of what a claim counts. The bureau's tables: see tests/conftest.py."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from corpora.document.check import Check
from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from corpora.document.mention import Mentions, PartList
from corpora.document.number import Number
from corpora.document.reading import Reading
from service.checks.cells.claim_table import claim_table
from service.checks.cells.lists import counts_other_things_by_its_list
from service.checks.inspection import Inspection

Say = Callable[..., Sequence[Check]]
DENIED = Expression(name="不予公开", plus=("requests.denied.process_information.total",))
NOT_HELD = Expression(name="本机关不掌握", plus=("requests.unavailable.not_held.total",))


def claim(name: str, measure: str, value: int, *fields: Expression) -> Claim:
    number = Number(value=Decimal(value), printed=str(value), span=Span(0, 1), unit="件", bound="exact", upper=None)
    return Claim(
        id=name, text=measure, span=Span(0, 1), sentence=Span(0, 1), section=None, measure=measure, number=number,
        relation="equal", period=None, period_kind="this_year", body="own", fields=fields, confidence=1.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("whole", "part", "field", "other"),
    [
        ("制发政府信息", "不予公开", DENIED, True),
        ("办理政府信息公开申请", "不予公开", DENIED, False),
        ("办理政府信息公开申请", "不属于本机关公开", NOT_HELD, True),
        ("办理政府信息公开申请", "本机关不掌握", NOT_HELD, False),
    ],
)
def test_results_of_no_request(
    read: Callable[..., Reading], printed: Callable[..., str], whole: str, part: str, field: Expression, other: bool
) -> None:
    reading = read(printed())
    told = (claim("c1", whole, 90), claim("c2", part, 67, field))
    parts = (PartList(whole="c1", parts=("c2",), complete=False, firm=True),)
    mentions = Mentions(claims=told, part_lists=parts)
    inspection = Inspection(document=reading.document, layout=reading.layout, mentions=mentions, profile=None)
    assert counts_other_things_by_its_list(inspection, told[1]) is other


@pytest.mark.parametrize(("words", "verdict"), [("应答复申请", "supported"), ("答复申请", "contradicted")])
def test_what_was_due_is_all_that_there_was(
    read: Callable[..., Reading], printed: Callable[..., str], words: str, verdict: str
) -> None:
    reading = read(printed())
    settled = Expression(name="办理结果总计", plus=("requests.outcome_total.total",))
    told = replace(claim("c1", words, 55, settled), firm=True)
    inspection = Inspection(
        document=reading.document, layout=reading.layout, mentions=Mentions(claims=(told,)), profile=None
    )
    assert [found.verdict for found in claim_table(inspection)] == [verdict]


def test_what_was_made_changed_and_abolished_is_not_what_was_made(contradictions: Say) -> None:
    assert contradictions("公开行政规范性文件16件，其中新制定7件，修改6件，废止3件。") == ()


def test_a_result_behind_both_disputes_may_be_of_either(contradictions: Say) -> None:
    """Upheld are 3 reviews and 3 suits."""
    words = "因信息公开被行政复议6宗、行政诉讼4宗，其中{}宗维持，1宗纠正。"
    found = [[str(check.found) for check in contradictions(words.format(number))] for number in (6, 5)]
    assert found == [[], ["6"]]
