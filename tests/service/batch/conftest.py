"""A store that speaks S3, in this process and on loopback; archives built by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from itertools import count
from pathlib import Path

import pytest

from service.batch.cluster import RayPool, Size, ray_cluster
from service.batch.run import OpenPool

BUCKETS = count(1)


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """Its address."""
    server = pytest.importorskip("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """URL of an empty bucket. Whoever opens an `s3://` URL meanwhile, in a child too, asks this server."""
    import s3fs

    for name, value in {
        "AWS_ENDPOINT_URL_S3": s3_server, "AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    bucket = f"reports-{next(BUCKETS)}"
    s3fs.S3FileSystem().mkdir(bucket)
    yield f"s3://{bucket}"
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def make_zip() -> Callable[[Mapping[str, bytes | str]], bytes]:
    def make(members: Mapping[str, bytes | str]) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return file.getvalue()

    return make


@pytest.fixture(scope="session")
def open_pool() -> Iterator[OpenPool]:
    """Opens pools on one Ray of two CPUs, which is started once."""
    size = Size(address=None, workers=2, memory_bytes=100 << 20)
    with ray_cluster(size) as ray:
        yield lambda _, plan: nullcontext(RayPool(ray, size, plan))


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch) -> str:
    """A reader that does what a document says; see `strange_readers`."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return "strange_readers:obedient"
