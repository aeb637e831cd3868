from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from tests.conftest import print_report

Say = Callable[..., Sequence[Check]]


def test_a_consistent_form_is_supported_family_by_family(say: Say) -> None:
    checks = [check for check in say() if check.kind == "table-identity"]
    assert {check.verdict for check in checks} == {"supported"}
    counts = {value for check in checks for name, value in check.message.values if name == "count"}
    assert counts == {"7", "25", "3"}


@pytest.mark.parametrize(
    ("field", "printed", "expected"),
    [
        ("requests.new.business", 8, 7),
        ("requests.granted.natural_person", 62, 26),
        ("requests.granted.total", 31, 30),
        ("requests.carried_out.total", 2, 3),
        ("requests.unavailable.not_held.other_org", 1, 2),
        ("disputes.reconsideration.total", 7, 6),
    ],
)
def test_one_wrong_cell_is_one_contradiction_with_both_numbers(
    contradictions: Say, field: str, printed: int, expected: int
) -> None:
    (check,) = contradictions(figures={field: printed})
    assert (check.kind, check.claimed, check.found, check.cause) == ("table-identity", printed, expected, "published")
    assert check.fields[0] == field
    assert check.evidence[0].text == str(printed)


def test_two_wrong_cells_apart_are_two(contradictions: Say) -> None:
    found = contradictions(figures={"requests.new.business": 8, "disputes.litigation_after.total": 5})
    assert len(found) == 2
    assert {check.fields[0] for check in found} == {"requests.new.business", "disputes.litigation_after.total"}


def test_a_wrong_balance_of_totals_that_no_single_cell_explains(contradictions: Say) -> None:
    """新收 and its 自然人 are both one higher: rows hold, the balance of two columns does not."""
    found = contradictions(figures={"requests.new.natural_person": 42, "requests.new.total": 51})
    assert found
    assert {check.kind for check in found} == {"table-identity"}
    assert {field.split(".")[-1] for check in found for field in check.fields} <= {"natural_person", "total"}


def test_a_blank_may_hide_what_is_missing(contradictions: Say, say: Say) -> None:
    """总计 52 over parts that print 51 and a blank: the blank may be the one."""
    assert contradictions(blank=["requests.other.other.natural_person"], html=True) == ()
    assert contradictions(blank=["requests.granted.research"], html=True) == ()
    assert any(check.kind == "table-identity" for check in say(blank=["requests.granted.research"], html=True))


def test_a_blank_does_not_excuse_parts_above_their_total(contradictions: Say) -> None:
    found = contradictions(figures={"requests.granted.business": 9}, blank=["requests.granted.research"], html=True)
    assert [check.kind for check in found] == ["table-identity"]


def test_a_blank_total_says_nothing(contradictions: Say) -> None:
    assert contradictions(blank=["disputes.reconsideration.total"], html=True) == ()


def test_the_narrative_alone_has_no_identities(say: Say) -> None:
    assert say("全年公开信息12条。", tables=False) == ()


def _without_labels(printed: str) -> str:
    """The requests table of a conversion that lost all its labels."""
    lines = printed.split("\n")
    cells = [[cell for cell in line.split("\t") if cell.isdecimal()] for line in lines]
    return "\n".join("\t".join(own) if len(own) == 7 else line for own, line in zip(cells, lines, strict=True))


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [("requests.granted.business", 5, 4), ("requests.granted.total", 31, 30), ("requests.carried_out.total", 4, 3)],
)
def test_a_whole_form_without_labels_states_its_wrong_cell(
    read: Callable[[str], Reading], field: str, value: int, expected: int
) -> None:
    reading = read(_without_labels(print_report(figures={field: value})))
    found = [check for check in reading.checks if check.verdict == "contradicted"]
    assert [(check.kind, check.claimed, check.found) for check in found] == [("table-identity", value, expected)]


def test_a_form_without_labels_that_has_lost_a_figure_states_nothing(read: Callable[[str], Reading]) -> None:
    bare = _without_labels(print_report(figures={"requests.granted.business": 5}))
    short = bare.replace("41\t7\t0\t0\t0\t2\t50", "41\t7\t0\t0\t2\t50", 1)
    assert short != bare
    assert [check for check in read(short).checks if check.verdict == "contradicted"] == []


def test_a_cell_that_other_sums_tell_to_be_wrong_is_no_other_s_fault(contradictions: Say) -> None:
    """其他 is one too low in its row and its column; 不掌握 is sound, though the claim would mend the column, too."""
    field = "requests.other.other.total"
    found = contradictions("无法提供的申请中，本机关不掌握9件。", figures={field: 0})
    assert {(check.kind, check.claimed, check.found) for check in found} >= {("claim-table", 9, 8)}
    assert {check.fields[0] for check in found if check.kind == "table-identity"} == {field}
