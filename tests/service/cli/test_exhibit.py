from dataclasses import replace

import pytest

from corpora.document.check import Evidence
from corpora.document.grid import Table
from corpora.document.place import Place
from corpora.document.reading import Reading
from service.cli.exhibit import Shown, cell_label, exhibit
from service.cli.words import speak


def _marked(shown: Shown) -> list[str]:
    return [shown.text[mark.start : mark.end] for mark in shown.marks]


@pytest.fixture(autouse=True)
def chinese() -> None:
    speak("zh")


def test_the_sentence_with_its_number_and_the_cell_with_its_labels(reading: Reading) -> None:
    shown = exhibit(reading.checks[0], reading)
    (sentence,), (cell,) = shown.left, shown.right
    assert sentence.text.startswith("2023年，云岭市示例局共收到")
    assert _marked(sentence) == ["1，750"]
    assert sentence.where == "正文 · 一、总体情况 · 第 1 页"
    assert (cell.text, cell.label) == ("1710", "一、本年新收政府信息公开申请数量 / 总计")
    assert cell.where == "收到和处理申请情况表 · 第 2 页"


def test_parts_are_pointed_at_in_the_sentence_and_listed(reading: Reading) -> None:
    shown = exhibit(reading.checks[1], reading)
    assert _marked(shown.left[0]) == ["30", "12", "9", "8"]
    assert [part.text for part in shown.right] == ["12条", "9条", "8条"]


def test_evidence_without_a_claim_shows_its_own_words(reading: Reading) -> None:
    shown = exhibit(reading.checks[0], replace(reading, claims=()))
    assert _marked(shown.left[0]) == ["1，750"]


def test_a_long_sentence_is_cut_around_its_numbers(reading: Reading) -> None:
    text = "甲" * 300 + reading.document.text[20:] + "乙" * 300
    claim = replace(reading.claims[0], sentence=type(reading.claims[0].span)(0, len(text)))
    moved = 300 - 20
    claim = replace(
        claim,
        span=type(claim.span)(claim.span.start + moved, claim.span.end + moved),
        number=replace(claim.number, span=type(claim.span)(claim.span.start + moved, claim.span.end + moved)),
    )
    long = replace(reading, document=replace(reading.document, text=text), claims=(claim,))
    check = replace(reading.checks[0], evidence=(Evidence(role="claim", text="", place=Place(span=claim.span)),))
    (sentence,) = exhibit(check, long).left
    assert sentence.text.startswith("…")
    assert sentence.text.endswith("…")
    assert len(sentence.text) < 140
    assert _marked(sentence) == ["1，750"]


def test_cells_alone_are_listed(reading: Reading) -> None:
    cell = reading.checks[2].evidence[0]
    three = replace(reading.checks[2], evidence=(cell, replace(cell, cell=(2, 1)), replace(cell, cell=(3, 1), text="")))
    shown = exhibit(three, reading)
    assert [piece.label for piece in shown.left] == [
        "一、本年新收政府信息公开申请数量 / 总计",
        "一、本年新收政府信息公开申请数量 / 申请人情况 <个人&企业> 自然人",
        "二、上年结转 / 总计",
    ]
    assert shown.left[2].text == "（空白）"
    assert shown.right == ()
    two = exhibit(replace(three, evidence=three.evidence[:2]), reading)
    assert (len(two.left), len(two.right)) == (1, 1)


def test_labels_come_from_the_nearest_headings(table: Table) -> None:
    assert cell_label(table.grid, 2, 1) == "一、本年新收政府信息公开申请数量 / 申请人情况 <个人&企业> 自然人"
    assert cell_label(table.grid, 0, 0) is None
    assert cell_label(table.grid, 99, 0) is None


def test_a_cell_of_an_unknown_table_is_still_shown(reading: Reading) -> None:
    cell = replace(reading.checks[2].evidence[0], table="t9", place=None)
    (shown,) = exhibit(replace(reading.checks[2], evidence=(cell,)), reading).left
    assert (shown.where, shown.label, shown.text) == ("t9", None, "1710")
