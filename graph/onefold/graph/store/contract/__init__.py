"""The store contract: what the engine may ask of a store, and what every store promises.

A store keeps tenants apart: no call reads or writes across them. Within a tenant

- **Writes are serial.** `transact` takes the tenant's write lock before anything is read, calls `decide` with a
  reader of the present state, applies the `Delta` it returns, and commits: all of it or nothing. `decide` may be
  called again (a lost connection, a transient error), so it must not have effects of its own.
- **Reads take no lock and see one state.** `read` calls `look` with a reader; every statement of one `look` sees the
  same committed state (a store may call `look` again to achieve that, so it must not have effects).
- **Derived rows belong to a generation.** Placements, evidence, postings and edges are kept per generation; a reader
  shows one generation (the active one unless another is named). Records, touchpoints, identifier uses, assertions,
  golden records, changes, settings and models are not generational.
- **Batched.** Every reader method takes many keys and returns what exists of them; a key that does not exist is
  absent from the answer (for multi-valued answers: absent or empty). The order of arguments never matters. An empty
  argument costs nothing.
- **Bytes.** Record keys, fingerprints and blocking keys are 16 bytes and sort as unsigned bytes. Golden ids,
  assertion ids and touchpoint ids are text and compare exactly. Text is any Unicode without NUL and lone surrogates.
- **Sequence.** Every entry of the change log has a `seq` of its own, greater than all before; `Delta.seq` is at least
  that of its last entry. `last_held` replaces what a retired id last held. A touchpoint id belongs to one record.
- **Models are immutable.** Storing one under an id that is taken changes nothing; none is ever dropped.
- **Durable.** When `transact` returns, the delta survives a killed process; when it raises, nothing of it is there
  (after `StoreUnavailable` either may be the case: the caller repeats the command, which is idempotent).

Errors, for every method: `StoreUnavailable` (retry later), `StoreDenied` (credentials), `StoreFull` (make room, then
retry), `StoreCorrupt` (do not retry). Opening raises `StoreLocked` when another process owns an embedded store.
Errors raised by `decide` or `look` pass through unchanged and roll back.

The schema is created and migrated when a store is opened; doing so again changes nothing.

What is kept falls into topics, each in a module of its own here: its rows, its part of the `Reader`, and its part of
the `Delta`. Each store has a module of the same name that reads and writes them, and `tests/conformance` a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from onefold.graph.store.contract.changes import ChangeDelta, ChangeReader
from onefold.graph.store.contract.evidence import EvidenceDelta, EvidenceReader
from onefold.graph.store.contract.golden import GoldenDelta, GoldenReader
from onefold.graph.store.contract.head import HeadDelta, HeadReader
from onefold.graph.store.contract.identifiers import IdentifierDelta, IdentifierReader
from onefold.graph.store.contract.matches import MatchDelta, MatchReader
from onefold.graph.store.contract.models import ModelDelta, ModelReader
from onefold.graph.store.contract.records import RecordDelta, RecordReader
from onefold.graph.store.contract.settings import SettingsDelta, SettingsReader

T = TypeVar("T")


class Reader(
    HeadReader,
    RecordReader,
    IdentifierReader,
    EvidenceReader,
    MatchReader,
    GoldenReader,
    ChangeReader,
    ModelReader,
    SettingsReader,
    Protocol,
):
    """One committed state of one tenant, seen through one generation."""

    def at(self, generation: int) -> Reader:
        """The same state, seen through another generation."""


@dataclass(slots=True)
class Delta(
    SettingsDelta,
    ModelDelta,
    ChangeDelta,
    GoldenDelta,
    MatchDelta,
    EvidenceDelta,
    IdentifierDelta,
    RecordDelta,
    HeadDelta,  # the last base has the first fields: `Delta(generation, seq)`
):
    """What one write transaction changes: decided by the engine, applied by a store, all or nothing.

    Additions and removals against what the transaction read; sets are never written whole. A store applies removals
    before additions, so that the same key may stand in both. The attributes are described where their topic is.
    """

    def is_empty(self) -> bool:
        """Whether applying it would change nothing."""
        return not any(getattr(self, name) for name in self.__slots__ if name not in HeadDelta.__annotations__)


class Store(Protocol):
    """See the module's docstring for what is promised."""

    def transact(self, tenant: str, decide: Callable[[Reader], tuple[Delta, T]], generation: int | None = None) -> T:
        """Run one write transaction and return what `decide` returned beside its delta.

        An empty delta writes nothing. Raises what `decide` raises, and the store errors; only `StoreUnavailable` is
        worth repeating.
        """

    def read(self, tenant: str, look: Callable[[Reader], T], generation: int | None = None) -> T:
        """Return `look(reader)` on one committed state."""

    def tenants(self) -> list[str]:
        """Names of the tenants that were ever written, ascending."""

    def unsettled(self) -> list[str]:
        """Names of the tenants with changes of settings under way, ascending."""

    def ping(self) -> None:
        """Return when the store answers; raise a store error when it does not."""

    def close(self) -> None:
        """Release everything; a second call does nothing."""
