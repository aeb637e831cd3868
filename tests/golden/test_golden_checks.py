"""Every verdict on four bundled samples, as it was when a person last read it.

A change of these files is a change of what users are told. They are written only with `pytest --write-golden`, and the
diff wants a second pair of eyes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import corpora.samples
from corpora.document.check import Check
from corpora.document.reading import Reading

REPORTS = Path(next(iter(corpora.samples.__path__))) / "reports"
EXPECTED = Path(__file__).with_name("expected")
NAMES = (
    "yanxiwan-county-2023.txt",
    "fengzhuping-civil-affairs-2023.txt",
    "lantingyuan-city-2023.html",
    "helingtou-district-2023.docx",
)
FEW_FIELDS = 3
"""A longer list is kept as its length: the identities of the whole form name every cell."""


def told(check: Check) -> dict[str, Any]:
    """What a verdict says, without its wording and place."""
    numbers = {"claimed": check.claimed, "found": check.found}
    said = [item.text for item in check.evidence if item.role == "claim"]
    return {
        "kind": check.kind,
        "verdict": check.verdict,
        **{name: None if value is None else f"{value:f}" for name, value in numbers.items()},
        "fields": list(check.fields) if len(check.fields) <= FEW_FIELDS else len(check.fields),
        "sentence": said[0] if said else None,
    }


@pytest.mark.parametrize("name", NAMES)
def test_verdicts(name: str, read: Callable[..., Reading], request: pytest.FixtureRequest) -> None:
    checks = [told(check) for check in read((REPORTS / name).read_bytes(), path=name).checks]
    golden = EXPECTED / f"{Path(name).stem}.json"
    if request.config.getoption("--write-golden"):
        lines = ",\n".join(json.dumps(check, ensure_ascii=False) for check in checks)
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    assert checks == json.loads(golden.read_text("utf-8"))


def test_nobody_writes_golden_files_by_accident(request: pytest.FixtureRequest) -> None:
    assert not request.config.getoption("--write-golden"), "written anew: read the diff, then run without the flag"
    assert {path.stem for path in EXPECTED.iterdir()} == {Path(name).stem for name in NAMES}
