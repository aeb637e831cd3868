import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from corpora.document.errors import ConverterMissing
from corpora.readers.doc import find_soffice
from corpora.readers.read import read_document
from corpora.synthetic.draw import Habits, draw_reports
from corpora.synthetic.files.kinds import FILE_KINDS, NO_BLANKS
from corpora.synthetic.files.render import render_file
from corpora.synthetic.files.word97 import to_word97
from corpora.synthetic.report import Paragraph, PrintedCell, PrintedTable, Report, Section, Statement

COUNTY = "砚溪湾县人民政府"
REPORT = draw_reports(Random(7), year=2023, level="county", body=COUNTY)[0]
BLANKS = draw_reports(Random(7), year=2023, level="county", body=COUNTY, habits=Habits(blank_share=0.5))[0]
SEEDS = range(3)
WITHOUT_OFFICE = [kind for kind in FILE_KINDS if kind not in ("doc", "doc-rtf")]


def plain(text):
    return re.sub(r"[\s\u200b\ufeff\u00ad]|&(?:amp;)?nbsp;", "", text)


def printed(content):
    document = read_document(content, path="report")
    return plain(document.text)


def free_table(columns):
    heads = [PrintedCell(row=0, column=c, text=f"指标\n{c + 1}" if c else "单位名称") for c in range(columns)]
    values = [
        PrintedCell(row=1, column=c, text=str(1000 + c), header=False, value=Decimal(1000 + c))
        if c
        else PrintedCell(row=1, column=0, text="水务站")
        for c in range(columns)
    ]
    return PrintedTable(
        form=None,
        n_rows=2,
        n_columns=columns,
        cells=(*heads, *values),
        n_header_rows=1,
        caption="表1 经费情况",
        unit_line="单位：万元",
        note="注：数据为初步统计。",
    )


def free_report(columns):
    sentence = Paragraph(statements=(Statement(text="全年工作平稳有序开展。"),))
    section = Section(number="一", title="基本情况", content=(sentence, free_table(columns)))
    return Report(body=COUNTY, year=2023, title="砚溪湾县工作总结", introduction=(), sections=(section,))


@pytest.mark.parametrize("kind", WITHOUT_OFFICE)
def test_what_a_report_says_can_be_read_in_every_kind(kind):
    for seed in SEEDS:
        rendered = render_file(REPORT, Random(seed), kind=kind)
        text = printed(rendered.content)
        half = str.maketrans("，：；（）", ",:;()")
        missing = [s.text for s in REPORT.statements if plain(s.text).translate(half) not in text.translate(half)]
        # Revisions and lists may stand inside a sentence; most must be whole all the same.
        assert len(missing) <= len(REPORT.statements) // 4, (rendered.knobs, missing[:2])


@pytest.mark.parametrize("columns", [1, 6, 20])
@pytest.mark.parametrize("kind", WITHOUT_OFFICE)
def test_tables_of_no_form_are_printed_with_what_stands_around_them(kind, columns):
    text = printed(render_file(free_report(columns), Random(3), kind=kind).content)
    for words in ("表1经费情况", "单位:万元", "注:数据为初步统计"):
        assert words in text.replace("：", ":")
    if columns > 1:
        assert str(999 + columns) in text


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_knobs_say_what_is_irregular(kind):
    rendered = [render_file(REPORT, Random(seed), kind=kind) for seed in range(12)]
    for one in rendered:
        assert one.knobs["kind"] == kind
        assert set(one.knobs["odd"]) <= {*one.knobs["style"], *one.knobs["surface"]}
    assert kind in ("html", "doc-rtf") or len({str(one.knobs) for one in rendered}) > 1


def test_the_same_seed_gives_the_same_bytes_in_another_process():
    script = (
        "import hashlib,sys;from random import Random;from corpora.synthetic.draw import draw_reports;"
        "from corpora.synthetic.files.kinds import FILE_KINDS;"
        "from corpora.synthetic.files.render import render_file;"
        f"r=draw_reports(Random(7),year=2023,level='county',body='{COUNTY}')[0];"
        "[print(hashlib.sha256(render_file(r,Random(5),kind=k).content).hexdigest()) for k in FILE_KINDS]"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Shanghai"}
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    here = [hashlib.sha256(render_file(REPORT, Random(5), kind=kind).content).hexdigest() for kind in FILE_KINDS]
    assert run.stdout.split() == here


@pytest.mark.parametrize("kind", sorted(NO_BLANKS))
def test_kinds_that_lose_blank_cells_refuse_them(kind):
    with pytest.raises(ValueError, match="blank"):
        render_file(BLANKS, Random(1), kind=kind)


@pytest.mark.parametrize("kind", [kind for kind in FILE_KINDS if kind not in NO_BLANKS])
def test_all_other_kinds_print_blank_cells(kind):
    for seed in range(4):
        assert render_file(BLANKS, Random(seed), kind=kind).content


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="txt-poem"):
        render_file(REPORT, Random(1), kind="txt-poem")


def test_site_wording_keeps_to_its_split():
    def endings(split):
        found = (render_file(REPORT, Random(seed), kind="txt-odd", split=split) for seed in range(25))
        return {one.knobs["style"]["ending"] for one in found} - {""}

    assert endings("test")
    assert not endings("test") & endings("train")


def test_a_packaged_file_carries_no_time():
    for kind in ("docx-parts", "xlsx-odd"):
        content = render_file(REPORT, Random(2), kind=kind).content
        assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_files_of_word_97_need_libreoffice(monkeypatch):
    rendered = render_file(REPORT, Random(1), kind="doc")
    assert rendered.needs_office
    assert rendered.extension == "doc"
    assert to_word97([]) == []
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ConverterMissing):
        to_word97([rendered.content])


@pytest.mark.soffice
@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
def test_a_batch_of_word_97_files_is_the_same_each_time_and_in_order():
    other = replace(REPORT, title="砚溪湾县人民政府的另一份报告")
    files = [render_file(report, Random(1), kind="doc").content for report in (REPORT, other)]
    first, second = to_word97(files), to_word97(files)
    assert first == second
    assert first[0].startswith(bytes.fromhex("d0cf11e0a1b11ae1"))
    assert "另一份报告" in printed(first[1])
    assert "另一份报告" not in printed(first[0])
