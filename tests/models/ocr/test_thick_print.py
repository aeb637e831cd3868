"""Print whose strokes run together is thinned for the detector, print that broke thickened; the rest is left alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from models.ocr import page_lines
from models.ocr.networks import Networks
from models.ocr.page_lines import detected
from models.ocr.picture import Gray
from models.ocr.printed_parts import PagePart
from models.ocr.thick_print import ink_of_characters, may_be_broken, runs_together, thickened, thinned

DPI = 200.0


@pytest.fixture(autouse=True)
def whole_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks are at all of the page, so that what is found at a place of it is told by the place alone."""
    monkeypatch.setattr(page_lines, "printed_parts", lambda page: [PagePart(0, page.shape[0], 0, page.shape[1])])


def _printed(spread: int) -> Gray:
    """Figures in a frame, by so many pixels too thick."""
    picture = np.full((1654, 1654), 255, np.uint8)
    for line in range(20):
        cv2.putText(picture, "1 0 2 4  6 3 8 9  4 5 7 0", (200, 200 + 60 * line), 0, 0.8, 0, 2)
    picture = np.asarray(cv2.erode(picture, np.ones((spread + 1, spread + 1), np.uint8)), np.uint8)
    cv2.rectangle(picture, (100, 100), (1500, 1500), 0, 12)
    return picture


def test_thick_print_gets_thinner_and_stays_in_its_place() -> None:
    picture = _printed(3)
    thin = thinned(picture)
    assert runs_together(ink_of_characters(picture, dots_per_inch=DPI))
    assert 0.6 * (picture == 0).sum() < (thin == 0).sum() < 0.95 * (picture == 0).sum()
    assert (picture[thin == 0] == 0).all()


def test_ordinary_print_stays_however_thick_the_rules() -> None:
    assert not runs_together(ink_of_characters(_printed(0), dots_per_inch=DPI))


def test_a_page_without_print_stays() -> None:
    picture = np.full((300, 300), 255, np.uint8)
    assert not runs_together(ink_of_characters(picture, dots_per_inch=DPI))


LINE, LUMP = (slice(220, 240), slice(200, 600)), (slice(520, 540), slice(200, 600))


def _finds_more_at_second_look() -> tuple[Networks, list[NDArray[np.float32]]]:
    """Networks that find LINE, and LUMP too from the second look on, with what they were shown."""
    shown: list[NDArray[np.float32]] = []

    def detector(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        shown.append(batch)
        text = np.zeros((1, 1, *batch.shape[2:]), np.float32)
        text[0, 0][LINE] = 1
        if len(shown) > 1:
            text[0, 0][LUMP] = 1
        return text

    return Networks(detector=detector, recogniser=detector, alphabet=("",)), shown


@pytest.mark.parametrize(("spread", "looks", "lines"), [(0, 1, 1), (3, 2, 2)])
def test_the_detector_looks_at_thick_print_thinned_too(spread: int, looks: int, lines: int) -> None:
    """Previously labels of a narrow column that a fax had made one lump were no text to it, and their rows had no name."""
    networks, shown = _finds_more_at_second_look()
    found = detected(networks, _printed(spread), dots_per_inch=DPI)
    assert len(shown) == looks
    assert sorted(round(box.y / 100) for box in found) == [2, 5][:lines]
    darkness = [float((batch < 0).mean()) for batch in shown]
    assert darkness[-1] < 0.95 * darkness[0] or looks == 1


def test_streaks_on_a_page_of_pale_print_are_no_print_left_out() -> None:
    """Previously their ink, all of it outside of boxes, cost such pages a second look, a fifth of their time."""
    networks, shown = _finds_more_at_second_look()
    picture = _printed(3)
    picture[150:300, 110:700] = np.maximum(picture[150:300, 110:700], 180)
    detected(networks, picture, dots_per_inch=DPI)
    assert len(shown) == 1


def test_what_the_first_look_found_whole_is_not_looked_at_again() -> None:
    looks = []

    def detector(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        looks.append(batch)
        return np.ones((1, 1, *batch.shape[2:]), np.float32)

    detected(Networks(detector=detector, recogniser=detector, alphabet=("",)), _printed(3), dots_per_inch=DPI)
    assert len(looks) == 1


def _broken() -> Gray:
    """Figures a pixel wide, of which a threshold left pieces."""
    picture = np.full((1654, 1654), 255, np.uint8)
    for line in range(20):
        cv2.putText(picture, "1 0 2 4  6 3 8 9  4 5 7 0", (200, 200 + 60 * line), 0, 0.8, 0, 1)
    picture[::11] = 255
    return picture


def test_broken_print_gets_thicker_and_joins() -> None:
    picture = _broken()
    assert may_be_broken(ink_of_characters(picture, dots_per_inch=DPI))
    assert not may_be_broken(ink_of_characters(_printed(0), dots_per_inch=DPI))
    thick = thickened(picture)
    assert (thick[picture == 0] == 0).all()
    pieces, joined = (cv2.connectedComponents(np.asarray(page == 0, np.uint8))[0] for page in (picture, thick))
    assert joined < 0.7 * pieces


@pytest.mark.parametrize("kind", ["broken", "ordinary"])
def test_the_detector_looks_at_broken_print_thickened_and_smaller_too(kind: str) -> None:
    """Previously as large as before, where it left a quarter of the print of faded pages out."""
    networks, shown = _finds_more_at_second_look()
    picture = _broken() if kind == "broken" else _printed(0)
    found = detected(networks, picture, dots_per_inch=DPI)
    # What stands at 230 and 530 of the smaller picture stands at 460 and 1060 of the page.
    assert sorted(round(box.y / 100) for box in found) == ([2, 5, 11] if kind == "broken" else [2])
    darkness = [float((batch < 0).mean()) for batch in shown]
    assert darkness[-1] > 1.5 * darkness[0] or kind == "ordinary"
    assert kind == "ordinary" or shown[1].shape[2] < 0.6 * shown[0].shape[2]


def test_a_line_found_whole_takes_the_place_of_its_pieces() -> None:
    """Previously pieces of faded labels stood for them, and what the second look found around these was given up."""
    looks = []

    def detector(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        looks.append(batch)
        text = np.zeros((1, 1, *batch.shape[2:]), np.float32)
        if len(looks) == 1:
            text[0, 0, 220:240, 400:440] = text[0, 0, 420:440, 400:440] = 1
        else:
            text[0, 0, 108:122, 100:400] = text[0, 0, 208:222, 198:222] = 1
        return text

    networks = Networks(detector=detector, recogniser=detector, alphabet=("",))
    found = sorted(detected(networks, _broken(), dots_per_inch=DPI), key=lambda box: box.y)
    assert [round(box.y) for box in found] == [pytest.approx(230, abs=4), pytest.approx(430, abs=4)]
    assert found[0].length > 550
    assert found[1].length < 70
