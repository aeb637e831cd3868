import copy
import json
from random import Random

import pytest

from corpora.synthetic.corpus import write_corpus
from corpora.synthetic.prove import faults


@pytest.fixture(scope="module")
def truths(tmp_path_factory):
    folder = tmp_path_factory.mktemp("proved")
    write_corpus(folder, count=80, seed=21, kinds=("text",), planted=0.4, together=0.5, twins=True)
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.rglob("gold/*.json"))]


def test_every_truth_obeys_its_laws(truths):
    assert [(truth["source"], fault) for truth in truths for fault in faults(truth)] == []


def change_figure(truth):
    truth["figures"]["requests.new.business"] += 1


def cover_twice(truth):
    truth["grids"][1]["cells"][5][2] += 1


def leave_a_hole(truth):
    truth["grids"][2]["cells"].pop()


def shift_a_span(truth):
    statement = next(statement for statement in truth["statements"] if statement["entities"] or statement["claims"])
    mention = statement["entities"][0] if statement["entities"] else None
    if mention:
        mention[2] = len(statement["text"]) + 1
    else:
        statement["claims"][0]["span"] = [0, 0]


def forget_the_sentence(truth):
    truth["contradictions"].append({"kind": "claim-table", "claimed": 1, "found": 2, "sentence": "谁也没有说过的话。"})


def plant_nothing(truth):
    truth["contradictions"].append({"kind": "table-identity", "claimed": 1, "found": 2})


@pytest.mark.parametrize(
    "spoil", [change_figure, cover_twice, leave_a_hole, shift_a_span, forget_the_sentence, plant_nothing]
)
def test_a_spoilt_truth_is_found_out(truths, spoil):
    clean = [truth for truth in truths if not truth["contradictions"] and not truth["blank"]]
    truth = copy.deepcopy(Random(3).choice(clean))
    if spoil is shift_a_span and not any(s["entities"] or s["claims"] for s in truth["statements"]):
        pytest.skip("the prose is not labelled yet")
    spoil(truth)
    assert list(faults(truth))
