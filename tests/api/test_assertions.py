"""What a steward rules is told by the server: in the change log, in lineage and in explanations.

Assertions have no call of their own yet; they are made with the engine beside the server, in its process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import islice

import pytest

from onefold.graph.answers import Outcome
from onefold.graph.explanations import Ruling, WhyNot
from onefold.graph.store.contract.changes import Change, ChangeKind
from onefold.graph.touchpoint import Assert, AssertionKind, Revoke, Touchpoint
from onefold.server.app import Server
from onefold.server.client import Client

Person = Callable[..., Touchpoint]
Rule = Callable[[Assert | Revoke], None]
LEFT, RIGHT = ("crm", "1"), ("shop", "a")


@pytest.fixture
def rule(server: Server, tenant: str) -> Rule:
    """Makes or revokes an assertion beside the server."""

    def ruled(command: Assert | Revoke) -> None:
        (result,) = server._backend.engine.ingest(tenant, [command])
        assert (result.outcome, result.error) == (Outcome.ACCEPTED, None)

    return ruled


def test_a_ruling_that_moves_nobody_is_told(client: Client, tenant: str, person: Person, rule: Rule) -> None:
    client.ingest(tenant, [person(1, *LEFT), person(1, *RIGHT), person(2, "crm", "2")])
    golden_id = client.golden_of_record(tenant, *LEFT).golden_id
    keys = tuple(record.key for record in client.records_of(tenant, golden_id))
    before = client.changes(tenant)
    rule(Assert("a1", AssertionKind.SAME, LEFT, RIGHT, "eve", "they said so"))

    (entry,) = client.changes(tenant, after_seq=before[-1].seq)
    assert (entry.kind, entry.golden_id, entry.before, entry.after) == (ChangeKind.RULED, golden_id, keys, keys)
    assert client.lineage(tenant, golden_id)[-1] == entry
    told = client.explain_match(tenant, LEFT, RIGHT)
    assert told.assertion is AssertionKind.SAME
    assert told.rulings == (Ruling("a1", AssertionKind.SAME, LEFT, RIGHT, "eve", "they said so"),)
    assert told.same_golden_record

    rule(Revoke("a1"))
    again, revoked = client.changes(tenant, after_seq=before[-1].seq)
    assert (again, revoked.kind, revoked.golden_id) == (entry, ChangeKind.RULED, golden_id)
    assert client.lineage(tenant, golden_id)[-2:] == [entry, revoked]
    told = client.explain_match(tenant, LEFT, RIGHT)
    assert (told.assertion, told.rulings, told.same_golden_record) == (None, (), True)


def test_rulings_that_join_and_part_are_told(client: Client, tenant: str, person: Person, rule: Rule) -> None:
    client.ingest(tenant, [person(1, *LEFT), person(2, *RIGHT)])
    apart = {client.golden_of_record(tenant, *ref).golden_id for ref in (LEFT, RIGHT)}
    rule(Assert("a1", AssertionKind.SAME, LEFT, RIGHT))
    joined = client.golden_of_record(tenant, *RIGHT).golden_id
    assert joined in apart
    (gone,) = apart - {joined}
    assert [c.kind for c in client.lineage(tenant, joined)] == [
        ChangeKind.CREATED,
        ChangeKind.CHANGED,
        ChangeKind.RULED,
    ]
    assert [c.kind for c in client.lineage(tenant, gone)] == [ChangeKind.CREATED, ChangeKind.RETIRED]

    rule(Revoke("a1"))
    rule(Assert("a2", AssertionKind.NOT_SAME, LEFT, RIGHT, "eve", "two people"))
    assert {client.golden_of_record(tenant, *ref).golden_id for ref in (LEFT, RIGHT)} == apart
    last = [client.lineage(tenant, golden_id)[-1] for golden_id in sorted(apart)]
    assert [c.kind for c in last] == [ChangeKind.RULED, ChangeKind.RULED]
    told = client.explain_match(tenant, LEFT, RIGHT)
    assert (told.assertion, told.why_not) == (AssertionKind.NOT_SAME, WhyNot.NOT_SAME)
    assert told.rulings == (Ruling("a2", AssertionKind.NOT_SAME, LEFT, RIGHT, "eve", "two people"),)
    assert client.check(tenant).problems == ()


def test_a_watcher_sees_rulings_as_they_come(client: Client, tenant: str, person: Person, rule: Rule) -> None:
    client.ingest(tenant, [person(1, *LEFT), person(1, *RIGHT)])
    after = client.changes(tenant)[-1].seq
    seen: list[Change] = []
    watcher = threading.Thread(target=lambda: seen.extend(islice(client.watch(tenant, after), 2)))
    watcher.start()
    rule(Assert("a1", AssertionKind.SAME, LEFT, RIGHT))
    rule(Revoke("a1"))
    watcher.join(20)
    assert [change.kind for change in seen] == [ChangeKind.RULED, ChangeKind.RULED]
    assert seen == client.changes(tenant, after_seq=after)
