"""Pages written with another library, read back: words, rules and fills where they are seen."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from fpdf import FPDF

from corpora.document.errors import Corrupt, Encrypted, TooLarge
from corpora.readers.limits import Limits
from corpora.readers.pdf_file import PdfPages
from corpora.readers.pdf_page import PdfPage

WIDTH, HEIGHT = 400.0, 300.0


def pdf(draw: Callable[[FPDF], object]) -> bytes:
    paper = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    paper.set_auto_page_break(False)
    paper.add_page()
    paper.set_font("helvetica", size=10)
    draw(paper)
    return bytes(paper.output())


def read(data: bytes) -> list[PdfPage]:
    with PdfPages(data) as file:
        return [page for page in file.pages() if page is not None]


def turned(data: bytes, *, quarters: int, crop: tuple[float, float, float, float] | None = None) -> bytes:
    document = pypdfium2.PdfDocument(data)
    document[0].set_rotation(90 * quarters)
    if crop:
        document[0].set_cropbox(*crop)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def words_and_rules(paper: FPDF) -> None:
    paper.text(50, 100, "alpha 12")
    paper.text(200, 100, "34")
    paper.set_line_width(1)
    paper.line(40, 120, 300, 120)
    paper.line(190, 80, 190, 120)


def test_words_stand_where_they_are_seen() -> None:
    (page,) = read(pdf(words_and_rules))
    assert [word.text for word in page.printed.words] == ["alpha", "12", "34"]
    first = page.printed.words[0].box
    assert first.left == pytest.approx(50, abs=0.1)
    assert first.top == pytest.approx(100 - 8.8, abs=0.1)
    assert first.bottom == pytest.approx(100 + 1.2, abs=0.1)
    assert page.layer == "sound"


def test_rules_lie_where_they_are_drawn() -> None:
    (page,) = read(pdf(words_and_rules))
    level, upright = page.printed.rules
    assert (level.horizontal, upright.horizontal) == (True, False)
    assert (level.box.left, level.box.right) == (pytest.approx(40), pytest.approx(300))
    assert (level.box.top + level.box.bottom) / 2 == pytest.approx(120)
    assert (upright.box.left + upright.box.right) / 2 == pytest.approx(190)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turned_pages_are_read_upright_and_know_where_they_are_shown(quarters: int) -> None:
    """A page that /Rotate turns shows its words turned; turned back, it is the page as it was written."""
    (plain,) = read(pdf(words_and_rules))
    (page,) = read(turned(pdf(words_and_rules), quarters=quarters))
    assert page.quarters == quarters
    assert (page.shown.width, page.shown.height) == ((HEIGHT, WIDTH) if quarters % 2 else (WIDTH, HEIGHT))
    assert page.printed.page == plain.printed.page
    assert [word.text for word in page.printed.words] == ["alpha", "12", "34"]
    for one, other in zip(page.printed.words, plain.printed.words, strict=True):
        assert one.box.left == pytest.approx(other.box.left, abs=0.01)
        assert one.box.top == pytest.approx(other.box.top, abs=0.01)
    first = page.to_shown(plain.printed.words[0].box)
    x, y = (first.left + first.right) / 2, (first.top + first.bottom) / 2
    across, down = 50 + first_width(plain) / 2, 100 - 8.8 + 5
    assert (x, y) == pytest.approx(
        {1: (HEIGHT - down, across), 2: (WIDTH - across, HEIGHT - down), 3: (down, WIDTH - across)}[quarters], abs=0.1
    )


def first_width(page: PdfPage) -> float:
    box = page.printed.words[0].box
    return box.right - box.left


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_table_drawn_on_its_side_is_read_upright_beside_its_page_number(degrees: int) -> None:
    def draw(paper: FPDF) -> None:
        paper.text(200, 290, "7")
        with paper.rotation(degrees, 200, 150):
            words_and_rules(paper)

    (page,) = read(pdf(draw))
    assert page.quarters == {90: 3, 180: 2, 270: 1}[degrees]
    assert [word.text for word in page.printed.words] == ["alpha", "12", "34"]
    level = max(page.printed.rules, key=lambda rule: rule.box.right - rule.box.left)
    assert level.horizontal
    assert level.box.right - level.box.left == pytest.approx(260, abs=1.5)


def test_a_few_words_on_their_side_turn_no_page() -> None:
    def draw(paper: FPDF) -> None:
        words_and_rules(paper)
        paper.text(50, 200, "upright words and more of them")
        with paper.rotation(90, 200, 150):
            paper.text(150, 150, "aside")

    (page,) = read(pdf(draw))
    assert page.quarters == 0
    assert page.shown == page.printed.page
    assert "aside" not in [word.text for word in page.printed.words]


def test_what_is_cut_off_is_not_read_and_the_rest_counts_from_the_cut() -> None:
    (page,) = read(turned(pdf(words_and_rules), quarters=0, crop=(100, 50, 400, 280)))
    assert [word.text for word in page.printed.words] == ["34"]
    assert page.printed.words[0].box.left == pytest.approx(100, abs=0.1)
    assert page.printed.words[0].box.bottom == pytest.approx(100 + 1.2 - 20, abs=0.1)


def test_dashes_are_one_rule_and_gaps_of_a_cell_are_two() -> None:
    def draw(paper: FPDF) -> None:
        paper.text(50, 50, "x")
        paper.set_line_width(0.5)
        for start in range(50, 150, 5):
            paper.line(start, 100, start + 3, 100)
        paper.line(200, 100, 250, 100)

    (page,) = read(pdf(draw))
    assert [(round(rule.box.left), round(rule.box.right)) for rule in page.printed.rules] == [(50, 148), (200, 250)]


def test_thin_fills_are_rules_and_others_shades() -> None:
    def draw(paper: FPDF) -> None:
        paper.text(50, 50, "x")
        paper.set_fill_color(200)
        paper.rect(50, 100, 200, 0.8, style="F")
        paper.rect(50, 120, 200, 20, style="F")

    (page,) = read(pdf(draw))
    assert [rule.horizontal for rule in page.printed.rules] == [True]
    assert [round(box.top) for box in page.printed.shades] == [120]


def test_borders_that_browsers_bevel_are_rules() -> None:
    """`<table border=1>`: light above and left, dark below and right, each side cut slantwise where two meet."""

    def draw(paper: FPDF) -> None:
        paper.set_fill_color(128)
        paper.polygon([(50, 50), (150, 50), (149, 51), (51, 51)], style="F")
        paper.polygon([(50, 50), (51, 51), (51, 89), (50, 90)], style="F")
        paper.polygon([(150, 90), (149, 89), (149, 51), (150, 50)], style="F")
        paper.polygon([(60, 60), (64, 62), (60, 64)], style="F")  # the mark of a list
        paper.polygon([(60, 70), (90, 71), (60, 72)], style="F")  # the head of an arrow

    (page,) = read(pdf(draw))
    level, *upright = sorted(page.printed.rules, key=lambda rule: not rule.horizontal)
    assert level.horizontal
    assert [round(rule.box.left) for rule in upright] == [50, 149]
    assert not any(rule.horizontal for rule in upright)


def test_a_rule_between_two_figures_keeps_them_apart() -> None:
    def draw(paper: FPDF) -> None:
        paper.text(50, 100, "1")
        paper.text(57, 100, "2")
        paper.line(56.3, 80, 56.3, 110)
        paper.text(50, 200, "1")
        paper.text(57, 200, "2")

    (page,) = read(pdf(draw))
    assert [word.text for word in page.printed.words] == ["1", "2", "12"]


def test_words_printed_twice_are_said_once() -> None:
    def draw(paper: FPDF) -> None:
        paper.text(50, 100, "201")
        paper.text(50.4, 100, "201")

    (page,) = read(pdf(draw))
    assert [word.text for word in page.printed.words] == ["201"]


def test_a_page_without_text_is_missing_its_layer() -> None:
    (page,) = read(pdf(lambda paper: paper.line(10, 10, 50, 10)))
    assert page.layer == "missing"


def test_hidden_text_is_no_layer() -> None:
    def draw(paper: FPDF) -> None:
        paper.text(50, 100, "seen")
        with paper.local_context(text_mode=3):
            paper.text(50, 200, "hidden")

    (page,) = read(pdf(draw))
    assert [word.text for word in page.printed.words] == ["seen"]


def test_leaning_words_are_watermarks() -> None:
    def draw(paper: FPDF) -> None:
        paper.text(50, 100, "seen")
        with paper.rotation(45, 200, 150):
            paper.text(200, 150, "draft")

    (page,) = read(pdf(draw))
    assert [word.text for word in page.printed.words] == ["seen"]


def test_damaged_files_have_their_errors() -> None:
    whole = pdf(words_and_rules)
    with pytest.raises(Corrupt):
        PdfPages(whole[: len(whole) // 3])
    with pytest.raises(TooLarge):
        PdfPages(whole, limits=Limits(max_pages=0))


def test_a_password_is_told() -> None:
    paper = FPDF()
    paper.add_page()
    paper.set_encryption(owner_password="b", user_password="a")
    with pytest.raises(Encrypted):
        PdfPages(bytes(paper.output()))


def white_words(paper: FPDF) -> None:
    paper.text(50, 100, "12")
    paper.rect(40, 130, 100, 30)
    paper.set_text_color(255)
    paper.text(62, 100, "8")
    paper.text(50, 150, "9")
    paper.set_fill_color(20, 40, 120)
    paper.rect(200, 130, 100, 30, style="F")
    paper.rect(200, 180, 100, 30, style="F", round_corners=True, corner_radius=8)
    paper.text(210, 150, "34")
    paper.text(210, 200, "56")


def test_white_words_are_read_only_where_they_show() -> None:
    """Previously white digits on white paper made longer figures of those beside them: 128."""
    (page,) = read(pdf(white_words))
    assert sorted(word.text for word in page.printed.words) == ["12", "34", "56"]


def words_up_and_down(paper: FPDF) -> None:
    for x in (40, 80, 120, 160):
        paper.line(x, 60, x, 160)
    for y in (60, 120, 160):
        paper.line(40, y, 160, y)
    for text, angle, x, y in (
        ("up", 90, 60, 100),
        ("wards", 90, 72, 110),
        ("down", 270, 96, 70),
        ("aside", 90, 20, 110),
    ):
        with paper.rotation(angle, x, y):
            paper.text(x, y, text)
    with paper.rotation(90, 140, 100):
        paper.text(140, 100, "mixed")
    paper.text(125, 75, "in")
    for x in (50, 90, 130, 200, 240, 280):
        paper.text(x, 140, "12345")


def test_words_of_turned_heads_are_read_in_cells_of_their_own() -> None:
    """Previously heads printed upwards were left out, and with them the columns under them. What stands turned beside a
    table, or in a cell with upright words, still is.
    """
    (page,) = read(pdf(words_up_and_down))
    heads = [word for word in page.printed.words if word.box.bottom < 125]
    assert sorted(word.text for word in heads) == ["down", "in", "up wards"]
    (up,) = (word.box for word in heads if word.text == "up wards")
    assert 40 < up.left < up.right < 80
    assert 60 < up.top < up.bottom < 120
