"""`onefold load`: files into a store or a server, in a stream."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

import typer
from rich.progress import Progress

from onefold.graph.answers import CommandResult
from onefold.graph.errors import OnefoldError
from onefold.graph.model.model import Model
from onefold.graph.touchpoint import Command
from onefold.graph.wording import counted
from onefold.server.cli import inputs
from onefold.server.cli.candidates import tell_unmapped
from onefold.server.cli.connection import LocalConnection, RemoteConnection, check_connectable, connected
from onefold.server.cli.options import (
    Files,
    Ignore,
    MappingFile,
    NewTenantsModel,
    Rejects,
    SaveMapping,
    StoreUrl,
    Target,
    Tenant,
)
from onefold.server.cli.outcome import Rejections, refused
from onefold.server.files.commands import Located
from onefold.server.files.rejects import RejectsFile
from onefold.server.model_names import SHIPPED
from onefold.server.shown.console import notice, progress, say


def load(
    files: Files,
    mapping: MappingFile = None,
    save_mapping: SaveMapping = None,
    ignore: Ignore = None,
    rejects: Rejects = None,
    store: StoreUrl = None,
    target: Target = None,
    model: NewTenantsModel = SHIPPED,
    tenant: Tenant = "default",
) -> None:
    """Load files into a store (--store) or through a running server (--target).

    Loading a file again changes nothing: after an interruption, run the same command again.

    Example: onefold load crm.csv shop.jsonl --target 127.0.0.1:50051 --rejects rejected.csv
    """
    started = time.monotonic()
    check_connectable(store, target, model)
    inputs.check_outputs(files, rejects=rejects, save_mapping=save_mapping)
    sources = inputs.planned(files, mapping, ignore or [])
    inputs.show(sources)
    if save_mapping is not None:
        inputs.save_mapping(sources, save_mapping)
    with (
        RejectsFile(rejects) as rejects_file,
        connected(store, target, model, tenant=tenant) as connection,
        progress() as bars,
    ):
        loading = Loading(sources, Rejections(rejects_file))
        try:
            if mapping is None and (scoring := _active_model(connection, tenant)) is not None:
                tell_unmapped(sources, scoring)
            loading.run(connection, tenant, bars)
        except (OnefoldError, KeyboardInterrupt, SystemError):  # the last as of `is_interrupt`
            notice(f"stopped; durable up to {loading.position()}. Run the same command again to go on")
            raise
    seconds = time.monotonic() - started
    count = loading.outcomes
    say(
        f"{counted(count.total(), 'row')} in {seconds:.1f} s: {count['accepted']:,} accepted, "
        f"{count['unchanged']:,} unchanged, {loading.rejections.count:,} rejected; durable up to {loading.position()}"
    )
    raise typer.Exit(loading.rejections.exit_code())


def _active_model(connection: LocalConnection | RemoteConnection, tenant: str) -> Model | None:
    """The model that will score; None for a new tenant of a server, which does not say."""
    if isinstance(connection, LocalConnection):
        return connection.active_model(tenant)
    model_id = connection.active_model_id(tenant)
    return connection.model(tenant, model_id) if model_id else None


@dataclass
class Loading:
    """A run of commands on their way; what was sent waits, in order, for its answer."""

    sources: list[inputs.Input]
    rejections: Rejections
    outcomes: Counter[str] = field(default_factory=Counter)
    _waiting: deque[Located] = field(default_factory=deque)
    _last: Located | None = None

    def run(self, connection: LocalConnection | RemoteConnection, tenant: str, bars: Progress) -> None:
        """Send everything and count the answers."""
        bar = bars.add_task("loading", total=None)
        for _, result in connection.stream(tenant, self._commands(bars, isinstance(connection, RemoteConnection))):
            self._answered(self._waiting.popleft(), result)
            bars.advance(bar)

    def _commands(self, bars: Progress, remote: bool) -> Iterator[Command]:
        for item in inputs.read(self.sources, bars):
            if not isinstance(item, Located):
                self.rejections.add(item)
                self.outcomes["rejected"] += 1
                continue
            if not (remote and item.is_settings()):  # there it has a call of its own, and no answer
                self._waiting.append(item)
            yield item.command

    def _answered(self, located: Located, result: CommandResult) -> None:
        if located.is_settings():
            return
        self.outcomes[result.outcome.value] += 1
        self._last = located
        if result.error is not None:
            mapping = next((item.mapping for item in self.sources if item.table.name == located.file), None)
            self.rejections.add(refused(located, result, mapping))

    def position(self) -> str:
        """File and line up to which everything is durable or rejected."""
        return f"{self._last.file}:{self._last.line}" if self._last else "nothing"
