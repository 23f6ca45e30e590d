"""A resolved tenant judged by labelled pairs alone: whether these pairs are right says nothing of all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onefold.graph.errors import InvalidArgument
from onefold.graph.evaluation.candidates import CandidatePairs, candidate_pairs, weights_of
from onefold.graph.evaluation.clusters import Scores, scores_of
from onefold.graph.evaluation.reliability import WINDOW_BITS, Reliability, reliability
from onefold.graph.evaluation.resolved import Progress, Resolved, read_resolved, silent
from onefold.graph.explain.match import explain_match
from onefold.graph.explanations import MatchExplanation
from onefold.graph.touchpoint import LabelledPair
from onefold.graph.transaction.components import components_of
from onefold.graph.transaction.neighbourhood import Neighbourhood
from onefold.graph.transaction.view import View
from onefold.graph.units import UNIT

WORST = 5  # wrong pairs of either kind that are shown
STEPS = ("records", "candidate pairs", "components", "weights", "mistakes")

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class LabelledEvaluation:
    """How right a resolution is about labelled pairs.

    Attributes:
        model_id, model_name: the model that resolved.
        records: all records.
        labels: distinct pairs that were judged; `absent` more name a record that is not there.
        same: how many of them are one person.
        scores: of "they are one person", over these pairs.
        found_by_key, in_one_component: shares of the pairs labelled same; the latter is the ceiling of recall.
        pairs: calibration over the pairs whose raw weight lies within ± the window.
        wrong, missed: labelled not same and together, labelled same and apart; the heaviest first.
    """

    model_id: str
    model_name: str
    records: int
    labels: int
    absent: int
    same: int
    scores: Scores
    found_by_key: float
    in_one_component: float
    pairs: Reliability
    wrong: tuple[MatchExplanation, ...]
    missed: tuple[MatchExplanation, ...]


def evaluate_labels(
    view: View,
    labels: Sequence[LabelledPair],
    *,
    progress: Progress = silent,
) -> LabelledEvaluation:
    """Judge the tenant's golden records by labelled pairs; of a pair labelled twice the first label counts.

    Raises:
        InvalidArgument: no label is about two records that are there.
    """

    def begin(step: str) -> None:
        progress(step, STEPS.index(step), len(STEPS))

    reader, model = view.reader, view.model
    begin("records")
    resolved = read_resolved(reader, {})
    left, right, same, absent = _pairs(resolved, labels)
    if not len(same):
        example = f"; a record here is {':'.join(resolved.refs[0])}" if resolved.refs else ""
        raise InvalidArgument(f"no label is about two records that are there{example}", field="labels")
    begin("candidate pairs")
    candidates = candidate_pairs(view, resolved.members, resolved.is_bare())
    begin("components")
    neighbourhood = Neighbourhood(view)
    component = resolved.component_of_member(components_of(neighbourhood, resolved.members))
    begin("weights")
    a, b = resolved.member[left], resolved.member[right]
    weight = weights_of(neighbourhood, resolved.members, a, b)
    together = resolved.golden[left] == resolved.golden[right]
    near = np.abs(weight) <= WINDOW_BITS * UNIT
    begin("mistakes")

    def explained(chosen: Flags) -> tuple[MatchExplanation, ...]:
        worst = [n for n in np.argsort(-weight, kind="stable").tolist() if chosen[n]][:WORST]
        refs = [(resolved.refs[left[n]], resolved.refs[right[n]]) for n in worst]
        return tuple(explain_match(view, x, y) for x, y in refs)

    return LabelledEvaluation(
        model_id=model.model_id,
        model_name=model.name,
        records=len(resolved.keys),
        labels=len(same),
        absent=absent,
        same=int(same.sum()),
        scores=scores_of(int((same & together).sum()), int(together.sum()), int(same.sum())),
        found_by_key=_share((a == b) | _found(candidates, a, b), same),
        in_one_component=_share(component[a] == component[b], same),
        pairs=reliability(weight[near], same[near], model),
        wrong=explained(together & ~same),
        missed=explained(same & ~together),
    )


def _pairs(resolved: Resolved, labels: Sequence[LabelledPair]) -> tuple[Ints, Ints, Flags, int]:
    """(left record, right record, same, how many labels name an absent record)."""
    at = {ref: n for n, ref in enumerate(resolved.refs)}
    rows: dict[tuple[int, int], bool] = {}
    absent = 0
    for label in labels:
        if label.left in at and label.right in at:
            x, y = sorted((at[label.left], at[label.right]))
            rows.setdefault((x, y), label.same)
        else:
            absent += 1
    left, right = np.array(list(rows), np.int64).reshape(-1, 2).T
    return left, right, np.array(list(rows.values()), np.bool_), absent


def _found(candidates: CandidatePairs, a: Ints, b: Ints) -> Flags:
    def code(x: Ints, y: Ints) -> Ints:
        return np.minimum(x, y) << 32 | np.maximum(x, y)

    return np.isin(code(a, b), code(candidates.low, candidates.high))


def _share(chosen: Flags, same: Flags) -> float:
    return float(chosen[same].mean()) if same.any() else 1.0
