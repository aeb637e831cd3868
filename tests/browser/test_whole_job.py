"""What a reviewer does from the first upload to the export, in a real browser over the real service.

Each test has a document of its own, so that none depends on another; all share one service and one upload.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from contrast import too_faint
from playwright.sync_api import Locator, Page, expect
from reviewed_site import ATTACK, ATTACKING_NAME, GAPPED, NAMELESS, PDF, REFILED, SMUDGED, Site

from corpora.synthetic.samples import SAMPLES

Open = Callable[..., Page]

TOLERANCE_POINTS = 1.0
EDGES = "one => { const box = one.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom] }"
VIEWS = ("", "#/checks", "#/doubtful", "#/documents", "#/upload", "#/history")


def contradictions(site: Site, name: str) -> list[Any]:
    return [check for check in site.record(name)["checks"] if check["verdict"] == "contradicted"]


def decided(page: Page, words: str) -> None:
    expect(page.get_by_text(f"已处理 {words}", exact=True)).to_be_visible()


def saved(page: Page) -> None:
    expect(page.get_by_text("正在保存…")).to_have_count(0)


def is_where_the_record_says(drawn: Locator, sheet: Locator, page_size: Any, bbox: list[float]) -> None:
    """A box is drawn a point wider than its cell on every side."""
    on_screen, whole = drawn.evaluate(EDGES), sheet.evaluate(EDGES)
    scale = (whole[2] - whole[0]) / page_size["width"]
    found = [(edge - whole[at % 2]) / scale for at, edge in enumerate(on_screen)]
    wanted = [edge + way for edge, way in zip(bbox, (-1, -1, 1, 1), strict=True)]
    assert found == pytest.approx(wanted, abs=TOLERANCE_POINTS)


def test_the_upload_told_how_far_it_was(site: Site) -> None:
    assert len(site.hashes) == 17
    assert re.search("(等待|进行中)", site.steps[0]), site.steps
    assert "完成" in site.steps[-1], site.steps
    assert len(site.steps) > 2, site.steps


def test_a_wrong_cell_is_found_on_the_page_and_mended_by_keys(site: Site, open_page: Open) -> None:
    check, other = contradictions(site, PDF)
    assert (check["kind"], other["kind"]) == ("table-identity", "claim-table")
    page = open_page(site.address(PDF))
    decided(page, "0 / 2")
    lit = page.locator("rect.cell")
    expect(lit).to_be_in_viewport()
    size = site.get(f"documents/{site.hashes[PDF]}/pages")[0]
    cell = check["evidence"][0]
    assert (cell["text"], cell["page"]) == ("12", 1)
    is_where_the_record_says(lit, page.locator(".page").first, size, cell["bbox"])
    page.locator(".page img").first.evaluate("image => image.decode()")

    page.keyboard.press("e")
    asked = page.get_by_role("dialog").get_by_placeholder("留空")
    expect(asked).to_have_value("12")
    expect(asked).to_be_focused()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    strip = page.get_by_role("status")
    expect(strip).to_contain_text("矛盾 →")
    expect(strip).to_contain_text(check["message"][:20])
    decided(page, "0 / 1")
    assert [one["kind"] for one in contradictions(site, PDF)] == ["claim-table"]
    expect(page.locator("rect.corrected")).to_have_count(1)

    page.keyboard.press("u")
    expect(strip).to_contain_text("已撤销")
    decided(page, "0 / 2")
    assert contradictions(site, PDF) == [check, other]


def test_the_sentence_and_the_cell_it_contradicts_are_marked(site: Site, open_page: Open) -> None:
    page = open_page(site.address(PDF))
    decided(page, "0 / 2")
    page.keyboard.press("j")
    expect(page.locator(".check h3")).to_contain_text("60")
    expect(page.locator("article .number")).to_have_text("60")
    expect(page.locator("article .sentence").first).to_be_in_viewport()
    cell = next(one for one in contradictions(site, PDF)[1]["evidence"] if one["table"])
    size = site.get(f"documents/{site.hashes[PDF]}/pages")[0]
    lit = page.locator("rect.cell")
    expect(lit).to_be_in_viewport()
    is_where_the_record_says(lit, page.locator(".page").first, size, cell["bbox"])


def test_without_pages_the_table_itself_is_lit_and_the_prose_can_be_mended(site: Site, open_page: Open) -> None:
    name = "yunlingtai-education-2023.txt"
    page = open_page(site.address(name))
    cell = next(one for one in contradictions(site, name)[0]["evidence"] if one["table"])
    lit = page.locator("td.lit")
    expect(lit).to_have_count(1)
    expect(lit).to_have_attribute("data-cell", f"{cell['table']}/{cell['cell'][0]}/{cell['cell'][1]}")
    expect(lit).to_be_in_viewport()
    page.keyboard.press("c")
    expect(page.get_by_role("dialog").locator("input").first).to_have_value("3")
    page.keyboard.type("0")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("相符")
    expect(page.get_by_text("没有矛盾")).to_be_visible()
    assert contradictions(site, name) == []


def test_a_false_alarm_has_a_reason_and_leaves_what_is_open(site: Site, open_page: Open) -> None:
    name = "tangdutai-town-2023.docx"
    before = site.get("overview")["open"]
    page = open_page(site.address(name))
    decided(page, "0 / 1")
    page.keyboard.press("d")
    page.get_by_placeholder("备注").fill("列举未完")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.press("4")
    decided(page, "1 / 1")
    expect(page.get_by_text("误报 理解错了句子")).to_be_visible()
    saved(page)
    assert site.get("overview")["open"] == before - 1
    said = [one for one in site.get(f"documents/{site.hashes[name]}/review")["checks"] if one["decision"]]
    assert [(one["decision"], one["reason"], one["note"]) for one in said] == [("dismissed", "wording", "列举未完")]


def test_doubtful_cells_are_typed_and_confirmed_one_after_the_other(site: Site, open_page: Open) -> None:
    page = open_page(f"#/doubtful?document={site.hashes[SMUDGED]}")
    expect(page.get_by_text("还有 2 个存疑单元格")).to_be_visible()
    expect(page.locator(".seen td.lit")).to_have_text("4l")
    page.keyboard.type("41")
    page.keyboard.press("Enter")
    expect(page.get_by_text("还有 1 个存疑单元格")).to_be_visible()
    expect(page.locator(".ask input")).to_have_value("26")
    page.keyboard.press("Enter")
    expect(page.get_by_text("没有存疑的单元格了")).to_be_visible()
    expect(page.get_by_text("已保存")).to_have_count(2)
    figures = {figure["field"]: figure for figure in site.record(SMUDGED)["figures"]}
    for field, value in (("requests.new.natural_person", 41), ("requests.granted.natural_person", 26)):
        assert (figures[field]["value"], figures[field]["confidence"]) == (value, 1.0)
    assert site.get("doubtful", document=site.hashes[SMUDGED], reviewed=False)["total"] == 0


def test_bodies_are_found_by_name_and_show_the_year_they_lack(site: Site, open_page: Open) -> None:
    page = open_page()
    expect(page.locator("table.list tbody tr")).to_have_count(14)
    page.get_by_placeholder("按名称找机构").fill(GAPPED[:3])
    row = page.locator("table.list tbody tr")
    expect(row).to_have_count(1)
    expect(row.locator(".gap")).to_have_text("缺")
    expect(row.locator(".gap")).to_have_attribute("title", "缺 2022 年报告")
    expect(row.locator(".year .tag")).to_have_count(2)
    row.get_by_role("link", name=GAPPED).click()
    expect(page.get_by_text("民政局2021.txt")).to_be_visible()
    expect(page.get_by_text("民政局2023.txt")).to_be_visible()


def test_tables_and_records_are_taken_away(site: Site, open_page: Open) -> None:
    name = "wuxikou-finance-2023.html"
    page = open_page(site.address(name))
    cell = next(one for one in contradictions(site, name)[0]["evidence"] if one["table"])
    section = page.locator(f"[data-table={cell['table']}]")
    with page.expect_download() as taken:
        section.get_by_role("link", name="XLSX").click()
    sheet = openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes())).worksheets[0]
    row, column = cell["cell"]
    assert str(sheet.cell(row + 1, column + 1).value) == cell["text"]
    with page.expect_download() as taken:
        page.get_by_role("link", name="原件").click()
    assert taken.value.suggested_filename == name
    assert taken.value.path().read_bytes() == (SAMPLES / "reports" / name).read_bytes()


@pytest.mark.parametrize("dark", [False, True])
def test_light_and_dark_as_the_system_says_and_by_a_button(site: Site, open_page: Open, dark: bool) -> None:
    page = open_page(dark=dark)
    expect(page.locator("table.list")).to_be_visible()

    def is_dark() -> bool:
        colours = page.evaluate("getComputedStyle(document.body).backgroundColor").removeprefix("rgb(").rstrip(")")
        return sum(float(part) for part in colours.split(",")[:3]) / 3 < 128

    assert is_dark() == dark
    page.get_by_title("明暗").click()
    assert is_dark() != dark


@pytest.mark.parametrize("dark", [False, True])
def test_every_word_stands_out_from_what_is_behind_it(site: Site, open_page: Open, dark: bool) -> None:
    page = open_page(dark=dark)
    for view in (*VIEWS, site.address(PDF), site.address(ATTACKING_NAME)):
        page.goto(f"{site.served.url}/{view}")
        page.wait_for_load_state("networkidle")
        page.locator("table.list tr, .check, .job, .ask, .none").first.wait_for()
        expect(page.locator(".loading")).to_have_count(0)
        assert too_faint(page) == [], view


def test_nothing_scrolls_sideways_at_1280_pixels(site: Site, open_page: Open) -> None:
    page = open_page()
    for view in (*VIEWS, site.address(PDF), site.address(ATTACKING_NAME)):
        page.goto(f"{site.served.url}/{view}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, view


def test_what_documents_and_names_say_is_text_and_nothing_else(site: Site, open_page: Open) -> None:
    page = open_page()
    for view in (*VIEWS, site.address(ATTACKING_NAME)):
        page.goto(f"{site.served.url}/{view}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.hit") is None, view
    expect(page.locator("article")).to_contain_text(ATTACK)
    assert any(ATTACK in cell["text"] for table in site.record(ATTACKING_NAME)["tables"] for cell in table["cells"])
    expect(page.locator("td", has_text=ATTACK).first).to_be_visible()
    page.goto(f"{site.served.url}/#/documents")
    expect(page.get_by_text(ATTACKING_NAME)).to_be_visible()


def test_a_whole_document_without_the_mouse(site: Site, open_page: Open) -> None:
    page = open_page()
    link = page.locator("table.list").get_by_role("link", name="云屏岭市商务局")
    expect(link).to_be_visible()
    for _ in range(80):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text(ATTACKING_NAME)).to_be_visible()
    document = page.locator("table.list a").first
    for _ in range(80):
        page.keyboard.press("Tab")
        if document.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    decided(page, "0 / 1")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="快捷键")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    expect(page.get_by_role("dialog", name="全部核对结果")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("a")
    decided(page, "1 / 1")
    saved(page)
    page.keyboard.press("n")
    expect(page.locator(".view .head h2")).not_to_contain_text("云屏岭市商务局")


def test_a_report_without_a_body_is_named_from_the_list_and_held_against_its_next_year(
    site: Site, open_page: Open
) -> None:
    later = f"{REFILED}2023.txt"
    assert contradictions(site, later) == []
    page = open_page()
    page.get_by_role("link", name="机构不明的文件 1 份").click()
    row = page.locator("table.list tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("填写机构")
    page.keyboard.press("j")
    page.keyboard.press("i")
    dialog = page.get_by_role("dialog", name="改机构、年份、标题")
    expect(dialog.get_by_text("总体情况")).to_be_visible()
    expect(dialog.get_by_label("机构")).to_be_focused()
    expect(dialog.get_by_label("年份")).to_have_value("2022")
    page.keyboard.type(REFILED[:4])
    suggested = page.get_by_role("option", name=REFILED)
    expect(suggested).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("机构")).to_have_value(REFILED)
    page.keyboard.press("Enter")
    strip = page.get_by_role("status")
    expect(strip).to_contain_text(f"机构 → {REFILED}")
    expect(strip).to_contain_text("矛盾")
    expect(page.get_by_text("没有机构不明的文件")).to_be_visible()
    assert [check["kind"] for check in contradictions(site, later)] == ["table-identity"]
    page.keyboard.press("u")
    expect(row).to_have_count(1)
    expect(strip).to_contain_text("不再成立")
    assert contradictions(site, later) == []


def test_year_and_body_are_corrected_in_the_document_and_told_in_its_history(site: Site, open_page: Open) -> None:
    page = open_page(site.address(NAMELESS))
    head = page.locator(".head").first
    expect(head).to_contain_text("机构不明")
    page.keyboard.press("i")
    dialog = page.get_by_role("dialog", name="改机构、年份、标题")
    expect(dialog.get_by_label("机构")).to_be_focused()
    page.keyboard.type(REFILED)
    dialog.get_by_label("年份").fill("20")
    expect(dialog.get_by_text("年份请填四位数字")).to_be_visible()
    expect(dialog.get_by_role("button", name="保存")).to_be_disabled()
    dialog.get_by_label("年份").fill("2020")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"机构 → {REFILED}；年份 → 2020")
    expect(head).to_contain_text(f"{REFILED} 2020")
    expect(head).not_to_contain_text("机构不明")
    (body,) = site.get("bodies", search=REFILED)["items"]
    assert ([one["year"] for one in body["years"]], body["missing_years"]) == ([2020, 2023], [2021, 2022])
    page.keyboard.press("h")
    said = page.get_by_role("dialog").locator("tr").first
    expect(said).to_contain_text("改抬头")
    expect(said).to_contain_text("机构、年份")
    expect(said).to_contain_text(f"— · 2022 → {REFILED} · 2020")
    said.get_by_role("button", name="撤销").click()
    expect(said).to_contain_text("已撤销")
    assert (site.record(NAMELESS)["organisation"], site.record(NAMELESS)["year"]) == (None, 2022)


def test_a_labelled_set_is_taken_away_from_the_page(site: Site, open_page: Open) -> None:
    page = open_page("#/documents")
    page.get_by_role("button", name="导出标注集").click()
    dialog = page.get_by_role("dialog", name="导出标注集")
    dialog.get_by_text("spaCy").click()
    expect(dialog.get_by_role("link", name="下载")).to_have_count(0)
    dialog.get_by_text("Label Studio").click()
    with page.expect_download() as taken:
        dialog.get_by_role("link", name="下载").click()
    assert taken.value.suggested_filename == "gouji-labels.zip"
    with zipfile.ZipFile(taken.value.path()) as archive:
        tasks = [
            task for split in ("train", "dev", "test") for task in json.loads(archive.read(f"{split}.json"))
        ]  # fmt: skip
        assert archive.read("README.md")
    assert {task["data"]["document"] for task in tasks} <= set(site.hashes.values())
    assert GAPPED in {task["data"]["organisation"] for task in tasks}
