"""Regions from maps of probabilities, and the weights that ship."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.seen.seen_regions import seen_regions
from models.tables.recogniser.find_regions import MANIFEST, MAP, RegionFinder, RegionMap
from models.tables.recogniser.weights import WEIGHTS, WeightsUnsound

PAGE = Page(number=1, width=600, height=800)
MOST_BYTES = 2_500_000


def test_insides_that_hang_together_are_a_region_and_sides_alone_are_none() -> None:
    probabilities = np.zeros((40, 30), np.float32)
    probabilities[5:15, 4:25] = 0.9
    probabilities[20:30, 4:25] = 0.7
    probabilities[35:37, 4:25] = 0.9
    insides = np.zeros((40, 30), np.float32)
    insides[6:14, 5:24] = insides[21:29, 5:24] = 0.8
    seen = RegionMap(probabilities=probabilities, insides=insides, points=5.0)
    assert seen.boxes() == [
        Box(left=20, top=25, right=125, bottom=75), Box(left=20, top=100, right=125, bottom=150),
    ]  # fmt: skip
    assert seen.at(60, 50) == pytest.approx(0.9)
    assert seen.at(60, 90) == 0
    assert seen.at(9_000, -5) == 0


def test_a_region_is_drawn_around_its_own_words_and_rules() -> None:
    inside = Word(text="12", box=Box(left=110, top=110, right=130, bottom=120))
    outside = Word(text="正文", box=Box(left=110, top=60, right=130, bottom=70))
    own = Rule(box=Box(left=98, top=100, right=302, bottom=101), horizontal=True)
    streak = Rule(box=Box(left=200, top=0, right=201, bottom=800), horizontal=False)
    page = PrintedPage(page=PAGE, words=(inside, outside), rules=(own, streak))
    (region,) = seen_regions(
        [Box(left=100, top=100, right=300, bottom=200), Box(left=0, top=700, right=9, bottom=709)], page
    )
    assert region.words == (inside,)
    assert region.rules == (own,)
    assert region.box == Box(left=98, top=100, right=302, bottom=120)


def test_weights_are_small_and_are_those_that_their_manifest_names(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    assert (WEIGHTS / MAP).stat().st_size < MOST_BYTES
    (tmp_path / MAP).write_bytes((WEIGHTS / MAP).read_bytes() + b"x")
    (tmp_path / MANIFEST).write_text((WEIGHTS / MANIFEST).read_text("utf-8"), "utf-8")
    with pytest.raises(WeightsUnsound):
        RegionFinder.load(tmp_path)
    assert json.loads((WEIGHTS / MANIFEST).read_text("utf-8"))["schema"] == 2


def test_a_ruled_table_is_seen_between_lines_of_prose() -> None:
    """Drawn by hand, 100 dots per inch: nothing of the generator's."""
    pytest.importorskip("onnxruntime")
    points = 0.72
    picture = np.full((1100, 800), 255, np.uint8)
    words = []
    for y in [*range(100, 340, 24), *range(800, 1000, 24)]:
        picture[y : y + 12, 100:700:3] = 60
        words.append(Box(left=100 * points, top=y * points, right=700 * points, bottom=(y + 12) * points))
    for y in range(400, 721, 40):
        picture[y : y + 2, 100:700] = 0
        for x in range(130, 700, 120):
            picture[y + 14 : y + 26, x : x + 40 : 3] = 60 if y < 720 else 255
            words.append(Box(left=x * points, top=(y + 14) * points, right=(x + 40) * points, bottom=(y + 26) * points))
    for x in range(100, 701, 120):
        picture[400:720, x : x + 2] = 0
    seen = RegionFinder.load().look(picture, words, dots_per_inch=100)
    (box,) = seen.boxes()
    assert abs(box.top - 400 * points) < 15
    assert abs(box.bottom - 720 * points) < 15
    assert seen.at(400 * points, 200 * points) < 0.5 < seen.at(400 * points, 560 * points)
