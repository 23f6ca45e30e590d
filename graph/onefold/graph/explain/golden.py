"""How a golden record was built, and what holds it together: its component is linked again, step by step."""

from __future__ import annotations

from onefold.graph.ask.queries import live_golden, shown
from onefold.graph.explain.bridges import bridges
from onefold.graph.explain.joins import Joins
from onefold.graph.explanations import GoldenExplanation
from onefold.graph.transaction.components import component_of
from onefold.graph.transaction.linkage import link
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.view import View

MAX_REFUSED = 10  # refused joins shown with a golden record


def explain_golden(view: View, golden_id: str) -> GoldenExplanation:
    """How a live golden record was built. Raises NotFound."""
    reader, model = view.reader, view.model
    (golden,) = shown(reader, model, [live_golden(reader, golden_id)])
    keys = reader.records_of_golden([golden_id])[golden_id]
    records = reader.records(keys)
    near = Neighbourhood(view)
    component = component_of(near, records[keys[0]].fingerprint)
    linkage = link(near, component)
    mine = set(keys)
    steps = [j for j in linkage.joins if set(j.left) <= mine]
    refused = sorted((j for j in linkage.refused if set(j.left) == mine), key=lambda j: -j.weight)[:MAX_REFUSED]
    others = reader.records([r for j in (*steps, *refused) for r in (*j.left, *j.right)])
    refs = {k: (r.source, r.record_id) for k, r in {**records, **others}.items()}
    joins = Joins(near, linkage, refs)
    weights = [j.weight for j in steps]
    return GoldenExplanation(
        golden=golden,
        records=tuple(refs[k] for k in keys),
        joins=tuple(map(joins.explained, steps)),
        rejected=tuple(map(joins.explained, refused)),
        component_records=sum(len(near.records(m)) for m in component.members),
        cut_at_bits=component.threshold_bits if component.threshold_bits > model.link_bits else None,
        weakest=weights.index(min(weights)) if weights else None,
        bridges=bridges(view, records),
    )
