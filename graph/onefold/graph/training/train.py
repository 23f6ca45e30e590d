"""Training from start to end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onefold.graph.errors import TooLittleToTrain
from onefold.graph.kernels.score import score_pairs
from onefold.graph.kinds import LEVELS
from onefold.graph.model.model import STATED, Model, shipped_model
from onefold.graph.touchpoint import LabelledPair, Record, SourceSettings
from onefold.graph.training import calibration
from onefold.graph.training.assembly import assembled
from onefold.graph.training.estimates.learning import Comparisons, Learned, compared, learn, trust_in
from onefold.graph.training.estimates.mixture import Floats
from onefold.graph.training.estimates.rarity import by_evidence, by_person
from onefold.graph.training.grouping import clusters
from onefold.graph.training.own_fields.fields import MOST_FIELDS, names_said, with_only
from onefold.graph.training.own_fields.judged import judge, silenced
from onefold.graph.training.pairs import Pairs, candidate_pairs
from onefold.graph.training.report import Calibration, FieldReport, Trained, TrainingReport
from onefold.graph.training.rules import chosen_rules, rule_reports
from onefold.graph.training.sample import Sample, packed, sample
from onefold.graph.transaction.blocking.rules import RULE_NAMES
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.units import UNIT
from onefold.graph.wording import counted

MIN_RECORDS = 100  # with fewer, what is learned is hardly more than what is typical, which the shipped model knows
MIN_LABELS = 50
CALIBRATION_PAIRS = 150_000  # at most that many are asked what they are worth
ROUNDS = 2  # of linking and calibrating: the second links above the 0 of the first one's curve
FEW = 30  # candidate pairs that have a field, below which what is typical decides its weights
FEW_MATCHES = 100  # expected among the pairs that blocking finds, below which the report says so
STEPS = ("reading", "finding pairs", "comparing", "learning weights", "linking", "calibrating", "done")
Progress = Callable[[str, int, int], None]


def train(
    records: Sequence[Record],
    sources: Mapping[str, SourceSettings],
    *,
    base: Model | None = None,
    labels: Sequence[LabelledPair] = (),
    name: str = "trained",
    progress: Progress | None = None,
    candidates: Collection[str] = (),
) -> Trained:
    """A model of these records, from the records alone or with some labelled pairs. The same bits in any order.

    The sources' own fields are judged by what is learned of all else (`judged`); those that are evidence are then
    learned with everything else. What is no evidence weighs nothing, and what was only a candidate is as if unsaid.

    Args:
        records: what is known of whom; all of a tenant's, or of some files.
        sources: their settings by source.
        base: gives the fields, how they are compared, and the caps; the shipped model if not given.
        labels: pairs somebody judged; from `MIN_LABELS` on they correct the calibrator.
        name: of the model.
        progress: called with (step, steps done, steps in all).
        candidates: own fields, by their names in evidence, that nobody said are evidence.

    Raises:
        TooLittleToTrain: fewer than `MIN_RECORDS` records, or such as say fewer different things.
    """
    base = base or shipped_model()
    tell = _teller(progress)
    if len(records) < MIN_RECORDS:
        raise TooLittleToTrain(f"{counted(len(records), 'record')}; training needs {MIN_RECORDS:,} or more")
    base = replace(base, fields=tuple(f for f in base.fields if f.name not in base.own_fields))
    names = names_said(records)
    found = _learned(with_only(records, ()) if names else records, sources, base, labels, name, tell)
    if not names:
        return found.trained
    judged = judge(records, found.drawn, found.pairs, found.trained.model, names[:MOST_FIELDS])
    if judged.fields:
        known = replace(base, fields=(*base.fields, *judged.fields), groups={**base.groups, **judged.groups})
        found = _learned(with_only(records, known.own_fields), sources, known, labels, name, tell)
    left_out = set(names) - found.trained.model.own_fields
    model = found.trained.model if left_out <= set(candidates) else silenced(found.trained.model)
    report = replace(found.trained.report, own_fields=judged.told)
    return Trained(model, report, frozenset(left_out & set(candidates)))


@dataclass(frozen=True)
class _Learned:
    """A model, and what it was learned of."""

    trained: Trained
    drawn: Sample
    pairs: Pairs


def _learned(
    records: Sequence[Record],
    sources: Mapping[str, SourceSettings],
    base: Model,
    labels: Sequence[LabelledPair],
    name: str,
    tell: Callable[[int], None],
) -> _Learned:
    """A model with the base's fields."""
    tell(0)
    drawn = sample(records, sources, base)
    if drawn.size < MIN_RECORDS:
        raise TooLittleToTrain(
            f"{counted(len(records), 'record')} that say {counted(drawn.size, 'different thing')}; "
            f"training needs {MIN_RECORDS:,} or more"
        )
    tell(1)
    pairs = candidate_pairs(drawn.evidences, base.hubs, base.key_cap)
    pairs = pairs.only(~drawn.ruled_apart(pairs.low, pairs.high))
    tell(2)
    seen = compared(drawn, pairs, base.fields)
    tell(3)
    learned = learn(drawn, pairs, seen, base.fields)
    kept = chosen_rules(pairs, learned.person)
    used = {rule for rule, keep in zip(pairs.rules, kept, strict=True) if keep}
    untried = (set(base.rules) or RULE_NAMES) - set(pairs.rules)  # no record here has what they need
    linked = pairs.only(pairs.found_by(kept))
    tell(4)
    named = replace(base, name=name, rules=tuple(sorted(used | untried)))
    model, raw, expected = _calibrated(drawn, linked, _assembled(drawn, linked, learned, named), tell)
    model, usable = _corrected(drawn, model, labels)
    tell(6)
    report = _report(drawn, pairs, seen, learned, kept, model, raw, expected, len(labels), usable)
    return _Learned(Trained(model, report), drawn, pairs)


def _teller(progress: Progress | None) -> Callable[[int], None]:
    if progress is None:
        return lambda _: None
    return lambda step: progress(STEPS[step], step, len(STEPS) - 1)


def _assembled(drawn: Sample, kept: Pairs, learned: Learned, base: Model) -> Model:
    """The model without its calibrator: values count by how many evidences have them, then by how many persons."""
    fields, exact = base.fields, learned.u[:, 0]
    first = assembled(drawn, learned, by_evidence(drawn, fields, exact), base)
    pool, weight = _weighed(drawn, kept, first)
    cluster = clusters(first, pool, drawn.size, kept.low, kept.high, weight)
    return assembled(drawn, learned, by_person(drawn, fields, exact, cluster), base)


def _calibrated(drawn: Sample, pairs: Pairs, model: Model, tell: Callable[[int], None]) -> tuple[Model, Floats, Floats]:
    """The model with its calibrator; raw bits and expected matches of the pairs it rests on, evenly drawn."""
    pool, weight = _weighed(drawn, pairs, model)
    some = np.arange(0, len(pairs), len(pairs) // CALIBRATION_PAIRS + 1)
    raw, expected = weight[some] / UNIT, np.empty(0)
    for _ in range(ROUNDS):
        group = clusters(model, pool, drawn.size, pairs.low, pairs.high, weight)
        tell(5)
        expected = calibration.expected_matches(pool, group, pairs.low[some], pairs.high[some], raw)
        model = replace(model, calibrator=calibration.calibrator(raw, expected))
    return model, raw, expected


def _weighed(drawn: Sample, pairs: Pairs, model: Model) -> tuple[FeaturePool, NDArray[np.int64]]:
    pool = packed(drawn.evidences, model)
    return pool, score_pairs(pairs.low, pairs.high, pool.features(), pool.weights)[0]


def _corrected(drawn: Sample, model: Model, labels: Sequence[LabelledPair]) -> tuple[Model, int]:
    """The model with labels counted in, where enough can be, and how many can be."""
    known = ((drawn.said_by.get(x.left), drawn.said_by.get(x.right), x.same) for x in labels)
    low, high, same = calibration.labelled([(a, b, s) for a, b, s in known if a is not None and b is not None])
    if len(low) < MIN_LABELS:
        return model, len(low)
    pool = packed(drawn.evidences, model)
    raw = score_pairs(low, high, pool.features(), pool.weights)[0] / UNIT
    return replace(model, calibrator=calibration.calibrator_from_labels(raw, same, model.calibrator)), len(low)


def _report(
    drawn: Sample,
    pairs: Pairs,
    seen: Comparisons,
    learned: Learned,
    kept: NDArray[np.bool_],
    model: Model,
    raw: Floats,
    expected: Floats,
    given: int,
    usable: int,
) -> TrainingReport:
    known = [f for f, count in enumerate(drawn.counts) if count and model.fields[f].name not in STATED]
    fields = tuple(
        FieldReport(
            model.fields[f].name,
            model.fields[f].kind.name.lower(),
            level,
            float(learned.m[f, at]),
            float(learned.u[f, at]),
            model.fields[f].weights[at] / UNIT,
            int(seen.counts[f, at]),
        )
        for f in known
        for at, level in enumerate(LEVELS[model.fields[f].kind])
    )
    rare = [model.fields[f].name for f in known if seen.counts[f].sum() < FEW]
    notes = [f"{name}: hardly any pair has it; its weights are those typical of people" for name in rare]
    if not learned.mixture.converged:
        notes.append(f"expectation-maximization had not settled after {counted(learned.mixture.rounds, 'round')}")
    expected_in_all = float(learned.person.sum())
    if expected_in_all < FEW_MATCHES:
        about = f"about {counted(round(expected_in_all), 'pair')} of one person"
        notes.append(f"{about}: how people vary is taken from what is typical")
    enough = usable >= MIN_LABELS
    if given and not enough:
        notes.append(
            f"of {counted(given, 'label')}, {usable:,} of two records here that differ; {MIN_LABELS} would count"
        )
    return TrainingReport(
        records=drawn.records,
        evidences=drawn.size,
        pairs=len(pairs),
        rounds=learned.mixture.rounds,
        converged=learned.mixture.converged,
        prior_bits=model.prior / UNIT,
        odds_bits=learned.odds_bits,
        fields=fields,
        rules=rule_reports(pairs, learned.person, kept),
        calibration=Calibration.LABELS if enough else Calibration.UNSUPERVISED,
        labels=usable if enough else 0,
        reliability=calibration.reliability(raw, expected, model.calibrator),
        notes=tuple(notes),
        trust=trust_in(seen, learned),
    )
