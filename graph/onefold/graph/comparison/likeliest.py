"""What of a weight is the way of being one person, and what the likeliest other takes away."""

from __future__ import annotations

from collections.abc import Mapping

from onefold.graph.explanations import Likeliest
from onefold.graph.model.hypotheses import likeliest
from onefold.graph.model.model import Model
from onefold.graph.units import UNIT


def likeliest_of(model: Model, values: Mapping[str, int]) -> Likeliest:
    """How two are likeliest one person, and who else they likeliest are; `values`: field → weight, groups bounded."""
    way, one_person = model.one_person(values)
    alternative, other = likeliest(model.alternatives, values)
    shared = next((h.fields for h in model.alternatives if h.name == alternative), ())
    return Likeliest(
        way=way,
        way_bits=(one_person - model.prior - sum(values.values())) / UNIT,
        alternative=alternative,
        alternative_bits=-other / UNIT,
        alternative_fields=tuple(name for name, weight in values.items() if weight and name in shared),
    )


def bounded(model: Model, alone: Mapping[str, int]) -> dict[str, int]:
    """Field → weight where those of a group add at most its bound, in the model's order; what speaks against counts.

    As `kernels.score.bounded`; `alone`: field → weight by itself, in the model's order.
    """
    group_of = {f.name: f.group for f in model.fields}
    room = dict(model.groups)
    weights = {}
    for name, weight in alone.items():
        group = group_of.get(name, "")  # what settings of identifiers add is in none
        weights[name] = min(weight, room[group]) if group and weight > 0 else weight
        if group and weight > 0:
            room[group] -= weights[name]
    return weights
