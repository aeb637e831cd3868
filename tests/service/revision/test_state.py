"""What is kept of a reading gives it back exactly."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.document.number import Number
from corpora.document.reading import Reading
from corpora.synthetic.dossier import draw_planted
from corpora.synthetic.files.render import render_file
from service.revision.errors import StateTooOld
from service.revision.state import dump_reading, light, load_light, load_reading

KINDS = ("txt-cells", "txt-rows", "html", "html-broken", "docx", "xlsx")


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_of_each_kind_comes_back_as_it_was(kind: str, read: Callable[..., Reading]) -> None:
    _, wrong, _ = draw_planted(Random(3), kind="claim-table", year=2023, level="county", body="石榴峪县人民政府")
    reading = read(render_file(wrong, Random(3), kind=kind).content, path="报告")
    assert reading.years, "nothing that only the language model knows: this test would prove little"
    again = load_reading(dump_reading(reading))
    assert again == reading
    assert again.claims[0].number.value.as_tuple() == reading.claims[0].number.value.as_tuple()
    assert load_light(dump_reading(reading)) == light(reading)
    assert light(reading).layout.figures == reading.layout.figures


NUMBERS = st.builds(
    Number,
    value=st.decimals(allow_nan=False, allow_infinity=False),
    printed=st.text(max_size=8),
    span=st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: (min(pair), max(pair))),
    unit=st.none() | st.text(max_size=3),
    decimals=st.integers(0, 9),
    bound=st.sampled_from(["exact", "about", "range"]),
    upper=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the fixture is never changed
@given(number=NUMBERS, text=st.text(), confidence=st.floats(0, 1), path=st.text())
def test_any_number_text_and_confidence_comes_back(
    number: Number, text: str, confidence: float, path: str, reading: Reading
) -> None:
    claims = (replace(reading.claims[0], number=number, measure=text, confidence=confidence), *reading.claims[1:])
    document = replace(reading.document, source=replace(reading.document.source, path=path), offsets=(0, 3, 9))
    changed = replace(reading, claims=claims, document=document)
    again = load_reading(dump_reading(changed))
    assert again == changed
    assert again.claims[0].number.value.as_tuple() == number.value.as_tuple()


def test_half_a_character_is_replaced_and_moves_nothing(reading: Reading) -> None:
    document = replace(reading.document, text="半\udcb0" + reading.document.text[2:])
    again = load_reading(dump_reading(replace(reading, document=document)))
    assert again.document.text == "半�" + reading.document.text[2:]
    assert again.layout == reading.layout


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"gouji reading 0\n" + data[16:],
        lambda data: data[:-20],
        lambda data: data[:40] + bytes([data[40] ^ 255]) + data[41:],
        lambda data: data[:20] + zlib.compress(b"{}"),
        lambda data: zlib.compress(data),
    ],
    ids=["empty", "version", "cut", "flipped", "other", "foreign"],
)
def test_a_parcel_of_another_version_or_damaged_is_told(damage: Callable[[bytes], bytes], reading: Reading) -> None:
    data = damage(dump_reading(reading))

    def load() -> None:
        load_light(data)
        load_reading(data)

    with pytest.raises(StateTooOld):
        load()


def test_an_unknown_key_is_refused(reading: Reading) -> None:
    whole = zlib.compress(b'{"reading":{"later":1}}')
    parcel = dump_reading(reading)
    length = int.from_bytes(parcel[16:20], "big")
    with pytest.raises(StateTooOld):
        load_reading(parcel[: 20 + length] + whole)
    plain = zlib.decompress(parcel[20 + length :])
    with pytest.raises(StateTooOld):
        load_reading(
            parcel[: 20 + length] + zlib.compress(plain.replace(b'"coverage":{', b'"coverage":{"later":1,', 1))
        )


def test_the_light_one_holds_what_comparisons_need(reading: Reading) -> None:
    small = light(reading)
    assert small.layout.figures == reading.layout.figures
    assert (small.layout.organisation, small.layout.year) == (reading.layout.organisation, reading.layout.year)
    assert small.document.source == reading.document.source
    assert small.layout.figures[1].value == Decimal("3.50")
