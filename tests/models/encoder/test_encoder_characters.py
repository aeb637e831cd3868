"""One id a character, whatever the text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.language.encoder.characters import CharacterTokens, read_tokens, standard_tokens, tokens_of

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


@given(st.text())
def test_every_text_has_an_id_for_each_character(text: str) -> None:
    tokens = standard_tokens()
    ids = tokens.ids(text)
    assert len(ids) == len(text)
    assert all(tokens.ids(one)[0] == place for one, place in zip(text, ids, strict=True))


def test_forms_of_one_character_have_one_id() -> None:
    tokens = standard_tokens()
    for same in ("Aaａ", "，,", "（(", "５5", " \u3000\t\n\xa0", "方⽅", "%％"):
        assert len(set(tokens.ids(same))) == 1, same
    for different in ("《〈", "一—", "〇○0", "①1", "。."):
        assert len(set(tokens.ids(different))) == len(different), different


def test_what_reports_are_written_with_is_known() -> None:
    tokens = standard_tokens()
    text = "二〇二三年，区政府办公室共收到申请１２件（其中：网上10件），同比增长20.0%；“镇”〔2023〕5号·—《条例》㎡"
    assert tokens.unknown not in tokens.ids(text)
    assert list(tokens.ids("𠮷")) == [tokens.unknown]


def test_a_sequence_opens_closes_and_parts_its_texts() -> None:
    tokens = standard_tokens()
    (a, b) = tokens.ids("公开")
    assert list(tokens.sequence("公", "开")) == [tokens.start, a, tokens.end, b, tokens.end]
    ids, standing = tokens.batch([tokens.sequence("公"), tokens.sequence("公开")])
    assert list(ids[0]) == [tokens.start, a, tokens.end, tokens.pad]
    assert list(standing.sum(axis=1)) == [3, 4]


def test_a_vocabulary_is_read_as_it_was_saved(tmp_path: Path) -> None:
    standard_tokens().save(tmp_path)
    assert read_tokens(tmp_path) == standard_tokens()


def test_anyones_vocabulary_is_looked_up_a_character_at_a_time() -> None:
    tokens = tokens_of([*SPECIAL, "##公", "公", "公开", "a", ","])
    assert [tokens.words[place] for place in tokens.ids("公A，开 ")] == ["公", "a", ",", "[UNK]", "[UNK]"]


def test_a_vocabulary_without_special_entries_is_refused() -> None:
    with pytest.raises(ValueError, match="MASK"):
        CharacterTokens(words=("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[SPACE]"))
