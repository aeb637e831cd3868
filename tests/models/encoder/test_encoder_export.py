"""ONNX says what torch says, with weights of 32 bits and nearly so with 8."""

from pathlib import Path

import numpy as np
import pytest
import torch

from models.language.encoder.characters import standard_tokens
from models.language.encoder.encoder import EncoderShape
from models.language.encoder.export import INPUTS, export_encoder, quantise
from models.language.encoder.mixed import MixedEncoder, new_mixed
from models.onnx_session import session

SHAPE = EncoderShape(layers=2, width=32, heads=2, inner=64, positions=64, dropout=0.1, blocks=1)
TEXTS = ("2023年，本机关收到申请12件", "无", "全部按期答复，未收到复议")


@pytest.fixture(scope="module")
def mixed() -> MixedEncoder:
    torch.manual_seed(4)
    made = new_mixed(SHAPE, standard_tokens())
    torch.nn.init.normal_(made.below[0].get_parameter("mix.weight"), std=0.05)
    return made


@pytest.fixture(scope="module")
def exported(mixed: MixedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encoder") / "encoder.onnx"
    mixed.train()
    export_encoder(mixed, path)
    quantise(path, path.with_name("small.onnx"))
    return path


def both(path: Path, mixed: MixedEncoder, texts: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """States of ONNX Runtime and of torch, at the places where a character stands."""
    tokens = standard_tokens()
    ids, standing = tokens.batch([tokens.sequence(text) for text in texts])
    (found,) = session(path).run(None, dict(zip(INPUTS, (ids, standing), strict=True)))
    with torch.no_grad():
        expected = mixed.eval()(torch.from_numpy(ids), torch.from_numpy(standing)).numpy()
    return found[standing == 1], expected[standing == 1]


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], TEXTS[1:2]])
def test_onnx_equals_torch_whatever_the_batch(exported: Path, mixed: MixedEncoder, texts: tuple[str, ...]) -> None:
    found, expected = both(exported, mixed, texts)
    assert np.abs(found - expected).max() < 1e-4


def test_eight_bits_are_nearly_the_same_and_smaller(exported: Path, mixed: MixedEncoder) -> None:
    small = exported.with_name("small.onnx")
    found, expected = both(small, mixed, TEXTS)
    assert np.abs(found - expected).max() < 0.2
    assert np.corrcoef(found.ravel(), expected.ravel())[0, 1] > 0.999
    assert small.stat().st_size < exported.stat().st_size / 3


def test_padding_changes_nothing(exported: Path, mixed: MixedEncoder) -> None:
    together, _ = both(exported, mixed, TEXTS[:2])
    alone, _ = both(exported, mixed, TEXTS[1:2])
    assert np.abs(together[-len(alone) :] - alone).max() < 1e-4


def test_export_leaves_the_encoder_as_it_was(mixed: MixedEncoder, tmp_path: Path) -> None:
    mixed.train()
    before = mixed.encoder.config._attn_implementation
    export_encoder(mixed, tmp_path / "encoder.onnx")
    assert mixed.training
    assert mixed.encoder.config._attn_implementation == before
