from itertools import islice

import pytest

from corpora.document.geometry import Span
from corpora.labelled.passage import LabelledPassage
from corpora.synthetic.passages import draw_passages
from models.language.grammar.reader import GrammarReader
from models.language.oracle import OracleReader
from training.metrics.language_answer import Answer, Question
from training.metrics.language_readers import as_document, readers
from training.metrics.language_scores import Counts, LanguageScores, kind_of
from training.metrics.language_truth import question_of
from training.metrics.language_wordings import seen_in_training


@pytest.fixture(scope="module")
def passages():
    return list(islice(draw_passages(3, split="test"), 150))


def scored(passages, answers):
    scores = LanguageScores(seen=seen_in_training)
    for passage, answer in zip(passages, answers, strict=True):
        scores.add(question_of(passage), answer)
    return scores


def test_the_truth_is_right_in_everything(passages):
    scores = scored(passages, [question_of(passage).truth for passage in passages])
    assert {key: one.f1 for key, one in scores.counts.items() if one.f1 != 1} == {}
    assert {"entity", "claim", "field", "parts", "ratio", "list"} <= {measure for measure, _ in scores.counts}


def test_silence_finds_nothing_and_is_never_wrong(passages):
    scores = scored(passages, [Answer()] * len(passages))
    assert all((one.precision, one.recall) == (None, 0) for one in scores.counts.values())


def test_the_grammar_stands_between(passages):
    scores = scored(passages, as_document(GrammarReader())(passages))
    assert 0.5 < (scores.of("field").f1 or 0) <= 1
    assert 0.5 < (scores.of("claim").f1 or 0) <= 1
    assert scores.of("field").true == scores.of("field", "seen").true + scores.of("field", "unseen").true
    assert len(scores.reliability["field"]) == scores.of("claim").read


def test_nothing_to_find_has_no_ratio():
    scores = LanguageScores(seen=seen_in_training)
    scores.add(Question(truth=Answer(), families=()), Answer())
    assert (scores.of("field").f1, scores.of("field").precision, scores.of("field").recall) == (None, None, None)
    assert Counts(read=2).f1 is None


def test_families_are_counted_without_their_digests():
    assert kind_of("received.zero:1f285f28+lists.2.sentences:2740aa8e") == "received.zero+lists.2.sentences"


def test_wordings_of_training_are_known_and_others_are_not():
    def families(split):
        drawn = islice(draw_passages(5, split=split), 1500)
        return {name for passage in drawn for name in passage.families if name}

    assert {name for name in families("train") if not seen_in_training(name)} == set()
    test = families("test")
    unseen = {name for name in test if not seen_in_training(name)}
    assert 0.5 < len(unseen) / len(test) < 1
    assert {"distractors", "filler", "received", "outcomes"} <= {name.split(".")[0] for name in unseen}


def test_what_the_heading_says_is_not_of_the_passage():
    passage = LabelledPassage(
        heading="（一）全年收到政府信息公开申请12件", text="全年收到政府信息公开申请7件。", sentences=(Span(0, 15),),
        families=(None,), organisation="云屏岭市水利局", year=2023,
    )  # fmt: skip
    (answer,) = as_document(GrammarReader())([passage])
    assert [passage.text[one.span.start : one.span.end] for one in answer.said] == ["7"]


class Counted(OracleReader):
    asked = 0

    def read(self, queries):
        for query in queries:
            Counted.asked += 1
            yield from super().read([query])


def test_a_network_that_knows_all_is_right_and_asked_once(passages):
    known = readers(Counted(passages))
    network, combined = (scored(passages, known[name](passages)) for name in ("network", "combined"))
    for measure in ("entity", "claim", "field", "relation", "period", "body"):
        assert (network.of(measure).f1 or 0) > 0.97, measure
    assert (combined.of("field").f1 or 0) > 0.97
    assert {"field", "relation", "period", "body", "entity"} == set(network.reliability)
    assert Counted.asked < 2.2 * len(passages)
