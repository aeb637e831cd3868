from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


def shares(checks: Sequence[Check]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (check.verdict, f"{check.found:f}", tuple(field.split(".")[1] for field in check.fields))
        for check in checks
        if check.kind == "claim-ratio" and check.found is not None
    ]


OPENED = ("granted", "partial", "outcome_total")


@pytest.mark.parametrize(
    "words",
    [
        "予以公开30件、部分公开7件，二者合计占办结件的71.2%。",
        "答复情况：予以公开30件、部分公开7件，两类占办结量的71.2%；其余申请也已答复。",
        "予以公开30件，部分公开7件，共占办结件的71.2%。",
        "全年答复申请，其中予以公开30件、部分公开7件，公开率71.2%。",
        "收到申请50件。公开率（含部分公开）为71.2%。",
        "公开和部分公开合计占办结件的71.2%。",
        "全年予以公开30件，部分公开7件。前两项占办结的71.2%。",
    ],
)
def test_several_counts_are_held_together_against_the_total_of_the_tables(say: Say, words: str) -> None:
    assert shares(say(words)) == [("supported", "71.15", OPENED)]


@pytest.mark.parametrize(
    "words",
    [
        "予以公开30件、部分公开7件，二者合计占办结件的77.2%。",
        "公开和部分公开合计占办结件的77.2%。",
        "收到申请50件。公开率（含部分公开）为77.2%。",
    ],
)
def test_where_part_and_whole_are_named_in_full_another_percentage_contradicts(say: Say, words: str) -> None:
    assert shares(say(words)) == [("contradicted", "71.15", OPENED)]


@pytest.mark.parametrize(
    "words",
    [
        "予以公开30件、部分公开7件，二者合计占办结件的74.0%。",  # of the 50 that came in
        "予以公开30件、部分公开7件，二者合计占办结件的72.5%。",  # without the one that was withdrawn
        "予以公开30件、部分公开7件，二者合计占办结件的77%。",
        "规范性文件公开率96.5%。",
    ],
)
def test_what_may_be_of_another_total_is_left_open(say: Say, words: str) -> None:
    assert not [check for check in say(words) if check.verdict == "contradicted"]


def test_a_bare_share_is_of_no_sum_that_makes_it_by_chance(say: Say) -> None:
    words = "全年培训120人。其中线上60人，线下24人，{}70%。"
    assert ("supported", "70.00", ()) not in shares(say(words.format("占")))
    assert ("supported", "70.00", ()) in shares(say(words.format("合计占")))


def test_counts_that_no_table_has_are_added_up_as_well(say: Say) -> None:
    said = say("全年培训120人。其中线上60人、线下24人，二者合计占70%。")
    assert ("supported", "70.00", ()) in shares(said)


def test_a_share_of_what_the_tables_have_names_their_fields(say: Say) -> None:
    (share,) = shares(say("办结申请52件，其中予以公开30件，占57.7%。"))
    assert share == ("supported", "57.69", ("granted", "outcome_total"))
