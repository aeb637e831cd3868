"""`gouji label queue` on records."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from corpora.document.errors import Corrupt
from corpora.synthetic.files.html import render_html
from corpora.synthetic.house.draw import draw_house_report
from corpora.synthetic.samples import SAMPLES
from service.cli.label import label
from service.cli.main import run
from service.export.wire import Record
from service.labels.questions import questions_of


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, and four reports of a house that the grammar hardly understands."""
    folder = tmp_path_factory.mktemp("queue")
    for number in range(4):
        report = draw_house_report(Random(number), place="云岭台", wordings="learned")
        (folder / f"house-{number}.html").write_text(render_html(report, random=Random(0)), encoding="utf-8")
    path = folder / "records.jsonl"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOUJI_LANGUAGE", "grammar")
        assert run(["extract", str(SAMPLES / "reports"), str(folder), "--out", str(path)]) == 0
    return path


def test_the_house_that_is_not_understood_comes_first(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert label.main(["queue", str(records), "--json", "--most", "3"], standalone_mode=False) == 0
    lessons = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lessons) == 3
    assert "house" in lessons[0]["document"]
    assert lessons[0]["worth"] >= lessons[1]["worth"] >= lessons[2]["worth"]
    assert all(one.startswith(("claim ", "table ")) for one in lessons[0]["patterns"])
    label.main(["queue", str(records), "--most", "2"], standalone_mode=False)
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_numbers_are_no_part_of_a_wording_or_a_layout(records: Path) -> None:
    held = [Record.model_validate_json(line) for line in records.read_bytes().splitlines()]
    house = [
        {one.pattern for one in questions_of(record) if one.pattern.startswith("table requests")}
        for record in held
        if "house" in record.source.path
    ]
    assert len(house) == 4
    assert all(patterns == house[0] != set() for patterns in house)
    for record in held:
        assert not any(sign.isdigit() for one in questions_of(record) for sign in one.pattern if sign.isascii())


def test_a_line_that_is_no_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(Corrupt):
        label.main(["queue", str(tmp_path / "a.jsonl")], standalone_mode=False)
