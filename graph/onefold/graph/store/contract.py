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
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from onefold.graph.settings import Settings
from onefold.graph.store.delta import Delta
from onefold.graph.store.rows import (
    Carrier,
    Change,
    Counts,
    Edge,
    Generation,
    GoldenRecord,
    Posting,
    StoredModel,
    TenantState,
)
from onefold.graph.touchpoint import Assertion, Record, StoredTouchpoint

T = TypeVar("T")


class Reader(Protocol):
    """One committed state of one tenant, seen through one generation."""

    def tenant(self) -> TenantState:
        """The tenant's head. A tenant never written has seq 0, generation 0 and no model (its secret exists)."""

    def generation(self) -> int:
        """The generation that derived rows are read from."""

    def at(self, generation: int) -> Reader:
        """The same state, seen through another generation."""

    def generations(self) -> list[Generation]:
        """All generations that have rows or are being built, oldest first."""

    def model(self, model_id: str) -> bytes | None:
        """The stored body of a model."""

    def models(self) -> list[StoredModel]:
        """All stored models, by (stored_at, model id); reads no bodies."""

    def settings(self) -> Settings:
        """All stored settings of sources and identifiers, and the changes of them that are under way."""

    def touchpoints(self, ids: Sequence[tuple[str, str]]) -> dict[tuple[str, str], StoredTouchpoint]:
        """Live touchpoints by (source, touchpoint id)."""

    def touchpoints_of(self, records: Sequence[bytes]) -> dict[bytes, list[StoredTouchpoint]]:
        """Live touchpoints by record key, ordered by (observed_at with None first, touchpoint id)."""

    def records(self, keys: Sequence[bytes]) -> dict[bytes, Record]:
        """Records by key, with fingerprint and golden id of the reader's generation ("" where not placed)."""

    def scan_records(self, after: bytes, limit: int, source: str | None = None) -> list[Record]:
        """At most `limit` records with key > `after`, ascending, of one source or of all."""

    def records_saying(self, fingerprints: Sequence[bytes]) -> dict[bytes, list[bytes]]:
        """Fingerprint → keys of the records placed on it, ascending."""

    def records_of_golden(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """Golden id → keys of the records placed in it, ascending."""

    def golden_of(self, records: Sequence[bytes]) -> dict[bytes, str]:
        """Record key → golden id, for placed records."""

    def records_with_identifier(self, namespace: str, value: str, after: bytes, limit: int) -> list[bytes]:
        """At most `limit` record keys > `after`, ascending, that use the identifier."""

    def carriers(self, identifiers: Sequence[tuple[str, str]], limit: int) -> dict[tuple[str, str], list[Carrier]]:
        """(namespace, value) → the first `limit` uses of the identifier, each (`said`, record key), ascending."""

    def evidence(self, fingerprints: Sequence[bytes]) -> dict[bytes, bytes]:
        """Fingerprint → canonical body."""

    def orphans(self, limit: int) -> list[bytes]:
        """At most `limit` fingerprints of evidence, ascending, that no record is placed on.

        The active generation has none; one that is being built has when a record was deleted meanwhile.
        """

    def postings(self, keys: Sequence[bytes], limit: int) -> dict[bytes, Posting]:
        """Blocking key → its posting; members only where count ≤ `limit`. Keys without members are absent."""

    def edges(self, fingerprints: Sequence[bytes]) -> list[Edge]:
        """Every stored edge with an end in `fingerprints`, each once, in no particular order."""

    def scan_edges(self, after: tuple[bytes, bytes], limit: int) -> list[Edge]:
        """At most `limit` edges with (low, high) > `after`, ascending."""

    def assertions(self, ids: Sequence[str]) -> dict[str, Assertion]:
        """Live (not revoked) assertions by id."""

    def assertions_about(self, records: Sequence[bytes]) -> list[Assertion]:
        """Live assertions with an end in `records` (record keys, present or not), each once."""

    def golden(self, golden_ids: Sequence[str]) -> dict[str, GoldenRecord]:
        """Golden records by id, live or retired."""

    def scan_golden(self, after: str, limit: int) -> list[GoldenRecord]:
        """At most `limit` live golden records with id > `after`, ascending."""

    def last_held(self, golden_ids: Sequence[str]) -> dict[str, list[bytes]]:
        """Retired golden id → record keys it last held, ascending."""

    def retired_holding(self, records: Sequence[bytes]) -> dict[bytes, list[str]]:
        """Record key → retired golden ids that last held it, ascending."""

    def held_before(self, set_hashes: Sequence[bytes]) -> dict[bytes, tuple[int, str]]:
        """Hash of a record set → (seq, golden id) of the last golden record that held exactly it."""

    def changes(self, after_seq: int, limit: int) -> list[Change]:
        """At most `limit` entries of the change log with seq > `after_seq`, ascending."""

    def changes_of(self, golden_id: str, after_seq: int, limit: int) -> list[Change]:
        """The same, for one golden id."""

    def counts(self) -> Counts:
        """How many of each the tenant holds (may be slow)."""


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
