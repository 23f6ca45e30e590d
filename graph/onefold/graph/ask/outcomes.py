"""What became of commands: the golden records that their records are in, and how sure that is, after a decision."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from onefold.graph.answers import CommandResult
from onefold.graph.transaction.decide import Decision
from onefold.graph.transaction.view import View


def results_of(view: View, decision: Decision) -> list[CommandResult]:
    """Results with the golden ids and confidences that hold after the transaction; `view` is the state before."""
    reader = view.reader
    keys = [k for k in decision.about if k is not None]
    golden_of = reader.golden_of([k for k in keys if k not in decision.golden_of])
    golden_of.update((k, decision.golden_of[k]) for k in keys if k in decision.golden_of)
    gone = set(decision.delta.forgotten_records) - decision.golden_of.keys()
    rows = {g.golden_id: g for g in decision.delta.golden}
    rows |= reader.golden([i for i in set(golden_of.values()) if i not in rows])
    results = []
    for key, result in zip(decision.about, decision.results, strict=True):
        if key is None or key not in golden_of or key in gone:
            results.append(result)
        else:
            golden_id = golden_of[key]
            confidence = view.model.confidence(rows[golden_id].weakest_join)
            results.append(replace(result, golden_id=golden_id, confidence=confidence))
    return results


def outcome(view: View, decision: Decision, key: bytes) -> tuple[str, float | None]:
    """The golden record that holds most of the records that a record would join, "" for none, and its confidence."""
    reader, model = view.reader, view.model
    cluster = next((c for c in decision.clusters if key in c.records), None)
    if cluster is None:
        golden_id = reader.golden_of([key]).get(key, "")
        row = reader.golden([golden_id]).get(golden_id)
        return golden_id, model.confidence(row.weakest_join) if row else None
    others = Counter(reader.golden_of(cluster.records).values())
    if not others:
        return "", None
    assigned = decision.golden_of[key]
    golden_id = assigned if assigned in others else min(others, key=lambda i: (-others[i], i))
    return golden_id, model.confidence(cluster.weakest)
