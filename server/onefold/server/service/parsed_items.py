"""Items of a request as commands; what is not a command is refused here, and the results put back in their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onefold.graph.answers import CommandResult, Outcome
from onefold.graph.errors import InvalidInput
from onefold.graph.touchpoint import Command
from onefold.server.convert.touchpoints import command_of
from onefold.v1 import ingest_pb2


class ParsedItems:
    """`commands` are those of the items that hold one, in order."""

    def __init__(self, items: Iterable[ingest_pb2.IngestItem]) -> None:
        self.commands: list[Command] = []
        self._refused: dict[int, CommandResult] = {}
        for at, item in enumerate(items):
            try:
                self.commands.append(command_of(item))
            except InvalidInput as error:
                self._refused[at] = _refusal(item, error)

    def refused(self) -> Iterable[CommandResult]:
        """Results of the items that hold no command."""
        return self._refused.values()

    def merged(self, results: Sequence[CommandResult]) -> list[CommandResult]:
        """The commands' results, with those of the refused items between them: one per item, in order."""
        rest = iter(results)
        return [self._refused.get(at) or next(rest) for at in range(len(results) + len(self._refused))]


def _refusal(item: ingest_pb2.IngestItem, error: InvalidInput) -> CommandResult:
    about = item.touchpoint if item.HasField("touchpoint") else item.delete_record
    return CommandResult(
        Outcome.REJECTED, about.source, about.record_id, touchpoint_id=item.touchpoint.touchpoint_id, error=error
    )
