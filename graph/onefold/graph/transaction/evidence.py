"""An evidence: what a record says, normalized, immutable, addressed by its content and shared by all who say it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from onefold.graph.units import KEY_BYTES

Evidence = Mapping[str, tuple[str, ...]]
"""Field → canonical values; and the marks that settings of identifiers add."""

JOINS, PER_PERSON = "joins", "per_person"
"""Marks of an evidence: namespaces of which sharing a value is enough, and "<namespace> <most>" of limited ones."""


@dataclass(frozen=True, slots=True)
class Member:
    """An evidence with its canonical body and fingerprint."""

    evidence: Evidence
    body: bytes
    fingerprint: bytes


def values_of(said: Evidence, namespace: str) -> tuple[str, ...]:
    """The canonical values of a namespace in what is said; those of `custom:<name>` without their name."""
    values = said.get(namespace)
    if values is None and namespace.startswith("custom:"):
        prefix = namespace.removeprefix("custom:") + "="
        return tuple(v.removeprefix(prefix) for v in said.get("custom", ()) if v.startswith(prefix))
    return values or ()


def joining(evidence: Evidence) -> tuple[str, ...]:
    """The values of an evidence of which sharing one is enough, each with its namespace."""
    return tuple(f"{name}\x1f{value}" for name in evidence.get(JOINS, ()) for value in values_of(evidence, name))


def limited(evidence: Evidence) -> dict[str, frozenset[str]]:
    """The mark ("<namespace> <most>") → the values, for each namespace of which a person has only so many."""
    return {mark: frozenset(values_of(evidence, mark.rpartition(" ")[0])) for mark in evidence.get(PER_PERSON, ())}


def fingerprint(body: bytes, salt: bytes) -> bytes:
    """The address of an evidence: 16 bytes, a hash of its body that each model salts anew."""
    return hashlib.blake2b(body, digest_size=KEY_BYTES, key=salt).digest()


def parse_body(body: bytes) -> Evidence:
    """The evidence of a canonical body."""
    return {name: tuple(values) for name, values in orjson.loads(body).items()}
