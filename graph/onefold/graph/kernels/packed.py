"""Packed arrays that kernels read: features of evidences, and a model's weights."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ALIAS_BITS = 3  # the lowest bits of a number in `aliases`, which say what two values with the same number share:
SAME_NAME, NICKNAME = 1, 2  # a spelling, a formal name; less is better, 0 is nothing
OPPOSITE = 3  # nothing: the one is a man's name, the other a woman's, however alike they are: Mario and Maria
SOUND = 4  # a sound
NAMES_OF_THEIR_OWN = 5  # nothing, and both are well known given names: Mark and Mary, of which no slip makes the other
VOICED = 0  # how a name with vowels is written without: a sound shared with a name so written, with no other


class Features(NamedTuple):
    """Features of n evidences over F fields, multi-valued; v distinct (field, value) texts.

    Attributes:
        first: int64 (n, F), where the field's values begin in `values`.
        size: uint8 (n, F), how many there are; 0 is missing.
        values: int32, value numbers of all evidences and fields, one after the other, by text within a field.
        offset: int64 (v,), where a value's bytes begin in `text`.
        length: int64 (v,), how many bytes (≤ 64).
        text: uint8, all bytes.
        frequency: int64 (v,), term-frequency adjustment of an exact agreement, 1/1024 bit.
        alias_first, alias_count: int64 and uint8 (v,), where a value's numbers stand in `aliases`.
        aliases: int64, what a name may be equal to (`ALIAS_BITS`), in rising order for each value.
    """

    first: NDArray[np.int64]
    size: NDArray[np.uint8]
    values: NDArray[np.int32]
    offset: NDArray[np.int64]
    length: NDArray[np.int64]
    text: NDArray[np.uint8]
    frequency: NDArray[np.int64]
    alias_first: NDArray[np.int64]
    alias_count: NDArray[np.uint8]
    aliases: NDArray[np.int64]


class Weights(NamedTuple):
    """A model's numbers, 1/1024 bit.

    Attributes:
        prior: int64 (1,).
        kind: int64 (F,), `kinds.Kind`.
        part: the fields that are given, middle and family name, -1 where the model lacks it.
        weight: int64 (F, MAX_LEVELS).
        group: int64 (F,), index of the field's group, -1 for none.
        bound: int64 (G,), the most that a group's fields add together.
        person, other: int64 (V, F) and (A, F), 1 where a hypothesis shares the field: the ways of being one person, the
            first of which shares all, and who else it could be, strangers aside.
        person_prior, other_prior: int64 (V,) and (A,), of the hypotheses; `prior` is that of the first person.
    """

    prior: NDArray[np.int64]
    kind: NDArray[np.int64]
    part: tuple[int, int, int]
    weight: NDArray[np.int64]
    group: NDArray[np.int64]
    bound: NDArray[np.int64]
    person: NDArray[np.int64]
    person_prior: NDArray[np.int64]
    other: NDArray[np.int64]
    other_prior: NDArray[np.int64]
