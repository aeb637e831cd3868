"""Labels that are not good enough are unknown, not absent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from corpora.document.geometry import Span
from corpora.labelled.build import Options, build_set
from corpora.labelled.faults import BadStructure
from corpora.labelled.formats.claims import ClaimsWriter
from corpora.labelled.formats.docbin import read_docbin
from corpora.labelled.formats.huggingface import read_pairs, read_tables
from corpora.labelled.formats.protocol import Sample
from corpora.labelled.label import Heading, LabelledReport
from corpora.labelled.passages import texts_of
from corpora.labelled.sound import sound_text
from corpora.labelled.worth import kept
from tests.corpora.labelled.drawn_labels import samples


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


@given(samples())
def test_no_label_is_lost_between_passages(sample: Sample) -> None:
    """Wherever lines end, and however labels lie across each other and over them."""
    report = sample.report
    found = texts_of(report)
    for item in found:
        sound_text(item)
        assert report.text[item.start : item.start + len(item.text)] == item.text
    names = [(one.label, one.span.start + item.start, one.text) for item in found for one in item.entities]
    assert sorted(names) == sorted((one.label, one.span.start, one.text) for one in report.entities)
    claims = [
        (one.id, one.span.start + item.start, one.numeral.start + item.start) for item in found for one in item.claims
    ]
    assert sorted(claims) == sorted((one.id, one.span.start, one.numeral.start) for one in report.claims)


def test_a_claim_is_not_parted_from_its_numeral(one_report: LabelledReport) -> None:
    text = "本年收到申请，\n共计12件。"
    claim = replace(one_report.claims[0], text="收到申请", span=Span(2, 6), numeral=Span(10, 12))
    (found,) = texts_of(replace(one_report, text=text, entities=(), claims=(claim,)))
    assert found.text == text


def test_a_report_that_a_format_cannot_hold_is_left_out_of_it_alone(
    one_report: LabelledReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(writer: object, sample: Sample) -> int:
        raise BadStructure("t1")

    monkeypatch.setattr(ClaimsWriter, "add", refuse)
    summary = build_set([one_report], out=tmp_path / "set", options=Options(formats=("claims", "docbin")))
    assert summary.left_out == {"claims: bad_structure": 1}
    assert len(list(read_docbin(tmp_path / "set" / "docbin" / "train.spacy"))) == 1
