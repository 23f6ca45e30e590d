"""Explanations as tables: a match in bits, a golden record value by value, its joins in order."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from onefold.graph.answers import GoldenExplanation, Join, MatchExplanation
from onefold.graph.store.rows import GoldenRecord
from onefold.server.cli.export import iso

MAX_RECORDS = 4
MISSING = "missing"


def named(ref: tuple[str, str]) -> str:
    """A record as the command line writes it; ids derived from content are shortened."""
    source, record_id = ref
    return f"{source}:{record_id[:9]}…" if record_id.startswith("~") else f"{source}:{record_id}"


def bits_table(match: MatchExplanation) -> Table:
    """One row per field that both records say, with its bits; the sum below."""
    table = Table(title=escape(f"{named(match.left)}  ↔  {named(match.right)}"), title_justify="left", show_footer=True)
    table.add_column("field", "total")
    table.add_column("left", overflow="fold", max_width=26)
    table.add_column("right", overflow="fold", max_width=26)
    table.add_column("level", f"probability {match.probability:.4f}")
    table.add_column("bits", f"{match.total_bits:+.1f}", justify="right")
    table.add_row("(before looking)", "", "", "prior", f"{match.prior_bits:+.1f}")
    for row in match.fields:
        if row.level != MISSING:
            style = "green" if row.bits > 0 else "red" if row.bits < 0 else None
            cells = [row.field, ", ".join(row.left), ", ".join(row.right), row.level, f"{row.bits:+.1f}"]
            table.add_row(*map(escape, cells), style=style)
    return table


def golden_table(golden: GoldenRecord) -> Table:
    """One row per surviving value, with where it comes from and what lost."""
    table = Table(title=escape(f"golden record {golden.golden_id}"), title_justify="left")
    table.add_column("attribute")
    table.add_column("value", overflow="fold")
    table.add_column("from", overflow="fold")
    table.add_column("last seen")
    table.add_column("rule", overflow="fold")
    table.add_column("instead of", overflow="fold", style="dim")
    for value in golden.values:
        text = " ".join(part for _, part in value.value)
        losers = list(dict.fromkeys(text for text, _, _ in value.losers))
        others = "; ".join(losers[:2]) + (f"; {len(losers) - 2} more" if len(losers) > 2 else "")
        seen = (iso(value.observed_at) or "")[:10]
        cells = [
            value.attribute,
            text,
            named((value.source, value.record_id)),
            seen,
            value.rule.replace("_", " "),
            others,
        ]
        table.add_row(*map(escape, cells))
    return table


def joins_table(built: GoldenExplanation) -> Table:
    """The joins in the order in which linkage made them, and the best ones that it refused."""
    table = Table(title="how it was built", title_justify="left")
    table.add_column("step")
    table.add_column("joins", overflow="fold")
    table.add_column("with", overflow="fold")
    table.add_column("bits", justify="right")
    table.add_column("probability", justify="right")
    for step, join in enumerate(built.joins, start=1):
        table.add_row(str(step), *_join(join))
    for join in built.rejected:
        table.add_row("refused", *_join(join), style="red")
    return table


def _join(join: Join) -> tuple[str, str, str, str]:
    bits = "same (steward)" if join.asserted else f"{join.bits:+.1f}" + (" (fits the whole)" if join.attached else "")
    return group(join.left), group(join.right), bits, f"{join.probability:.4f}"


def group(records: Sequence[tuple[str, str]]) -> str:
    """Some records in one cell."""
    shown = ", ".join(map(named, records[:MAX_RECORDS]))
    return escape(shown + (f" and {len(records) - MAX_RECORDS} more" if len(records) > MAX_RECORDS else ""))
