"""From a trained network to the weights that production loads, its confidences set on prose kept for it."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
import torch

from corpora.synthetic.passages import draw_passages
from models.language.encoder.characters import CharacterTokens, Ids
from models.language.network.calibration import Calibration
from models.language.network.export import export, write_manifest
from models.language.network.field_space import statutory_space
from models.language.network.layout import Layout
from models.language.network.network import ClaimNetwork
from models.language.network.reader import NetworkReader, load_reader
from models.language.network.tags import Scores
from training.language.calibrate_claims import calibrated
from training.language.claims_run import ClaimsRun

KEPT_SEED: Final = 777_001
"""Of the passages on which confidences are set: measurements draw others."""


def torch_reader(network: ClaimNetwork, tokens: CharacterTokens, layout: Layout) -> NetworkReader:
    """The network as a reader without exporting it, its scores as they are."""
    network = network.eval()

    def run(ids: Ids) -> Scores:
        with torch.no_grad():
            whole = torch.from_numpy(ids)[None]
            rows: Scores = network(whole, torch.ones_like(whole))[0].float().numpy()
        return np.asarray(rows)

    return NetworkReader(run, tokens=tokens, layout=layout, calibration=Calibration())


def write_weights(
    network: ClaimNetwork, folder: Path, *, tokens: CharacterTokens, run: ClaimsRun, steps: int, encoder: str = "",
    eight_bits: bool = True,
) -> None:  # fmt: skip
    """Exports, reads prose of split dev with what was exported, and writes the calibration into the manifest."""
    layout = Layout.of(statutory_space())
    facts: dict[str, str | int | float] = {
        "run": run.name,
        "seed": run.seed,
        "steps": steps,
        "of_steps": run.steps,
        "encoder": Path(encoder).name,
    }
    export(
        network, folder, tokens=tokens, layout=layout, calibration=Calibration(), facts=facts, eight_bits=eight_bits
    )  # fmt: skip
    kept = list(islice(draw_passages(KEPT_SEED, split="dev"), run.calibrated_on))
    calibration = calibrated(load_reader(folder), kept)
    write_manifest(folder, layout=layout, calibration=calibration, facts=facts)
