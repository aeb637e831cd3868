"""Neighbours below an encoder."""

from dataclasses import replace
from pathlib import Path

import torch

from models.language.encoder.characters import standard_tokens
from models.language.encoder.encoder import EncoderShape, load_encoder, new_encoder, save_encoder
from models.language.encoder.mixed import load_mixed, new_mixed, save_mixed

SHAPE = EncoderShape(layers=1, width=32, heads=2, inner=64, positions=64, dropout=0.0, blocks=2, reach=2)
TOKENS = standard_tokens()


def batch(*texts: str) -> tuple[torch.Tensor, torch.Tensor]:
    ids, standing = TOKENS.batch([TOKENS.sequence(text) for text in texts])
    return torch.from_numpy(ids), torch.from_numpy(standing)


def test_untrained_neighbours_leave_an_encoder_as_it_is() -> None:
    torch.manual_seed(1)
    mixed = new_mixed(SHAPE, TOKENS).eval()
    ids, standing = batch("收到申请12件", "无")
    with torch.no_grad():
        plain = mixed.encoder(input_ids=ids, attention_mask=standing).last_hidden_state
        assert torch.allclose(mixed(ids, standing), plain, atol=1e-5)


def test_a_mixed_encoder_is_loaded_as_it_was_saved_and_padding_changes_nothing(tmp_path: Path) -> None:
    torch.manual_seed(2)
    mixed = new_mixed(SHAPE, TOKENS).eval()
    for block in mixed.below:
        torch.nn.init.normal_(block.mix.weight, std=0.1)
    save_mixed(mixed, TOKENS, tmp_path)
    loaded, tokens = load_mixed(tmp_path)
    assert tokens == TOKENS
    ids, standing = batch("收到申请12件", "无")
    with torch.no_grad():
        assert torch.equal(loaded.eval()(ids, standing), mixed(ids, standing))
        alone = mixed(*batch("无"))[0]
        assert torch.allclose(mixed(ids, standing)[1, : len(alone)], alone, atol=1e-5)
    assert load_encoder(tmp_path)[0].config.hidden_size == 32


def test_anyones_encoder_has_none(tmp_path: Path) -> None:
    save_encoder(new_encoder(replace(SHAPE, blocks=0), TOKENS), TOKENS, tmp_path)
    assert len(load_mixed(tmp_path)[0].below) == 0


def test_the_encoder_of_the_claim_network_is_one_to_go_on_from() -> None:
    from models.language.network.export import load_network
    from models.language.network.reader import WEIGHTS, read_manifest

    mixed, tokens = load_mixed(WEIGHTS)
    network = load_network(WEIGHTS, read_manifest(WEIGHTS).layout()).eval()
    ids = torch.from_numpy(tokens.sequence("全年收到申请12件")[None])
    with torch.inference_mode():
        assert torch.allclose(mixed.eval()(ids, torch.ones_like(ids)), network.see(ids, torch.ones_like(ids)))
    assert load_mixed(WEIGHTS, dropout=0.3)[0].encoder.config.hidden_dropout_prob == 0.3
