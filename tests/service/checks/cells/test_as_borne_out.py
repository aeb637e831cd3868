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
