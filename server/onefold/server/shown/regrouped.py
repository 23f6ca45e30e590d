"""What a re-scoring changed or would change, for people: numbers, and golden records that merge or split."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from onefold.graph.answers import Regrouping, RegroupingKind, RescoreProgress, RescoreSummary
from onefold.graph.wording import counted
from onefold.server.shown.console import progress, say
from onefold.server.shown.names import named

EXAMPLES = 5
MAX_RECORDS = 6
"""Records of a golden record that are named in an example."""
_WHAT = {
    RegroupingKind.MERGE: "would merge",
    RegroupingKind.SPLIT: "would split",
    RegroupingKind.REGROUP: "would exchange records",
}


def run(steps: Iterator[RescoreProgress], doing: str, examples: int = EXAMPLES) -> None:
    """Take all steps under a progress bar, then say what came of it."""
    started, last = time.monotonic(), None
    with progress() as bars:
        bar = bars.add_task(doing, total=None)
        for last in steps:
            bars.update(bar, completed=last.records_done, total=last.records_total)
    seconds = time.monotonic() - started
    if last is None or last.summary is None:
        say(f"nothing to re-score, after {seconds:.1f} s")
        return
    _tell(last.summary, seconds)
    tell_regroupings(last.regroupings, examples)


def _tell(summary: RescoreSummary, seconds: float) -> None:
    done = "active now" if summary.activated else "nothing was changed"
    say(f"re-scored with model {summary.model_id} in {seconds:.1f} s; {done}")
    say(
        f"{counted(summary.golden_records_before, 'golden record')} → {summary.golden_records_after:,}: "
        f"{counted(summary.merges, 'merge')}, {counted(summary.splits, 'split')}, "
        f"{counted(summary.records_moved, 'record')} moved"
    )


def tell_regroupings(regroupings: Sequence[Regrouping], examples: int) -> None:
    """Name the first golden records that would change, with their records before and after."""
    for regrouping in regroupings[:examples]:
        ids = ", ".join(golden_id for golden_id, _ in regrouping.before)
        say(f"{ids} {_WHAT[regrouping.kind]}, {counted(regrouping.records, 'record')}:")
        say(f"    now   {_groups([records for _, records in regrouping.before])}")
        say(f"    then  {_groups(regrouping.after)}")
    if len(regroupings) > examples:
        say(f"… and {len(regroupings) - examples:,} more; --examples N shows more of them")


def _groups(groups: Sequence[Sequence[tuple[str, str]]]) -> str:
    return " ".join(f"[{_records(group)}]" for group in groups)


def _records(records: Sequence[tuple[str, str]]) -> str:
    more = f" and {len(records) - MAX_RECORDS:,} more" if len(records) > MAX_RECORDS else ""
    return ", ".join(map(named, records[:MAX_RECORDS])) + more
