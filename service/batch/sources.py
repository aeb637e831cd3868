"""What the corpus is: places that the user names → items in a stable order, none of their bytes in memory.

A place is a file, a folder, a `.zip`, a URL that fsspec knows (`s3://bucket/prefix`, `memory://…`, `file://…`), or
`@list` with a place a line. Names and order on disk are those of `corpora.readers.sources`, so that `gouji check` and a
batch over the same folder meet the same documents under the same paths.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from corpora.document.errors import DocumentError, Empty, ExpandsTooFar, NotFound, UsageError
from corpora.document.reading import Unread
from corpora.readers.archive import open_folder
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.sources import INSIDE, STANDARD_INPUT, holds_files, is_noise, starts_like_zip, wanted_members
from service.batch import stores
from service.batch.names import in_order
from service.batch.nouns import Entry, Item

LIST = "@"
_ARCHIVE = ".zip"


def iter_items(places: Iterable[str], *, limits: Limits = DEFAULT, leave_out: str | None = None) -> Iterator[Entry]:
    """Every document under `places`, lazily; what cannot be had is an `Unread` in its place, and the others follow.

    What is named `.zip` and is an archive of files is taken apart by its directory, so that several workers can read
    it; any other archive is one item, and `Opener` finds the documents in it. `leave_out` is a folder or URL that is
    never entered: the output may lie in the corpus.

    Raises:
        UsageError: at once for standard input, a list that cannot be opened, and a URL of a kind that is not known;
            later for what of these a list names.
    """
    wanted = tuple(places)
    for place in wanted:
        _refuse(place)
    entries = _entries(wanted, limits=limits, leave_out=leave_out)
    return (
        replace(entry, position=position) if isinstance(entry, Item) else entry
        for position, entry in enumerate(entries)
    )


def _refuse(place: str) -> None:
    if place == STANDARD_INPUT:
        raise UsageError(f"batch：{place} 不能作为语料 (is no place of a corpus)")
    if place.startswith(LIST):
        _open_list(place[len(LIST) :]).close()
    elif stores.is_url(place):
        stores.store_of(place)


def _entries(places: Iterable[str], *, limits: Limits, leave_out: str | None) -> Iterator[Entry]:
    for place in places:
        if place.startswith(LIST):
            yield from _entries(_listed(place[len(LIST) :]), limits=limits, leave_out=leave_out)
        elif stores.is_url(place):
            yield from _in_store(place, limits=limits, leave_out=leave_out)
        else:
            yield from _on_disk(place.removeprefix(stores.FILE), limits=limits, leave_out=leave_out)


def _listed(name: str) -> Iterator[str]:
    """The lines of a list, which may be as long as it wants; a byte order mark, CR and empty lines are left out."""
    with _open_list(name) as file:
        for number, line in enumerate(file):
            place = os.fsdecode(line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line).rstrip("\r\n")
            if place.startswith(LIST) or place == STANDARD_INPUT:
                raise UsageError(f"{LIST}{name}: {place} 不能作为语料 (is no place of a corpus)")
            if place.strip():
                yield place


def _open_list(name: str) -> BinaryIO:
    try:
        return stores.open_url(name) if stores.is_url(name) else open(name, "rb")
    except OSError as error:
        raise UsageError(f"{LIST}{name}: {type(error).__name__}") from error


def _on_disk(place: str, *, limits: Limits, leave_out: str | None) -> Iterator[Entry]:
    left_out = None if leave_out is None or stores.is_url(leave_out) else _status(leave_out)
    if not os.path.isdir(place):
        yield from _file(str(Path(place)), limits=limits)
        return
    for found in _walked(place, left_out=left_out):
        yield from [found] if isinstance(found, Unread) else _file(found, limits=limits)


def _walked(folder: str, *, left_out: os.stat_result | None) -> Iterator[str | Unread]:
    """Files below a folder, a folder's entries by name; pipes, devices and links to folders are left out."""
    open_folders = [_names(folder)]
    while open_folders:
        found = next(open_folders[-1], None)
        if found is None:
            open_folders.pop()
        elif isinstance(found, Unread) or (status := _status(found)) is None or stat.S_ISREG(status.st_mode):
            yield found  # what has no status is a dead link, which is told
        elif stat.S_ISDIR(status.st_mode) and not os.path.islink(found) and not _is_same(status, left_out):
            open_folders.append(_names(found))


def _names(folder: str) -> Iterator[str | Unread]:
    try:
        with os.scandir(folder) as found:
            names = in_order(entry.name for entry in found if not is_noise(entry.name))
    except OSError as error:
        return iter([unread(folder, NotFound(type(error).__name__))])
    return (str(Path(folder, name)) for name in names)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _is_same(status: os.stat_result, other: os.stat_result | None) -> bool:
    return other is not None and os.path.samestat(status, other)


def _file(path: str, *, limits: Limits) -> Iterator[Entry]:
    url = os.path.abspath(path)
    try:
        status = os.stat(path)
        if path.lower().endswith(_ARCHIVE) and stat.S_ISREG(status.st_mode):
            with open(path, "rb") as file:
                yield from _taken_apart(Item(path=path, url=url, size_bytes=status.st_size), file, limits=limits)
        elif stat.S_ISREG(status.st_mode):
            yield Item(path=path, url=url, size_bytes=status.st_size)
        else:
            yield unread(path, NotFound("不是普通文件"))
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        yield unread(path, NotFound(type(error).__name__))


def _in_store(place: str, *, limits: Limits, leave_out: str | None) -> Iterator[Entry]:
    for found in stores.objects(place, leave_out=leave_out):
        if isinstance(found, Unread):
            yield found
            continue
        item = Item(path=found.url, url=found.url, size_bytes=found.size_bytes)
        if not found.url.lower().endswith(_ARCHIVE):
            yield item
            continue
        try:
            with stores.open_url(found.url) as file:
                yield from _taken_apart(item, file, limits=limits)
        except stores.TROUBLE as error:
            yield unread(found.url, NotFound(type(error).__name__))


def _taken_apart(item: Item, file: BinaryIO, *, limits: Limits) -> Iterator[Entry]:
    """The documents of an archive; the item itself where it is none."""
    try:
        archive = open_folder(file, limits=limits) if starts_like_zip(file) else None
    except DocumentError as error:
        yield unread(item.path, error, size_bytes=item.size_bytes)
        return
    if archive is None or not holds_files(archive):
        yield item
        return
    members = wanted_members(archive)
    if not members:
        yield unread(item.path, Empty("压缩包中没有文件"))
    elif len(members) > limits.max_members:
        yield unread(item.path, ExpandsTooFar(f"压缩包成员超过 {limits.max_members} 个"))
    else:
        for name, info in members:
            place = (f"{info.header_offset}:{info.filename}",)
            yield Item(path=item.path + INSIDE + name, url=item.url, members=place, size_bytes=info.file_size)


def unread(path: str, error: DocumentError, *, size_bytes: int | None = None) -> Unread:
    """An entry that there is nothing to be had of."""
    return Unread(path=path, failure=error.failure(), size_bytes=size_bytes)
