"""The spaCy pipeline: its tokens are the text's characters, and what it finds survives storing."""

import tomllib
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from models.language.pipeline.build import build_pipeline
from models.language.pipeline.extensions import CLAIMS

PROSE = (
    "（二）依申请公开。2023年，云屏岭市水利局共收到政府信息公开申请50件，其中自然人申请41件、法人或其他组织申请9件。\n"
    "未收到行政复议和行政诉讼。按照《中华人民共和国政府信息公开条例》，收到政府信息公开申请50件，其中自然人申请41件，占82%。"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline(network=False)


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(PROSE)


@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_a_doc_has_the_text_it_was_made_of_a_token_a_character(nlp: Language, text: str) -> None:
    made = nlp.make_doc(text)
    assert made.text == text
    assert [token.idx for token in made] == list(range(len(text)))


@given(text=st.text(st.sampled_from("共收到申请12件。，\n \t　其中未《》（）一、%"), max_size=80))
def test_any_text_passes_through_the_whole_pipeline(nlp: Language, text: str) -> None:
    read = nlp(text)
    assert read.text == text
    assert "".join(sentence.text for sentence in read.sents) == text


def test_claims_are_spans_of_the_text_with_their_value_and_fields(doc: Doc) -> None:
    claims = {claim._.printed: claim for claim in doc.spans[CLAIMS]}
    assert PROSE[claims["41"].start : claims["41"].end] == claims["41"].text == "其中自然人申请41件"
    assert claims["41"]._.value == Decimal(41)
    assert (claims["41"]._.unit, claims["41"]._.fields) == ("件", ("requests.new.natural_person",))
    assert (claims["82"]._.relation, claims["82"].label_) == ("share", "share")
    assert claims["50"]._.period == "2023"
    assert 0 < claims["50"]._.confidence <= 1


def test_claims_that_share_one_span_keep_what_is_their_own(doc: Doc) -> None:
    zeros = [claim for claim in doc.spans[CLAIMS] if claim._.negated]
    assert len({(zero.start, zero.end) for zero in zeros}) == 1
    assert {zero._.fields[0].split(".")[1] for zero in zeros} == {"reconsideration", "litigation_direct"}


def test_entities_have_a_label_and_a_confidence(doc: Doc) -> None:
    found = {entity.label_: entity for entity in doc.ents}
    assert found["LAW"].text == "《中华人民共和国政府信息公开条例》"
    assert all(0 < entity._.confidence <= 1 for entity in doc.ents)


def test_parts_and_shares_are_on_the_doc(doc: Doc) -> None:
    claims = {claim.id_: claim._.printed for claim in doc.spans[CLAIMS]}
    parts = doc._.part_lists[0]
    assert [claims[name] for name in (parts["whole"], *parts["parts"])] == ["50", "41", "9"]
    assert [claims[share["percent"]] for share in doc._.shares] == ["82"]


def test_sentences_are_those_of_the_grammar(doc: Doc) -> None:
    assert [sentence.text.strip()[:6] for sentence in doc.sents] == [
        "（二）依申请",
        "2023年，",
        "未收到行政复",
        "按照《中华人",
    ]


def test_a_profile_of_none_ties_no_claim() -> None:
    doc = build_pipeline(network=False, profile=None)(PROSE)
    assert doc.spans[CLAIMS]
    assert not any(claim._.fields for claim in doc.spans[CLAIMS])


def test_an_unknown_profile_is_refused_when_the_pipeline_is_built() -> None:
    with pytest.raises(ValueError, match="no profile 'nonesuch'"):
        build_pipeline(network=False, profile="nonesuch")


def test_the_caller_may_say_whose_report_it_is(nlp: Language) -> None:
    made = nlp.make_doc("全年收到政府信息公开申请5件。")
    made._.year = 2021
    read = nlp(made)
    (claim,) = read.spans[CLAIMS]
    assert claim._.period == "2021"


def test_a_stored_pipeline_finds_the_same(nlp: Language, doc: Doc, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "gouji")
    again = spacy.load(tmp_path / "gouji")
    assert again.pipe_names == nlp.pipe_names
    assert again(PROSE)._.mentions == doc._.mentions


def test_a_stored_doc_keeps_entities_claims_and_attributes(nlp: Language, doc: Doc) -> None:
    docs = [Doc(nlp.vocab).from_bytes(doc.to_bytes())]
    docs += DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(nlp.vocab)
    for again in docs:
        assert again._.mentions == doc._.mentions
        assert [(e.text, e.label_, e._.confidence) for e in again.ents] == [
            (e.text, e.label_, e._.confidence) for e in doc.ents
        ]
        assert [(c.text, c._.value, c._.fields) for c in again.spans[CLAIMS]] == [
            (c.text, c._.value, c._.fields) for c in doc.spans[CLAIMS]
        ]


def test_batches_find_what_single_documents_do(nlp: Language) -> None:
    texts = [PROSE, "", "未收到申请。", PROSE[30:]]
    assert [doc._.mentions for doc in nlp.pipe(texts, batch_size=3)] == [nlp(text)._.mentions for text in texts]


def test_every_entry_point_names_what_is_there() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))["project"]
    points = project["entry-points"]["spacy_factories"] | project["entry-points"]["spacy_tokenizers"]
    for name, place in points.items():
        module, _, function = place.partition(":")
        assert callable(getattr(import_module(module), function)), name
    assert {"gouji_sentences", "gouji_grammar", "gouji_characters"} <= set(points)
