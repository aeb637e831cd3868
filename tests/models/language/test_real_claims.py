"""The real reports beside the checkout: every figure and denial of their prose, read by a person, against the reader.

The truth holds no words of the reports. It is laid beside what was read by the numbers in reading order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpora.document.mention import Mentions
from corpora.document.reading import Reading
from training.metrics.language_answer import Said, Sum, sum_of
from training.metrics.language_fields import Meaning, meaning
from training.metrics.language_mentions import mentions_answer
from training.metrics.language_outcomes import meant

SEEDS = Path(__file__).parents[4] / "shared/seeds"
REPORTS = sorted(SEEDS.glob("*.txt"))
TRUTH: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("real_claims.yaml").read_text("utf-8"))
DENIALS = "未无没不"

pytestmark = pytest.mark.skipif(not REPORTS, reason="the real reports (../shared/seeds) are not beside this checkout")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the truth; `read` is what the reader made of it, None when it told nothing of it."""

    ordinal: int
    number: str
    claim: bool | str
    fields: frozenset[Sum]
    classes: dict[str, list[str]]
    read: Said | None

    @property
    def meant(self) -> Meaning:
        return meaning(self.fields, zero=self.number in (*DENIALS, "0"))

    def __str__(self) -> str:
        return f"{self.ordinal}: {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    figures: tuple[Figure, ...]
    invented: tuple[str, ...]

    @property
    def told(self) -> Iterator[tuple[Figure, Said]]:
        """Figures that are claims, or may be, and were read as such."""
        for figure in self.figures:
            if figure.read is not None and figure.claim is not False and figure.read.relation != "none":
                yield figure, figure.read


@pytest.fixture(scope="module", params=REPORTS, ids=lambda path: path.stem)
def compared(request: pytest.FixtureRequest, read: Callable[..., Reading]) -> Compared:
    path: Path = request.param
    return lay_beside(path.stem, read(path.read_bytes(), path=path.name))


def lay_beside(report: str, reading: Reading) -> Compared:
    truth = TRUTH[report]
    said = mentions_answer(Mentions(claims=reading.claims), reading.document.text).said
    numbers = [printed(one, reading.document.text) for one in said]
    matcher = SequenceMatcher(None, [one["number"] for one in truth], numbers, autojunk=False)
    pairs = {a + step: said[b + step] for a, b, size in matcher.get_matching_blocks() for step in range(size)}
    met = {id(one) for one in pairs.values()}
    extra = (number for one, number in zip(said, numbers, strict=True) if id(one) not in met and one.relation != "none")
    return Compared(
        figures=tuple(figure_of(at, entry, pairs.get(at)) for at, entry in enumerate(truth)),
        invented=tuple(extra),
    )


def printed(said: Said, text: str) -> str:
    """The numeral as printed; of words that deny the one that does."""
    words = text[said.span.start : said.span.end]
    return next((sign for sign in words if sign in DENIALS), words) if said.denial else words


def figure_of(ordinal: int, entry: dict[str, Any], read: Said | None) -> Figure:
    defaults = {"relation": "equal", "period": "this_year", "body": "own"}
    given = {name: entry.get(name, usual) for name, usual in defaults.items()}
    return Figure(
        ordinal=ordinal,
        number=entry["number"],
        claim=entry.get("claim", True),
        fields=frozenset(map(sum_of, entry.get("fields", ()))),
        classes={name: one if isinstance(one, list) else [one] for name, one in given.items()},
        read=read,
    )


def test_every_claim_is_tied_to_its_fields_or_to_none(compared: Compared) -> None:
    """A figure that was not told of is tied to none."""
    wrong = [one for one in compared.figures if meant(one.read) != one.meant]
    assert [f"{one} read as {one.read and one.read.fields}" for one in wrong] == []


def must_be_told(figure: Figure) -> bool:
    """Denials of what no table asks for need not be."""
    return figure.claim is True and (figure.number not in DENIALS or bool(figure.fields))


def test_every_number_that_is_a_claim_is_told_and_no_other(compared: Compared) -> None:
    told = {one.ordinal for one, _ in compared.told}
    assert [str(one) for one in compared.figures if must_be_told(one) and one.ordinal not in told] == []
    silent = [one for one in compared.figures if one.claim is False]
    assert [str(one) for one in silent if one.read is not None and one.read.relation != "none"] == []


def test_nothing_else_is_told(compared: Compared) -> None:
    assert compared.invented == ()


def test_relation_period_and_body_are_right(compared: Compared) -> None:
    wrong = []
    for figure, read in compared.told:
        found = {"relation": read.relation, "period": read.period_kind, "body": read.body}
        wrong += [f"{figure} {name} read as {is_}" for name, is_ in found.items() if is_ not in figure.classes[name]]
    assert wrong == []


def test_the_truth_is_whole() -> None:
    assert {path.stem for path in REPORTS} == set(TRUTH)
    assert sum(len(figures) for figures in TRUTH.values()) == 59
