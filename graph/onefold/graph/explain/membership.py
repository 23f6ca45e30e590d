"""Why a record is in a golden record or not: told by the record of it that fits best."""

from __future__ import annotations

import numpy as np

from onefold.graph.ask.queries import find_record, live_golden
from onefold.graph.explain.match import explain_match
from onefold.graph.explanations import MatchExplanation, Ref
from onefold.graph.touchpoint import Record
from onefold.graph.transaction.identifiers.per_person import weigh_pairs
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.view import View


def explain_membership(view: View, record: Ref, golden_id: str) -> MatchExplanation:
    """The record explained beside that of a live golden record which fits it best. Raises NotFound."""
    reader = view.reader
    live_golden(reader, golden_id)
    asked = find_record(reader, view.tenant, *record)
    held = reader.records(reader.records_of_golden([golden_id])[golden_id])
    others = [r for key, r in sorted(held.items()) if key != asked.key] or [asked]
    best = _best(Neighbourhood(view), asked, others)
    return explain_match(view, record, (best.source, best.record_id))


def _best(near: Neighbourhood, asked: Record, others: list[Record]) -> Record:
    """The first of greatest weight; one that says too little to be compared only where all do."""
    compared = [r for r in others if r.fingerprint != r.key]
    if asked.fingerprint == asked.key or not compared:
        return others[0]
    pairs = [sorted((asked.fingerprint, r.fingerprint)) for r in compared]
    low, high = (near.rows(np.array(near.numbers(p[end] for p in pairs), np.int64)) for end in (0, 1))
    weights, _ = weigh_pairs(low, high, near.pool)
    return compared[int(np.argmax(weights))]
