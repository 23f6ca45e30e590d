"""What training looks at: distinct evidences in an order that only their content decides, packed for the kernels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onefold.graph.identity import said_hash
from onefold.graph.kinds import LEVELS, MAX_LEVELS
from onefold.graph.model.model import STATED, Model
from onefold.graph.store.contract import Reader
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Command, Record, SourceSettings
from onefold.graph.transaction.evidence import Evidence
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.generic import limits_of, told_in
from onefold.graph.transaction.identifiers.rules import Identifier, identifiers_in
from onefold.graph.transaction.intake.commands import Intake
from onefold.graph.transaction.said import evidence_of, said_by
from onefold.graph.units import UNIT

MAX_RECORDS = 75_000  # looked at; of more, those whose content hashes lowest: rates do not change with a sample's size
LATEST = 1 << 62  # as the clock of commands that are only read: nothing they say is from the future
Ints = NDArray[np.int64]


def records_of(commands: Sequence[Command]) -> tuple[list[Record], Mapping[str, SourceSettings]]:
    """The records that commands make of nothing, and the settings of their sources; rejected ones make none."""

    def look(reader: Reader) -> tuple[list[Record], Mapping[str, SourceSettings]]:
        intake = Intake("training", reader, LATEST, warn=False)
        intake.take(commands)
        return [r for r in intake.records.values() if r is not None], intake.settings.sources

    return MemoryStore().read("training", look)


@dataclass(frozen=True)
class Sample:
    """Distinct evidences by unsalted fingerprint; index n is row n of the pool.

    Attributes:
        records: how many records there are in all.
        evidences: what those looked at say.
        said_by: (source, record id) → index, for those looked at.
        pool: packed by a model that only ranks levels, best first.
        counts: per field of the model, value → evidences that have it.
        repeated: the evidences, ascending, that several records say.
    """

    records: int
    evidences: list[Evidence]
    said_by: Mapping[tuple[str, str], int]
    pool: FeaturePool
    counts: list[Counter[str]]
    repeated: NDArray[np.int64]

    @property
    def size(self) -> int:
        """How many evidences."""
        return len(self.evidences)

    def ruled_apart(self, low: Ints, high: Ints) -> NDArray[np.bool_]:
        """(p,), which pairs differ in what is ruled (`STATED`): they are no two records of one, and teach nothing."""
        apart = np.zeros(len(low), np.bool_)
        for name in STATED:
            numbers: dict[tuple[str, ...], int] = {(): -1}
            said = np.array([numbers.setdefault(e.get(name, ()), len(numbers) - 1) for e in self.evidences])
            apart |= (said[low] >= 0) & (said[high] >= 0) & (said[low] != said[high])
        return apart

    def present(self) -> NDArray[np.bool_]:
        """(n, F), which evidence has which field."""
        return self.pool.features().size[: self.size] > 0


def sample(records: Sequence[Record], sources: Mapping[str, SourceSettings], base: Model) -> Sample:
    """Draw and pack; `base` says which fields there are and how they are compared."""
    chosen = records
    if len(records) > MAX_RECORDS:
        hashes = [said_hash(record) for record in records]
        last = sorted(hashes)[MAX_RECORDS - 1]  # and all that say the same: to draw among them, an order would have to
        chosen = [record for record, at in zip(records, hashes, strict=True) if at <= last]
    everything = [said_by(record, sources.get(record.source)) for record in chosen]
    generic = _generic(chosen, everything)
    said: dict[bytes, Evidence] = {}
    by_record: dict[tuple[str, str], bytes] = {}
    for record, evidence in zip(chosen, everything, strict=True):
        member = evidence_of(evidence, generic, b"", base.own_fields)
        said[member.fingerprint] = member.evidence
        by_record[record.source, record.record_id] = member.fingerprint
    times = Counter(by_record.values())
    order = sorted(said)
    number = {fingerprint: n for n, fingerprint in enumerate(order)}
    evidences = [said[fingerprint] for fingerprint in order]
    return Sample(
        records=len(records),
        evidences=evidences,
        said_by={record: number[fingerprint] for record, fingerprint in by_record.items()},
        pool=packed(evidences, ranking(base)),
        repeated=np.array([n for n, f in enumerate(order) if said[f] and times[f] > 1], np.int64),
        counts=[Counter(v for e in evidences for v in e.get(f.name, ())) for f in base.fields],
    )


def _generic(records: Sequence[Record], said: Sequence[Evidence]) -> set[Identifier]:
    """Identifiers that many people carry (`generic`): they tell nobody, and would cheapen all of their kind."""
    carriers: dict[Identifier, list[int]] = {}
    for n, evidence in enumerate(said):
        for identifier in identifiers_in(evidence):
            carriers.setdefault(identifier, []).append(n)
    found = set()
    for identifier, numbers in carriers.items():
        limits = limits_of(identifier[0])
        if len(numbers) >= limits.least:
            first = sorted(numbers, key=lambda n: (said_hash(records[n]), records[n].key))[: limits.window]
            if limits.reached([told_in(said[n]) for n in first]):
                found.add(identifier)
    return found


def packed(evidences: Sequence[Evidence], model: Model) -> FeaturePool:
    """A pool whose row n is evidence n."""
    pool = FeaturePool(model, model.fields)
    for n, evidence in enumerate(evidences):
        pool.add(n.to_bytes(8, "big"), evidence)
    return pool


def ranking(base: Model) -> Model:
    """The base's fields, with weights that only rank levels: all that choosing among several values needs."""
    fields = tuple(
        replace(
            f,
            weights=tuple((MAX_LEVELS - level) * UNIT for level in range(len(LEVELS[f.kind]))),
            group="",
            frequency={},
            frequency_default=0,
            frequency_suffix={},
        )
        for f in base.fields
    )
    return replace(base, fields=fields, groups={})
