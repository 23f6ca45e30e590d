"""An evaluation on the terminal: a table of scores and a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from onefold.graph.evaluation.clusters import ClusterScores, Scores
from onefold.graph.evaluation.evaluate import Evaluation
from onefold.graph.evaluation.labelled import LabelledEvaluation
from onefold.graph.evaluation.mistakes import Mistake, MistakeKind
from onefold.graph.evaluation.reliability import WINDOW_BITS, Reliability
from onefold.graph.wording import counted
from onefold.server.evaluation.report import Report

SHOWN = 2  # mistakes of either kind


def score_table(report: Report) -> Table:
    """Precision, recall and F1 of pairs and of records; those of the peer beside them."""
    table = Table("", "precision", "recall", "F1")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, scores in rows_of(report):
        table.add_row(name, *(f"{value:.4f}" for value in (scores.precision, scores.recall, scores.f1)))
    return table


def rows_of(report: Report) -> Iterator[tuple[str, Scores]]:
    """(what, its scores)."""
    found = report.evaluation
    if isinstance(found, LabelledEvaluation):
        yield "labelled pairs", found.scores
        return
    yield "pairs", found.clusters.pairwise
    yield "B-cubed", found.clusters.bcubed
    if report.peer is not None:
        peer = report.peer.best.clusters
        yield f"{report.peer.name}: pairs", peer.pairwise
        yield f"{report.peer.name}: B-cubed", peer.bcubed


def lines(report: Report) -> Iterator[str]:
    """What stands below the table."""
    found = report.evaluation
    yield from _labelled(found) if isinstance(found, LabelledEvaluation) else _full(found)
    peer = report.peer
    if peer is not None:
        yield (
            f"{peer.name} {peer.version}: {clusters_line(peer.best.clusters)}; its best threshold by the truth is "
            f"{peer.best.threshold}; {peer.seconds:.1f} s"
        )
    times = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in report.seconds.items())
    yield f"{times}; peak memory {report.peak_memory_mb:,.0f} MB"


def _full(found: Evaluation) -> Iterator[str]:
    yield f"{counted(found.records, 'record')}, {clusters_line(found.clusters)}"
    if found.without_truth:
        yield f"{counted(found.without_truth, 'record')} without a truth, judged by nothing"
    ceiling = found.ceiling
    largest = counted(ceiling.largest_component, "record")
    yield (
        f"ceiling of recall {ceiling.in_one_component:.4f}: the share of true pairs in one component "
        f"({ceiling.found_by_key:.4f} are found by a key); {counted(ceiling.candidates, 'candidate pair')}, "
        f"{counted(ceiling.components_cut, 'component')} cut, the largest has {largest}"
    )
    pairs = found.pairs
    yield f"calibration of pairs within ±{pairs.window_bits} bits: {calibration_line(pairs.pairs)}"
    yield f"  on held-out entities: without labels {calibration_line(pairs.held_out)}"
    if pairs.with_labels is not None:
        yield f"  on held-out entities: with {counted(pairs.labels, 'label')} {calibration_line(pairs.with_labels)}"
    yield f"confidence of golden records: {calibration_line(found.golden)}"
    for mistake in (*found.merges[:SHOWN], *found.splits[:SHOWN]):
        yield mistake_line(mistake)


def _labelled(found: LabelledEvaluation) -> Iterator[str]:
    among = counted(found.records, "record")
    yield f"{counted(found.labels, 'labelled pair')}, {found.same:,} of them same, among {among}"
    if found.absent:
        yield f"{counted(found.absent, 'label')} left out: a record of it is not in the files"
    yield (
        f"ceiling of recall {found.in_one_component:.4f}: the share of pairs labelled same in one component "
        f"({found.found_by_key:.4f} are found by a key)"
    )
    yield f"calibration of the labelled pairs within ±{WINDOW_BITS} bits: {calibration_line(found.pairs)}"
    for name, pairs in (("wrong", found.wrong), ("missed", found.missed)):
        for pair in pairs[:SHOWN]:
            yield f"{name}: {':'.join(pair.left)} and {':'.join(pair.right)}. {pair.verdict}"


def clusters_line(clusters: ClusterScores) -> str:
    """The partition in words."""
    return (
        f"{counted(clusters.golden_records, 'golden record')} for {counted(clusters.entities, 'entity')}; "
        f"{clusters.exact_entities:.1%} of the entities exact, {clusters.split_entities:,} split, "
        f"{counted(clusters.mixed_golden_records, 'golden record')} of several; largest {clusters.largest_found:,} "
        f"(true {clusters.largest_true:,})"
    )


def calibration_line(found: Reliability) -> str:
    """The expected calibration error and what it is over."""
    if not found.count:
        return "nothing to judge"
    return f"expected calibration error {found.ece:.4f} over {found.count:,}"


def mistake_line(mistake: Mistake) -> str:
    """One mistake in a line."""
    size = counted(mistake.size, "record")
    if mistake.kind is MistakeKind.MERGE:
        what = f"worst merge: a golden record of {size} of {counted(mistake.parts, 'entity')}"
    else:
        what = f"worst split: {mistake.name}, {size} in {counted(mistake.parts, 'golden record')}"
    if mistake.pair is None:
        return what
    pair = mistake.pair
    return f"{what}; {':'.join(pair.left)} and {':'.join(pair.right)}: {pair.verdict}"
