"""What checks of claims against cells say, in short; for tests."""

from collections.abc import Sequence

from corpora.document.check import Check


def against_table(checks: Sequence[Check]) -> list[tuple[str, str, str | None]]:
    """(said, verdict, what the tables give) of each claim."""
    return [
        (f"{check.claimed:f}", check.verdict, None if check.found is None else f"{check.found:f}")
        for check in checks
        if check.kind == "claim-table"
    ]
