"""Lists whose every count is the tables', and changes in words that are a whole's and were taken for its last part's."""

from tests.conftest import Say


def test_a_list_that_leaves_something_out(contradictions: Say) -> None:
    assert contradictions("行政复议6件，其中维持3件，纠正1件。") == ()


def test_a_change_of_the_whole(contradictions: Say) -> None:
    words = "复议、诉讼共10件，其中复议6件，诉讼4件，比上年的7件多出四成。"
    assert [one.kind for one in contradictions(words) if "words" in dict(one.message.values)] == []
