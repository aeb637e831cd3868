"""A process that uploads, reads and corrects as fast as it can, and says on standard output what was acknowledged.

Arguments: url, folder, a name. Each line is one acknowledgement, written to the pipe before the next thing is begun:
`accepted JOB SHA256…`, `read SHA256`, `said ID SHA256`, `withdrawn ID`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

from service.store.errors import Changed
from service.store.nouns import NewWord, Upload
from service.store.opening import open_store
from service.store.results import CheckRow, Facts, Result, Revised

ANSWER_BYTES = 20_000
"""Of a document, a record and a reading: more than a page of either database, so that a half could be written."""


def content(sha256: str, what: str) -> bytes:
    """What a record or reading of this document must be, byte for byte, given its first word."""
    return json.dumps({"what": what, "filling": sha256 * (ANSWER_BYTES // 64)}).encode()


def result(sha256: str, what: str, *, checks: int = 5) -> Result:
    return Result(
        facts=Facts(title=what, organisation=f"{sha256[0]}局", year=2000 + int(sha256[1], 16)),
        record=content(sha256, what),
        reading=content(sha256, "reading"),
        checks=tuple(
            CheckRow(
                id=f"{sha256[:16]}-{index}", number=f"k{index}", kind="period", verdict="contradicted", cause="published",
                confidence=0.5, detail="{}",
            )
            for index in range(checks)
        ),
    )  # fmt: skip


def main(url: str, folder: str, name: str) -> None:
    store = open_store(url, Path(folder))
    store.requeue_lost(of=name)
    tell(f"open {name}")
    number = 0
    while True:
        number += 1
        texts = [f"{name} {os.getpid()} {number} {part} ".encode() * 500 for part in range(3)]
        sent = [
            Upload(
                path=f"{number}.txt",
                sha256=hashlib.sha256(text).hexdigest(),
                media_type=None,
                size_bytes=len(text),
                data=text,
            )
            for text in texts
        ]
        job = store.accept(sent)
        tell(f"accepted {job.id} {' '.join(one.sha256 for one in sent)}")
        while (taken := store.claim_next(name)) is not None:
            sha256 = taken.sha256
            if store.finish(sha256, result(sha256, "machine"), worker=name):
                tell(f"read {sha256}")
                correct(store, sha256, number)


def correct(store, sha256: str, number: int) -> None:  # type: ignore[no-untyped-def]
    row = store.document(sha256)
    word = NewWord(who="王", document=sha256, kind="figure", target="f", before=None, after="1", note="说" * 3000)
    try:
        revised = Revised(sha256=sha256, result=result(sha256, "person", checks=3), revision=row.revision)
        said = store.say(word, revised=[revised])
        tell(f"said {said.id} {sha256}")
        if number % 3 == 0:
            revised = Revised(sha256=sha256, result=result(sha256, "machine"), revision=row.revision + 1)
            store.withdraw(said.id, who="李", revised=[revised])
            tell(f"withdrawn {said.id}")
    except Changed:
        tell(f"changed {sha256}")


def tell(line: str) -> None:
    os.write(1, line.encode() + b"\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
