"""Golden records as tables: value by value, and by the joins that made them, in order."""

from __future__ import annotations

from rich.markup import escape
from rich.table import Table

from onefold.graph.explanations import GoldenExplanation, Join
from onefold.graph.store.contract.golden import RECORD_KIND, GoldenRecord
from onefold.graph.store.contract.head import Counts
from onefold.graph.wording import counted
from onefold.server.files.times import iso
from onefold.server.shown.names import group, named, printable
from onefold.server.shown.waterfall import SHOWN_BITS

MAX_FIELDS = 3
MAX_JOINED = 2  # records named of a group in the table of joins


def golden_table(golden: GoldenRecord) -> Table:
    """One row per surviving value, with where it comes from and what lost."""
    kind = f" ({golden.kind})" if golden.kind else ""
    table = Table(title=escape(f"golden record {golden.golden_id}{kind}"), title_justify="left")
    table.add_column("attribute")
    table.add_column("value", overflow="fold")
    table.add_column("from", overflow="fold")
    table.add_column("last seen")
    table.add_column("rule", overflow="fold")
    table.add_column("instead of", overflow="fold", style="dim")
    for value in golden.values:
        if value.attribute == RECORD_KIND:
            continue  # in the title
        text = printable(" ".join(part for _, part in value.value))
        losers = list(dict.fromkeys(printable(text) for text, _, _ in value.losers))
        others = "; ".join(losers[:2]) + (f"; {len(losers) - 2} more" if len(losers) > 2 else "")
        seen = (iso(value.observed_at) or "")[:10]
        cells = [
            value.attribute,
            text,
            named((value.source, value.record_id)),
            seen,
            value.rule.replace("_", " ") + (", preferred" if value.preferred else ""),
            others,
        ]
        table.add_row(*map(escape, cells))
    return table


def joins_table(built: GoldenExplanation) -> Table:
    """The joins in the order in which linkage made them, and the best ones that it refused."""
    table = Table(title="how it was built", title_justify="left")
    table.add_column("step", no_wrap=True)
    table.add_column("joins", overflow="fold")
    table.add_column("bits", justify="right", no_wrap=True)
    table.add_column("probability", justify="right")
    table.add_column("by, on average", overflow="fold")
    for at, join in enumerate(built.joins):
        weakest = at == built.weakest and len(built.joins) > 1
        step = f"{at + 1} weakest" if weakest else str(at + 1)
        table.add_row(step, *_join(join), style="yellow" if weakest else None)
    for join in built.rejected:
        table.add_row("refused", *_join(join), style="red")
    return table


def _join(join: Join) -> tuple[str, ...]:
    groups = f"{group(join.left, MAX_JOINED)}\n+ {group(join.right, MAX_JOINED)}"
    bits = "same (steward)" if join.asserted else f"{join.bits:+.1f}" + ("\nas a whole" if join.attached else "")
    return tuple(map(escape, (groups, bits, f"{join.probability:.4f}", said_between(join))))


def said_between(join: Join) -> str:
    """What tells between two groups, who else they may be, and how many of the pairs across match by themselves."""
    if join.asserted:
        return ""
    telling = [f for f in join.telling or join.fields if abs(f.bits) >= SHOWN_BITS]
    said = [", ".join(f"{f.field} {f.bits:+.1f}" for f in telling[:MAX_FIELDS])] if telling else []
    if join.alternative_bits:
        said.append(f"or else {join.alternative} {join.alternative_bits:+.1f}")
    if join.pairs > 1 and join.best is not None:
        left, right, bits = join.best
        match = f"{join.matching:,} of {counted(join.pairs, 'pair')} match"
        said.append(f"{match}, best {named(left)} ↔ {named(right)} {bits:+.1f}")
    return "; ".join(said)


def stored(counts: Counts) -> str:
    """How much a tenant has, in words."""
    nouns = {"touchpoint": counts.touchpoints, "record": counts.records, "golden record": counts.golden_records}
    return ", ".join(counted(count, noun) for noun, count in (nouns | {"match": counts.matches}).items())
