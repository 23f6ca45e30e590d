"""Why two records match or not, and how a golden record was built: recomputed from features, never stored."""

from __future__ import annotations

import numpy as np

from onefold.graph.answers import FieldComparison, GoldenExplanation, Join, MatchExplanation
from onefold.graph.blocking import key_of, key_texts
from onefold.graph.components import component_of
from onefold.graph.evidence import Member, evidence_of
from onefold.graph.features import FeaturePool
from onefold.graph.graph import Graph
from onefold.graph.kernels.score import field_values
from onefold.graph.linkage import JoinKind, JoinStep, link
from onefold.graph.model.kinds import level_name
from onefold.graph.model.model import UNIT, Model
from onefold.graph.queries import find_record, live_golden
from onefold.graph.store.contract import Reader
from onefold.graph.touchpoint import Record

MAX_REFUSED = 10  # refused joins shown with a golden record


def compare_fields(low: Member, high: Member, model: Model, pool: FeaturePool) -> tuple[FieldComparison, ...]:
    """One row per field of the model; `low` has the lower fingerprint."""
    rows = [np.array([pool.add(m.fingerprint, m.evidence)], np.int64) for m in (low, high)]
    levels, values = field_values(rows[0], rows[1], pool.features(), pool.weights)
    return tuple(
        FieldComparison(
            field=f.name,
            level=level_name(f.kind, int(level)),
            left=tuple(low.evidence.get(f.name, ())),
            right=tuple(high.evidence.get(f.name, ())),
            bits=int(value) / UNIT,
        )
        for f, level, value in zip(model.fields, levels[0], values[0], strict=True)
    )


def explain_match(
    reader: Reader, tenant: str, left: tuple[str, str], right: tuple[str, str], model: Model, pool: FeaturePool
) -> MatchExplanation:
    """Why two records match or not. Raises NotFound."""
    a, b = find_record(reader, tenant, *left), find_record(reader, tenant, *right)
    sources = reader.sources()
    x, y = (evidence_of(r, sources.get(r.source), model.salt) for r in (a, b))
    if x.fingerprint > y.fingerprint:
        fields = tuple(_turned(f) for f in compare_fields(y, x, model, pool))
    else:
        fields = compare_fields(x, y, model, pool)
    total = model.prior + sum(round(f.bits * UNIT) for f in fields)
    bare = a.fingerprint == a.key or b.fingerprint == b.key
    found_by, generic = ((), ()) if bare else _rules(reader, model, a, b, x, y)
    assertion = next((s.kind for s in reader.assertions_about([a.key]) if {s.left, s.right} == {a.key, b.key}), "")
    explanation = MatchExplanation(
        left=left,
        right=right,
        prior_bits=model.prior / UNIT,
        fields=fields,
        total_bits=total / UNIT,
        probability=model.probability(total),
        same_evidence=x.fingerprint == y.fingerprint,
        found_by=found_by,
        generic=generic,
        is_edge=bool(found_by) and not bare and total >= model.link_bits * UNIT,
        assertion=assertion,
        same_golden_record=a.golden_id == b.golden_id,
        verdict="",
    )
    return _with_verdict(explanation, bare)


def _turned(f: FieldComparison) -> FieldComparison:
    return FieldComparison(f.field, f.level, f.right, f.left, f.bits)


def _rules(
    reader: Reader, model: Model, a: Record, b: Record, x: Member, y: Member
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(rules whose keys find the pair, rules that share a key which is generic)."""
    secret = reader.tenant().secret
    theirs = set(key_texts(y.evidence))
    shared = [text for text in key_texts(x.evidence) if text in theirs]
    keys = {text: key_of(text, secret) for text in shared}
    postings = reader.postings(list(keys.values()), model.key_cap)
    found, generic = [], []
    for text in shared:
        posting = postings.get(keys[text])
        if posting is None:
            continue
        if posting.members is None or posting.count > model.key_cap:
            generic.append(text[0])
        elif {a.fingerprint, b.fingerprint} & set(posting.members[: model.hubs]):
            found.append(text[0])
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(generic))


def _with_verdict(e: MatchExplanation, bare: bool) -> MatchExplanation:
    together = "They are one person" if e.same_golden_record else "They are two people"
    if e.assertion:
        why = f"a steward ruled {e.assertion.replace('_', ' ')}"
    elif bare:
        why = "at least one of them says too little to be compared"
    elif e.same_evidence:
        why = "both say exactly the same"
    else:
        decisive = sorted((f for f in e.fields if f.bits), key=lambda f: -abs(f.bits))[:3]
        named = ", ".join(f"{f.field} {f.level} {f.bits:+.1f}" for f in decisive)
        why = f"{e.total_bits:+.1f} bits in all ({named})"
        if not e.found_by and not e.same_golden_record:
            why += "; no blocking key brings them together" + (" (a shared one is generic)" if e.generic else "")
        elif e.same_golden_record and e.probability <= 0.5:  # linkage joins above 0 calibrated bits
            why += "; other records hold them together"
        elif not e.same_golden_record and e.probability > 0.5:
            why += "; other records of the two people keep them apart"
    values = {name: getattr(e, name) for name in e.__slots__}
    return MatchExplanation(**{**values, "verdict": f"{together}: {why}."})


def explain_golden(reader: Reader, golden_id: str, model: Model, pool: FeaturePool) -> GoldenExplanation:
    """How a live golden record was built: its component is linked again, step by step. Raises NotFound."""
    golden = live_golden(reader, golden_id)
    keys = reader.records_of_golden([golden_id])[golden_id]
    records = reader.records(keys)
    graph = Graph(reader, model, pool)
    component = component_of(graph, records[keys[0]].fingerprint)
    linkage = link(graph, component)
    mine = set(keys)
    joins = [j for j in linkage.joins if set(j.left) <= mine]
    refused = sorted((j for j in linkage.refused if set(j.left) == mine), key=lambda j: -j.weight)
    others = reader.records([r for j in (*joins, *refused) for r in (*j.left, *j.right)])
    refs = {k: (r.source, r.record_id) for k, r in {**records, **others}.items()}
    cut = component.threshold_bits if component.threshold_bits > model.link_bits else None
    return GoldenExplanation(
        golden=golden,
        records=tuple(refs[k] for k in keys),
        joins=tuple(_join(j, refs, model) for j in joins),
        rejected=tuple(_join(j, refs, model) for j in refused[:MAX_REFUSED]),
        component_records=sum(len(graph.records(m)) for m in component.members),
        cut_at_bits=cut,
    )


def _join(step: JoinStep, refs: dict[bytes, tuple[str, str]], model: Model) -> Join:
    return Join(
        left=tuple(refs[r] for r in step.left),
        right=tuple(refs[r] for r in step.right),
        bits=0.0 if step.kind is JoinKind.ASSERTED else step.weight / UNIT,
        probability=model.probability(step.weight),
        asserted=step.kind is JoinKind.ASSERTED,
        attached=step.kind is JoinKind.ATTACHED,
    )
