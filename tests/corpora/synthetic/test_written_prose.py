"""The prose written by hand to train on: its truth is consistent, and the yardsticks are kept out of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from corpora.labelled.marked import read_marked
from corpora.labelled.passage import LabelledPassage

ROOT = Path(__file__).parents[3]
WRITTEN = ROOT / "corpora" / "synthetic" / "prose" / "written"
YARDSTICKS = ROOT / "tests" / "models" / "language" / "handwritten"
NO_QUANTITY = re.compile(
    r"\d{4}\s?年度?|\d{1,2}\s?月份?|\d{1,2}\s?日|〔\d{4}〕|\d+号|第\s?\d+|(?:0\d{2,3}[-—])?\d{7,8}|"
    r"邮(?:编|政编码)：?\s?\d{6}|(?<![\d.])\d{1,2}[.、．](?!\d)|(?<=[条件个批项次份。；：，])（\d）|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|邮编：\d{6}|(?:^|(?<=[。；：]))(?:（\d）|\d[.、．])"
)
"""Digits of dates, numbers of documents, articles of law, telephones, post codes and headings."""


def passages(folder: Path) -> list[tuple[str, LabelledPassage]]:
    return [one for file in sorted(folder.glob("passages-*.yaml")) for one in read_marked(file)]


@pytest.fixture(scope="module")
def written() -> list[tuple[str, LabelledPassage]]:
    return passages(WRITTEN)


def test_each_passage_has_an_id_and_a_text_of_its_own(written: list[tuple[str, LabelledPassage]]) -> None:
    assert written
    assert [one for one, count in Counter(name for name, _ in written).items() if count > 1] == []
    assert [text for text, count in Counter(one.text for _, one in written).items() if count > 1] == []


def test_nothing_of_the_yardsticks_is_learned(written: list[tuple[str, LabelledPassage]]) -> None:
    yardsticks = [one for part in ("dev", "held") for one in passages(YARDSTICKS / part)]
    assert not {name for name, _ in written} & {name for name, _ in yardsticks}
    assert not {_bare(one.text) for _, one in written} & {_bare(one.text) for _, one in yardsticks}


def test_lists_that_are_complete_add_up(written: list[tuple[str, LabelledPassage]]) -> None:
    wrong = [
        (name, str(one.claims[parts.whole].value))
        for name, one in written
        for parts in one.part_lists
        if parts.complete and sum(one.claims[part].value for part in parts.parts) != one.claims[parts.whole].value
    ]
    assert wrong == []


def test_each_number_is_marked(written: list[tuple[str, LabelledPassage]]) -> None:
    unmarked = [(name, digits) for name, one in written for digits in _unmarked(one)]
    assert unmarked == []


def _bare(text: str) -> str:
    """The words without digits, spaces and punctuation: another number makes no other passage."""
    return re.sub(r"[\d\W_]+", "", text)


def _unmarked(passage: LabelledPassage) -> list[str]:
    marked = [one.span for one in passage.claims] + [one.span for one in passage.entities]
    skipped = [match.span() for match in NO_QUANTITY.finditer(passage.text)]
    return [
        passage.text[max(0, match.start() - 6) : match.end() + 4]
        for match in re.finditer(r"\d+", passage.text)
        if not any(start <= match.start() and match.end() <= end for start, end in (*marked, *skipped))
    ]
