"""Each enum of the API stands for one of the engine, member by member, in both directions."""

from __future__ import annotations

import importlib
import pkgutil
from enum import StrEnum

import pytest
from google.protobuf.descriptor import EnumDescriptor

import onefold.v1
from onefold.graph.errors import InvalidArgument
from onefold.graph.normalize import ValueProblem
from onefold.graph.store.contract.changes import ChangeKind
from onefold.server.convert import enums
from onefold.server.convert.enums import EnumTable
from onefold.v1 import change_pb2

TABLES = {name: table for name, table in vars(enums).items() if isinstance(table, EnumTable)}


def enums_of_the_api() -> list[EnumDescriptor]:
    names = [m.name for m in pkgutil.iter_modules(onefold.v1.__path__) if m.name.endswith("_pb2")]
    files = [importlib.import_module(f"onefold.v1.{name}").DESCRIPTOR for name in names]
    assert not [m.full_name for file in files for m in file.message_types_by_name.values() if m.enum_types]
    return [found for file in files for found in file.enum_types_by_name.values()]


@pytest.mark.parametrize("found", enums_of_the_api(), ids=lambda found: found.name)
def test_every_enum_of_the_api_has_one_table(found: EnumDescriptor) -> None:
    assert len([t for t in TABLES.values() if t.wire.DESCRIPTOR is found]) == 1


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_member_has_a_value_of_its_own_and_comes_back(table: EnumTable[StrEnum, int]) -> None:
    numbers = {member: table.number(member) for member in table.members}
    assert len(set(numbers.values())) == len(numbers)
    for member, number in numbers.items():
        assert table.member(number, "field") is member


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_value_but_unspecified_stands_for_a_member(table: EnumTable[StrEnum, int]) -> None:
    for name, number in table.wire.items():
        if number:
            member = table.member(number, "field")
            assert table.number(member) == number
            assert name.endswith(f"_{member.name}")


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_what_is_no_value_names_its_field(table: EnumTable[StrEnum, int]) -> None:
    with pytest.raises(InvalidArgument, match=r"settings\.keep 99 is not known"):
        table.member(99, "settings.keep")
    assert table.member_or_none(0, "kind") is None
    assert table.number_or_unspecified(None) == 0


class OneMore(StrEnum):
    CREATED, CHANGED, UPDATED, RETIRED, REVIVED, RULED, SETTINGS = map(str, ChangeKind)
    FORGOTTEN = "forgotten"


class OneLess(StrEnum):
    CREATED, CHANGED, UPDATED, RETIRED, REVIVED, SETTINGS = (str(k) for k in ChangeKind if k is not ChangeKind.RULED)


def test_a_member_that_the_api_lacks_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="CHANGE_KIND_FORGOTTEN"):
        EnumTable(OneMore, change_pb2.ChangeKind)


def test_a_value_that_the_engine_lacks_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="OneLess has no member for CHANGE_KIND_RULED"):
        EnumTable(OneLess, change_pb2.ChangeKind)


def test_what_only_a_newer_server_knows_is_taken_for_the_default_where_there_is_one() -> None:
    assert enums.VALUE_PROBLEMS.member_or(99, ValueProblem.UNKNOWN) is ValueProblem.UNKNOWN
    assert enums.VALUE_PROBLEMS.member_or(1, ValueProblem.UNKNOWN) is ValueProblem.PLACEHOLDER
