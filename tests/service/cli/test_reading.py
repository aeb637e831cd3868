from collections.abc import Sequence
from dataclasses import replace

from corpora.document.errors import Empty
from corpora.document.reading import Reading, Unread
from corpora.readers.sources import RawSource
from service.cli.reading import in_turn


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
        assert given[0] is readings["a"]
        assert all(one.layout.figures == reading.layout.figures for one in given)
        return tuple(replace(one, checks=()) for one in given)

    results = in_turn(sources(), read=lambda source: readings[source.path], compare=compare)  # type: ignore[arg-type]
    assert next(results) is readings["b"]
    assert begun == ["a", "b"]
    rest = list(results)
    assert [_path(result) for result in rest] == ["c", "lost", "a"]
    assert isinstance(rest[2], Reading)
    assert rest[2].checks == ()


def test_nothing_to_compare_compares_nothing(reading: Reading) -> None:
    def compare(given: Sequence[Reading]) -> tuple[Reading, ...]:
        raise AssertionError("not asked for")

    source = RawSource(path="b", data=b"")
    assert len(list(in_turn([source], read=lambda _: _named(reading, "b", year=2022), compare=compare))) == 1
