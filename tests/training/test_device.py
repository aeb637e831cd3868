"""Half precision is taken where a device computes in it, and nowhere else."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from training.device import half_precision  # noqa: E402


@pytest.mark.parametrize(
    ("able", "kind"),
    [({"avx512_bf16": True}, torch.bfloat16), ({"avx512_f": True}, torch.float32), ({}, torch.float32)],
)
def test_a_processor_without_bfloat16_computes_in_32_bits(
    monkeypatch: pytest.MonkeyPatch, able: dict[str, bool], kind: torch.dtype
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: able)
    with half_precision(torch.device("cpu")):
        assert (torch.ones(4, 4) @ torch.ones(4, 4)).dtype == kind
