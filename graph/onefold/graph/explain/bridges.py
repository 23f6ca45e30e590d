"""Which single records hold a golden record together: those whose deletion would split the rest.

The definition is the engine's own: each deletion is decided as it would be, over a delta that is never written. So a
bridge is exactly what `DeleteRecord` would show. A record that is not ruled on, and says what another one here says,
cannot be one and is not tried, unless it carries an identifier that so many do that its going could tell whether that
is generic. Cost: a linkage each, at most `component_cap` of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onefold.graph.explanations import Bridge, Ref
from onefold.graph.store.contract import Reader
from onefold.graph.touchpoint import DeleteRecord, Record
from onefold.graph.transaction.derive import derive
from onefold.graph.transaction.generic import often_carried
from onefold.graph.transaction.identifiers.rules import identifiers_in
from onefold.graph.transaction.said import said_by
from onefold.graph.transaction.view import View

LEAST = 3  # records of a golden record that can fall apart without one of them


def bridges(view: View, records: Mapping[bytes, Record]) -> tuple[Bridge, ...] | None:
    """The bridges of a golden record of these records, those that part most first; None for too many to try."""
    reader = view.reader
    if len(records) < LEAST:
        return ()
    saying = Counter(r.fingerprint for r in records.values())
    ends = {end for a in reader.assertions_about(list(records)) for end in a.ends}
    ruled = {records[end].fingerprint for end in ends & records.keys()}
    shared = _carrying_what_many_do(reader, records)
    tried = [key for key, r in records.items() if r.fingerprint in ruled or saying[r.fingerprint] == 1 or key in shared]
    if len(tried) > view.model.component_cap:
        return None
    found = []
    for key in tried:
        parts = _parts_without(view, records[key], frozenset(records.keys() - {key}))
        if len(parts) > 1:
            named = tuple(tuple(_ref(records[k]) for k in part) for part in parts)
            found.append(Bridge(_ref(records[key]), named))
    return tuple(sorted(found, key=lambda b: (-len(b.parts[1]), b.record)))


def _carrying_what_many_do(reader: Reader, records: Mapping[bytes, Record]) -> set[bytes]:
    """The records that carry an identifier which enough records carry to become generic, or be it no longer."""
    settings = reader.settings()
    carried = {
        key: set(identifiers_in(said_by(r, settings.source_of(key, r.source)), settings.rules_of(key)))
        for key, r in records.items()
    }
    often = often_carried(reader, (i for identifiers in carried.values() for i in identifiers), settings)
    return {key for key, identifiers in carried.items() if not often.isdisjoint(identifiers)}


def _parts_without(view: View, deleted: Record, rest: frozenset[bytes]) -> list[list[bytes]]:
    """What the rest would be after a deletion: one list per golden record, largest first."""
    command = DeleteRecord(deleted.source, deleted.record_id)
    clusters = derive(view, [command], warn=False).clusters
    parts = [sorted(rest.intersection(cluster.records)) for cluster in clusters]
    untouched = sorted(rest.difference(*parts))
    return sorted(filter(None, [*parts, untouched]), key=lambda part: (-len(part), part))


def _ref(record: Record) -> Ref:
    return record.source, record.record_id
