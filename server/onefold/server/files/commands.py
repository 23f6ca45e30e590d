"""Rows to commands: a touchpoint, a deletion, or what is wrong with the row."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from onefold.graph.normalize import Conventions, ValueProblem, normalize
from onefold.graph.touchpoint import Command, DeleteRecord, Keep, PutIdentifier, PutSource, Touchpoint, Values
from onefold.graph.transaction.intake.validation import MAX_VALUES
from onefold.graph.units import CLOCK_AHEAD_US, MICROS
from onefold.server.files.columns.date_orders import EVERY_SOURCE, written_out
from onefold.server.files.columns.several import marks_of, values_in
from onefold.server.files.dropped import Dropped
from onefold.server.files.formats.rows import Reason, Rejected, Row, Table, shown
from onefold.server.files.mapping import Mapping
from onefold.server.files.times import parse_time, zone_named

_NO: Final = frozenset({"", "0", "false", "f", "no", "n", "nein", "non"})
_WRITTEN_ONE_WAY: Final = {"birth_date": "date", "email": "e-mail address"}
"""Fields whose values can be wrong in themselves, and what such a value is not."""
_MAX_UNREAD: Final = 5
_INDISPENSABLE: Final = frozenset({"source", "record_id", "deleted"})
"""What a row cannot do without where its cell cannot be used: whose record it is, and whether it is gone."""


@dataclass(frozen=True, slots=True)
class Located:
    """A command and where it comes from; line 0 for settings. `cells` is its row."""

    command: Command
    file: str
    line: int
    cells: list[str] = field(default_factory=list)

    def is_settings(self) -> bool:
        """Whether it comes from no row: the mapping says it."""
        return isinstance(self.command, PutSource | PutIdentifier)


class RowReader:
    """Turns the rows of one table into commands by its mapping.

    `naive_times` counts the times that were written without a zone, `unread` the dates and e-mail addresses that are
    none: they stay with their record and are no evidence. `first_unread` says where the first of them stand. `dropped`
    says of cells that cannot be used, whose rows stay.
    """

    def __init__(self, table: Table, mapping: Mapping, now: Callable[[], float] = time.time) -> None:
        self._table, self._mapping = table, mapping
        self._latest = int(now() * MICROS) + CLOCK_AHEAD_US
        at = {name: index for index, name in enumerate(table.columns)}
        self._fields = [
            (name, tuple(at[column] for column in columns), marks_of(name).search)
            for name, values in mapping.fields.items()
            for columns in values
        ]
        self._payload = [(name, at[name]) for name in mapping.payload(table.columns)]
        self._roles = {key: at[column] for key, column in mapping.roles().items()}
        self._used = mapping.used()
        self._ignore = frozenset(mapping.ignore)
        self._indispensable = _INDISPENSABLE | ({"time"} if mapping.settings.keep == Keep.SNAPSHOT else set())
        zone = mapping.settings.time_zone
        self._zone = zone_named(zone) if zone else None
        self._sources: set[str] = set()
        self._conventions = Conventions(mapping.settings.region, mapping.settings.date_order)
        self.naive_times = 0
        self.unread = 0
        self.first_unread: list[str] = []
        self.dropped = Dropped(table.name)

    def commands(self) -> Iterator[Located | Rejected]:
        """One per row, in their order; before them the settings of identifiers, before a source's first its own."""
        for identifier in self._mapping.identifiers:
            yield Located(PutIdentifier(identifier), self._table.name, 0)
        settings = self._mapping.settings
        stored = settings.is_stored()
        for row in self._table.rows():
            if not isinstance(row, Row):
                yield self._with_field(row)
                continue
            command = self._command(row)
            if isinstance(command, Rejected):
                yield command
                continue
            if stored and command.source not in self._sources:
                self._sources.add(command.source)
                yield Located(PutSource(settings.of_source(command.source)), self._table.name, 0)
            yield Located(command, self._table.name, row.line, row.cells)

    def _command(self, row: Row) -> Touchpoint | DeleteRecord | Rejected:
        cells, roles = row.cells, self._roles
        if row.unusable:
            rejected = self._needed(row)
            if rejected is not None:
                return rejected
        source = cells[roles["source"]] if "source" in roles else self._mapping.source or self._table.stem
        if not source:
            return self._rejected(row, "source", Reason.SOURCE_MISSING, "no source; every row needs one")
        record_id = cells[roles["record_id"]] if "record_id" in roles else self._row_id(row, source)
        if "deleted" in roles and cells[roles["deleted"]].casefold() not in _NO:
            if record_id:
                return DeleteRecord(source, record_id)
            return self._rejected(row, "record_id", Reason.RECORD_ID_MISSING, "a deletion without a record id")
        observed_at = self._time(row)
        if isinstance(observed_at, Rejected):
            return observed_at
        values = self._values(row, source)
        return Touchpoint(
            source=source,
            values=values,
            touchpoint_id=cells[roles["touchpoint_id"]] if "touchpoint_id" in roles else "",
            record_id=record_id,
            channel=cells[roles["channel"]] if "channel" in roles else "",
            observed_at=observed_at,
            payload=self._payload_of(row, len(values)),
        )

    def _needed(self, row: Row) -> Rejected | None:
        """The rejection of a row that cannot do without an unusable cell; else such cells are noted."""
        for wrong in row.unusable:
            key = next(iter(self._used.get(wrong.column, ())), "")
            if key in self._indispensable:
                return Rejected(
                    self._table.name, row.line, wrong.column, key, wrong.reason, wrong.message, shown(row.cells)
                )
            if wrong.column not in self._ignore:
                self.dropped.cell(row, wrong.column, key, wrong.message)
        return None

    def _row_id(self, row: Row, source: str) -> str:
        """The row's number; with the file's name where several files may be of one source."""
        return str(row.number) if source == self._table.stem else f"{self._table.stem}:{row.number}"

    def _values(self, row: Row, source: str) -> Values:
        values, cells = [], row.cells
        for name, columns, has_marks in self._fields:
            if len(columns) == 1:
                cell = cells[columns[0]]
            else:
                cell = " ".join(cells[column] for column in columns if cells[column])
            if not cell:
                continue
            for text in values_in(name, cell) if has_marks(cell) else (cell,):
                if name in _WRITTEN_ONE_WAY:
                    values += [(name, value) for value in self._dated(name, text, source)]
                    if normalize(name, text, self._conventions).problem is ValueProblem.MALFORMED:
                        self._note_unread(row, name, columns, text)
                else:
                    values.append((name, text))
        return tuple(values)

    def _dated(self, name: str, text: str, source: str) -> tuple[str, ...]:
        """The value; a date of birth that only its column tells how to read, written out."""
        orders = self._mapping.date_orders
        order = (orders.get(source) or orders.get(EVERY_SOURCE)) if orders and name == "birth_date" else None
        return written_out(text, order) if order else (text,)

    def _note_unread(self, row: Row, name: str, columns: tuple[int, ...], text: str) -> None:
        self.unread += 1
        if len(self.first_unread) < _MAX_UNREAD:
            column = " ".join(self._table.columns[at] for at in columns)
            place = Rejected(self._table.name, row.line, column, name, "", "").place()
            self.first_unread.append(f"{place}: {text[:40]!r} is not a valid {_WRITTEN_ONE_WAY[name]}")

    def _payload_of(self, row: Row, values: int) -> Values:
        payload = [(name, row.cells[at]) for name, at in self._payload if row.cells[at]]
        payload += [pair for pair in row.extra if pair[0] not in self._ignore]
        if len(payload) + values > MAX_VALUES:
            most = max(0, MAX_VALUES - values)
            self.dropped.columns.update(name for name, _ in payload[most:])
            del payload[most:]
        return tuple(payload)

    def _time(self, row: Row) -> int | Rejected | None:
        if "time" not in self._roles:
            return None
        text = row.cells[self._roles["time"]]
        if not text:
            return None
        try:
            micros, naive = parse_time(text, self._zone, self._mapping.settings.date_order)
        except (ValueError, OverflowError):
            message = f"{text[:40]!r} is not a time; write ISO 8601 such as 2025-03-01T10:30:00+01:00"
            return self._without_time(row, Reason.TIME_NOT_READABLE, message)
        if micros > self._latest:
            message = f"{text[:40]!r} lies more than 24 hours in the future; leave the value empty when it is not known"
            return self._without_time(row, Reason.TIME_IN_FUTURE, message)
        self.naive_times += naive
        return micros

    def _without_time(self, row: Row, reason: Reason, message: str) -> Rejected | None:
        """A row whose time cannot be used has none; where it needs one (semantics §4), it is rejected."""
        if "time" in self._indispensable:
            return self._rejected(row, "time", reason, message)
        self.dropped.cell(row, self._mapping.roles()["time"], "time", message)
        return None

    def _rejected(self, row: Row, key: str, reason: Reason, message: str) -> Rejected:
        column = self._mapping.roles().get(key, "")
        return Rejected(self._table.name, row.line, column, key, reason, message, shown(row.cells))

    def _with_field(self, rejected: Rejected) -> Rejected:
        """The rejection with what the column is used for."""
        keys = self._used.get(rejected.column, [])
        if not keys:
            return rejected
        return Rejected(
            rejected.file,
            rejected.line,
            rejected.column,
            keys[0],
            rejected.reason,
            rejected.message,
            rejected.raw,
        )
