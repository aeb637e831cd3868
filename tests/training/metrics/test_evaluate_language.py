import json
from itertools import islice

import pytest
from click.testing import CliRunner

from corpora.document.errors import UsageError
from corpora.synthetic.passages import draw_passages
from models.language.oracle import OracleReader
from training.metrics import evaluate_language
from training.metrics.evaluate import evaluate

SENTENCE = "2023年，本机关收到政府信息公开申请12件，均未收费。"
GOLD = {
    "kind": "txt-lines",
    "statements": [
        {
            "text": SENTENCE,
            "family": "received.positive:00000000",
            "entities": [["PERIOD", 0, 5]],
            "claims": [
                {"span": [19, 22], "numeral": [19, 21], "value": 12, "unit": "件", "relation": "equal",
                 "period_kind": "this_year", "body": "own", "fields": ["requests.new.total"]},
                {"span": [24, 26], "value": 0, "relation": "equal", "period_kind": "this_year", "body": "own",
                 "fields": ["proactive.fees"]},
            ],
        }
    ],
}  # fmt: skip
TEXT = SENTENCE.replace("信息公开", "信息\n公开").replace("12", " 12 ")
AT, NO = TEXT.index("12"), TEXT.index("未收")


def claim(start, end, field, **more):
    return {
        "numeral": [start, end], "value": 0, "relation": "equal", "period_kind": "this_year", "body": "own",
        "field": field, "confidence": 0.9, **more,
    }  # fmt: skip


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/甲.json").write_text(json.dumps(GOLD), "utf-8")

    def written(record):
        (tmp_path / "records.jsonl").write_text(json.dumps({"source": {"path": "a/甲.txt"}, **record}), "utf-8")
        return tmp_path

    return written


def measured(folder, *options):
    target = folder / "scores.json"
    arguments = [str(folder / "records.jsonl"), str(folder / "gold"), "--json", str(target), *options]
    result = CliRunner().invoke(evaluate, ["language", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    (scores,) = json.loads(target.read_text("utf-8")).values()
    return {
        one["measure"]: (one["true"], one["read"], one["right"])
        for one in scores["measures"]
        if one["wording"] == "all"
    }, result.output


def test_a_record_is_scored_where_its_words_stand(corpus):
    record = {
        "text": TEXT, "error": None, "entities": [{"label": "PERIOD", "span": [0, 5], "confidence": 0.9}],
        "claims": [claim(AT, AT + 2, "requests.new.total", value=12), claim(NO, NO + 2, "proactive.fees")],
    }  # fmt: skip
    found, output = measured(corpus(record), "--bins", "--worst", "3")
    assert found["entity"] == (1, 1, 1)
    assert found["claim"] == found["field"] == (2, 2, 2)
    assert found["claim=denial"] == (1, 1, 1)
    assert "parts" not in found
    assert "received.positive" in output
    assert "record:field" in output


def test_a_sum_of_fields_is_read_with_its_signs(corpus):
    record = {
        "text": TEXT, "error": None, "entities": [],
        "claims": [claim(AT, AT + 2, "requests.new.total+requests.carried_in.total-requests.carried_out.total")],
    }  # fmt: skip
    found, _ = measured(corpus(record))
    assert found["field"] == (2, 1, 0)


@pytest.mark.parametrize(
    "record", [{"error": {"code": "encrypted"}}, {"error": None, "text": "别的话", "claims": [], "entities": []}]
)
def test_what_was_not_read_is_missed(corpus, record):
    found, _ = measured(corpus(record))
    assert found["claim"] == found["field"] == (2, 0, 0)
    assert found["entity"] == (1, 0, 0)


def test_records_need_their_truth(corpus):
    folder = corpus({"error": None, "text": "", "claims": [], "entities": []})
    result = CliRunner().invoke(evaluate, ["language", str(folder / "records.jsonl")])
    assert result.exit_code != 0


def test_readers_stand_side_by_side_over_drawn_passages(tmp_path):
    target = tmp_path / "scores.json"
    arguments = ["language", "--count", "40", "--seed", "2", "--split", "dev", "--json", str(target)]
    result = CliRunner().invoke(evaluate, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert "grammar:f1" in result.output.split("\n")[0]
    assert json.loads(target.read_text("utf-8"))["grammar"]["texts"] == 40


def test_wrong_ties_are_shown_the_surest_first(corpus):
    record = {
        "text": TEXT, "error": None, "entities": [],
        "claims": [
            claim(AT, AT + 2, None, value=12, confidence=0.6),
            claim(NO, NO + 2, "requests.carried_in.total", confidence=0.95),
        ],
    }  # fmt: skip
    _, output = measured(corpus(record), "--show", "5")
    told = [line for line in output.splitlines() if line.startswith("record 0.")]
    assert [line.split("  ")[:2] for line in told] == [["record 0.95", "未收"], ["record 0.60", "12"]]
    assert "true requests.new.total  read –" in told[1]


def test_a_network_stands_beside_the_grammar_alone_and_together(tmp_path, monkeypatch):
    known = OracleReader(islice(draw_passages(2, split="dev"), 40))
    monkeypatch.setattr(evaluate_language, "load_reader", lambda folder: known)
    arguments = ["language", "--count", "40", "--seed", "2", "--weights", str(tmp_path)]
    result = CliRunner().invoke(evaluate, arguments, catch_exceptions=False)
    heads = result.output.split("\n")[0].split()
    assert [head for head in heads if head.endswith(":f1")] == ["grammar:f1", "network:f1", "combined:f1"]


def test_a_folder_without_a_network_is_told(tmp_path):
    result = CliRunner().invoke(evaluate, ["language", "--count", "2", "--weights", str(tmp_path)])
    assert isinstance(result.exception, UsageError)
