"""What the shipped network makes of labels, right ones and wrong ones."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

pytest.importorskip("onnxruntime")

from corpora.document.geometry import Span
from corpora.labelled.label import ClaimLabel, EntityLabel, LabelledText
from corpora.labelled.opinion import Opinion
from models.language.network.opinions import calibrated, opinions
from models.language.network.reader import NetworkReader, load_reader

TEXT = "2023年，云岭市示例局共收到政府信息公开申请12件，其中自然人申请7件。本年未发生行政复议案件。"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def entity(words: str, label: str) -> EntityLabel:
    return EntityLabel(label=label, text=words, span=span(words), origin="person", confidence=1.0)


def claim(words: str, numeral: str, field: str | None, *, value: int, unit: str | None = "件") -> ClaimLabel:
    return ClaimLabel(
        id=f"c{numeral}", text=words, span=span(words), numeral=span(numeral), measure="", value=Decimal(value),
        unit=unit, relation="equal", period="2023", period_kind="this_year", body="own", field=field, origin="person",
        confidence=1.0,
    )  # fmt: skip


ITEM = LabelledText(
    id="ab-0", document="ab", organisation="云岭市示例局", year=2023, heading="收到和处理政府信息公开申请情况", start=0,
    text=TEXT,
    entities=(entity("2023年", "PERIOD"), entity("云岭市示例局", "ORG"), entity("本年", "PERIOD")),
    claims=(
        claim("12件", "12", "requests.new.total", value=12),
        claim("7件", "7", "requests.new.natural_person", value=7),
        claim("未发生", "未发生", "disputes.reconsideration.total", value=0, unit=None),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> NetworkReader:
    return load_reader()


def doubted(item: LabelledText, reader: NetworkReader) -> list[tuple[str, str, str, str]]:
    return [
        (one.kind, TEXT[one.span.start : one.span.end], one.given, one.said)
        for one in opinions(item, reader)
        if one.said != one.given
    ]


def test_right_labels_are_not_doubted(reader: NetworkReader) -> None:
    assert doubted(ITEM, reader) == []


def test_probabilities_are_shared_and_calibrated(reader: NetworkReader) -> None:
    for one in opinions(ITEM, reader):
        assert 0.0 <= sum(one.likely.values()) <= 1.0001, one
        assert all(0.0 <= value <= 1.0 for value in one.likely.values())
        assert 0.0 <= calibrated(one, reader) <= 1.0


def test_a_wrong_label_a_missing_one_and_a_wrong_cell_are(reader: NetworkReader) -> None:
    wrong = replace(
        ITEM,
        entities=(entity("2023年", "LAW"), entity("本年", "PERIOD")),
        claims=(claim("12件", "12", "requests.carried_in.total", value=12), ITEM.claims[2]),
    )
    assert doubted(wrong, reader) == [
        ("entity", "2023年", "LAW", "PERIOD"),
        ("entity", "云岭市示例局", "O", "ORG"),
        ("field", "12", "requests.carried_in.total", "requests.new.total"),
        ("relation", "7", "none", "equal"),
    ]


def test_a_denial_without_a_label_is_missed(reader: NetworkReader) -> None:
    assert ("relation", "未发生", "none", "equal") in doubted(replace(ITEM, claims=ITEM.claims[:2]), reader)


def test_nobody_is_asked_about_what_was_withheld(reader: NetworkReader) -> None:
    withheld = replace(
        ITEM, entities=ITEM.entities[1:], claims=ITEM.claims[1:], withheld_entities=(span("2023年"),),
        withheld_claims=(span("12件"),),
    )  # fmt: skip
    assert doubted(withheld, reader) == []


def test_the_surest_rest_is_asked_too(reader: NetworkReader) -> None:
    """Without labels that nothing stands there the set could not tell how sure the network is of that."""
    outside: list[Opinion] = [one for one in opinions(ITEM, reader) if one.kind == "entity" and one.given == "O"]
    assert len(outside) == 1
    assert outside[0].said == "O"
