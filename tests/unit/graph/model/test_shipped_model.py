import json
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onefold.graph.engine import Engine
from onefold.graph.identity import derived_record_id, record_key
from onefold.graph.kernels.score import score_pairs
from onefold.graph.kinds import LEVELS, UNORDERED
from onefold.graph.model.model import shipped_model
from onefold.graph.normalize import Conventions, normalize_record
from onefold.graph.store.memory import MemoryStore
from onefold.graph.touchpoint import PutSource, SourceSettings, Touchpoint
from onefold.graph.transaction.features import FeaturePool
from onefold.graph.units import UNIT

MODEL = shipped_model()
MODEL_FILE = Path(__file__).resolve().parents[4] / "graph/onefold/graph/model/person.json"


def bits(one: dict[str, str], other: dict[str, str]) -> float:
    """Calibrated bits of two records."""
    pool = FeaturePool(MODEL)
    rows = [pool.add(str(n).encode(), normalize_record(r.items(), Conventions())) for n, r in enumerate((one, other))]
    low, high = np.array(rows[:1], np.int64), np.array(rows[1:], np.int64)
    return MODEL.calibrate(int(score_pairs(low, high, pool.features(), pool.weights)[0][0])) / UNIT


SARAH = {"given_name": "Sarah", "family_name": "Jones"}
WILL = {"given_name": "William", "family_name": "Clarke"}
HOME = {"street_address": "14 Chapel Lane", "city": "Leeds", "postal_code": "LS6 3AB"}


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        (SARAH | {"birth_date": "1988-04-17"}, SARAH | {"birth_date": "1988-04-17"}, 5),
        (SARAH | {"email": "sj.runs@web.example.com"}, SARAH | {"email": "sj.runs@web.example.com"}, 5),
        (SARAH | {"phone": "0117 496 0300"}, SARAH | {"phone": "0117 496 0300"}, 0.5),
        ({"cookie_id": "ck-7f3a90c2d41e"}, {"cookie_id": "ck-7f3a90c2d41e"}, 1),
        ({"cookie_id": "ck-7f3a90c2d41e"}, SARAH | {"cookie_id": "ck-7f3a90c2d41e"}, 1),
        ({"email": "sj.runs@web.example.com"}, SARAH | {"email": "sj.runs@web.example.com"}, 1),
        (SARAH | {"birth_date": "1988-04-17"}, SARAH | {"birth_date": "1988-04-18"}, 0.5),
    ],
)
def test_together(one: dict[str, str], other: dict[str, str], least: float) -> None:
    assert bits(one, other) >= least


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SARAH, SARAH),
        ({"given_name": "John", "family_name": "Smith"}, {"given_name": "John", "family_name": "Smith"}),
        (
            WILL | {"birth_date": "1951-03-02", "city": "Birmingham"},
            WILL | {"birth_date": "1979-11-23", "city": "Birmingham"},
        ),
        (
            SARAH | {"birth_date": "1962-02-14", "phone": "0117 496 0300"},
            {"given_name": "Peter", "family_name": "Jones", "birth_date": "1960-09-30", "phone": "0117 496 0300"},
        ),
        (HOME | SARAH, HOME | {"given_name": "Peter", "family_name": "Jones"}),
        ({"cookie_id": "a1b2c3d4e5"}, {"cookie_id": "f6a7b8c9d0"}),
    ],
)
def test_apart(one: dict[str, str], other: dict[str, str]) -> None:
    assert bits(one, other) < 0


def test_better_levels_never_weigh_less() -> None:
    for field in MODEL.fields:
        named = list(zip(LEVELS[field.kind], field.weights, strict=True))
        ordered = [weight for name, weight in named if name not in UNORDERED]
        assert ordered == sorted(ordered, reverse=True), field.name
        swapped = [weight for name, weight in named if name == "swapped"]  # the agreement of two fields
        assert field.weights[0] == max(w for w in field.weights if w not in swapped), field.name


def test_another_cookie_or_device_says_nothing() -> None:
    email = {"email": "sj.runs@web.example.com"}
    for name in ("cookie_id", "device_id"):
        assert bits(email | {name: "a1b2c3d4e5"}, email | {name: "f6a7b8c9d0"}) == bits(email, email)


def test_linkage_stops_within_a_few_bits_of_raw_0() -> None:
    assert abs(MODEL.stop_weight) <= 3 * UNIT


def test_size() -> None:
    assert MODEL_FILE.stat().st_size < 900_000


SAMPLE = MODEL_FILE.parents[4] / "server/onefold/server/sample"
TENANT = "default"


def touchpoint(line: dict[str, Any]) -> Touchpoint:
    return Touchpoint(
        source=line["source"],
        touchpoint_id=line["touchpoint_id"],
        record_id=line.get("record_id", ""),
        observed_at=int(datetime.fromisoformat(line["observed_at"]).timestamp() * 1e6),
        values=tuple((v["field"], v["value"]) for v in line["values"]),
    )


def test_the_demo_comes_out_as_told() -> None:
    lines = [json.loads(line) for line in (SAMPLE / "touchpoints.jsonl").read_text("utf-8").splitlines()]
    beats = json.loads((SAMPLE / "expected.json").read_text("utf-8"))["beats"]
    ends = {(b["after"]["source"], b["after"]["touchpoint_id"]): b for b in beats}
    engine = Engine(MemoryStore(), MODEL)
    settings = json.loads((SAMPLE / "sources.json").read_text("utf-8"))
    engine.ingest(TENANT, [PutSource(SourceSettings(source=name, **said)) for name, said in settings.items()])
    record_of = {(t["source"], t["touchpoint_id"]): key_of(touchpoint(t)) for t in lines}
    told = []
    batch: list[Touchpoint] = []
    for line in lines:
        batch.append(touchpoint(line))
        beat = ends.get((line["source"], line["touchpoint_id"]))
        if beat is None:
            continue
        assert not [r.error for r in engine.ingest(TENANT, batch) if r.error]
        batch = []
        told.append(beat["story"])
        found = [{golden_of(engine, who, record_of) for who in group} for group in beat["groups"]]
        assert [len(ids) for ids in found] == [1] * len(found), beat["story"]
        assert len(set().union(*found)) == len(found), beat["story"]
    assert told == [beat["story"] for beat in beats]


def golden_of(engine: Engine, who: dict[str, str], record_of: dict[tuple[str, str], bytes]) -> str:
    key = record_of[who["source"], who["touchpoint_id"]] if "touchpoint_id" in who else None
    key = key or record_key(TENANT, who["source"], who["record_id"])
    return engine.store.read(TENANT, lambda reader: reader.golden_of([key])[key])


def key_of(said: Touchpoint) -> bytes:
    return record_key(TENANT, said.source, said.record_id or derived_record_id(said))
