"""From a checkpoint to the weights that production loads.

`python -m training.tables.export --run FILE --checkpoint DIR/checkpoint.pt --out models/weights [--share 0.6]`

`--share` takes so much of the checkpoint and the rest of the weights that `--out` has: what one run learned more and
another forgot (a mean of weights that have a start in common, after Wortsman et al. 2022, Model soups).
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from models.tables.recogniser.export import TENSORS, export
from training.averaged import averaged
from training.tables.run import read_run
from training.tables.train import Recognition


def mixed(new: Mapping[str, Tensor], old: Mapping[str, Tensor], share: float) -> dict[str, Tensor]:
    """The mean of two networks' weights, `share` of it the new ones'; what counts steps is the new one's."""
    return {
        name: torch.lerp(old[name].to(own), own, share) if own.is_floating_point() else own for name, own in new.items()
    }


def main() -> None:
    """Exports from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="of the checkpoint; the rest is what --out has")
    args = parser.parse_args()
    run = read_run(args.run)
    network, stored = Recognition(run), torch.load(args.checkpoint, weights_only=True, map_location="cpu")
    weights = averaged(stored)
    facts = {"run": run.name, "seed": run.seed, "steps": stored["step"], "of_steps": run.steps}
    if args.share < 1.0:
        weights = mixed(weights, load_file(args.out / TENSORS), args.share)
        facts["share"] = args.share
    network.load_state_dict(weights)
    export(network.splitter, network.merger, args.out, facts=facts)


if __name__ == "__main__":
    main()
