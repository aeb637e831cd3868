from __future__ import annotations

import pytest

from corpora.document.document import Source
from corpora.document.errors import Empty, TooLarge
from corpora.readers.limits import Limits
from corpora.readers.text import decode, read_text

SENTENCE = "2023年，我单位共收到依申请公开１０件，其中予以公开8件。\n"
TEXT = SENTENCE * 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"])
def test_encodings(encoding: str, source: Source) -> None:
    document = read_text(TEXT.encode(encoding), source=source)
    assert document.text == TEXT.replace("１０", "10")
    assert document.warnings == ()


def test_one_passage_a_line_and_a_tab_is_a_cell(source: Source) -> None:
    document = read_text("标题\r\n\r\n\t0\n\t\n 末\n".encode(), source=source)
    assert [document.text[slice(*block.place.span)] for block in document.blocks] == ["标题", "\t0", "\t", " 末"]


def test_offsets_lead_back_to_the_decoded_source(source: Source) -> None:
    text = "\ufeff共１０件\r\n㈠甲"
    document = read_text(text.encode(), source=source)
    assert document.offsets is not None
    at = document.text.index("甲")
    assert text[document.offsets[at]] == "甲"
    assert text[document.offsets[document.text.index("10")]] == "１"


def test_a_broken_byte_in_utf8_is_lost_aloud_and_nothing_else(source: Source) -> None:
    data = bytearray(TEXT.encode())
    data[4:7] = b"\xe5\xb9\xff"
    document = read_text(bytes(data), source=source)
    assert document.warnings
    assert document.warnings[0].startswith("characters_replaced:utf-8:")
    assert "依申请公开10件" in document.text


def test_a_broken_byte_in_gb18030_keeps_the_digits_beside_it(source: Source) -> None:
    data = ("共收到" + "申请" * 40).encode("gb18030") + b"\xb9" + "10件".encode("gb18030")
    document = read_text(data, source=source)
    assert document.text.endswith("10件")
    assert any(warning.startswith("characters_replaced:gb18030:") for warning in document.warnings)


def test_big5_is_not_read_as_rare_ideographs() -> None:
    text = "本年度共收到政府資訊公開申請十件，其中准予公開八件，駁回二件。" * 20
    decoded = decode(text.encode("big5"))
    assert decoded.text == text
    assert decoded.warnings == (f"encoding_guessed:{decoded.encoding}",)


def test_limits_and_emptiness(source: Source) -> None:
    with pytest.raises(TooLarge):
        read_text(b"x" * 11, source=source, limits=Limits(max_characters=10))
    with pytest.raises(Empty):
        read_text("\ufeff \u3000\n".encode(), source=source)
