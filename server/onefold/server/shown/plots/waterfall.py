"""A waterfall of bits: the prior, a bar for each field that both records have and for what is likeliest, the sum."""

from __future__ import annotations

import textwrap
from itertools import accumulate
from pathlib import Path
from typing import Any

from onefold.graph.explanations import FieldComparison, Waterfall
from onefold.server.shown.names import named, printable
from onefold.server.shown.plots.canvas import AGAINST, AGREES, GHOST, PRIOR, draw
from onefold.server.shown.waterfall import DECISIVE, SHOWN_BITS, compared, parts, ways

WIDTH, BAR_INCHES = 9.0, 0.42
MAX_VALUE = 24  # characters of a value beside its bar
MAX_LABEL = 32  # characters of a line that names a hypothesis


def plot_waterfall(bits: Waterfall, verdict: str, path: Path) -> None:
    """Draw how the weight of two records adds up; what rarity added is hatched, what a bound took away is dashed."""
    rows = compared(bits)
    bars = len(rows) + len(ways(bits)) + 2
    draw(path, WIDTH, 1.8 + BAR_INCHES * bars, lambda axes: _onto(axes, bits, rows, verdict))


def _onto(axes: Any, bits: Waterfall, rows: list[FieldComparison], verdict: str) -> None:
    below = ways(bits)
    sums = list(accumulate([*(row.bits for row in rows), *(added for _, added in below)], initial=bits.prior_bits))
    _bar(axes, 0, 0.0, bits.prior_bits, PRIOR)
    axes.text(0.0, 0, f"  {bits.prior_bits:+.1f}", va="center", color=PRIOR)
    for at, (row, start, end) in enumerate(zip(rows, sums, sums[1:], strict=False), start=1):
        _field(axes, at, row, start, end)
    for at, (_, added) in enumerate(below, start=len(rows) + 1):
        color = AGREES if added > 0 else AGAINST
        _bar(axes, at, sums[at - 1], sums[at], color)
        axes.text(max(sums[at - 1 : at + 1]), at, f"  {added:+.1f}", va="center", color=color)
    total = AGREES if bits.calibrated_bits > 0 else AGAINST
    _bar(axes, len(sums), 0.0, bits.total_bits, total)
    ends = [0.0, *sums, *(end - min(row.bound_bits, 0.0) for row, end in zip(rows, sums[1:], strict=False))]
    for n, x in enumerate(sums):
        axes.plot([x, x], [n, n + 1], color=GHOST, linewidth=0.8, zorder=0)
    span = max(ends) - min(ends)
    axes.set_xlim(min(ends) - 0.05 * span, max(ends) + 0.45 * span)  # what was said stands right of the bars
    axes.axvline(0.0, color="black", linewidth=0.8, zorder=0)
    likeliest = ("\n".join(textwrap.wrap(printable(name), MAX_LABEL)) for name, _ in below)
    labels = ["before looking", *(_label(row, bits.decisive) for row in rows), *likeliest, "in all"]
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.set_xlabel(f"bits; in all {bits.total_bits:+.1f}, calibrated {bits.calibrated_bits:+.1f}: {_sure(bits)}")
    title = f"{named(bits.left)} and {named(bits.right)}"
    axes.set_title("\n".join([title, *textwrap.wrap(printable(verdict), 105)]), loc="left", fontsize=9)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _field(axes: Any, at: int, row: FieldComparison, start: float, end: float) -> None:
    color = AGREES if row.bits > 0 else AGAINST if row.bits < 0 else GHOST
    _bar(axes, at, start, end, color)
    level_end = start + row.bits - row.frequency_bits - row.bound_bits
    if row.frequency_bits >= SHOWN_BITS and level_end < end:
        axes.barh(at, end - level_end, left=level_end, height=0.7, color=color, hatch="////", edgecolor="white")
    beyond = max(end, end - row.bound_bits)
    if -row.bound_bits >= SHOWN_BITS:
        axes.barh(at, -row.bound_bits, left=end, height=0.7, fill=False, edgecolor=GHOST, linestyle="--")
    said = "; ".join((f"{row.bits:+.1f}", *parts(row)))
    axes.text(max(start, beyond), at, f"  {said}", va="center", color=color)


def _bar(axes: Any, at: int, start: float, end: float, color: str) -> None:
    axes.barh(at, end - start, left=start, height=0.7, color=color)


def _label(row: FieldComparison, decisive: tuple[str, ...]) -> str:
    left, right = (_short(printable(", ".join(values))) for values in (row.left, row.right))
    said = left if left == right else f"{left} | {right}"
    mark = f"{DECISIVE} " if row.field in decisive else ""
    return f"{mark}{row.field}: {row.level}\n{said}"


def _short(text: str) -> str:
    return text if len(text) <= MAX_VALUE else f"{text[: MAX_VALUE - 1]}…"


def _sure(bits: Waterfall) -> str:
    return f"probability {bits.probability:.4f}"
