"""How tests hand texts and evidences to kernels: one byte array, or the engine's own feature pool."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from kernels.oracles.score import Evidence
from onefold.graph.kernels.packed import Features, Weights
from onefold.graph.model.model import Model
from onefold.graph.transaction.features import FeaturePool

Packed = tuple[np.ndarray, int, int, int, int]


def pack(a: bytes, b: bytes) -> Packed:
    """(text, start and length of a, start and length of b), with other bytes around both."""
    text = np.array(bytearray(b"\xff\x00" + a + b"x" + b + b"yz"), np.uint8)  # writable, as the engine's: compiled once
    return text, 2, len(a), 3 + len(a), len(b)


def features_of(model: Model, evidences: Iterable[Evidence]) -> tuple[Features, Weights]:
    """Evidences packed in order: row n is the n-th."""
    pool = FeaturePool(model, model.fields)
    for n, evidence in enumerate(evidences):
        assert pool.add(n.to_bytes(16, "big"), evidence) == n
    return pool.features(), pool.weights


def ints(values: Sequence[int]) -> np.ndarray:
    """An int64 array."""
    return np.array(values, np.int64)
