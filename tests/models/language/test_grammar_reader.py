"""The grammar through the whole line: claims, their spans, and how they hang together."""

from collections.abc import Callable

import pytest

from corpora.document.claim import Claim
from corpora.document.reading import Reading

PROSE = (
    "（二）依申请公开。2023年，我局共收到政府信息公开申请50件，其中自然人申请41件、法人或其他组织申请9件。"
    "上年结转5件，予以公开30件，占57.7%。"
)


@pytest.fixture
def claims(read: Callable[..., Reading], printed: Callable[..., str]) -> dict[str, Claim]:
    return {str(claim.number.value): claim for claim in read(printed(PROSE)).claims}


def test_each_claim_is_tied_to_its_figure(claims: dict[str, Claim]) -> None:
    named = {value: claim.fields[0].plus[0] for value, claim in claims.items() if claim.fields}
    assert named == {
        "50": "requests.new.total",
        "41": "requests.new.natural_person",
        "9": "requests.new.business",
        "5": "requests.carried_in.total",
        "30": "requests.granted.total",
    }


def test_a_claim_says_relation_period_section_and_unit(claims: dict[str, Claim]) -> None:
    assert claims["57.7"].relation == "share"
    assert {claim.section for claim in claims.values()} == {"一"}
    assert {claim.period for claim in claims.values()} == {"2023"}
    assert claims["50"].number.unit == "件"


def test_without_a_profile_nothing_is_tied(read: Callable[..., Reading]) -> None:
    reading = read(
        "云屏岭市水利局2023年防汛工作总结\n全年巡查水库120座次，其中大型20座次、小型100座次。\n收到申请5件。"
    )
    assert reading.layout.profile is None
    assert reading.claims
    assert not any(claim.fields for claim in reading.claims)
    assert [check.kind for check in reading.checks] == ["claim-parts"]


def test_a_negation_of_nothing_known_is_no_claim(read: Callable[..., Reading], printed: Callable[..., str]) -> None:
    assert read(printed("工作中没有出现泄密情况，也无投诉。")).claims == ()


def test_claims_do_not_move_with_what_stands_above(read: Callable[..., Reading], printed: Callable[..., str]) -> None:
    alone, below = read(printed(PROSE)), read(printed("按照上级要求，现公布本报告。", PROSE))
    assert [claim.text for claim in alone.claims] == [claim.text for claim in below.claims]
    assert [claim.span.start for claim in alone.claims] != [claim.span.start for claim in below.claims]


def test_a_claim_begins_with_words_of_its_own(read: Callable[..., Reading], printed: Callable[..., str]) -> None:
    reading = read(printed("实施22件行政处罚、3件行政强制，办结申请8件，其中3件为上年度结转、5件为本年度新收。"))
    assert [claim.text for claim in reading.claims] == [
        "实施22件行政处罚",
        "3件行政强制",
        "办结申请8件",
        "其中3件为上年度结转",
        "5件为本年度新收",
    ]
