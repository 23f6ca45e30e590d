"""Blocking keys of the evidences that come and go; `blocking` says which they are."""

from __future__ import annotations

from onefold.graph.store.contract import Delta
from onefold.graph.transaction.blocking.rules import blocking_keys, carriers
from onefold.graph.transaction.evidence import parse_body
from onefold.graph.transaction.neighbourhood import Neighbourhood


def update_keys(near: Neighbourhood) -> None:
    """Work out the keys that come and go with evidences; bare records are compared with nobody and have none."""
    secret, rules = near.reader.tenant().secret, near.model.rules
    records = near.moved.keys()
    for key, member in near.came.items():
        if key not in records:
            near.blocking_came[key] = blocking_keys(member.evidence, secret, rules)
    bodies = near.reader.evidence([key for key in near.gone if key not in records])
    near.blocking_gone = {key: blocking_keys(parse_body(body), secret, rules) for key, body in bodies.items()}


def write_keys(near: Neighbourhood, delta: Delta) -> None:
    """Keys that came and went, for a store to keep; apart from `update_keys`, since not every batch is kept."""
    delta.postings, delta.postings_gone = carriers(near.blocking_came), carriers(near.blocking_gone)
