"""What is said at the end about rejected rows, and the exit codes."""

from __future__ import annotations

from onefold.graph.answers import CommandResult
from onefold.graph.errors import OnefoldError
from onefold.graph.wording import counted
from onefold.server.files.commands import Located
from onefold.server.files.formats.rows import Rejected, shown
from onefold.server.files.mapping import Mapping
from onefold.server.files.rejects import RejectsFile
from onefold.server.shown.console import notice

OK, FAILED, USAGE, SOME_REJECTED, INTERRUPTED = 0, 1, 2, 3, 130
_SHOWN = 5


class Rejections:
    """Collects rejected rows: writes all, shows the first few."""

    def __init__(self, file: RejectsFile) -> None:
        self._file = file
        self._first: list[Rejected] = []

    def add(self, rejected: Rejected) -> None:
        """Take one."""
        self._file.write(rejected)
        if len(self._first) < _SHOWN:
            self._first.append(rejected)

    @property
    def count(self) -> int:
        """How many so far."""
        return self._file.count

    def exit_code(self) -> int:
        """Show what was rejected; 0 when nothing was."""
        if not self.count:
            return OK
        for rejected in self._first:
            notice(f"rejected {rejected.place()}: {rejected.message} [{rejected.reason}]")
        if self.count > len(self._first):
            notice(f"… and {counted(self.count - len(self._first), 'more row')}")
        if self._file.path is None:
            notice("--rejects FILE writes them all")
        else:
            notice(f"rejected rows are in {self._file.path}")
        return SOME_REJECTED


def is_interrupt(error: BaseException) -> bool:
    """Whether an error is a Ctrl-C, or a compiled kernel's complaint that one came while it ran (a SystemError)."""
    if isinstance(error, KeyboardInterrupt):
        return True
    cause = error.__cause__ or error.__context__
    return isinstance(error, SystemError) and cause is not None and is_interrupt(cause)


def refused(located: Located, result: CommandResult, mapping: Mapping | None) -> Rejected:
    """A row that the engine refused."""
    error = result.error or OnefoldError("rejected")
    field = error.metadata.get("field", "") or _FIELDS.get(error.reason, "")
    column = mapping.roles().get(_KEYS.get(field, field), "") if mapping else ""
    return Rejected(located.file, located.line, column, field, error.reason, error.message, shown(located.cells))


_KEYS = {"observed_at": "time"}
_FIELDS = {"TOUCHPOINT_ID_REUSED": "touchpoint_id"}
