"""What would happen if this touchpoint arrived: the transaction of ingesting it, over a delta that is never written."""

from __future__ import annotations

from onefold.graph.answers import CommandResult, Outcome
from onefold.graph.ask.outcomes import outcome
from onefold.graph.ask.resolve import decide_one, matches_of, member_of
from onefold.graph.comparison.waterfall import compare_fields, waterfall, weights_of
from onefold.graph.explain.words import evidence
from onefold.graph.explanations import GoldenEffect, Ref, TouchpointExplanation, Waterfall
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Reader
from onefold.graph.store.contract.changes import Change, ChangeKind
from onefold.graph.store.contract.golden import GoldenRecord
from onefold.graph.touchpoint import Touchpoint
from onefold.graph.transaction.decide import Decision
from onefold.graph.transaction.view import View


def explain_touchpoint(view: View, touchpoint: Touchpoint) -> TouchpointExplanation:
    """What ingesting the touchpoint would do.

    Raises:
        InvalidInput: why ingesting it would be rejected (InvalidTouchpoint, TouchpointIdReused).
    """
    reader, model = view.reader, view.model
    decision, key, result = decide_one(view, touchpoint)
    golden_id, confidence = outcome(view, decision, key)
    if key in decision.golden_of:  # the outcome is that of most of its company, also where a new golden record takes it
        golden_id = _named(decision, decision.golden_of[key])
    was = reader.golden_of([key]).get(key, "")
    effects = _Effects(reader, decision, key, result, model).all()
    best = _best(view, decision, key, was, (result.source, result.record_id))
    before = reader.golden([golden_id]).get(golden_id) if golden_id else None
    unchanged = result.outcome is Outcome.UNCHANGED
    return TouchpointExplanation(
        record=(result.source, result.record_id),
        unchanged=unchanged,
        golden_id=golden_id,
        confidence_before=_confidence(before, model),
        confidence=confidence,
        effects=effects,
        best=best,
        warnings=result.warnings,
        verdict=_verdict(unchanged, was, golden_id, effects, best),
    )


def _named(decision: Decision, golden_id: str) -> str:
    """The id, or "" for one that the decision made up."""
    born = {c.golden_id for c in decision.delta.changes if c.kind is ChangeKind.CREATED}
    return "" if golden_id in born else golden_id


class _Effects:
    """What a decision would do to golden records."""

    def __init__(self, reader: Reader, decision: Decision, key: bytes, result: CommandResult, model: Model) -> None:
        self._key, self._model = key, model
        self._decision = decision
        changes = [c for c in decision.delta.changes if c.before != c.after]
        self._moved = {c.golden_id: c for c in changes}
        self._rows = {g.golden_id: g for g in decision.delta.golden if g.live}
        self._old = reader.golden([*self._moved, *self._rows])
        self._held = reader.records_of_golden(list(self._rows.keys() - self._moved.keys()))
        keys = {r for c in changes for r in (*c.before, *c.after)} | {r for h in self._held.values() for r in h}
        self._was = reader.golden_of(list(keys))
        self._refs = {k: (r.source, r.record_id) for k, r in reader.records(list(keys)).items()}
        self._refs[key] = (result.source, result.record_id)

    def all(self) -> tuple[GoldenEffect, ...]:
        """The golden records that would hold others or be otherwise certain, that of the touchpoint's record first."""
        effects = [self._of_change(c) for c in self._moved.values()]
        for golden_id in sorted(self._held):
            before, after = self._old[golden_id], self._rows[golden_id]
            if before.weakest_join != after.weakest_join:
                held = tuple(self._refs[k] for k in self._held[golden_id])
                effects.append(self._effect(golden_id, held, held, (), ()))
        own = self._refs[self._key]
        return tuple(sorted(effects, key=lambda e: (own not in e.after, e.golden_id == "", e.golden_id)))

    def _of_change(self, change: Change) -> GoldenEffect:
        now = self._decision.golden_of
        took = {self._was[r] for r in change.after if r in self._was} - {change.golden_id}
        gave = {now[r] for r in change.before if r in now} - {change.golden_id}
        before, after = (tuple(self._refs[r] for r in side) for side in (change.before, change.after))
        return self._effect(
            change.golden_id, before, after, tuple(sorted(took)), tuple(_named(self._decision, i) for i in sorted(gave))
        )

    def _effect(
        self,
        golden_id: str,
        before: tuple[Ref, ...],
        after: tuple[Ref, ...],
        took: tuple[str, ...],
        gave: tuple[str, ...],
    ) -> GoldenEffect:
        old = self._old.get(golden_id)
        row = self._rows.get(golden_id, old if after else None)
        sure = _confidence(old, self._model), _confidence(row, self._model)
        return GoldenEffect(_named(self._decision, golden_id), before, after, *sure, took, gave)


def _confidence(golden: GoldenRecord | None, model: Model) -> float | None:
    return None if golden is None else model.confidence(golden.weakest_join)


def _best(view: View, decision: Decision, key: bytes, was: str, ref: Ref) -> Waterfall | None:
    """How the record, with the touchpoint, compares with the other record that matches it best.

    Where none matches any more: with the one that fits best of the golden record it was in.
    """
    near, reader, model = decision.near, view.reader, view.model
    member = near.moved[key][1] if key in near.moved else reader.records([key])[key].fingerprint
    if member is None or member == key:
        return None
    matches = matches_of(near, member)
    saying = reader.records_saying(matches)
    others = [(match, r) for match in matches for r in saying.get(match, ()) if r != key][:1]
    if not others and was:
        company = reader.records(reader.records_of_golden([was])[was])
        others = [(r.fingerprint, k) for k, r in sorted(company.items()) if k not in (key, r.fingerprint)]
    records = reader.records([r for _, r in others[: model.component_cap]])
    said = ref, member_of(decision, member)
    compared = [
        ((r.source, r.record_id), member_of(decision, match))
        for match, other in others
        if (r := records.get(other)) is not None
    ]
    if not compared:
        return None
    asked = said[1]
    best = max(compared, key=lambda c: model.weigh(weights_of(compare_fields(asked, c[1], view.pool))))
    return waterfall(model, view.pool, said, best)[0]


def _verdict(
    unchanged: bool, was: str, golden_id: str, effects: tuple[GoldenEffect, ...], best: Waterfall | None
) -> str:
    """In one sentence; `was` is the golden record of the touchpoint's record now, "" where there is none."""
    if unchanged:
        return f"It was ingested before and would change nothing; its golden record is {golden_id}."
    leaves = bool(was) and golden_id != was
    what = [f"leave golden record {was}"] if leaves else []
    what.append(
        f"{'stay in' if golden_id == was else 'join'} golden record {golden_id}"
        if golden_id
        else "make a new golden record"
    )
    merged = sorted({i for e in effects for i in e.merged_from if e.after} - {golden_id, was})
    split = sorted({e.golden_id for e in effects if e.split_into and e.after} - {was})
    what += [f"take in {', '.join(merged)}"] if merged else []
    what += [f"split {', '.join(split)}"] if split else []
    why = f": compared with {':'.join(best.right)}, {evidence(best)}" if best is not None else ""
    return f"It would {' and '.join(what)}{why}."
