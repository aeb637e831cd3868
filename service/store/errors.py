"""What can go wrong with the store.

GoujiError
└── StoreError                 store
    ├── StoreUnavailable       store_unavailable     it cannot be opened, or does not answer
    ├── StoreTooNew            store_too_new         written by a later gouji
    ├── IdempotencyConflict    idempotency_conflict  the key was used for another upload
    ├── Unknown                unknown               no such document, job, word or key
    ├── Changed                changed               somebody else was quicker; compute anew from what is there now
    └── AlreadyWithdrawn       already_withdrawn     the word was taken back before
"""

from __future__ import annotations

from corpora.document.errors import GoujiError


class StoreError(GoujiError):
    """Root of what the store raises on purpose."""

    code = "store"


class StoreUnavailable(StoreError):
    """The database or the folder cannot be opened or written, or does not answer. Nothing was changed."""

    code = "store_unavailable"


class StoreTooNew(StoreError):
    """Its tables were made by a later version of gouji."""

    code = "store_too_new"


class IdempotencyConflict(StoreError):
    """The idempotency key was used before, for other documents."""

    code = "idempotency_conflict"


class Unknown(StoreError):
    """No such document, job, word or key."""

    code = "unknown"


class Changed(StoreError):
    """The document is no longer at the revision that the result was computed from; nothing was written."""

    code = "changed"


class AlreadyWithdrawn(StoreError):
    """The word was taken back before."""

    code = "already_withdrawn"
