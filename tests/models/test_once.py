"""Answers kept by the identity of what was asked about."""

from models.once import MOST, once_each


def test_each_object_is_asked_about_once_and_equals_are_not_taken_for_one_another() -> None:
    asked: list[list[int]] = []

    @once_each
    def length(one: list[int]) -> int:
        asked.append(one)
        return len(one)

    first, equal = [1, 2], [1, 2]
    assert [length(first), length(first), length(equal)] == [2, 2, 2]
    assert [id(one) for one in asked] == [id(first), id(equal)]


def test_an_object_forgotten_and_made_anew_is_asked_about_again() -> None:
    said = once_each(tuple[int, ...])
    for number in range(3 * MOST):  # each list may get the place in memory of one before it
        assert said([number]) == (number,)


def test_further_arguments_have_answers_of_their_own() -> None:
    asked: list[tuple[int, str | None]] = []

    @once_each
    def joined(one: list[str], number: int, *, name: str | None) -> str:
        asked.append((number, name))
        return f"{one[0]} {number} {name}"

    one = ["a"]
    assert [joined(one, 1, name="b"), joined(one, 2, name="b"), joined(one, 1, name=None)] == [
        "a 1 b",
        "a 2 b",
        "a 1 None",
    ]
    assert joined(one, 1, name="b") == "a 1 b"
    assert asked == [(1, "b"), (2, "b"), (1, None)]
