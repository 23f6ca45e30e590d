"""Why two records match or not: the waterfall, who found them, what was ruled, and the one reason against."""

from __future__ import annotations

from dataclasses import fields as fields_of
from dataclasses import replace

from onefold.graph.ask.queries import find_record
from onefold.graph.comparison.waterfall import waterfall
from onefold.graph.explain.joins import Joins
from onefold.graph.explain.keys import SharedKeys, shared_keys
from onefold.graph.explain.rulings import chain_between, forbidding, ruling
from onefold.graph.explain.words import remedy, verdict
from onefold.graph.explanations import Join, MatchExplanation, Ref, Waterfall
from onefold.graph.model.model import Model
from onefold.graph.reasons import WhyNot
from onefold.graph.touchpoint import Record
from onefold.graph.transaction.components import component_of
from onefold.graph.transaction.evidence import Member
from onefold.graph.transaction.generic import Crowds
from onefold.graph.transaction.identifiers.rules import Identifier, identifiers_in, never_used
from onefold.graph.transaction.linkage import JoinStep, Linkage, link
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.said import conventions_of, evidence_of, said_by
from onefold.graph.transaction.view import View
from onefold.graph.units import UNIT


def explain_match(view: View, left: Ref, right: Ref) -> MatchExplanation:
    """Why two records match or not. Raises NotFound."""
    reader, model = view.reader, view.model
    a, b = (find_record(reader, view.tenant, *ref) for ref in (left, right))
    crowds = Crowds(reader, reader.settings())
    (x, ours, ours_unused), (y, theirs, theirs_unused) = (_said(crowds, record, model) for record in (a, b))
    crowded = ours_unused | theirs_unused
    bits, weight = waterfall(model, view.pool, (left, x), (right, y))
    bare = _is_bare(a) or _is_bare(b)
    keys = SharedKeys() if bare else shared_keys(reader, model, x, y)
    chain = chain_between(reader, a.key, b.key)
    explained = MatchExplanation(
        **{f.name: getattr(bits, f.name) for f in fields_of(Waterfall)},
        same_evidence=x.fingerprint == y.fingerprint,
        found_by=keys.found_by,
        generic=tuple(dict.fromkeys((*keys.generic, *sorted(namespace for namespace, _ in crowded & ours & theirs)))),
        crowded=keys.crowded,
        left_rules=keys.left,
        right_rules=keys.right,
        is_edge=bool(keys.found_by) and weight >= model.link_bits * UNIT,
        assertion=next((c.kind for c in chain if {c.left, c.right} == {a.key, b.key}), None),
        same_golden_record=a.golden_id == b.golden_id,
        rulings=tuple(map(ruling, chain)),
        verdict="",
    )
    if a.key != b.key:
        explained = _Placing(view, a, b).completed(explained, weight)
    explained = replace(explained, remedy=remedy(explained))
    return replace(explained, verdict=verdict(explained))


def _said(crowds: Crowds, record: Record, model: Model) -> tuple[Member, set[Identifier], set[Identifier]]:
    """What a record says, the identifiers in it, and those of them that are no evidence."""
    settings, rules = crowds.settings, crowds.settings.rules_of(record.key)
    source = settings.source_of(record.key, record.source)
    said = said_by(record, source)
    identifiers = set(identifiers_in(said, rules))
    unused = crowds.generic(identifiers, rules) | never_used(said, rules, conventions_of(source))
    return evidence_of(said, unused, model.salt, model.own_fields, rules), identifiers, unused


def _is_bare(record: Record) -> bool:
    """A record that says too little to be compared is a member by itself, under its own key."""
    return record.fingerprint == record.key


class _Placing:
    """Where linkage put two records: their component is linked again."""

    def __init__(self, view: View, left: Record, right: Record) -> None:
        self._reader, self._model = view.reader, view.model
        self._left, self._right = left, right
        self._near = Neighbourhood(view)
        component = component_of(self._near, left.fingerprint)
        self._together = right.fingerprint in component.members
        self._linkage: Linkage | None = link(self._near, component) if self._together else None

    def completed(self, e: MatchExplanation, weight: int) -> MatchExplanation:
        """The explanation with the reason against, and with the join that put the two together or was refused."""
        if e.same_golden_record:
            step = self._joined()
            return e if step is None else replace(e, join=self._shown(step))
        if e.rulings:
            return replace(e, why_not=WhyNot.NOT_SAME)
        if _is_bare(self._left) or _is_bare(self._right):
            return replace(e, why_not=WhyNot.BARE)
        if self._linkage is None:
            return replace(e, why_not=self._apart(e, weight))
        return self._refused(e, weight)

    def _apart(self, e: MatchExplanation, weight: int) -> WhyNot:
        """The reason where the two are in different components."""
        if not e.found_by:
            return WhyNot.NO_HUB if e.crowded else WhyNot.GENERIC_KEYS if e.generic else WhyNot.NO_COMMON_KEY
        if e.is_edge and weight > self._model.stop_weight:
            return WhyNot.COMPONENT_CUT
        return _too_low(e, weight, self._model)

    def _refused(self, e: MatchExplanation, weight: int) -> MatchExplanation:
        """The reason where linkage kept two clusters of one component apart."""
        assert self._linkage is not None
        ours, theirs = (self._cluster_of(r.key) for r in (self._left, self._right))
        step = Joins(self._near, self._linkage, {}).between(ours, theirs)
        e = replace(e, join=self._shown(step))
        if step.weight > self._model.stop_weight:
            apart = forbidding(self._reader, ours, theirs)
            reason = WhyNot.NOT_SAME_OTHERS if apart else WhyNot.PER_PERSON
            return replace(e, why_not=reason, rulings=tuple(map(ruling, apart)))
        if weight > self._model.stop_weight:
            return replace(e, why_not=WhyNot.GROUPS_DIFFER)
        return replace(e, why_not=_too_low(e, weight, self._model))

    def _cluster_of(self, record: bytes) -> tuple[bytes, ...]:
        assert self._linkage is not None
        return next(c.records for c in self._linkage.clusters if record in c.records)

    def _joined(self) -> JoinStep | None:
        """The join after which the two were first together."""
        ends = {self._left.key, self._right.key}
        joins = self._linkage.joins if self._linkage is not None else ()
        return next((j for j in joins if ends.issubset((*j.left, *j.right))), None)

    def _shown(self, step: JoinStep) -> Join:
        assert self._linkage is not None
        if self._left.key in step.right:
            step = JoinStep(step.right, step.left, step.weight, step.kind)
        refs = {k: (r.source, r.record_id) for k, r in self._reader.records([*step.left, *step.right]).items()}
        return Joins(self._near, self._linkage, refs).explained(step)


def _too_low(e: MatchExplanation, weight: int, model: Model) -> WhyNot:
    """Whether values are too many, it is likelier somebody else, what disagrees decides, or too little agrees anyway.

    What a person is not, an organization, comes before how many of something she has.
    """
    if e.too_many and not e.kinds_differ:
        return WhyNot.PER_PERSON
    if weight > model.stop_weight:
        return WhyNot.TOO_LITTLE
    if weight - round(e.alternative_bits * UNIT) > model.stop_weight:
        return WhyNot.ANOTHER
    return WhyNot.CONTRADICTED if e.decisive else WhyNot.TOO_LITTLE
