"""A waterfall of bits on the terminal: prior, fields with their running sum as floating bars, total."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from onefold.graph.explanations import FieldComparison, Waterfall
from onefold.graph.store.rows import RECORD_KIND
from onefold.server.cli.bars import scale_of
from onefold.server.cli.naming import named, printable

MISSING = "missing"
BAR_CELLS = 16
MAX_VALUE = 18
SHOWN_BITS = 0.05  # parts of a field's bits that would be shown as 0.0 are left out
DECISIVE = "◆"


def compared(bits: Waterfall) -> list[FieldComparison]:
    """The fields that both records have: the steps of the waterfall."""
    said = (row for row in bits.fields if row.level != MISSING)
    return [row for row in said if row.bits or row.field != RECORD_KIND]  # two people: that says nothing


def parts(row: FieldComparison) -> Iterator[str]:
    """What of a field's bits is the value's rarity, and what the bound of its group took away, where it matters."""
    if abs(row.frequency_bits) >= SHOWN_BITS:
        yield f"{'rare' if row.frequency_bits > 0 else 'common'} {row.frequency_bits:+.1f}"
    if abs(row.bound_bits) >= SHOWN_BITS:
        yield f"bound {row.bound_bits:+.1f}"


def bits_table(bits: Waterfall) -> Table:
    """One row per field that both records have, with its bits and the running sum; below, what the sum means.

    Only values wrap: at 80 columns every name and number is whole.
    """
    rows = compared(bits)
    sums = list(accumulate((row.bits for row in rows), initial=bits.prior_bits))
    scale = scale_of(sums, BAR_CELLS)
    title = escape(f"{named(bits.left)}  ↔  {named(bits.right)}")
    caption = f"{DECISIVE} decides: without these the sum falls to the other side of 0" if bits.decisive else None
    table = Table(
        title=title,
        title_justify="left",
        caption=caption,
        caption_justify="left",
        box=SIMPLE_HEAD,
        show_footer=True,
        show_edge=False,
        padding=(0, 1, 0, 0),
    )
    totals = f"{bits.total_bits:+.1f}\n{bits.calibrated_bits:+.1f}\n{bits.probability:.4f}"
    table.add_column("field", "in all\ncalibrated\nprobability", no_wrap=True)
    table.add_column("left", overflow="fold", max_width=MAX_VALUE)
    table.add_column("right", overflow="fold", max_width=MAX_VALUE)
    table.add_column("level", no_wrap=True)
    table.add_column("bits", justify="right", no_wrap=True)
    table.add_column("sum", totals, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True, min_width=BAR_CELLS)
    table.add_row("prior", "", "", "", f"{bits.prior_bits:+.1f}", f"{sums[0]:+.1f}", scale.bar(0.0, sums[0]))
    for row, start, end in zip(rows, sums, sums[1:], strict=False):
        style = "green" if row.bits > 0 else "red" if row.bits < 0 else None
        name = f"{row.field} {DECISIVE}" if row.field in bits.decisive else row.field
        level = "\n".join((row.level, *parts(row)))
        left, right = (printable(", ".join(values)) for values in (row.left, row.right))
        cells = [name, left, right, level, f"{row.bits:+.1f}", f"{end:+.1f}"]
        table.add_row(*map(escape, cells), scale.bar(start, end) if row.bits else "", style=style)
    return table
