"""The network as a component of the pipeline: batches, storing, and the same answers as in the service."""

from collections.abc import Iterable, Iterator
from itertools import islice

import pytest
from spacy.language import Language

from corpora.document.quantity import find_quantities
from corpora.labelled.passage import LabelledPassage
from corpora.synthetic.passages import draw_passages
from models.language.combined import CombinedReader
from models.language.oracle import OracleReader
from models.language.pipeline.build import build_pipeline
from models.language.pipeline.components import GRAMMAR, SENTENCES, as_document, bundled_profile
from models.language.pipeline.extensions import CLAIMS
from models.language.pipeline.reader import READER, Reader
from models.language.prediction import PassageQuery, Prediction


class Counted:
    """Counts how often it is asked."""

    def __init__(self, network: OracleReader) -> None:
        self._network, self.times, self.queries = network, 0, 0

    def read(self, queries: Iterable[PassageQuery]) -> Iterator[Prediction]:
        self.times += 1
        for prediction in self._network.read(queries):
            self.queries += 1
            yield prediction


@pytest.fixture(scope="module")
def passages() -> list[LabelledPassage]:
    return [one for one in islice(draw_passages(3, split="dev"), 40) if one.claims]


@pytest.fixture
def network(passages: list[LabelledPassage]) -> Counted:
    return Counted(OracleReader(passages))


@pytest.fixture
def nlp(network: Counted) -> Language:
    pipeline = build_pipeline(network=False)
    pipeline.remove_pipe(GRAMMAR)
    pipeline.add_pipe(READER)
    reader: Reader = pipeline.get_pipe(READER)  # type: ignore[assignment]
    reader.use(network)
    return pipeline


def test_claims_and_entities_are_those_that_the_network_knows(nlp: Language, passages: list[LabelledPassage]) -> None:
    for passage in passages[:10]:
        made = nlp.make_doc(passage.text)
        made._.year, made._.organisation = passage.year, passage.organisation
        doc = nlp(made)
        truth = {(one.span.start, one.span.end, one.label) for one in passage.entities}
        assert truth <= {(one.start, one.end, one.label_) for one in doc.ents}
        said = {one.numeral.start for one in passage.claims if one.numeral and doc.text[one.numeral.start].isdigit()}
        said &= {
            number.span.start for number in find_quantities(doc.text) if number.unit
        }  # 94.43分 is none that it hands in
        assert said <= {one._.numeral[0] for one in doc.spans[CLAIMS]}


def test_a_batch_of_docs_is_asked_about_at_once_and_answered_like_single_ones(
    nlp: Language, network: Counted, passages: list[LabelledPassage]
) -> None:
    texts = [*(passage.text for passage in passages[:6]), "", "没有数字。"]
    together = [doc._.mentions for doc in nlp.pipe(texts, batch_size=8)]
    assert network.times == 1
    assert together == [nlp(text)._.mentions for text in texts]


def test_the_component_says_what_the_service_says(
    nlp: Language, network: Counted, passages: list[LabelledPassage]
) -> None:
    model = CombinedReader(network, asking="all")
    profile = bundled_profile("statutory-2021")
    for passage in passages[:5]:
        doc = nlp(passage.text)
        assert doc._.mentions == model.read(*as_document(nlp.make_doc(passage.text), profile=profile), profile=profile)


def test_sentences_come_first(nlp: Language) -> None:
    assert nlp.pipe_names == [SENTENCES, READER]
