"""The command line as a user calls it, and what it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def gouji(*arguments: str | Path, settings: Mapping[str, str] | None = None) -> str:
    """What a command prints; it must succeed."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GOUJI_")}
    environ |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1", **(settings or {})}
    program = ("import sys; from service.cli.main import run; sys.exit(run(sys.argv[1:]))",)
    ended = subprocess.run(
        [sys.executable, "-c", *program, *map(str, arguments)], capture_output=True, text=True, env=environ
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def row(printed: str, name: str) -> dict[str, str]:
    """A row of a table by its first column."""
    lines = [re.split(r"\s{2,}", line.strip()) for line in printed.splitlines()]
    heads = next(line for line in lines if len(line) > 3)
    return dict(zip(heads, next(line for line in lines if line[0] == name), strict=True))
