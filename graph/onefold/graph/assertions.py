"""Assertions stay consistent: one that contradicts the accepted ones, dormant ones included, is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onefold.graph.errors import AssertionContradicts
from onefold.graph.store.contract import Reader
from onefold.graph.touchpoint import Assertion, Revoke


def refuse_contradiction(
    reader: Reader,
    new: Assertion,
    accepted: Mapping[str, Assertion],
    revoked: Mapping[str, tuple[Assertion, Revoke]],
) -> None:
    """Return when `new` is consistent with all live assertions.

    Raises:
        AssertionContradicts: naming the assertions that stand against it.
    """

    def about(records: Iterable[bytes]) -> list[Assertion]:
        ends = set(records)
        stored = [a for a in reader.assertions_about(list(ends)) if a.assertion_id not in revoked]
        return stored + [a for a in accepted.values() if a.left in ends or a.right in ends]

    left, left_apart = _class_of(new.left, about)
    if new.kind == "not_same":
        if new.right in left:
            _refuse(new, left[new.right])
        return
    if new.right in left:
        return
    right, _ = _class_of(new.right, about)
    for a in left_apart:
        if a.left in right or a.right in right:
            _refuse(new, (*left.get(a.left, ()), *left.get(a.right, ()), a.assertion_id))


def _class_of(record: bytes, about: object) -> tuple[dict[bytes, tuple[str, ...]], list[Assertion]]:
    """Records joined to `record` by "same" (each with the chain of assertions), and the "not same" about them."""
    assert callable(about)
    chain: dict[bytes, tuple[str, ...]] = {record: ()}
    apart: dict[str, Assertion] = {}
    frontier = [record]
    while frontier:
        reached = []
        for a in about(frontier):
            if a.kind == "not_same":
                apart[a.assertion_id] = a
                continue
            for here, there in ((a.left, a.right), (a.right, a.left)):
                if here in chain and there not in chain:
                    chain[there] = (*chain[here], a.assertion_id)
                    reached.append(there)
        frontier = reached
    return chain, list(apart.values())


def _refuse(new: Assertion, chain: tuple[str, ...]) -> None:
    named = ", ".join(dict.fromkeys(chain)) or "an earlier one"
    raise AssertionContradicts(
        f"{new.kind} {new.left_ref} {new.right_ref} contradicts accepted assertions: {named}", chain=named
    )
