"""Enums of the engine and the enums of the API that stand for them: one table each, made of both by the names.

A proto enum's values bear the enum's own name, as protobuf's style has it, and the member's: `ChangeKind.RULED` is
`CHANGE_KIND_RULED`. So nothing is listed twice, and where one side has what the other lacks, the import fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from onefold.graph.answers import IdState, Outcome, RegroupingKind
from onefold.graph.ask.export import ExportKind
from onefold.graph.errors import InvalidArgument
from onefold.graph.normalize import RecordKind, ValueProblem
from onefold.graph.reasons import WhyNot
from onefold.graph.store.contract.changes import ChangeKind
from onefold.graph.store.contract.golden import SurvivorRule
from onefold.graph.touchpoint import AssertionKind, DateOrder, Keep, Party
from onefold.graph.training.outgrown import Outgrown
from onefold.graph.training.report import Calibration
from onefold.v1 import (
    admin_pb2,
    change_pb2,
    explain_pb2,
    golden_pb2,
    golden_record_pb2,
    ingest_pb2,
    model_doubt_pb2,
    model_pb2,
)

if TYPE_CHECKING:  # a name that only protobuf's stubs have
    from google.protobuf.internal.enum_type_wrapper import _EnumTypeWrapper

M = TypeVar("M", bound=StrEnum)
W = TypeVar("W", bound=int)
UNSPECIFIED = 0
_WORD_BEGINS = re.compile(r"(?<=[a-z])(?=[A-Z])")


class EnumTable(Generic[M, W]):
    """The members of an enum of the engine, and the values of the API's enum that stand for them, both ways."""

    def __init__(self, members: type[M], wire: _EnumTypeWrapper[W], unspecified: M | None = None) -> None:
        """Made by the names.

        Args:
            members: the enum of the engine.
            wire: the enum of the API.
            unspecified: the member that UNSPECIFIED stands for; None: no member does.

        Raises:
            ValueError: a member has no value, or a value other than UNSPECIFIED no member.
        """
        self.members, self.wire = members, wire
        prefix = _WORD_BEGINS.sub("_", wire.DESCRIPTOR.name).upper()
        self._numbers = {m: wire.Value(f"{prefix}_{m.name}") for m in members if m is not unspecified}
        if unspecified is not None:
            self._numbers[unspecified] = cast("W", UNSPECIFIED)
        self._members = {int(number): member for member, number in self._numbers.items()}
        nameless = [name for name, number in wire.items() if number not in (UNSPECIFIED, *self._members)]
        if nameless:
            raise ValueError(f"{members.__name__} has no member for {', '.join(nameless)}")

    def __iter__(self) -> Iterator[M]:
        """Every member."""
        return iter(self.members)

    def number(self, member: M) -> W:
        """The value that stands for a member."""
        return self._numbers[member]

    def number_or_unspecified(self, member: M | None) -> W:
        """The same; UNSPECIFIED for None."""
        return cast("W", UNSPECIFIED) if member is None else self._numbers[member]

    def member(self, number: int, field: str) -> M:
        """The member that a value stands for. Raises InvalidArgument for one that stands for none."""
        member = self._members.get(number)
        if member is None:
            raise InvalidArgument(f"{field} {number} is not known; see the proto for the values", field=field)
        return member

    def member_or_none(self, number: int, field: str) -> M | None:
        """The same, but None for UNSPECIFIED."""
        return None if number == UNSPECIFIED else self.member(number, field)

    def member_or(self, number: int, default: M) -> M:
        """The same, but `default` for UNSPECIFIED and for what only a newer server knows."""
        return self._members.get(number, default)


ASSERTION_KINDS = EnumTable(AssertionKind, explain_pb2.AssertionKind)
CALIBRATIONS = EnumTable(Calibration, model_pb2.Calibration)
CHANGE_KINDS = EnumTable(ChangeKind, change_pb2.ChangeKind)
DATE_ORDERS = EnumTable(DateOrder, admin_pb2.DateOrder)
DOUBTS = EnumTable(Outgrown, model_doubt_pb2.ModelDoubt)
EXPORT_KINDS = EnumTable(ExportKind, admin_pb2.ExportKind)
KEEPS = EnumTable(Keep, admin_pb2.Keep)
OUTCOMES = EnumTable(Outcome, ingest_pb2.Outcome)
PARTIES = EnumTable(Party, admin_pb2.Party)
REASONS = EnumTable(WhyNot, explain_pb2.WhyNot, unspecified=WhyNot.NONE)
RECORD_KINDS = EnumTable(RecordKind, golden_pb2.RecordKind)
REGROUPING_KINDS = EnumTable(RegroupingKind, model_pb2.RegroupingKind)
STATES = EnumTable(IdState, golden_record_pb2.GoldenRecordState)
SURVIVOR_RULES = EnumTable(SurvivorRule, golden_pb2.SurvivorRule)
VALUE_PROBLEMS = EnumTable(ValueProblem, ingest_pb2.ValueProblem, unspecified=ValueProblem.UNKNOWN)
