"""Explanations are told over the wire and come back as they were."""

from __future__ import annotations

from dataclasses import asdict, fields

import pytest

from onefold.graph.answers import Candidate, ResolveAnswer
from onefold.graph.explanations import (
    Bridge,
    FieldAverage,
    FieldComparison,
    GoldenEffect,
    GoldenExplanation,
    Join,
    Likeliest,
    MatchExplanation,
    Ruling,
    TouchpointExplanation,
    Waterfall,
)
from onefold.graph.rated import RatedGolden
from onefold.graph.reasons import WhyNot
from onefold.graph.touchpoint import AssertionKind
from onefold.server.convert import explanations, resolutions
from onefold.v1 import explain_pb2

ONE, OTHER, THIRD = ("crm", "1"), ("web", "2"), ("web", "3")
GOLDEN = RatedGolden("g1", (7, 0), True, 0, 2, 3 * 1024 + 1, -2048, True, confidence=0.5)
ROW = FieldComparison("email", "exact", ("a@b.c",), ("a@b.c", "d@e.f"), 12.25, 0.5, -3.25, "contact")
LIKELIEST = Likeliest(
    way="moved", way_bits=3.25, alternative="twins", alternative_bits=-7.5, alternative_fields=("city", "email")
)
BITS = Waterfall(ONE, OTHER, -9.5, (ROW,), 2.75, 1.5, 0.74, ("email",), **asdict(LIKELIEST))
PLAIN = Waterfall(ONE, OTHER, -9.5, (ROW,), 2.75, 1.5, 0.74, ("email",))
AVERAGE = FieldAverage("email", -1.5, 2)
JOIN = Join((ONE,), (OTHER, THIRD), 5.5, 0.97, False, True, (AVERAGE,), 2, 1, (ONE, THIRD, 4.25), **asdict(LIKELIEST))
ASSERTED = Join((ONE,), (OTHER,), 0.0, 1.0, True)


def match(why_not: WhyNot, assertion: AssertionKind | None, join: Join | None) -> MatchExplanation:
    return MatchExplanation(
        *(ONE, OTHER, -9.5, (ROW,), 2.75, 1.5, 0.74, ("email",)),
        *(False, ("email",), ("name",), True, assertion, True, "yes.", ("phone",), ("email",), ("phone", "email")),
        *(why_not, (Ruling("a1", AssertionKind.SAME, ONE, OTHER, "eve", "seen"),), join, "nothing."),
        **asdict(LIKELIEST),
    )


def test_resolutions_come_back() -> None:
    answer = ResolveAnswer(
        "g1", 0.5, (Candidate(GOLDEN, 3.5, 0.9, (ROW,), **asdict(LIKELIEST)), Candidate(GOLDEN, 3.5, 0.9, (ROW,)))
    )
    assert resolutions.resolution_of(resolutions.resolution_message(answer)) == answer
    new = ResolveAnswer("", None, ())
    assert resolutions.resolution_of(resolutions.resolution_message(new)) == new


@pytest.mark.parametrize("why_not", WhyNot)
def test_every_reason_comes_back(why_not: WhyNot) -> None:
    told = match(why_not, None, JOIN)
    assert explanations.match_of(explanations.match_message(told)) == told


def test_what_a_server_does_not_say_of_hypotheses_is_strangers() -> None:
    message = explanations.match_message(match(WhyNot.NONE, None, ASSERTED))
    message.waterfall.ClearField("likeliest")
    message.join.ClearField("likeliest")
    told = explanations.match_of(message)
    assert told.join is not None
    for found in (told, told.join):
        assert {f.name: getattr(found, f.name) for f in fields(Likeliest)} == asdict(Likeliest())


def test_every_reason_of_the_api_is_the_engines() -> None:
    assert len(explain_pb2.WhyNot.keys()) == len(WhyNot)


@pytest.mark.parametrize("assertion", [None, *AssertionKind])
@pytest.mark.parametrize("join", [None, JOIN, ASSERTED])
def test_explanations_of_matches_come_back(assertion: AssertionKind | None, join: Join | None) -> None:
    told = match(WhyNot.NONE, assertion, join)
    assert explanations.match_of(explanations.match_message(told)) == told


@pytest.mark.parametrize("cut", [None, 0, 12])
@pytest.mark.parametrize("bridges", [None, (), (Bridge(ONE, ((OTHER,), (THIRD,))),)])
def test_explanations_of_golden_records_come_back(cut: int | None, bridges: tuple[Bridge, ...] | None) -> None:
    built = GoldenExplanation(GOLDEN, (ONE, OTHER), (JOIN, ASSERTED), (JOIN, JOIN), 4, cut, cut, bridges)
    assert explanations.built_of(explanations.built_message(built)) == built


@pytest.mark.parametrize("best", [None, BITS, PLAIN])
@pytest.mark.parametrize("sure", [None, 0.25])
def test_dry_runs_come_back(best: Waterfall | None, sure: float | None) -> None:
    effect = GoldenEffect("g1", (ONE,), (ONE, OTHER), sure, sure, ("g2",), ("", "g3"))
    told = TouchpointExplanation(ONE, False, "g1", sure, sure, (effect,), best, (("email", "malformed"),), "so.")
    assert explanations.dry_run_of(explanations.dry_run_message(told)) == told
