"""The sources' own fields (`custom:<name>`) of a sample: which there are, what they say, how pairs compare in them.

An evidence of all else stands for the records that say it. Of each field it shows what one of them says, and what
another says beside it, drawn by hashes of that field's values alone: no other column sways how a column is judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onefold.graph.kernels.score import score_pairs
from onefold.graph.kinds import LEVELS, Kind
from onefold.graph.model.field_model import FieldModel
from onefold.graph.model.model import Model
from onefold.graph.normalize import CUSTOM, Conventions, custom_field, normalize
from onefold.graph.touchpoint import Record
from onefold.graph.training.estimates.mixture import Levels
from onefold.graph.training.sample import Sample, packed, ranking

MOST_FIELDS = 64  # that are judged: those which most records have
CODED_SHARE = 0.5  # of distinct values with a digit, from which on a field holds codes
WORDS, WORD_LETTERS = 20, 4.0  # distinct values, letters on average: fewer and shorter ones are no text to compare
Ints = NDArray[np.int64]
Said = tuple[str, ...]
_ANY = Conventions()  # they mean nothing to own fields

named = lru_cache(maxsize=1 << 12)(custom_field)


def names_said(records: Sequence[Record]) -> list[str]:
    """The own fields that records have, those first which most have."""
    count = Counter(name for r in records for name in {named(s.field) for s in r.said if s.field.startswith(CUSTOM)})
    return [name for name, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))]


def with_only(records: Sequence[Record], kept: Collection[str]) -> list[Record]:
    """The records without all own fields but those kept."""
    return [
        r
        if all(not s.field.startswith(CUSTOM) or named(s.field) in kept for s in r.said)
        else replace(r, said=tuple(s for s in r.said if not s.field.startswith(CUSTOM) or named(s.field) in kept))
        for r in records
    ]


def kind_of(values: Collection[str]) -> Kind:
    """How distinct values of an own field are compared: codes by edits, words by likeness, few or short ones not."""
    coded = sum(any(map(str.isdigit, value)) for value in values)
    if coded >= CODED_SHARE * len(values):
        return Kind.CODE
    letters = sum(map(len, values)) / max(len(values), 1)
    return Kind.TEXT if len(values) >= WORDS and letters >= WORD_LETTERS else Kind.EXACT


@dataclass(frozen=True)
class OwnFields:
    """How pairs compare in own fields.

    Attributes:
        fields: unweighted, in the order of `levels`.
        levels: int8 (p, F).
        low: int64 (p,), one evidence of each pair, to count how many there are.
        shown: per field, evidence → what one of its records says.
    """

    fields: tuple[FieldModel, ...]
    levels: Levels
    low: Ints
    shown: tuple[Mapping[int, Said], ...]


def compared(
    records: Sequence[Record], drawn: Sample, names: Sequence[str], pairs: tuple[Ints, Ints], base: Model
) -> OwnFields:
    """Compare pairs of evidences in own fields; a pair of an evidence with itself is of two records that say it.

    Args:
        records: with their own fields.
        drawn: of the same records without them.
        names: of the fields.
        pairs: (p,) and (p,), evidences.
        base: whose fields these will stand beside.
    """
    said = _said(records, drawn, names)
    fields = tuple(_field(name, said[name]) for name in names)
    low, high = pairs
    twice = np.unique(low[low == high])
    rows: list[dict[str, Said]] = [{} for _ in range(drawn.size + len(twice))]
    second = np.zeros(drawn.size, np.int64)
    second[twice] = drawn.size + np.arange(len(twice))
    for name in names:
        for n, values in said[name].items():
            one, other = _two(values, name, n)
            rows[n][name] = one
            if other and second[n]:
                rows[int(second[n])][name] = other
    pool = packed(rows, ranking(replace(base, fields=fields)))
    levels = score_pairs(low, np.where(low == high, second[high], high), pool.features(), pool.weights)[1]
    shown = tuple({n: rows[n][name] for n in said[name]} for name in names)
    return OwnFields(fields, levels, low, shown)


def _field(name: str, said: Mapping[int, Sequence[Said]]) -> FieldModel:
    kind = kind_of({value for each in said.values() for values in each for value in values})
    return FieldModel(name, kind, (0,) * len(LEVELS[kind]))


def _said(records: Sequence[Record], drawn: Sample, names: Sequence[str]) -> dict[str, dict[int, list[Said]]]:
    """Field → evidence → what each of its records says."""
    out: dict[str, dict[int, list[Said]]] = {name: {} for name in names}
    for record in records:
        n = drawn.said_by.get((record.source, record.record_id))
        if n is None:
            continue
        mine: dict[str, set[str]] = {}
        for s in record.said:
            if s.field.startswith(CUSTOM) and (name := named(s.field)) in out:
                texts = normalize(s.field, s.raw, _ANY).values
                mine.setdefault(name, set()).update(text.partition("=")[2] for text in texts)
        for name, values in mine.items():
            if values:
                out[name].setdefault(n, []).append(tuple(sorted(values)))
    return out


def _two(said: list[Said], name: str, n: int) -> tuple[Said, Said]:
    """What one record says and what another; () where there is none."""
    if len(said) < 2:
        return said[0], ()
    times: Counter[Said] = Counter()
    drawn = []
    for values in sorted(said):
        times[values] += 1
        text = "\x1f".join((name, str(n), str(times[values]), *values))
        drawn.append((blake2b(text.encode(), digest_size=8).digest(), values))
    drawn.sort()
    return drawn[0][1], drawn[1][1]
