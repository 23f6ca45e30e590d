"""What a driver's exception means: whether to repeat, and which store error it is.

The driver's text never becomes part of a message: it can hold property values. It stays in `__cause__`.
"""

from __future__ import annotations

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConstraintError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from onefold.graph.errors import (
    InvalidArgument,
    OnefoldError,
    StoreCorrupt,
    StoreDenied,
    StoreError,
    StoreFull,
    StoreUnavailable,
)
from onefold.graph.store.neo4j.connection import Target

Failure = (DriverError, Neo4jError)

_NO_SPACE = ("no space left", "not enough space", "disk full")
_NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
_DAMAGED = "Neo.DatabaseError.General.StorageDamageDetected"
# The server lost the transaction's thread of talk (it was restarted or the transaction was ended by an operator).
_LOST_TRANSACTION = (
    "Neo.ClientError.Transaction.TransactionNotFound",
    "Neo.ClientError.Transaction.TransactionTimedOut",
)


def is_transient(error: DriverError | Neo4jError) -> bool:
    """Whether the same transaction, run again, may succeed.

    A connection lost during commit counts too: commands are idempotent, and what is decided next sees the outcome.
    """
    if _says(error, _NO_SPACE):
        return False
    return isinstance(error, ServiceUnavailable | SessionExpired | TransientError) or error.is_retryable()


def store_error(error: DriverError | Neo4jError, target: Target) -> OnefoldError:
    """The error of the contract for a driver's exception."""
    where = f"Neo4j at {target.place}"
    code = error.code if isinstance(error, Neo4jError) and error.code else ""
    if _says(error, _NO_SPACE):
        return StoreFull(f"{where} has no space left; make room on its disk, then repeat")
    if isinstance(error, AuthError | Forbidden) or code.startswith("Neo.ClientError.Security."):
        return _denied(where, target, code)
    if code == _NO_DATABASE:
        return InvalidArgument(
            f"{where} has no database {target.database!r}; correct ?database= in the store URL", "store"
        )
    if is_transient(error) or code in _LOST_TRANSACTION:
        return StoreUnavailable(f"{where} does not answer; check that it runs and is reachable, then repeat")
    if isinstance(error, ConstraintError) or code == _DAMAGED:
        return StoreCorrupt(f"{where} refused a row that contradicts another ({code}); run onefold doctor")
    if isinstance(error, ClientError):
        return StoreError(f"{where} refused a statement ({code}); is it Neo4j 5.26 or later?")
    return StoreError(f"{where} failed ({code or type(error).__name__}); see its log")


def _denied(where: str, target: Target, code: str) -> StoreDenied:
    if code.endswith("CredentialsExpired"):
        return StoreDenied(f"{where} wants user {target.user!r} to change its password first")
    if code.endswith("AuthenticationRateLimit"):
        return StoreDenied(
            f"{where} has refused user {target.user!r} too often; correct the password, then wait a little"
        )
    if code.endswith("Forbidden"):
        return StoreDenied(f"{where} does not let user {target.user!r} create schema, read and write; use another user")
    return StoreDenied(f"{where} refuses user {target.user!r}; correct user and password in the store URL")


def _says(error: BaseException | None, texts: tuple[str, ...]) -> bool:
    return any(text in str(error).lower() for text in texts)
