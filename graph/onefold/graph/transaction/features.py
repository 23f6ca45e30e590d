"""Evidences packed for the kernels. Content-addressed, so nothing cached here is ever stale.

One `FeaturePool` belongs to one model and is used by one thread at a time; `row` numbers are its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.packed import (
    ALIAS_BITS,
    NAMES_OF_THEIR_OWN,
    NICKNAME,
    OPPOSITE,
    SAME_NAME,
    SOUND,
    VOICED,
    Features,
    Weights,
)
from onefold.graph.kinds import MAX_LEVELS, Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.hypotheses import Hypothesis
from onefold.graph.model.model import Model
from onefold.graph.normalize import is_given_name, name_forms, name_sounds, nickname_groups
from onefold.graph.normalize.names.consonants import name_consonants
from onefold.graph.normalize.names.opposites import opposite_names
from onefold.graph.transaction.evidence import JOINS, PER_PERSON, Evidence, joining, limited
from onefold.graph.units import UNIT

MAX_BYTES = 64  # of one value; normalization keeps to it, packing enforces it
NAME_PARTS = ("given_name", "middle_name", "family_name")  # compared crosswise too
POOL_ROWS = 1_000_000  # evidences kept between transactions before the pool is emptied

JOINS_BITS = 200  # more than all fields of the shipped model together say for or against a pair; a kind's -400 beat it
JOINED = FieldModel(JOINS, Kind.TOKEN, (JOINS_BITS * UNIT,))
"""What sharing a value of a namespace that joins weighs: no model's field, no group's bound, the same in every average.

Values that differ count as missing, so that one shared value decides among any number of others.
"""


def compared_fields(model: Model) -> tuple[FieldModel, ...]:
    """The fields that kernels compare, in the order of levels: the model's, then what settings of identifiers add."""
    return (*model.fields, JOINED)


def packed_weights(model: Model, fields: Sequence[FieldModel]) -> Weights:
    """The model's numbers as arrays, those of `fields` in their order."""
    weight = np.zeros((len(fields), MAX_LEVELS), np.int64)
    for f, field in enumerate(fields):
        weight[f, : len(field.weights)] = field.weights
    groups = list(model.groups)
    names = [f.name if f.kind is Kind.NAME else "" for f in fields]
    persons = (Hypothesis("", model.prior, tuple(f.name for f in model.fields)), *model.variants)
    return Weights(
        prior=np.array([model.prior], np.int64),
        kind=np.array([int(f.kind) for f in fields], np.int64),
        part=_part(names),
        weight=weight,
        group=np.array([groups.index(f.group) if f.group else -1 for f in fields], np.int64),
        bound=np.array([model.groups[g] for g in groups] or [0], np.int64),
        person=_shared(fields, persons, JOINS),
        person_prior=np.array([h.prior for h in persons], np.int64),
        other=_shared(fields, model.alternatives),
        other_prior=np.array([h.prior for h in model.alternatives], np.int64),
    )


def _shared(fields: Sequence[FieldModel], hypotheses: Sequence[Hypothesis], *always: str) -> NDArray[np.int64]:
    """Hypothesis by field: 1 where its pairs share the field, as they do those of `always`; 0 where they do not."""
    rows = [[int(f.name in h.fields or f.name in always) for f in fields] for h in hypotheses]
    return np.array(rows, np.int64).reshape(-1, len(fields))


def _part(names: list[str]) -> tuple[int, int, int]:
    given, middle, family = (names.index(name) if name in names else -1 for name in NAME_PARTS)
    return given, middle, family


class _Growing:
    """An array that grows by doubling."""

    def __init__(self, dtype: Any, columns: tuple[int, ...] = ()) -> None:
        self.data: NDArray[Any] = np.zeros((1024, *columns), dtype)
        self.size = 0

    def append(self, item: int) -> int:
        """Append one item; its index."""
        at = self.size
        if at == len(self.data):
            return self.extend(item, 1)
        self.data[at] = item
        self.size = at + 1
        return at

    def extend(self, items: Any, n: int) -> int:
        """Append `n` items; the index of the first."""
        at = self.size
        while at + n > len(self.data):
            self.data = np.concatenate((self.data, np.zeros_like(self.data)))
        self.data[at : at + n] = items
        self.size = at + n
        return at


@lru_cache(maxsize=1 << 16)
def _alias_numbers(name: str, family: bool) -> tuple[int, ...]:
    """What a name may be equal to: its spellings, its formal names, its sounds, as `kernels.packed` numbers them."""
    own = {"name of its own"} if not family and is_given_name(name) else set[str]()
    formal = {g for token in name.split(" ") for g in nickname_groups(token)}
    opposite = set[str]() if family else opposite_names(name)
    consonants = name_consonants(name)
    groups = (
        (SAME_NAME, name_forms(name, family)),
        (NICKNAME, formal),
        (OPPOSITE, opposite),
        (SOUND, name_sounds(name)),
        (SOUND if consonants.vowelless else VOICED, {f"consonants {reading}" for reading in consonants.readings}),
        (NAMES_OF_THEIR_OWN, own),
    )
    return tuple(sorted(_alias_number(group) << ALIAS_BITS | how for how, found in groups for group in found))


def _alias_number(group: str) -> int:
    """60 bits of a hash: cut letters would make one group of "christian" and "christina"."""
    return int.from_bytes(hashlib.blake2b(group.encode(), digest_size=8).digest(), "big") >> ALIAS_BITS + 1


class FeaturePool:
    """Packs evidences into arrays and remembers them by key."""

    def __init__(self, model: Model, fields: Sequence[FieldModel] | None = None) -> None:
        """`fields`: those to be compared; None for all that are when who is who is decided (`compared_fields`)."""
        self.model = model
        self.fields = compared_fields(model) if fields is None else tuple(fields)
        self.weights = packed_weights(model, self.fields)
        self._clear()

    def _clear(self) -> None:
        fields = len(self.fields)
        self.limited: dict[int, dict[str, frozenset[str]]] = {}  # row → see `limited`, where there is any
        self._row: dict[bytes, int] = {}
        self._value: dict[tuple[int, str], int] = {}
        self._first = _Growing(np.int64, (fields,))
        self._count = _Growing(np.uint8, (fields,))
        self._values = _Growing(np.int32)
        self._offset = _Growing(np.int64)
        self._length = _Growing(np.int64)
        self._text = _Growing(np.uint8)
        self._frequency = _Growing(np.int64)
        self._alias_first = _Growing(np.int64)
        self._alias_count = _Growing(np.uint8)
        self._aliases = _Growing(np.int64)

    def begin(self) -> None:
        """Start a piece of work: row numbers from before may be gone."""
        if len(self._row) > POOL_ROWS:
            self._clear()

    def row(self, key: bytes) -> int:
        """The row of an evidence, or -1 when it is not packed."""
        return self._row.get(key, -1)

    def add(self, key: bytes, evidence: Evidence) -> int:
        """Pack an evidence (once); its row."""
        known = self._row.get(key)
        if known is not None:
            return known
        fields = self.fields
        first, count = [0] * len(fields), [0] * len(fields)
        numbers: list[int] = []
        base = self._values.size
        for f, field in enumerate(fields):
            values = evidence.get(field.name)
            if values and field is JOINED:
                values = joining(evidence)
            if values:
                first[f] = base + len(numbers)
                packed = [self._number(f, value) for value in values]
                count[f] = len(packed)
                numbers += packed
        self._values.extend(numbers, len(numbers))
        row = self._first.extend(first, 1)
        self._count.extend(count, 1)
        self._row[key] = row
        if PER_PERSON in evidence:
            self.limited[row] = limited(evidence)
        return row

    def _number(self, f: int, value: str) -> int:
        known = self._value.get((f, value))
        if known is not None:
            return known
        field = self.fields[f]
        text = value.encode()[:MAX_BYTES]
        number = self._offset.append(self._text.size)
        self._text.extend(np.frombuffer(text, np.uint8), len(text))
        self._length.append(len(text))
        self._frequency.append(field.frequency_weight(value))
        aliases = _alias_numbers(value, field.name == "family_name") if field.kind is Kind.NAME else ()
        self._alias_first.append(self._aliases.extend(aliases, len(aliases)) if aliases else 0)
        self._alias_count.append(len(aliases))
        self._value[f, value] = number
        return number

    def features(self) -> Features:
        """The arrays as they stand; valid until the next `add`."""
        return Features(
            first=self._first.data,
            size=self._count.data,
            values=self._values.data,
            offset=self._offset.data,
            length=self._length.data,
            text=self._text.data,
            frequency=self._frequency.data,
            alias_first=self._alias_first.data,
            alias_count=self._alias_count.data,
            aliases=self._aliases.data,
        )
