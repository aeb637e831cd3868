from collections.abc import Callable
from dataclasses import replace

import pytest

from corpora.document.check import Check
from corpora.document.document import Document
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.document.reading import Reading
from corpora.profiles.profile import Profile
from corpora.readers.sources import RawSource
from models.language.protocol import LanguageModel
from service.between_reports import compare_years
from service.checks.changes.claim_change import same_body
from service.pipeline import Toolkit, read_report

BEFORE = 40
"""New requests of last year; this year's are 50."""

Compare = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def compare(read: Callable[..., Reading], printed: Callable[..., str]) -> Compare:
    def run(sentence: str, **last_year: object) -> list[tuple[str, str]]:
        options = {"year": 2022, "figures": {"requests.new.total": BEFORE}, **last_year}
        this, _ = compare_years([read(printed(sentence)), read(printed(**options))])
        return [(f"{check.claimed:f}", check.verdict) for check in this.checks if check.kind == "claim-change"]

    return run


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("比上年增加10件", "supported"), ("较上年度增加10件", "supported"), ("同比增长25%", "supported"),
        ("比2022年增加10件", "supported"), ("比上年增加12件", "contradicted"), ("比上年减少10件", "contradicted"),
        ("同比增长20%", "contradicted"), ("同比下降25%", "contradicted"), ("上年为40件，增加12件", "contradicted"),
    ],
)  # fmt: skip
def test_against_last_year_s_report(compare: Compare, words: str, verdict: str) -> None:
    (found,) = compare(f"2023年收到政府信息公开申请50件，{words}。")
    assert found[1] == verdict


@pytest.mark.parametrize(("times", "verdict"), [("4", "supported"), ("5", "supported"), ("7", "unverifiable")])
def test_growth_in_times_is_said_in_two_senses(compare: Compare, times: str, verdict: str) -> None:
    """From 10 to 50: 增长4倍, and for many 增长5倍; neither is held against the report."""
    sentence = f"2023年收到政府信息公开申请50件，较上年增长{times}倍。"
    assert compare(sentence, figures={"requests.new.total": 10}) == [(times, verdict)]


def test_a_percentage_may_be_rounded(compare: Compare) -> None:
    sentence = "2023年收到政府信息公开申请50件，同比增长66.7%。"
    assert compare(sentence, figures={"requests.new.total": 30}) == [("66.7", "supported")]


def test_a_change_of_a_figure_of_nothing_known_is_not_of_the_one_before_it(compare: Compare) -> None:
    sentence = "2023年收到政府信息公开申请50件，比上年增加10件；服务窗口33个，增长10%。"
    assert compare(sentence) == [("10", "supported")]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("作出行政处罚88件，较上年度增加5件。", "contradicted"),
        ("作出行政处罚88件，比上年增加8件。", "supported"),
        ("作出行政处罚88件，罚款较上年增加5件。", "unverifiable"),
        ("作出行政处罚87件，较上年增加5件。", "unverifiable"),
    ],
)
def test_a_change_right_behind_a_count_of_the_tables(
    toolkit: Toolkit, printed: Callable[..., str], words: str, verdict: str
) -> None:
    """A change that the network does not know for one of penalties, in bare words behind a count that surely is."""
    line = replace(toolkit, language=_UnsureOfChanges(toolkit.language))
    texts = printed(words), printed(year=2022, figures={"proactive.penalties": 80})
    readings = [read_report(RawSource(path="a.txt", data=text.encode()), line) for text in texts]
    this, _ = compare_years([one for one in readings if isinstance(one, Reading)])
    assert [check.verdict for check in this.checks if check.kind == "claim-change"] == [verdict]


class _UnsureOfChanges:
    """Reads as the rules do, but holds no tie of a change for firm."""

    def __init__(self, rules: LanguageModel) -> None:
        self._rules = rules

    def read(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """See `LanguageModel.read`."""
        mentions = self._rules.read(document, layout, profile=profile)
        claims = (replace(one, firm=one.firm and one.relation == "equal") for one in mentions.claims)
        return replace(mentions, claims=tuple(claims))


def test_how_many_applied_did_not_grow_by_what_was_settled_more(compare: Compare) -> None:
    """Of 40 and 50 that came in, 43 and 52 were settled: previously the nine bore out the change of those who applied."""
    last = {"requests.new.total": BEFORE, "requests.outcome_total.total": 43}
    assert compare("2023年政府信息公开申请量较上年增加9件。", figures=last) == [("9", "contradicted")]
    assert compare("2023年政府信息公开申请量较上年增加10件。", figures=last) == [("10", "supported")]
    assert compare("2023年办结政府信息公开申请较上年增加9件。", figures=last) == [("9", "supported")]


def test_a_figure_behind_the_change_is_not_what_changed(compare: Compare) -> None:
    """55 are this year's 50 and five carried over; it is the new ones that grew by ten."""
    sentence = "2023年政府信息公开申请量较上年增加10件；在应办理的55件申请中，自然人申请占多数。"
    last = {"requests.new.total": BEFORE, "requests.carried_in.total": 0}
    assert compare(sentence, figures=last) == [("10", "supported")]


def test_without_last_year_nothing_can_be_said(say: Callable[..., object], compare: Compare) -> None:
    sentence = "2023年收到政府信息公开申请50件，比上年增加99件。"
    assert compare(sentence, year=2021) == [("99", "unverifiable")]
    assert compare(sentence, body="枫渚坪县民政局") == [("99", "unverifiable")]


def test_two_versions_of_last_year_that_differ_are_none(
    read: Callable[..., Reading], printed: Callable[..., str]
) -> None:
    now = read(printed("2023年收到政府信息公开申请50件，比上年增加99件。"))
    first = read(printed(year=2022, figures={"requests.new.total": 40}))
    second = read(printed(year=2022, figures={"requests.new.total": 41}))
    verdicts = [
        check.verdict for check in compare_years([now, first, second])[0].checks if check.kind == "claim-change"
    ]
    assert verdicts == ["unverifiable"]


def test_rounded_changes_are_not_held_to_the_digit(compare: Compare) -> None:
    assert ("8", "contradicted") not in compare("2023年收到政府信息公开申请50件，比上年增加近12件。")


def test_ids_stay_unique_and_other_checks_stay(read: Callable[..., Reading], printed: Callable[..., str]) -> None:
    alone = read(printed("2023年收到政府信息公开申请50件，比上年增加10件。"))
    compared, _ = compare_years([alone, read(printed(year=2022))])
    assert len({check.id for check in compared.checks}) == len(compared.checks)
    assert [check.kind for check in alone.checks if check.kind != "claim-change"] == [
        check.kind for check in compared.checks
        if check.kind != "claim-change" and not check.message.code.startswith("between-")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("砚溪湾县人民政府", "砚溪湾县", True), ("砚溪湾县人民政府办公室", "砚溪湾县人民政府办公室", True),
        ("砚溪湾县", "砚溪湾市", False), (None, None, False), ("砚溪湾县教育局", None, False),
    ],
)  # fmt: skip
def test_which_bodies_are_the_same(left: str | None, right: str | None, same: bool) -> None:
    assert same_body(left, right) is same


@pytest.mark.parametrize(
    "words",
    [
        "新收诉求74件，比上年增加9件（上年65件），增长13.8%。其中企业诉求41件，比2022年的33件增加{}件。",
        "新收诉求41件，上年为33件，同比增加{}件。",
        "新收诉求90件。商户诉求41件，占45.6%，较上年的33件增加{}件。",
    ],
)
def test_a_change_by_the_two_figures_in_front(contradictions: Callable[..., list[Check]], words: str) -> None:
    assert contradictions(words.format(8)) == ()
    assert [(check.kind, str(check.found)) for check in contradictions(words.format(10))] == [("claim-change", "8")]


LAST_YEARS_ACTS = {"proactive.licensing": 1060, "proactive.penalties": 80, "proactive.documents.made": 10}


@pytest.mark.parametrize(("penalties", "verdict"), [("10", "supported"), ("15", "contradicted")])
def test_one_change_of_three_that_the_reports_do_not_have(compare: Compare, penalties: str, verdict: str) -> None:
    figures = LAST_YEARS_ACTS | {"requests.new.total": BEFORE}
    sentence = f"行政许可1272件，同比增长20%；行政处罚88件，同比增长{penalties}%；制发规范性文件9件，减少1件。"
    found = dict(compare(sentence, figures=figures))
    assert found[penalties] == verdict


def test_alone_it_may_count_otherwise(compare: Compare) -> None:
    figures = LAST_YEARS_ACTS | {"requests.new.total": BEFORE}
    assert compare("行政处罚88件，同比增长15%。", figures=figures) == [("15", "unverifiable")]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("行政处罚88件，同比下降10%。", "contradicted"),
        ("行政处罚88件，比上年减少8件。", "contradicted"),
        ("行政许可1272件，同比下降20%。", "contradicted"),
        ("行政处罚88件，同比增长10%。", "supported"),
        ("行政处罚88件，同比下降12%。", "unverifiable"),
    ],
)
def test_the_very_change_in_the_other_direction(compare: Compare, words: str, verdict: str) -> None:
    figures = LAST_YEARS_ACTS | {"requests.new.total": BEFORE}
    assert [found for _, found in compare(words, figures=figures)] == [verdict]


@pytest.mark.parametrize(
    ("words", "now", "verdict"),
    [
        ("收到政府信息公开申请50件，与上年持平。", 50, "supported"),
        ("收到政府信息公开申请50件，与上年持平。", 49, "contradicted"),
        ("收到政府信息公开申请50件，比2022年翻了一番。", 25, "supported"),
        ("收到政府信息公开申请50件，比上年翻番。", 40, "contradicted"),
        ("收到政府信息公开申请50件，比上年翻番。", 24, None),
        ("收到政府信息公开申请50件，与上年基本持平。", 49, "supported"),
        ("收到政府信息公开申请50件，与上年基本持平。", 42, None),
        ("收到政府信息公开申请50件，与上年基本持平。", 30, "contradicted"),
        ("收到政府信息公开申请50件，与2021年持平。", 49, None),
        ("未发生行政赔偿，与上年持平。", 49, None),
    ],
)
def test_words_without_a_figure(compare: Compare, words: str, now: int, verdict: str | None) -> None:
    """`与上年持平` and `翻番` by last year's report."""
    expected = [] if verdict is None else [("50", verdict)]
    assert compare(f"2023年{words}", figures={"requests.new.total": now}) == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("申请量较上年度减少6件。", [("6", "contradicted")]),
        ("全年申请数量比上年增加10件。", [("10", "supported")]),
        ("许可申请量较上年度减少6件。", []),
        ("评审申请数量较上年度减少6件。", []),
    ],
)
def test_applications_alone_are_those_for_information(
    compare: Compare, words: str, found: list[tuple[str, str]]
) -> None:
    assert compare(words) == found
