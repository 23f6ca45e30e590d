"""A waterfall of bits on the terminal: prior, fields, what is likeliest, their running sum as floating bars, total."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import accumulate

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from onefold.graph.explanations import FieldComparison, Waterfall
from onefold.graph.store.contract.golden import RECORD_KIND
from onefold.server.shown.bars import scale_of
from onefold.server.shown.names import named, printable

MISSING = "missing"
BAR_CELLS = 16
MAX_VALUE = 18
SHOWN_BITS = 0.05  # parts of a field's bits that would be shown as 0.0 are left out
DECISIVE = "◆"
NAME_CELLS = 16  # of a line that names a hypothesis: as wide as the names of fields


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


def ways(bits: Waterfall) -> list[tuple[str, float]]:
    """What stands below the fields, with its bits: a further way of being one person, and who else they may be."""
    rows = [(bits.way, bits.way_bits), (f"or else {bits.alternative}", bits.alternative_bits)]
    return [(name, added) for name, added in rows if added]


def bits_table(bits: Waterfall) -> Table:
    """One row per field that both records have, with its bits and the running sum; below, what is likeliest, and more.

    The row of a way adds what it makes of the fields; that of the likeliest other takes away what is as likely for it.

    Only values wrap: at 80 columns every name and number is whole.
    """
    steps = list(_steps(bits))
    sums = list(accumulate((added for _, added in steps), initial=bits.prior_bits))
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
    for (cells, added), start, end in zip(steps, sums, sums[1:], strict=False):
        style = "green" if added > 0 else "red" if added < 0 else None
        numbers = f"{added:+.1f}", f"{end:+.1f}"
        table.add_row(*map(escape, (*cells, *numbers)), scale.bar(start, end) if added else "", style=style)
    return table


def _steps(bits: Waterfall) -> Iterator[tuple[list[str], float]]:
    """The cells before the numbers, and the bits, of each row below the prior."""
    for row in compared(bits):
        name = f"{row.field} {DECISIVE}" if row.field in bits.decisive else row.field
        left, right = (printable(", ".join(values)) for values in (row.left, row.right))
        yield [name, left, right, "\n".join((row.level, *parts(row)))], row.bits
    for name, added in ways(bits):
        yield ["\n".join(textwrap.wrap(printable(name), NAME_CELLS)), "", "", ""], added
