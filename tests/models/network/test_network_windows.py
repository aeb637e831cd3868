from hypothesis import given
from hypothesis import strategies as some

from corpora.document.geometry import Span
from models.language.encoder.characters import standard_tokens
from models.language.network.input_text import input_text
from models.language.network.windows import CONTEXT, MOST_CHARACTERS, windows_of

PROSE = some.text(alphabet="申请件，。0 年", max_size=900)


def _sentences(text):
    ends = [place + 1 for place, sign in enumerate(text) if sign == "。"]
    return [Span(start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if end > start]


@given(PROSE)
def test_windows_speak_of_every_character_once(text):
    windows = windows_of("一、总体情况", text, _sentences(text))
    spoken = [place for window in windows for place in range(window.new, window.end)]
    assert spoken == list(range(len(text)))
    for window in windows:
        assert window.start <= window.new <= window.end
        assert window.end - window.start <= MOST_CHARACTERS
        assert window.new - window.start <= CONTEXT


def test_a_later_window_shows_the_sentence_before_again():
    text = "甲" * 358 + "。其余申请的情况如下。" + "乙" * 60 + "。"
    assert [(one.start, one.new) for one in windows_of("", text, _sentences(text))] == [(0, 0), (359, 369)]


def test_places_of_a_sequence_are_those_of_the_text():
    text = "甲。" * 200 + "收到申请12件。"
    windows = windows_of("依申请公开", text, _sentences(text))
    last, tokens = windows[-1], standard_tokens()
    ids = last.sequence(text, year=2023, tokens=tokens)
    place = text.index("收")
    assert ids[place + last.offset] == tokens.ids("收")[0]
    assert len(ids) == last.end + last.offset + 1


def test_numbers_lose_their_values_and_no_character():
    assert (
        input_text("2023年收到1,272件，均为0件，较2022年增加10.5%", year=2023)
        == "今今今今年收到1,111件，均为0件，较去去去去年增加11.1%"
    )
    assert input_text("2023年", year=None) == "年年年年年"
    assert input_text("12345热线受理12345件", year=2023) == "12345热线受理11111件"


@given(some.text(alphabet="0123456789２０.，年件热线〔〕", max_size=40), some.sampled_from((None, 2023)))
def test_the_text_stays_as_long_as_it_was(text, year):
    assert len(input_text(text, year=year)) == len(text)
