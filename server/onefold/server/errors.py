"""What a client is told of an error: one table from the error tree to gRPC codes, and google.rpc details.

Every detail carries ErrorInfo (the error's stable reason); a wrong field adds BadRequest, an error worth repeating adds
RetryInfo. An unexpected exception is INTERNAL without its text, which may hold values; its trace is logged.
"""

from __future__ import annotations

import grpc
from google.protobuf import any_pb2, duration_pb2
from google.protobuf.message import Message
from google.rpc import error_details_pb2, status_pb2  # type: ignore[import-untyped]
from grpc_status import rpc_status

from onefold.graph import errors

DOMAIN = "onefold"
RETRY_DELAY_S = 1


class ServerUnavailable(errors.OnefoldError):
    """The server is stopping, overloaded or not there. Call again, with growing pauses."""

    reason = "SERVER_UNAVAILABLE"
    retryable = True


CODES: dict[type[errors.OnefoldError], grpc.StatusCode] = {
    errors.OnefoldError: grpc.StatusCode.INTERNAL,
    errors.InvalidInput: grpc.StatusCode.INVALID_ARGUMENT,
    errors.InvalidTouchpoint: grpc.StatusCode.INVALID_ARGUMENT,
    errors.TouchpointIdReused: grpc.StatusCode.ALREADY_EXISTS,
    errors.AssertionContradicts: grpc.StatusCode.FAILED_PRECONDITION,
    errors.InvalidMapping: grpc.StatusCode.INVALID_ARGUMENT,
    errors.InvalidArgument: grpc.StatusCode.INVALID_ARGUMENT,
    errors.NotFound: grpc.StatusCode.NOT_FOUND,
    errors.TooLittleToTrain: grpc.StatusCode.FAILED_PRECONDITION,
    errors.ModelOutdated: grpc.StatusCode.FAILED_PRECONDITION,
    errors.StoreError: grpc.StatusCode.INTERNAL,
    errors.StoreUnavailable: grpc.StatusCode.UNAVAILABLE,
    # The server's credentials, not the caller's: PERMISSION_DENIED would send the caller to look for its own.
    errors.StoreDenied: grpc.StatusCode.FAILED_PRECONDITION,
    errors.StoreLocked: grpc.StatusCode.FAILED_PRECONDITION,
    errors.StoreFull: grpc.StatusCode.RESOURCE_EXHAUSTED,
    errors.StoreCorrupt: grpc.StatusCode.DATA_LOSS,
    errors.Conflict: grpc.StatusCode.ABORTED,
    ServerUnavailable: grpc.StatusCode.UNAVAILABLE,
}
REASONS: dict[str, type[errors.OnefoldError]] = {kind.reason: kind for kind in CODES}


def status_of(error: errors.OnefoldError, request_id: str = "") -> grpc.Status:
    """The gRPC status of an error, with its details."""
    code = CODES[type(error)]
    status = status_pb2.Status(code=code.value[0], message=error.message)
    status.details.extend(map(_packed, details_of(error)))
    if request_id:
        status.details.append(_packed(error_details_pb2.RequestInfo(request_id=request_id)))
    return rpc_status.to_status(status)  # type: ignore[no-any-return]


def details_of(error: errors.OnefoldError) -> list[Message]:
    """The google.rpc details of an error."""
    details: list[Message] = [error_details_pb2.ErrorInfo(reason=error.reason, domain=DOMAIN, metadata=error.metadata)]
    if isinstance(error, errors.InvalidTouchpoint | errors.InvalidArgument):
        violation = error_details_pb2.BadRequest.FieldViolation(field=error.field, description=error.message)
        details.append(error_details_pb2.BadRequest(field_violations=[violation]))
    if error.retryable:
        details.append(error_details_pb2.RetryInfo(retry_delay=duration_pb2.Duration(seconds=RETRY_DELAY_S)))
    return details


def unexpected() -> errors.OnefoldError:
    """What a client is told of an exception that nobody foresaw."""
    return errors.OnefoldError("something went wrong in the server; its log says more under this request id")


def error_of(reason: str, message: str, metadata: dict[str, str]) -> errors.OnefoldError:
    """The error that a reason stands for; a reason of a newer server is a plain OnefoldError with it as metadata."""
    kind = REASONS.get(reason)
    if kind is None:
        return errors.OnefoldError(message, **{**metadata, "reason": reason})
    if issubclass(kind, errors.InvalidTouchpoint | errors.InvalidArgument):
        error: errors.OnefoldError = kind(message, field=metadata.get("field", ""))
    else:
        error = kind(message)
    error.metadata.update(metadata)
    return error


def error_of_call(call: grpc.RpcError) -> errors.OnefoldError:
    """The error that a failed call stands for; where no Onefold server answered, one made of the code."""
    status = rpc_status.from_call(call)
    for detail in status.details if status is not None else ():
        info = error_details_pb2.ErrorInfo()
        if detail.Unpack(info) and info.domain == DOMAIN:
            return error_of(info.reason, status.message, dict(info.metadata))
    code, text = call.code(), call.details()
    kind = ServerUnavailable if code is grpc.StatusCode.UNAVAILABLE else errors.OnefoldError
    return kind(f"the call failed with {code.name}: {text}", code=code.name)


def _packed(detail: Message) -> any_pb2.Any:
    packed = any_pb2.Any()
    packed.Pack(detail)
    return packed
