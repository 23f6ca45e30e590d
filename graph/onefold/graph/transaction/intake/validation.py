"""What a command must be to be accepted; checked before anything is read or written."""

from __future__ import annotations

from onefold.graph.errors import InvalidArgument, InvalidTouchpoint
from onefold.graph.normalize import FIELD_NAMES, IDENTIFIER_NAMESPACES
from onefold.graph.touchpoint import (
    Assert,
    AssertionKind,
    Command,
    DateOrder,
    DeleteRecord,
    Keep,
    Party,
    PutIdentifier,
    PutSource,
    Revoke,
    Touchpoint,
)
from onefold.graph.transaction.identifiers.rules import namespace_of
from onefold.graph.units import CLOCK_AHEAD_US
from onefold.graph.wording import counted

MAX_ID = 512  # characters of a source, record id, touchpoint id, assertion id or channel
MAX_VALUE = 4096  # characters of one value
MAX_VALUES = 256  # values of one touchpoint, payload included
MAX_PRIORITY = 1_000_000  # of a source, either way
MAX_NEVER, MAX_PATTERN = 1_000, 256  # values of a namespace that are never used, and characters of one
MAX_STARS = 8  # in a pattern
MAX_PER_PERSON = 100
MAX_PEOPLE = 250  # four times as many carriers of a value are looked at, each time one comes
JOINING_PEOPLE = 4  # names that one person shows by typing errors and marriage (`generic`)
EARLIEST_US = -62_135_596_800_000_000  # year 1
_FIELDS = frozenset(FIELD_NAMES)


def check(command: Command, received_at: int) -> None:
    """Return when the command is well formed.

    Raises:
        InvalidInput: naming the field that breaks a rule.
    """
    match command:
        case Touchpoint():
            check_touchpoint(command, received_at)
        case DeleteRecord():
            check_delete(command)
        case PutSource():
            check_source(command)
        case PutIdentifier():
            check_identifier(command)
        case Assert():
            check_assert(command)
        case Revoke():
            check_revoke(command)


def check_touchpoint(touchpoint: Touchpoint, received_at: int) -> None:
    """Return when the touchpoint may be written.

    Raises:
        InvalidTouchpoint: naming the field that breaks a rule.
    """
    if not touchpoint.source:
        raise InvalidTouchpoint("a touchpoint needs a source", "source")
    for name in ("source", "touchpoint_id", "record_id", "channel"):
        _check_text(getattr(touchpoint, name), name, MAX_ID)
    if len(touchpoint.values) + len(touchpoint.payload) > MAX_VALUES:
        raise InvalidTouchpoint(f"more than {MAX_VALUES} values", "values")
    for name, raw in touchpoint.values:
        if name not in _FIELDS and not (name.startswith("custom:") and len(name) > len("custom:")):
            raise InvalidTouchpoint(f"{name[:64]!r} is not a field; write custom:<name> for one of your own", name[:64])
        _check_text(name, "values", MAX_ID)
        _check_text(raw, name, MAX_VALUE)
    for name, raw in touchpoint.payload:
        _check_text(name, "payload", MAX_ID)
        _check_text(raw, f"payload.{name[:64]}", MAX_VALUE)
    _check_time(touchpoint.observed_at, received_at)


def check_kept(touchpoint: Touchpoint, keep: str) -> None:
    """Return when a source that keeps its touchpoints so can take this one; raises InvalidTouchpoint."""
    if keep == Keep.SNAPSHOT and touchpoint.observed_at is None:
        raise InvalidTouchpoint("a snapshot source's touchpoint needs a time", "observed_at")


def check_delete(command: DeleteRecord) -> None:
    """Return when the record may be deleted; raises InvalidArgument."""
    if not command.source or not command.record_id:
        raise InvalidArgument("a record to delete needs its source and record id", "record_id")
    _check_argument(command.source, "source")
    _check_argument(command.record_id, "record_id")


def check_source(command: PutSource) -> None:
    """Return when the settings may be stored; raises InvalidArgument."""
    s = command.settings
    if not s.source:
        raise InvalidArgument("settings need a source", "source")
    _check_argument(s.source, "source")
    if s.date_order not in (None, *DateOrder):
        raise InvalidArgument(f"date order {s.date_order!r} is not one of DMY, MDY, YMD", "date_order")
    if s.keep not in tuple(Keep):
        raise InvalidArgument(f"keep {s.keep!r} is neither append nor snapshot", "keep")
    if s.party not in tuple(Party):
        raise InvalidArgument(f"party {s.party!r} is not one of first, second, third", "party")
    if s.region is not None and not (len(s.region) == 2 and s.region.isascii() and s.region.isalpha()):
        raise InvalidArgument(f"region {s.region!r} is not a two-letter country code", "region")
    if abs(s.priority) > MAX_PRIORITY:
        raise InvalidArgument(f"priority {s.priority} is not between -{MAX_PRIORITY} and {MAX_PRIORITY}", "priority")


def check_identifier(command: PutIdentifier) -> None:
    """Return when the settings may be stored; raises InvalidArgument."""
    s = command.settings
    _check_argument(s.namespace, "namespace")
    named = namespace_of(s.namespace)
    if named not in IDENTIFIER_NAMESPACES and not (named.startswith("custom:") and named != "custom:"):
        known = ", ".join(sorted(IDENTIFIER_NAMESPACES))
        raise InvalidArgument(f"{s.namespace!r} identifies nobody; known are {known}, and custom:<name>", "namespace")
    for name, value, most in (
        ("per_person_max", s.per_person_max, MAX_PER_PERSON),
        ("people_max", s.people_max, MAX_PEOPLE),
    ):
        if value is not None and not 1 <= value <= most:
            raise InvalidArgument(f"{name} is {value}; 1 to {most} is possible", name)
    if s.joins and s.people_max is not None and s.people_max < JOINING_PEOPLE:
        raise InvalidArgument(
            f"people_max {s.people_max} contradicts joins: one person alone shows up to {JOINING_PEOPLE} names, by "
            f"typing errors and marriage, and a value that more than {s.people_max} share joins nobody; leave it out, "
            f"or take {JOINING_PEOPLE} or more",
            "people_max",
        )
    if len(s.never) > MAX_NEVER:
        raise InvalidArgument(f"never has {counted(len(s.never), 'value')}; at most {MAX_NEVER} are possible", "never")
    for pattern in s.never:
        _check_argument(pattern, "never", MAX_PATTERN)
        if pattern.count("*") > MAX_STARS:
            raise InvalidArgument(f"a pattern has more than {MAX_STARS} of *", "never")
        if not pattern.strip().strip("*"):
            raise InvalidArgument(f"{pattern!r} names no value; to use none at all, ignore the column", "never")


def check_assert(command: Assert) -> None:
    """Return when the assertion is well formed; raises InvalidArgument."""
    if not command.assertion_id:
        raise InvalidArgument("an assertion needs an id", "assertion_id")
    if command.kind not in tuple(AssertionKind):
        raise InvalidArgument(f"kind {command.kind!r} is neither same nor not_same", "kind")
    if command.left == command.right:
        raise InvalidArgument("an assertion needs two different records", "right")
    for side, ref in (("left", command.left), ("right", command.right)):
        if not all(ref):
            raise InvalidArgument("a record is named by its source and record id", side)
        for part in ref:
            _check_argument(part, side)
    _check_who(command)


def check_revoke(command: Revoke) -> None:
    """Return when the assertion may be taken back; raises InvalidArgument."""
    if not command.assertion_id:
        raise InvalidArgument("an assertion to revoke needs its id", "assertion_id")
    _check_who(command)


def _check_who(command: Assert | Revoke) -> None:
    _check_argument(command.assertion_id, "assertion_id")
    _check_argument(command.author, "author")
    _check_argument(command.reason, "reason", MAX_VALUE)


def _check_argument(text: str, name: str, limit: int = MAX_ID) -> None:
    problem = _problem(text, limit)
    if problem:
        raise InvalidArgument(f"{name} {problem}", name)


def _check_text(text: str, name: str, limit: int) -> None:
    problem = _problem(text, limit)
    if problem:
        raise InvalidTouchpoint(f"{name} {problem}", name)


def _problem(text: str, limit: int) -> str:
    """Why a store cannot keep a text, "" when it can."""
    if len(text) > limit:
        return f"has {len(text)} characters; at most {limit} are accepted"
    if "\0" in text:
        return "holds a NUL byte"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "is not valid Unicode"
    return ""


def _check_time(observed_at: int | None, received_at: int) -> None:
    if observed_at is None:
        return
    if observed_at > received_at + CLOCK_AHEAD_US:
        raise InvalidTouchpoint("the time lies more than 24 hours in the future", "observed_at")
    if observed_at < EARLIEST_US:
        raise InvalidTouchpoint("the time lies before the year 1", "observed_at")
