import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.tables.word_pairs import WordPairs, _between, lines_of  # noqa: E402


def test_groups_of_words_have_a_line_between_them() -> None:
    linked = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1]], bool)
    starts, ends = np.array([10, 11, 40], np.float32), np.array([20, 21, 50], np.float32)
    assert np.allclose(_between(linked, starts, ends), (7.5, 30.25, 53))


def test_any_words_give_lines_in_order() -> None:
    torch.manual_seed(0)
    boxes = np.array([(x, y, x + 30, y + 10) for x in (5, 60, 120) for y in (5, 40, 80)], np.float32)
    for lines in lines_of(WordPairs(), boxes):
        assert (np.diff(lines) >= 0).all()
    assert all(len(lines) == 0 for lines in lines_of(WordPairs(), np.zeros((0, 4), np.float32)))
