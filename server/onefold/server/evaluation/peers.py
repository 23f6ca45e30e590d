"""Another linker on the same records: Splink, configured as well as the recognized fields allow, without labels.

It gets what Onefold reads (the first normalized value of each field), its own out-of-the-box comparisons, blocking on
pairs of facts, u by random sampling and m by two passes of expectation–maximization, as in its own demonstrations. It
joins by connected components at a threshold; which one is best is read off the truth, and granted to it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from onefold.graph.errors import InvalidArgument
from onefold.graph.evaluation.clusters import ClusterScores, score_clusters
from onefold.server.evaluation.splink_input import CERTAIN, TRAIN, Blocking, comparisons, finding, has, table

THRESHOLDS: Final = (0.9999, 0.999, 0.99, 0.975, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
_U_PAIRS = 5e6
_SEED = 1
_RECALLS = (0.6, 0.8, 1.0)  # of the deterministic rules; the first is that of Splink's own demonstration

Labels = NDArray[np.int64]
_PASSES = 2


@dataclass(frozen=True, slots=True)
class AtThreshold:
    """What a threshold gives."""

    threshold: float
    clusters: ClusterScores


@dataclass(frozen=True, slots=True)
class PeerResult:
    """How another linker did on the same records.

    Attributes:
        name, version: which one.
        seconds: training, scoring and joining at all thresholds.
        best: the threshold with the best pairwise F1 by the truth.
        thresholds: all of them, descending.
        compared: the fields it compared.
        blocking: the rules that found its pairs.
        pairs: how many it scored at or above the lowest threshold.
    """

    name: str
    version: str
    seconds: float
    best: AtThreshold
    thresholds: tuple[AtThreshold, ...]
    compared: tuple[str, ...]
    blocking: tuple[str, ...]
    pairs: int


def check_peers() -> None:
    """Raises InvalidArgument when the extra is not installed."""
    try:
        import splink  # noqa: F401
    except ImportError:
        message = "--peers needs Splink, which is not installed: pip install 'onefold[peers]'"
        raise InvalidArgument(message, field="peers") from None


def run_splink(
    evidence: Sequence[Mapping[str, tuple[str, ...]]], truth: Labels, progress: Callable[[str, int, int], None]
) -> PeerResult:
    """Splink on the records' evidence; `truth` int64 (n,), negative where it is not known.

    Raises:
        InvalidArgument: the records have too few fields for Splink, or it fails on them.
    """
    begun = time.perf_counter()
    steps = ("training", "scoring", "joining")

    def begin(step: str) -> None:
        progress(f"Splink: {step}", steps.index(step), len(steps))

    records = table(evidence)
    fields = frozenset(records.column_names) - {"unique_id", "full_name"}
    compared, comparing = comparisons(records, fields)
    rules = finding(records, fields)
    if not comparing or not rules or not any(has(rule, fields) for rule in TRAIN):
        raise InvalidArgument("--peers: too few fields were recognized for Splink to work on", field="peers")
    try:
        predicted = _predicted(records, fields, comparing, rules, begin)
    except Exception as error:  # whatever another's code fails with on records that it was not made for
        first, *_ = [line for line in str(error).splitlines() if line.strip()] or [""]
        message = f"--peers: Splink cannot do these records: {type(error).__name__}: {first.strip()}"
        raise InvalidArgument(message, field="peers") from error
    begin("joining")
    low, high, probability = (
        predicted.column(name).to_numpy() for name in ("unique_id_l", "unique_id_r", "match_probability")
    )
    thresholds = joined(low, high, probability, truth)
    return PeerResult(
        name="Splink",
        version=version("splink"),
        seconds=time.perf_counter() - begun,
        best=max(thresholds, key=lambda at: at.clusters.pairwise.f1),
        thresholds=thresholds,
        compared=tuple(compared),
        blocking=tuple(" + ".join(rule) for rule in rules),
        pairs=len(low),
    )


def _predicted(
    records: pa.Table, fields: frozenset[str], comparing: list[Any], rules: list[Blocking], begin: Callable[[str], None]
) -> pa.Table:
    """Pairs that Splink, trained on the records, finds at or above the lowest threshold."""
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparing,
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in rules],
        retain_matching_columns=False,
    )
    begin("training")
    api = DuckDBAPI()
    logging.getLogger("splink").setLevel(logging.ERROR)  # what it could not train it says at length
    with closing(api.duckdb_con):
        registered = api.register(records, table_name="records")
        linker = Linker(registered, settings, log_level=None)
        certain = [block_on(*rule) for rule in CERTAIN if has(rule, fields)]
        if certain:
            _estimate_prior(linker, certain)
        linker.training.estimate_u_using_random_sampling(max_pairs=_U_PAIRS, seed=_SEED)
        linker = _trained(
            linker,
            lambda saved: Linker(registered, saved, log_level=None),
            [block_on(*rule) for rule in TRAIN if has(rule, fields)],
        )
        begin("scoring")
        found: Any = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
        return found.as_pyarrow_table()


def _estimate_prior(linker: Any, certain: list[Any]) -> None:
    for recall in _RECALLS:
        try:
            linker.training.estimate_probability_two_random_records_match(certain, recall=recall)
        except ValueError:  # the rules find more than such a recall leaves room for
            continue
        return


def _trained(linker: Any, again: Callable[[Any], Any], rules: list[Any]) -> Any:
    """The linker after two passes over pairs found by different facts; `again` makes one of saved settings.

    Where all pairs of a rule match, or none, Splink's m goes to 0 and the pass fails: it is tried once more with the
    prior held, then the next rule takes its place. A failed pass leaves fields out for good, so that what it began
    with is brought back.

    Raises:
        ValueError: Splink can learn from the pairs of no rule.
    """
    passes, failed = 0, None
    for rule in rules:
        for hold in (False, True):
            before = linker.misc.save_model_to_json()
            try:
                linker.training.estimate_parameters_using_expectation_maximisation(
                    rule, fix_probability_two_random_records_match=hold
                )
            except ValueError as error:
                failed, linker = error, again(before)
                continue
            passes += 1
            break
        if passes == _PASSES:
            break
    if failed is not None and not passes:
        raise failed
    return linker


def joined(low: NDArray[Any], high: NDArray[Any], probability: NDArray[Any], truth: Labels) -> tuple[AtThreshold, ...]:
    """Connected components at every threshold, from the strictest on."""
    parent = list(range(len(truth)))

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    order = np.argsort(-probability, kind="stable")
    sorted_probability = probability[order]
    known = truth >= 0
    done, found = 0, []
    for threshold in THRESHOLDS:
        upto = int(np.searchsorted(-sorted_probability, -threshold, side="right"))
        for a, b in zip(low[order[done:upto]].tolist(), high[order[done:upto]].tolist(), strict=True):
            parent[root(a)] = root(b)
        done = upto
        labels = np.array([root(x) for x in range(len(truth))], np.int64)
        found.append(AtThreshold(threshold, score_clusters(truth[known], labels[known])))
    return tuple(found)
