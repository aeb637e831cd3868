"""A house's own labels are learned from corrected figures, and reports of it are then read rightly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from corpora.labelled.label import FigureLabel
from corpora.profiles.load import load_profile, load_profiles
from corpora.profiles.profile import Profile
from corpora.synthetic.house.draw import requests_table
from corpora.synthetic.report import PrintedTable
from corpora.synthetic.values import StatutoryFigures, draw_years
from training.tables.learned_labels import LearnedLabels, profile_with

PROFILE: Profile = next(one for one in load_profiles() if one.id == "statutory-2021")


def figures(seed: int) -> StatutoryFigures:
    (drawn,) = draw_years(Random(seed), level="city", years=1)
    return drawn


def labels(values: Mapping[str, Decimal]) -> list[FigureLabel]:
    return [
        FigureLabel(
            field=field, label="", value=value, state="read", unit=None, table="t2", cell=(0, 0), origin="person",
            confidence=1.0,
        )
        for field, value in values.items()
        if field.startswith("requests.")
    ]  # fmt: skip


def as_read(table: PrintedTable) -> dict[str, Any]:
    cells = [
        {"row": one.row, "col": one.column, "row_span": one.row_span, "col_span": one.column_span, "text": one.text,
         "header": one.header, "number": None if one.value is None else float(one.value)}
        for one in table.cells
    ]  # fmt: skip
    return {"id": "t2", "form": "requests", "cells": cells}


def learned(*seeds: int) -> dict[str, list[str]]:
    held = LearnedLabels(profile=PROFILE)
    for seed in seeds:
        drawn = figures(seed)
        held.add(labels(drawn.values), [as_read(requests_table(drawn))])
    return held.variants().get("requests", {})


def test_rows_and_columns_of_a_house_are_learned_whatever_their_order() -> None:
    found = learned(1, 2, 3)
    assert found["一、本年新收政府信息公开申请数量"] == ["甲、当年进件"]
    assert found["总计"] == ["全部"]
    assert found["法律服务机构"] == ["律所等"]
    assert found["1.本机关不掌握相关政府信息"] == ["查无存档"]
    assert "（七）总计" not in found, "what the form itself prints is not new"


def test_one_report_is_not_believed() -> None:
    assert learned(1) == {}


def test_a_label_that_reports_disagree_on_is_not_learned() -> None:
    held = LearnedLabels(profile=PROFILE)
    for seed in (1, 2, 3, 4):
        drawn = figures(seed)
        values = dict(drawn.values)
        if seed % 2:  # the reviewer of these took 准阅 for 节录提供
            for field in [one for one in values if one.startswith("requests.granted.")]:
                other = field.replace("granted", "partial")
                values[field], values[other] = values[other], values[field]
        held.add(labels(values), [as_read(requests_table(drawn))])
    found = held.variants()["requests"]
    assert not {"准阅", "节录提供"} & {word for words in found.values() for word in words}
    assert found["总计"] == ["全部"]


def test_rows_of_the_same_numbers_name_nothing() -> None:
    held = LearnedLabels(profile=PROFILE)
    for seed in (1, 2, 3):
        drawn = figures(seed)
        alike = {field: drawn.values[field.replace("carried_in", "new")] if ".carried_in." in field else value
                 for field, value in drawn.values.items()}  # fmt: skip
        held.add(labels(alike), [as_read(requests_table(replace(drawn, values=alike)))])
    found = held.variants()["requests"]
    assert not {"甲、当年进件", "乙、旧存件"} & {word for words in found.values() for word in words}


def test_the_profile_written_is_one_that_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(json.dumps(profile_with(PROFILE, {"requests": learned(1, 2, 3)}, name="house")), encoding="utf-8")
    loaded = load_profile(path)
    (form,) = [one for one in loaded.forms if one.id == "requests"]
    total = [one.variants for one in form.labels if one.text == "总计"]
    assert all({"合计", "小计", "全部"} <= set(variants) for variants in total), "the old ways stay"
    assert len(loaded.fields) == len(PROFILE.fields)
