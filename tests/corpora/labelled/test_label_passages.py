"""An example of a set says as a passage what it said as an example."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpora.document.errors import UsageError
from corpora.document.geometry import Span
from corpora.labelled.as_passage import as_passage
from corpora.labelled.build import Options, build_set
from corpora.labelled.formats.found import texts_in
from corpora.labelled.formats.protocol import Sample
from corpora.labelled.label import ENTITY_LABELS, ClaimLabel, LabelledReport
from models.language.network.labels import ENTITIES


def test_the_network_and_the_sets_have_the_same_labels() -> None:
    assert ENTITY_LABELS == ENTITIES


def test_what_the_example_says(one_sample: Sample) -> None:
    (item,) = one_sample.texts
    passage = as_passage(item)
    assert passage is not None
    assert (passage.text, passage.year, len(passage.sentences)) == (item.text, 2023, 1)
    assert [item.text[one.span.start : one.span.end] for one in passage.entities] == ["云岭市示例局"]
    (claim,) = passage.claims
    assert claim.numeral is not None
    assert item.text[claim.numeral.start : claim.numeral.end] == "12"
    assert item.text[claim.span.start : claim.span.end] == "12件"
    assert (claim.value, claim.fields, claim.minus) == (Decimal(12), ("requests.new.total",), ())
    assert as_passage(replace(item, year=None)) is None


@pytest.mark.parametrize(
    ("words", "field", "denied", "approximate", "fields"),
    [
        ("未收到", "requests.new.total", True, False, (("requests.new.total",), ())),
        ("0", "a+b-c", False, False, (("a", "b"), ("c",))),
        ("零", None, False, False, ((), ())),
        ("约1200", None, False, True, ((), ())),
    ],
)
def test_denials_and_sums(
    words: str, field: str | None, denied: bool, approximate: bool,
    fields: tuple[tuple[str, ...], tuple[str, ...]], one_sample: Sample,
) -> None:  # fmt: skip
    (item,) = one_sample.texts
    text = f"本年{words}件。" if not denied else f"本年{words}申请。"
    numeral = Span(2 + words.startswith("约"), 2 + len(words))
    known: ClaimLabel = item.claims[0]
    value = Decimal(1200) if approximate else Decimal(0)
    claim = replace(known, text=words, span=Span(2, 2 + len(words)), numeral=numeral, value=value, field=field)
    passage = as_passage(replace(item, text=text, entities=(), claims=(claim,)))
    assert passage is not None
    (found,) = passage.claims
    assert (found.numeral is None) == denied
    assert found.approximate == approximate
    assert (found.fields, found.minus) == fields


@pytest.mark.parametrize("formats", [("docbin",), ("huggingface",), ("label-studio",), ("conll", "huggingface")])
def test_sets_are_found_in_whatever_format(
    formats: tuple[str, ...], one_report: LabelledReport, tmp_path: Path
) -> None:
    build_set([one_report], out=tmp_path / "set", options=Options(formats=formats))
    (item,) = texts_in(tmp_path / "set", "train")
    assert [one.text for one in item.entities] == ["云岭市示例局"]


def test_a_folder_without_a_set(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        texts_in(tmp_path, "train")
