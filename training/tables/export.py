"""From a checkpoint to the weights that production loads.

`python -m training.tables.export --run FILE --checkpoint DIR/checkpoint.pt --out models/weights`
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from models.tables.recogniser.export import export
from training.tables.run import read_run
from training.tables.train import Recognition


def main() -> None:
    """Exports from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    run = read_run(args.run)
    network, stored = Recognition(run), torch.load(args.checkpoint, weights_only=True, map_location="cpu")
    network.load_state_dict(stored["network"])
    facts = {"run": run.name, "seed": run.seed, "steps": stored["step"], "of_steps": run.steps}
    export(network.splitter, network.merger, args.out, facts=facts)


if __name__ == "__main__":
    main()
