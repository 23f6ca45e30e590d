"""The joins of a golden record as a tree: records on the left, every join one step further to the right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onefold.graph.errors import InvalidArgument
from onefold.graph.explanations import GoldenExplanation, Join, Ref
from onefold.server.shown.names import named
from onefold.server.shown.plots.canvas import AGREES, STEWARD, WEAK, draw

MAX_DRAWN = 200  # records: more than anybody reads
STEP_INCHES, LEAF_INCHES = 1.1, 0.32


@dataclass(frozen=True, slots=True)
class Branch:
    """A group of records as far as it is joined: where it ends, and its records in the order of drawing."""

    x: float
    y: float
    records: tuple[Ref, ...]


def plot_golden(built: GoldenExplanation, path: Path) -> None:
    """Draw how a golden record was built; its weakest join and its bridges are marked.

    Raises:
        InvalidArgument: it holds too many records to draw, or the file cannot be written.
    """
    if len(built.records) > MAX_DRAWN:
        text = f"--plot draws up to {MAX_DRAWN} records; this golden record has {len(built.records)}"
        raise InvalidArgument(text, field="plot")
    width = 4.0 + STEP_INCHES * max(len(built.joins), 2)
    draw(path, width, 1.4 + LEAF_INCHES * max(len(built.records), 2), lambda axes: _onto(axes, built))


def _onto(axes: Any, built: GoldenExplanation) -> None:
    leaves = leaf_order(built)
    branches = [Branch(0.0, float(y), (ref,)) for y, ref in enumerate(leaves)]
    for at, join in enumerate(built.joins):
        mine = [b for b in branches if not {*join.left, *join.right}.isdisjoint(b.records)]
        others = [b for b in branches if b not in mine]
        branches = [*others, _joined(axes, mine, at + 1.0, join, weakest=at == built.weakest and len(built.joins) > 1)]
    bridges = {bridge.record for bridge in built.bridges or ()}
    axes.set_yticks(range(len(leaves)), [f"bridge: {named(r)}" if r in bridges else named(r) for r in leaves])
    for label, ref in zip(axes.get_yticklabels(), leaves, strict=True):
        label.set_color(WEAK if ref in bridges else "black")
    axes.set_xlim(0.0, len(built.joins) + 1.0)
    axes.set_ylim(len(leaves) - 0.4, -0.8)
    axes.set_xticks(range(1, len(built.joins) + 1), [f"join {n + 1}" for n in range(len(built.joins))])
    sure = "" if built.weakest is None else f", confidence {built.joins[built.weakest].probability:.4f} (weakest join)"
    axes.set_title(f"golden record {built.golden.golden_id}{sure}", loc="left", fontsize=9)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _joined(axes: Any, branches: list[Branch], x: float, join: Join, weakest: bool) -> Branch:
    color = WEAK if weakest else STEWARD if join.asserted else AGREES
    ends = [b.y for b in branches]
    for branch in branches:
        axes.plot([branch.x, x], [branch.y, branch.y], color=color)
    axes.plot([x, x], [min(ends), max(ends)], color=color, linewidth=2.5 if weakest else 1.5)
    y = sum(ends) / len(ends)
    above, below = ("steward", "same") if join.asserted else (f"{join.bits:+.1f} bits", f"{join.probability:.4f}")
    for text, va, shift in ((above, "bottom", -0.06), (f"{below} weakest" if weakest else below, "top", 0.06)):
        axes.text(x + 0.04, y + shift, text, va=va, fontsize=8, color=color)
    return Branch(x, y, tuple(ref for b in branches for ref in b.records))


def leaf_order(built: GoldenExplanation) -> list[Ref]:
    """The records so that no branch crosses another: those joined first lie side by side."""
    groups: list[tuple[Ref, ...]] = [(ref,) for ref in built.records]
    for join in built.joins:
        mine = [g for g in groups if not {*join.left, *join.right}.isdisjoint(g)]
        at = groups.index(mine[0])
        groups = [g for g in groups if g not in mine]
        groups.insert(min(at, len(groups)), tuple(ref for g in mine for ref in g))
    return [ref for group in groups for ref in group]
