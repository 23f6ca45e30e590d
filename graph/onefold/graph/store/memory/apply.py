"""How a delta changes the tables: every removal first, then every addition."""

from __future__ import annotations

from dataclasses import replace

from onefold.graph.store.delta import Delta
from onefold.graph.store.memory.settings import put_settings
from onefold.graph.store.memory.tables import TenantTables, index, unindex


def apply(tables: TenantTables, delta: Delta) -> None:
    """Change `tables` by a delta that is not empty."""
    if delta.drop_generation is not None:
        tables.derived.pop(delta.drop_generation, None)
        tables.generations.pop(delta.drop_generation, None)
    _remove_base(tables, delta)
    _remove_derived(tables, delta)
    _add_base(tables, delta)
    _add_derived(tables, delta)
    _add_history(tables, delta)
    _set_head(tables, delta)


def _remove_base(tables: TenantTables, delta: Delta) -> None:
    for record in delta.forgotten_records:
        _forget(tables, record)
    for record, namespace, value in delta.identifiers_dropped:
        if tables.uses.get(record, {}).pop((namespace, value), None) is not None:
            unindex(tables.users, (namespace, value), record)
    for assertion_id, (author, reason, at) in delta.revoked.items():
        assertion = tables.drop_assertion(assertion_id)
        if assertion is not None:
            tables.revoked.append((assertion, author, reason, at))
    for golden_id in delta.last_held_gone:
        _unhold(tables, golden_id)


def _forget(tables: TenantTables, record: bytes) -> None:
    tables.records.pop(record, None)
    for touchpoint in tables.touchpoints_of.pop(record, ()):
        del tables.touchpoints[touchpoint]
    for identifier in tables.uses.pop(record, ()):
        unindex(tables.users, identifier, record)
    for derived in tables.derived.values():
        derived.displace(record)


def _unhold(tables: TenantTables, golden_id: str) -> None:
    for record in tables.last_held.pop(golden_id, ()):
        unindex(tables.retired_holding, record, golden_id)


def _remove_derived(tables: TenantTables, delta: Delta) -> None:
    derived = tables.derived_of(delta.generation)
    for fingerprint in delta.evidence_gone:
        derived.evidence.pop(fingerprint, None)
    for key, fingerprints in delta.postings_gone.items():
        derived.unpost(key, fingerprints)
    for ends in delta.edges_gone:
        derived.drop_edge(ends)


def _add_base(tables: TenantTables, delta: Delta) -> None:
    for stored in delta.touchpoints:
        tables.put_touchpoint(stored)
    for record in delta.records:
        tables.records[record.key] = replace(record, fingerprint=b"", golden_id="")
    for use in delta.identifier_uses:
        tables.uses.setdefault(use.record_key, {})[use.namespace, use.value] = use
        index(tables.users, (use.namespace, use.value), use.record_key)
    put_settings(tables, delta)
    for assertion in delta.assertions:
        tables.put_assertion(assertion)


def _add_derived(tables: TenantTables, delta: Delta) -> None:
    derived = tables.derived_of(delta.generation)
    derived.evidence.update(delta.evidence)
    for record, fingerprint, golden_id in delta.placements:
        derived.place(record, fingerprint, golden_id)
    for key, fingerprints in delta.postings.items():
        derived.post(key, fingerprints)
    for edge in delta.edges:
        derived.put_edge(edge)


def _add_history(tables: TenantTables, delta: Delta) -> None:
    for golden in delta.golden:
        tables.golden[golden.golden_id] = golden
    for golden_id, records in delta.last_held.items():
        _unhold(tables, golden_id)
        tables.last_held[golden_id] = set(records)
        for record in records:
            index(tables.retired_holding, record, golden_id)
    for set_hash, golden_id in delta.held.items():
        tables.held[set_hash] = (delta.seq, golden_id)
    tables.changes.extend(delta.changes)


def _set_head(tables: TenantTables, delta: Delta) -> None:
    tables.seq = delta.seq
    if delta.model is not None:
        tables.models.setdefault(delta.model[0].model_id, delta.model)
    for generation in delta.generations:
        tables.generations[generation.generation] = generation
    if delta.activate is not None:
        tables.active = delta.activate
        tables.model_id = tables.generations[delta.activate].model_id
