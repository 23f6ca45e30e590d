"""From commands to records: check, settle ids, and work out what each record says afterwards.

Commands count in order. A rejected one changes nothing and never stops its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onefold.graph.answers import CommandResult, Outcome
from onefold.graph.errors import InvalidInput, TouchpointIdReused
from onefold.graph.identity import record_key, settled
from onefold.graph.normalize import Conventions, ValueProblem, normalize
from onefold.graph.settings import SettingsChange, Stored, Subject, SubjectKind, subject_of
from onefold.graph.store.contract import Reader
from onefold.graph.touchpoint import (
    Assert,
    Assertion,
    AssertionKind,
    Command,
    DeleteRecord,
    Keep,
    PutIdentifier,
    PutSource,
    Record,
    Revoke,
    SourceSettings,
    StoredTouchpoint,
    Touchpoint,
)
from onefold.graph.transaction.identifiers.rules import canonical, namespace_of
from onefold.graph.transaction.intake.assertions import LiveAssertions
from onefold.graph.transaction.intake.validation import check, check_kept
from onefold.graph.transaction.said import accumulate, rebuild

SCAN = 10_000  # records looked through in one transaction for those that a change of settings concerns
WORK_CAP = 1_000  # records that it evaluates again in one transaction: about a second of work (semantics §7)
WARNED = frozenset({ValueProblem.PLACEHOLDER, ValueProblem.MALFORMED, ValueProblem.TOO_LONG})


class Intake:
    """What a batch of commands changes in touchpoints, records, settings and assertions.

    Attributes (after `take`):
        results: one per command; golden ids are filled in later.
        touchpoints: new live ones, by (source, id).
        records: changed records, by key; None where it is no more.
        before: the same records as they were; None where it was not.
        settings: as they are now, `settings_before` as they were; `put`: those to store, by subject.
        reread: keys of records that changed settings reached.
        assertions: those accepted and revoked.
    """

    def __init__(
        self, tenant: str, reader: Reader, received_at: int, *, warn: bool = True, work_cap: int | None = WORK_CAP
    ) -> None:
        """What the commands will be taken on.

        `warn`: results say which values link nothing; it costs a look at every value. `work_cap`: of how many records
        changed settings are let reach at once; None: all there are.
        """
        self.tenant = tenant
        self.warn = warn
        self.reader = reader
        self.received_at = received_at
        self.results: list[CommandResult] = []
        self.touchpoints: dict[tuple[str, str], StoredTouchpoint] = {}
        self.records: dict[bytes, Record | None] = {}
        self.before: dict[bytes, Record | None] = {}
        self.settings = self.settings_before = reader.settings()
        self.put: dict[Subject, Stored] = {}
        self._room = work_cap
        self.reread: set[bytes] = set()
        self.forgotten: set[bytes] = set()
        self.assertions = LiveAssertions(reader)
        self.about: list[bytes | None] = []  # record key per command
        self._arrived: dict[bytes, list[tuple[str, str]]] = {}  # record → its new touchpoints

    def take(self, commands: Sequence[Command]) -> None:
        """Work through the commands in order."""
        ready: list[Command | InvalidInput] = []
        about: list[tuple[bytes | None, bytes]] = []  # record key, hash of the content
        for command in commands:
            try:
                checked, key, content = self._checked(command)
            except InvalidInput as error:
                ready.append(error)
                about.append((None, b""))
            else:
                ready.append(checked)
                about.append((key, content))
        self._prefetch(ready, [k for k, _ in about if k is not None])
        for original, taken, (key, content) in zip(commands, ready, about, strict=True):
            self.about.append(key)
            try:
                if isinstance(taken, InvalidInput):
                    raise taken
                self.results.append(self._apply(taken, key, content))
            except InvalidInput as error:
                self.results.append(_rejected(original, error))

    def _checked(self, command: Command) -> tuple[Command, bytes | None, bytes]:
        check(command, self.received_at)
        if isinstance(command, Touchpoint):
            return settled(self.tenant, command)
        if isinstance(command, DeleteRecord):
            return command, record_key(self.tenant, command.source, command.record_id), b""
        if isinstance(command, PutIdentifier):
            return PutIdentifier(canonical(command.settings)), None, b""
        return command, None, b""

    def _prefetch(self, commands: Sequence[Command | InvalidInput], keys: list[bytes]) -> None:
        ids = {(c.source, c.touchpoint_id) for c in commands if isinstance(c, Touchpoint)}
        self.known = self.reader.touchpoints(list(ids))
        self.assertions.prefetch(c.assertion_id for c in commands if isinstance(c, Assert | Revoke))
        self._load(keys)

    def _load(self, keys: Sequence[bytes]) -> None:
        unread = list({k for k in keys if k not in self.before})
        found = self.reader.records(unread)
        self.before.update((k, found.get(k)) for k in unread)

    def _apply(self, command: Command, key: bytes | None, content: bytes) -> CommandResult:
        if isinstance(command, Touchpoint):
            assert key is not None
            return self._touchpoint(command, key, content)
        if isinstance(command, DeleteRecord):
            assert key is not None
            return self._delete(command, key)
        if isinstance(command, PutSource | PutIdentifier):
            return self._put(command.settings)
        if isinstance(command, Assert):
            return self._assert(command)
        return _done(self.assertions.revoke(command))

    def record(self, key: bytes) -> Record | None:
        """A record as the commands so far leave it."""
        return self.records[key] if key in self.records else self.before[key]

    def touched(self) -> dict[bytes, Record | None]:
        """The records that may say something else now, as they are; None where one is no more, or never was."""
        return {key: self.record(key) for key in (*self.records, *self.reread)}

    def _touchpoint(self, touchpoint: Touchpoint, key: bytes, content: bytes) -> CommandResult:
        settings = self.settings.source_of(key, touchpoint.source)
        keep = settings.keep if settings else Keep.APPEND
        stored = self.settings.sources.get(touchpoint.source)
        at = (touchpoint.source, touchpoint.touchpoint_id)
        known = self.touchpoints.get(at) or self.known.get(at)
        if known is not None and known.record_key in self.forgotten and at not in self.touchpoints:
            known = None  # deleted earlier in this batch
        if known is not None:
            if known.content_hash != content or known.record_key != key:
                raise TouchpointIdReused("this touchpoint id was used for other content; the first stays")
            return CommandResult(Outcome.UNCHANGED, at[0], touchpoint.record_id, at[1])
        check_kept(
            touchpoint, stored.keep if stored else Keep.APPEND
        )  # a replay is one, whatever the source has become since
        before = self.record(key) or Record(key, touchpoint.source, touchpoint.record_id, (), 0, (None, ""))
        self.touchpoints[at] = StoredTouchpoint(touchpoint, key, content, self.received_at)
        self._arrived.setdefault(key, []).append(at)
        self.records[key] = accumulate(before, touchpoint, keep)
        warnings = _warnings(touchpoint, settings) if self.warn else ()
        return CommandResult(Outcome.ACCEPTED, at[0], touchpoint.record_id, at[1], warnings=warnings)

    def _delete(self, command: DeleteRecord, key: bytes) -> CommandResult:
        if self.record(key) is None:
            return CommandResult(Outcome.UNCHANGED, command.source, command.record_id)
        self.records[key] = None
        self.forgotten.add(key)
        for at in self._arrived.pop(key, ()):
            del self.touchpoints[at]
        return CommandResult(Outcome.ACCEPTED, command.source, command.record_id)

    def _put(self, settings: Stored) -> CommandResult:
        subject = subject_of(settings)
        source = settings.source if isinstance(settings, SourceSettings) else ""
        if settings == self.settings.stored(subject):
            return CommandResult(Outcome.UNCHANGED, source=source)
        self.settings = self.settings.put(settings)
        self.put[subject] = settings
        self.settle()
        return CommandResult(Outcome.ACCEPTED, source=source)

    def settle(self) -> None:
        """Let changes of settings reach further records, the oldest first, as far as there is room for the work."""
        while self.settings.under_way and (self._room is None or self._room > 0):
            change = self.settings.under_way[0]
            cursor = self._reach(change)
            keys = [k for k in self.before if change.cursor < k and (cursor is None or k <= cursor)]
            concerned = [k for k in keys if (r := self.record(k)) is not None and concerns(change, r)]
            self.settings = self.settings.reached(change, cursor)
            self._rebuild(change, concerned)
            self.reread.update(concerned)

    def _reach(self, change: SettingsChange) -> bytes | None:
        """Load the next records that a change concerns; the last one looked at, None where no more are stored."""
        kind, name = change.subject
        source = name if kind is SubjectKind.SOURCE else None
        cursor, looked_at = change.cursor, 0
        while self._room is None or (self._room > 0 and looked_at < SCAN):
            limit = SCAN if self._room is None or source is None else min(SCAN, self._room)
            page = self.reader.scan_records(cursor, limit, source)
            found = [r.key for r in page if concerns(change, r)][: self._room]
            self._load(found)
            if self._room is not None:
                self._room -= len(found)
            if self._room == 0 and found:
                return found[-1]
            if len(page) < limit:
                return None
            cursor, looked_at = page[-1].key, looked_at + len(page)
        self._room = 0  # enough was looked through
        return cursor

    def _rebuild(self, change: SettingsChange, keys: Sequence[bytes]) -> None:
        """What records say once a change has reached them, where their source keeps its touchpoints otherwise."""
        if not isinstance(change.before, SourceSettings):
            return
        for keep, group in self._kept_otherwise(change.before, keys):
            stored = self.reader.touchpoints_of([k for k in group if k not in self.forgotten])
            for key in group:
                record = self.record(key)
                assert record is not None, "only live records are concerned"
                fresh = (self.touchpoints[at] for at in self._arrived.get(key, ()))
                self.records[key] = rebuild(record, [*stored.get(key, ()), *fresh], keep)

    def _kept_otherwise(self, before: SourceSettings, keys: Sequence[bytes]) -> Iterator[tuple[Keep, list[bytes]]]:
        keeps: dict[Keep, list[bytes]] = {}
        for key in keys:
            now = self.settings.source_of(key, before.source)
            keeps.setdefault(now.keep if now else Keep.APPEND, []).append(key)
        yield from ((keep, group) for keep, group in keeps.items() if keep != before.keep)

    def _assert(self, command: Assert) -> CommandResult:
        left, right = (record_key(self.tenant, *ref) for ref in (command.left, command.right))
        assertion = Assertion(
            assertion_id=command.assertion_id,
            kind=AssertionKind(command.kind),
            left=left,
            right=right,
            left_ref=command.left,
            right_ref=command.right,
            author=command.author,
            reason=command.reason,
            asserted_at=self.received_at,
        )
        return _done(self.assertions.accept(assertion))


def concerns(change: SettingsChange, record: Record) -> bool:
    """Whether a change of settings may change what a record says."""
    kind, name = change.subject
    if kind is SubjectKind.SOURCE:
        return record.source == name
    return any(namespace_of(s.field) == name for s in record.said)


def _done(changed: bool) -> CommandResult:
    return CommandResult(Outcome.ACCEPTED if changed else Outcome.UNCHANGED)


def _warnings(touchpoint: Touchpoint, settings: SourceSettings | None) -> tuple[tuple[str, ValueProblem], ...]:
    conventions = Conventions(settings.region, settings.date_order) if settings else Conventions()
    problems = ((name, normalize(name, raw, conventions).problem) for name, raw in touchpoint.values)
    return tuple((name, problem) for name, problem in problems if problem in WARNED)


def _rejected(command: Command, error: InvalidInput) -> CommandResult:
    return CommandResult(
        Outcome.REJECTED,
        source=getattr(command, "source", ""),
        record_id=getattr(command, "record_id", ""),
        touchpoint_id=getattr(command, "touchpoint_id", ""),
        error=error,
    )
