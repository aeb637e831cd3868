import io
import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from corpora.synthetic import samples
from corpora.synthetic.plant import KINDS

BUNDLED = samples.SAMPLES


def members(data):
    """Unpacked content: builds of zlib pack the same bytes differently."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    samples.write_samples(folder)
    return folder


def test_the_bundle_is_what_the_generator_writes(fresh):
    for part in ("reports", "gold"):
        assert sorted(p.name for p in (fresh / part).iterdir()) == sorted(p.name for p in (BUNDLED / part).iterdir())
    for path in (p for part in ("reports", "gold") for p in (fresh / part).iterdir()):
        new, bundled = path.read_bytes(), (BUNDLED / path.relative_to(fresh)).read_bytes()
        if path.suffix in (".docx", ".xlsx"):
            new, bundled = members(new), members(bundled)
        assert new == bundled, f"{path.name}: run python -m corpora.synthetic.samples"


def test_the_bundle_has_one_contradiction_of_each_kind_and_clean_reports():
    gold = [json.loads(path.read_text("utf-8")) for path in (BUNDLED / "gold").iterdir()]
    planted = Counter(c["kind"] for truth in gold for c in truth["contradictions"])
    assert planted == Counter(KINDS)
    assert sum(not truth["contradictions"] for truth in gold) == 2
    assert any(truth["blank"] for truth in gold)


def test_the_bundle_has_each_kind_of_file_and_stays_small():
    files = [path for path in BUNDLED.rglob("*") if path.is_file()]
    assert {path.suffix for path in (BUNDLED / "reports").iterdir()} == {".txt", ".html", ".docx", ".xlsx"}
    assert sum(path.stat().st_size for path in files) < 800_000


def test_every_sample_says_that_it_is_invented(fresh):
    page = (BUNDLED / "reports" / "lantingyuan-city-2023.html").read_text("utf-8")
    assert samples.NOTICE.text in page
