"""What a labelled set teaches, and where it is silent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path
from random import Random

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from click.testing import CliRunner  # noqa: E402

from corpora.document.errors import UsageError  # noqa: E402
from corpora.document.geometry import Span  # noqa: E402
from corpora.labelled.build import Options, build_set  # noqa: E402
from corpora.labelled.label import ClaimLabel, EntityLabel, LabelledReport  # noqa: E402
from models.language.encoder.characters import standard_tokens  # noqa: E402
from models.language.network.field_space import statutory_space  # noqa: E402
from models.language.network.labels import LAYERS  # noqa: E402
from training.language import claim_stream  # noqa: E402
from training.language.batches import batch_of  # noqa: E402
from training.language.claims_run import read_run  # noqa: E402
from training.language.commands import language  # noqa: E402
from training.language.examples import IGNORED, Examples  # noqa: E402
from training.language.labelled_set import Taught, examples_of, read_set, set_examples  # noqa: E402

SPACE, TOKENS = statutory_space(), standard_tokens()
TEXT = "云岭市示例局2023年共收到政府信息公开申请12件，其中自然人申请7件。"
RUN = Path(__file__).parents[2] / "training" / "runs" / "language-claims.yaml"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def entity(words: str, label: str, confidence: float) -> EntityLabel:
    return EntityLabel(label=label, text=words, span=span(words), origin="model", confidence=confidence)


def claim(words: str, numeral: str, field: str, confidence: float) -> ClaimLabel:
    return ClaimLabel(
        id=f"c{numeral}", text=words, span=span(words), numeral=span(numeral), measure="申请", value=Decimal(numeral),
        unit="件", relation="equal", period="2023", period_kind="this_year", body="own", field=field, origin="person",
        confidence=confidence,
    )  # fmt: skip


REPORT = LabelledReport(
    document="ab" * 32, title=None, organisation="云岭市示例局", body="云岭市示例局", year=2023, text=TEXT,
    entities=(entity("云岭市示例局", "ORG", 0.9), entity("2023年", "PERIOD", 0.3)),
    claims=(claim("申请12件", "12", "requests.new.total", 1.0),
            claim("申请7件", "7", "requests.new.natural_person", 0.2)),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build_set([REPORT], out=tmp_path / "set", options=Options(formats=("docbin",), min_confidence=0.5))
    return tmp_path / "set"


def test_labels_are_learned_and_what_was_withheld_is_not(folder: Path) -> None:
    (taught,) = read_set(folder)
    maker = Examples(tokens=TOKENS, space=SPACE)
    (example,) = examples_of(taught, maker)
    offset = list(example.ids).index(TOKENS.sequence("", TEXT)[2])
    tags = dict(zip(LAYERS, example.tags[:, offset : offset + len(TEXT)], strict=True))
    assert tags["entity"][0] > 0, "ORG"
    assert set(tags["entity"][6:11]) == {IGNORED}, "a withheld PERIOD is no negative example"
    assert set(tags["entity"][11:14]) == {0}
    for layer in ("measure", "item"):
        assert set(tags[layer]) == {IGNORED}
    sure, withheld = example.anchors
    assert sure.new
    assert sure.signs is not None
    assert not withheld.new
    for anchor in example.anchors:
        assert {anchor.whole, anchor.first, anchor.second, anchor.measure, anchor.basis} == {IGNORED}


def test_a_batch_of_a_set_alone_has_a_loss(folder: Path) -> None:
    """Measures, items and ties of which none are known must not divide by nothing."""
    from models.language.encoder.encoder import EncoderShape, new_encoder
    from models.language.network.layout import Layout
    from models.language.network.network import ClaimNetwork
    from training.language.claim_loss import answers, claim_loss

    (taught,) = read_set(folder)
    batch = batch_of(list(examples_of(taught, Examples(tokens=TOKENS, space=SPACE))), TOKENS, SPACE)
    layout = Layout.of(SPACE)
    shape = EncoderShape(layers=1, width=32, heads=2, inner=64)
    network = ClaimNetwork(new_encoder(shape, TOKENS), layout, dropout=0.0, blocks=0, reach=1)
    losses = claim_loss(answers(network, batch, layout), batch)
    total = torch.stack(list(losses.values())).sum()
    assert torch.isfinite(total)
    assert {name for name, loss in losses.items() if float(loss.detach()) == 0.0} >= {"whole", "measure", "count"}
    total.backward()


def test_a_run_sees_the_set_among_drawn_passages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_stream, "POOL", 24)
    shown = tuple(TOKENS.ids("示例局"))

    def seen(taught: tuple[Taught, ...]) -> int:
        batches = islice(claim_stream.claim_batches(read_run(RUN), TOKENS, SPACE, first=0, taught=taught), 8)
        rows = [tuple(row) for batch in batches for row in batch.ids.tolist()]
        return sum(shown in zip(row, row[1:], row[2:], strict=False) for row in rows)

    assert seen(read_set(folder)) > 0
    assert seen(()) == 0


def test_every_passage_once_in_each_round(folder: Path) -> None:
    (taught,) = read_set(folder)
    others = tuple(replace(taught, passage=replace(taught.passage, text=TEXT[:-1] + sign)) for sign in "。；！")
    maker = Examples(tokens=TOKENS, space=SPACE)
    stream = set_examples(others, maker, Random(0))
    seen = [tuple(next(stream).ids) for _ in range(6)]
    assert len(set(seen[:3])) == len(set(seen[3:])) == 3
    assert list(set_examples((), maker, Random(0))) == []


def test_a_folder_without_a_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_set(tmp_path)
    result = CliRunner().invoke(
        language, ["claims", "--run", str(RUN), "--from", str(tmp_path), "--out", str(tmp_path / "out")]
    )
    assert isinstance(result.exception, UsageError)
