"""The finder of regions between the weights that another run began with and those that it came to.

Teaching on wins what is new and loses some of what was known; weights on the straight line between both keep most of
either, as Wortsman et al. 2022 ("Robust fine-tuning of zero-shot models") found of larger networks.

`python -m training.tables.between models/weights TAUGHT --share 0.3 --out models/weights`
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import onnx
from onnx import numpy_helper

from models.tables.recogniser.find_regions import MANIFEST, MAP
from models.weight_files import hash_of, hashes_and_sizes, write_manifest
from training.tables.unfolded import convolution_tensors


def between(start: Path, taught: Path, share: float, out: Path) -> None:
    """Writes the finder that lies so far on the way from `start` to `taught`, 0 to 1, and its manifest.

    All are folders of weights, those of one width; `out` may be either.

    Raises:
        ValueError: for networks of other shapes.
    """
    first, second = (onnx.load(str(folder / MAP)) for folder in (start, taught))
    own, other = ([one for tensors in convolution_tensors(model) for one in tensors] for model in (first, second))
    if [tuple(one.dims) for one in own] != [tuple(one.dims) for one in other]:
        raise ValueError(f"{start} and {taught} are of other widths")
    for one, two in zip(own, other, strict=True):
        value = (1 - share) * numpy_helper.to_array(one) + share * numpy_helper.to_array(two)
        one.CopyFrom(numpy_helper.from_array(value.astype(numpy_helper.to_array(one).dtype), one.name))
    facts = json.loads((taught / MANIFEST).read_text("utf-8"))
    facts["between"] = {"share": share, "start": hash_of(start / MAP), "taught": hash_of(taught / MAP)}
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(first, str(out / MAP))
    write_manifest(out / MANIFEST, facts | hashes_and_sizes(out, [MAP]))


def main() -> None:
    """Writes them from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path)
    parser.add_argument("taught", type=Path)
    parser.add_argument("--share", type=float, default=0.3, help="of the way from the first to the second")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    between(args.start, args.taught, args.share, args.out)


if __name__ == "__main__":
    main()
