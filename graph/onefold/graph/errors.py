"""Every error of Onefold, in one tree, each with a stable reason.

```
OnefoldError
├── InvalidInput                what was sent is wrong; sending it again unchanged fails again
│   ├── InvalidTouchpoint       one touchpoint; names its field
│   ├── TouchpointIdReused      same id, other content
│   ├── AssertionContradicts    a "same"/"not same" against the accepted ones; names the chain
│   ├── InvalidMapping          a mapping, settings or model file
│   └── InvalidArgument         any other argument of a call
├── NotFound                    no such record, golden record, identifier, model, tenant
├── TooLittleToTrain            the records say too little to learn a model from; says what is missing
├── ModelOutdated               a model of another version of the normalization; train anew
├── StoreError
│   ├── StoreUnavailable        retry after a while
│   ├── StoreDenied             wrong user or password; retrying does not help
│   ├── StoreLocked             another process owns the embedded store
│   ├── StoreFull               no space left; nothing was written
│   └── StoreCorrupt            the store's content contradicts itself, or is of a newer version
└── Conflict                    compare-and-set lost; read again, then retry
```
"""

from __future__ import annotations

from typing import ClassVar


class OnefoldError(Exception):
    """Base of all errors. `reason` is stable and documented; `metadata` holds no personal data."""

    reason: ClassVar[str] = "INTERNAL"
    retryable: ClassVar[bool] = False

    def __init__(self, message: str, **metadata: str) -> None:
        super().__init__(message)
        self.message = message
        self.metadata = metadata


class InvalidInput(OnefoldError):
    """What was sent is wrong; sending it again unchanged fails again."""

    reason = "INVALID_INPUT"


class InvalidTouchpoint(InvalidInput):
    """A touchpoint breaks a rule; `field` names the part that does."""

    reason = "INVALID_TOUCHPOINT"

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field=field)
        self.field = field


class TouchpointIdReused(InvalidInput):
    """The touchpoint id is taken by other content; the first stays."""

    reason = "TOUCHPOINT_ID_REUSED"


class AssertionContradicts(InvalidInput):
    """An assertion contradicts accepted ones; the message names the chain."""

    reason = "ASSERTION_CONTRADICTS"


class InvalidMapping(InvalidInput):
    """A mapping, settings or model file cannot be used; the message says where and why."""

    reason = "INVALID_MAPPING"


class InvalidArgument(InvalidInput):
    """An argument of a call is wrong; `field` names it."""

    reason = "INVALID_ARGUMENT"

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field=field)
        self.field = field


class NotFound(OnefoldError):
    """What was asked for does not exist in this tenant."""

    reason = "NOT_FOUND"


class TooLittleToTrain(OnefoldError):
    """The records say too little to learn a model from; the message says what is missing. Use the shipped model."""

    reason = "TOO_LITTLE_TO_TRAIN"


class ModelOutdated(OnefoldError):
    """The model was made for another version of the normalization than this code's: its weights mean other values."""

    reason = "MODEL_OUTDATED"


class StoreError(OnefoldError):
    """The store could not do its work."""

    reason = "STORE_ERROR"


class StoreUnavailable(StoreError):
    """The store does not answer. Retry after a while."""

    reason = "STORE_UNAVAILABLE"
    retryable = True


class StoreDenied(StoreError):
    """The store refuses the credentials."""

    reason = "STORE_DENIED"


class StoreLocked(StoreError):
    """Another process owns the embedded store."""

    reason = "STORE_LOCKED"


class StoreFull(StoreError):
    """No space left on the device; the transaction was rolled back."""

    reason = "STORE_FULL"


class StoreCorrupt(StoreError):
    """The store contradicts itself or was written by a newer version."""

    reason = "STORE_CORRUPT"


class Conflict(OnefoldError):
    """A compare-and-set lost against another writer. Read again, then retry."""

    reason = "CONFLICT"
    retryable = True
