"""Statutory tables in every layout and damage: each figure exact, or honestly without a value."""

from __future__ import annotations

import importlib.util
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Profile
from models.language.plain import plain_document
from models.tables.recover import Recovered, recover_tables
from tests.few import one_of_each


def _form_damage() -> ModuleType:
    """The test-side printer beside this file; under importlib mode test modules can't import one another."""
    name = "form_damage"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("form_damage.py"))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


printer = _form_damage()
STATUTORY = [profile for profile in load_profiles() if profile.id.startswith("statutory")]
BELIEVED = 0.5
GRIDS = ("right", "no_columns", "no_row_spans", "none")
HARMLESS: dict[str, dict[str, Any]] = {
    "clean": {},
    "placeholders": {"placeholder": 0.2},
    "typos": {"typo": 0.3, "no_numbering": 0.3, "half_width": True},
    "wrapped": {"wrap": 0.4},
    "labels_lost": {"lost_label": 0.1},
    "repeated_head": {"repeated_head": True},
    "no_headings": {"headings": False},
    "rows_lost": {"lost_row": 0.1},
    "rows_added": {"extra_row": 0.1},
}


def recovered(
    profile_id: str, damage: Any, *, seed: int, spans: str | None = None
) -> tuple[Recovered, dict[str, int | None]]:
    profile = next(profile for profile in STATUTORY if profile.id == profile_id)
    printed = printer.print_profile(profile, random.Random(seed), damage)
    if spans is None:
        document = printer.text_document(printed, damage)
    else:
        document = printer.grid_document(printed, spans=spans, damage=damage)
    return recover_tables(document, profiles=load_profiles()), printed.truth


def values(read: Recovered) -> dict[str, int | None]:
    return {f.field: None if f.value is None else int(f.value) for f in read.figures}


@pytest.mark.parametrize(("layout", "name"), one_of_each(4, printer.LAYOUTS, HARMLESS))
def test_flattened_forms_are_exact(layout: str, name: str) -> None:
    profile = STATUTORY[len(layout + name) % len(STATUTORY)].id
    read, truth = recovered(profile, printer.Damage(layout=layout, **HARMLESS[name]), seed=len(name))
    assert read.profile == profile
    assert values(read) == truth


@pytest.mark.parametrize("layout", ["lines", "spaces", "pipes", "run_together"])
@pytest.mark.parametrize("seed", range(4))
def test_rows_without_space_between_figures_are_cut_where_sums_allow_one_cut(layout: str, seed: int) -> None:
    read, truth = recovered("statutory-2021", printer.Damage(layout=layout, joined=1.0), seed=seed)
    found = values(read)
    assert {field: value for field, value in found.items() if value not in (None, truth[field])} == {}
    cut = [f for f in read.figures if f.value is not None and not f.field.startswith("proactive")]
    assert len(cut) > 60
    assert max(figure.confidence for figure in cut) <= 0.6
    assert {found[f"proactive.documents.{kind}"] for kind in ("made", "abolished", "in_force")} == {None}


@pytest.mark.parametrize("layout", ["closed", "closed_below"])
@pytest.mark.parametrize("profile", [profile.id for profile in STATUTORY])
@pytest.mark.parametrize("placeholder", [0.0, 0.3])
def test_cells_closed_by_a_pipe(layout: str, profile: str, placeholder: float) -> None:
    read, truth = recovered(profile, printer.Damage(layout=layout, placeholder=placeholder), seed=6)
    assert read.profile == profile
    assert values(read) == truth


@pytest.mark.parametrize("seed", range(5))
def test_blank_cells_closed_by_a_pipe_are_never_a_wrong_value(seed: int) -> None:
    read, truth = recovered("statutory-2021", printer.Damage(layout="closed", blank_zero=0.5), seed=seed)
    found = values(read)
    believed = {f.field for f in read.figures if f.value is not None and f.confidence >= BELIEVED}
    assert all(found[field] == truth[field] for field in believed)
    assert sum(found[field] == value for field, value in truth.items()) > 190


@pytest.mark.parametrize("seed", range(5))
def test_a_table_on_one_line_without_any_space(seed: int) -> None:
    read, truth = recovered("statutory-2021", printer.Damage(layout="one_line"), seed=seed)
    assert read.profile == "statutory-2021"
    found = values(read)
    believed = {f.field for f in read.figures if f.value is not None and f.confidence >= BELIEVED}
    assert all(found[field] == truth[field] for field in believed)
    assert len(believed) > 100


FURNITURE = {
    "page_of": ("第 {page} 页 共 19 页",),
    "dashes": ("- {page} -",),
    "fullwidth": ("－{page}－",),
    "fraction": ("{page} / 19",),
    "spaced": ("", "·{page}·", ""),
    "head": ("某某局2023年政府信息公开工作年度报告", "（续）", "单位：件"),
}


@pytest.mark.parametrize("layout", ["lines", "tabs", "led_unspaced", "spaces", "pipes", "run_together"])
@pytest.mark.parametrize("name", FURNITURE)
@pytest.mark.parametrize("every", [17, 29])
def test_page_furniture_shifts_no_row(layout: str, name: str, every: int) -> None:
    damage = printer.Damage(layout=layout, furniture=FURNITURE[name], every=every if layout == "lines" else every // 4)
    read, truth = recovered("statutory-2021", damage, seed=every)
    assert values(read) == truth


@pytest.mark.parametrize(
    ("spans", "name", "whole"), one_of_each(4, GRIDS, HARMLESS, ["apart", "split_proactive", "one_table"])
)
def test_forms_in_grids_are_exact_whatever_their_spans(spans: str, name: str, whole: str) -> None:
    damage = printer.Damage(**HARMLESS[name], **({whole: True} if whole != "apart" else {}))
    profile = STATUTORY[len(spans + name) % len(STATUTORY)].id
    read, truth = recovered(profile, damage, seed=len(spans), spans=spans)
    assert read.profile == profile
    assert values(read) == truth


@pytest.mark.parametrize("layout", ["led", "tabs", "pipes", "lines"])
def test_blank_zeros_stay_blank(layout: str) -> None:
    read, truth = recovered("statutory-2021", printer.Damage(layout=layout, blank_zero=0.3), seed=3)
    assert values(read) == truth
    blank = {f.field for f in read.figures if f.state == "blank"}
    assert blank == {field for field, value in truth.items() if value is None}


DAMAGES = st.builds(
    printer.Damage,
    layout=st.sampled_from(printer.LAYOUTS),
    blank=st.sampled_from([0.0, 0.05, 0.2]),
    blank_zero=st.sampled_from([0.0, 0.3, 1.0]),
    placeholder=st.sampled_from([0.0, 0.2]),
    vanish=st.booleans(),
    typo=st.sampled_from([0.0, 0.3]),
    no_numbering=st.sampled_from([0.0, 0.5]),
    half_width=st.booleans(),
    wrap=st.sampled_from([0.0, 0.3]),
    lost_label=st.sampled_from([0.0, 0.1]),
    lost_row=st.sampled_from([0.0, 0.1]),
    extra_row=st.sampled_from([0.0, 0.1]),
    lost_head=st.booleans(),
    repeated_head=st.booleans(),
    headings=st.booleans(),
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(damage=DAMAGES, seed=st.integers(0, 10**6), profile=st.sampled_from([p.id for p in STATUTORY]))
def test_no_damage_makes_a_wrong_value_believed(damage: Any, seed: int, profile: str) -> None:
    if damage.vanish or damage.layout not in ("led", "tabs", "pipes"):
        # Where places are lost, sums tell where values stand; a hidden figure that is not zero would deceive anyone.
        damage.blank = 0.0
    if damage.lost_head:
        # Dispute figures without head and heading are the next row of the table above, for all that the page says.
        damage.headings = True
    read, truth = recovered(profile, damage, seed=seed)
    wrong = {
        figure.field: (figure.value, truth[figure.field], figure.confidence)
        for figure in read.figures
        if figure.value is not None
        and figure.field in truth
        and figure.value != truth[figure.field]
        and figure.confidence >= BELIEVED
    }
    assert not wrong


def test_a_row_of_text_that_lost_no_cell_keeps_a_wrong_figure() -> None:
    """Its blanks are printed and its last figure stands under those of whole rows: previously none of it was believed."""
    profile = next(one for one in STATUTORY if one.id == "statutory-2021")
    truth = printer.true_values(profile, random.Random(3))
    row = [field.id for field in profile.fields if field.id.startswith("requests.granted.")]
    printed = {name: str(value) for name, value in truth.items()}
    printed |= {row[0]: str(truth[row[0]] + 4), row[4]: "" if truth[row[4]] == 0 else printed[row[4]]}
    text = "\n".join(("某某局2023年政府信息公开工作年度报告", *markdown_rows(profile, printed)))
    read = values(recover_tables(plain_document(text), profiles=load_profiles()))
    assert read[row[0]] == truth[row[0]] + 4
    assert [read[name] for name in row[1:4]] == [truth[name] for name in row[1:4]]


def markdown_rows(profile: Profile, printed: dict[str, str]) -> Iterator[str]:
    """The form of applications, a line for each of its rows, every cell of it told."""
    form = next(one for one in profile.forms if any(field.id.startswith("requests.") for field in one.fields))
    told = {(label.row, label.column): label.text for label in form.labels}
    told |= {(field.row, field.column): printed[field.id] for field in form.fields}
    wide = max(column for _, column in told) + 1
    for row in range(max(row for row, _ in told) + 1):
        yield f"| {' | '.join(told.get((row, column), '') for column in range(wide))} |"
        if row == 0:
            yield f"|{' --- |' * wide}"
