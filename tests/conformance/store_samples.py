"""Rows to try a store with, and the short way to write them."""

from __future__ import annotations

from typing import Any

from onefold.graph.store.contract import Delta, Reader, Store
from onefold.graph.store.contract.changes import Change
from onefold.graph.store.contract.golden import GoldenRecord, GoldenValue, SurvivorRule
from onefold.graph.store.contract.identifiers import IdentifierUse
from onefold.graph.store.contract.matches import Edge
from onefold.graph.store.contract.models import Generation, StoredModel
from onefold.graph.touchpoint import (
    Assertion,
    Record,
    Said,
    StoredTouchpoint,
    Touchpoint,
)

MODEL_ID = "model-1"
NOON = 1_700_000_000_000_000

# Bytes that a signed or text comparison would put in another order.
BYTE_ORDER = [bytes(16), b"\x00" * 15 + b"\x01", b"A" * 16, b"a" * 16, b"\x7f" * 16, b"\x80" * 16, b"\xff" * 16]

# Texts that a case-folding, trimming, normalizing or UTF-16 comparison would confuse or put in another order.
TEXTS = [
    " x",
    "'\"; DROP TABLE x; --",
    "A",
    "a",
    "a ",
    "a\u0301",
    "á",
    "ß",
    "Ἀθῆναι",
    "\u200bзеро",
    "王小明",
    "\ufb00",
    "\ufffd",
    "\U00010348",
    "👩\u200d👩\u200d👧",
]


def key(number: int) -> bytes:
    """A key of 16 bytes; keys ascend with their numbers."""
    return number.to_bytes(16, "big")


def keys(*numbers: int) -> list[bytes]:
    """Several keys."""
    return [key(number) for number in numbers]


def record(number: int, source: str = "crm", **other: Any) -> Record:
    """A record with two values."""
    said = (Said("email", f"{number}@example.org", None, NOON, 2), Said("given_name", "Ζωή", None, None, 1))
    row = {"said": said, "touchpoints": 2, "newest": (NOON, f"t{number}"), **other}
    return Record(key(number), source, f"r{number}", **row)


def touchpoint(
    number: int, touchpoint_id: str, observed_at: int | None = NOON, source: str = "crm", text: str = "Ζωή"
) -> StoredTouchpoint:
    """A touchpoint of record `number`."""
    said = Touchpoint(
        source=source,
        values=(("given_name", text), ("email", "z@example.org")),
        touchpoint_id=touchpoint_id,
        record_id=f"r{number}",
        channel="web",
        observed_at=observed_at,
        payload=(("basket", text),),
    )
    return StoredTouchpoint(said, key(number), b"\xfe" * 16, NOON + number)


def use(number: int, namespace: str, value: str, count: int = 1, said: int = 0) -> IdentifierUse:
    """An identifier on record `number`."""
    return IdentifierUse(key(number), namespace, value, None, NOON, count, key(said))


def edge(low: int, high: int, weight: int = 9_000, support: int = 2) -> Edge:
    """A match between two evidences."""
    return Edge(key(low), key(high), weight, support, b"\x00\x01\xff\x80")


def golden(golden_id: str, **other: Any) -> GoldenRecord:
    """A golden record with a group, a listed value and losers."""
    name = (("given_name", "Ζωή"), ("family_name", "O'Neil"))
    values = (
        GoldenValue(
            "name", name, "crm", "r1", NOON, SurvivorRule.MOST_RECENT, (("Zoe", "web", "r2"), ("Ζ.", "crm", "r3"))
        ),
        GoldenValue("email", (("email", "y@example.org"),), "crm", "r1", None, SurvivorRule.PRIORITY, preferred=True),
        GoldenValue("email", (("email", "z@example.org"),), "crm", "r1", None, SurvivorRule.LISTED),
    )
    row = {"born": (1, 0), "records": 2, "weakest_join": -3, "best_rejected": None, "values": values, **other}
    return GoldenRecord(golden_id, **row)


def change(seq: int, golden_id: str, before: tuple[int, ...] = (), after: tuple[int, ...] = (1,)) -> Change:
    """An entry of the change log."""
    return Change(seq, NOON, "changed", golden_id, tuple(keys(*before)), tuple(keys(*after)), ("other", "ids"))


def assertion(assertion_id: str, left: int, right: int, kind: str = "same", reason: str = "a call") -> Assertion:
    """A steward's word on two records."""
    refs = (("crm", f"r{left}"), ("web", f"r{right}"))
    return Assertion(assertion_id, kind, key(left), key(right), *refs, "steward", reason, NOON)


def known(model_id: str, stored_at: int = NOON) -> StoredModel:
    """What is known of a model."""
    return StoredModel(model_id, f"model {model_id}", 50_000, 3, stored_at)


def first_delta() -> Delta:
    """The delta that every tenant starts with."""
    generations = [Generation(1, MODEL_ID, "active")]
    return Delta(generation=1, seq=1, generations=generations, activate=1, model=(known(MODEL_ID), b"\x00model\xff"))


def put(store: Store, tenant: str, generation: int = 1, **changes: Any) -> int:
    """Write one delta after what is there (the tenant's first when nothing is); its seq."""
    if store.read(tenant, seq) == 0:
        store.transact(tenant, lambda reader: (first_delta(), None))

    def decide(reader: Reader) -> tuple[Delta, int]:
        following = reader.tenant().seq + 1
        return Delta(generation=generation, seq=following, **changes), following

    return store.transact(tenant, decide)


def seq(reader: Reader) -> int:
    """The tenant's sequence number."""
    return reader.tenant().seq


def filled(answer: dict[Any, Any]) -> dict[Any, Any]:
    """Without keys that have nothing: absent and empty mean the same."""
    return {name: values for name, values in answer.items() if values}
