import json
from itertools import islice

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnxruntime")

from corpora.document.geometry import Span  # noqa: E402
from corpora.document.quantity import find_quantities  # noqa: E402
from corpora.synthetic.passages import draw_passages  # noqa: E402
from models.language.encoder.characters import standard_tokens  # noqa: E402
from models.language.encoder.encoder import EncoderShape, new_encoder  # noqa: E402
from models.language.network.calibration import Calibration  # noqa: E402
from models.language.network.export import export, load_network  # noqa: E402
from models.language.network.field_space import statutory_space  # noqa: E402
from models.language.network.layout import Layout  # noqa: E402
from models.language.network.network import ClaimNetwork  # noqa: E402
from models.language.network.reader import LanguageWeightsUnsound, NetworkReader, load_reader, percentages_in  # noqa: E402
from models.language.prediction import PassageQuery  # noqa: E402

TOKENS, LAYOUT = standard_tokens(), Layout.of(statutory_space())
CLOSE = 1e-4
"""Between torch and ONNX Runtime, on logits of size one: both compute in 32 bits, in another order."""


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(3)
    encoder = new_encoder(EncoderShape(layers=1, width=16, heads=2, inner=32), TOKENS)
    made = ClaimNetwork(encoder, LAYOUT, blocks=1, reach=2).eval()
    with torch.no_grad():
        made.below[0].mix.weight.normal_()  # an untrained one finds no spans and no signs: let it
        made.tags.weight.mul_(60)
        made.tags.bias.zero_()
        made.claims.weight.mul_(10)
        made.claims.bias.zero_()
    return made


@pytest.fixture(scope="module")
def folder(network, tmp_path_factory):
    made = tmp_path_factory.mktemp("weights")
    export(network, made, tokens=TOKENS, layout=LAYOUT, calibration=Calibration(lines={"tie": (2.0, 0.0)}), facts={})
    return made


@pytest.fixture(scope="module")
def queries():
    return [_query(one) for one in islice(draw_passages(5, split="train"), 40)]


def _query(passage):
    numerals = tuple(number.span for number in find_quantities(passage.text))
    return PassageQuery(
        heading=passage.heading, text=passage.text, sentences=passage.sentences, numerals=numerals, year=passage.year
    )


def _rows(network, ids):
    with torch.no_grad():
        whole = torch.from_numpy(ids)[None]
        return network(whole, torch.ones_like(whole))[0].numpy()


def test_onnx_says_what_torch_says(network, folder, queries):
    reader = load_reader(folder)
    for query in queries[:5]:
        ids = TOKENS.sequence(query.heading, query.text)[:200]
        assert np.abs(reader._run(ids) - _rows(network, ids)).max() < CLOSE


def test_eight_bits_read_alike(network, tmp_path, queries):
    export(network, tmp_path, tokens=TOKENS, layout=LAYOUT, calibration=Calibration(), facts={}, eight_bits=True)
    reader = load_reader(tmp_path)
    ids = TOKENS.sequence(queries[0].heading, queries[0].text)[:200]
    whole = _rows(network, ids)
    assert np.abs(reader._run(ids) - whole).mean() < 0.1 * np.abs(whole).mean()


def test_one_by_one_says_what_many_at_once_say(folder, queries):
    reader = load_reader(folder)
    together = list(reader.read(queries))
    assert together == [next(reader.read([query])) for query in queries]
    assert any(one.entities for one in together)
    assert any(one.ties for one in together)


def test_every_numeral_is_answered_and_every_span_is_in_the_text(folder, queries):
    reader = load_reader(folder)
    for query, said in zip(queries, reader.read(queries), strict=True):
        assert [one.span for one in said.claims if not one.negated] == list(query.numerals)
        assert [one.span.start for one in said.claims] == sorted(one.span.start for one in said.claims)
        for entity in said.entities:
            assert query.text[entity.span.start : entity.span.end] == entity.text
        for claim in said.claims:
            assert set(claim.fields) <= set(LAYOUT.space.fields)
            assert 0 <= claim.field_confidence <= 1


def test_a_long_passage_ties_over_its_windows(network, queries):
    """Windows are read with places of the passage: answers that name the place of a character survive the cuts."""
    text = "".join(f"第{number}项收到申请{number}件。" for number in range(100, 160))
    sentences = tuple(Span(n * 12, (n + 1) * 12) for n in range(60)) if len(text) == 720 else ()
    numerals = tuple(number.span for number in find_quantities(text))
    query = PassageQuery(heading="", text=text, sentences=sentences, numerals=numerals)

    def run(ids):
        return _rows(network, ids)

    said = NetworkReader(run, tokens=TOKENS, layout=LAYOUT, calibration=Calibration()).read_passage(query)
    assert [one.span for one in said.claims if not one.negated] == list(numerals)
    for tie in said.ties:
        assert all(member is None or 0 <= member < len(said.claims) for member in (tie.head, *tie.members))


def test_a_percentage_is_no_part_and_no_figure_of_another(folder, queries):
    told = 0
    for query, said in zip(queries, load_reader(folder).read(queries), strict=True):
        percent = percentages_in(query.text, query.numerals)
        for tie in said.ties:
            members = [said.claims[member].span.start for member in tie.members if member is not None]
            assert not percent & set(members)
            if tie.kind in ("share", "growth", "change"):
                assert said.claims[tie.head].span.start in percent
            told += bool(members)
    assert told


def test_percentages_are_found_in_their_forms():
    text = "占85.8%，或百分之九十，共12件"
    numerals = tuple(number.span for number in find_quantities(text))
    query = PassageQuery(heading="", text=text, sentences=(), numerals=numerals)
    assert percentages_in(query.text, query.numerals) == {numerals[0].start, numerals[1].start}


def test_an_empty_passage_says_nothing(folder):
    said = load_reader(folder).read_passage(PassageQuery(heading="", text="", sentences=(), numerals=()))
    assert (said.entities, said.claims, said.ties) == ((), (), ())


def test_training_goes_on_from_what_was_exported(network, folder):
    again = load_network(folder, LAYOUT).eval()
    ids = TOKENS.sequence("", "收到申请12件。")
    near = np.isclose(_rows(again, ids), _rows(network, ids), rtol=0.01, atol=0.1)
    assert near.all()  # tensors are kept in half precision


def test_weights_that_are_not_the_manifests_are_refused(folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "vocab.txt").write_text("甲\n", "utf-8")
    with pytest.raises(LanguageWeightsUnsound, match="vocab"):
        load_reader(tmp_path)


def test_weights_for_other_answers_are_refused(folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    manifest["answers"]["relation"] = manifest["answers"]["relation"][::-1]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(LanguageWeightsUnsound, match="other questions"):
        load_reader(tmp_path)


def test_missing_weights_are_told(tmp_path):
    with pytest.raises(LanguageWeightsUnsound):
        load_reader(tmp_path)
