"""Sessions of ONNX Runtime for the networks that are trained here."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def session(path: Path, *, threads: int = 1) -> Any:
    """A session, on a GPU where there is one. Raises ImportError without onnxruntime.

    One thread is usual: documents are read side by side, and threads inside one only slow that.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    present = onnxruntime.get_available_providers()
    providers = [name for name in ("CUDAExecutionProvider", "CPUExecutionProvider") if name in present]
    return onnxruntime.InferenceSession(str(path), options, providers=providers)
