"""A server that reads and is corrected, to be killed: it tells each thing that it has acknowledged on standard output.

python serving.py URL DATA NUMBER
"""

from __future__ import annotations

import hashlib
import random
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

from service.assemble import build_toolkit
from service.pipeline import read_report
from service.revision.errors import CannotCorrect
from service.settings import Settings
from service.store.errors import AlreadyWithdrawn, Changed
from service.store.filters import DocumentFilter, Paging
from service.store.nouns import Upload
from service.store.opening import open_store
from service.store.store import Store
from service.work.child import answers, bundled_profiles
from service.work.desk import Desk
from service.work.review import Review

SETTINGS = Settings(language="grammar")
FIELDS = ("requests.new.total", "requests.carried_out.total", "requests.carried_in.total", "proactive.fees")


class Here:
    """Reads in this process, which is the one that is killed."""

    def __init__(self) -> None:
        toolkit = build_toolkit(SETTINGS)
        self._job = answers(partial(read_report, toolkit=toolkit), profiles=bundled_profiles(SETTINGS), language="zh")

    def ask(self, request: Any) -> Any:
        return self._job(request)

    def interrupt(self) -> None: ...

    def close(self) -> None: ...


def tell(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def upload(store: Store, folder: Path, number: int) -> None:
    """The reports of a folder, the nth time in another order, each with a line of its own."""
    for path in random.Random(number).sample(sorted(folder.iterdir()), k=3):
        data = path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        store.accept([Upload(path=path.name, sha256=sha256, media_type=None, size_bytes=len(data), data=data)])
        tell("accepted", sha256)


def correct(store: Store, review: Review, number: int) -> None:
    draw = random.Random(number)
    while True:
        rows = store.documents(DocumentFilter(status="read"), Paging()).items
        if not rows:
            continue
        row = draw.choice(rows)
        said = [word for word in store.words(row.sha256) if word.withdrawn_by is None]
        try:
            if said and draw.random() < 0.4:
                word = draw.choice(said).id
                review.withdraw(word, who="李")
                tell("withdrawn", word)
            else:
                after = {"value": str(draw.randrange(3, 7))}
                outcome = review.say(
                    document=row.sha256, kind="figure", target=draw.choice(FIELDS), after=after, who="王"
                )
                tell("said", outcome.word.id)
        except (AlreadyWithdrawn, CannotCorrect, Changed):
            continue


def main(url: str, data: str, folder: str, number: str) -> None:
    store = open_store(url, Path(data))
    desk = Desk(store, SETTINGS, workers=1, name="killed", reader=Here)
    desk.start()
    while not desk.ready:
        time.sleep(0.01)
    tell("started")
    review = Review(store, SETTINGS, later=desk.look_at_later)
    threading.Thread(target=correct, args=(store, review, int(number)), daemon=True).start()
    upload(store, Path(folder), int(number))
    desk.wake()
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
