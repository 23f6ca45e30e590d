"""What is typical of people: the shares of levels among pairs of one person, that training starts from.

`typical.json` comes from generated people with the shipped model (`scripts/build_model.py`): per field, one share a
level, summing to 1.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

import numpy as np

from onefold.graph.model.kinds import LEVELS, MAX_LEVELS
from onefold.graph.model.model import FieldModel
from onefold.graph.training.mixture import Floats

LEAST = 1e-4  # share of any level


@cache
def _shares() -> dict[str, list[float]]:
    shares: dict[str, list[float]] = json.loads(
        resources.files(__package__).joinpath("typical.json").read_text("utf-8")
    )
    return shares


def of_one_person(fields: tuple[FieldModel, ...]) -> Floats:
    """(F, L), for the model's fields; one unknown here agrees exactly in four of five pairs."""
    out = np.zeros((len(fields), MAX_LEVELS))
    for f, field in enumerate(fields):
        size = len(LEVELS[field.kind])
        stated = _shares().get(field.name, ())
        values = np.array(stated) if len(stated) == size else _unknown(size)
        values = np.maximum(values, LEAST)
        out[f, :size] = values / values.sum()
    return out


def _unknown(size: int) -> Floats:
    return np.array([1.0]) if size == 1 else np.array([0.8, *[0.2 / (size - 1)] * (size - 1)])
