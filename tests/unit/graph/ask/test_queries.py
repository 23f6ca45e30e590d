"""Questions about what is there: lists begin after a cursor, and a page reads only its own rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onefold.graph.answers import Moment
from onefold.graph.ask import queries
from onefold.graph.engine import Engine
from onefold.graph.model.model import shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.graph.store.memory.topics import MemoryReader
from onefold.graph.touchpoint import Touchpoint

SAID = (("given_name", "Ottoline"), ("family_name", "Vandersloot"), ("birth_date", "1961-02-03"))
ONE = [Touchpoint("crm", SAID, record_id=str(n)) for n in range(7)]
FAMILY = [
    *(("Marguerite", "1950-01-02"), ("Thaddeus", "1979-03-04"), ("Philippa", "1981-09-10")),
    *(("Bartholomew", "1983-05-06"), ("Cornelius", "2001-07-08")),
]
MANY = [
    Touchpoint("shop", (("phone", "+442079461234"), ("given_name", name), ("birth_date", born)), record_id=str(n))
    for n, (name, born) in enumerate(FAMILY)
]
TIMES = [Touchpoint("web", SAID, f"t{n}", "w", observed_at=at) for n, at in enumerate((5, None, 9, 5, None, -3))]


@pytest.fixture
def engine() -> Engine:
    engine = Engine(MemoryStore(), shipped_model(), clock=lambda: 7)
    engine.ingest("t", [*ONE, *MANY, *TIMES])
    return engine


def test_records_come_after_a_key(engine: Engine) -> None:
    golden_id = engine.golden_of_record("t", "crm", "0").golden_id
    every = engine.records_of("t", golden_id)
    assert len(every) == 8
    assert engine.records_of("t", golden_id, every[2].key, 3) == every[3:6]
    assert engine.records_of("t", golden_id, every[6].key, 3) == every[7:]
    assert engine.records_of("t", golden_id, every[2].key[:-1] + b"\xff", 1) == every[3:4]  # of one that is gone


def test_touchpoints_come_after_a_moment(engine: Engine) -> None:
    every = engine.touchpoints_of("t", "web", "w")
    moments: list[Moment] = [(s.touchpoint.observed_at, s.touchpoint.touchpoint_id) for s in every]
    assert moments == [(None, "t1"), (None, "t4"), (-3, "t5"), (5, "t0"), (5, "t3"), (9, "t2")]
    for at, moment in enumerate(moments):
        assert engine.touchpoints_of("t", "web", "w", moment, 2) == every[at + 1 : at + 3]
    assert engine.touchpoints_of("t", "web", "w", (5, "t1"), 1) == every[4:5]


def test_golden_records_of_an_identifier_come_after_an_id(engine: Engine) -> None:
    every = engine.find_by_identifier("t", "phone", "+442079461234").golden
    ids = [golden.golden_id for golden in every]
    assert ids == sorted(ids)
    assert len(ids) == len(MANY)
    assert engine.find_by_identifier("t", "phone", "+442079461234", ids[1], 2).golden == every[2:4]


def test_no_more_golden_records_are_looked_at_than_that(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MAX_FOUND", 3)
    monkeypatch.setattr(queries, "PAGE", 1)
    assert len(engine.find_by_identifier("t", "phone", "+442079461234").golden) == 3


def test_a_page_reads_only_its_own_rows(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    golden_id = engine.golden_of_record("t", "crm", "0").golden_id
    rows: list[int] = []

    def counted(name: str) -> None:
        read = getattr(MemoryReader, name)

        def call(self: MemoryReader, keys: Sequence[object]) -> object:
            rows.append(len(keys))
            return read(self, keys)

        monkeypatch.setattr(MemoryReader, name, call)

    counted("records")
    counted("golden")
    engine.records_of("t", golden_id, limit=2)
    assert sorted(rows) == [1, 2]  # the golden record, and the page
    rows.clear()
    engine.find_by_identifier("t", "phone", "+442079461234", limit=2)
    assert max(rows) == 2


def test_an_answer_says_how_sure_it_is_by_the_active_model(engine: Engine) -> None:
    golden = engine.golden_of_record("t", "crm", "0")
    assert golden.weakest_join is not None
    assert golden.confidence == engine.active_model("t").probability(golden.weakest_join)
    assert engine.golden_record("t", golden.golden_id).golden == (golden,)
    assert engine.explain_golden("t", golden.golden_id).golden == golden
    assert engine.resolve("t", [ONE[0]])[0].candidates[0].golden == golden
    assert engine.golden_of_record("t", "shop", "1").confidence is None
