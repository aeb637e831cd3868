"""Labels that are not good enough are unknown, not absent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpora.document.geometry import Span
from corpora.labelled.build import Options, build_set
from corpora.labelled.formats.docbin import read_docbin
from corpora.labelled.formats.huggingface import read_pairs, read_tables
from corpora.labelled.label import Heading, LabelledReport
from corpora.labelled.passages import texts_of
from corpora.labelled.worth import kept


def test_a_label_that_is_not_good_enough_is_withheld(one_report: LabelledReport) -> None:
    found = kept(one_report, frozenset({"arithmetic"}), 0.9)
    assert not found.entities
    assert found.withheld_entities == (one_report.entities[0].span,)
    assert found.claims == one_report.claims


def test_training_passes_over_what_is_withheld(one_report: LabelledReport, tmp_path: Path) -> None:
    import pyarrow.parquet
    import spacy
    from spacy.tokens import DocBin

    options = Options(formats=("docbin", "huggingface", "conll"), origins=frozenset({"arithmetic"}))
    build_set([one_report], out=tmp_path / "set", options=options)
    (doc,) = DocBin().from_disk(tmp_path / "set" / "docbin" / "train.spacy").get_docs(spacy.blank("zh").vocab)
    assert [token.ent_iob_ for token in doc][:8] == ["", "", "", "", "", "", "O", "O"]
    rows = pyarrow.parquet.read_table(tmp_path / "set" / "huggingface" / "train.parquet").to_pylist()
    assert rows[0]["ner_tags"][:8] == [-1] * 6 + [0, 0]
    assert "云\t-\tO\n" in (tmp_path / "set" / "conll" / "train.conll").read_text("utf-8")


def test_a_passage_with_nothing_left_is_left_out(one_report: LabelledReport) -> None:
    assert texts_of(kept(one_report, frozenset({"person"}), 0)) == ()
    plain = replace(one_report, entities=(), claims=())
    assert [item.text for item in texts_of(plain)] == [one_report.text]


def test_a_pair_keeps_its_table_as_context(one_report: LabelledReport, tmp_path: Path) -> None:
    doubtful = replace(one_report, tables=(replace(one_report.tables[0], origin="model", confidence=0.2),))
    options = Options(formats=("huggingface",), origins=frozenset({"arithmetic"}))
    build_set([doubtful], out=tmp_path / "set", options=options)
    assert list(read_tables(tmp_path / "set" / "tables" / "train.parquet")) == []
    assert [pair.verdict for _, pair in read_pairs(tmp_path / "set" / "pairs" / "train.parquet")] == ["supported"]


def test_passages_end_with_lines_save_inside_a_label_or_a_sentence() -> None:
    text = "一、总体情况\n本年收到申请\n12件。\n另有若干事项，说明如下。\n3\n4\n"
    report = LabelledReport(
        document="ab" * 32, title=None, organisation=None, body=None, year=None, text=text,
        headings=(Heading(title="总体情况", span=Span(0, len(text))),), unbroken=(Span(7, 18),),
    )  # fmt: skip
    found = texts_of(report)
    assert [item.text for item in found] == ["本年收到申请\n12件。", "另有若干事项，说明如下。"]
    assert [text[item.start : item.start + len(item.text)] for item in found] == [item.text for item in found]
    assert found[0].heading == "总体情况"
    assert [item.text for item in texts_of(report, unit="document")] == [text]


def test_whole_reports_as_examples(one_report: LabelledReport, tmp_path: Path) -> None:
    build_set([one_report], out=tmp_path / "set", options=Options(formats=("docbin",), unit="document"))
    assert [item.start for item in read_docbin(tmp_path / "set" / "train.spacy")] == [0]
