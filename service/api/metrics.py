"""The service's numbers for Prometheus, in a registry of its own for each application."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)
STREAMS: Final = "/events"
"""Routes that answer for as long as somebody listens: no latency."""
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PUT"})
MEDIA_TYPE: Final = CONTENT_TYPE_LATEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the service stands at one moment: documents by status, workers by what they do."""

    documents: dict[str, int]
    workers: dict[str, int]
    ready: bool


class Metrics:
    """Counts requests; asks `standing` each time that somebody looks."""

    def __init__(self, standing: Callable[[], Standing]) -> None:
        self.registry = CollectorRegistry()
        into = self.registry
        self._requests = Counter(
            "gouji_http_requests", "Requests answered", ["method", "route", "status"], registry=into
        )
        self._seconds = Histogram(
            "gouji_http_request_seconds", "From a request's first byte to its answer's last", ["route"],
            buckets=SECONDS, registry=into,
        )  # fmt: skip
        self._uploads = Gauge("gouji_uploads_in_progress", "Uploads that are being received", registry=into)
        self._received = Counter("gouji_upload_bytes", "Bytes of documents received", registry=into)
        self._words = Counter("gouji_words", "Words of reviewers", ["target"], registry=into)
        self._ended = Counter("gouji_documents_ended", "Readings that ended, by how", ["status"], registry=into)
        into.register(_StandingCollector(standing))
        ProcessCollector(registry=into)

    def answered(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """One request. Methods that nobody knows are one."""
        self._requests.labels(method if method in METHODS else "other", route, str(status)).inc()
        if not route.endswith(STREAMS):
            self._seconds.labels(route).observe(seconds)

    def uploading(self, change: int) -> None:
        """An upload began (1) or ended (-1)."""
        self._uploads.inc(change)

    def received(self, size_bytes: int) -> None:
        """A document's bytes came in."""
        self._received.inc(size_bytes)

    def said(self, target: str) -> None:
        """A reviewer said a word about a figure, a cell, a claim or a check."""
        self._words.labels(target).inc()

    def ended(self, status: str) -> None:
        """A document was read, or could not be."""
        self._ended.labels(status).inc()

    def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self.registry)


class _StandingCollector(Collector):
    def __init__(self, standing: Callable[[], Standing]) -> None:
        self._standing = standing

    def describe(self) -> Iterator[Metric]:
        """Nothing: it is registered before there is anything to ask."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        now = self._standing()
        documents = GaugeMetricFamily("gouji_documents", "Documents in the store, by status", labels=["status"])
        workers = GaugeMetricFamily("gouji_workers", "Reading processes, by what they do", labels=["state"])
        for family, counts in ((documents, now.documents), (workers, now.workers)):
            for name, count in sorted(counts.items()):
                family.add_metric([name], count)
            yield family
        yield GaugeMetricFamily("gouji_ready", "Has a worker its models?", value=float(now.ready))
