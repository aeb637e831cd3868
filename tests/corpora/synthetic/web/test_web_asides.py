"""Blocks beside prose and tables: what looks like a table and is none."""

from __future__ import annotations

from html.parser import HTMLParser
from random import Random
from typing import get_args
from xml.etree import ElementTree

import pytest

from corpora.synthetic.web.asides import draw_aside
from corpora.synthetic.web.charts import draw_chart
from corpora.synthetic.web.words import Language, Words

VOID = ("br", "hr")


class Balance(HTMLParser):
    """Tags that are open; raises where one is closed that is not the last opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", get_args(Language))
def test_asides_are_whole_and_no_tables(language: Language) -> None:
    words = Words(language=language, split="train")
    for seed in range(150):
        block = draw_aside(Random(f"aside {seed}"), words)
        balance = Balance()
        balance.feed(block)
        assert not balance.open
        assert "<table" not in block
        assert block == draw_aside(Random(f"aside {seed}"), words)


def test_a_chart_names_each_of_its_parts() -> None:
    names = ["种植", "养殖", "林业"]
    for seed in range(20):
        drawn = draw_chart(Random(seed), names, width=300, height=120)
        words = " ".join(text.text or "" for text in ElementTree.fromstring(f"<svg>{drawn}</svg>").iter("text"))
        assert all(name in words for name in names)
