"""Articles that a page's script writes, and the markup in scripts that is none."""

from __future__ import annotations

import html
import json
from time import perf_counter

import pytest

from corpora.readers.html_islands import CELLS_ENOUGH, with_islands_shown

TABLE = "<table>" + '<tr><td class="a">规章</td><td>3</td></tr>\n' * CELLS_ENOUGH + "</table>"
SECONDS = 10.0


def page(held: str) -> str:
    return f"<html><body><h1>年报</h1>{held}<p>尾</p></body></html>"


@pytest.mark.parametrize(
    "held",
    [
        f"<script type='text/xml'><record><![CDATA[{TABLE}]]></record></script>",
        f"<script type='application/json'>{json.dumps({'data': {'title': '年报', 'content': TABLE}})}</script>",
        f"<script>window.__DATA__ = {json.dumps({'content': TABLE})};</script>",
        f"<script>$(function () {{ var held = {json.dumps(TABLE)}; show(held); }});</script>",
        f"<script>var held = {json.dumps(TABLE).replace('<', chr(92) + 'u003c')};</script>",
        f"<script>let held = `{TABLE}`</script>",
        f"<textarea hidden>{html.escape(TABLE)}</textarea>",
        f'<input type="hidden" id="content" value="{html.escape(TABLE)}">',
    ],
)
def test_shown_where_it_is_held(held: str) -> None:
    shown = with_islands_shown(page(held))
    assert shown is not None
    assert shown.startswith("<html><body><h1>年报</h1><div>")
    assert shown.endswith("</div><p>尾</p></body></html>")
    assert shown.count('<td class="a">规章</td>') == CELLS_ENOUGH


@pytest.mark.parametrize(
    "held", ["", "<script>var row = '<td>1</td>';</script>", "<script>if (a < b) { '", "<input value='<td", TABLE]
)
def test_nothing_held(held: str) -> None:
    assert with_islands_shown(page(held)) is None


@pytest.mark.parametrize(
    "markup",
    [
        "<script>" * 100_000 + "<td",
        "<script>" + '"\\' * 200_000 + "td</script>",
        "<script>td" + "'a" * 200_000 + "</script>",
    ],
)
def test_hostile_scripts_end(markup: str) -> None:
    begun = perf_counter()
    assert with_islands_shown(markup) is None
    assert perf_counter() - begun < SECONDS
