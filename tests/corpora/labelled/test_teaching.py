"""The order of review: doubt, how common it is, and no twenty of a kind."""

from __future__ import annotations

from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpora.labelled.teaching import Question, teaching_order


def q(pattern: str, doubt: float) -> Question:
    return Question(pattern=pattern, doubt=doubt)


def order(documents: dict[str, list[Question]], **options: int) -> list[str]:
    return [one.document for one in teaching_order(documents, **options)]


def test_what_many_documents_ask_comes_before_what_one_asks_as_doubtfully() -> None:
    rare = {"rare": [q("a", 0.6)]}
    common = {f"common-{number}": [q("b", 0.5)] for number in range(5)}
    assert order(rare | common)[0].startswith("common")


def test_doubt_decides_between_what_is_as_common() -> None:
    assert order({"sure": [q("a", 0.1)], "unsure": [q("b", 0.9)]}) == ["unsure", "sure"]


def test_twenty_of_one_layout_do_not_come_first() -> None:
    alike = {f"alike-{number:02}": [q("layout", 0.9)] for number in range(20)}
    others = {f"other-{number}": [q(f"other {number}", 0.8)] for number in range(4)}
    first = order(alike | others)[:10]
    assert first[0] == "alike-00"
    assert {one for one in first if one.startswith("other")} == set(others)


def test_what_was_reviewed_before_counts() -> None:
    documents = {"a": [q("seen", 0.9)], "b": [q("new", 0.5)]}
    assert order(documents) == ["a", "b"]
    told = teaching_order(documents, known={"seen": 3})
    assert [one.document for one in told] == ["b", "a"]


def test_a_lesson_tells_what_it_is_worth_most_for() -> None:
    (lesson,) = teaching_order({"a": [q("small", 0.1), q("great", 0.9), q("nothing", 0.0), q("great", 0.2)]})
    assert lesson.patterns == ("great", "small")


@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=3),
        st.lists(st.builds(Question, pattern=st.sampled_from("pqrs"), doubt=st.floats(0, 1)), max_size=5),
        max_size=12,
    )
)
def test_every_document_once_and_worth_only_falls(documents: dict[str, list[Question]]) -> None:
    lessons = list(teaching_order(documents))
    assert sorted(one.document for one in lessons) == sorted(documents)
    worths = [one.worth for one in lessons]
    assert all(later <= earlier + 1e-3 for earlier, later in pairwise(worths))
    assert list(islice(teaching_order(documents, most=3), 5)) == lessons[:3]
