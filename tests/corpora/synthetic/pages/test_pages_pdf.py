import subprocess
import sys
from dataclasses import replace
from random import Random

import numpy as np
import pypdfium2
import pytest

from corpora.synthetic.pages.fonts import FontMissing, FontShelf
from corpora.synthetic.pages.lay import lay_out
from corpora.synthetic.pages.overlay import overlay
from corpora.synthetic.pages.pdf import write_pdf
from corpora.synthetic.pages.picture import picture, pictures
from corpora.synthetic.pages.style import Oddities
from corpora.synthetic.pages.style_draw import draw_page_style
from corpora.synthetic.report import Paragraph

ODDITIES = (
    Oddities(),
    Oddities(rotate=90),
    Oddities(rotate=180, crop=(20.0, 33.0)),
    Oddities(rotate=270, crop=(15.0, 0.0)),
    Oddities(shuffled=True),
    Oddities(by_character=True, shuffled=True, crop=(12.0, 12.0)),
)


def _laid(shelf, report, *, seed, oddities=None, kind=None):
    style = draw_page_style(Random(seed), rules=kind, split="all", fonts=shelf)
    style = replace(style, page=replace(style.page, watermark=None), oddities=oddities or style.oddities)
    return lay_out(report, style=style, random=Random(seed), fonts=shelf)


def _user_space(page, box):
    """The box (left, bottom, right, top) of the unturned page whose text layer pdfium reads."""
    left, right, top, bottom = box.left, box.right, page.truth.height - box.top, page.truth.height - box.bottom
    x, y = page.crop
    width, height = page.truth.width, page.truth.height
    return {
        0: (left + x, bottom + y, right + x, top + y),
        90: (height - top + x, left + y, height - bottom + x, right + y),
        180: (width - right + x, height - top + y, width - left + x, height - bottom + y),
        270: (bottom + x, width - right + y, top + x, width - left + y),
    }[page.rotate]


def _characters(text_page):
    """(character, centre x, centre y of its ink) of everything printed."""
    found = []
    for index in range(text_page.count_chars()):
        character = text_page.get_text_range(index, 1)
        if character.strip():
            left, bottom, right, top = text_page.get_charbox(index)
            found.append((character, (left + right) / 2, (bottom + top) / 2))
    return found


@pytest.mark.parametrize("number", range(len(ODDITIES)))
def test_the_text_layer_says_each_word_where_the_truth_has_it(number, shelf, reports):
    oddities = ODDITIES[number]
    pages = _laid(shelf, reports[number], seed=number, oddities=oddities)
    document = pypdfium2.PdfDocument(write_pdf(pages, fonts=shelf))
    assert len(document) == len(pages)
    for page, laid in zip(document, pages, strict=True):
        assert page.get_size() == pytest.approx((laid.truth.width, laid.truth.height), abs=0.02)
        characters = _characters(page.get_textpage())
        for word in laid.truth.words:
            left, bottom, right, top = _user_space(laid, word.quad.box)
            inside = [c for c, x, y in characters if left < x < right and bottom < y < top]
            assert sorted(inside) == sorted(word.text), (laid.truth.number, word)
        assert len(characters) == sum(len(word.text) for word in laid.truth.words)


def test_prose_read_in_order_is_the_words_in_order(shelf, reports):
    sections = tuple(
        replace(section, content=tuple(content for content in section.content if isinstance(content, Paragraph)))
        for section in reports[0].sections
    )
    pages = _laid(shelf, replace(reports[0], sections=sections), seed=4, oddities=Oddities())
    document = pypdfium2.PdfDocument(write_pdf(pages, fonts=shelf))
    for page, laid in zip(document, pages, strict=True):
        read = "".join(page.get_textpage().get_text_range().split())
        assert read == "".join(word.text for word in laid.truth.words)


def test_the_same_pages_give_the_same_bytes_whatever_was_written_before(shelf, reports):
    pages = _laid(shelf, reports[2], seed=8)
    first = write_pdf(pages, fonts=shelf)
    for number in range(3, 6):  # other documents make the cut fonts larger
        write_pdf(_laid(shelf, reports[number], seed=8), fonts=shelf)
    assert write_pdf(pages, fonts=shelf) == first


SCRIPT = """
import hashlib
from random import Random
from corpora.synthetic.bodies import draw_body
from corpora.synthetic.draw import draw_reports
from corpora.synthetic.pages.fonts import FontShelf
from corpora.synthetic.pages.lay import lay_out
from corpora.synthetic.pages.pdf import write_pdf
from corpora.synthetic.pages.style_draw import draw_page_style
random = Random(77)
body = draw_body(random)
report = draw_reports(random, year=2022, level=body.level, body=body.name)[0]
shelf = FontShelf.installed()
style = draw_page_style(random, rules="partial", split="train", fonts=shelf)
pdf = write_pdf(lay_out(report, style=style, random=random, fonts=shelf), fonts=shelf)
print(hashlib.sha256(pdf).hexdigest())
"""


def test_another_process_writes_the_same_bytes(shelf):
    runs = [
        subprocess.run([sys.executable, "-c", SCRIPT], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
                       capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1] != ""


def test_a_picture_has_the_page_size_and_ink_where_words_are(shelf, reports):
    pages = _laid(shelf, reports[0], seed=3, oddities=Oddities(rotate=90, crop=(30.0, 10.0)), kind="none")
    pdf = write_pdf(pages, fonts=shelf)
    gray = picture(pdf, page=1, dots_per_inch=144)
    truth = pages[0].truth
    assert gray.dtype == np.uint8
    assert gray.shape == pytest.approx((truth.height * 2, truth.width * 2), abs=1)
    covered = np.ones_like(gray, dtype=bool)
    for word in truth.words:
        box = word.quad.box
        inside = gray[round(box.top * 2) : round(box.bottom * 2), round(box.left * 2) : round(box.right * 2)]
        assert inside.min() < 160, word
        covered[
            round(box.top * 2) - 5 : round(box.bottom * 2) + 5, round(box.left * 2) - 3 : round(box.right * 2) + 3
        ] = 0
    assert gray[covered].min() > 160, "ink outside every word of a page without rules"


def test_pictures_are_those_of_the_pages_and_colour_is_rgb(shelf, reports):
    pages = _laid(shelf, reports[0], seed=6)
    pdf = write_pdf(pages, fonts=shelf)
    every = list(pictures(pdf, dots_per_inch=60))
    assert len(every) == len(pages)
    assert all(np.array_equal(one, picture(pdf, page=n, dots_per_inch=60)) for n, one in enumerate(every, start=1))
    colour = picture(pdf, page=1, dots_per_inch=60, gray=False)
    assert colour.shape == (*every[0].shape, 3)
    drawn = overlay(every[0], pages[0].truth, dots_per_inch=60)
    assert drawn.shape == colour.shape
    assert (drawn[..., 0] != drawn[..., 1]).any()


def test_without_fonts_the_error_says_what_to_install(tmp_path):
    with pytest.raises(FontMissing, match="fonts-noto-cjk") as caught:
        FontShelf.installed(folders=[tmp_path])
    assert caught.value.code == "font_missing"


def test_splits_share_no_font_and_none_is_empty(shelf):
    parts = {split: shelf.split(split) for split in ("train", "dev", "test")}
    assert all(part.of("song") for part in parts.values())
    if len({face.split for face in shelf.faces if face.role != "latin"}) == 3:
        names = [face.name for part in parts.values() for face in part.faces]
        assert len(names) == len(set(names))
    for split, part in parts.items():
        style = draw_page_style(Random(1), rules=None, split=split, fonts=shelf)
        assert style.table.font in {face.name for face in part.faces}


def test_a_shelf_of_one_font_serves_every_split(shelf):
    one = FontShelf(faces=shelf.of("song")[:1])
    for split in ("train", "dev", "test"):
        style = draw_page_style(Random(2), rules=None, split=split, fonts=one)
        assert style.text.body_font == one.faces[0].name
        assert style.table.latin is None
