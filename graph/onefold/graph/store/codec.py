"""How values that are not plain numbers, text or bytes are kept inside a row: compact JSON, and joined keys.

Shared by the stores that write rows outside Python, so that a value reads the same in all of them. JSON is positional
(lists, not objects): field names live in `touchpoint.py` and the contract only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from onefold.graph.store.contract.golden import GoldenValue, SurvivorRule
from onefold.graph.touchpoint import Said, Values
from onefold.graph.units import KEY_BYTES

_COLUMNS_BEFORE_PREFERRED = 7  # of a golden value, until its mark as the preferred one came last
_RULE = 5  # the place of the rule among them
_RULES = {rule.value: rule for rule in SurvivorRule}  # faster than the enum itself: it is asked for every value


def encode_said(said: Iterable[Said]) -> str:
    """What a record says, as JSON."""
    return _dump([(one.field, one.raw, one.first_seen, one.last_seen, one.count) for one in said])


def decode_said(text: str) -> tuple[Said, ...]:
    """The inverse of `encode_said`."""
    return tuple([Said(*one) for one in orjson.loads(text)])


def encode_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """(name, value) pairs, as JSON: a touchpoint's values or its payload."""
    return _dump(list(pairs))


def decode_pairs(text: str) -> Values:
    """The inverse of `encode_pairs`."""
    return tuple([(name, value) for name, value in orjson.loads(text)])


def encode_texts(texts: Iterable[str]) -> str:
    """A list of texts, as JSON."""
    return _dump(list(texts))


def decode_texts(text: str) -> tuple[str, ...]:
    """The inverse of `encode_texts`."""
    return tuple(orjson.loads(text))


def encode_golden_values(values: Iterable[GoldenValue]) -> str:
    """The surviving values of a golden record with their provenance, as JSON."""
    return _dump(
        [
            (v.attribute, v.value, v.source, v.record_id, v.observed_at, v.rule, v.losers, int(v.preferred))
            for v in values
        ]
    )


def decode_golden_values(text: str) -> tuple[GoldenValue, ...]:
    """The inverse of `encode_golden_values`, and of what was written before the preferred value was marked."""
    rows = orjson.loads(text)
    if rows and len(rows[0]) == _COLUMNS_BEFORE_PREFERRED:
        rows = _with_preferred(rows)
    return tuple([_golden_value(columns) for columns in rows])


def join_keys(keys: Iterable[bytes]) -> bytes:
    """Keys of 16 bytes, one after the other."""
    return b"".join(keys)


def split_keys(joined: bytes) -> list[bytes]:
    """The inverse of `join_keys`."""
    return [joined[at : at + KEY_BYTES] for at in range(0, len(joined), KEY_BYTES)]


def _with_preferred(rows: list[list[Any]]) -> list[list[Any]]:
    """With a last column: where several are listed, all but the preferred one have no other rule than that."""
    listed = {attribute for attribute, _, _, _, _, rule, _ in rows if rule == SurvivorRule.LISTED}
    return [[*row, int(row[0] in listed and row[_RULE] != SurvivorRule.LISTED)] for row in rows]


def _golden_value(columns: list[Any]) -> GoldenValue:
    attribute, value, source, record_id, observed_at, rule, losers, preferred = columns
    pairs = tuple([(name, text) for name, text in value])
    lost = tuple([(text, from_source, from_record) for text, from_source, from_record in losers])
    return GoldenValue(attribute, pairs, source, record_id, observed_at, _RULES[rule], lost, bool(preferred))


def _dump(value: object) -> str:
    return orjson.dumps(value).decode()
