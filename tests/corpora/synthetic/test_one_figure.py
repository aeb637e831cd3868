"""One digit of one figure changed, on a draw of one invented report."""

import json
from pathlib import Path

from corpora.synthetic.one_figure import changed_reports

TEXT = "总体情况\n全年发布信息300条，其中网站1\n80条、微信120条。收到申请50件，答复5 2件。\n新收\t50\n"
SUPPORTED = [
    {"kind": "claim-parts", "fields": [], "claimed": 300, "sentence": "全年发布信息300条，其中网站180条、微信120条。"},
    {"kind": "claim-table", "fields": ["requests.new.total"], "claimed": 50, "sentence": "收到申请50件，答复52件。"},
    {"kind": "claim-table", "fields": ["x"], "claimed": 7, "sentence": "不在文中7件。"},
    {"kind": "period", "fields": [], "claimed": 2023, "sentence": "全年"},
]


def _draw(folder: Path, **more: object) -> Path:
    for name in ("reports", "gold"):
        (folder / name).mkdir(parents=True)
    (folder / "reports" / "0001.txt").write_text(TEXT, "utf-8")
    gold = {"source": "0001.txt", "contradictions": [], "supported": SUPPORTED, "figures": {}, **more}
    (folder / "gold" / "0001.json").write_text(json.dumps(gold), "utf-8")
    return folder


def test_each_figure_makes_a_report_with_one_digit_changed(tmp_path: Path) -> None:
    found = {one.name: one for one in changed_reports(_draw(tmp_path), count=9, seed=1)}
    assert sorted(found) == ["0001-0.txt", "0001-1.txt"]
    for one in found.values():
        ((place, old, new),) = [(n, a, b) for n, (a, b) in enumerate(zip(TEXT, one.text, strict=True)) if a != b]
        assert (old + new).isdigit()
        (planted,) = one.gold["contradictions"]
        assert str(int(planted["claimed"])) not in TEXT
        assert planted["sentence"] in "".join(one.text.split())
        assert one.gold["supported"] == []
        assert TEXT[place - 4 : place + 3].strip()


def test_the_same_seed_changes_the_same(tmp_path: Path) -> None:
    draw = _draw(tmp_path)
    assert list(changed_reports(draw, count=1, seed=3)) == list(changed_reports(draw, count=1, seed=3))
    assert len(list(changed_reports(draw, count=1, seed=3))) == 1


def test_reports_that_do_not_hold_are_left_out(tmp_path: Path) -> None:
    wrong = [{"kind": "claim-table", "claimed": 3.0}]
    assert list(changed_reports(_draw(tmp_path, contradictions=wrong), count=9, seed=1)) == []
