"""Damage as a whole: nothing without knobs, the same twice, words stay, marks are known."""

import dataclasses
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest

from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.scan.document import draw_pages
from corpora.synthetic.scan.draw import SEVERITIES, draw_damage
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.scanner import damage

MOSTLY_ON = 0.85


def damaged(form, how, seed=0):
    picture, page = form(how.dots_per_inch)
    return damage(picture, page, how, Random(seed), dots_per_inch=how.dots_per_inch)


@pytest.mark.parametrize("channels", [1, 3])
def test_nothing_happens_without_knobs(form, channels):
    picture, page = form(200)
    picture = picture if channels == 1 else np.dstack([picture, picture, 255 - picture])
    before = picture.copy()
    out, moved = damage(picture, page, Damage(), Random(0), dots_per_inch=200)
    assert np.array_equal(out, before)
    assert out is not picture
    assert [word.text for word in moved.words] == [word.text for word in page.words]
    for old, new in zip(page.words, moved.words, strict=True):
        assert new.hidden == 0.0
        assert new.quad.box.left == pytest.approx(old.quad.box.left, abs=0.2)


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("seed", range(6))
def test_every_severity_keeps_words_and_its_input(form, severity, seed):
    random = Random(seed)
    how = draw_damage(random, severity=severity)
    picture, page = form(how.dots_per_inch)
    before = picture.copy()
    out, moved = damage(picture, page, how, random, dots_per_inch=how.dots_per_inch)
    assert np.array_equal(picture, before)
    assert out.dtype == np.uint8
    across, down = how.resolution
    assert (moved.width, moved.height) == pytest.approx((out.shape[1] * 72 / across, out.shape[0] * 72 / down))
    boxes = [word.quad.box for word in moved.words]
    inside = [b.left >= 0 and b.top >= 0 and b.right <= moved.width and b.bottom <= moved.height for b in boxes]
    assert sum(inside) >= MOSTLY_ON * len(boxes)
    assert sum(word.hidden < 0.5 for word in moved.words) >= MOSTLY_ON * len(boxes)
    if how.bilevel:
        assert set(np.unique(out)) <= {0, 255}
    assert json.loads(json.dumps(dataclasses.asdict(how)))["dots_per_inch"] == how.dots_per_inch


def ink_found(out, moved, how):
    """Share of words in whose box something is darker than what is around it."""
    found = 0
    for word in moved.words:
        across, down = how.resolution
        box = word.quad.box
        part = out[
            max(0, int(box.top * down / 72)) : int(box.bottom * down / 72) + 1,
            max(0, int(box.left * across / 72)) : int(box.right * across / 72) + 1,
        ]
        found += part.size > 0 and int(part.max()) - int(part.min()) > 40
    return found / len(moved.words)


@pytest.mark.parametrize("severity", SEVERITIES)
def test_words_can_still_be_seen(form, severity):
    for seed in range(8):
        random = Random(1000 + seed)
        how = draw_damage(random, severity=severity)
        picture, page = form(how.dots_per_inch)
        out, moved = damage(picture, page, how, random, dots_per_inch=how.dots_per_inch)
        assert ink_found(out, moved, how) > 0.8, how


PROGRAM = """
import hashlib, sys
from random import Random
sys.path.insert(0, sys.argv[1])
from conftest import drawn_form
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.scan.document import draw_pages
from corpora.synthetic.scan.draw import draw_damage
from corpora.synthetic.scan.scanner import damage
for severity in ("clean", "worn", "fax", "photo"):
    random = Random(5)
    how = draw_damage(random, severity=severity)
    picture, page = drawn_form(how.dots_per_inch)
    out, moved = damage(picture, page, how, random, dots_per_inch=how.dots_per_inch)
    print(hashlib.sha256(out.tobytes() + repr((how, moved)).encode()).hexdigest())
"""


def test_another_process_makes_the_same(form):
    here = []
    for severity in SEVERITIES:
        random = Random(5)
        how = draw_damage(random, severity=severity)
        picture, page = form(how.dots_per_inch)
        out, moved = damage(picture, page, how, random, dots_per_inch=how.dots_per_inch)
        here.append(hashlib.sha256(out.tobytes() + repr((how, moved)).encode()).hexdigest())
    folder = str(Path(__file__).parent)
    run = subprocess.run([sys.executable, "-c", PROGRAM, folder], capture_output=True, text=True, check=True)
    assert run.stdout.split() == here


def test_another_seed_makes_another_picture(form):
    how = Damage(noise=3.0)
    assert not np.array_equal(damaged(form, how, 1)[0], damaged(form, how, 2)[0])


KNOBS = {
    "skew_degrees": 1.0, "quarter_turns": 1, "perspective": 0.03, "curl": 6.0, "lens": 0.01, "margin": 9.0,
    "ink_spread": 1.0, "ink_fading": 0.4, "dropouts": 0.1, "faint_rules": 0.6, "broken_rules": 0.3,
    "seals": ("砚溪湾县民政局",), "stamps": ("已公开",), "notes": ("已阅",), "pen_marks": 2, "paper_tint": 0.5,
    "paper_grain": 5.0, "show_through": 0.6, "folds": 1, "stains": 1, "holes": 2, "staple": True, "black_level": 40,
    "white_level": 230, "gradient": 0.4, "vignette": 0.5, "spine_shadow": 0.6, "shadow": 0.6, "copies": 1, "flash": 0.5, "dark_edges": 12.0,
    "blur": 1.0, "motion": 3.0, "noise": 5.0, "pepper": 0.01, "tone": "bilevel", "fax": "fine", "jpeg_quality": 40,
}  # fmt: skip
FOLLOW = {"dots_per_inch", "bed", "desk", "seal_over_digits", "threshold", "warmth"}
"""Knobs that say how another one works."""


def test_every_knob_is_tried():
    names = {field.name for field in dataclasses.fields(Damage)}
    assert names == set(KNOBS) | FOLLOW | {name for name in names if name.startswith("fax_")}


@pytest.mark.parametrize("name", KNOBS)
def test_each_knob_alone_changes_the_picture(form, name):
    picture, _ = form(200)
    out, _ = damaged(form, Damage(**{name: KNOBS[name]}))
    assert out.shape != picture.shape or not np.array_equal(out, picture)


@pytest.mark.parametrize(
    ("base", "changed"),
    [
        ({"margin": 20.0}, {"bed": 30}),
        ({"margin": 20.0}, {"desk": True}),
        ({"tone": "color"}, {"warmth": 0.8}),
        ({"tone": "bilevel", "noise": 6.0}, {"threshold": "adaptive"}),
        ({"tone": "bilevel", "noise": 6.0}, {"threshold": "dither"}),
        ({"fax": "fine"}, {"fax_dropouts": 20}),
        ({"fax": "fine"}, {"fax_streaks": 5}),
        ({"fax": "fine"}, {"fax_header": "2024-03-05 09:30 P01"}),
        ({"fax": "standard"}, {"fax_squeezed": True}),
    ],
    ids=str,
)
def test_each_following_knob_changes_the_picture(form, base, changed):
    plain, other = damaged(form, Damage(**base))[0], damaged(form, Damage(**base, **changed))[0]
    assert plain.shape != other.shape or not np.array_equal(plain, other)


def test_a_picture_of_another_resolution_is_refused(form):
    picture, page = form(100)
    with pytest.raises(ValueError, match="dots per inch"):
        damage(picture, page, Damage(dots_per_inch=200), Random(0), dots_per_inch=100)


def test_splits_share_no_words():
    words = {}
    for split in ("train", "test"):
        drawn = [draw_damage(Random(seed), severity="worn", split=split) for seed in range(300)]
        words[split] = {text.split("|")[0] for how in drawn for text in (*how.seals, *how.stamps, *how.notes)}
        assert len(words[split]) > 20
    assert not words["train"] & words["test"]


def test_pages_of_a_document_share_the_machine_but_not_the_seal():
    how = Damage(
        skew_degrees=0.5,
        seals=("砚溪湾县民政局",),
        stamps=("已公开",),
        pen_marks=3,
        holes=2,
        fax_header="{page}/{pages}",
    )
    pages = draw_pages(Random(4), how, count=5)
    assert [bool(page.seals) for page in pages] == [False] * 4 + [True]
    assert [bool(page.stamps) for page in pages] == [True] + [False] * 4
    assert {page.holes for page in pages} == {2}
    assert len({page.skew_degrees for page in pages}) == 5
    assert {page.fax_header for page in pages} == {"{page}/05"}
    assert draw_pages(Random(0), Damage(), count=2) == (Damage(), Damage())


@pytest.mark.parametrize("severity", SEVERITIES)
def test_an_empty_page_of_another_shape_is_no_trouble(severity):
    wide = TruePage(number=1, width=420.0, height=297.0)
    for seed in range(5):
        random = Random(seed)
        how = draw_damage(random, severity=severity)
        size = (round(297 * how.dots_per_inch / 72), round(420 * how.dots_per_inch / 72))
        out, moved = damage(np.full(size, 255, np.uint8), wide, how, random, dots_per_inch=how.dots_per_inch)
        assert out.size
        assert moved.words == ()


def test_a_given_body_signs():
    drawn = [draw_damage(Random(seed), severity="worn", body="砚溪湾县民政局") for seed in range(40)]
    assert {how.seals[0].split("|")[0] for how in drawn if how.seals} == {"砚溪湾县民政局"}
