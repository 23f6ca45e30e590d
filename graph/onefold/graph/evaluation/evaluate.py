"""A resolved tenant judged by the truth of its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onefold.graph.evaluation.candidates import CandidatePairs, candidate_pairs
from onefold.graph.evaluation.ceiling import Ceiling, ceiling
from onefold.graph.evaluation.clusters import ClusterScores, score_clusters
from onefold.graph.evaluation.held_out import JudgedPairs, drawn_labels, judged, within
from onefold.graph.evaluation.mistakes import Mistake, Mistakes
from onefold.graph.evaluation.reliability import WINDOW_BITS, Reliability, reliability
from onefold.graph.evaluation.resolved import UNKNOWN, Progress, Ref, Resolved, read_resolved, silent
from onefold.graph.model.model import Model
from onefold.graph.store.contract import Reader
from onefold.graph.training.calibration import calibrator_from_labels
from onefold.graph.training.train import MIN_LABELS
from onefold.graph.transaction.components import components_of
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.view import View
from onefold.graph.units import UNIT

LABELS = 1000
HISTOGRAM_BITS = 60  # weights beyond ± this are counted with the last bar
STEPS = ("records", "candidate pairs", "components", "calibration", "mistakes")


@dataclass(frozen=True, slots=True)
class PairCalibration:
    """Whether the probabilities of candidate pairs are true.

    Attributes:
        window_bits: pairs are judged whose raw weight lies within ± this.
        pairs: all of them, by the model's own calibration.
        held_out: those of the held-out half of the entities, by the same.
        labels: how many labels of the other half were drawn.
        with_labels: the held-out half again, by a calibration that those labels correct; None where they are too few.
        histogram: (whole bits, pairs of one entity, of two), every candidate pair whose truth is known.
    """

    window_bits: int
    pairs: Reliability
    held_out: Reliability
    labels: int
    with_labels: Reliability | None
    histogram: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How right a resolution is.

    Attributes:
        model_id, model_name: the model that resolved.
        records: all records; `without_truth` of them are judged by nothing.
        clusters: the golden records against the entities.
        ceiling: what blocking and components allow for.
        pairs: calibration of pairs.
        golden: per golden record of two or more records, its stated confidence against whether it is of one entity.
        merges, splits: the worst mistakes.
    """

    model_id: str
    model_name: str
    records: int
    without_truth: int
    clusters: ClusterScores
    ceiling: Ceiling
    pairs: PairCalibration
    golden: Reliability
    merges: tuple[Mistake, ...]
    splits: tuple[Mistake, ...]


def evaluate(
    view: View,
    truth: Mapping[Ref, str],
    *,
    labels: int = LABELS,
    progress: Progress = silent,
) -> Evaluation:
    """Judge the tenant's golden records.

    Args:
        view: the state to judge.
        truth: (source, record id) → who it truly is; records that are absent from it are judged by nothing.
        labels: how many labels to draw for the figure with labels.
        progress: told of each step.
    """

    def begin(step: str) -> None:
        progress(step, STEPS.index(step), len(STEPS))

    reader, model = view.reader, view.model
    begin("records")
    resolved = read_resolved(reader, truth)
    known = resolved.entity != UNKNOWN
    begin("candidate pairs")
    bare = resolved.is_bare()
    pairs = candidate_pairs(view, resolved.members, bare)
    begin("components")
    components = components_of(Neighbourhood(view), resolved.members)
    ceiling_found = ceiling(resolved, pairs, components, model.link_bits)
    begin("calibration")
    calibration = _calibration(resolved, pairs, model, labels)
    begin("mistakes")
    mistakes = Mistakes(view, resolved)
    return Evaluation(
        model_id=model.model_id,
        model_name=model.name,
        records=len(resolved.keys),
        without_truth=int((~known).sum()),
        clusters=score_clusters(resolved.entity[known], resolved.golden[known]),
        ceiling=ceiling_found,
        pairs=calibration,
        golden=_golden(reader, resolved, model),
        merges=mistakes.merges(),
        splits=mistakes.splits(),
    )


def _calibration(resolved: Resolved, pairs: CandidatePairs, model: Model, labels: int) -> PairCalibration:
    known = judged(pairs, resolved.entity_of_member(), resolved.entities)
    near = within(known, WINDOW_BITS)
    held_out = near.where(near.second)
    sample = drawn_labels(near, resolved.members, labels)
    return PairCalibration(
        window_bits=WINDOW_BITS,
        pairs=reliability(near.weight, near.same, model),
        held_out=reliability(held_out.weight, held_out.same, model, held_out.mass()),
        labels=len(sample.weight),
        with_labels=_with_labels(sample, held_out, model),
        histogram=histogram(known.weight, known.same),
    )


def _with_labels(sample: JudgedPairs, held_out: JudgedPairs, model: Model) -> Reliability | None:
    if len(sample.weight) < MIN_LABELS:
        return None
    calibrator = calibrator_from_labels(sample.weight / UNIT, sample.same, model.calibrator)
    corrected = replace(model, calibrator=calibrator)
    return reliability(held_out.weight, held_out.same, corrected, held_out.mass())


def histogram(weight: NDArray[np.int64], same: NDArray[np.bool_]) -> tuple[tuple[int, int, int], ...]:
    """(whole bits, pairs of one entity, of two) for every whole bit between the least and the greatest weight."""
    if not len(weight):
        return ()
    bits = np.clip(weight // UNIT, -HISTOGRAM_BITS, HISTOGRAM_BITS)
    least = int(bits.min())
    one, two = (np.bincount(bits[side] - least, minlength=int(bits.max()) - least + 1) for side in (same, ~same))
    return tuple((least + n, int(a), int(b)) for n, (a, b) in enumerate(zip(one, two, strict=True)))


def _golden(reader: Reader, resolved: Resolved, model: Model) -> Reliability:
    """Confidence of the golden records of which two or more records have a known truth."""
    known = np.flatnonzero(resolved.entity != UNKNOWN)
    golden, at, size = np.unique(resolved.golden[known], return_inverse=True, return_counts=True)
    least, most = np.full(len(golden), len(resolved.entities)), np.full(len(golden), UNKNOWN)
    np.minimum.at(least, at, resolved.entity[known])
    np.maximum.at(most, at, resolved.entity[known])
    several = size > 1
    rows = reader.golden([resolved.golden_ids[n] for n in golden[several].tolist()])
    weakest = [rows[resolved.golden_ids[n]].weakest_join or 0 for n in golden[several].tolist()]
    return reliability(np.array(weakest, np.int64), (least == most)[several], model)
