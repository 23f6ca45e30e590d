"""Golden records, and what they consist of. The engine's side of `golden_record.proto`."""

from __future__ import annotations

from typing import Protocol

from onefold.graph.answers import GoldenAnswer, IdentifierAnswer, Moment
from onefold.graph.ask import queries
from onefold.graph.engine.on_store import OnStore
from onefold.graph.rated import RatedGolden
from onefold.graph.store.contract.changes import Change
from onefold.graph.touchpoint import Record, StoredTouchpoint


class GoldenRecords(Protocol):
    """Questions about what is there. A list begins after what `after` names, and holds at most `limit`; None: all."""

    def golden_record(self, tenant: str, golden_id: str) -> GoldenAnswer:
        """What an id ever issued means now. Raises NotFound when it never was."""

    def golden_of_record(self, tenant: str, source: str, record_id: str) -> RatedGolden:
        """The golden record of a record. Raises NotFound."""

    def find_by_identifier(
        self, tenant: str, namespace: str, value: str, after: str = "", limit: int = 100
    ) -> IdentifierAnswer:
        """Golden records whose records use an identifier (raw value; normalized as a touchpoint's would be), by id.

        At most 10,000 are looked at. Raises InvalidArgument for an unknown namespace.
        """

    def is_generic(self, tenant: str, namespace: str, value: str) -> bool:
        """Whether so many share an identifier (raw value) that it neither finds nor joins anybody."""

    def records_of(self, tenant: str, golden_id: str, after: bytes = b"", limit: int | None = None) -> list[Record]:
        """Records of a live golden record, by key. Raises NotFound."""

    def touchpoints_of(
        self, tenant: str, source: str, record_id: str, after: Moment | None = None, limit: int | None = None
    ) -> list[StoredTouchpoint]:
        """Live touchpoints of a record, oldest first, those without a time before all others. Raises NotFound."""

    def lineage(self, tenant: str, golden_id: str, after_seq: int = 0, limit: int = 100) -> list[Change]:
        """What became of an id, oldest first. Raises NotFound."""


class EngineGoldenRecords(OnStore):
    """Each answer is of one committed state, its confidence by the model that is active in it."""

    def golden_record(self, tenant: str, golden_id: str) -> GoldenAnswer:
        """What an id ever issued means now."""
        return self.store.read(tenant, lambda r: queries.golden_answer(r, self._models.of(r), golden_id))

    def golden_of_record(self, tenant: str, source: str, record_id: str) -> RatedGolden:
        """The golden record of a record."""
        return self.store.read(
            tenant, lambda r: queries.golden_of_record(r, self._models.of(r), tenant, source, record_id)
        )

    def find_by_identifier(
        self, tenant: str, namespace: str, value: str, after: str = "", limit: int = 100
    ) -> IdentifierAnswer:
        """Golden records whose records use an identifier."""
        return self.store.read(
            tenant, lambda r: queries.find_by_identifier(r, self._models.of(r), namespace, value, after, limit)
        )

    def is_generic(self, tenant: str, namespace: str, value: str) -> bool:
        """Whether so many share an identifier that it neither finds nor joins anybody."""
        return self.store.read(tenant, lambda r: queries.is_generic(r, self._models.of(r), namespace, value))

    def records_of(self, tenant: str, golden_id: str, after: bytes = b"", limit: int | None = None) -> list[Record]:
        """Records of a live golden record, by key."""
        return self.store.read(tenant, lambda r: queries.records_of(r, golden_id, after, limit))

    def touchpoints_of(
        self, tenant: str, source: str, record_id: str, after: Moment | None = None, limit: int | None = None
    ) -> list[StoredTouchpoint]:
        """Live touchpoints of a record, oldest first."""
        return self.store.read(tenant, lambda r: queries.touchpoints_of(r, tenant, source, record_id, after, limit))

    def lineage(self, tenant: str, golden_id: str, after_seq: int = 0, limit: int = 100) -> list[Change]:
        """What became of an id, oldest first."""
        return self.store.read(tenant, lambda r: queries.lineage(r, golden_id, after_seq, limit))
