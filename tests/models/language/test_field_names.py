"""Fields that a network points at, over the form that the report has."""

import pytest

from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Profile
from models.language.field_names import FieldNames

PROFILES = {profile.id: profile for profile in load_profiles()}
FAMILY = [field.id for field in PROFILES["statutory-2021"].fields]


def names(profile: Profile) -> FieldNames:
    return FieldNames(profile, fields=[field.id for field in profile.fields], family=FAMILY)


@pytest.mark.parametrize(
    ("plus", "name"),
    [
        (["requests.new.total"], "新收"),
        (["requests.new.total", "requests.carried_in.total"], "办理"),
        (["requests.carried_in.total", "requests.new.total"], "办理"),
        (["disputes.litigation_direct.pending"], "未经复议直接起诉 / 尚未审结"),
        (["requests.denied.third_party.business"], "保护第三方合法权益 / 商业企业"),
        (["requests.granted.total", "proactive.fees"], "予以公开＋行政事业性收费"),
    ],
)
def test_a_sum_has_the_name_that_a_reader_knows(plus: list[str], name: str) -> None:
    found = names(PROFILES["statutory-2021"]).expression(plus)
    assert found is not None
    assert found.plus == tuple(plus)
    assert name in found.name or found.name == name


def test_what_is_taken_away_is_named_with_its_sign() -> None:
    found = names(PROFILES["statutory-2021"]).expression(["requests.outcome_total.total"], ["requests.partial.total"])
    assert found is not None
    assert found.minus == ("requests.partial.total",)
    assert "－" in found.name


def test_a_field_that_the_form_lacks_is_no_expression() -> None:
    assert names(PROFILES["statutory-2021"]).expression(["enforcement.licensing.decided"]) is None
    assert names(PROFILES["statutory-2021"]).expression([]) is None


def test_one_row_of_a_merged_group_is_not_the_group_and_all_of_them_are() -> None:
    merged = names(PROFILES["statutory-2021-merged-other"])
    rows = ["not_corrected_in_time", "fee_unpaid", "other"]
    assert merged.expression(["requests.other.other.total"]) is None
    found = merged.expression([f"requests.other.{row}.total" for row in rows])
    assert found is not None
    assert found.plus == ("requests.other.total",)


def test_a_zero_of_each_names_both_ways_of_going_to_court_as_one() -> None:
    fields = ["disputes.reconsideration.total", "disputes.litigation_direct.total", "disputes.litigation_after.total"]
    found = names(PROFILES["statutory-2021"]).each(fields)
    assert {(one.name, len(one.plus)) for one in found} == {("行政诉讼", 2), ("行政复议", 1)}
