"""The sample data: touchpoints in the order of their time, cut into the beats of the story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import orjson

from onefold.graph.touchpoint import SourceSettings, Touchpoint
from onefold.server.files.times import parse_time

Ref = tuple[str, str, str]
"""(source, record id, touchpoint id) of a record in the story; one of the ids is ""."""


@dataclass(frozen=True, slots=True)
class Told:
    """A touchpoint; `story` names the beat that it is part of, "" for everyday business."""

    touchpoint: Touchpoint
    story: str


@dataclass(frozen=True, slots=True)
class Beat:
    """A part of the story: what streams in, and who is who afterwards, by the truth."""

    story: str
    summary: str
    touchpoints: tuple[Told, ...]
    groups: tuple[tuple[Ref, ...], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """The whole story."""

    sources: tuple[SourceSettings, ...]
    beats: tuple[Beat, ...]
    rest: tuple[Told, ...]


def load_sample() -> Sample:
    """The sample that is shipped with the package."""
    folder = resources.files("onefold.server").joinpath("sample")
    told = [_told(orjson.loads(line)) for line in folder.joinpath("touchpoints.jsonl").read_bytes().splitlines()]
    sources = orjson.loads(folder.joinpath("sources.json").read_bytes())
    expected = orjson.loads(folder.joinpath("expected.json").read_bytes())
    beats, start = [], 0
    for beat in expected["beats"]:
        end = _after(told, beat["after"])
        groups = tuple(tuple(map(_ref, group)) for group in beat["groups"])
        beats.append(Beat(beat["story"], beat["summary"], tuple(told[start:end]), groups))
        start = end
    settings = tuple(SourceSettings(name, **said) for name, said in sources.items())
    return Sample(settings, tuple(beats), tuple(told[start:]))


def _told(line: dict[str, Any]) -> Told:
    values = tuple((value["field"], value["value"]) for value in line["values"])
    touchpoint = Touchpoint(
        source=line["source"],
        values=values,
        touchpoint_id=line["touchpoint_id"],
        record_id=line.get("record_id", ""),
        channel=line.get("channel", ""),
        observed_at=parse_time(line["observed_at"], None, None)[0],
        payload=tuple(line.get("payload", {}).items()),
    )
    return Told(touchpoint, line.get("story", ""))


def _ref(said: dict[str, str]) -> Ref:
    return said["source"], said.get("record_id", ""), said.get("touchpoint_id", "")


def _after(told: Sequence[Told], last: dict[str, str]) -> int:
    """Where the beat ends: behind its last touchpoint."""
    for at, item in enumerate(told):
        if (item.touchpoint.source, item.touchpoint.touchpoint_id) == (last["source"], last["touchpoint_id"]):
            return at + 1
    raise ValueError(f"the sample has no touchpoint {last}")
