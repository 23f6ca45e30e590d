"""A tenant that has outgrown its model is trained anew, within limits: stored, tried in a shadow run, activated.

Blocking; one call at a time. Logs hold counts, never values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event

from onefold.graph.answers import RescoreProgress, RescoreSummary
from onefold.graph.engine import Engine
from onefold.graph.errors import Conflict, OnefoldError, TooLittleToTrain
from onefold.graph.store.rows import StoredModel
from onefold.graph.training.outgrown import Outgrown
from onefold.server.config import Retrain
from onefold.server.runtime.logs import logger

GROWN = 1.5  # times the records of the last trial, before which the same reasons are not tried again
NAME = "retrained"


class _StoppedError(Exception):
    """The server stops."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """What was known of a tenant when it was last trained anew."""

    records: int
    reasons: tuple[Outgrown, ...]


class Retraining:
    """How far it goes by itself, and what it has tried."""

    def __init__(self, engine: Engine, mode: Retrain, max_moved: float) -> None:
        """`max_moved`: the share of records that an activation may move to other golden records."""
        self._engine = engine
        self._mode = mode
        self._max_moved = max_moved
        self._stopping = Event()
        self._trials: dict[str, _Trial] = {}

    def stop(self) -> None:
        """End what is under way at its next step, from any thread."""
        self._stopping.set()

    def retrain(self, tenant: str, records: int, reasons: tuple[Outgrown, ...]) -> bool:
        """Do as much as the mode says for a tenant of so many records; whether it has another model now.

        Raises:
            StoreError: what is worth repeating is tried again at the next call.
        """
        before = self._trials.get(tenant)
        tried = before is not None and before.reasons == reasons and records < GROWN * before.records
        if self._mode == "off" or tried:
            return False
        self._trials[tenant] = _Trial(records, reasons)
        try:
            return self._anew(tenant)
        except (TooLittleToTrain, Conflict) as error:  # or somebody activated another model meanwhile, and is right
            logger().info("not retrained", tenant=tenant, reason=error.reason)
            return False
        except _StoppedError:
            return False
        except OnefoldError as error:
            if error.retryable:
                del self._trials[tenant]
            raise

    def _anew(self, tenant: str) -> bool:
        active = self._engine.active_model_id(tenant)
        stored = self._trained(tenant)
        if self._mode == "train" or stored.model_id == active:
            return False
        summary, moved = self._tried(tenant, stored)
        if self._mode == "shadow":
            return False
        if moved > self._max_moved:
            text = "retrained model left to a person: it would move too many records"
            logger().warning(text, tenant=tenant, share_moved=moved, max_moved=self._max_moved, **_told(summary))
            return False
        self._activate(tenant, stored, active)
        return True

    def _trained(self, tenant: str) -> StoredModel:
        trained = self._engine.train(tenant, name=NAME, progress=lambda *_: self._check_stopping())
        stored = self._engine.put_model(tenant, trained.model)
        trust = round(trained.report.trust, 4)
        logger().info("retrained", tenant=tenant, model=stored.model_id, records=stored.population, trust=trust)
        return stored

    def _tried(self, tenant: str, stored: StoredModel) -> tuple[RescoreSummary, float]:
        """What the model would change, and the share of records that it would move."""
        model = self._engine.model(tenant, stored.model_id)
        records, summary = self._last(self._engine.rescore(tenant, model, dry_run=True))
        moved = summary.records_moved / max(records, 1)
        logger().info("retrained model tried", tenant=tenant, share_moved=round(moved, 4), **_told(summary))
        return summary, moved

    def _activate(self, tenant: str, stored: StoredModel, expected: str) -> None:
        _, summary = self._last(self._engine.activate(tenant, stored.model_id, expected))
        logger().info("retrained model activated", tenant=tenant, before=expected, **_told(summary))

    def _last(self, steps: Iterator[RescoreProgress]) -> tuple[int, RescoreSummary]:
        """Records in all, and the summary, when the steps have ended."""
        for step in steps:
            if step.summary is not None:
                return step.records_total, step.summary
            self._check_stopping()
        raise AssertionError("a re-scoring ends with its summary")

    def _check_stopping(self) -> None:
        if self._stopping.is_set():
            raise _StoppedError


def _told(summary: RescoreSummary) -> dict[str, object]:
    return {
        "model": summary.model_id,
        "golden_records": summary.golden_records_before,
        "golden_records_after": summary.golden_records_after,
        "merges": summary.merges,
        "splits": summary.splits,
        "records_moved": summary.records_moved,
    }
