from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from models.ocr.networks import Networks
from models.ocr.picture import Gray
from models.ocr.second_look import DOUBTFUL, as_figure, deserves_second_look, is_figure, look_again, settled


@pytest.mark.parametrize("text", ["0", "1,024", "12.50", "97.1%", "o", "l0", "5.", "-3", "0..", "13}"])
def test_what_may_be_a_number(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "信息", "A4", "第3项", "—", "3、", "2024年"])
def test_what_is_no_number(text: str) -> None:
    assert not is_figure(text)
    assert as_figure(text) == text


def test_look_alikes_are_put_right_in_numbers_alone() -> None:
    assert as_figure("lO0.") == "100"
    assert as_figure("{3}") == "131"
    assert as_figure("[2019]") == "[2019]"
    assert as_figure("1，024") == "1,024"
    assert as_figure("Oil") == "Oil"


def test_looks_that_agree_are_sure() -> None:
    assert settled(("o", 0.9), [("0", 0.95), ("0.", 0.8)]) == ("0", 0.8)


def test_looks_that_differ_are_doubtful_and_the_majority_is_shown() -> None:
    text, confidence = settled(("7", 0.99), [("1", 0.98), ("1", 0.97)])
    assert text == "1"
    assert confidence <= DOUBTFUL


def test_a_figure_that_nothing_else_confirms_is_doubtful() -> None:
    assert settled(("8", 0.99), [("", 0.0), ("", 0.0)])[1] <= DOUBTFUL


def test_a_full_stop_that_every_look_sees_stays() -> None:
    assert settled(("2.", 0.9), [("2.", 0.9), ("2.", 0.9)]) == ("2.", 0.9)


def test_letters_where_figures_stand_are_never_sure() -> None:
    assert settled(("U", 0.99), [("U", 0.99), ("U", 0.99)])[1] <= DOUBTFUL


def test_short_words_are_looked_at_again_unless_sure() -> None:
    assert deserves_second_look("二", 0.7)
    assert deserves_second_look("a", 0.99)
    assert not deserves_second_look("其他", 0.99)
    assert not deserves_second_look("结转情况", 0.4)
    assert deserves_second_look("()", 0.99)
    assert not deserves_second_look("）", 0.99)


def test_three_sure_looks_outvote_a_weak_one_and_no_sure_one() -> None:
    agreed = [("0", 0.9), ("0", 0.95), ("0", 0.85)]
    assert settled(("C", 0.6), agreed)[0] == "0"
    assert settled(("C", 0.6), agreed)[1] > DOUBTFUL
    assert settled(("7", 0.9), agreed)[1] <= DOUBTFUL
    assert settled(("C", 0.6), agreed[:2])[1] <= DOUBTFUL


class ReaderOfThickDigits:
    """Sees a nought in strokes of three pixels and more, and nothing in thinner ones."""

    def read(self, crops: Sequence[Gray]) -> list[tuple[tuple[str, float], ...]]:
        return [(("0", 0.9),) if self._is_thick(crop) else (("", 0.6), ("0", 0.3)) for crop in crops]

    def _is_thick(self, crop: Gray) -> bool:
        dark = crop < 128
        return bool((dark[:, 2:] & dark[:, 1:-1] & dark[:, :-2]).any())


def reads_nought(batch: NDArray[np.float32]) -> NDArray[np.float32]:
    """The recogniser that sees a nought in everything."""
    said = np.zeros((batch.shape[0], batch.shape[3] // 8, 2), np.float32)
    said[:, :, 0], said[:, 1] = 1.0, (0.05, 0.95)
    return said


@pytest.mark.parametrize(
    ("stroke", "first", "sure"), [(2, "()", True), (2, "C", True), (2, "。", False), (8, "4", False)]
)
def test_broken_print_is_looked_at_thickened(stroke: int, first: str, sure: bool) -> None:
    """Previously a nought of which a fax left both sides was null; a lump is no broken print, a stop no figure."""
    picture = np.full((60, 60), 255, np.uint8)
    picture[22:36, 20 : 20 + stroke] = picture[22:36, 29 : 29 + stroke] = 0
    corners = np.array([(20, 22), (29 + stroke, 22), (29 + stroke, 36), (20, 36)], np.float64)
    digits: Any = ReaderOfThickDigits()
    networks = Networks(detector=reads_nought, recogniser=reads_nought, alphabet=("", "0"), digits=digits)
    ((look, _),) = look_again(networks, picture, [((first, 0.6), corners)])
    assert look.text == "0"
    assert (look.confidence > DOUBTFUL) == sure


class ReaderOfDarkDigits:
    """Sees a nought in strokes without a gap, and nothing else."""

    def read(self, crops: Sequence[Gray]) -> list[tuple[tuple[str, float], ...]]:
        return [(("0", 0.9),) if self._is_dark(crop) else self._others for crop in crops]

    def __init__(self, *others: tuple[str, float]) -> None:
        self._others = others

    def _is_dark(self, crop: Gray) -> bool:
        rows = np.flatnonzero((crop < 160).any(axis=1))
        return bool(rows.size and (np.diff(rows) == 1).all())


def reads_ones(batch: NDArray[np.float32]) -> NDArray[np.float32]:
    """The recogniser that sees a one in everything."""
    said = np.zeros((batch.shape[0], batch.shape[3] // 8, 2), np.float32)
    said[:, :, 0], said[:, 1] = 1.0, (0.4, 0.6)
    return said


@pytest.mark.parametrize("others", [(("?", 0.6), ("4", 0.2)), (("?", 1.0),)])
def test_what_is_left_of_a_faded_nought_is_looked_at_darkened(others: tuple[tuple[str, float], ...]) -> None:
    """Previously it was read as the strokes of its sides, or as dirt, and sums had no nought to choose."""
    picture = np.full((60, 60), 255, np.uint8)
    for top in range(22, 36, 3):
        picture[top : top + 2, 20] = picture[top : top + 2, 30] = 0
    corners = np.array([(20, 22), (31, 22), (31, 36), (20, 36)], np.float64)
    digits: Any = ReaderOfDarkDigits(*others)
    networks = Networks(detector=reads_ones, recogniser=reads_ones, alphabet=("", "1"), digits=digits)
    ((look, seen),) = look_again(networks, picture, [(("11", 0.6), corners)])
    assert "0" in {look.text, *(other.text for other in seen)}
    assert look.confidence <= DOUBTFUL


def test_what_no_look_could_settle_is_not_asked_of_the_slower_network() -> None:
    """Thickened, half of what is doubtful shows no number to the reader of digits: previously PP-OCR read it all."""
    asked: list[int] = []

    def reads(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        asked.append(len(batch))
        return reads_nought(batch)

    picture = np.full((60, 120), 255, np.uint8)
    for left in (20, 80):
        picture[22:36, left : left + 2] = picture[22:36, left + 9 : left + 11] = 0
    words = [
        (("()", 0.6), np.array([(x, 22), (x + 11, 22), (x + 11, 36), (x, 36)], np.float64)) for x in (20, 80)
    ]  # fmt: skip
    for reader, looks in ((ReaderOfThickDigits(), 3), (ReaderOfDarkDigits(("?", 0.6), ("4", 0.2)), 1)):
        asked.clear()
        digits: Any = reader
        networks = Networks(detector=reads, recogniser=reads, alphabet=("", "0"), digits=digits)
        look_again(networks, picture, words)
        assert sum(asked) == looks * len(words)


def test_looks_that_were_taken_are_not_taken_again() -> None:
    """A nought and a full stop: previously PP-OCR alone took the first two looks at it once more, and then a third."""
    asked: list[int] = []

    def reads(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        asked.append(len(batch))
        return reads_nought(batch)

    picture = np.full((60, 60), 255, np.uint8)
    picture[22:36, 20:30] = 0
    corners = np.array([(20, 22), (30, 22), (30, 36), (20, 36)], np.float64)
    digits: Any = ReaderOfDarkDigits(("?", 1.0))
    networks = Networks(detector=reads, recogniser=reads, alphabet=("", "0"), digits=digits)
    look_again(networks, picture, [(("7.", 0.6), corners)])
    assert sum(asked) <= 3


def box(left: float, top: float, width: float, height: float) -> NDArray[np.float64]:
    right, bottom = left + width, top + height
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)


def test_a_one_in_small_print_is_seen_without_what_stands_above_it() -> None:
    """Previously it was taken for a dash, as the page's other figures are twice as high, and shown as high as these."""
    seen: list[int] = []

    class Digits:
        def read(self, crops: Sequence[Gray]) -> list[tuple[tuple[str, float], ...]]:
            seen.extend(crop.shape[0] for crop in crops)
            return [(("1", 0.99),) for _ in crops]

    digits: Any = Digits()
    networks = Networks(detector=reads_ones, recogniser=reads_ones, alphabet=("", "1"), digits=digits)
    picture = np.full((300, 100), 255, np.uint8)
    prose = [(("1", 0.9), box(20, 60.0 * line, 14, 30)) for line in range(4)]
    look_again(networks, picture, [*prose, (("1", 0.9), box(20, 270, 5, 16))])
    assert min(seen) < 30


def test_a_broken_nought_in_small_print_is_told_by_the_figures_about_it() -> None:
    """Previously its sides were held against the figures of the prose, twice as high, and were strokes."""
    picture = np.full((800, 500), 255, np.uint8)
    words = [(("88", 0.6), box(20, 60.0 * line, 30, 30)) for line in range(20)]
    for at in range(20):
        left, top = 20 + 22 * at, 700
        picture[top : top + 12, left] = picture[top : top + 12, left + 8] = 0
        words.append((("11", 0.6), box(left, top, 9, 12)))

    class SeesNothing:
        def read(self, crops: Sequence[Gray]) -> list[tuple[tuple[str, float], ...]]:
            return [(("?", 1.0),) for _ in crops]

    digits: Any = SeesNothing()
    networks = Networks(detector=reads_ones, recogniser=reads_ones, alphabet=("", "1"), digits=digits)
    *_, (look, others) = look_again(networks, picture, words)
    assert "0" in {look.text, *(other.text for other in others)}


def test_a_nought_whose_piece_is_like_a_stop_keeps_what_both_networks_saw() -> None:
    """Previously it was read as the mark of a list, 1:, by PP-OCR alone, and no look said nought."""
    picture = np.full((60, 60), 255, np.uint8)
    picture[22:34, 20] = picture[22:34, 28] = 0
    digits: Any = ReaderOfDarkDigits(("?", 1.0))
    networks = Networks(detector=reads_ones, recogniser=reads_faint_ones, alphabet=("", "1"), digits=digits)
    ((look, _),) = look_again(networks, picture, [(("1:", 0.2), box(20, 22, 9, 12))])
    assert look.text == "0"


def reads_faint_ones(batch: NDArray[np.float32]) -> NDArray[np.float32]:
    """The recogniser that hardly sees a one in everything."""
    said = np.zeros((batch.shape[0], batch.shape[3] // 8, 2), np.float32)
    said[:, :, 0], said[:, 1] = 1.0, (0.4, 0.45)
    return said
