"""A reviewer's work on one document: keys, corrections, undo, and what happens when the server fails."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pretend_api import PretendApi

Show = Callable[..., Page]


def address(api: PretendApi, which: int = 0) -> str:
    return f"#/documents/{api.records[which]['source']['sha256']}"


def contradiction(api: PretendApi, which: int = 0) -> Any:
    return next(check for check in api.records[which]["checks"] if check["verdict"] == "contradicted")


def settled(page: Page) -> None:
    """The page has nothing under way."""
    expect(page.get_by_text("正在保存…")).to_have_count(0)


def test_message_both_values_sentence_and_cell_are_shown_and_lit(api: PretendApi, show: Show) -> None:
    check = contradiction(api)
    page = show(api, address(api))
    expect(page.locator(".check h3")).to_have_text(check["message"])
    assert [text.strip() for text in page.locator(".check .value").all_inner_texts()] == ["正文\n3", "表格\n0"]
    cell = next(one for one in check["evidence"] if one["table"])
    lit = page.locator("td.lit")
    expect(lit).to_have_count(1)
    expect(lit).to_have_attribute("data-cell", f"{cell['table']}/{cell['cell'][0]}/{cell['cell'][1]}")
    expect(lit).to_be_in_viewport()
    expect(page.locator("article .sentence").first).to_be_in_viewport()
    expect(page.locator("article .number")).to_have_text("三")


def test_of_an_identity_one_cell_is_in_question_and_the_others_explain(api: PretendApi, show: Show) -> None:
    page = show(api, address(api, 1))
    check = contradiction(api, 1)
    expect(page.locator("td.lit")).to_have_count(1)
    expect(page.locator("td.lit")).to_have_text(str(check["claimed"]))
    kin = {(one["table"], *one["cell"]) for one in check["evidence"]}
    expect(page.locator("td.kin")).to_have_count(len(kin))


def test_the_box_in_question_lies_above_those_that_explain_it(paged_api: PretendApi, show: Show) -> None:
    check = contradiction(paged_api)
    own = next(one for one in check["evidence"] if one["table"])
    row, column = own["cell"]
    beside = {**own, "cell": [row, column - 1], "bbox": [own["bbox"][0] - 20, *own["bbox"][1:]]}
    check.update(kind="table-identity", evidence=[own, beside])
    page = show(paged_api, address(paged_api))
    expect(page.locator("rect.kin")).to_have_count(1)
    assert page.locator(".page rect").last.get_attribute("class") == "cell"


def lay_sideways(api: PretendApi, turn: int) -> None:
    """The first document's page as a file has it that is upright after so many quarter turns clockwise."""

    def lain(box: list[float]) -> list[float]:
        left, top, right, bottom = box
        ways = (box, [top, 595 - right, bottom, 595 - left], [595 - right, 842 - bottom, 595 - left, 842 - top],
                [842 - bottom, left, 842 - top, right])  # fmt: skip
        return ways[turn]

    record = api.records[0]
    for held in [cell for table in record["tables"] for cell in table["cells"]] + [
        evidence for check in record["checks"] for evidence in check["evidence"]
    ]:
        if held["bbox"]:
            held["bbox"] = lain(held["bbox"])
    (size,) = api.pages[record["source"]["sha256"]]
    size["turn"] = turn
    if turn % 2:
        size["width"], size["height"] = size["height"], size["width"]


@pytest.mark.parametrize("turn", range(4))
def test_a_page_is_shown_upright_with_the_cell_boxed_at_its_place(paged_api: PretendApi, show: Show, turn: int) -> None:
    evidence = copy.deepcopy(next(one for one in contradiction(paged_api)["evidence"] if one["table"]))
    lay_sideways(paged_api, turn)
    page = show(paged_api, address(paged_api))
    box = page.locator("rect.cell")
    expect(box).to_have_count(1)
    expect(box).to_be_in_viewport()
    sheet, drawn = page.locator(".page").bounding_box(), box.bounding_box()
    assert sheet
    assert drawn
    points = sheet["width"] / 595
    assert abs(drawn["x"] - sheet["x"] - (evidence["bbox"][0] - 1) * points) < 3
    assert abs(drawn["y"] - sheet["y"] - (evidence["bbox"][1] - 1) * points) < 3
    page.keyboard.press("t")
    expect(page.locator("td.lit")).to_have_count(1)


def test_a_document_of_very_many_tables_and_lines_is_shown(api: PretendApi, show: Show) -> None:
    record = api.records[0]
    more = [copy.deepcopy(record["tables"][1]) | {"id": f"m{number}"} for number in range(30)]
    record["tables"] += more
    record["text"] += "\n" + "\n".join(f"第{number}行，没有什么内容。" for number in range(2_000))
    page = show(api, address(api))
    expect(page.locator("td.lit")).to_be_in_viewport(timeout=60_000)
    expect(page.locator("article .number")).to_be_in_viewport()
    assert page.locator("table").count() < 20
    page.get_by_role("button", name="展开 28 行").first.click()
    expect(page.locator("[data-cell^=m]").first).to_be_attached()


def test_where_pages_cannot_be_had_the_tables_are_shown(paged_api: PretendApi, show: Show) -> None:
    paged_api.failing = r"/pages$"
    page = show(paged_api, address(paged_api))
    expect(page.locator("td.lit")).to_be_visible()
    assert page.locator(".tabs").count() == 0


@pytest.mark.parametrize("turn", range(4))
def test_pressing_the_page_picks_the_cell_under_it(paged_api: PretendApi, show: Show, turn: int) -> None:
    lay_sideways(paged_api, turn)
    page = show(paged_api, address(paged_api))
    expect(page.locator("rect.cell")).to_be_in_viewport()
    box = page.locator("rect.cell").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("dialog")).to_contain_text("危及“三安全一稳定” / 总计")


def test_accepting_by_key_is_told_to_the_server_and_counted(api: PretendApi, show: Show) -> None:
    page = show(api, address(api))
    expect(page.get_by_text("已处理 0 / 1")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("已处理 1 / 1")).to_be_visible()
    settled(page)
    assert [(word["target"], word["after"]) for word in api.words] == [("check", "accepted")]


def test_dismissing_takes_a_reason_by_digit(api: PretendApi, show: Show) -> None:
    page = show(api, address(api))
    expect(page.locator(".check")).to_be_visible()
    page.keyboard.press("d")
    expect(page.get_by_text("误报原因")).to_be_visible()
    page.keyboard.press("2")
    expect(page.get_by_text("误报 口径不同")).to_be_visible()
    settled(page)
    assert [(word["after"], word["reason"]) for word in api.words] == [("dismissed", "other_scope")]


def test_correcting_the_cell_runs_the_checks_again_and_undo_takes_it_back(api: PretendApi, show: Show) -> None:
    page = show(api, address(api))
    expect(page.locator(".check")).to_be_visible()
    page.keyboard.press("e")
    field = page.get_by_role("dialog").locator("input")
    expect(field).to_have_value("0")
    expect(field).to_be_focused()
    field.fill("3")
    field.press("Enter")
    strip = page.get_by_role("status")
    expect(strip).to_contain_text("矛盾")
    expect(strip).to_contain_text("相符")
    expect(page.locator("td.corrected")).to_have_text("3")
    expect(page.get_by_text("没有矛盾")).to_be_visible()
    assert [(word["target"], word["before"], word["after"]) for word in api.words] == [("figure", 0, "3")]
    page.keyboard.press("u")
    expect(strip).to_contain_text("已撤销")
    assert api.words[0]["withdrawn"]


def test_correcting_the_number_in_the_text(api: PretendApi, show: Show) -> None:
    page = show(api, address(api))
    expect(page.locator(".check")).to_be_visible()
    page.keyboard.press("c")
    field = page.get_by_role("dialog").locator("input").first
    expect(field).to_have_value("3")
    field.fill("十")
    expect(page.get_by_text("请填一个数")).to_be_visible()
    field.fill("0")
    field.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    assert [(word["target"], word["after"]) for word in api.words] == [("claim", "0")]


def test_a_correction_that_fails_stays_in_the_dialog(api: PretendApi, show: Show) -> None:
    page = show(api, address(api))
    expect(page.locator(".check")).to_be_visible()
    api.failing = r"PATCH .*/figures/"
    page.keyboard.press("e")
    field = page.get_by_role("dialog").locator("input")
    field.fill("3")
    field.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("服务器忙")
    expect(field).to_have_value("3")
    api.failing = None
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_role("status")).to_contain_text("相符")


def test_a_decision_that_cannot_be_delivered_is_kept_over_a_reload(api: PretendApi, show: Show) -> None:
    page = show(api, address(api))
    expect(page.locator(".check")).to_be_visible()
    api.gone = True
    page.keyboard.press("a")
    expect(page.get_by_text("1 项没有保存")).to_be_visible()
    expect(page.get_by_text("已处理 0 / 1")).to_be_visible()
    api.gone = False
    page.reload()
    expect(page.get_by_text("1 项没有保存")).to_be_visible()
    with page.expect_response(lambda response: response.request.method != "GET"):
        page.get_by_role("button", name="重试").click()
    expect(page.get_by_text("没有保存")).to_have_count(0)
    assert [word["after"] for word in api.words] == ["accepted"]


def test_all_checks_are_listed_and_one_is_taken_in_hand(api: PretendApi, show: Show) -> None:
    page = show(api, address(api))
    expect(page.locator(".check")).to_be_visible()
    page.keyboard.press("x")
    supported = next(check for check in api.records[0]["checks"] if check["verdict"] == "supported")
    page.get_by_role("dialog").get_by_role("button").filter(has_text=supported["message"]).click()
    expect(page.locator(".check h3")).to_have_text(supported["message"])
    page.keyboard.press("k")
    expect(page.locator(".check h3")).not_to_have_text(supported["message"])


def test_next_goes_to_a_document_with_open_contradictions(api: PretendApi, show: Show) -> None:
    page = show(api, address(api))
    expect(page.locator("h2")).to_contain_text("云岭台市教育局")
    page.keyboard.press("n")
    expect(page.locator("h2")).to_contain_text("梧溪口市财政局")
    page.keyboard.press("n")
    expect(page.locator("h2")).to_contain_text("棠渡台镇人民政府")


def test_spans_of_a_text_with_rare_characters_light_the_right_words(api: PretendApi, show: Show) -> None:
    """𠮷 counts as one character in a record and as two in JavaScript."""
    record = api.records[0]
    record["text"] = record["text"].replace("机关", "𠮷𠮷", 3).replace("工作", "𠮷𠮷", 3)
    page = show(api, address(api))
    expect(page.locator("article .number")).to_have_text("三")


def test_words_of_documents_are_shown_as_words(api: PretendApi, show: Show, attack: str) -> None:
    record = api.records[0]
    record["organisation"] = record["source"]["path"] = attack
    record["tables"][1]["caption"] = attack
    for table in record["tables"]:
        for cell in table["cells"][:3]:
            cell["text"] = attack
    contradiction(api)["message"] = attack
    for place in (address(api), "#/", "#/checks", "#/documents"):
        page = show(api, place)
        expect(page.get_by_text("onerror").first).to_be_visible()
        assert page.evaluate("window.attacked") is None
    assert [asked for asked in api.asked if asked.startswith("ELSEWHERE")] == []


def test_a_read_key_sees_and_changes_nothing(api: PretendApi, show: Show) -> None:
    api.me["scope"] = "read"
    page = show(api, address(api))
    expect(page.locator(".check")).to_be_visible()
    for key in "adec":
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("属实"))).to_have_count(0)
    assert [asked for asked in api.asked if asked.startswith("PATCH")] == []


def test_undo_takes_back_one_s_own_step_and_no_colleague_s(api: PretendApi, show: Show) -> None:
    sha256, check = api.records[0]["source"]["sha256"], contradiction(api)
    page = show(api, address(api))
    expect(page.locator(".check h3")).to_have_text(check["message"])
    page.keyboard.press("a")
    expect(page.locator(".facts")).to_contain_text("属实")
    settled(page)
    api.say(target="figure", key="requests.new.total", document=sha256, before=6, after=7, who="王")
    page.reload()
    expect(page.locator(".check h3")).to_have_text(check["message"])
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("已撤销")
    assert [(word["who"], bool(word["withdrawn"])) for word in api.words] == [("本机", True), ("王", False)]
    page.keyboard.press("u")
    expect(page.get_by_text("您在这份文件里没有可撤销的")).to_be_visible()
    assert api.words[1]["withdrawn"] is None
