"""The list of uploads when answers fail, overtake each other or never come; what is asked of jobs the test answers itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route, expect

Open = Callable[..., Page]

JOB = "a" * 32
LIST = re.compile(r"/v1/jobs\?")
ONE = re.compile(f"/v1/jobs/{JOB}$")
EVENTS = re.compile(f"/v1/jobs/{JOB}/events$")
PAPER = {"name": "报告.txt", "mimeType": "text/plain", "buffer": "共收到申请3件。".encode()}
LONG_ENOUGH_MILLISECONDS = 500
"""For the page to show what it was answered."""


def told(read: int, *, total: int = 2) -> dict[str, Any]:
    counts = {"queued": total - read, "running": 0, "read": read, "failed": 0, "cancelled": 0, "total": total}
    status = "done" if read == total else "running"
    return {"id": JOB, "status": status, "created": "2026-11-24T08:00:00Z", "finished": None, "counts": counts}


def listed(*jobs: dict[str, Any]) -> dict[str, Any]:
    return {"items": jobs, "total": len(jobs), "page": 1, "size": 20, "exact": True}


def go_to_uploads(page: Page) -> None:
    page.locator("nav").get_by_text("上传").click()


def test_a_job_whose_end_is_told_by_the_list_alone_is_shown_as_done(open_page: Open) -> None:
    """The list may be asked between the job's end and the moment when the server tells it to who follows the job."""
    page, now = open_page(), [told(1)]
    page.route(EVENTS, lambda route: None)
    page.route(ONE, lambda route: route.fulfill(json=now[-1] | {"documents": []}))
    page.route(LIST, lambda route: route.fulfill(json=listed(now[-1])))
    go_to_uploads(page)
    head = page.locator(".job .head")
    expect(head).to_contain_text("1 / 2")
    now.append(told(2))
    expect(head).to_contain_text("2 / 2")
    expect(head).to_contain_text("完成")


def test_a_list_that_could_not_be_had_is_asked_for_again(open_page: Open) -> None:
    page, answers = open_page(), ["no JSON"]
    page.route(ONE, lambda route: route.fulfill(json=told(2) | {"documents": []}))
    page.route(
        LIST, lambda route: route.fulfill(body=answers.pop()) if answers else route.fulfill(json=listed(told(2)))
    )
    go_to_uploads(page)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(".job .head")).to_contain_text("2 / 2")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_list_that_a_later_one_has_overtaken_is_left(open_page: Open) -> None:
    page, held = open_page(), list[Route]()

    def answer(route: Route) -> None:
        if not held:
            held.append(route)
        else:
            route.fulfill(json=listed(told(2)))

    page.route(LIST, answer)
    page.route(ONE, lambda route: route.fulfill(json=told(2) | {"documents": []}))
    page.route("**/v1/documents", lambda route: route.fulfill(status=202, json={"job": JOB, "documents": []}))
    go_to_uploads(page)
    page.locator("input[type=file]").first.set_input_files(PAPER)
    expect(page.locator(".job .head")).to_contain_text("2 / 2")
    with page.expect_response(LIST):
        held[0].fulfill(json=listed())
    page.wait_for_timeout(LONG_ENOUGH_MILLISECONDS)
    expect(page.locator(".job .head")).to_have_count(1)
