import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from service.cli.wrap import CLOSING, OPENING, wrap_ranges, wrap_text

chinese = st.text(alphabet="云岭市共收到申请，。；（）“”、1234567890.,% \nabcＡ１２", max_size=120)


@given(chinese, st.integers(min_value=2, max_value=90))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in wrap_ranges(text, width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(chinese)
def test_numbers_stay_whole(text: str) -> None:
    lines = [text[start:end] for start, end in wrap_ranges(text, 30)]
    whole = [number for number in re.findall(r"[0-9]+", text) if len(number) < 10]
    printed = [number for line in lines for number in re.findall(r"[0-9]+", line) if len(number) < 10]
    if all(len(run) <= 10 for run in re.findall(r"[!-~“”，。；（）、]+", text)):
        assert printed == whole


def test_punctuation_does_not_begin_or_end_a_line() -> None:
    text = "共收到申请（含上年结转），其中予以公开：三百六十八件；部分公开“四百”件，" * 4
    for start, end in wrap_ranges(text, 20):
        assert text[start] not in CLOSING
        assert text[end - 1] not in OPENING


def test_the_number_at_the_edge_goes_to_the_next_line_whole() -> None:
    assert wrap_ranges("共收到申请12345件", 12) == [(0, 5), (5, 11)]


def test_styles_are_kept() -> None:
    text = Text.assemble("共收到", ("1750", "red"), "件依申请公开")
    lines = wrap_text(text, 8)
    assert [line.plain for line in lines] == ["共收到", "1750件依", "申请公开"]
    assert [(span.start, span.end, span.style) for span in lines[1].spans] == [(0, 4, "red")]
