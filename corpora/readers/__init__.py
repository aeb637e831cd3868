"""Bytes → Document. Every reader is `read_kind(data: bytes, *, source: Source, limits: Limits) -> Document`."""
