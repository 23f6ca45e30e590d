"""What a large batch of commands costs: each command its own share, however many came before it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onefold.graph.answers import Outcome
from onefold.graph.store.contract import Reader
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Assert, Command, DeleteRecord, Revoke, Touchpoint
from onefold.graph.transaction.intake.commands import Intake

MANY = 40_000
TIMEOUT_S = 30  # a few seconds here; more than a minute where every command looks at all before it


def taken(commands: Sequence[Command]) -> Intake:
    """An empty tenant's intake after the commands."""

    def look(reader: Reader) -> Intake:
        intake = Intake("t", reader, 0, warn=False)
        intake.take(commands)
        return intake

    return MemoryStore().read("t", look)


@pytest.mark.timeout(TIMEOUT_S)
def test_many_deletions_in_one_batch() -> None:
    came = [Touchpoint("crm", touchpoint_id=str(n), record_id=str(n)) for n in range(MANY)]
    intake = taken([*came, *(DeleteRecord("crm", t.record_id) for t in came[1:]), came[1]])
    assert {at for _, at in intake.touchpoints} == {"0", "1"}
    assert {r.outcome for r in intake.results} == {Outcome.ACCEPTED}


@pytest.mark.timeout(TIMEOUT_S)
def test_many_assertions_in_one_batch() -> None:
    rulings = [Assert(str(n), "same", ("crm", f"{n}"), ("web", f"{n}")) for n in range(MANY)]
    against = [Assert(f"not {n}", "not_same", ("web", f"{n}"), ("crm", f"{n}")) for n in range(MANY)]
    intake = taken([*rulings, Revoke("0"), *against])
    outcomes = [r.outcome for r in intake.results]
    assert outcomes == [Outcome.ACCEPTED] * (MANY + 2) + [Outcome.REJECTED] * (MANY - 1)
    assert intake.assertions.accepted.keys() == {str(n) for n in range(1, MANY)} | {"not 0"}
    assert not intake.assertions.revoked
