"""Every topic together: the reader that answers about all of them, and how a delta becomes statements."""

from __future__ import annotations

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.head import Counts
from onefold.graph.store.neo4j import changes, evidence, golden, head, identifiers, matches, models, records, settings
from onefold.graph.store.neo4j.statements import Run, Writing

# One statement each; a stub (a node that others point at before its own row comes) lacks the last property named.
_COUNTS = records.COUNTS | identifiers.COUNTS | evidence.COUNTS | matches.COUNTS | golden.COUNTS | changes.COUNTS


class Neo4jReader(
    head.HeadReader,
    records.RecordReader,
    identifiers.IdentifierReader,
    evidence.EvidenceReader,
    matches.MatchReader,
    golden.GoldenReader,
    changes.ChangeReader,
    models.ModelReader,
    settings.SettingsReader,
):
    """One tenant seen through one generation, inside one transaction or one look."""

    def at(self, generation: int) -> Neo4jReader:
        """See the contract."""
        return Neo4jReader(self._run, self._tenant, self._state, self._dropped, generation)

    def counts(self) -> Counts:
        """See the contract."""
        counted = {name: self._rows(f"{match} RETURN count(n)")[0][0] for name, match in _COUNTS.items()}
        return Counts(**counted)


def apply(run: Run, tenant: str, before: head.Head, delta: Delta) -> frozenset[int]:
    """Write a delta that is not empty and was checked; the dropped generations to clear away after the commit.

    Every removal first, then every addition, then what is left to sweep up; the tenant's head last.
    """
    writing = Writing(run, tenant, delta.generation)
    active = before.state.generation if delta.activate is None else delta.activate
    models.remove(writing, delta)
    dropped = _dropped(writing, before, delta)
    records.remove(writing, delta)
    identifiers.remove(writing, delta)
    evidence.remove(writing, delta)
    revoked = matches.remove(writing, delta)
    golden.remove(writing, delta)
    settings.remove(writing, delta)
    records.add(writing, delta)
    identifiers.add(writing, delta)
    evidence.add(writing, delta, delta.generation == active)
    asserted = matches.add(writing, delta)
    golden.add(writing, delta)
    changes.add(writing, delta)
    models.add(writing, delta)
    settings.add(writing, delta)
    if active != before.state.generation:
        evidence.point_at_active(writing, active)
    assertions = before.state.assertions - revoked + asserted
    if assertions:
        matches.link_assertions(writing, delta)
    records.sweep(writing, delta)
    evidence.sweep(writing, delta)
    head.write_head(run, tenant, before.state, delta, assertions, dropped)
    return frozenset(dropped)


def _dropped(writing: Writing, before: head.Head, delta: Delta) -> set[int]:
    """The generations whose rows are to be cleared away; one whose number is used again is cleared now."""
    dropped = {*before.dropped} if delta.drop_generation is None else {*before.dropped, delta.drop_generation}
    if delta.generation in dropped:
        evidence.clear_all(writing)
        dropped.remove(delta.generation)
    return dropped
