"""Profiles: what the package's own say, and how a bad one is refused."""

from pathlib import Path

import pytest

from corpora.document.errors import UsageError
from corpora.document.grid import Cell, Grid
from corpora.profiles.load import load_profile, load_profiles
from corpora.profiles.profile import Form, Profile

SMALL = """
id: small
forms:
  - id: t
    columns: [a, total]
    unit: 件
    grid:
      - [项目, 甲, 总计]
      - [收到, =in.*]
      - [办理, =out.*]
identities:
  - id: row.{row}
    name: 总计（{row:label}）
    each: {row: {in: 收到, out: 办理}}
    left: ["t.{row}.total"]
    right: ["t.{row}.a"]
"""


def by_id(name: str) -> Profile:
    return next(profile for profile in load_profiles() if profile.id == name)


def form_of(profile: Profile, name: str) -> Form:
    return next(form for form in profile.forms if form.id == name)


def test_statutory_fields_are_those_of_the_contract() -> None:
    profile = by_id("statutory-2021")
    fields = [field.id for field in profile.fields]
    assert len(fields) == len(set(fields)) == 200
    assert [sum(f.startswith(form) for f in fields) for form in ("proactive", "requests", "disputes")] == [10, 175, 15]
    assert "requests.denied.three_securities.social_welfare" in fields
    assert "disputes.litigation_after.pending" in fields


@pytest.mark.parametrize("profile", load_profiles(), ids=lambda profile: profile.id)
def test_forms_cover_each_position_once(profile: Profile) -> None:
    for form in profile.forms:
        cells = [
            Cell(row=c.row, column=c.column, row_span=c.row_span, column_span=c.column_span, text="")
            for c in (*form.labels, *form.fields)
        ]
        Grid(n_rows=form.n_rows, n_columns=form.n_columns, cells=tuple(cells))


@pytest.mark.parametrize("profile", load_profiles(), ids=lambda profile: profile.id)
def test_identities_speak_of_fields_that_exist(profile: Profile) -> None:
    fields = {field.id for field in profile.fields}
    assert profile.identities
    assert len({identity.id for identity in profile.identities}) == len(profile.identities)
    for identity in profile.identities:
        assert set(identity.left) | set(identity.right) <= fields


def test_geometry() -> None:
    profile = by_id("statutory-2021")
    assert [(f.id, f.n_rows, f.n_columns) for f in profile.forms] == [
        ("proactive", 14, 4),
        ("requests", 28, 10),
        ("disputes", 4, 15),
    ]
    spans = {label.text: (label.row_span, label.column_span) for label in form_of(profile, "requests").labels}
    assert spans["三、本年度办理结果"] == (22, 1)
    assert spans["法人或其他组织"] == (1, 5)
    assert spans["一、本年新收政府信息公开申请数量"] == (1, 3)


def test_labels_and_units() -> None:
    fields = {field.id: field for field in by_id("statutory-2021").fields}
    assert fields["requests.new.natural_person"].label == "一、本年新收政府信息公开申请数量 / 自然人"
    assert fields["proactive.fees"].unit == "万元"
    assert fields["proactive.licensing"].label == "行政许可 / 本年处理决定数量"
    assert fields["proactive.regulations.made"].label.endswith("规章 / 本年制发件数")
    assert fields["disputes.litigation_direct.total"].label == "行政诉讼 / 未经复议直接起诉 / 总计"


def test_identities_are_expanded() -> None:
    identities = {identity.id: identity for identity in by_id("statutory-2021").identities}
    assert len(identities) == 7 + 7 + 25 + 3
    assert identities["balance.total"].left == ("requests.new.total", "requests.carried_in.total")
    assert len(identities["outcomes.research"].right) == 2 + 8 + 3 + 5 + 3
    assert identities["row.new"].name == "总计 = 各类申请人之和（本年新收）"


def test_merged_other_replaces_three_rows() -> None:
    fields = {field.id for field in by_id("statutory-2021-merged-other").fields}
    assert len(fields) == 200 - 14
    assert "requests.other.total" in fields
    assert "requests.other.other.total" not in fields
    identities = {identity.id: identity for identity in by_id("statutory-2021-merged-other").identities}
    assert "requests.other.total" in identities["outcomes.total"].right
    assert "row.other.other" not in identities


def test_trial_form_has_its_own_first_table() -> None:
    profile = by_id("statutory-2019")
    labels = {label.text for label in form_of(profile, "proactive").labels}
    assert {"本年新制作数量", "上一年项目数量", "政府集中采购", "其他对外管理服务事项"} <= labels
    assert form_of(profile, "requests") == form_of(by_id("statutory-2021-merged-other"), "requests")


def test_a_new_family_needs_no_code(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, "utf-8")
    profile = load_profile(path)
    assert [field.id for field in profile.fields] == ["t.in.a", "t.in.total", "t.out.a", "t.out.total"]
    assert profile.fields[1].label == "收到 / 总计"
    assert [identity.name for identity in profile.identities] == ["总计（收到）", "总计（办理）"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: small", "id: small\nidd: x", "idd"),
        ("[收到, =in.*]", "[收到, =in.a]", "widths"),
        ("t.{row}.total", "t.{row}.totl", "no field fits"),
        ("t.{row}.total", "t.{rwo}.total", "rwo"),
        ("id: small", "id: small\nextends: nowhere", "nowhere"),
        ("id: small", "id: [small", "line"),
        ("[项目, 甲, 总计]", "[项目, 甲, ^]", "rectangles"),
        ("unit: 件", "unit: 件\n    variants: {丙: [丁]}", "丙"),
    ],
)
def test_a_bad_profile_is_refused_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace(old, new, 1), "utf-8")
    with pytest.raises(UsageError, match=says):
        load_profile(path)


MEASURED = (
    SMALL
    + """
measures:
  - topic: t
    words: 申请
    units: [件]
    field: 't.{row}.{column}'
    wholes: [in]
    rows:
      - {name: 办理, words: 办理, means: [out]}
    default_row: {name: 收到, words: '.*', means: [in, in - out]}
    columns:
      - {name: 甲, words: 甲, means: [a]}
    default_column: {name: 总计, words: '.*', means: [total]}
"""
)


def test_measures_may_speak_of_every_field(tmp_path: Path) -> None:
    path = tmp_path / "measured.yaml"
    path.write_text(MEASURED, "utf-8")
    assert [topic.id for topic in load_profile(path).measures] == ["t"]
    heir = tmp_path / "heir.yaml"
    heir.write_text("id: heir\nextends: measured\n", "utf-8")
    assert load_profile(heir).measures == load_profile(path).measures


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("means: [out]", "means: [uot]", "with uot"),
        ("means: [in, in - out]", "means: [in, in - uot]", "with uot"),
        ("means: [a]", "means: [b]", "with b"),
        ("wholes: [in]", "wholes: [ni]", "with ni"),
        ("'t.{row}.{column}'", "'u.{row}.{column}'", "with out"),
        ("'t.{row}.{column}'", "'t.in.c'", "no row or column"),
        ("'t.{row}.{column}'", "'t.{rwo}.{column}'", "more than"),
        ("'t.{row}.{column}'", "'t.{row.{column}'", "more than"),
    ],
)
def test_measures_that_speak_of_no_field_are_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / "measured.yaml"
    assert old in MEASURED
    path.write_text(MEASURED.replace(old, new, 1), "utf-8")
    with pytest.raises(UsageError, match=says):
        load_profile(path)


def test_no_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing\.yaml"):
        load_profile(tmp_path / "nothing.yaml")
