from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from corpora.document.mention import Basis, Mentions, Share
from corpora.document.reading import Reading
from corpora.profiles.load import load_profiles
from service.checks.inspection import Inspection
from service.checks.ratios.claim_ratio import claim_ratio

Say = Callable[..., Sequence[Check]]


def grown(checks: Sequence[Check]) -> list[tuple[str, str]]:
    return [(check.verdict, f"{check.found:f}") for check in checks if check.kind == "claim-ratio" and check.found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("新收申请比上年多18件，增长56.3%。", "56.25"),
        ("申请量同比减少14件，下降21.9%。", "21.88"),
        ("收到申请50件。与上年的32件相比，增长56.3%。", "56.25"),
        ("新收申请同比增长56.3%（2022年为32件）。", "56.25"),
        ("受理量较2022年（32件）上升56.3%。", "56.25"),
    ],
)
def test_this_years_figure_is_the_tables(say: Say, words: str, found: str) -> None:
    assert grown(say(words)) == [("supported", found)]


@pytest.mark.parametrize(
    "words",
    ["网站访问量同比增加18件，增长41.3%。", "新收申请比上年多18件，增长41.3%。", "热线诉求比上年的32件增长41.3%。"],
)
def test_what_no_figure_makes_is_left_open(say: Say, words: str) -> None:
    assert not [check for check in say(words) if check.verdict == "contradicted"]


def test_last_years_figure_beside_all_requests_leaves_no_other_meaning(say: Say) -> None:
    assert grown(say("受理申请50件。申请受理量比2022年的32件增长41.3%。")) == [("contradicted", "56.25")]


def test_a_change_that_is_one_figures_leaves_no_other_meaning_where_the_prose_tells_that(say: Say) -> None:
    told, grew = "2023年收到政府信息公开申请50件。", "新收申请比上年多18件，增长{}%。"
    assert grown(say(told, grew.format("41.3"))) == [("contradicted", "56.25")]
    assert grown(say(told, grew.format("56.3"))) == [("supported", "56.25")]
    assert grown(say(grew.format("41.3"))) == []
    assert grown(say(told, "自然人申请比上年多18件，增长41.3%。")) == []


@pytest.mark.parametrize(("basis", "made"), [("share", ["100.00"]), ("growth", [])])
def test_growth_is_no_share_of_what_the_tables_count(
    read: Callable[..., Reading], printed: Callable[..., str], basis: Basis, made: list[str]
) -> None:
    """A network ties 50, for which no whole is told, to the percentage."""
    reading = read(printed("2023年度新收政府信息公开申请50件，较2022年增长22%。"))
    count, percent = (next(one for one in reading.claims if one.number.value == value) for value in (50, 22))
    share = Share(percent=percent.id, basis=basis, candidates=(), firm=False, numerator=count.id)
    mentions = Mentions(claims=reading.claims, shares=(share,))
    profile = next(one for one in load_profiles() if one.id == "statutory-2021")
    inspection = Inspection(document=reading.document, layout=reading.layout, mentions=mentions, profile=profile)
    assert [f"{found.found}" for found in claim_ratio(inspection)] == made


def test_growth_from_one_told_year_to_the_next(say: Say) -> None:
    words = "分别为2021年240件、2022年270件、2023年297件。其中2022年比上年增长{}%，2023年比2021年增长23.8%。"
    assert grown(say("近三年受理诉求" + words.format("12.5"))) == [("supported", "12.50"), ("supported", "23.75")]
    assert grown(say("近三年受理诉求" + words.format("15.2")))[0] == ("contradicted", "12.50")


def test_what_is_left_is_no_fall(say: Say) -> None:
    words = "受理诉求6件，上年收到16件，下降{}%。"
    assert grown(say(words.format("62.5"))) == [("supported", "62.50")]
    assert grown(say(words.format("37.5"))) == [("contradicted", "62.50")]
