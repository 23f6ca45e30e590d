"""Small models and evidences as hypothesis draws them, for the kernels that compare and link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import strategies as st

from onefold.graph.kinds import LEVELS, Kind
from onefold.graph.model.hypotheses import Hypothesis
from onefold.graph.model.model import FieldModel, Model

POOLS: Mapping[str, tuple[str, ...]] = {
    "given_name": (
        "alexander",
        "alexandra",
        "christian",
        "christina",
        "bob",
        "robert",
        "anna maria",
        "a",
        "berg",
        "mr",
        "omar",
        "amir",
    ),
    "middle_name": ("robert", "berg", "annamaria", "b"),
    "family_name": ("berg", "bergh", "stone", "kowalska", "kowalski", "alexander", "bob"),
    "birth_date": ("19800102", "19800201", "19810102", "19800000", "19800101", "19807102"),
    "custom": ("tier=gold", "tier=golden", "shop=north"),
}
KINDS = (Kind.NAME, Kind.NAME, Kind.NAME, Kind.DATE, Kind.CUSTOM)

Others = tuple[tuple[Hypothesis, ...], tuple[Hypothesis, ...]]
"""Variants and alternatives."""


def model(weight: int = 1000, bound: int = 1500, others: Others = ((), ())) -> Model:
    """Five fields, best level first, falling by 311 a level; the names in one group."""
    fields = tuple(
        FieldModel(
            name,
            kind,
            tuple(weight - 311 * n for n in range(len(LEVELS[kind]))),
            "name" if kind is Kind.NAME else "",
            {"bob": -500, "19800102": 77},
            5,
            {"0201": -33},
        )
        for name, kind in zip(POOLS, KINDS, strict=True)
    )
    of = Model("t", fields, -700, {"name": bound}, 0, 4, 2, 5, ((-9, -9), (9, 9)), 9, 10, 1)
    return replace(of, variants=others[0], alternatives=others[1])


HYPOTHESES = st.lists(
    st.tuples(st.sampled_from((-2500, -1200, -700, 0, 300)), st.sets(st.sampled_from(sorted(POOLS)))), max_size=4
)
OTHERS = st.tuples(HYPOTHESES, HYPOTHESES).map(
    lambda both: tuple(
        tuple(Hypothesis(f"{kind} {n}", prior, tuple(sorted(fields))) for n, (prior, fields) in enumerate(some))
        for kind, some in zip(("variant", "alternative"), both, strict=True)
    )
)
EVIDENCES = st.fixed_dictionaries(
    {},
    optional={
        f: st.lists(st.sampled_from(p), unique=True, max_size=4).map(lambda v: tuple(sorted(v)))
        for f, p in POOLS.items()
    },
)
