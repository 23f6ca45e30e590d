"""How a delta becomes statements: every removal first, then every addition, the tenant's head last."""

from __future__ import annotations

from onefold.graph.store.delta import Delta
from onefold.graph.store.neo4j import generation_writer, golden_writer, match_writer, record_writer
from onefold.graph.store.neo4j.head import Head, write_head
from onefold.graph.store.neo4j.statements import Run
from onefold.graph.store.neo4j.writing import Writing


def apply(run: Run, tenant: str, head: Head, delta: Delta) -> frozenset[int]:
    """Write a delta that is not empty and was checked; the dropped generations to clear away after the commit."""
    writing = Writing(run, tenant, delta.generation)
    active = head.state.generation if delta.activate is None else delta.activate
    dropped = _drop(writing, head, delta)
    revoked = _remove(writing, delta)
    asserted = _add(writing, delta, delta.generation == active)
    if active != head.state.generation:
        generation_writer.point_at_active(writing, active)
    assertions = head.state.assertions - revoked + asserted
    if assertions:
        record_writer.link_assertions(writing, delta)
    record_writer.clear_records(writing, delta.forgotten_records)
    match_writer.clear_evidence(writing, delta.evidence_gone)
    write_head(run, tenant, head.state, delta, assertions, dropped)
    return frozenset(dropped)


def _drop(writing: Writing, head: Head, delta: Delta) -> set[int]:
    """Forget a dropped generation; the generations whose rows are to be cleared away after the commit."""
    dropped = set(head.dropped)
    if delta.drop_generation is not None:
        generation_writer.drop_generation(writing, delta.drop_generation)
        dropped.add(delta.drop_generation)
    if delta.generation in dropped:
        generation_writer.clear_all(writing)
        dropped.remove(delta.generation)
    return dropped


def _remove(writing: Writing, delta: Delta) -> int:
    """Every removal; the number of assertions revoked."""
    record_writer.forget_records(writing, delta.forgotten_records)
    record_writer.drop_identifiers(writing, delta.identifiers_dropped)
    golden_writer.unhold(writing, delta.last_held_gone)
    match_writer.strip_evidence(writing, delta.evidence_gone)
    match_writer.unpost(writing, delta.postings_gone)
    match_writer.unmatch(writing, delta.edges_gone)
    return record_writer.revoke_assertions(writing, delta.revoked)


def _add(writing: Writing, delta: Delta, active: bool) -> int:
    """Every addition; the number of assertions that became live."""
    record_writer.put_records(writing, delta)
    match_writer.put_evidence(writing, delta.evidence)
    record_writer.place_records(writing, delta.placements, active)
    match_writer.post(writing, delta.postings)
    match_writer.match_evidence(writing, delta.edges)
    golden_writer.put_golden(writing, delta)
    generation_writer.put_generations(writing, delta)
    return record_writer.put_assertions(writing, delta)
