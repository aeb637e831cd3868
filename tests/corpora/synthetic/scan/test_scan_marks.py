"""Ink that is added: known by kind and place, and what it hides."""

from random import Random

import numpy as np
import pytest

from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.lettering import draw_face
from corpora.synthetic.scan.scanner import damage
from corpora.synthetic.scan.seal import seal_face

MARKS = {
    "seal": {"seals": ("砚溪湾县民政局",)},
    "stamp": {"stamps": ("已审核|2024年3月5日",)},
    "handwriting": {"notes": ("同意公开",)},
    "stain": {"stains": 1},
    "fold": {"folds": 1},
    "hole": {"holes": 2},
}


def changed_box(before, after, tolerance=25):
    rows, columns = np.nonzero(np.abs(before.astype(int) - after) > tolerance)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


@pytest.mark.parametrize("kind", MARKS)
@pytest.mark.parametrize("seed", range(4))
def test_a_mark_is_noted_where_it_is(form, kind, seed):
    picture, page = form(200)
    out, moved = damage(picture, page, Damage(**MARKS[kind]), Random(seed), dots_per_inch=200)
    marks = [mark for mark in moved.marks if mark.kind == kind]
    assert len(marks) == MARKS[kind].get("holes", 1)
    dark = np.abs(picture.astype(int) - out) > 25
    near = np.zeros_like(dark)
    for mark in marks:
        box = mark.quad.box
        left, top, right, bottom = (round(side * 200 / 72) for side in (box.left, box.top, box.right, box.bottom))
        near[max(0, top - 12) : bottom + 12, max(0, left - 12) : right + 12] = True
    assert not dark[~near].any()
    if kind not in ("stain", "fold"):
        assert dark.any()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("tone", ["gray", "color", "bilevel"])
def test_a_seal_over_digits_covers_a_number(form, seed, tone):
    picture, page = form(200)
    how = Damage(seals=("砚溪湾县民政局|信息公开专用章",), seal_over_digits=True, tone=tone)
    out, moved = damage(picture, page, how, Random(seed), dots_per_inch=200)
    seal = next(mark.quad.box for mark in moved.marks if mark.kind == "seal")
    gray = out if out.ndim == 2 else out.min(axis=2)
    touched = []
    for word in moved.words:
        box = word.quad.box
        window = (
            slice(int(box.top * 200 / 72), int(box.bottom * 200 / 72)),
            slice(int(box.left * 200 / 72), int(box.right * 200 / 72)),
        )
        darker = (picture[window] > 200) & (gray[window] < 190)
        if word.table and darker.mean() > 0.02:
            touched.append(word)
            assert seal.left < box.right and box.left < seal.right  # noqa: PT018
    assert touched


def test_a_black_scribble_hides_what_is_under_it(form):
    picture, page = form(200)
    most = 0.0
    for seed in range(6):
        _, moved = damage(picture, page, Damage(pen_marks=12), Random(seed), dots_per_inch=200)
        most = max(most, max(word.hidden for word in moved.words))
        assert all(0 <= word.hidden <= 1 for word in moved.words)
    assert most > 0.1


def test_a_red_seal_hides_more_in_black_and_white(form):
    picture, page = form(200)
    shares = {}
    for tone in ("color", "bilevel"):
        pages = [
            damage(picture, page, Damage(seals=("云岭台市教育局",), seal_over_digits=True, tone=tone), Random(seed),
                   dots_per_inch=200)[1] for seed in range(6)
        ]  # fmt: skip
        shares[tone] = sum(word.hidden for moved in pages for word in moved.words)
    assert shares["bilevel"] > shares["color"]


def test_a_seal_is_round_with_a_star(form):
    face = seal_face("砚溪湾县民政局|专用章|3301250012345", diameter=330, face=draw_face(Random(0), "song"))
    middle = face.shape[0] // 2
    assert face[middle, middle] > 0.9  # the star
    ring = [face[round(middle + 160 * np.sin(a)), round(middle + 160 * np.cos(a))] for a in np.linspace(0, 6.2, 50)]
    assert min(ring) > 0.8
    assert face[:20, :20].max() == 0  # nothing outside it
    inked = (face > 0.5).mean()
    assert 0.1 < inked < 0.4


def test_broken_rules_leave_words_and_take_lines(form):
    picture, page = form(200)
    out, _ = damage(picture, page, Damage(broken_rules=0.5, faint_rules=0.5), Random(2), dots_per_inch=200)
    for word in page.words:
        box = word.quad.box
        rows = slice(round(box.top * 200 / 72) + 1, round(box.bottom * 200 / 72) - 1)
        columns = slice(round(box.left * 200 / 72) + 1, round(box.right * 200 / 72) - 1)
        assert np.array_equal(out[rows, columns], picture[rows, columns]), word.text
    assert (out < 128).sum() < 0.9 * (picture < 128).sum()
    blank, bare = form(200, text=False)
    assert np.array_equal(
        damage(blank, bare, Damage(broken_rules=0.9), Random(2), dots_per_inch=200)[0], blank
    )  # nothing to take away


def test_print_that_fades_away_is_hidden(form):
    picture, page = form(200)
    faded = Damage(ink_fading=0.9, white_level=210, tone="bilevel")
    _, moved = damage(picture, page, faded, Random(0), dots_per_inch=200)
    assert sum(word.hidden > 0.5 for word in moved.words) > 0.5 * len(moved.words)
    _, kept = damage(picture, page, Damage(tone="bilevel"), Random(0), dots_per_inch=200)
    assert max(word.hidden for word in kept.words) < 0.05


def test_strokes_grow_and_shrink(form):
    picture, page = form(200)
    ink = [
        (damage(picture, page, Damage(ink_spread=by), Random(0), dots_per_inch=200)[0] < 128).sum()
        for by in (-1.2, 0.0, 1.2)
    ]
    assert ink[0] < ink[1] < ink[2]
