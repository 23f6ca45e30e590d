"""Explanations as plain values: matches in bits, rulings, joins of groups, bridges, and what would happen.

Bits are floats (weight / 1024), probabilities lie in [0, 1], a record is (source, record id). Everything is computed
anew from what is stored and the active model; nothing here is stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from onefold.graph.model.hypotheses import STRANGERS
from onefold.graph.normalize import ValueProblem
from onefold.graph.rated import RatedGolden
from onefold.graph.reasons import WhyNot
from onefold.graph.store.contract.golden import RECORD_KIND
from onefold.graph.touchpoint import AssertionKind

Ref = tuple[str, str]
TOO_MANY = "per_person "  # and a namespace: the row of an identifier of which a person has only so many values


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeliest:
    """What a weight sets against each other: how two are likeliest one person, and who else they likeliest are.

    Prior, fields, `way_bits` and `alternative_bits` are what they weigh.

    Attributes:
        way: how they are likeliest one person: a variant of the model, or "" where every field counts.
        way_bits: what being one person in that way adds to prior and fields, 0 or more.
        alternative: who else they likeliest are: an alternative of the model, or "strangers".
        alternative_bits: what that takes away, 0 or less; 0 for strangers, against whom all is measured.
        alternative_fields: the fields that count here and that pairs of that kind share, in the model's order.
    """

    way: str = ""
    way_bits: float = 0.0
    alternative: str = STRANGERS
    alternative_bits: float = 0.0
    alternative_fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """How one field of two records compares: one row of a waterfall.

    Attributes:
        field: its name in the model.
        level: the level reached; "missing" where either side says nothing.
        left, right: the normalized values.
        bits: what the field counts, the two parts below included.
        frequency_bits: the part of `bits` that the value's rarity added (below 0: a common value took away).
        bound_bits: what the bound of the field's group took away, 0 or less: `bits` would be higher by as much.
        group: the group of correlated fields it is bounded with, or "".
    """

    field: str
    level: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    bits: float
    frequency_bits: float = 0.0
    bound_bits: float = 0.0
    group: str = ""


@dataclass(frozen=True, slots=True)
class Waterfall(Likeliest):
    """How the weight of two records adds up.

    Attributes:
        left, right: the records.
        prior_bits: what is known of a pair before its values are looked at.
        fields: one row per field of the model; level "missing" and 0 bits where either side says nothing.
        total_bits: prior plus fields plus `way_bits` plus `alternative_bits`, before calibration.
        calibrated_bits: the same, calibrated: above 0 the two, taken alone, are one person.
        probability: the same as a probability.
        decisive: the strongest fields, just so many that without them the sum would fall to the other side of 0
            calibrated bits; () where none do: too little agrees, whatever speaks against.
    """

    left: Ref
    right: Ref
    prior_bits: float
    fields: tuple[FieldComparison, ...]
    total_bits: float
    calibrated_bits: float
    probability: float
    decisive: tuple[str, ...]

    @property
    def kinds_differ(self) -> bool:
        """Whether one is a person and the other an organization."""
        return any(f.field == RECORD_KIND and f.bits < 0 for f in self.fields)

    @property
    def too_many(self) -> tuple[str, ...]:
        """The identifiers of which the two, as one person, would have too many values."""
        return tuple(f.field.removeprefix(TOO_MANY) for f in self.fields if f.field.startswith(TOO_MANY))


@dataclass(frozen=True, slots=True)
class Ruling:
    """A steward's assertion, with its author and reason ("" where none was given)."""

    assertion_id: str
    kind: AssertionKind
    left: Ref
    right: Ref
    author: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FieldAverage:
    """What one field says between two groups over the `pairs` of evidences where both have it.

    `bits` is the mean; of an attachment the best, bounded with its group.
    """

    field: str
    bits: float
    pairs: int


@dataclass(frozen=True, slots=True)
class Join(Likeliest):
    """Two groups of records that were joined, or would not be.

    Attributes:
        left, right: the records of the two, as they were then.
        bits: weight of the two groups: prior plus `fields` plus `way_bits` plus `alternative_bits`; 0 where a steward's
            "same" joined them, as none counted.
        probability: the same, calibrated.
        asserted: whether a steward's "same" did it.
        attached: `right` says too little to match a single record, but fits `left` as a whole.
        fields: what each field says, strongest first; () where a steward did it.
        pairs: pairs of evidences across the two.
        matching: how many of them are, taken alone, above 0 calibrated bits; 1 of many: a single match holds the two.
        best: the best pair across, with its bits; None where no evidence was compared.
    """

    left: tuple[Ref, ...]
    right: tuple[Ref, ...]
    bits: float
    probability: float
    asserted: bool
    attached: bool = False
    fields: tuple[FieldAverage, ...] = ()
    pairs: int = 0
    matching: int = 0
    best: tuple[Ref, Ref, float] | None = None

    @property
    def telling(self) -> tuple[FieldAverage, ...]:
        """The fields that tell one person from the likeliest other: those that such a pair would not share."""
        return tuple(f for f in self.fields if f.field not in self.alternative_fields)


@dataclass(frozen=True, slots=True)
class MatchExplanation(Waterfall):
    """Why two records match or not.

    Attributes:
        same_evidence: both say exactly the same.
        found_by: names of the blocking rules whose keys find the pair.
        generic: names of rules whose key both carry, with too many others for it to be used.
        crowded: names of rules whose key both carry, that pairs its members only with others than these two.
        left_rules, right_rules: names of the rules by which each can be found.
        is_edge: whether a match is stored.
        assertion: what a steward ruled on exactly these two, or None.
        same_golden_record: whether both resolve to one golden record now.
        verdict: one sentence.
        why_not: the one reason why they are not one person.
        rulings: the assertions that join them or keep them apart, as a chain from left to right.
        join: what brought the two into one golden record; or, apart in one component, how their two groups compare.
        remedy: what would bring them together; "" where they are.
    """

    same_evidence: bool
    found_by: tuple[str, ...]
    generic: tuple[str, ...]
    is_edge: bool
    assertion: AssertionKind | None
    same_golden_record: bool
    verdict: str
    crowded: tuple[str, ...] = ()
    left_rules: tuple[str, ...] = ()
    right_rules: tuple[str, ...] = ()
    why_not: WhyNot = WhyNot.NONE
    rulings: tuple[Ruling, ...] = ()
    join: Join | None = None
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A record without which the rest of its golden record would fall into `parts`, largest first."""

    record: Ref
    parts: tuple[tuple[Ref, ...], ...]


@dataclass(frozen=True, slots=True)
class GoldenExplanation:
    """How a golden record was built, and what holds it together.

    Attributes:
        golden: the golden record.
        records: its records.
        joins: in the order in which they were made: first those of records that say the same or that a steward joined,
            then what linkage did, then what was attached.
        rejected: the best joins that were refused, best first: what nearly belonged to it.
        component_records: how many records hang together in its component.
        cut_at_bits: the threshold at which a component that was too large was cut, None where it was not.
        weakest: position in `joins` of the least certain one, which is its confidence; None without joins.
        bridges: the records whose deletion would split the rest; () where it stands without any one of them, None where
            it holds too many records to try.
    """

    golden: RatedGolden
    records: tuple[Ref, ...]
    joins: tuple[Join, ...]
    rejected: tuple[Join, ...]
    component_records: int
    cut_at_bits: int | None
    weakest: int | None = None
    bridges: tuple[Bridge, ...] | None = ()


@dataclass(frozen=True, slots=True)
class GoldenEffect:
    """What would become of one golden record.

    Attributes:
        golden_id: its id; "" for one that does not exist yet.
        before, after: its records; () before it exists, and when it would be no more.
        confidence_before, confidence_after: probability of its least certain join; None for a record alone or none.
        merged_from: ids of other golden records that it would take records from.
        split_into: ids of other golden records that would take records of it ("" for a new one).
    """

    golden_id: str
    before: tuple[Ref, ...]
    after: tuple[Ref, ...]
    confidence_before: float | None
    confidence_after: float | None
    merged_from: tuple[str, ...]
    split_into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TouchpointExplanation:
    """What would happen if a touchpoint arrived now.

    Attributes:
        record: the record it would go to (a derived record id where none was given).
        unchanged: whether it is a replay, which changes nothing.
        golden_id: the golden record it would be put in, "" for a new one.
        confidence_before, confidence: of that golden record, before and after.
        effects: golden records that would hold other records or be otherwise certain, the touchpoint's own first.
        best: how its record compares with the one that matches it best, where none does with the one that fits best of
            the golden record it was in; None where there is neither.
        warnings: (field, problem) of values that would be kept but link nothing.
        verdict: one sentence.
    """

    record: Ref
    unchanged: bool
    golden_id: str
    confidence_before: float | None
    confidence: float | None
    effects: tuple[GoldenEffect, ...]
    best: Waterfall | None
    warnings: tuple[tuple[str, ValueProblem], ...]
    verdict: str
