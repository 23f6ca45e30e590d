"""What a tenant's own graph teaches: its records, and the assertions of its stewards as labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onefold.graph.store.contract import Reader
from onefold.graph.store.pages import PAGE, scan_records
from onefold.graph.touchpoint import AssertionKind, LabelledPair, Record, SourceSettings


@dataclass(frozen=True, slots=True)
class Lessons:
    """What there is to learn from; a label names two of the records."""

    records: list[Record]
    sources: Mapping[str, SourceSettings]
    labels: tuple[LabelledPair, ...]


def lessons_of(reader: Reader) -> Lessons:
    """All live records, their sources' settings, and live assertions of which both records are there."""
    records = list(scan_records(reader))
    return Lessons(records, reader.settings().sources, _ruled(reader, records) if reader.tenant().assertions else ())


def _ruled(reader: Reader, records: list[Record]) -> tuple[LabelledPair, ...]:
    keys = [record.key for record in records]
    present = set(keys)
    about = (a for at in range(0, len(keys), PAGE) for a in reader.assertions_about(keys[at : at + PAGE]))
    live = {a.assertion_id: a for a in about if a.left in present and a.right in present}
    return tuple(LabelledPair(a.left_ref, a.right_ref, a.kind is AssertionKind.SAME) for _, a in sorted(live.items()))
