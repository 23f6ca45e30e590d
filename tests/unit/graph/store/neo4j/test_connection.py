"""Store URLs, and what a driver's exception means; no server needed."""

from __future__ import annotations

import pytest
from neo4j.exceptions import Neo4jError, ServiceUnavailable, SessionExpired

from onefold.graph.errors import (
    InvalidArgument,
    OnefoldError,
    StoreCorrupt,
    StoreDenied,
    StoreError,
    StoreFull,
    StoreUnavailable,
)
from onefold.graph.store.neo4j.connection import Target, parse_target
from onefold.graph.store.neo4j.failures import is_transient, store_error
from onefold.graph.store.neo4j.retries import with_retries

TARGET = Target("neo4j://db:7687", "db:7687", "ann", "s3cret")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("neo4j://db", Target("neo4j://db:7687", "db:7687", "", "")),
        ("bolt+s://ann:pw@db:7000", Target("bolt+s://db:7000", "db:7000", "ann", "pw")),
        ("neo4j://a%40b:p%3A%2F%23%3F@db/", Target("neo4j://db:7687", "db:7687", "a@b", "p:/#?")),
        ("neo4j://ann:pw@[::1]:7000", Target("neo4j://[::1]:7000", "[::1]:7000", "ann", "pw")),
        ("neo4j://ann:pw@db?database=one%20two", Target("neo4j://db:7687", "db:7687", "ann", "pw", "one two")),
    ],
)
def test_a_url_names_a_target(url: str, target: Target) -> None:
    assert parse_target(url) == target


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("neo4j://", "names no host"),
        ("neo4j://ann:pa/ss@db", "port is not a number"),
        ("neo4j://ann:pw@db/customers", r"\?database="),
        ("neo4j://ann:pw@db?region=eu", "unknown option 'region'"),
    ],
)
def test_a_url_that_names_none_is_refused_without_its_password(url: str, why: str) -> None:
    with pytest.raises(InvalidArgument, match=why) as refused:
        parse_target(url)
    assert "pw" not in refused.value.message
    assert "pa/ss" not in refused.value.message


def test_a_target_hides_its_password() -> None:
    assert "s3cret" not in repr(TARGET)


def failure(code: str, message: str = "Ann Lee, ann@example.org") -> Neo4jError:
    return Neo4jError._hydrate_neo4j(code=code, message=message)  # the driver has no public way


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ServiceUnavailable("gone"), StoreUnavailable),
        (SessionExpired("gone"), StoreUnavailable),
        (failure("Neo.TransientError.Transaction.DeadlockDetected"), StoreUnavailable),
        (failure("Neo.ClientError.Transaction.TransactionTimedOut"), StoreUnavailable),
        (failure("Neo.ClientError.Security.Unauthorized"), StoreDenied),
        (failure("Neo.ClientError.Security.AuthenticationRateLimit"), StoreDenied),
        (failure("Neo.ClientError.Security.CredentialsExpired"), StoreDenied),
        (failure("Neo.ClientError.Security.Forbidden"), StoreDenied),
        (failure("Neo.ClientError.Database.DatabaseNotFound"), InvalidArgument),
        (failure("Neo.ClientError.Schema.ConstraintValidationFailed"), StoreCorrupt),
        (failure("Neo.DatabaseError.Transaction.TransactionLogError", "No space left on device"), StoreFull),
        (failure("Neo.TransientError.General.DatabaseUnavailable", "No space left on device"), StoreFull),
        (failure("Neo.ClientError.Statement.SyntaxError"), StoreError),
        (failure("Neo.DatabaseError.General.UnknownError"), StoreError),
    ],
)
def test_a_failure_becomes_a_store_error_of_one_line_without_values(
    error: Neo4jError, expected: type[OnefoldError]
) -> None:
    told = store_error(error, TARGET)
    assert type(told) is expected
    assert "\n" not in told.message
    assert "Ann Lee" not in told.message
    assert "s3cret" not in told.message
    assert "db:7687" in told.message


def test_a_full_disk_is_not_tried_again() -> None:
    assert not is_transient(failure("Neo.TransientError.General.DatabaseUnavailable", "No space left on device"))


def test_transient_failures_are_repeated() -> None:
    outcomes = [failure("Neo.TransientError.Transaction.DeadlockDetected"), ServiceUnavailable("gone")]

    def attempt() -> str:
        if outcomes:
            raise outcomes.pop()
        return "done"

    assert with_retries(attempt, TARGET) == "done"


def test_repeating_ends() -> None:
    def attempt() -> None:
        raise ServiceUnavailable("gone")

    with pytest.raises(StoreUnavailable, match="does not answer") as told:
        with_retries(attempt, TARGET, retry_for_s=0.2)
    assert isinstance(told.value.__cause__, ServiceUnavailable)


def test_other_errors_are_not_repeated() -> None:
    tries = []

    def attempt() -> None:
        tries.append(1)
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        with_retries(attempt, TARGET)
    assert len(tries) == 1
