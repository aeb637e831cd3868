"""Where a page has print: bands that hold all of it, and little bare paper."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.ocr.lines import STRIDE
from models.ocr.picture import Gray
from models.ocr.printed_parts import LEAST_SIDE, PagePart, printed_parts

HEIGHT, WIDTH = 2339, 1654


def page(*lines: tuple[int, int, str], ink: int = 30) -> Gray:
    """White, with text at (left, baseline)."""
    picture = np.full((HEIGHT, WIDTH), 245, np.uint8)
    for left, base, text in lines:
        cv2.putText(picture, text, (left, base), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (ink,), 2)
    return picture


def holds(parts: list[PagePart], left: int, base: int) -> bool:
    return any(
        part.left < left and left + 15 < part.right and part.top < base - 22 and base < part.bottom for part in parts
    )


def share(parts: list[PagePart]) -> float:
    return sum(part.area for part in parts) / (HEIGHT * WIDTH)


BODY = tuple((260, 300 + 50 * line, "2023 report of figures 12 34 56") for line in range(10))


def test_paragraphs_far_apart_are_bands_without_the_white_about_them() -> None:
    parts = printed_parts(page(*BODY, (800, 2200, "7")))
    assert len(parts) == 2
    assert holds(parts, 260, 300)
    assert holds(parts, 800, 2200)
    assert share(parts) < 0.25
    for part in parts:
        assert part.bottom - part.top >= LEAST_SIDE
        assert (part.bottom - part.top) % STRIDE == (part.right - part.left) % STRIDE == 0
        assert 0 <= part.top < part.bottom <= HEIGHT
        assert 0 <= part.left < part.right <= WIDTH


@pytest.mark.parametrize("ink", [30, 120, 200])
def test_pale_print_is_print(ink: int) -> None:
    assert holds(printed_parts(page(*BODY, ink=ink)), 260, 300 + 50 * 9)


def test_print_paler_than_the_rest_is_print() -> None:
    picture = np.minimum(page(*BODY), page((1300, 1500, "1"), ink=170))
    assert holds(printed_parts(picture), 1300, 1500)


def test_specks_streaks_and_shadows_of_edges_are_none() -> None:
    rng = np.random.default_rng(7)
    picture = page(*BODY)
    for x, y in zip(rng.integers(0, WIDTH - 3, 300), rng.integers(0, HEIGHT - 3, 300), strict=True):
        picture[y : y + 3, x : x + 3] = 40
    picture[:, 30:38] = 60
    picture[2280:2290, :] = 50
    picture[:, 1500] = 90
    assert share(printed_parts(picture)) < 0.35


def test_a_page_full_of_print_is_looked_at_whole() -> None:
    lines = tuple((10, 40 + 40 * line, "0123456789 " * 9) for line in range(57))
    assert printed_parts(page(*lines)) == [PagePart(0, HEIGHT, 0, WIDTH)]


def test_a_page_without_print_has_no_parts() -> None:
    assert printed_parts(page()) == []


def test_a_small_picture_is_one_part() -> None:
    assert printed_parts(np.full((100, 900), 255, np.uint8)) == [PagePart(0, 100, 0, 900)]
