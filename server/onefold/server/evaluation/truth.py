"""Where the truth comes from: a column of the files, or a part of the record id. It is never evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from onefold.graph.answers import CommandResult
from onefold.graph.errors import InvalidArgument
from onefold.graph.evaluation.resolved import Ref
from onefold.server.files.commands import Located
from onefold.server.files.formats.headers import did_you_mean
from onefold.server.files.formats.rows import Table

Taken = tuple[Located, CommandResult]
"""A row, and what became of it."""


class TruthSource(Protocol):
    """Says of a row who its record truly is."""

    def of(self, located: Located, record_id: str) -> str:
        """The truth; "" when it says none."""


@dataclass(frozen=True, slots=True)
class TruthColumn:
    """The column's value. `at` says where it stands in each file."""

    name: str
    at: dict[str, int]

    def of(self, located: Located, record_id: str) -> str:  # noqa: ARG002 - the protocol's
        """See the protocol."""
        return located.cells[self.at[located.file]]


@dataclass(frozen=True, slots=True)
class TruthPattern:
    """Group 1 of the pattern where it is found in the record id."""

    pattern: re.Pattern[str]

    def of(self, located: Located, record_id: str) -> str:  # noqa: ARG002 - the protocol's
        """See the protocol."""
        found = self.pattern.search(record_id)
        return (found.group(1) or "") if found else ""


def truth_pattern(text: str) -> TruthPattern:
    """The pattern of --truth-regex. Raises InvalidArgument when it is not a pattern, or has no group."""
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise InvalidArgument(f"--truth-regex {text!r}: {error}", field="truth-regex") from None
    if not pattern.groups:
        message = f"--truth-regex {text!r} has no group; put the part that names the entity into ( )"
        raise InvalidArgument(message, field="truth-regex")
    return TruthPattern(pattern)


def truth_column(name: str, tables: Sequence[Table]) -> TruthColumn:
    """The column of --truth in every file. Raises InvalidArgument when one lacks it."""
    for table in tables:
        if name not in table.columns:
            meant = did_you_mean(name, table.columns)
            raise InvalidArgument(f"--truth: {table.name} has no column {name!r}; {meant}", field="truth")
    return TruthColumn(name, {table.name: table.columns.index(name) for table in tables})


def truth_of(source: TruthSource, taken: Iterable[Taken]) -> tuple[dict[Ref, str], int]:
    """(record → its truth, how many records have rows of several truths: the least one counts).

    Raises:
        InvalidArgument: no record has a truth.
    """
    truth: dict[Ref, str] = {}
    several: set[Ref] = set()
    example = ""
    for located, result in taken:
        if result.error is not None or not result.golden_id:
            continue
        ref = (result.source, result.record_id)
        example = example or result.record_id
        value = source.of(located, result.record_id)
        if not value:
            continue
        before = truth.setdefault(ref, value)
        if before != value:
            several.add(ref)
            truth[ref] = min(before, value)
    if not truth:
        hint = f"; a record id is {example!r}" if isinstance(source, TruthPattern) and example else ""
        raise InvalidArgument(f"no record has a truth{hint}", field="truth")
    return truth, len(several)
