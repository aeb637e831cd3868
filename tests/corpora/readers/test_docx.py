from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import docx as python_docx
import pytest

from corpora.document.document import Document, Source
from corpora.document.errors import Corrupt, Empty, ExpandsTooFar, Forbidden, TooLarge
from corpora.document.passage import Passage
from corpora.document.region import Region
from corpora.readers.docx import read_docx
from corpora.readers.docx_package import holds_pictures
from corpora.readers.limits import Limits

Make = Callable[..., bytes]
Read = Callable[..., Document]


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.fixture
def read(make_docx: Make, source: Source) -> Read:
    def reader(body: str, **parts: str) -> Document:
        return read_docx(make_docx(body, **parts), source=source)

    return reader


def region_of(document: Document) -> Region:
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    return region


def shape(region: Region) -> list[list[tuple[str, int | None, int, int, bool]]]:
    return [[(s.text, s.column, s.row_span, s.column_span, s.continued) for s in row] for row in region.rows]


def test_runs_tabs_breaks_and_full_width(read: Read) -> None:
    body = p(r("共"), r("１"), r("０件"), "<w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/></w:r>")
    assert read(body).text == "共10件\t甲\n乙-\n"


def test_tracked_changes_read_as_accepted(read: Read) -> None:
    deleted = "<w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
    body = p(r("共"), deleted, "<w:ins>" + r("10") + "</w:ins>", r("件"))
    assert read(body).text == "共10件\n"


def test_a_deleted_paragraph_mark_joins_the_halves(read: Read) -> None:
    assert read(p(r("共1"), properties="<w:rPr><w:del/></w:rPr>") + p(r("0件"))).text == "共10件\n"


def test_field_codes_are_left_out_and_results_kept(read: Read) -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>= SUM(ABOVE)</w:instrText></w:r>"
    field = char("begin") + code + char("separate") + r("10") + char("end")
    nested = char("begin") + r("码") + field + char("separate") + r("20") + char("end")
    simple = '<w:fldSimple w:instr="PAGE">' + r("30") + "</w:fldSimple>"
    assert read(p(r("共"), field, nested, simple, r("件"))).text == "共102030件\n"


def test_an_unfinished_field_does_not_swallow_the_rest(read: Read) -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p(r("共10件"))
    assert read(body).text == "共10件\n"


def test_text_that_is_struck_out_is_no_part_of_a_figure(read: Read) -> None:
    runs = [r("3", "<w:strike/>"), r("4", "<w:dstrike/>"), r("5"), r("6", '<w:strike w:val="false"/>')]
    assert read(p(*runs)).text == "56\n"


def test_hidden_text_is_not_printed(read: Read) -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    runs = [r("甲"), r("乙", "<w:vanish/>"), r("丙", '<w:vanish w:val="0"/>'), r("丁", '<w:rStyle w:val="h"/>')]
    assert read(p(*runs), styles=styles).text == "甲丙\n"


def test_raised_digits_do_not_lengthen_a_number(read: Read) -> None:
    raised, lowered = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    body = p(r("共100"), r("2", raised), r("件，H"), r("2", lowered), r("O"))
    assert read(body).text == "共100²件，H₂O\n"


def test_a_text_box_is_counted_once(read: Read) -> None:
    content = "<w:txbxContent>" + p(r("框内12件")) + "</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert read(p(r("正文"), both)).text == "正文\n框内12件\n"


def test_content_controls_links_and_maths(read: Read) -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    hint = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("单击此处") + "</w:sdtContent></w:sdt>"
    line = p(control.format(r("甲")), hint, "<w:hyperlink>" + r("乙") + "</w:hyperlink>")
    maths = p("<m:oMathPara><m:oMath><m:r><m:t>12%</m:t></m:r></m:oMath></m:oMathPara>")
    assert read(control.format(line) + maths).text == "甲乙\n12%\n"


def test_formulas_do_not_run_digits_together(read: Read) -> None:
    def m(name: str, *inner: str) -> str:
        return f"<m:{name}>{''.join(inner)}</m:{name}>"

    def t(text: str) -> str:
        return m("r", m("t", text))

    fraction = m("f", m("fPr"), m("num", t("1")), m("den", t("2")))
    power = m("sSup", m("e", t("10")), m("sup", t("2")))
    assert read(p(m("oMath", fraction, t("+"), power))).text == "1/2+10²\n"


def test_headings(read: Read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="1"/></w:style>'
    )
    body = p(r("一"), properties='<w:pStyle w:val="x"/>') + p(r("二"), properties='<w:outlineLvl w:val="2"/>')
    document = read(body + p(r("三")), styles=styles)
    assert [block.heading_level for block in document.blocks if isinstance(block, Passage)] == [1, 3, None]


def test_the_table_of_contents_is_left_out(read: Read) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    document = read(p(r("总体情况1"), properties='<w:pStyle w:val="c"/>') + p(r("总体情况")), styles=styles)
    assert (document.text, document.warnings) == ("总体情况\n", ("contents_left_out",))


NUMBERING = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def item(text: str, level: int, number: int = 1) -> str:
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_restored(read: Read) -> None:
    body = item("总体情况", 0) + item("主动公开", 1) + item("依申请公开", 1) + item("2023年10件", 2) + item("点", 3)
    body += item("情况", 0) + item("重来", 1) + item("另起", 0, 2) + item("接着", 0, 2) + item("无", 0, 0)
    assert read(body, numbering=NUMBERING).text.splitlines() == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "1. 2023年10件",
        "点",
        "二、情况",
        "（一）重来",
        "五、另起",
        "六、接着",
        "无",
    ]


def test_a_skipped_level_counts_as_begun(read: Read) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:lvlText w:val="{text}"/></w:lvl>' for i, text in enumerate(("%1", "%1.%2"))
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = item("甲", 1) + item("乙", 1) + item("丙", 0) + item("丁", 1)
    assert read(body, numbering=numbering).text.splitlines() == ["1.1 甲", "1.2 乙", "2 丙", "2.1 丁"]


def test_numbering_of_a_style_counts_in_cells_too(read: Read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="n"><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    level = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    higher = p(r("上"), properties='<w:pStyle w:val="n"/>' + level)
    assert read(higher, styles=styles, numbering=NUMBERING).text == "（一）上\n"
    cell = "<w:tc>" + p(properties='<w:pStyle w:val="n"/>') + "</w:tc>"
    document = read(tbl(tr(cell, tc("甲")), tr(cell, tc("乙"))), styles=styles, numbering=NUMBERING)
    assert document.text == "1.\t甲\n2.\t乙\n"


def test_merges(read: Read) -> None:
    body = tbl(
        tr(tc("项目", RESTART + span(2)), tc("合计", span(2))),
        tr(tc("", CONTINUE + span(2)), tc("1"), tc("2")),
        tr(tc("甲"), tc("乙"), tc("3"), tc("4")),
        widths=(1000, 1000, 1000, 1000),
    )
    document = read(body)
    region = region_of(document)
    assert shape(region) == [
        [("项目", 0, 2, 2, False), ("合计", 2, 1, 2, False)],
        [("", 0, 1, 2, True), ("1", 2, 1, 1, False), ("2", 3, 1, 1, False)],
        [("甲", 0, 1, 1, False), ("乙", 1, 1, 1, False), ("3", 2, 1, 1, False), ("4", 3, 1, 1, False)],
    ]
    assert region.trust == "grid"
    assert all(document.text[slice(*s.place.span)] == s.text for row in region.rows for s in row)


def test_a_continuing_cell_with_nothing_above_is_shown(read: Read) -> None:
    body = tbl(tr(tc("甲", CONTINUE), tc("1")), tr(tc("乙"), tc("2")), tr(tc("丙", span(2))))
    assert [[s[0] for s in row] for row in shape(region_of(read(body)))] == [["甲", "1"], ["乙", "2"], ["丙"]]


def test_grid_before_shifts_the_row(read: Read) -> None:
    body = tbl(tr(tc("甲"), tc("乙"), tc("丙")), tr(tc("1"), tc("2"), properties='<w:gridBefore w:val="1"/>'))
    assert [(s[0], s[1]) for s in shape(region_of(read(body)))[1]] == [("1", 1), ("2", 2)]


def test_old_horizontal_merges(read: Read) -> None:
    first = tr(tc("合", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("丙"))
    body = tbl(first, tr(tc("1"), tc("2"), tc("3")))
    assert [(s[0], s[1], s[3]) for s in shape(region_of(read(body)))[0]] == [("合", 0, 2), ("丙", 2, 1)]


def test_edges_a_hair_apart_are_one_column(read: Read) -> None:
    """Rows whose edges were dragged apart: four grid columns, one of them 30 twips wide, are three seen ones."""
    body = tbl(
        tr(tc("甲"), tc("乙", span(2)), tc("丙")),
        tr(tc("1", span(2)), tc("2"), tc("3")),
        widths=(2000, 30, 2000, 2000),
    )
    assert [[(s[1], s[3]) for s in row] for row in shape(region_of(read(body)))] == [[(0, 1), (1, 1), (2, 1)]] * 2


def test_widths_speak_where_spans_are_missing(read: Read) -> None:
    def wide(text: str, twips: int) -> str:
        return tc(text, f'<w:tcW w:w="{twips}" w:type="dxa"/>')

    body = tbl(tr(wide("合", 2000), wide("丙", 1000)), tr(wide("1", 1010), wide("2", 990), wide("3", 1000)))
    assert [(s[0], s[1], s[3]) for s in shape(region_of(read(body)))[0]] == [("合", 0, 2), ("丙", 2, 1)]


def test_made_up_widths_are_not_believed(read: Read) -> None:
    def wide(text: str, twips: int, columns: int = 1) -> str:
        return tc(text, f'<w:tcW w:w="{twips}" w:type="dxa"/>' + span(columns))

    body = tbl(tr(wide("甲", 700), wide("乙", 1300)), tr(wide("1", 1111), wide("2", 2222), wide("3", 333)))
    assert [[s[1] for s in row] for row in shape(region_of(read(body)))] == [[0, 1], [0, 1, 2]]
    after = tr(wide("1", 900), wide("2", 2500), properties='<w:gridAfter w:val="1"/>')
    body = tbl(tr(wide("合", 2000, 2), wide("丙", 1000)), after)
    assert [[(s[1], s[3]) for s in row] for row in shape(region_of(read(body)))] == [[(0, 2), (2, 1)], [(0, 1), (1, 1)]]


def test_rows_in_controls_deleted_rows_and_header_rows(read: Read) -> None:
    row = tr(tc("1"), tc("2"))
    inside = f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    gone = tr(tc("8"), tc("9"), properties="<w:del/>")
    region = region_of(read(tbl(tr(tc("甲"), tc("乙"), properties="<w:tblHeader/>"), inside, gone)))
    assert [[s.text for s in r] for r in region.rows] == [["甲", "乙"], ["1", "2"]]
    assert [[s.header for s in r] for r in region.rows] == [[True, True], [False, False]]


def test_a_table_in_a_cell_becomes_its_own(read: Read) -> None:
    inner = tbl(tr(tc("1"), tc("2")))
    body = tbl(tr(tc("外"), f"<w:tc>{p(r('注'))}{inner}{p()}</w:tc>"), tr(tc("a"), tc("b")))
    outer, nested = [block for block in read(body).blocks if isinstance(block, Region)]
    assert [[s.text for s in row] for row in outer.rows] == [["外", "注"], ["a", "b"]]
    assert [[s.text for s in row] for row in nested.rows] == [["1", "2"]]


def test_a_frame_around_the_entry_of_a_cell_is_no_table_of_its_own(read: Read) -> None:
    def framed(text: str) -> str:
        return f"<w:tc>{tbl(tr(tc(text)))}{p()}</w:tc>"

    region = region_of(read(tbl(tr(tc("行政许可"), framed("12")), tr(framed("行政处罚"), framed("3")))))

    assert [[slip.text for slip in row] for row in region.rows] == [["行政许可", "12"], ["行政处罚", "3"]]


def test_a_table_of_one_column_is_a_frame(read: Read) -> None:
    inner = tbl(tr(tc("1"), tc("2")))
    document = read(tbl(tr(f"<w:tc>{item('标题', 0)}{inner}{item('后', 0)}</w:tc>")), numbering=NUMBERING)
    assert document.text == "一、标题\n1\t2\n二、后\n"


def test_lines_of_a_cell(read: Read) -> None:
    cell = "<w:tc>" + p(r("法人或")) + p(r("其他组织")) + "</w:tc>"
    assert read(tbl(tr(cell, tc("1")))).text == "法人或其他组织\t1\n"


def test_what_cannot_be_read_is_said(read: Read) -> None:
    picture = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r><w:r><w:object/></w:r>"
    document = read(p(r("见图"), picture) + "<w:altChunk/>")
    assert set(document.warnings) == {"picture_not_read", "embedded_object_not_read", "embedded_file_not_read"}


def with_parts(make_zip: Make, document: bytes, kind: str, **parts: bytes) -> bytes:
    """The document with files that it refers to by relations of a kind, under these ids."""
    relation = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    place = {name: f"word/media/{name}.png" if kind == "image" else f"word/{name}.htm" for name in parts}
    relations = "".join(f'<Relationship Id="{i}" Type="{relation}" Target="/{place[i]}"/>' for i in parts)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{package}">{relations}</Relationships>'.encode()
    return make_zip({**members, **{place[name]: data for name, data in parts.items()}})


def test_a_page_wrapped_in_a_document(make_zip: Make, make_docx: Make, source: Source) -> None:
    page = "<html><meta charset=utf-8><p>共10件</p></html>".encode()
    data = with_parts(make_zip, make_docx("<w:altChunk/>"), "aFChunk", h=page)
    assert read_docx(data, source=source).text.strip() == "共10件"


def test_pages_taken_in_between_paragraphs(make_zip: Make, make_docx: Make, source: Source) -> None:
    """Previously they were lost where anything else stood in the document."""
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{}"/>'
    body = p(r("前")) + chunk.format("b") + p(r("中")) + chunk.format("a") + chunk.format("c") + p(r("后"))
    page = "<meta charset=utf-8><table><tr><td>{0}<td>1<tr><td>{0}<td>2</table>"
    parts = {name: page.format(name).encode() for name in "ab"}
    document = read_docx(with_parts(make_zip, make_docx(body), "aFChunk", **parts, c=b"PK\x03\x04"), source=source)
    assert document.text == "前\nb\t1\nb\t2\n中\na\t1\na\t2\n后\n"
    assert document.warnings == ("embedded_file_not_read",)


def test_pictures_between_paragraphs_are_read_where_they_stand(make_zip: Make, make_docx: Make, source: Source) -> None:
    blip = '<w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" {}/></w:drawing>'
    names = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    picture = "<w:r>" + blip.format(f'xmlns:r="{names}" r:embed="{{}}"') + "</w:r>"
    body = p(r("前")) + p(picture.format("a")) + p(picture.format("b")) + tbl(tr(tc("1"), tc("2"))) + p(r("后"))
    data = with_parts(make_zip, make_docx(body), "image", a=b"x" * 9000, b=b"y")
    inside = read_docx(make_docx(tbl(tr(tc("表"), tc("3"))) + p(r("文"))), source=source)

    def see(held: bytes) -> Document | None:
        return inside if held[:1] == b"x" else None

    document = read_docx(data, source=source, see=see)
    assert document.text == "前\n表\t3\n文\n1\t2\n后\n"
    assert document.warnings == ("page_read_by_ocr: 1", "picture_not_read")
    printed = [slip for block in document.blocks if isinstance(block, Region) for row in block.rows for slip in row]
    assert [(document.text[slice(*slip.place.span)], slip.place.page_number) for slip in printed] == [
        ("表", 1), ("3", 1), ("1", None), ("2", None),
    ]  # fmt: skip
    assert set(read_docx(data, source=source).warnings) == {"picture_not_read"}
    assert holds_pictures(data)
    assert not holds_pictures(make_docx(body))
    assert not holds_pictures(data[:200])


def test_strict_documents(make_docx: Make, make_zip: Make, source: Source) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<w:document xmlns:w="{strict}"><w:body>{p(r("严格"))}</w:body></w:document>'
    assert read_docx(make_zip({"word/document.xml": document}), source=source).text == "严格\n"


def test_hostile(make_docx: Make, make_zip: Make, read: Read, source: Source) -> None:
    for dtd in (
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
    ):
        with pytest.raises(Forbidden):
            read_docx(make_docx(p(r("&x;")), declaration=dtd), source=source)
    utf16 = f'<?xml version="1.0" encoding="utf-16"?>{dtd}<a/>'.encode("utf-16")
    with pytest.raises(Forbidden):
        read_docx(make_zip({"word/document.xml": utf16}), source=source)
    with pytest.raises(Corrupt):
        read_docx(make_zip({"word/other.xml": "<a/>"}), source=source)
    with pytest.raises(Corrupt):
        read_docx(make_zip({"word/document.xml": "<a>"}), source=source)
    with pytest.raises(ExpandsTooFar):
        read(tbl(tr(tc("1", span(1_000_000)), tc("2"))))
    with pytest.raises(TooLarge):
        read_docx(make_docx(tbl(*[tr(tc("1"), tc("2"))] * 2_000)), source=source, limits=Limits(max_cells=3_999))
    with pytest.raises(Empty):
        read(p(r(" ")) + tbl(tr(tc(""), tc(""))))
    with pytest.raises(ExpandsTooFar):
        read_docx(make_docx(p(r("长" * 2_000_000))), source=source, limits=Limits(ratio_floor_bytes=1000))


def test_python_docx_agrees_on_a_plain_document(source: Source) -> None:
    """A second opinion: every cell and paragraph that python-docx sees, in its order."""
    written = python_docx.Document()
    written.add_heading("一、总体情况", 1)
    written.add_paragraph("共收到申请10件。")
    table = written.add_table(3, 4)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = f"{row}{column}"
    file = io.BytesIO()
    written.save(file)
    document = read_docx(file.getvalue(), source=source)
    assert document.text.splitlines()[:2] == [paragraph.text for paragraph in written.paragraphs]
    region = region_of(document)
    assert [[s.text for s in row] for row in region.rows] == [[c.text for c in row.cells] for row in table.rows]


def test_a_table_of_many_rows_takes_no_longer_for_each(make_docx: Make, source: Source) -> None:
    """Previously each cell copied the list of all rows below: a table of 20,000 took minutes. Seconds of the processor."""
    begin = time.process_time()
    data = make_docx(tbl(*[tr(tc("1"), tc("2"), tc("3"))] * 10_000))
    document = read_docx(data, source=source, limits=Limits(max_ratio=1_000_000))
    assert len(region_of(document).rows) == 10_000
    assert time.process_time() - begin < 30
