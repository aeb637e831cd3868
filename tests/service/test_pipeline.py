from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

import pytest

from corpora.document.errors import Encrypted
from corpora.document.mention import Mentions
from corpora.document.reading import Reading, Unread
from corpora.readers.sources import RawSource
from service.between_reports import compare_years
from service.pipeline import Toolkit, read_report


def source(text: str) -> RawSource:
    return RawSource(path="报告.txt", data=text.encode())


def failing(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


class Silent:
    """A language model that finds nothing."""

    def read(self, *_: object, **__: object) -> Mentions:
        return Mentions()


def test_a_report_from_bytes_to_checks(toolkit: Toolkit, printed: Callable[..., str]) -> None:
    reading = read_report(source(printed("2023年，我局共收到政府信息公开申请51件。")), toolkit)
    assert isinstance(reading, Reading)
    assert (reading.layout.organisation, reading.layout.year) == ("云屏岭市水利局", 2023)
    assert (len(reading.layout.figures), len(reading.layout.tables), len(reading.layout.sections)) == (200, 3, 6)
    assert [check.claimed for check in reading.checks if check.verdict == "contradicted"] == [51]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Encrypted("Office"), "encrypted"),
        (MemoryError(), "too_large"),
        (KeyError("x"), "internal"),
        (RecursionError(), "internal"),
    ],
)
def test_whatever_goes_wrong_is_a_value(toolkit: Toolkit, error: Exception, code: str) -> None:
    broken = replace(toolkit, read=failing(error))
    result = read_report(source("云屏岭市水利局"), broken)
    assert isinstance(result, Unread)
    assert (result.failure.code, result.path) == (code, "报告.txt")
    assert result.sha256 == source("云屏岭市水利局").sha256
    assert result.media_type == "text/plain"


def test_our_own_defect_names_itself(toolkit: Toolkit) -> None:
    result = read_report(source("云屏岭市水利局"), replace(toolkit, recover=failing(KeyError("granted"))))
    assert isinstance(result, Unread)
    assert "KeyError" in result.failure.message


def test_an_interrupt_is_not_swallowed(toolkit: Toolkit) -> None:
    with pytest.raises(KeyboardInterrupt):
        read_report(source("云屏岭市水利局"), replace(toolkit, read=failing(KeyboardInterrupt())))


def test_every_part_can_be_replaced(toolkit: Toolkit, printed: Callable[..., str]) -> None:
    reading = read_report(source(printed("收到政府信息公开申请51件。")), replace(toolkit, language=Silent()))
    assert isinstance(reading, Reading)
    assert (reading.claims, reading.coverage.claims) == ((), 0)
    assert {check.kind for check in reading.checks} == {"table-identity"}


def test_without_a_profile_tables_and_claims_are_still_read(toolkit: Toolkit, printed: Callable[..., str]) -> None:
    text = printed("全年发布信息300条，其中网站181条、微信120条。")
    reading = read_report(source(text), replace(toolkit, profiles=()))
    assert isinstance(reading, Reading)
    assert any(check.kind == "claim-parts" and check.verdict == "contradicted" for check in reading.checks)


def test_the_same_bytes_give_the_same_reading(toolkit: Toolkit, printed: Callable[..., str]) -> None:
    text = printed("收到政府信息公开申请51件，其中自然人申请41件。")
    assert read_report(source(text), toolkit) == read_report(source(text), toolkit)


def test_years_are_compared_in_any_order_and_none_is_lost(
    read: Callable[..., Reading], printed: Callable[..., str]
) -> None:
    now = read(printed("收到政府信息公开申请50件，比上年增加10件。"))
    before = read(printed(year=2022, figures={"requests.new.total": 40}))
    other = read(printed(body="枫渚坪县民政局"))
    found = compare_years([other, now, before])
    assert [reading.document for reading in found] == [reading.document for reading in (other, now, before)]
    reversed_order = compare_years([before, now, other])
    assert found[1].checks == reversed_order[1].checks
    assert ("claim-change", "supported") in [(check.kind, check.verdict) for check in found[1].checks]
    assert compare_years([]) == ()
