"""The sample: a function of what records say, whatever their order and their ids."""

from __future__ import annotations

import pytest

from onefold.graph.model.model import shipped_model
from onefold.graph.touchpoint import PutSource, SourceSettings, Touchpoint
from onefold.graph.training import records_of
from onefold.graph.training import sample as module
from onefold.graph.training.sample import sample


def test_records_that_say_the_same_are_drawn_together(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = [PutSource(SourceSettings("uk", region="GB")), PutSource(SourceSettings("us", region="US"))]
    said = (("phone", "020 7946 0018"),)  # whose number it is, is for the source's region to say
    commands = [Touchpoint(source, said, record_id=str(n)) for n in range(3) for source in ("uk", "us")]
    records, sources = records_of([*settings, *commands])
    monkeypatch.setattr(module, "MAX_RECORDS", 2)
    drawn, turned = (sample(order, sources, shipped_model()) for order in (records, records[::-1]))
    assert drawn.evidences == turned.evidences
    assert drawn.said_by == turned.said_by
    assert len(drawn.evidences) == 2
    assert len(drawn.said_by) == len(commands)
