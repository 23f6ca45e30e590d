"""What stewards ruled about two records: directly, or through a chain of "same"."""

from __future__ import annotations

from collections.abc import Collection

from onefold.graph.explanations import Ruling
from onefold.graph.store.contract import Reader
from onefold.graph.touchpoint import Assertion, AssertionKind

Chains = dict[bytes, tuple[Assertion, ...]]


def chain_between(reader: Reader, left: bytes, right: bytes) -> tuple[Assertion, ...]:
    """The assertions that lead from one record to the other: all "same", or one "not same" among them; () for none.

    Directly where a steward ruled on the two, else by the oldest "not same".

    A chain through a record that is not there joins nothing and does not count.
    """
    ours = _made_one(reader, left)
    if right in ours:
        return ours[right]
    theirs = _made_one(reader, right)
    apart = [a for a in reader.assertions_about(list(ours)) if a.kind is AssertionKind.NOT_SAME]
    for a in sorted(apart, key=lambda a: ({a.left, a.right} != {left, right}, a.asserted_at, a.assertion_id)):
        for here, there in ((a.left, a.right), (a.right, a.left)):
            if here in ours and there in theirs:
                return (*ours[here], a, *reversed(theirs[there]))
    return ()


def forbidding(reader: Reader, left: Collection[bytes], right: Collection[bytes]) -> tuple[Assertion, ...]:
    """The "not same" between two groups of records, oldest first."""
    ours, theirs = set(left), set(right)
    apart = [
        a
        for a in reader.assertions_about(list(ours))
        if a.kind is AssertionKind.NOT_SAME
        and ((a.left in ours and a.right in theirs) or (a.right in ours and a.left in theirs))
    ]
    return tuple(sorted(apart, key=lambda a: (a.asserted_at, a.assertion_id)))


def ruling(assertion: Assertion) -> Ruling:
    """An assertion as it is shown."""
    a = assertion
    return Ruling(a.assertion_id, a.kind, a.left_ref, a.right_ref, a.author, a.reason)


def _made_one(reader: Reader, record: bytes) -> Chains:
    """Records that "same" makes one with `record`, each with the shortest chain that leads there."""
    chains: Chains = {record: ()}
    frontier = [record]
    while frontier:
        about = sorted(
            (a for a in reader.assertions_about(frontier) if a.kind is AssertionKind.SAME), key=lambda a: a.assertion_id
        )
        reached: dict[bytes, tuple[Assertion, ...]] = {}
        for a in about:
            for here, there in ((a.left, a.right), (a.right, a.left)):
                if here in chains and there not in chains:
                    reached.setdefault(there, (*chains[here], a))
        present = reader.records(list(reached))
        frontier = [r for r in reached if r in present]
        chains |= {r: reached[r] for r in frontier}
    return chains
