"""What is typical of people: how often each level is reached by two records of one person, and by two strangers.

Learning starts from it and moves as far as the data justify. `typical.json` comes from generated people, with the
shipped model (`scripts/build_model.py`): per field, the share of each level, summing to 1.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

import numpy as np

from onefold.graph.kinds import LEVELS, MAX_LEVELS, Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.training.estimates.mixture import Floats
from onefold.graph.units import UNIT

LEAST = 1e-4  # share of any level among pairs of one person
ANOTHER = 1  # of a TOKEN, the outcome that the engine has no level for: both have one, and none is shared
UNKNOWN_AGREES = 0.8  # of the pairs of one person, on a field of which nothing is known


def outcomes(kind: Kind) -> int:
    """How many outcomes of a comparison learning tells apart: the levels, and of a TOKEN that none is shared."""
    return 2 if kind is Kind.TOKEN else len(LEVELS[kind])


@cache
def _tables() -> dict[str, dict[str, dict[str, float]]]:
    tables: dict[str, dict[str, dict[str, float]]] = json.loads(
        resources.files(__package__).joinpath("typical.json").read_text("utf-8")
    )
    return tables


def of_one_person(fields: tuple[FieldModel, ...]) -> Floats:
    """(F, L), for the model's fields; one unknown here agrees exactly in four of five pairs."""
    return np.stack([_normal(_stated("person", f), LEAST, f) for f in fields])


def of_strangers(fields: tuple[FieldModel, ...], person: Floats) -> Floats:
    """(F, L), for the model's fields; one unknown here as the model's own weights have it against `person`."""
    rows = []
    for f, field in enumerate(fields):
        stated = _stated("strangers", field)
        if stated is None:
            size = len(field.weights)
            stated = (person[f, :size] / np.exp2(np.array(field.weights) / UNIT)).tolist()
        rows.append(_normal(stated, 0.0, field))
    return np.stack(rows)


def _stated(table: str, field: FieldModel) -> list[float] | None:
    """The shares of the field's levels; None where it is not in the table, or compared as another kind."""
    shares = _tables()[table].get(field.name, {})
    levels = LEVELS[field.kind]
    return [shares[name] for name in levels] if shares.keys() == set(levels) else None


def _normal(shares: list[float] | None, least: float, field: FieldModel) -> Floats:
    """(L,), summing to 1: what is stated of a TOKEN leaves the rest to `ANOTHER`."""
    size = outcomes(field.kind)
    if shares is None:
        shares = [UNKNOWN_AGREES, *[(1 - UNKNOWN_AGREES) / (size - 1)] * (size - 1)]
    elif len(shares) < size:
        shares = [*shares, 1.0 - sum(shares)]
    out = np.zeros(MAX_LEVELS)
    out[:size] = np.maximum(np.array(shares), least)
    return np.asarray(out / out.sum())
