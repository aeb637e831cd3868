"""Object stores and other file systems of fsspec: what lies under a URL, a page of the listing in memory at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, cast

from corpora.document.errors import NotFound, UsageError
from corpora.document.reading import Unread
from corpora.readers.sources import is_noise

FILE: Final = "file://"

TROUBLE: Final = (Exception,)
"""What a store's client may raise: each has a tree of its own, and some let the one of their HTTP library through."""

PAGE: Final = 1000
"""Keys to one answer of S3, its most."""

_URL: Final = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """A file in a store."""

    url: str
    size_bytes: int | None


def is_url(place: str) -> bool:
    """Does fsspec open it? A `file://` is a place of this machine like others."""
    return bool(_URL.match(place)) and not place.startswith(FILE)


def store_of(url: str) -> tuple[Any, str]:
    """The file system, and the path in it.

    Raises:
        UsageError: for a kind of URL that fsspec does not know, or whose client is not installed.
    """
    try:
        import fsspec

        store, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{url}: {error}") from error
    return store, str(path)


def open_url(url: str) -> BinaryIO:
    """The file at `url`, which can be read at any place of it. Raises what the store's client raises."""
    store, path = store_of(url)
    return cast(BinaryIO, store.open(path, "rb"))


def objects(place: str, *, leave_out: str | None = None) -> Iterator[Object | Unread]:
    """The file at a URL, or those below it, in an order that does not change while they stay; noise is left out.

    Raises:
        UsageError: see `store_of`.
    """
    store, root = store_of(place)
    url = _url(store, root)
    out = _url(*store_of(leave_out)).rstrip("/") + "/" if leave_out and is_url(leave_out) else None
    try:
        met = False
        for found in _below(store, root):
            met = True
            inner = found.url.removeprefix(url).strip("/")
            if not any(is_noise(part) for part in inner.split("/")) and not (out and found.url.startswith(out)):
                yield found
        if not met:
            yield _unread(url, "FileNotFoundError")
    except TROUBLE as error:
        yield _unread(url, type(error).__name__)


def _below(store: Any, root: str) -> Iterator[Object]:
    if "s3" in _protocols(store):
        return _keys(store, root)
    return _walked(store, root)


def _protocols(store: Any) -> tuple[str, ...]:
    return (store.protocol,) if isinstance(store.protocol, str) else tuple(store.protocol)


def _keys(store: Any, root: str) -> Iterator[Object]:
    """S3 lists keys in order, page by page. s3fs itself would gather all of them first."""
    bucket, _, prefix = root.partition("/")
    asked: dict[str, object] = {"Bucket": bucket, "Prefix": prefix, "MaxKeys": PAGE}
    while True:
        answer = store.call_s3("list_objects_v2", **asked)
        for found in answer.get("Contents", ()):
            key = str(found["Key"])
            if not key.endswith("/") and _is_under(key, prefix):
                yield Object(url=f"s3://{bucket}/{key}", size_bytes=int(found["Size"]))
        if not answer.get("IsTruncated"):
            return
        asked["ContinuationToken"] = answer["NextContinuationToken"]


def _is_under(key: str, prefix: str) -> bool:
    """`a/b` is the object of that name or a folder, as everywhere else, and not the beginning of `a/bc`."""
    return not prefix or prefix.endswith("/") or key == prefix or key.startswith(prefix + "/")


def _walked(store: Any, root: str) -> Iterator[Object]:
    """Folder by folder; one folder's names are in memory at a time, and its listing is not kept."""
    if store.isfile(root):
        yield Object(url=_url(store, root), size_bytes=store.size(root))
        return
    folders = [iter(_listing(store, root))]
    while folders:
        found = next(folders[-1], None)
        if found is None:
            folders.pop()
        elif found["type"] == "directory":
            folders.append(iter(_listing(store, found["name"])))
        else:
            yield Object(url=_url(store, found["name"]), size_bytes=found.get("size"))


def _listing(store: Any, folder: str) -> list[dict[str, Any]]:
    listed = sorted(store.ls(folder, detail=True), key=lambda found: str(found["name"]))
    store.invalidate_cache(folder)
    return listed


def _url(store: Any, path: str) -> str:
    return str(store.unstrip_protocol(path))


def _unread(url: str, reason: str) -> Unread:
    return Unread(path=url, failure=NotFound(reason).failure())
