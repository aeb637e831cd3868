"""Keys that follow one another without a pause, on a machine that is four times slower than this one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pretend_api import PretendApi

Show = Callable[..., Page]

TIMES_SLOWER = 4
PATIENCE_MILLISECONDS = 60_000
CORRECTIONS = {"e": ("figure", "3"), "c": ("claim", "0")}


def slowed(page: Page, shown: str) -> Page:
    """Once what `shown` selects is there: the slow way there is nobody's typing."""
    expect(page.locator(shown)).to_be_visible()
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
    return page


def typed(page: Page, keys: str) -> None:
    """Each key is pressed when the one before has been taken, and nothing else is waited for."""
    for key in keys:
        page.keyboard.press("Enter" if key == "\n" else key)


def document(api: PretendApi, which: int = 0) -> str:
    return f"#/documents/{api.records[which]['source']['sha256']}"


@pytest.mark.parametrize("key", CORRECTIONS)
def test_what_is_typed_right_after_the_shortcut_replaces_what_stood_there(
    api: PretendApi, show: Show, key: str
) -> None:
    kind, value = CORRECTIONS[key]
    page = slowed(show(api, document(api)), ".check")
    typed(page, f"{key}{value}\n")
    expect(page.get_by_role("status")).to_contain_text(f"→ {value}")
    assert [(word["target"], word["after"]) for word in api.words] == [(kind, value)]


def test_a_dialog_opened_again_listens_at_once_too(api: PretendApi, show: Show) -> None:
    page = slowed(show(api, document(api)), ".check")
    for value in "57":
        typed(page, f"e{value}\n")
        expect(page.locator("td.corrected")).to_have_text(value)
    page.keyboard.press("e")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    typed(page, "e3\n")
    expect(page.locator("td.corrected")).to_have_text("3")
    assert [word["after"] for word in api.words] == ["5", "7", "3"]


def test_of_several_cells_the_one_that_is_chosen_is_typed_over(api: PretendApi, show: Show) -> None:
    page = slowed(show(api, document(api, 1)), ".check")
    page.keyboard.press("e")
    dialog = page.get_by_role("dialog")
    dialog.locator(".el-select").click()
    page.get_by_role("option").nth(1).click()
    expect(dialog.locator(".el-input input")).to_be_focused()
    typed(page, "77\n")
    expect(page.locator("td.corrected")).to_have_text("77")


def test_doubtful_cells_are_settled_as_fast_as_they_can_be_typed(api: PretendApi, show: Show) -> None:
    for figure in api.records[0]["figures"][:3]:
        figure.update(confidence=0.4, value=8, state="read")
    page = slowed(show(api, "#/doubtful"), ".ask input")
    expect(page.locator(".ask input")).to_be_focused()
    typed(page, "31\n32\n33\n")
    expect(page.get_by_text("没有存疑的单元格了")).to_be_visible()
    expect(page.get_by_text("已保存")).to_have_count(3)
    assert sorted(word["after"] for word in api.words) == ["31", "32", "33"]
