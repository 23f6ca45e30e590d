"""The demonstration: its sample is whole, and its story comes out as it is told."""

import pytest

from onefold.server.cli.main import run
from onefold.server.demo.sample import load_sample


def test_the_sample_is_cut_into_beats_that_hold_what_they_speak_of() -> None:
    sample = load_sample()
    assert len(sample.beats) >= 5
    touchpoints = [told.touchpoint for beat in sample.beats for told in beat.touchpoints]
    seen = {(t.source, "", t.touchpoint_id) for t in touchpoints} | {(t.source, t.record_id, "") for t in touchpoints}
    for beat in sample.beats:
        assert beat.touchpoints[-1].story == beat.story
        assert {ref for group in beat.groups for ref in group} <= seen
    times = [t.observed_at for t in touchpoints]
    assert None not in times
    assert {t.source for t in touchpoints} <= {settings.source for settings in sample.sources}


def test_the_demo_tells_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 0
    told = capsys.readouterr().out
    assert "otherwise than expected" not in told
    assert "Why is the woman at the till the customer in the CRM?" in told
    assert "After store says more: " in told
    spoken = " ".join(told.split())
    assert "If store says more: It would leave golden record" in spoken  # foretold by a dry run
    assert "decided by birth_date different" in spoken
    assert "They are one person: +" in spoken
    assert "its least certain join" in spoken
    assert max(map(len, told.splitlines())) <= 100
