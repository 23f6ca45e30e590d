"""People of our own generator as touchpoints, for tests that need many."""

from __future__ import annotations

from generate_people import generate_rows
from onefold.graph.normalize import FIELD_NAMES
from onefold.graph.touchpoint import Touchpoint


def generated(rows: int, seed: int, profile: str = "mixed") -> list[Touchpoint]:
    """A touchpoint for each row, with all that it says in fields."""
    return [
        Touchpoint(
            row["source"],
            tuple((name, value) for name, value in row.items() if name in FIELD_NAMES and value),
            record_id=row["record_id"],
        )
        for row in generate_rows(rows, seed, profile)
    ]
