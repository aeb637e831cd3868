"""Figures held against a table that the rest of the report agrees with. The bureau's tables: see tests/conftest.py."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from corpora.document.claim import Claim, Expression
from corpora.document.document import Document
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.document.reading import Reading
from corpora.profiles.profile import Profile
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

AGREEING = "政府信息公开申请中，予以公开30件，部分公开7件，不予公开3件。上年结转申请5件，结转下年3件。"
Flags = Callable[..., list[tuple[str, str]]]


class _Unsure:
    """Reads as the rules do, but holds no tie of one figure for firm: what words and network tie alike, for all that.
    Or else a network takes it for another figure (`contested`).
    """

    def __init__(
        self, toolkit: Toolkit, figure: str, confidence: float, *, contested: bool, other: Sequence[Expression] = ()
    ) -> None:
        self._other = other
        self._rules, self._figure, self._confidence = toolkit.language, figure, confidence
        self._contested = contested

    def read(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """See `LanguageModel.read`."""
        mentions = self._rules.read(document, layout, profile=profile)
        return replace(mentions, claims=tuple(map(self._doubted, mentions.claims)))

    def _doubted(self, claim: Claim) -> Claim:
        if claim.number.printed != self._figure:
            return claim
        if self._contested:
            return replace(claim, contested=True, confidence=self._confidence, fields=(*claim.fields, *self._other))
        return replace(claim, firm=False, plain=False, confidence=self._confidence)


@pytest.fixture
def flags(toolkit: Toolkit, printed: Callable[..., str]) -> Flags:
    def run(
        figure: str,
        *paragraphs: str,
        confidence: float = 0.95,
        contested: bool = False,
        other: Sequence[Expression] = (),
    ) -> list[tuple[str, str]]:
        language = _Unsure(toolkit, figure, confidence, contested=contested, other=other)
        line = replace(toolkit, language=language)
        reading = read_report(RawSource(path="a.txt", data=printed(*paragraphs).encode()), line)
        assert isinstance(reading, Reading), reading
        checks: Sequence = reading.checks
        wrong = (one for one in checks if (one.kind, one.verdict) == ("claim-table", "contradicted"))
        return [(f"{one.claimed:f}", f"{one.found:f}") for one in wrong]

    return run


def test_the_one_figure_that_the_table_does_not_have(flags: Flags) -> None:
    assert flags("54", "收到政府信息公开申请54件。", AGREEING) == [("54", "50")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("收到政府信息公开申请48件。",),
        ("收到政府信息公开申请48件。", AGREEING.replace("30件", "29件").replace("7件", "6件")),
        ("收到政府信息公开申请48件。", AGREEING, "全年新收政府信息公开申请50件。"),
        ("收到政府信息公开申请54件。", AGREEING, "全年新收政府信息公开申请50件。"),
    ],
    ids=["alone", "others differ", "told rightly elsewhere", "a slip told rightly elsewhere"],
)
def test_a_figure_that_may_count_something_else(flags: Flags, paragraphs: tuple[str, ...]) -> None:
    figure = "54" if "54" in paragraphs[0] else "48"
    assert (figure, "50") not in flags(figure, *paragraphs)


def test_a_figure_of_another_order_is_another_bodys(flags: Flags) -> None:
    assert flags("12", "收到政府信息公开申请12件。", AGREEING) == []


def test_a_tie_that_is_not_sure_enough(flags: Flags) -> None:
    assert flags("48", "收到政府信息公开申请48件。", AGREEING, confidence=0.9) == []


def test_a_slip_that_nothing_else_explains(flags: Flags) -> None:
    words = "收到政府信息公开申请{}件。"
    assert flags("54", words.format(54), confidence=0.75) == [("54", "50")]
    assert flags("54", words.format(54), confidence=0.7) == []
    assert flags("54", words.format(54), "门户网站访问54件。", confidence=0.75) == []
    assert flags("52", words.format(52), confidence=0.75) == []  # all that was settled
    assert flags("80", "在县级网站公示许可120件、处罚80件。", confidence=0.75) == []
    assert flags("46", "有效规范性文件由年初的31件增至46件，年内新增9件。", confidence=0.75) == [("46", "36")]
    assert flags("46", "有效规范性文件由年初的41件增至46件，年内新增5件。", confidence=0.75) == []


def test_company_outweighs_a_network_that_takes_a_figure_for_another(flags: Flags) -> None:
    beside = "办结上年度结转事项5件，新收依申请公开申请{}件，剩余3件结转下年度。"
    assert flags("64", beside.format(64), contested=True) == [("64", "50")]
    assert flags("64", "新收依申请公开申请64件。", contested=True) == []


def test_one_digit_off_the_cell_that_words_most_likely_mean(flags: Flags) -> None:
    assert flags("59", "收到政府信息公开申请59件。", confidence=0.98) == [("59", "50")]
    assert flags("59", "收到政府信息公开申请59件。", confidence=0.7) == []
    assert flags("64", "收到政府信息公开申请64件。", confidence=0.98) == []
    assert flags("59", "依申请公开方面，全年59件申请中，多为规划类。", confidence=0.9) == [("59", "50")]


@pytest.mark.parametrize(("asker", "flagged"), [("other_org", False), ("legal_service", True)])
def test_what_two_take_for_different_figures_that_are_alike(flags: Flags, asker: str, *, flagged: bool) -> None:
    """The table has none of 社会公益组织's and 法律服务机构's, and two of 其他组织's."""
    other = Expression(name="新收 / 另一方", plus=(f"requests.new.{asker}",))
    words = "社会公益组织提出的政府信息公开申请7件。"
    assert bool(flags("7", words, contested=True, other=[other])) is flagged


def test_acts_of_which_some_may_be_meant_with_two_digits_exchanged(flags: Flags) -> None:
    assert flags("1722", "办理行政许可1722件。", confidence=0.98) == [("1722", "1272")]
    assert flags("1385", "办理行政许可1385件。", confidence=0.98) == []
