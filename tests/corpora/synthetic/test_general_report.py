import subprocess
import sys
from functools import cache
from random import Random

import pytest

from corpora.synthetic.files.kinds import FILE_KINDS
from corpora.synthetic.files.render import render_file
from corpora.synthetic.general_report import draw_general_report, plant_in_general_report
from corpora.synthetic.gold import gold
from corpora.synthetic.prove import faults
from corpora.synthetic.split import allowed
from corpora.synthetic.tables.contradict import broken_sums
from corpora.synthetic.tables.words import load_words
from corpora.synthetic.values import NO_FIGURES


@cache
def reports():
    return [draw_general_report(Random(seed)) for seed in range(150)]


def test_it_is_no_statutory_report():
    for report in reports():
        assert report.figures == NO_FIGURES
        assert all(table.form is None for table in report.tables)
        words = "".join([report.title or "", *(statement.text for statement in report.statements)])
        assert "政府信息公开" not in words
        assert "申请公开" not in words


def test_numbers_in_the_prose_stand_in_a_table():
    said = [(report, claim, s.text) for report in reports() for s in report.statements for claim in s.claims]
    assert len(said) > 40
    for report, claim, text in said:
        cells = [cell for table in report.tables for cell in table.cells if cell.value == claim.value]
        assert any(cell.text.startswith(text[slice(*claim.numeral)]) for cell in cells)
        assert text[slice(*claim.span)] == text[slice(*claim.numeral)] + claim.unit
        assert claim.fields == ()


def test_the_truth_of_each_proves_itself():
    for report in reports()[:60]:
        assert list(faults(gold(report, source="x", kind="html"))) == []


def test_captions_count_the_tables():
    for report in reports():
        for number, table in enumerate(report.tables, start=1):
            assert table.caption
            assert f"表{number}" in table.caption or not table.caption.startswith(("表", "附表"))


def test_a_plant_changes_one_table_and_no_number_that_the_prose_repeats():
    planted = [(report, plant_in_general_report(report, Random(1))) for report in reports()]
    found = [(report, result) for report, result in planted if result is not None]
    assert len(found) > len(reports()) / 2
    for report, (wrong, contradiction) in found:
        assert not any(broken_sums(table) for table in report.tables)
        assert sum(bool(broken_sums(table)) for table in wrong.tables) == 1
        assert wrong.statements == report.statements
        assert contradiction.found not in {claim.value for s in report.statements for claim in s.claims}


def test_the_number_of_tables_can_be_asked_for():
    assert [len(draw_general_report(Random(3), split="train", n_tables=n).tables) for n in (0, 1, 4)] == [0, 1, 4]


def test_splits_share_no_words():
    families = load_words("reports")["families"]
    assert not set(allowed(list(families), "train")) & set(allowed(list(families), "test"))
    said = {
        split: {s.text for seed in range(40) for s in draw_general_report(Random(seed), split=split).statements[1:]}
        for split in ("train", "test")
    }
    assert not said["train"] & said["test"]


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_kind_of_file_prints_it(kind):
    for seed in (4, 5, 6):
        assert render_file(draw_general_report(Random(seed)), Random(seed), kind=kind).content


def test_the_same_seed_gives_the_same_document_in_another_process():
    code = (
        "from random import Random; from corpora.synthetic.general_report import draw_general_report; import hashlib;"
        "print(hashlib.sha256(repr([draw_general_report(Random(s)) for s in range(5)]).encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""
