"""Who is this? The same transaction as ingesting, over a delta that is never written (semantics §12)."""

from __future__ import annotations

from dataclasses import asdict

from onefold.graph.answers import Candidate, CommandResult, Outcome, ResolveAnswer
from onefold.graph.ask.outcomes import outcome
from onefold.graph.ask.queries import shown
from onefold.graph.comparison.likeliest import likeliest_of
from onefold.graph.comparison.waterfall import compare_fields, weights_of
from onefold.graph.model.model import UNIT, Model
from onefold.graph.rated import RatedGolden
from onefold.graph.store.contract import Reader
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.transaction.decide import Decision, decide
from onefold.graph.transaction.evidence import Member, fingerprint, parse_body
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.neighbourhood import Graph

EXACTLY_THIS = 1 << 40  # above every weight: others say the same, and are one with it whatever that weighs


def resolve(
    tenant: str,
    reader: Reader,
    touchpoint: Touchpoint,
    model: Model,
    pool: FeaturePool,
    received_at: int,
    limit: int,
) -> ResolveAnswer:
    """Who the touchpoint is: first the golden record that ingesting it would put it in.

    Raises:
        InvalidInput: why ingesting it would be rejected (InvalidTouchpoint, TouchpointIdReused).
    """
    decision, key, _ = decide_one(tenant, reader, touchpoint, model, pool, received_at)
    golden_id, confidence = outcome(reader, decision, key, model)
    candidates = _candidates(reader, decision, key, golden_id, model, pool)
    candidates.sort(key=lambda c: (c.golden.golden_id != golden_id, -c.bits, c.golden.golden_id))
    return ResolveAnswer(golden_id, confidence, tuple(candidates[:limit]))


def decide_one(
    tenant: str, reader: Reader, touchpoint: Touchpoint, model: Model, pool: FeaturePool, received_at: int
) -> tuple[Decision, bytes, CommandResult]:
    """What ingesting one touchpoint would do, with its record's key and its result.

    Raises:
        InvalidInput: why it would be rejected.
    """
    decision = decide(tenant, reader, [touchpoint], model, pool, received_at)
    key, result = decision.about[0], decision.results[0]
    if key is None or result.outcome is Outcome.REJECTED:
        assert result.error is not None, "what is rejected says why"
        raise result.error
    return decision, key, result


def _candidates(
    reader: Reader, decision: Decision, key: bytes, chosen: str, model: Model, pool: FeaturePool
) -> list[Candidate]:
    """Golden records whose evidence matches the touchpoint's, each by its best match; the chosen one in any case."""
    graph, records = decision.graph, reader.records([key])
    member = graph.moved[key][1] if key in graph.moved else records[key].fingerprint
    assert member is not None, "a touchpoint that is not rejected leaves its record standing"
    asked = member_of(decision, member, model)
    matches = matches_of(graph, member) if member != key else []
    saying = reader.records_saying(matches)
    golden_of = reader.golden_of([r for group in saying.values() for r in group])
    best: dict[str, bytes] = {}
    for evidence in matches:
        for record in saying.get(evidence, ()):
            best.setdefault(golden_of[record], evidence)
    rows = {g.golden_id: g for g in shown(reader, model, reader.golden([*best, chosen]).values())}
    found = [
        _candidate(rows[i], asked, member_of(decision, evidence, model), model, pool) for i, evidence in best.items()
    ]
    if chosen and chosen not in best:  # an assertion, or other records between them, will put it there
        standing = reader.records(reader.records_of_golden([chosen])[chosen]).values()
        others = [member_of(decision, f, model) for f in sorted({r.fingerprint for r in standing})]
        found.append(max((_candidate(rows[chosen], asked, o, model, pool) for o in others), key=lambda c: c.bits))
    return found


def matches_of(graph: Graph, member: bytes) -> list[bytes]:
    """Evidences that match a member after the transaction, best first."""
    graph.read_edges([graph.number(member)])
    edges = {pair: e for pair, e in {**graph.edges, **graph.put}.items() if pair not in graph.dropped}
    weights = {e.high if e.low == member else e.low: e.weight for e in edges.values() if member in (e.low, e.high)}
    if member not in graph.came:
        weights[member] = EXACTLY_THIS
    return sorted(weights, key=lambda e: (-weights[e], e))


def _candidate(golden: RatedGolden, asked: Member, other: Member, model: Model, pool: FeaturePool) -> Candidate:
    fields = compare_fields(asked, other, pool)
    values = weights_of(fields)
    weight = model.weigh(values)
    told = asdict(likeliest_of(model, values))
    return Candidate(golden, weight / UNIT, model.probability(weight), fields, **told)


def member_of(decision: Decision, key: bytes, model: Model) -> Member:
    """A member under the fingerprint of its content, also where it is a bare record, known by the record's key."""
    body = decision.delta.evidence.get(key) or decision.graph.reader.evidence([key])[key]
    return Member(parse_body(body), body, fingerprint(body, model.salt))
