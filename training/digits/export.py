"""From a checkpoint to the weights that production loads, their temperature set on samples kept for it.

`python -m training.digits.export --run FILE --checkpoint DIR/checkpoint.pt --samples DEV --out models/weights`

`--start DIR` takes the mean with weights that the run began from (Wortsman and others, 2022): what those read stays
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from models.ocr.digits.alphabet import outputs_of
from models.ocr.digits.crop import stacked
from models.ocr.digits.export import TENSORS, export
from models.ocr.digits.network import DigitNetwork
from training.digits.run import Run, read_run
from training.digits.samples import Sample, read_samples
from training.digits.variety import plain

TEMPERATURES: Final = tuple(round(0.7 + 0.1 * step, 1) for step in range(24))
BATCH: Final = 64
SHARE_OF_START: Final = 0.4
"""Of the weights that a run began from, in the mean: at 0.35 to 0.5 the fonts of dev and new pages of train were both
read better than by either alone.
"""


def averaged(run: Run, checkpoint: Path) -> tuple[DigitNetwork, int]:
    """The network with the weights averaged over the last steps, ready to read, and how many steps there were."""
    stored = torch.load(checkpoint, weights_only=True, map_location="cpu")
    network = DigitNetwork(run.width.width())
    weights = {name.removeprefix("module."): value for name, value in stored["average"].items() if "." in name}
    network.load_state_dict(weights)
    return network.eval(), int(stored["step"])


def mean_with(network: DigitNetwork, folder: Path) -> None:
    """Puts `SHARE_OF_START` of exported weights into a network that was taught on from them."""
    before = load_file(folder / TENSORS)
    mean = {
        name: SHARE_OF_START * before[name] + (1 - SHARE_OF_START) * value if value.is_floating_point() else value
        for name, value in network.state_dict().items()
    }
    network.load_state_dict(mean)


def best_temperature(network: DigitNetwork, samples: Iterable[Sample]) -> float:
    """The one under which the true answers are likeliest."""
    sums = np.zeros(len(TEMPERATURES))
    kept = list(samples)
    for start in range(0, len(kept), BATCH):
        part = kept[start : start + BATCH]
        targets = [outputs_of(sample.text) for sample in part]
        with torch.no_grad():
            logits = network(torch.from_numpy(stacked([plain(sample) for sample in part])))
        sums += [float(_loss(logits / temperature, targets)) for temperature in TEMPERATURES]
    return TEMPERATURES[int(sums.argmin())]


def _loss(logits: Tensor, targets: list[list[int]]) -> Tensor:
    said = functional.log_softmax(logits, dim=2).transpose(0, 1)
    marks = torch.tensor([mark for target in targets for mark in target], dtype=torch.long)
    lengths = torch.tensor([len(target) for target in targets], dtype=torch.long)
    columns = torch.full((len(targets),), said.shape[0], dtype=torch.long)
    return functional.ctc_loss(said, marks, columns, lengths, blank=0, reduction="none", zero_infinity=True).sum()


def main() -> None:
    """Exports from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--samples", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, default=None, help="folder of weights that the run began from")
    args = parser.parse_args()
    run = read_run(args.run)
    network, steps = averaged(run, args.checkpoint)
    if args.start is not None:
        mean_with(network, args.start)
    temperature = best_temperature(network, read_samples(sorted(args.samples.glob("*.npz"))))
    facts = {"run": run.name, "seed": run.seed, "steps": steps, "of_steps": run.steps}
    export(network, args.out, temperature=temperature, facts=facts)


if __name__ == "__main__":
    main()
