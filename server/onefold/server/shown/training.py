"""What a training learned, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from rich.markup import escape
from rich.table import Table

from onefold.graph.training import Calibration, TrainingReport
from onefold.graph.wording import counted


def report_tables(report: TrainingReport) -> Iterator[Table]:
    """Levels with their m and u, kinds of pairs, blocking rules, and the reliability of the probabilities."""
    ended = "at rest" if report.converged else "not at rest"
    title = f"{counted(report.rounds, 'round')}, {ended}; prior {report.prior_bits:+.1f} bits"
    levels = _table(title, ("field", "level"), "pairs m u bits")
    for f in report.fields:
        levels.add_row(escape(f.field), f.level, f"{f.pairs:,}", f"{f.m:.4f}", f"{f.u:.6f}", f"{f.bits:+.2f}")
    yield levels
    if report.odds_bits:
        kinds = _table("kinds of pairs", ("kind",), "bits for_one_person")
        for name, bits in report.odds_bits.items():
            kinds.add_row(escape(name), f"{bits:+.2f}", f"{2.0**bits:,.4f}")
        yield kinds
    if report.own_fields:
        own = _table("own fields, judged where all else has decided", ("field", "compared as", "verdict"), "")
        for o in report.own_fields:
            own.add_row(escape(o.field), o.kind, escape(o.why()))
        yield own
    rules = _table("blocking rules", ("rule", "used"), "keys pairs alone matches")
    for r in report.rules:
        used = "yes" if r.kept else "no"
        rules.add_row(escape(r.rule), used, f"{r.keys:,}", f"{r.pairs:,}", f"{r.alone:,}", f"{r.matches:,.0f}")
    yield rules
    fitted = counted(report.labels, "label") if report.calibration is Calibration.LABELS else "estimated without labels"
    reliability = _table(f"reliability, {fitted}", ("raw bits",), "pairs stated expected")
    for b in report.reliability:
        between = f"{b.low_bits:+.1f} to {b.high_bits:+.1f}"
        reliability.add_row(between, f"{b.pairs:,}", f"{b.stated:.3f}", f"{b.expected:.3f}")
    yield reliability


def _table(title: str, texts: tuple[str, ...], numbers: str) -> Table:
    table = Table(title=title, title_justify="left", show_edge=False)
    for column in texts:
        table.add_column(column, overflow="fold")
    for column in numbers.split():
        table.add_column(column.replace("_", " "), justify="right")
    return table
