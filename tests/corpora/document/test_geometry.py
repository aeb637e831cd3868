"""Boxes on a page."""

from corpora.document.geometry import Box, common


def test_what_two_boxes_have_in_common() -> None:
    one = Box(left=0, top=0, right=10, bottom=10)
    assert common(one, Box(left=5, top=-2, right=20, bottom=4)) == Box(left=5, top=0, right=10, bottom=4)
    assert common(one, Box(left=10, top=0, right=20, bottom=10)) is None
