from __future__ import annotations

import itertools

import numpy as np
import pytest

from models.ocr.digits.alphabet import ALPHABET, N_OUTPUTS, OTHER, canonical, is_number, outputs_of
from models.ocr.digits.decoding import answers, softmax


@pytest.mark.parametrize(
    ("printed", "answer"),
    [
        ("12", "12"), (" 1 2 ", "12"), ("1，234", "1,234"), ("０", "0"), ("97.10％", "97.10%"), ("−5", "-5"), ("", ""),
        ("——", "-"), ("／", "/"), ("12件", OTHER), ("1,23", OTHER), ("(3)", OTHER), ("1.", OTHER), ("合计", OTHER),
        ("3?", OTHER), ("-", "-"), ("-0", "0"), ("-0.00%", "0.00%"), ("-0.5", "-0.5"),
    ],
)  # fmt: skip
def test_there_is_one_way_to_write_an_answer(printed: str, answer: str) -> None:
    assert canonical(printed) == answer
    assert canonical(answer) == answer


def test_only_numbers_are_numbers() -> None:
    assert all(is_number(text) for text in ("0", "1,024", "12.50", "97.1%", "-3"))
    assert not any(is_number(text) for text in ("", "-", "/", OTHER, "1,0", "1.", "%"))


def test_outputs_spell_an_answer() -> None:
    assert [ALPHABET[output] for output in outputs_of("-1,024.5%")] == list("-1,024.5%")
    with pytest.raises(ValueError, match="not in"):
        outputs_of("件")


def columns(*rows: dict[str, float]) -> np.ndarray:
    """Probabilities of marks by column; what is left is no mark."""
    made = np.zeros((len(rows), N_OUTPUTS), np.float32)
    for column, row in zip(made, rows, strict=True):
        for mark, share in row.items():
            column[ALPHABET.index(mark)] = share
        column[0] = 1 - column.sum()
    return made


def said_by_every_path(given: np.ndarray) -> dict[str, float]:
    """Probability of each answer by walking all paths: what the beams must come near to."""
    found: dict[str, float] = {}
    for path in itertools.product(range(N_OUTPUTS), repeat=len(given)):
        share = float(np.prod([column[mark] for column, mark in zip(given, path, strict=True)]))
        if share:
            text = "".join(ALPHABET[mark] for mark, _ in itertools.groupby(path))
            found[text] = found.get(text, 0.0) + share
    return found


def test_equal_marks_need_a_gap_to_be_two() -> None:
    assert answers(columns({"1": 1}, {"1": 1}, {"1": 1}))[0] == ("1", 1.0)
    assert answers(columns({"1": 1}, {}, {"1": 1}))[0] == ("11", 1.0)
    assert answers(columns({}, {}))[0] == ("", 1.0)


def test_probabilities_are_those_of_all_paths() -> None:
    given = columns({"1": 0.6, "7": 0.3}, {"1": 0.2, "7": 0.1}, {"0": 0.7, "8": 0.2}, {"0": 0.5})
    expected = sorted(said_by_every_path(given).items(), key=lambda item: -item[1])
    found = answers(given)
    assert [text for text, _ in found] == [text for text, _ in expected[: len(found)]]
    for (_, share), (_, true) in zip(found, expected, strict=False):
        assert share == pytest.approx(true, abs=1e-3)


def test_a_higher_temperature_is_humbler() -> None:
    logits = np.array([[0.0, 4.0, 1.0]], np.float32)
    assert softmax(logits, temperature=2.0).max() < softmax(logits, temperature=1.0).max()
    assert softmax(logits, temperature=2.0).sum() == pytest.approx(1.0)
