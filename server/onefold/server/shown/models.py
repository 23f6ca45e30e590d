"""Models as tables: those of a tenant, one in bits, two side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.markup import escape
from rich.table import Table

from onefold.graph.kinds import LEVELS
from onefold.graph.model.compare import RAW_BITS, ModelComparison
from onefold.graph.model.model import Model
from onefold.graph.store.contract.models import StoredModel
from onefold.graph.units import UNIT
from onefold.graph.wording import counted
from onefold.server.files.times import iso


def models_table(models: Sequence[StoredModel], active_model_id: str) -> Table:
    """One row per model."""
    table = Table(show_edge=False)
    table.add_column("")
    table.add_column("model", no_wrap=True)
    table.add_column("name", overflow="fold")
    table.add_column("made for", justify="right")
    table.add_column("stored", no_wrap=True)
    for m in models:
        mark = "*" if m.model_id == active_model_id else ""
        stored = (iso(m.stored_at) or "")[:16].replace("T", " ")
        table.add_row(mark, m.model_id, escape(m.name), f"{m.population:,}", stored)
    return table


def heading(model: Model) -> Iterator[str]:
    """What stands above the fields of a model."""
    made_for = counted(model.population, "record")
    yield f"{model.name}, {model.model_id}, made for {made_for}, normalizer {model.normalizer}"
    yield (
        f"prior {model.prior / UNIT:+.1f} bits; a match from {model.link_bits} bits; keys are generic beyond "
        f"{model.key_cap} evidences; components are cut beyond {model.component_cap} members"
    )
    yield f"pairs are found by {'; '.join(model.rules) or 'every blocking rule'}"
    points = ", ".join(f"{at:+d} → {model.probability(at * UNIT):.3f}" for at in RAW_BITS)
    yield f"probability of a raw weight in bits: {points}"


def fields_table(model: Model) -> Table:
    """One row per field, with the bits of its levels, best first."""
    table = Table(show_edge=False)
    for column in ("field", "compared as", "bits by level", "bounded with", "rare values"):
        table.add_column(column, overflow="fold")
    for f in model.fields:
        levels = (f"{name} {weight / UNIT:+.1f}" for name, weight in zip(LEVELS[f.kind], f.weights, strict=True))
        group = f"{f.group} (at most {model.groups[f.group] / UNIT:.1f})" if f.group else ""
        rare = f"{len(f.frequency):,}" if f.frequency else ""
        table.add_row(f.name, f.kind.name.lower(), ", ".join(levels), group, rare)
    return table


def hypotheses_table(model: Model) -> Table:
    """One row per way of being one person, and per alternative: how many there are for one, and what they share."""
    table = Table(show_edge=False)
    table.add_column("two records may be of", overflow="fold")
    table.add_column("bits", justify="right")
    table.add_column("share", overflow="fold")
    ways = [(f"one person, {h.name}", h) for h in model.variants] + [(h.name, h) for h in model.alternatives]
    table.add_row("one person", f"{0.0:+.1f}", "every field")
    for name, h in ways:
        table.add_row(escape(name), f"{(h.prior - model.prior) / UNIT:+.1f}", ", ".join(h.fields))
    return table


def comparison_tables(found: ModelComparison) -> Iterator[Table]:
    """What differs, then both calibrations."""
    differences = Table(title="what differs", title_justify="left", show_edge=False)
    differences.add_column("what", overflow="fold")
    for column in (found.left[:8], found.right[:8]):
        differences.add_column(column, justify="right")
    for n in found.numbers:
        differences.add_row(n.name, _number(n.left), _number(n.right))
    for w in found.weights:
        differences.add_row(f"{w.field}, {w.level}", _bits(w.left_bits), _bits(w.right_bits))
    for f in found.frequencies:
        differences.add_row(f"{f.field}, rare and common values", "", f"{f.values:,} differ")
    if not differences.row_count:
        differences.add_row("nothing", "", "")
    yield differences
    calibration = Table(title="calibrated bits of a raw weight", title_justify="left", show_edge=False)
    for column in ("raw bits", found.left[:8], found.right[:8]):
        calibration.add_column(column, justify="right")
    for p in found.calibration:
        calibration.add_row(f"{p.raw_bits:+d}", _bits(p.left_bits), _bits(p.right_bits))
    yield calibration


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:,g}"


def _bits(value: float | None) -> str:
    return "none" if value is None else f"{value:+.2f}"
