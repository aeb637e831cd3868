"""Title, issuing body and year as a person says them, in a reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from corpora.document.reading import Reading
from service.pipeline import Toolkit
from service.revision.conclusion import Profiles, as_compared, as_filed, current
from service.revision.corrections import document_target, kept, parse_correction
from service.revision.errors import NoSuchTarget, NotAValue
from service.revision.neighbours import issued, region_summed_up
from service.revision.standing import standing
from service.revision.state import dump_reading

Read = Callable[..., Reading]
Printed = Callable[..., str]
Now = Callable[..., Reading]


@pytest.fixture
def now(toolkit: Toolkit) -> Now:
    """The reading after these words."""

    def run(machine: Reading, *said: dict[str, Any]) -> Reading:
        made = [(document_target(one), parse_correction("document", document_target(one), one)) for one in said]
        words = [("document", target, kept(correction)) for target, correction in made if correction]
        return current(machine, words, profiles=Profiles(profiles=toolkit.profiles))

    return run


def test_only_what_is_said_changes_and_the_last_word_counts(read: Read, now: Now, printed: Printed) -> None:
    machine = read(printed())
    reading = now(machine, {"organisation": " 云屏岭市\n水利 局 ", "year": 2022}, {"organisation": "云屏岭市林业局"})
    layout = reading.layout
    assert (layout.organisation, layout.year, layout.title) == ("云屏岭市林业局", 2022, machine.layout.title)
    assert layout.warnings == (
        *machine.layout.warnings, "corrected_by_person: organisation", "corrected_by_person: year"
    )  # fmt: skip
    assert now(machine, {"organisation": "甲", "title": None}, {"organisation": None}).layout.organisation is None


def test_saying_what_the_machine_said_changes_nothing(read: Read, now: Now, printed: Printed) -> None:
    machine = read(printed("2023年，我局共收到政府信息公开申请51件。"))
    layout = machine.layout
    reading = now(machine, {"organisation": layout.organisation, "year": layout.year, "title": layout.title})
    assert reading.layout == layout
    assert [check.verdict for check in reading.checks] == [check.verdict for check in machine.checks]


def test_the_year_that_is_checked_is_that_of_the_corrected_title(read: Read, now: Now, printed: Printed) -> None:
    machine = read(printed("统计期限为2023年1月1日至2023年12月31日。", year=2013))
    assert [check.verdict for check in machine.checks if check.kind == "period"] == ["contradicted"]
    filed = now(machine, {"year": 2023})
    assert [check.verdict for check in filed.checks if check.kind == "period"] == ["contradicted"]
    titled = now(machine, {"year": 2023, "title": "云屏岭市水利局2023年政府信息公开工作年度报告"})
    assert [check.verdict for check in titled.checks if check.kind == "period"] == ["supported"]
    without = now(machine, {"title": "政府信息公开工作年度报告"})
    assert [mention.role for mention in without.years] == ["period", "period"]


def test_what_stood_there_before_is_told(read: Read, printed: Printed) -> None:
    machine = read(printed())
    word = parse_correction("document", "organisation,year", {"organisation": "甲局", "year": None})
    assert word is not None
    assert standing(machine, word) == '{"organisation": "云屏岭市水利局", "year": 2023}'
    assert kept(word) == '{"organisation": "甲局", "year": null}'
    assert parse_correction("document", "organisation,year", kept(word)) == word


@pytest.mark.parametrize(
    "said",
    [
        {}, {"year": 1899}, {"year": 2201}, {"year": True}, {"year": "2023"}, {"organisation": "局" * 201},
        {"title": "告" * 301}, {"organisation": "水利局\u202e"}, {"organisation": "水\0利"}, {"title": "\ud800"},
        {"organisation": 3}, {"body": "x"},
    ],
)  # fmt: skip
def test_what_no_document_is_called(said: dict[str, Any]) -> None:
    with pytest.raises(NotAValue):
        parse_correction("document", document_target(said), said)


def test_a_target_that_is_not_what_is_said() -> None:
    with pytest.raises(NoSuchTarget):
        parse_correction("document", "organisation", {"year": 2023})


def test_others_see_it_under_its_corrected_body_and_year(read: Read, printed: Printed) -> None:
    machine = read(printed("本报告由云屏岭市人民政府汇总各部门、各乡镇数据编制。", body="某单位"))
    parcel = dump_reading(machine)
    words = [("document", "organisation,year", '{"organisation": "云屏岭市人民政府", "year": 2021}')]
    for seen in (as_filed(parcel, words), as_compared(parcel, words)):
        whose = issued(seen)
        assert whose is not None
        assert (whose.body, whose.year) == ("云屏岭市", 2021)
        assert region_summed_up(seen) is not None
    assert region_summed_up(as_filed(parcel, ())) is None
