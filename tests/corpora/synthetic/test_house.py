"""Reports of a house with words of its own."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from corpora.synthetic.house.draw import draw_house_report, write_house
from corpora.synthetic.house.pages import write_house_pages
from corpora.synthetic.values import broken_identities


def test_a_report_is_consistent_and_says_what_its_tables_print() -> None:
    for seed in range(12):
        report = draw_house_report(Random(seed), place="云岭台", wordings="learned" if seed % 2 else "held")
        assert broken_identities(report.figures) == []
        claims = [(one, statement.text) for statement in report.statements for one in statement.claims]
        assert any(one.fields for one, _ in claims)
        for one, text in claims:
            assert one.numeral is not None
            assert text[one.numeral.start : one.numeral.end] == f"{one.value:f}"
            if one.fields:
                assert report.figures.sum(one.fields) - report.figures.sum(one.minus) == one.value


def test_sets_that_begin_elsewhere_share_no_body_and_no_held_sentence(tmp_path: Path) -> None:
    write_house(tmp_path / "a", count=6, seed=1, wordings="learned")
    write_house(tmp_path / "b", count=6, seed=1, wordings="held", first=6)
    truths = {
        name: [json.loads(path.read_text("utf-8")) for path in sorted((tmp_path / name / "gold").iterdir())]
        for name in "ab"
    }
    bodies = {name: {truth["organisation"] for truth in held} for name, held in truths.items()}
    assert len(bodies["a"]) == len(bodies["b"]) == 6
    assert not bodies["a"] & bodies["b"]

    def shapes(name: str) -> set[str]:
        said = (statement["text"] for truth in truths[name] for statement in truth["statements"])
        return {"".join(sign for sign in text if not sign.isdigit() and sign != ".") for text in said}

    assert not shapes("a") & shapes("b")
    assert len(list((tmp_path / "a" / "reports").iterdir())) == 6


def test_scans_of_a_house_look_alike_and_come_again(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("again", 1), ("b", 2)):
        write_house_pages(tmp_path / name, count=1, seed=seed)
    reports = {name: (tmp_path / name / "reports" / "pages-0000.pdf").read_bytes() for name in ("a", "again", "b")}
    assert reports["a"] == reports["again"] != reports["b"]
    truths = {name: json.loads((tmp_path / name / "gold" / "pages-0000.json").read_text("utf-8")) for name in "ab"}
    looks = [truth["knobs"]["page"] for truth in truths.values()]
    assert looks[0] == looks[1]
    pages = json.loads((tmp_path / "a" / "pages" / "pages-0000.json").read_text("utf-8"))["pages"]
    regions = [region for page in pages for region in page["regions"]]
    assert regions
    assert {region["rules"] for region in regions} == {"none"}
