from collections.abc import Sequence
from dataclasses import replace

from corpora.document.errors import Empty
from corpora.document.reading import Reading, Unread
from corpora.readers.sources import RawSource
from service.checks.changes.claim_change import same_body
from service.cli.reading import Bodies, in_turn
from service.cli.shelf import Shelf


def _named(reading: Reading, path: str, *, year: int, change: bool = False) -> Reading:
    relation = "increase" if change else "equal"
    claims = (replace(reading.claims[0], relation=relation),)
    source = replace(reading.document.source, path=path)
    layout = replace(reading.layout, year=year)
    return replace(reading, document=replace(reading.document, source=source), layout=layout, claims=claims)


def _path(result: Reading | Unread) -> str:
    return result.path if isinstance(result, Unread) else result.document.source.path


def test_reports_that_speak_of_last_year_wait_and_the_others_do_not(reading: Reading) -> None:
    years = {"a": 2023, "b": 2022, "c": 2021}
    readings = {path: _named(reading, path, year=year, change=path == "a") for path, year in years.items()}
    lost = Unread(path="lost", failure=Empty().failure())
    begun: list[str] = []

    def sources() -> object:
        for path in readings:
            begun.append(path)
            yield RawSource(path=path, data=b"")
        yield lost

    def compare(given: Sequence[Reading]) -> tuple[Reading, ...]:
        assert [_path(one) for one in given] == ["a", "b"]
        assert given[0] == readings["a"]
        assert all(one.layout.figures == reading.layout.figures for one in given)
        return tuple(replace(one, checks=()) for one in given)

    results = in_turn(sources(), read=lambda source: readings[source.path], compare=compare, bodies=Bodies(same_body))  # type: ignore[arg-type]
    assert next(results) is readings["b"]
    assert begun == ["a", "b"]
    rest = list(results)
    assert [_path(result) for result in rest] == ["c", "lost", "a"]
    assert isinstance(rest[2], Reading)
    assert rest[2].checks == ()


def test_readings_beyond_the_room_in_memory_come_back_equal(reading: Reading) -> None:
    with Shelf(room=1) as shelf:
        slots = [shelf.put(_named(reading, path, year=2023)) for path in "abc"]
        assert [slot.kept is None for slot in slots] == [False, True, True]
        assert [shelf.get(slot) for slot in reversed(slots)] == [_named(reading, path, year=2023) for path in "cba"]


def test_a_report_without_last_year_is_compared_with_none(reading: Reading) -> None:
    def compare(given: Sequence[Reading]) -> tuple[Reading, ...]:
        assert len(given) == 1
        return tuple(given)

    sources = [RawSource(path=path, data=b"") for path in "ab"]
    years = {"a": 2023, "b": 2021}
    results = in_turn(
        sources,
        read=lambda source: _named(reading, source.path, year=years[source.path], change=source.path == "a"),
        compare=compare,
        bodies=Bodies(same_body),
    )
    assert [_path(result) for result in results] == ["b", "a"]


def test_a_body_keeps_the_first_of_its_names() -> None:
    bodies = Bodies(same_body)
    assert bodies.first_name("四方台区政府") == "四方台区政府"
    assert bodies.first_name("四方台区人民政府") == "四方台区政府"
    assert bodies.first_name("四方台区教育局") == "四方台区教育局"


def test_two_years_are_told_of_by_the_later_to_go_out(reading: Reading) -> None:
    def compare(given: Sequence[Reading]) -> tuple[Reading, ...]:
        return (replace(given[0], checks=given[0].checks[: len(given)]), *given[1:])

    def look_ahead(given: Reading, after: Sequence[Reading]) -> Reading:
        assert [_path(one) for one in after] == ["later"]
        return replace(given, checks=given.checks[:1])

    def checks(order: Sequence[str]) -> list[int]:
        years = {"earlier": 2022, "later": 2023}
        results = in_turn(
            [RawSource(path=path, data=b"") for path in order],
            read=lambda source: _named(reading, source.path, year=years[source.path]),
            compare=compare,
            bodies=Bodies(same_body),
            look_ahead=look_ahead,
        )
        return [len(result.checks) for result in results if isinstance(result, Reading)]

    untouched = len(reading.checks)
    assert checks(["earlier", "later"]) == [untouched, 2]
    assert checks(["later", "earlier"]) == [untouched, 1]


def test_a_region_that_calls_itself_government_for_short_is_held_beside_its_bodies(reading: Reading) -> None:
    """区政府 was not taken for a region's, while 区人民政府 was."""
    names = {"whole": "四方台区政府", "part": "四方台区教育局", "other": "枫渚坪县教育局"}
    compared: list[list[str]] = []

    def read(source: RawSource) -> Reading:
        named = _named(reading, source.path, year=2023)
        return replace(named, layout=replace(named.layout, organisation=names[source.path]))

    def compare(given: Sequence[Reading]) -> tuple[Reading, ...]:
        compared.append([_path(one) for one in given])
        return tuple(given)

    sources = [RawSource(path=path, data=b"") for path in names]
    waits = lambda one: _path(one) == "whole"  # noqa: E731
    list(in_turn(sources, read=read, compare=compare, bodies=Bodies(same_body), waits=waits))
    assert compared == [["whole", "part"]]
