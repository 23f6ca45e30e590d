"""Every topic together: the reader that answers about all of them, and how a delta changes the tables."""

from __future__ import annotations

from onefold.graph.store.contract import Delta
from onefold.graph.store.contract.head import Counts
from onefold.graph.store.embedded import (
    changes,
    evidence,
    golden,
    head,
    identifiers,
    matches,
    models,
    records,
    settings,
)
from onefold.graph.store.embedded.statements import Writing

_COUNTS = records.COUNTS | identifiers.COUNTS | evidence.COUNTS | matches.COUNTS | golden.COUNTS | changes.COUNTS
_REMOVALS = (
    records.remove,
    identifiers.remove,
    evidence.remove,
    matches.remove,
    golden.remove,
    models.remove,
    settings.remove,
)
_ADDITIONS = (
    records.add,
    identifiers.add,
    evidence.add,
    matches.add,
    golden.add,
    changes.add,
    models.add,
    settings.add,
)


class EmbeddedReader(
    head.HeadReader,
    records.RecordReader,
    identifiers.IdentifierReader,
    evidence.EvidenceReader,
    matches.MatchReader,
    golden.GoldenReader,
    changes.ChangeReader,
    models.ModelReader,
    settings.SettingsReader,
):
    """One tenant seen through one generation: one indexed statement for each question, however many the keys."""

    def at(self, generation: int) -> EmbeddedReader:
        """See the contract."""
        return EmbeddedReader(self._connection, self._tenant, self._state, generation)

    def counts(self) -> Counts:
        """See the contract."""
        found = {name: self._derived(f"SELECT count(*), ?2 {what}") for name, what in _COUNTS.items()}
        return Counts(**{name: count for name, rows in found.items() for count, _ in rows})


def apply(writing: Writing, delta: Delta) -> None:
    """Change the tables by a delta that is not empty: every removal first, then every addition, the head last."""
    for change in (*_REMOVALS, *_ADDITIONS, head.write):
        change(writing, delta)
