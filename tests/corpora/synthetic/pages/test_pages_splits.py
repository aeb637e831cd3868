from random import Random

import pytest

from corpora.synthetic.pages.style import RULE_KINDS
from corpora.synthetic.pages.style_draw import draw_page_style, layout_name

SPLITS = ("train", "dev", "test")


def looks(split, shelf):
    return [draw_page_style(Random(seed), rules=None, split=split, fonts=shelf) for seed in range(150)]


def test_no_layout_is_in_two_splits(shelf):
    by_split = {split: {layout_name(style) for style in looks(split, shelf)} for split in SPLITS}
    assert not by_split["train"] & by_split["dev"]
    assert not by_split["train"] & by_split["test"]
    assert not by_split["dev"] & by_split["test"]
    assert all(len(names) > 20 for names in by_split.values())


@pytest.mark.parametrize("rules", RULE_KINDS)
@pytest.mark.parametrize("split", SPLITS)
def test_every_split_has_every_kind_of_rules(rules, split, shelf):
    assert draw_page_style(Random(3), rules=rules, split=split, fonts=shelf).rules.kind == rules


def test_no_font_is_in_two_splits_where_there_are_enough(shelf):
    names = {split: {face.name for face in shelf.split(split).faces} for split in SPLITS}
    if any(not any(face.split == split and face.role != "latin" for face in shelf.faces) for split in SPLITS):
        pytest.skip("fewer fonts are installed than there are splits")
    assert not names["train"] & names["test"]
    assert not names["train"] & names["dev"]
