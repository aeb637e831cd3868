"""Pages inside the JSON that a site's script asks for."""

from __future__ import annotations

import json

import pytest

from corpora.readers.html_answer import page_in_answer
from corpora.readers.read import read_document

CONTENT = "<p>一、总体情况</p><table><tr><td>行政许可</td><td>12</td></tr><tr><td>行政处罚</td><td>3</td></tr></table>"
ANSWER = {
    "code": 0,
    "data": [
        {"id": 7, "Title": "云屏县水利局2023年政府信息公开工作年度报告", "content": CONTENT * 4},
        {"content": "<p>乙</p>"},
    ],
}


@pytest.mark.parametrize("wrap", ["{}", "jQuery17_3({});", " cb.f( {} )\n"])
@pytest.mark.parametrize(("sign", "escaped"), [("<", "<"), ("<", "\\u003c"), ("/", "\\/")])
def test_the_longest_markup_is_the_page(wrap: str, sign: str, escaped: str) -> None:
    data = wrap.replace("{}", json.dumps(ANSWER, ensure_ascii=True).replace(sign, escaped)).encode()
    document = read_document(data, path="列表.json")
    assert document.text.startswith("云屏县水利局2023年政府信息公开工作年度报告\n一、总体情况\n行政许可\t12\n")
    assert "乙" not in document.text


@pytest.mark.parametrize(
    "text", ["{不是}", "[" * 100_000, '["只有文字"]', "(一) 概述", "f(" + "[" * 5000 + "]" * 5000 + ")"]
)
def test_other_texts_are_no_answers(text: str) -> None:
    assert page_in_answer(text) is None
