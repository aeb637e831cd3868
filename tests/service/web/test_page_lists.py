"""Lists, uploads, doubtful cells, history and the key: what a reviewer meets around the work on one document."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pretend_api import ROUTES, PretendApi

Show = Callable[..., Page]


@pytest.fixture
def doubtful_api(paged_api: PretendApi) -> PretendApi:
    """Three doubtful figures: on the page, on none, and one that nobody could read."""
    figures = paged_api.records[0]["figures"]
    requests = [figure for figure in figures if figure["field"].startswith("requests.new.")]
    disputes = [figure for figure in figures if figure["field"].startswith("disputes.")]
    requests[0].update(confidence=0.3)
    disputes[0].update(confidence=0.5)
    requests[1].update(confidence=0.2, value=None, state="unreadable")
    return paged_api


def unread(api: PretendApi, code: str, message: str) -> Any:
    record = copy.deepcopy(api.records[0])
    record.update(error={"code": code, "message": message}, title=None, organisation=None, year=None, text=None)
    record.update(tables=[], figures=[], claims=[], checks=[], sections=[])
    record["source"].update(sha256="e" * 64, path="报告/加密.pdf")
    return record


def anew(page: Page, place: str) -> None:
    """Loads the page from the beginning at a place such as "#/checks", in the window that is there."""
    page.goto(f"{page.url.partition('#')[0].partition('?')[0]}?at={place.removeprefix('#')}{place}")


def test_totals_come_first_and_failures_stand_apart(api: PretendApi, show: Show) -> None:
    api.records.append(unread(api, "encrypted", "文件有密码"))
    page = show(api)
    totals = page.locator(".totals a")
    expect(totals.nth(0)).to_contain_text("待处理矛盾")
    expect(totals.nth(0)).to_contain_text("3")
    expect(totals.nth(2)).to_contain_text("读取失败")
    expect(totals.nth(2).locator("b")).to_have_text("1")
    totals.nth(2).click()
    expect(page.get_by_text("文件有密码")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(1)


def test_documents_that_name_no_body_are_told_of_and_opened_from_there(api: PretendApi, show: Show) -> None:
    api.records.append(unread(api, "encrypted", "文件有密码"))
    api.records[1].update(organisation=None)
    page = show(api)
    page.get_by_role("link", name="机构不明的文件 1 份").click()
    row = page.locator("tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(api.records[1]["title"])
    page.get_by_role("button", name="机构不明").click()
    expect(row).to_have_count(len(api.records))


def test_a_year_is_a_link_and_a_missing_one_a_gap(api: PretendApi, show: Show) -> None:
    api.more_bodies = 1
    page = show(api)
    gap = page.get_by_title("缺 2022 年报告")
    expect(gap).to_be_visible()
    assert gap.get_attribute("href") is None
    page.get_by_role("row").filter(has_text="云岭台市教育局").get_by_title("2023 · 1 处矛盾待处理").click()
    expect(page.locator("h2")).to_contain_text("云岭台市教育局")


def test_a_long_list_is_paged_and_searched_by_the_server(api: PretendApi, show: Show) -> None:
    api.more_bodies = 20_000
    page = show(api)
    expect(page.locator("tbody tr")).to_have_count(50)
    page.get_by_placeholder("按名称找机构").fill("第777县")
    expect(page.locator("tbody tr")).to_have_count(1)
    asked = [one for one in api.asked if one.startswith("GET /bodies")]
    assert len(asked) == 2
    assert "page=1" in asked[-1]
    page.get_by_role("row").filter(has_text="第777县").get_by_role("link").click()
    page.go_back()
    expect(page.get_by_placeholder("按名称找机构")).to_have_value("第777县")


def test_a_list_that_fails_says_so_and_is_asked_again(api: PretendApi, show: Show) -> None:
    api.failing = "GET /checks"
    page = show(api, "#/checks")
    expect(page.get_by_text("服务器忙，请稍后再试")).to_be_visible()
    api.failing = None
    page.get_by_role("button", name="再试").click()
    expect(page.locator("tbody tr")).to_have_count(3)


def test_a_contradiction_of_the_list_opens_its_document_at_it(api: PretendApi, show: Show) -> None:
    page = show(api, "#/checks")
    row = page.locator("tbody tr").filter(has_text="梧溪口市财政局")
    message = row.locator(".message").inner_text().strip()
    row.locator(".message").click()
    expect(page.locator(".check h3")).to_have_text(message)


def test_the_list_is_exported_as_it_is_filtered(api: PretendApi, show: Show) -> None:
    page = show(api, "#/checks?kind=claim-table&page=2")
    link = page.get_by_role("link", name="XLSX")
    asked = "/v1/export/checks.xlsx?verdict=contradicted&kind=claim-table&reviewed=false"
    expect(link).to_have_attribute("href", asked)


def test_an_upload_is_followed_to_its_end_and_failures_come_first(api: PretendApi, show: Show, tmp_path: Path) -> None:
    api.records.append(unread(api, "encrypted", "文件有密码"))
    folder = tmp_path / "报告" / "2023"
    folder.mkdir(parents=True)
    (folder / "一.txt").write_text("一", "utf-8")
    (folder / "Thumbs.db").write_text("x", "utf-8")
    page = show(api, "#/upload")
    page.locator("input[webkitdirectory]").set_input_files(tmp_path / "报告")
    expect(page.locator(".job .row").first).to_contain_text("文件有密码")
    expect(page.locator(".job .head")).to_contain_text("5 / 5")
    expect(page.locator(".job .head")).to_contain_text("完成")
    assert [one for one in api.asked if one.startswith("POST")] == ["POST /documents"]


def test_of_many_running_jobs_one_alone_is_followed(api: PretendApi, show: Show) -> None:
    """A browser has six connections to a server: a stream for each job would leave none for the rest of the page."""
    counts = {"queued": 1, "running": 0, "read": 0, "failed": 0, "cancelled": 0, "total": 1}
    for number in range(8):
        api.jobs.append({
            "id": f"j{number}", "status": "running", "created": "2026-01-05T09:30:00+08:00", "finished": None,
            "counts": counts, "documents": [],
        })  # fmt: skip
    api.never_ending = True
    page = show(api, "#/upload")
    expect(page.locator(".job")).to_have_count(8)
    page.wait_for_timeout(500)
    assert {one for one in api.asked if one.endswith("/events")} == {"GET /jobs/j7/events"}


def test_a_stream_that_is_refused_leaves_the_job_to_be_looked_at_and_is_asked_for_again(
    api: PretendApi, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {"queued": 1, "running": 0, "read": 0, "failed": 0, "cancelled": 0, "total": 1}
    api.jobs.append({
        "id": "j1", "status": "running", "created": "2026-01-05T09:30:00+08:00", "finished": None, "counts": counts,
        "documents": [],
    })  # fmt: skip
    refused = (r"GET /jobs/(\w+)/events", lambda *_: (503, "application/problem+json", b"{}"))
    monkeypatch.setattr("pretend_api.ROUTES", [refused, *ROUTES])
    page = show(api, "#/upload")
    expect(page.locator(".job .head")).to_contain_text("0 / 1")
    api.jobs[0]["counts"] = {**counts, "queued": 0, "read": 1}
    expect(page.locator(".job .head")).to_contain_text("1 / 1")
    monkeypatch.setattr("pretend_api.ROUTES", ROUTES)
    expect(page.locator(".job .head")).to_contain_text("完成")
    assert api.asked.count("GET /jobs/j1/events") == 2


def test_j_and_k_walk_the_rows_of_a_list(api: PretendApi, show: Show) -> None:
    page = show(api, "#/checks")
    expect(page.locator("tbody tr")).to_have_count(3)
    for key in "jjk":
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(page.locator("h2")).to_contain_text("云岭台市教育局")


def test_files_that_were_not_sent_are_sent_again_on_request(api: PretendApi, show: Show, tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text("一", "utf-8")
    page = show(api, "#/upload")
    expect(page.get_by_text("还没有上传过文件")).to_be_visible()
    api.gone = True
    page.locator("input[type=file]").first.set_input_files(tmp_path / "一.txt")
    expect(page.get_by_text("1 个文件没有传上去")).to_be_visible()
    api.gone = False
    page.get_by_role("button", name="重试").click()
    expect(page.locator(".job")).to_have_count(1)


def test_doubtful_cells_come_least_sure_first_and_keys_settle_them(doubtful_api: PretendApi, show: Show) -> None:
    page = show(doubtful_api, "#/doubtful")
    expect(page.get_by_text("还有 3 个存疑单元格")).to_be_visible()
    field = page.locator(".field input")
    expect(page.locator(".crop rect")).to_be_in_viewport()
    expect(page.get_by_text("无法辨认")).to_be_visible()
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(page.get_by_text("还有 2 个存疑单元格")).to_be_visible()
    expect(field).to_have_value("0")
    page.keyboard.press("Enter")
    expect(page.get_by_text("还有 1 个存疑单元格")).to_be_visible()
    expect(page.locator("td.lit")).to_have_count(1)
    page.keyboard.press("Space")
    expect(page.get_by_text("没有存疑的单元格了")).to_be_visible()
    expect(page.get_by_text("已保存")).to_have_count(3)
    assert [word["after"] for word in doubtful_api.words] == ["7", "0", None]
    page.get_by_role("button", name="撤销").first.click()
    expect(page.get_by_text("还有 1 个存疑单元格")).to_be_visible()


def test_a_cell_that_nobody_can_read_is_said_to_be_so_and_a_slip_of_the_space_bar_says_nothing(
    doubtful_api: PretendApi, show: Show
) -> None:
    page = show(doubtful_api, "#/doubtful")
    expect(page.locator(".field input")).to_be_focused()
    page.keyboard.type("41")
    page.keyboard.press("Space")
    expect(page.locator(".field input")).to_have_value("41")
    assert doubtful_api.words == []
    page.keyboard.press("x")
    expect(page.get_by_text("还有 2 个存疑单元格")).to_be_visible()
    expect(page.locator(".one").first).to_contain_text("无法辨认")
    expect(page.get_by_text("已保存")).to_have_count(1)
    word = doubtful_api.words[0]
    figure = next(one for one in doubtful_api.records[0]["figures"] if one["field"] == word["key"])
    assert (word["after"], figure["state"], figure["confidence"]) == (None, "unreadable", 1.0)


def test_a_doubtful_value_that_is_no_number_is_not_sent(doubtful_api: PretendApi, show: Show) -> None:
    page = show(doubtful_api, "#/doubtful")
    expect(page.locator(".field input")).to_be_focused()
    page.keyboard.type("3O")
    page.keyboard.press("Enter")
    expect(page.get_by_text("请填一个数")).to_be_visible()
    assert doubtful_api.words == []


def test_history_shows_who_changed_what_and_undoes_it(api: PretendApi, show: Show) -> None:
    sha256 = api.records[0]["source"]["sha256"]
    api.say(target="figure", key="requests.new.total", document=sha256, before=6, after=7)
    page = show(api, "#/history")
    row = page.locator("tbody tr")
    expect(row).to_contain_text("云岭台市教育局")
    expect(row).to_contain_text("本机")
    expect(row).to_contain_text("6 → 7")
    row.get_by_role("button", name="撤销").click()
    expect(row).to_contain_text("已撤销")
    assert api.words[0]["withdrawn"]


def test_a_key_is_asked_for_and_the_page_goes_on_where_it_was(api: PretendApi, show: Show) -> None:
    api.logged_in = False
    api.me["keys_required"] = True
    page = show(api, "#/checks")
    page.get_by_placeholder("访问密钥").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_text("密钥不对")).to_be_visible()
    page.get_by_placeholder("访问密钥").fill("right")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(3)
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_placeholder("访问密钥")).to_be_visible()


def test_dark_follows_the_system_and_may_be_chosen(api: PretendApi, show: Show) -> None:
    page = show(api, dark=True)
    expect(page.locator("html.dark")).to_have_count(1)
    page.get_by_title("明暗").click()
    expect(page.locator("html.dark")).to_have_count(0)
    page.reload()
    expect(page.locator(".totals")).to_be_visible()
    expect(page.locator("html.dark")).to_have_count(0)


def test_the_page_speaks_english_when_told(api: PretendApi, show: Show) -> None:
    page = show(api)
    page.get_by_role("button", name="EN").click()
    expect(page.get_by_text("open contradictions").first).to_be_visible()


def test_nothing_is_wider_than_1280(api: PretendApi, show: Show) -> None:
    page = show(api)
    for place in ("#/", "#/checks", "#/documents", "#/upload", f"#/documents/{api.records[1]['source']['sha256']}"):
        anew(page, place)
        expect(page.locator("nav")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_on_a_telephone_nothing_is_wider_than_the_window_and_every_button_is_there(
    paged_api: PretendApi, show: Show
) -> None:
    places = [f"#/documents/{record['source']['sha256']}" for record in paged_api.records[:2]]
    page = show(paged_api, width=390, height=844)
    for place in ("#/", "#/checks", "#/doubtful", "#/documents", "#/upload", "#/history", *places):
        anew(page, place)
        expect(page.locator("nav")).to_be_visible()
        page.wait_for_load_state("networkidle")
        widths = page.evaluate(
            "[document.documentElement, document.querySelector('main')].map((one) => one.scrollWidth)"
        )
        assert widths == [390, 390], place
        expect(page.get_by_role("button", name="EN")).to_be_in_viewport(ratio=1)
    last = page.locator(".el-splitter-panel")
    expect(last).to_have_count(2)
    upper, lower = (last.nth(number).bounding_box() for number in range(2))
    assert upper
    assert lower
    assert lower["y"] >= upper["y"] + upper["height"] - 1


def test_keys_are_told_on_request(api: PretendApi, show: Show) -> None:
    page = show(api)
    expect(page.locator(".totals a")).to_have_count(5)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("下一条 / 上一条")


def test_a_document_that_failed_says_why(api: PretendApi, show: Show) -> None:
    api.records.append(unread(api, "encrypted", "文件有密码"))
    page = show(api, f"#/documents/{'e' * 64}")
    expect(page.get_by_text("文件有密码")).to_be_visible()


def test_a_labelled_set_is_asked_for_with_what_was_chosen(api: PretendApi, show: Show) -> None:
    page = show(api, "#/documents")
    page.get_by_role("button", name="导出标注集").click()
    page.get_by_text("COCO（页面上的框）").click()
    page.get_by_text("机器读出").click()
    link = page.get_by_role("link", name="下载 .zip")
    asked = "/v1/labels?format=docbin&format=coco&origin=person&origin=arithmetic&masked=true"
    expect(link).to_have_attribute("href", asked)


def test_words_say_what_they_are_about(api: PretendApi, show: Show) -> None:
    sha256 = api.records[0]["source"]["sha256"]
    api.say(
        target="check", key="k", about="正文称 7 件", document=sha256, before=None, after="dismissed", reason="rounding"
    )
    page = show(api, "#/history")
    expect(page.locator("tbody tr")).to_contain_text("正文称 7 件")
    expect(page.locator("tbody tr")).to_contain_text("未定 → 误报四舍五入")
