from collections.abc import Callable

import pytest

from corpora.document.reading import Reading

Read = Callable[[str], Reading]
Printed = Callable[..., str]

GOES_ON = "件，答复52件（含上年度结转申请5件，另有3件顺延到下年度答复），均在法定期限内予以答复。"


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("50", ("requests.new.total",)),
        ("55", ("requests.new.total", "requests.carried_in.total")),
        ("57", ("requests.new.total", "requests.carried_in.total")),
    ],
)
def test_a_claim_is_of_what_the_tables_bear_out(
    read: Read, printed: Printed, said: str, fields: tuple[str, ...]
) -> None:
    claims = read(printed(f"全市共受理政府信息公开申请{said}{GOES_ON}")).claims
    assert next(claim.fields[0].fields for claim in claims if claim.number.value == int(said)) == fields


@pytest.mark.parametrize("said", ["，同比增长10%，均已答复。", "，较上年增加5件。"])
def test_a_change_is_of_what_the_count_in_front_of_it_is(read: Read, printed: Printed, said: str) -> None:
    claims = read(printed(f"全市全年共收办政府信息公开申请55件{said}")).claims
    change = next(claim for claim in claims if claim.relation == "increase")
    assert change.fields[0].fields == ("requests.new.total", "requests.carried_in.total")
