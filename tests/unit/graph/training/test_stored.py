"""What a tenant's graph teaches: every live record, and the rulings about records that are there."""

from __future__ import annotations

from onefold.graph.engine import Engine
from onefold.graph.model.model import shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import Assert, DeleteRecord, LabelledPair, PutSource, Revoke, SourceSettings, Touchpoint
from onefold.graph.training.stored import lessons_of


def test_live_records_settings_and_rulings_are_lessons() -> None:
    store = MemoryStore()
    engine = Engine(store, shipped_model())
    settings = SourceSettings("crm", region="GB")
    people = [Touchpoint("crm", (("email", f"p{n}@mailbox.org"),), record_id=str(n)) for n in range(5)]
    rulings = [
        Assert("a", "same", ("crm", "0"), ("crm", "1")),
        Assert("b", "not_same", ("crm", "1"), ("crm", "2")),
        Assert("dormant", "same", ("crm", "0"), ("crm", "absent")),
        Assert("orphaned", "same", ("crm", "0"), ("crm", "4")),
        Assert("revoked", "same", ("crm", "2"), ("crm", "3")),
    ]
    engine.ingest("t", [PutSource(settings), *people, *rulings, Revoke("revoked"), DeleteRecord("crm", "4")])
    lessons = store.read("t", lessons_of)
    assert sorted(record.record_id for record in lessons.records) == ["0", "1", "2", "3"]
    assert lessons.sources == {"crm": settings}
    expected = {
        (frozenset({("crm", "0"), ("crm", "1")}), True),
        (frozenset({("crm", "1"), ("crm", "2")}), False),
    }
    assert {(frozenset({label.left, label.right}), label.same) for label in lessons.labels} == expected
    assert all(isinstance(label, LabelledPair) for label in lessons.labels)


def test_an_empty_tenant_teaches_nothing() -> None:
    lessons = MemoryStore().read("t", lessons_of)
    assert (lessons.records, dict(lessons.sources), lessons.labels) == ([], {}, ())
