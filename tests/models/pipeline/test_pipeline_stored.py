"""A pipeline with a real, if untrained, network: stored with its weights, loaded elsewhere, the same answers."""

import shutil
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnxruntime")

import spacy  # noqa: E402

from corpora.document.mention import Mentions  # noqa: E402
from models.language.choose import choose_model  # noqa: E402
from models.language.encoder.characters import standard_tokens  # noqa: E402
from models.language.encoder.encoder import EncoderShape, new_encoder  # noqa: E402
from models.language.network.calibration import Calibration  # noqa: E402
from models.language.network.export import export  # noqa: E402
from models.language.network.field_space import statutory_space  # noqa: E402
from models.language.network.layout import Layout  # noqa: E402
from models.language.network.network import ClaimNetwork  # noqa: E402
from models.language.network.reader import LanguageWeightsUnsound  # noqa: E402
from models.language.pipeline import build  # noqa: E402
from models.language.pipeline.build import build_pipeline  # noqa: E402
from models.language.pipeline.components import GRAMMAR, SENTENCES, as_document, bundled_profile  # noqa: E402
from models.language.pipeline.reader import FILES, READER  # noqa: E402

TEXT = "一、总体情况\n2023年，我局共收到政府信息公开申请50件，其中自然人申请41件。未收到行政复议。"


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network of one narrow layer whose answers are as good as drawn."""
    torch.manual_seed(5)
    tokens, layout = standard_tokens(), Layout.of(statutory_space())
    network = ClaimNetwork(new_encoder(EncoderShape(layers=1, width=16, heads=2, inner=32), tokens), layout)
    folder = tmp_path_factory.mktemp("weights")
    export(network, folder, tokens=tokens, layout=layout, calibration=Calibration(), facts={})
    return folder


def read(nlp: spacy.Language) -> Mentions:
    found = nlp(TEXT)._.mentions
    assert isinstance(found, Mentions)
    return found


def test_a_stored_pipeline_has_its_weights_and_answers_like_the_one_it_was(weights: Path, tmp_path: Path) -> None:
    nlp = build_pipeline(network=weights)
    before = read(nlp)
    nlp.to_disk(tmp_path / "stored")
    moved = shutil.move(tmp_path / "stored", tmp_path / "elsewhere")
    assert {path.name for path in (Path(moved) / READER).iterdir()} == set(FILES)
    again = spacy.load(moved)
    assert read(again) == before
    again.to_disk(moved)
    assert read(spacy.load(moved)) == before


def test_the_service_reads_what_the_pipeline_reads(weights: Path) -> None:
    nlp, profile = build_pipeline(network=weights), bundled_profile("statutory-2021")
    document, layout = as_document(nlp.make_doc(TEXT), profile=profile)
    model = choose_model("network", weights=weights, asking="all")
    assert model.read(document, layout, profile=profile) == read(nlp)


def test_a_pipeline_whose_weights_were_changed_is_refused(weights: Path, tmp_path: Path) -> None:
    build_pipeline(network=weights).to_disk(tmp_path / "stored")
    (tmp_path / "stored" / READER / FILES[1]).write_bytes(b"")
    with pytest.raises(LanguageWeightsUnsound):
        spacy.load(tmp_path / "stored")


def test_a_pipeline_cannot_be_built_from_a_folder_without_weights(tmp_path: Path) -> None:
    with pytest.raises(LanguageWeightsUnsound):
        build_pipeline(network=tmp_path)


def test_without_weights_in_the_package_the_pipeline_is_that_of_the_grammar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "WEIGHTS", tmp_path)
    assert build_pipeline().pipe_names == [SENTENCES, GRAMMAR]
