"""Nothing of one side stands on the other: not a body's other year, not its neighbour's copy."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.document.errors import Failure, UsageError
from corpora.labelled.build import Options, Summary, build_set
from corpora.labelled.formats.conll import read_conll
from corpora.labelled.formats.protocol import SPLITS
from corpora.labelled.label import LabelledReport
from corpora.labelled.near_duplicates import NearDuplicates
from corpora.labelled.passages import texts_of
from corpora.labelled.splits import SHARES, Groups

HAN = "统筹推进政务公开工作机制建设完善制度规范流程加强培训提升能力落实主体责任健全平台栏目维护群众监督评议考核"


def prose(seed: int, *, sentences: int = 12) -> str:
    random = Random(seed)
    return "".join("".join(random.choices(HAN, k=20)) + "。" for _ in range(sentences))


def report(body: str, year: int, text: str) -> LabelledReport:
    name = f"{hash((body, year, text)) & (1 << 256) - 1:064x}"
    return LabelledReport(document=name, title=None, organisation=body, body=body, year=year, text=text)


@pytest.fixture
def corpus() -> list[LabelledReport]:
    """Thirty bodies of three years each with prose of their own."""
    return [report(f"第{body}县", 2020 + year, prose(body * 10 + year)) for body, year in product(range(30), range(3))]


def split_of(out: Path) -> dict[str, str]:
    whole = json.loads((out / "splits.json").read_text("utf-8"))
    return {body: group["split"] for group in whole["groups"] for body in group["bodies"]}


def test_a_body_is_in_one_split_with_all_its_years(corpus: list[LabelledReport], tmp_path: Path) -> None:
    summary = build_set(corpus, out=tmp_path / "set", options=Options(formats=("conll",)))
    assert [summary.reports[split] for split in SPLITS] == [72, 9, 9]
    where: dict[str, set[str]] = {}
    for split in SPLITS:
        for line in (tmp_path / "set" / f"{split}.conll").read_text("utf-8").splitlines():
            if line.startswith("# {"):
                where.setdefault(json.loads(line[2:])["organisation"], set()).add(split)
    assert len(where) == 30
    assert all(len(splits) == 1 for splits in where.values())


def test_the_order_of_the_reports_does_not_matter_and_the_seed_does(
    corpus: list[LabelledReport], tmp_path: Path
) -> None:
    options = Options(formats=("conll",))
    build_set(corpus, out=tmp_path / "one", options=options)
    build_set(reversed(corpus), out=tmp_path / "two", options=options)
    build_set(corpus, out=tmp_path / "other", options=replace(options, seed=1))
    assert split_of(tmp_path / "one") == split_of(tmp_path / "two")
    assert split_of(tmp_path / "one") != split_of(tmp_path / "other")


def test_near_duplicates_of_other_bodies_are_on_the_same_side(corpus: list[LabelledReport], tmp_path: Path) -> None:
    """Each copies the prose of the one before with its own name and figures: a chain that ends far from its beginning."""
    template = "{}全年受理申请{}件。" + prose(999)
    copies = [report(f"抄写{n}局", 2023, template.format(f"抄写{n}局", n * 7)) for n in range(9)]
    summary = build_set([*corpus, *copies], out=tmp_path / "set", options=Options(formats=("conll",)))
    where = split_of(tmp_path / "set")
    assert len({where[f"抄写{n}局"] for n in range(9)}) == 1
    assert [group.reports for group in summary.groups if group.near] == [9]
    assert "1 groups of bodies (9 bodies) are kept together" in (tmp_path / "set" / "README.md").read_text("utf-8")


@given(st.integers(0, 2**32))
def test_only_likeness_joins(seed: int) -> None:
    near = NearDuplicates()
    first, second = prose(seed), prose(seed + 1)
    changed = prose(seed + 2, sentences=1) + first[21:]
    found = [
        near.add(number, texts_of(report("某局", 2023, text))) for number, text in enumerate((first, second, changed))
    ]
    assert found == [[], [], [0]]


def test_reports_without_prose_are_like_none() -> None:
    near = NearDuplicates()
    assert near.add(0, ()) == near.add(1, ()) == []


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60), st.integers(0, 5))
def test_what_is_joined_stays_together(joins: list[tuple[int, int]], seed: int) -> None:
    groups = Groups()
    for body in range(41):
        groups.add(str(body))
    for one, two in joins:
        groups.join(str(one), str(two))
    found = groups.assign(seed=seed)
    assert all(found[str(one)] is found[str(two)] for one, two in joins)
    assert sum(group.reports for group in {id(group): group for group in found.values()}.values()) == 41
    sizes = Counter(group.split for group in found.values())
    if not joins:
        assert {split: sizes[split] for split in SPLITS} == {"train": 33, "dev": 4, "test": 4}
    assert sum(SHARES.values()) == pytest.approx(1)


def test_bodies_of_an_earlier_set_stay_where_they_were(corpus: list[LabelledReport], tmp_path: Path) -> None:
    build_set(corpus[:60], out=tmp_path / "before", options=Options(formats=("conll",), seed=3))
    earlier = tmp_path / "before" / "splits.json"
    build_set(corpus, out=tmp_path / "after", options=Options(formats=("conll",), earlier=earlier))
    before, after = split_of(tmp_path / "before"), split_of(tmp_path / "after")
    assert all(after[body] == split for body, split in before.items())
    assert len(after) == 30


def test_a_group_that_was_on_both_sides_goes_to_the_one_that_was_trained_on() -> None:
    groups = Groups()
    for body in ("甲", "乙"):
        groups.add(body)
    groups.join("甲", "乙")
    assert groups.assign(seed=0, earlier={"甲": "test", "乙": "train"})["甲"].split == "train"


def test_what_fails_or_comes_twice_is_counted(one_report: LabelledReport, tmp_path: Path) -> None:
    wrong = replace(one_report, document="cd" * 32, entities=(replace(one_report.entities[0], text="别的"),))
    reports = [one_report, one_report, wrong, Failure(code="encrypted", message="")]
    summary = build_set(reports, out=tmp_path / "set", options=Options(formats=("conll",)))
    assert summary.left_out == {"same bytes twice": 1, "span_mismatch": 1, "encrypted": 1}
    assert sum(summary.reports.values()) == 1
    card = (tmp_path / "set" / "README.md").read_text("utf-8")
    assert "| span_mismatch | 1 |" in card


def test_a_folder_with_something_else_is_left_alone(one_report: LabelledReport, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UsageError):
        build_set([one_report], out=tmp_path, options=Options(formats=("conll",)))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_earlier_set_is_replaced(one_report: LabelledReport, tmp_path: Path) -> None:
    out = tmp_path / "set"
    build_set([one_report], out=out, options=Options(formats=("conll", "claims")))
    build_set([one_report], out=out, options=Options(formats=("docbin",)))
    assert sorted(path.name for path in out.iterdir()) == [
        "README.md", "dev.spacy", "splits.json", "test.spacy", "train.spacy"
    ]  # fmt: skip


def test_an_earlier_set_stays_when_its_successor_fails(one_report: LabelledReport, tmp_path: Path) -> None:
    def broken() -> Summary:
        def reports() -> object:
            yield one_report
            raise OSError("disk full")

        return build_set(reports(), out=tmp_path / "set", options=Options(formats=("conll",)))  # type: ignore[arg-type]

    build_set([one_report], out=tmp_path / "set", options=Options(formats=("conll",)))
    with pytest.raises(OSError, match="disk full"):
        broken()
    assert [item.text for item in read_conll(tmp_path / "set" / "train.conll")] == [one_report.text]
    assert not [path for path in (tmp_path / "set").iterdir() if path.name.startswith(".")]


def test_what_a_killed_run_left_goes_with_the_next(one_report: LabelledReport, tmp_path: Path) -> None:
    left = tmp_path / "set" / ".gouji-dead.part" / "set"
    left.mkdir(parents=True)
    (left / "train.conll").write_text("half")
    build_set([one_report], out=tmp_path / "set", options=Options(formats=("conll",)))
    assert sorted(path.name for path in (tmp_path / "set").iterdir()) == [
        "README.md", "dev.conll", "splits.json", "test.conll", "train.conll"
    ]  # fmt: skip
