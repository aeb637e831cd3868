"""Encoders of ours and anyone's, saved and loaded."""

from pathlib import Path

import torch
from transformers import AutoModel, BertConfig, BertModel

from models.language.encoder.characters import standard_tokens
from models.language.encoder.encoder import EncoderShape, load_encoder, new_encoder, save_encoder

SHAPE = EncoderShape(layers=2, width=32, heads=2, inner=64, positions=64, dropout=0.0)


def states(encoder: torch.nn.Module, ids: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        found: torch.Tensor = encoder.eval()(input_ids=ids).last_hidden_state
    return found


def test_an_encoder_is_loaded_as_it_was_saved(tmp_path: Path) -> None:
    tokens = standard_tokens()
    encoder = new_encoder(SHAPE, tokens)
    save_encoder(encoder, tokens, tmp_path)
    loaded, read = load_encoder(tmp_path, dropout=0.25)
    assert read == tokens
    assert loaded.config.hidden_dropout_prob == 0.25
    ids = torch.from_numpy(tokens.sequence("本机关收到申请12件"))[None]
    assert torch.equal(states(encoder, ids), states(loaded, ids))
    assert torch.equal(states(encoder, ids), states(AutoModel.from_pretrained(tmp_path), ids))


def test_anyones_bert_is_loaded_with_its_own_vocabulary(tmp_path: Path) -> None:
    words = ["[PAD]", *(f"[unused{place}]" for place in range(1, 100)), "[UNK]", "[CLS]", "[SEP]", "[MASK]", "收", "到"]
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(tmp_path)
    (tmp_path / "vocab.txt").write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    encoder, tokens = load_encoder(str(tmp_path))
    ids = tokens.sequence("收到申")
    assert [words[place] for place in ids] == ["[CLS]", "收", "到", "[UNK]", "[SEP]"]
    assert states(encoder, torch.from_numpy(ids)[None]).shape == (1, 5, 16)
