"""Which single records hold a golden record together: those whose deletion would split the rest.

The definition is the engine's own: each deletion is decided as it would be, over a delta that is never written. So a
bridge is exactly what `DeleteRecord` would show. A record that is not ruled on, and says what another one here says,
cannot be one and is not tried. Cost: the decision of a transaction each, at most `component_cap` of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onefold.graph.explanations import Bridge, Ref
from onefold.graph.features import FeaturePool
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Reader
from onefold.graph.touchpoint import DeleteRecord, Record
from onefold.graph.transaction import decide

LEAST = 3  # records of a golden record that can fall apart without one of them


def bridges(
    tenant: str, reader: Reader, golden_id: str, records: Mapping[bytes, Record], model: Model, pool: FeaturePool
) -> tuple[Bridge, ...] | None:
    """The bridges of a golden record, those that leave the largest second part first; None for too many to try."""
    if len(records) < LEAST:
        return ()
    saying = Counter(r.fingerprint for r in records.values())
    ends = {end for a in reader.assertions_about(list(records)) for end in (a.left, a.right)}
    ruled = {records[end].fingerprint for end in ends & records.keys()}
    tried = [r for r in records.values() if r.fingerprint in ruled or saying[r.fingerprint] == 1]
    if len(tried) > model.component_cap:
        return None
    found = []
    for record in tried:
        parts = _parts_without(tenant, reader, golden_id, record, list(records), model, pool)
        if len(parts) > 1:
            ref = record.source, record.record_id
            found.append(Bridge(ref, tuple(_refs(part, records) for part in parts)))
    return tuple(sorted(found, key=lambda b: (-len(b.parts[1]), b.record)))


def _parts_without(
    tenant: str,
    reader: Reader,
    golden_id: str,
    record: Record,
    keys: Sequence[bytes],
    model: Model,
    pool: FeaturePool,
) -> list[list[bytes]]:
    """What the other records would be after a deletion: one list per golden record, largest first."""
    decision = decide(tenant, reader, [DeleteRecord(record.source, record.record_id)], model, pool, received_at=0)
    parts: dict[str, list[bytes]] = {}
    for key in keys:
        if key != record.key:
            parts.setdefault(decision.golden_of.get(key, golden_id), []).append(key)
    return sorted(parts.values(), key=lambda part: (-len(part), part))


def _refs(keys: Sequence[bytes], records: Mapping[bytes, Record]) -> tuple[Ref, ...]:
    return tuple((records[k].source, records[k].record_id) for k in keys)
