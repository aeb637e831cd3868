"""Every message that a check can give is there in both languages, with the values that its check gives."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import service.checks
from corpora.document.check import Cause, CheckKind, Message, Verdict
from service.export import messages
from service.export.messages import placeholders, render
from service.export.names_of_checks import CAUSES, KINDS, VERDICTS
from service.export.templates import TEMPLATES, WORDS, Words

CHECKS = Path(service.checks.__path__[0])


CODE = re.compile(r"[a-z]+(-[a-z]+)?\.[a-z.-]*")
HOLE = "\x00"


def _modules() -> list[Path]:
    return sorted(CHECKS.rglob("*.py"))


def _code_patterns(path: Path) -> Iterator[re.Pattern[str]]:
    """Everything in a module that looks like a code, `claim-table.no-figure` or f"period.{verdict}"."""
    kinds = {
        *get_args(CheckKind),
        "table-total",
        "between-years",
        "between-bodies",
        "read-doubtfully",
        "in-words",
        "too-far",
        "some-requests",
        "cells-told",
        "told",
        "judged",
    }
    tree = ast.parse(path.read_text("utf-8"))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            text = node.value
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else HOLE for part in node.values)
        if text.partition(".")[0] in kinds and CODE.fullmatch(text.replace(HOLE, "")):
            yield re.compile("[a-z.-]+".join(map(re.escape, text.split(HOLE))))


def _values_given(path: Path) -> set[str]:
    """Names of values in the module's calls of `message`."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    made = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "message"]
    return {keyword.arg for call in made for keyword in call.keywords if keyword.arg}


def test_every_code_that_a_check_uses_has_a_template() -> None:
    for path in _modules():
        for pattern in _code_patterns(path):
            found = [code for code in TEMPLATES if pattern.fullmatch(code)]
            assert found, f"{path.name}: {pattern.pattern!r} has no template in service/export/templates.py"


def test_every_template_is_used_by_a_check() -> None:
    patterns = [pattern for path in _modules() for pattern in _code_patterns(path)]
    if not patterns:
        pytest.skip("service/checks is empty")
    assert [code for code in TEMPLATES if not any(pattern.fullmatch(code) for pattern in patterns)] == []


def test_templates_ask_only_for_what_the_check_gives() -> None:
    for path in _modules():
        given, patterns = _values_given(path), [*_code_patterns(path)]
        for code, template in TEMPLATES.items():
            if any(pattern.fullmatch(code) for pattern in patterns):
                assert placeholders(template.zh) <= given, f"{path.name}: {code}"


def test_every_word_that_a_check_uses_is_known() -> None:
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.match(r"@[a-z]", node.value):
                assert node.value[1:] in WORDS, f"{path.name}:{node.lineno}: no word {node.value!r}"


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_both_languages_ask_for_the_same_values(code: str) -> None:
    template = TEMPLATES[code]
    assert template.zh.strip()
    assert template.en.strip()
    assert placeholders(template.zh) == placeholders(template.en)


def test_every_kind_verdict_and_cause_has_a_name() -> None:
    for names, words in ((CheckKind, KINDS), (Verdict, VERDICTS), (Cause, CAUSES)):
        assert set(get_args(names)) == set(words)


@pytest.fixture
def templates(monkeypatch: pytest.MonkeyPatch) -> None:
    differs = Words(zh="正文称{claimed}，表中为{found}（{how}）", en="text {claimed}, table {found} ({how})")
    monkeypatch.setattr(messages, "TEMPLATES", {"differs": differs})
    monkeypatch.setattr(messages, "WORDS", {"rounded": Words(zh="四舍五入", en="rounded")})


@pytest.mark.usefixtures("templates")
def test_values_fill_the_template_and_words_are_translated() -> None:
    message = Message(code="differs", values=(("claimed", "12"), ("found", "{10}"), ("how", "@rounded")))
    assert render(message) == "正文称12，表中为{10}（四舍五入）"
    assert render(message, language="en") == "text 12, table {10} (rounded)"


def test_an_empty_value_leaves_no_gap() -> None:
    values = dict.fromkeys(placeholders(TEMPLATES["claim-table.contradicted"].zh), "")
    values |= {"measure": "收到申请", "claimed": "12", "found": "10", "label": "总计"}
    message = Message(code="claim-table.contradicted", values=tuple(values.items()))
    assert render(message) == "正文称收到申请 12，表格“总计”为 10"
    assert render(message, language="en") == "the text says 收到申请 12; the table says 10 (总计)"


@pytest.mark.usefixtures("templates")
def test_a_missing_phrase_costs_no_document() -> None:
    assert render(Message(code="unheard_of", values=(("claimed", "12"),))) == "unheard_of(claimed=12)"
    assert render(Message(code="differs", values=(("claimed", "12"),))) == "differs(claimed=12)"
    assert "@微博" in render(Message(code="differs", values=(("claimed", "@微博"), ("found", ""), ("how", ""))))
