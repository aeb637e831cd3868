"""Lines of prose: two columns one after the other, and lines with gaps as they stand."""

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word, WordOrigin
from models.tables.pages.print.lines import lines_of
from models.tables.pages.prose.paragraphs import paragraphs
from models.tables.pages.prose.reading_order import reading_order

EM = 15.0
INK = 13.3
"""Height of what OCR puts around characters that are an em apart."""


def _read(words: list[Word]) -> list[str]:
    lines = lines_of(words)
    left, right = min(word.box.left for word in words), max(word.box.right for word in words)
    return [line.text.replace("\t", "") for column in reading_order(lines, left=left, right=right) for line in column]


def _word(text: str, x: float, y: float) -> Word:
    return Word(text=text, box=Box(left=x, top=y, right=x + EM * len(text) - 1, bottom=y + INK), origin="ocr")


def _by_ocr(line: str, y: float, *, x: float = 60.0) -> list[Word]:
    """A box for what stands between commas; the white half of a comma lies in none."""
    words = []
    for part in line.replace("，", "，|").replace("：", "：|").split("|"):
        if part:
            word = _word(part, x, y)
            cut = word.box.right - (EM * 0.6 if part[-1] in "，：" else 0.0)
            words.append(Word(text=part, box=Box(left=x, top=y, right=cut, bottom=y + INK), origin="ocr"))
            x += EM * len(part)
    return words


LINES = (
    "按照年度工作要点，公开民生领域的政策，方便企业和群众查阅情况，",
    "行政执法信息公开情况：全年许可决定三千件，均按要求归集至平台，",
    "政府信息公开网全年更新信息五百条，涉及预决算信息三百条，公告",
    "公示类一百条，民生实事信息六十条，按程序分办，按时答复申请人，",
    "全年，我市共接到政务公开申请六十件，同比增加三件，经统计，由",
    "市政府办公室办理的有四十件，由市直部门办理的有二十件，其余由",
)


def test_gaps_behind_commas_part_no_lines() -> None:
    words = [word for number, line in enumerate(LINES) for word in _by_ocr(line, 100 + 21 * number)]
    assert _read(words) == list(LINES)


def test_a_comma_in_a_box_of_its_own_stays_in_its_line() -> None:
    comma = Word(text="，", box=Box(left=182, top=109, right=185, bottom=114), origin="ocr")
    words = [_word("按照有关工作要点", 60, 100), comma, _word("公开民生领域政策", 60 + 9 * EM, 100)]
    assert _read(words) == ["按照有关工作要点，公开民生领域政策"]


def test_a_comma_that_ocr_lost_parts_no_lines() -> None:
    """Its place stays white: as wide as a gutter, but in one line only."""
    words = [_word("按照《工作要点》", 60, 100), _word("公开民生领域政策，方便群众查阅有关", 60 + 10 * EM, 100)]
    words += [word for number, line in enumerate(LINES) for word in _by_ocr(line, 121 + 21 * number)]
    assert _read(words) == ["按照《工作要点》公开民生领域政策，方便群众查阅有关", *LINES]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "一年来我局认真贯彻",
        "落实条例的各项要求",
        "主动公开政府信息一",
        "百二十条，并按期答",
        "复了全部申请十二件",
    ]
    right = [
        "下一步将继续加强平",
        "台建设，提高公开的",
        "质量，推进规范办理",
        "依申请公开的事项，",
        "完善各项制度和机制",
    ]
    words = [_word(text, 60, 100 + 21 * number) for number, text in enumerate(left)]
    words += [_word(text, 60 + 11 * EM, 100 + 21 * number) for number, text in enumerate(right)]
    title = _word("某某市某某局政府信息公开工作年度报告全文", 60, 70)
    end = _word("本报告由某某局办公室负责解释并向社会公布", 60, 220)
    assert _read([title, *words, end]) == [title.text, *left, *right, end.text]


@pytest.mark.parametrize(("origin", "taller", "texts"), [("ocr", 2.5, 1), ("ocr", 6.0, 3), ("layer", 2.5, 3)])
def test_lines_of_a_picture_are_of_one_size_though_their_ink_is_not_as_high(
    origin: WordOrigin, taller: float, texts: int
) -> None:
    """Previously a bracket or a speck in a line parted it from its paragraph, and its figures from what they count."""
    words = [_word(line, 60, 100 + 21 * number) for number, line in enumerate(LINES[2:5])]
    high = replace(words[1], box=replace(words[1].box, bottom=words[1].box.bottom + taller))
    lines = lines_of(replace(word, origin=origin) for word in (words[0], high, words[2]))
    assert len(paragraphs(lines, page_number=1)) == texts


def test_a_heading_right_under_another_is_one_of_its_own() -> None:
    lines = lines_of([_word("五、存在的主要问题及改进情况", 60, 100), _word("六、其他需要报告的事项", 60, 121)])
    assert [found.text for found in paragraphs(lines, page_number=1)] == [line.text for line in lines]
