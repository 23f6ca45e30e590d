"""Who is this? The same transaction as ingesting, over a delta that is never written (semantics §12)."""

from __future__ import annotations

from dataclasses import asdict

from onefold.graph.answers import Candidate, CommandResult, Outcome, ResolveAnswer
from onefold.graph.ask.outcomes import outcome
from onefold.graph.ask.queries import shown
from onefold.graph.comparison.likeliest import likeliest_of
from onefold.graph.comparison.waterfall import compare_fields, weights_of
from onefold.graph.rated import RatedGolden
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.transaction.decide import Decision, decide
from onefold.graph.transaction.evidence import Member, fingerprint, parse_body
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.view import View
from onefold.graph.units import UNIT

EXACTLY_THIS = 1 << 40  # above every weight: others say the same, and are one with it whatever that weighs


def resolve(view: View, touchpoint: Touchpoint, limit: int) -> ResolveAnswer:
    """Who the touchpoint is: first the golden record that ingesting it would put it in.

    Raises:
        InvalidInput: why ingesting it would be rejected (InvalidTouchpoint, TouchpointIdReused).
    """
    decision, key, _ = decide_one(view, touchpoint)
    golden_id, confidence = outcome(view, decision, key)
    candidates = _candidates(view, decision, key, golden_id)
    candidates.sort(key=lambda c: (c.golden.golden_id != golden_id, -c.bits, c.golden.golden_id))
    return ResolveAnswer(golden_id, confidence, tuple(candidates[:limit]))


def decide_one(view: View, touchpoint: Touchpoint) -> tuple[Decision, bytes, CommandResult]:
    """What ingesting one touchpoint would do, with its record's key and its result.

    Raises:
        InvalidInput: why it would be rejected.
    """
    decision = decide(view, [touchpoint])
    key, result = decision.about[0], decision.results[0]
    if key is None or result.outcome is Outcome.REJECTED:
        assert result.error is not None, "what is rejected says why"
        raise result.error
    return decision, key, result


def _candidates(view: View, decision: Decision, key: bytes, chosen: str) -> list[Candidate]:
    """Golden records whose evidence matches the touchpoint's, each by its best match; the chosen one in any case."""
    near, reader = decision.near, view.reader
    member = near.moved[key][1] if key in near.moved else reader.records([key])[key].fingerprint
    assert member is not None, "a touchpoint that is not rejected leaves its record standing"
    asked = member_of(decision, member)
    matches = matches_of(near, member) if member != key else []
    saying = reader.records_saying(matches)
    golden_of = reader.golden_of([r for group in saying.values() for r in group])
    best: dict[str, bytes] = {}
    for evidence in matches:
        for record in saying.get(evidence, ()):
            best.setdefault(golden_of[record], evidence)
    rows = {g.golden_id: g for g in shown(reader, view.model, reader.golden([*best, chosen]).values())}
    found = [_candidate(view, rows[i], asked, member_of(decision, evidence)) for i, evidence in best.items()]
    if chosen and chosen not in best:  # an assertion, or other records between them, will put it there
        standing = reader.records(reader.records_of_golden([chosen])[chosen]).values()
        others = [member_of(decision, f) for f in sorted({r.fingerprint for r in standing})]
        found.append(max((_candidate(view, rows[chosen], asked, o) for o in others), key=lambda c: c.bits))
    return found


def matches_of(near: Neighbourhood, member: bytes) -> list[bytes]:
    """Evidences that match a member after the transaction, best first."""
    near.read_edges([near.number(member)])
    edges = {pair: e for pair, e in {**near.edges, **near.put}.items() if pair not in near.dropped}
    weights = {e.high if e.low == member else e.low: e.weight for e in edges.values() if member in (e.low, e.high)}
    if member not in near.came:
        weights[member] = EXACTLY_THIS
    return sorted(weights, key=lambda e: (-weights[e], e))


def _candidate(view: View, golden: RatedGolden, asked: Member, other: Member) -> Candidate:
    fields, model = compare_fields(asked, other, view.pool), view.model
    values = weights_of(fields)
    weight = model.weigh(values)
    told = asdict(likeliest_of(model, values))
    return Candidate(golden, weight / UNIT, model.probability(weight), fields, **told)


def member_of(decision: Decision, key: bytes) -> Member:
    """A member under the fingerprint of its content, also where it is a bare record, known by the record's key."""
    body = decision.delta.evidence.get(key) or decision.near.reader.evidence([key])[key]
    return Member(parse_body(body), body, fingerprint(body, decision.near.model.salt))
