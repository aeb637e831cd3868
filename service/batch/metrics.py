"""A run's numbers for Prometheus, on this machine's loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Enum, Gauge, Histogram, start_http_server

from corpora.document.errors import UsageError
from service.batch.nouns import Committed, Event, Found, Skipped, Stage, Workers

LOOPBACK: Final = "127.0.0.1"
"""Whoever wants them elsewhere puts a proxy before it: paths and counts are nobody else's by default."""

SECONDS: Final = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600)
"""Bounds of the histogram: a text report takes a tenth of a second, the longest document may take an hour."""

STAGES: Final = ("starting", "reading", "compacting", "comparing", "done", "interrupted")


class Metrics:
    """Counts a run's events in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        into = self.registry
        self._documents = Counter("gouji_documents", "Documents in the output, by ending", ["ending"], registry=into)
        self._failures = Counter("gouji_failures", "Documents not read, by code", ["code"], registry=into)
        self._checks = Counter("gouji_checks", "Checks within documents, by verdict", ["verdict"], registry=into)
        self._skipped = Counter("gouji_skipped", "Paths of documents that are there already", ["why"], registry=into)
        self._pages = Counter("gouji_pages", "Pages read", registry=into)
        self._bytes = Counter("gouji_bytes", "Bytes of the documents read", registry=into)
        self._parts = Counter("gouji_parts", "Parts committed", registry=into)
        self._seconds = Histogram(
            "gouji_document_seconds", "From asking for a document to its end", buckets=SECONDS, registry=into
        )
        self._found = Gauge("gouji_entries_found", "Entries of the corpus met so far", registry=into)
        self._workers = Gauge("gouji_workers", "Workers that live", registry=into)
        self._lost = Gauge("gouji_workers_lost", "Workers that ended without being asked to", registry=into)
        self._stage = Enum("gouji_stage", "What the run is at", states=list(STAGES), registry=into)

    def __call__(self, event: Event) -> None:
        """See `Watch`."""
        match event:
            case Stage():
                self._stage.state(event.name)
            case Found():
                self._found.set(event.entries)
            case Workers():
                self._workers.set(event.alive)
                self._lost.set(event.lost)
            case Skipped():
                self._skipped.labels(event.why).inc()
            case Committed():
                self._count(event)

    def _count(self, event: Committed) -> None:
        self._parts.inc()
        for outcome in event.outcomes:
            self._documents.labels(outcome.ending).inc()
            self._seconds.observe(outcome.seconds)
            self._pages.inc(outcome.pages or 0)
            self._bytes.inc(outcome.size_bytes or 0)
            if outcome.code:
                self._failures.labels(outcome.code).inc()
            for verdict in ("supported", "contradicted", "unverifiable"):
                self._checks.labels(verdict).inc(getattr(outcome, verdict))


@contextmanager
def served(metrics: Metrics, *, port: int) -> Iterator[int]:
    """While the block runs, `/metrics` answers on loopback; the port, also where 0 asked for any.

    Raises:
        UsageError: the port is taken.
    """
    try:
        server, thread = start_http_server(port, addr=LOOPBACK, registry=metrics.registry)
    except OSError as error:
        raise UsageError(f"--metrics-port {port}: {error.strerror}") from error
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
