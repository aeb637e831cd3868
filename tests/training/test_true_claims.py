"""What prose that is true teaches of its figures, by what the tables have."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from random import Random

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from corpora.labelled.passage import LabelledPassage  # noqa: E402
from models.language.encoder.characters import standard_tokens  # noqa: E402
from models.language.network.field_space import statutory_space  # noqa: E402
from training.language import claim_stream  # noqa: E402
from training.language.batches import batch_of  # noqa: E402
from training.language.claims_run import read_run  # noqa: E402
from training.language.examples import IGNORED  # noqa: E402
from training.language.measure_true_claims import Link, links_of, rows  # noqa: E402
from training.language.true_claims import UNKNOWN, taught_by, true_claims  # noqa: E402

RUN = Path(__file__).parents[2] / "training" / "runs" / "language-claims.yaml"
STATEMENTS = """
- org: 云岭市示例局
  year: 2023
  cells: {new:np: 41, new:bus: 7, granted:np: 30, granted:bus: 7, denied.third_party:np: 11, rec.upheld: 3}
  statements:
  - {id: a01, 'true': 全年共收到政府信息公开申请48件，其中自然人申请41件。, wrong: 全年共收到政府信息公开申请84件。}
  - {id: a02, 'true': 城建领域全年收到政府信息公开申请19件，予以公开16件。}
  - {id: a03, 'true': 与往年相比复议量平稳，3件涉及征收补偿，微信公众号推送稿件365条。}
"""
REPORTS = """
- id: r01
  about: a count
  org: 云岭市示例局
  year: 2023
  cells: {new:np: 41, granted:np: 41}
  text: [全年共收到政府信息公开申请41件。]
- id: r02
  about: a wrong one
  org: 云岭市示例局
  year: 2023
  cells: {new:np: 41, granted:np: 41}
  text: [全年共收到政府信息公开申请14件。]
  contradicted: [{kind: claim-table, claimed: 14}]
"""


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("true") / "told.yaml"
    path.write_text(STATEMENTS, encoding="utf-8")
    return path


def _fields(passages: Iterable[LabelledPassage], numeral: str) -> list[tuple[str, ...]]:
    return [
        claim.fields for one in passages for claim in one.claims
        if claim.numeral and one.text[claim.numeral.start : claim.numeral.end] == numeral
    ]  # fmt: skip


def test_what_the_cell_has_is_of_the_cell(statements: Path) -> None:
    told = list(taught_by(statements))
    assert _fields(told, "48") == [("requests.new.total",)]
    assert _fields(told, "41") == [("requests.new.natural_person",)]


def test_what_it_has_not_is_of_something_else(statements: Path) -> None:
    told = list(taught_by(statements))
    assert _fields(told, "19") == [()]
    assert _fields(told, "365") == [()]


def test_wrong_twins_and_wrong_reports_teach_nothing(statements: Path, tmp_path: Path) -> None:
    assert not _fields(taught_by(statements), "84")
    path = tmp_path / "reports.yaml"
    path.write_text(REPORTS, encoding="utf-8")
    told = list(taught_by(path))
    assert _fields(told, "41") == [("requests.new.total",)]
    assert not _fields(told, "14")


def test_small_figures_are_unknown_where_nobody_names_their_cell(statements: Path) -> None:
    told = [one for one in taught_by(statements) if "往年" in one.text]
    assert all(claim.fields in (UNKNOWN[0], ()) for one in told for claim in one.claims)


def test_they_are_kept_and_learned_from(statements: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    first = true_claims([statements], kept=kept)
    assert true_claims([], kept=kept) == first
    run = read_run(RUN).model_copy(update={"true_prose": 0.9, "written": 0.0})
    space, tokens = statutory_space(), standard_tokens()
    maker = claim_stream.Examples(tokens=tokens, space=space)
    examples = list(islice(claim_stream._true_examples(first, maker, Random(1), run), 6))
    assert all(set(example.tags.flatten()) == {IGNORED} for example in examples)
    assert any(anchor.signs is not None for example in examples for anchor in example.anchors)
    assert any(anchor.fieldless for example in examples for anchor in example.anchors)
    batch = batch_of(examples, tokens, space)
    assert len(batch.ids) == len(examples)


def test_links_are_counted_by_how_likely_they_are(statements: Path) -> None:
    links = [Link(right=True, firm=True, likely=0.97), Link(right=False, firm=False, likely=0.6),
             Link(right=False, firm=True, likely=None)]  # fmt: skip
    told = {row["likely"]: (row["tied"], row["as the tables"], row["otherwise"]) for row in rows(links)}
    assert told["all"] == (3, 1, 2)
    assert told[">= 0.5"] == (2, 1, 1)
    assert told["firm, all"] == (2, 1, 1)
    assert told["firm, >= 0.9"] == (1, 1, 0)
    assert any(link.right for link in links_of([statements]))
