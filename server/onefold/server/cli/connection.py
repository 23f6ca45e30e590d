"""Where a command works: on a store in this process, or through a running server; both answer alike."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from onefold.graph.answers import (
    CommandResult,
    GoldenAnswer,
    IntegrityReport,
    Outcome,
    RescoreProgress,
)
from onefold.graph.engine import Engine
from onefold.graph.errors import InvalidArgument, NotFound
from onefold.graph.explanations import GoldenExplanation, MatchExplanation, TouchpointExplanation
from onefold.graph.model.model import Model
from onefold.graph.store.contract.golden import GoldenRecord
from onefold.graph.store.contract.head import Counts
from onefold.graph.store.contract.models import StoredModel
from onefold.graph.store.urls import DEFAULT_STORE_URL, check_url, open_store
from onefold.graph.touchpoint import (
    Command,
    IdentifierSettings,
    LabelledPair,
    PutIdentifier,
    PutSource,
    Record,
    SourceSettings,
    Touchpoint,
)
from onefold.graph.training import TrainingReport
from onefold.graph.training.outgrown import Outgrown
from onefold.server.client import Client
from onefold.server.convert.identifiers import Identifiers, identifiers_in
from onefold.server.errors import ServerUnavailable
from onefold.server.export import ExportKind, Page, export_pages
from onefold.server.model_names import AUTO, SHIPPED, check_named, model_of_new_tenants
from onefold.server.progress import Progress
from onefold.server.shown.console import notice_compiling

MICRO_BATCH = 1000
"""Commands of one transaction: about where the embedded store's throughput stops growing."""
PATIENCE_S = 10.0
"""How long a command waits for a server that does not answer: a restart takes less."""


class Connection(Protocol):
    """What commands ask for."""

    def stream(self, tenant: str, commands: Iterable[Command]) -> Iterator[tuple[int, CommandResult]]:
        """(position from 1, result) of every command, in order, once it is durable."""

    def explain_match(self, tenant: str, left: tuple[str, str], right: tuple[str, str]) -> MatchExplanation:
        """See the engine."""

    def explain_membership(self, tenant: str, record: tuple[str, str], golden_id: str) -> MatchExplanation:
        """See the engine."""

    def explain_golden(self, tenant: str, golden_id: str) -> GoldenExplanation:
        """See the engine."""

    def explain_touchpoint(self, tenant: str, touchpoint: Touchpoint) -> TouchpointExplanation:
        """See the engine."""

    def golden_record(self, tenant: str, golden_id: str) -> GoldenAnswer:
        """See the engine."""

    def golden_of_record(self, tenant: str, source: str, record_id: str) -> GoldenRecord:
        """See the engine."""

    def records_of(self, tenant: str, golden_id: str) -> list[Record]:
        """See the engine."""

    def sources(self, tenant: str) -> list[SourceSettings]:
        """See the engine."""

    def put_identifier(self, tenant: str, settings: IdentifierSettings) -> Outcome:
        """Store the settings of an identifier namespace. Raises InvalidArgument."""

    def identifiers(self, tenant: str) -> Identifiers:
        """Stored settings of identifiers, and the changes of settings that are under way."""

    def counts(self, tenant: str) -> Counts:
        """See the engine."""

    def outgrown(self, tenant: str) -> tuple[Outgrown, ...]:
        """See the engine."""

    def check(self, tenant: str) -> IntegrityReport:
        """See the engine."""

    def export(self, tenant: str, kind: ExportKind) -> Iterator[Page]:
        """Pages of rows."""

    def rescored(self, tenant: str, model: Model | None, dry_run: bool) -> Iterator[RescoreProgress]:
        """The progress of a re-scoring with another model, or, None, the active one; a dry run lists regroupings."""

    def trained(
        self, tenant: str, labels: Sequence[LabelledPair], name: str, progress: Progress
    ) -> tuple[StoredModel, TrainingReport]:
        """Learn a model from the tenant's records and store it there. Raises TooLittleToTrain."""

    def models(self, tenant: str) -> list[StoredModel]:
        """See the engine."""

    def active_model_id(self, tenant: str) -> str:
        """See the engine."""

    def model(self, tenant: str, model_id: str) -> Model:
        """See the engine."""

    def put_model(self, tenant: str, model: Model) -> StoredModel:
        """See the engine."""

    def activate(self, tenant: str, model_id: str, expected_model_id: str) -> Iterator[RescoreProgress]:
        """See the engine."""


class LocalConnection(Engine):
    """The engine on a store of this process."""

    def stream(self, tenant: str, commands: Iterable[Command]) -> Iterator[tuple[int, CommandResult]]:
        """(position from 1, result) of every command, a transaction for each micro-batch."""
        iterator, position = iter(commands), 0
        while batch := list(islice(iterator, MICRO_BATCH)):
            for result in self.ingest(tenant, batch):
                position += 1
                yield position, result
        self.settle_all(tenant)

    def settle_all(self, tenant: str) -> None:
        """What a server does in the background: let changed settings reach all records."""
        while self.settle(tenant).under_way:
            pass

    def put_identifier(self, tenant: str, settings: IdentifierSettings) -> Outcome:
        """Store the settings of an identifier namespace; return once they have reached all records."""
        (result,) = self.ingest(tenant, [PutIdentifier(settings)])
        if result.error is not None:
            raise result.error
        self.settle_all(tenant)
        return result.outcome

    def identifiers(self, tenant: str) -> Identifiers:
        """Stored settings of identifiers, and the changes of settings that are under way."""
        return identifiers_in(self.settings(tenant))

    def export(self, tenant: str, kind: ExportKind) -> Iterator[Page]:
        """Pages of rows."""
        return export_pages(self.store, tenant, kind, self.active_model(tenant).probability)

    def rescored(self, tenant: str, model: Model | None, dry_run: bool) -> Iterator[RescoreProgress]:
        """The progress of a re-scoring."""
        if dry_run or model is None:
            return self.rescore(tenant, model, dry_run)
        return activated(self, tenant, model)

    def trained(
        self, tenant: str, labels: Sequence[LabelledPair], name: str, progress: Progress
    ) -> tuple[StoredModel, TrainingReport]:
        """Learn a model from the tenant's records and store it there."""
        trained = self.train(tenant, labels, name, progress)
        return self.put_model(tenant, trained.model), trained.report


class RemoteConnection(Client):
    """The client; settings go by calls of their own, in their place among the others."""

    def stream(
        self, tenant: str, commands: Iterable[Command], batch: int = 500, first_position: int = 1
    ) -> Iterator[tuple[int, CommandResult]]:
        """(position from 1, result) of every command but settings, which have no result."""
        return super().stream(tenant, self._without_settings(tenant, commands), batch, first_position)

    def _without_settings(self, tenant: str, commands: Iterable[Command]) -> Iterator[Command]:
        for command in commands:
            if isinstance(command, PutSource):
                self.put_source(tenant, command.settings)
            elif isinstance(command, PutIdentifier):
                self.put_identifier(tenant, command.settings)
            else:
                yield command

    def rescored(self, tenant: str, model: Model | None, dry_run: bool) -> Iterator[RescoreProgress]:
        """The progress of a re-scoring."""
        if model is None:
            return self.rescore(tenant, dry_run)
        return self.shadow_run(tenant, model) if dry_run else activated(self, tenant, model)

    def trained(
        self, tenant: str, labels: Sequence[LabelledPair], name: str, progress: Progress
    ) -> tuple[StoredModel, TrainingReport]:
        """Learn a model from the tenant's records and store it there."""
        return self.train(tenant, labels, name, progress)


def activated(
    connection: Connection, tenant: str, model: Model, expected_model_id: str | None = None
) -> Iterator[RescoreProgress]:
    """Store a model and activate it over the expected one; None: over the one that is active now."""
    expected = connection.active_model_id(tenant) if expected_model_id is None else expected_model_id
    return connection.activate(tenant, connection.put_model(tenant, model).model_id, expected)


@contextmanager
def connected(
    store: str | None, target: str | None, model: str = SHIPPED, must_exist: bool = False, tenant: str = "default"
) -> Iterator[LocalConnection | RemoteConnection]:
    """The connection that `--store` or `--target` names; the default store where neither does.

    `model` is that of new tenants in a store of this process; an id is that of a model stored for `tenant`. A new
    tenant has nothing to learn one from: for it "auto" is the shipped one.

    Raises:
        InvalidArgument: both are named.
        NotFound: `must_exist`, and the embedded store's file does not; or no model of this id is stored.
        StoreError, ServerUnavailable: it cannot be reached.
    """
    store = chosen_store(store, target)
    if store is None:
        assert target is not None
        with RemoteConnection(target, patience_s=PATIENCE_S) as client, _told_plainly(target):
            yield client
        return
    if must_exist:
        _check_exists(store)
    notice_compiling()
    opened = open_store(store)
    try:
        yield LocalConnection(opened, model_of_new_tenants(SHIPPED if model == AUTO else model, opened, tenant))
    finally:
        opened.close()


def check_connectable(store: str | None, target: str | None, model: str) -> None:
    """Raises InvalidArgument where `connected` would by these names alone; nothing is opened or reached."""
    if (url := chosen_store(store, target)) is not None:
        check_url(url)
        check_named(model)


def stored_models(store: str | None, target: str | None, tenant: str) -> Callable[[str], Model]:
    """Gives the tenant's stored model of an id; connects only when it is asked for one."""

    def stored(model_id: str) -> Model:
        with connected(store, target, must_exist=True) as connection:
            return connection.model(tenant, model_id)

    return stored


@contextmanager
def _told_plainly(target: str) -> Iterator[None]:
    try:
        yield
    except ServerUnavailable:
        message = f"the server at {target} does not answer; is it running there? onefold serve --listen {target}"
        raise ServerUnavailable(message) from None


def chosen_store(store: str | None, target: str | None) -> str | None:
    """The store to open, None for the server; `--target` beats the ONEFOLD_STORE of the environment.

    Raises:
        InvalidArgument: both are named.
    """
    if target is None:
        return store or DEFAULT_STORE_URL
    if store and store != os.environ.get("ONEFOLD_STORE"):
        raise InvalidArgument("name --store or --target, not both", field="store")
    return None


def _check_exists(url: str) -> None:
    if url.startswith("sqlite:///") and not Path(unquote(url.removeprefix("sqlite:///"))).exists():
        raise NotFound(f"there is no store {url} yet; name another with --store, or load something: onefold load FILE")
