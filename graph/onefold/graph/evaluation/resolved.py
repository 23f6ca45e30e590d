"""What an evaluation looks at: every record of a tenant with its member and golden record, beside its truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onefold.graph.store.contract import Reader
from onefold.graph.store.pages import scan_records
from onefold.graph.transaction.components import Component

Ref = tuple[str, str]
Progress = Callable[[str, int, int], None]
"""Told the name of a step that begins, its number from 0, and how many there are."""
Ints = NDArray[np.int64]
UNKNOWN = -1  # entity of a record whose truth is not known


@dataclass(frozen=True)
class Resolved:
    """Records in the order of their keys, as parallel columns of int64 (n,).

    Attributes:
        keys, refs: record key, and (source, record id).
        entity: index into `entities`, or UNKNOWN.
        golden: index into `golden_ids`.
        member: index into `members`.
        entities: distinct truths, ascending.
        golden_ids, members: distinct golden record ids and members, in order of their first record.
    """

    keys: list[bytes]
    refs: list[Ref]
    entity: Ints
    golden: Ints
    member: Ints
    entities: list[str]
    golden_ids: list[str]
    members: list[bytes]

    def entity_of_member(self) -> Ints:
        """The entity of each member: that of its record with the lowest key among those whose truth is known."""
        entity = np.full(len(self.members), UNKNOWN, np.int64)
        known = np.flatnonzero(self.entity != UNKNOWN)[::-1]  # the lowest key is written last
        entity[self.member[known]] = self.entity[known]
        return entity

    def is_bare(self) -> NDArray[np.bool_]:
        """Of each member, whether it is a record that says too little to be compared."""
        keys = set(self.keys)
        return np.array([member in keys for member in self.members], np.bool_)

    def component_of_member(self, components: Sequence[Component]) -> Ints:
        """The index of each member's component; `components` hold every member."""
        at = {key: n for n, key in enumerate(self.members)}
        component_of = np.empty(len(self.members), np.int64)
        for label, component in enumerate(components):
            component_of[[at[key] for key in component.members]] = label
        return component_of


def silent(step: str, at: int, total: int) -> None:
    """A progress that nobody watches."""


def read_resolved(reader: Reader, truth: Mapping[Ref, str]) -> Resolved:
    """All records of the reader's tenant; those absent from `truth` have no entity."""
    entities = sorted(set(truth.values()))
    number = {value: at for at, value in enumerate(entities)}
    golden: dict[str, int] = {}
    members: dict[bytes, int] = {}
    keys, refs, columns = [], [], []
    for record in scan_records(reader):
        ref = (record.source, record.record_id)
        keys.append(record.key)
        refs.append(ref)
        columns.append(
            (
                number[truth[ref]] if ref in truth else UNKNOWN,
                golden.setdefault(record.golden_id, len(golden)),
                members.setdefault(record.fingerprint, len(members)),
            )
        )
    entity, golden_at, member = np.array(columns, np.int64).reshape(-1, 3).T
    return Resolved(keys, refs, entity, golden_at, member, entities, list(golden), list(members))
