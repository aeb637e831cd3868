"""How this service is set up."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpora.readers.limits import MEBIBYTE
from service.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadLimits:
    """What one upload, and all of them together, may ask of the machine.

    Args:
        request_bytes: of one request's body; an archive of reports is sent whole.
        request_files: files in one request, archives counted as one.
        expanded_bytes: of everything that one request unpacks to.
        documents: that one request unpacks to.
        at_once: uploads that are received at the same time; each holds one document in memory, `max_bytes` at most.
        waiting_documents: in the queue; when it is longer, nothing more is taken in.
        idle_seconds: that a sender may keep silent in the middle of an upload; for as long nothing is said of its rate.
        least_bytes_a_second: that a sender brings while it is waited for; the slowest modem lines brought as much.
    """

    request_bytes: int = 2048 * MEBIBYTE
    request_files: int = 5000
    expanded_bytes: int = 8192 * MEBIBYTE
    documents: int = 20_000
    at_once: int = 4
    waiting_documents: int = 100_000
    idle_seconds: float = 60.0
    least_bytes_a_second: int = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What `gouji serve` was told.

    Args:
        host: that it listens on.
        names: more host names that it answers to (behind a proxy, the proxy's).
        keys_required: must whoever asks show a key?
        secret: signs session cookies; 32 bytes.
        session_seconds: how long a session lasts.
        json_bytes: of a request's body, uploads aside.
        json_seconds: until that body is there.
    """

    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    keys_required: bool = False
    secret: bytes = b""
    session_seconds: int = 12 * 3600
    json_bytes: int = 256 * 1024
    json_seconds: float = 30.0
    settings: Settings = field(default_factory=Settings)
    uploads: UploadLimits = field(default_factory=UploadLimits)
