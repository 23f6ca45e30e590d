"""Compile or load every kernel before the first request: a first call costs up to a second each."""

from __future__ import annotations

from onefold.graph.model.model import Model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import DeleteRecord, Touchpoint
from onefold.graph.transaction.decide import decide
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.transaction.view import View


def warm(model: Model) -> None:
    """Take a few touchpoints the whole way in a store of their own, so that every kernel has run."""
    store, pool = MemoryStore(), FeaturePool(model)
    shared = (("email", "warm.up@onefold.invalid"), ("phone", "+442079460000"), ("birth_date", "1961-02-03"))
    people = [("anna", "smith"), ("ann", "smyth"), ("annie", "smith jones"), ("bob", "stone")]
    touchpoints = [
        Touchpoint(
            source="warm",
            record_id=str(n),
            values=(*shared, ("given_name", given), ("family_name", family), ("postal_code", f"N1 {n}AB")),
        )
        for n, (given, family) in enumerate(people)
    ]
    for commands in (touchpoints[:2], touchpoints[2:], [DeleteRecord("warm", "0")]):

        def run(reader, commands=commands):  # type: ignore[no-untyped-def]
            decision = decide(View("warm", reader, model, pool), commands)
            return decision.delta, None

        store.transact("warm", run)
