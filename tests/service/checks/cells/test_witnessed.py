"""What the network alone supposes, told apart by what the tables have. The bureau's tables: see tests/conftest.py."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from corpora.document.claim import Expression, Supposed
from corpora.document.document import Document
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.document.reading import Reading
from corpora.profiles.profile import Profile
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

Guesses = Mapping[str, tuple[str, float]]
"""What a network would say of the claims whose words these are: a field, and how sure it is."""
Suppose = Callable[[str, Guesses], Reading]
NEW, DONE, OUT = "requests.new.total", "requests.outcome_total.total", "requests.carried_out.total"


class _Supposing:
    """Reads as the rules do, with a network's guess for the claims that they tie to nothing."""

    def __init__(self, toolkit: Toolkit, guesses: Guesses) -> None:
        self._rules, self._guesses = toolkit.language, guesses

    def read(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """See `LanguageModel.read`."""
        mentions = self._rules.read(document, layout, profile=profile)
        claims = []
        for claim in mentions.claims:
            guess = next((guess for words, guess in self._guesses.items() if words in claim.text), None)
            if guess is not None and not claim.fields:
                expression = Expression(name="申请", plus=(guess[0],))
                claim = replace(claim, supposed=Supposed(expression=expression, confidence=guess[1]))
            claims.append(claim)
        return replace(mentions, claims=tuple(claims))


@pytest.fixture
def supposing(toolkit: Toolkit, printed: Callable[..., str]) -> Suppose:
    """A report of one sentence, read with the guesses of a network."""

    def run(sentence: str, guesses: Guesses) -> Reading:
        line = replace(toolkit, language=_Supposing(toolkit, guesses))
        reading = read_report(RawSource(path="a.txt", data=printed(sentence).encode()), line)
        assert isinstance(reading, Reading), reading
        return reading

    return run


def told(reading: Reading) -> dict[str, tuple[str, str]]:
    """Of each figure said that a cell was held against: its field and the verdict."""
    return {
        f"{check.claimed}": (check.fields[0], check.verdict) for check in reading.checks if check.kind == "claim-table"
    }


@pytest.mark.parametrize(
    ("count", "confidence", "verdict"),
    [(50, 0.3, "supported"), (50, 0.9, "supported"), (51, 0.8, None), (49, 0.95, None)],
)
def test_the_table_bears_witness(supposing: Suppose, count: int, confidence: float, verdict: str | None) -> None:
    reading = supposing(f"这一年局里迎来{count}件。", {f"迎来{count}": (NEW, confidence)})
    assert told(reading) == ({} if verdict is None else {str(count): (NEW, verdict)})
    assert [bool(claim.fields) for claim in reading.claims] == [verdict is not None]


@pytest.mark.parametrize(("confidence", "tied"), [(0.5, False), (0.7, True)])
def test_a_small_figure_agrees_by_chance(supposing: Suppose, confidence: float, *, tied: bool) -> None:
    assert bool(told(supposing("留待来日3件。", {"来日3": (OUT, confidence)}))) is tied


def test_a_small_figure_beside_one_that_agrees(supposing: Suppose) -> None:
    reading = supposing("迎来50件，留待来日3件。", {"迎来50": (NEW, 0.5), "来日3": (OUT, 0.3)})
    assert told(reading) == {"50": (NEW, "supported"), "3": (OUT, "supported")}


@pytest.mark.parametrize(
    ("words", "guesses", "verdict"),
    [
        ("迎来50件，忙完52件，留待来日4件", {"50": (NEW, 0.9), "52": (DONE, 0.9), "4件": (OUT, 0.96)}, "contradicted"),
        ("迎来50件，忙完52件，留待来日4件", {"50": (NEW, 0.9), "52": (DONE, 0.9), "4件": (OUT, 0.9)}, "unverifiable"),
        ("迎来51件，忙完53件，留待来日4件", {"51": (NEW, 0.9), "53": (DONE, 0.9), "4件": (OUT, 0.96)}, None),
        ("忙完52件。留待来日4件", {"52": (DONE, 0.9), "4件": (OUT, 0.96)}, None),
    ],
)
def test_in_company_of_what_agrees_it_contradicts(
    supposing: Suppose, words: str, guesses: Guesses, verdict: str | None
) -> None:
    found = told(supposing(f"{words}。", guesses)).get("4")
    assert found == (None if verdict is None else (OUT, verdict))


def test_another_body_s_figures_are_not_tied(supposing: Suppose) -> None:
    reading = supposing("各乡镇忙完52件。", {"52": (DONE, 0.9)})
    assert told(reading) == {}


def test_what_adds_up_in_its_own_sentence_is_of_something_else(supposing: Suppose) -> None:
    guesses = {"迎来47": (NEW, 0.95)}
    words = "全年共办结52件，其中上年结转5件，当年迎来47件。"
    assert told(supposing(words, guesses)).get("47", ("", ""))[1] != "contradicted"


REGION = "2023年，全市共收到政府信息公开申请{}件，上年结转{}件。"


def test_a_region_s_figures_are_nobody_s_in_the_report_of_one_body(supposing: Suppose) -> None:
    reading = supposing(REGION.format(33885, 81), {})
    assert told(reading) == {}
    assert [claim.fields for claim in reading.claims if claim.number.value > 1] == [(), ()]


def test_they_are_the_tables_where_one_agrees(supposing: Suppose) -> None:
    assert told(supposing(REGION.format(50, 81), {})) == {
        "50": (NEW, "supported"),
        "81": ("requests.carried_in.total", "contradicted"),
    }


def test_what_joins_two_names_is_not_of_one_of_them(supposing: Suppose) -> None:
    guesses = {"迎来50": (NEW, 0.9), "忙完52": (DONE, 0.9), "4件": (OUT, 0.96)}
    assert "4" not in told(supposing("迎来50件，忙完52件，留待来日及其他处理类4件。", guesses))


def test_a_reason_in_other_words_may_be_another_of_the_form(supposing: Suppose) -> None:
    words = "收到政府信息公开申请50件，因涉及个人资料而不予公开{}件。"
    guess = {"因涉及个人资料": ("requests.denied.enforcement_files.total", 0.99)}
    assert told(supposing(words.format(2), guess)).get("2", ("", ""))[1] != "contradicted"
    assert told(supposing(words.format(4), guess))["4"][1] == "contradicted"
