"""What training tells: a model and how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from onefold.graph.model.model import Model
from onefold.graph.wording import counted


@dataclass(frozen=True, slots=True)
class FieldReport:
    """One level of one field.

    Attributes:
        field, kind, level: which.
        m, u: share of the level among pairs of one person and among pairs of two, where both records have the field.
        bits: its weight, log2(m / u) within bounds.
        pairs: candidate pairs at that level.
    """

    field: str
    kind: str
    level: str
    m: float
    u: float
    bits: float
    pairs: int


@dataclass(frozen=True, slots=True)
class RuleReport:
    """What one blocking rule brings.

    Attributes:
        rule: its name.
        kept: whether the model uses it.
        keys: distinct keys that it makes.
        pairs: pairs that it finds.
        alone: pairs that no other rule finds.
        matches: expected matches among those it finds.
    """

    rule: str
    kept: bool
    keys: int
    pairs: int
    alone: int
    matches: float


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Pairs whose raw weight lies in a range: what the calibrator says of them, on average, and what is expected."""

    low_bits: float
    high_bits: float
    pairs: int
    stated: float
    expected: float


@dataclass(frozen=True, slots=True)
class OwnFieldReport:
    """What one of the sources' own fields earned among pairs that all else has decided.

    Attributes:
        field, kind: which, and how it is compared.
        kept: whether it is evidence.
        matches: evidences that have it in a pair that is one person.
        m, u: share of exact agreement in one person, and between strangers that are alike.
        gain_bits: what comparing it tells of a pair of one person, on average.
        levels: level → bits, the most that is believed of it.
        bounded_with: the group of own fields that say partly the same, or "".
        repeats: the field that says the same already, or "".
    """

    field: str
    kind: str
    kept: bool
    matches: int
    m: float
    u: float
    gain_bits: float
    levels: Mapping[str, float]
    bounded_with: str
    repeats: str

    def why(self) -> str:
        """In words, why it is evidence or not."""
        said = f"agrees in {self.m:.0%} of one person, in {self.u:.2%} of strangers that are alike"
        if self.kept:
            group = f", bounded with {self.bounded_with}" if self.bounded_with else ""
            return f"evidence, {self.gain_bits:.1f} bits a pair: {said}{group}"
        if self.repeats:
            return f"left out: it repeats {self.repeats}"
        if not self.matches:
            return "left out: no pair that is decided to be one person has it"
        return f"left out, {max(self.gain_bits, 0.0):.1f} bits a pair: {said} ({counted(self.matches, 'case')})"


class Calibration(StrEnum):
    """What probabilities were fitted to."""

    UNSUPERVISED = "unsupervised"
    """An estimate from the records alone."""
    LABELS = "labels"
    """Labelled pairs."""


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """How a model was trained.

    Attributes:
        records, evidences, pairs: what it was trained on; pairs are those that blocking finds.
        rounds, converged: of expectation-maximization.
        prior_bits: log2 odds that two records drawn at random are one person.
        odds_bits: by name of a hypothesis, log2 of how many pairs there are of that kind for one of one person with
            nothing changed.
        fields, rules: one row per level, one per blocking rule.
        calibration: what the probabilities were fitted to.
        labels: distinct pairs of evidences that corrected it, found by blocking or not; 0 where they were too few.
        reliability: the calibrator's table.
        notes: plain sentences about what could not be learned.
        trust: share of the pairs that what varies within one person rests on that are these records' own (`trust_in`).
        own_fields: what each of the sources' own fields earned; empty where records have none.
    """

    records: int
    evidences: int
    pairs: int
    rounds: int
    converged: bool
    prior_bits: float
    odds_bits: Mapping[str, float]
    fields: tuple[FieldReport, ...]
    rules: tuple[RuleReport, ...]
    calibration: Calibration
    labels: int
    reliability: tuple[ReliabilityBin, ...]
    notes: tuple[str, ...]
    trust: float
    own_fields: tuple[OwnFieldReport, ...] = ()


@dataclass(frozen=True)
class Trained:
    """A model and how it came about.

    Attributes:
        model: the model.
        report: how.
        left_out: the own fields, of those that were only candidates, that are no evidence: the model knows nothing of
            them.
    """

    model: Model
    report: TrainingReport
    left_out: frozenset[str] = frozenset()
