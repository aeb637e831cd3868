from collections.abc import Callable

from corpora.document.reading import Reading

PROSE = "2023年，我局共收到政府信息公开申请50件，其中自然人41件、企业7件、其他组织2件。组织培训4次，时限为20个工作日。"


def test_ids_count_from_one(read: Callable[..., Reading], printed: Callable[..., str]) -> None:
    checks = read(printed(PROSE)).checks
    assert [check.id for check in checks] == [f"k{number}" for number in range(1, len(checks) + 1)]


def test_coverage_counts_claims_links_and_checks(read: Callable[..., Reading], printed: Callable[..., str]) -> None:
    reading = read(printed(PROSE))
    assert len(reading.claims) == 6
    assert (reading.coverage.claims, reading.coverage.linked, reading.coverage.checked) == (5, 4, 4)


def test_every_check_names_its_evidence_or_its_fields(
    read: Callable[..., Reading], printed: Callable[..., str]
) -> None:
    assert all(check.evidence or check.fields for check in read(printed(PROSE)).checks)
