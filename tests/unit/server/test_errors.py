from __future__ import annotations

import grpc
import pytest
from google.rpc import error_details_pb2, status_pb2

from onefold.graph import errors
from onefold.server.errors import CODES, DOMAIN, ServerUnavailable, error_of, status_of


def tree(kind: type[errors.OnefoldError] = errors.OnefoldError) -> list[type[errors.OnefoldError]]:
    return [kind, *(found for below in kind.__subclasses__() for found in tree(below))]


def made(kind: type[errors.OnefoldError]) -> errors.OnefoldError:
    if issubclass(kind, errors.InvalidTouchpoint | errors.InvalidArgument):
        return kind("what is wrong", field="observed_at")
    return kind("what is wrong", detail="d")


def details(error: errors.OnefoldError) -> dict[str, object]:
    key, value = status_of(error, request_id="r-1").trailing_metadata[0]
    assert key == "grpc-status-details-bin"
    found = {}
    for packed in status_pb2.Status.FromString(value).details:
        kind = getattr(error_details_pb2, packed.TypeName().rsplit(".", 1)[1])
        found[kind.__name__] = kind.FromString(packed.value)
    return found


@pytest.mark.parametrize("kind", tree())
def test_every_error_has_a_code_of_its_own_choice(kind: type[errors.OnefoldError]) -> None:
    assert kind in CODES
    assert CODES[kind] not in (grpc.StatusCode.OK, grpc.StatusCode.UNKNOWN)


def test_reasons_tell_errors_apart() -> None:
    assert len({kind.reason for kind in tree()}) == len(tree())


@pytest.mark.parametrize("kind", tree())
def test_details_say_why_where_and_whether_to_retry(kind: type[errors.OnefoldError]) -> None:
    error = made(kind)
    found = details(error)
    assert (found["ErrorInfo"].reason, found["ErrorInfo"].domain) == (kind.reason, DOMAIN)
    assert dict(found["ErrorInfo"].metadata) == error.metadata
    assert ("RetryInfo" in found) is kind.retryable
    assert ("BadRequest" in found) is hasattr(error, "field")
    assert found["RequestInfo"].request_id == "r-1"
    if "BadRequest" in found:
        assert [v.field for v in found["BadRequest"].field_violations] == ["observed_at"]


@pytest.mark.parametrize("kind", tree())
def test_a_reason_becomes_its_error_again(kind: type[errors.OnefoldError]) -> None:
    error = made(kind)
    again = error_of(error.reason, error.message, error.metadata)
    assert type(again) is kind
    assert (again.message, again.metadata) == (error.message, error.metadata)


def test_a_reason_of_a_newer_server_is_kept() -> None:
    again = error_of("BRAND_NEW", "something", {})
    assert type(again) is errors.OnefoldError
    assert again.metadata == {"reason": "BRAND_NEW"}


def test_what_may_be_sent_again_is_unavailable_or_aborted() -> None:
    retryable = {CODES[kind] for kind in tree() if kind.retryable}
    assert retryable == {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.ABORTED}
    assert ServerUnavailable.retryable
