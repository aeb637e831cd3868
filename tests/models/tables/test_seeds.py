"""The five real reports: every statutory figure exact."""

import json
from pathlib import Path

import pytest

from corpora.document.document import Source
from corpora.profiles.load import load_profiles
from corpora.readers.text import read_text
from models.tables.recover import recover_tables

SHARED = Path(__file__).parents[4] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt")) if SHARED.exists() else []


@pytest.mark.skipif(not SEEDS, reason="../shared is not there")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_figure_of_a_real_report_is_exact(path: Path) -> None:
    data = path.read_bytes()
    source = Source(path=path.name, sha256="", media_type="text/plain", size_bytes=len(data))
    recovered = recover_tables(read_text(data, source=source), profiles=load_profiles())
    wanted = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text("utf-8"))["figures"]
    found = {figure.field: figure.value for figure in recovered.figures}
    assert {field: float(value) if value is not None else None for field, value in found.items()} == wanted
    assert [(table.id, table.form) for table in recovered.tables] == [
        ("t1", "proactive"),
        ("t2", "requests"),
        ("t3", "disputes"),
    ]
