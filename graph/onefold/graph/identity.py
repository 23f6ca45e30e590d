"""What makes two things the same thing: record keys, touchpoint ids, fingerprints, hashes of record sets.

All are pure functions of what was sent, never look-ups and never row numbers (semantics §2). The canonical form here
is frozen: changing it would rename every record.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from onefold.graph.normalize import IDENTIFIER_NAMESPACES
from onefold.graph.touchpoint import Record, Touchpoint
from onefold.graph.units import KEY_BYTES

DERIVED = "~"  # first character of ids derived from content
_NAMING = frozenset(
    {"full_name", "given_name", "middle_name", "family_name", "name_suffix", "birth_date", "organization_name"}
)


def hash_of(*parts: str | bytes, key: bytes = b"") -> bytes:
    """16 bytes: BLAKE2b of the parts, each with its length before it, so that no two lists collide."""
    framed: list[bytes] = []
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        framed += (len(data).to_bytes(4, "big"), data)
    return hashlib.blake2b(b"".join(framed), digest_size=KEY_BYTES, key=key).digest()


def record_key(tenant: str, source: str, record_id: str) -> bytes:
    """The 16 bytes that stand for a record everywhere."""
    return hash_of("record", tenant, source, record_id)


def derived_record_id(touchpoint: Touchpoint) -> str:
    """The record id of a touchpoint that names none: a hash of its identifying evidence, else of its id."""
    said = sorted(
        {(name, _canonical(raw)) for name, raw in touchpoint.values if name in _NAMING or name in IDENTIFIER_NAMESPACES}
    )
    said = [(name, value) for name, value in said if value]
    if said:
        return DERIVED + hash_of("evidence", touchpoint.source, *(part for pair in said for part in pair)).hex()
    own = touchpoint.touchpoint_id or content_hash(touchpoint).hex()
    return DERIVED + hash_of("touchpoint", touchpoint.source, own).hex()


def derived_touchpoint_id(source: str, key: bytes, content: bytes) -> str:
    """The id of a touchpoint that has none: a hash of its source, record and content."""
    return DERIVED + hash_of("touchpoint", source, key, content).hex()


def content_hash(touchpoint: Touchpoint) -> bytes:
    """Hash of everything but the ids' spelling: equal content means a replay. The order of values does not count."""
    when = "" if touchpoint.observed_at is None else str(touchpoint.observed_at)
    parts = [touchpoint.record_id, touchpoint.channel, when]
    for kind, pairs in (("v", touchpoint.values), ("p", touchpoint.payload)):
        for pair in sorted(pairs):
            parts += (kind, *pair)
    return hash_of(*parts)


def settled(tenant: str, touchpoint: Touchpoint) -> tuple[Touchpoint, bytes, bytes]:
    """The touchpoint with both its ids, its record's key, its content's hash; a pure function of what was sent."""
    record_id = touchpoint.record_id or derived_record_id(touchpoint)
    key = record_key(tenant, touchpoint.source, record_id)
    content = content_hash(touchpoint)
    touchpoint_id = touchpoint.touchpoint_id or derived_touchpoint_id(touchpoint.source, key, content)
    named = replace(touchpoint, record_id=record_id, touchpoint_id=touchpoint_id)
    return named, key, content if touchpoint.record_id else content_hash(named)


def said_hash(record: Record) -> bytes:
    """Hash of all that a record says, whoever it is and whenever it said so: an order that no id can sway."""
    return hash_of(*(part for s in sorted(record.said, key=lambda s: (s.field, s.raw)) for part in (s.field, s.raw)))


def set_hash(keys: Iterable[bytes]) -> bytes:
    """Hash of a set of record keys."""
    return hash_of(*sorted(keys))


def one_shot_id(smallest_key: bytes) -> str:
    """The golden record id of the one-shot `resolve` command: a function of the cluster's smallest record key."""
    return hash_of("golden", smallest_key).hex()


def _canonical(raw: str) -> str:
    return unicodedata.normalize("NFKC", raw).casefold().strip()
