"""The live assertions stay consistent: one that contradicts them, dormant ones included, is refused."""

from __future__ import annotations

from collections.abc import Iterable

from onefold.graph.errors import AssertionContradicts, InvalidInput
from onefold.graph.store.contract import Reader
from onefold.graph.touchpoint import Assertion, AssertionKind, Revoke


class LiveAssertions:
    """The live assertions as a batch of commands leaves them.

    Attributes:
        accepted: those that came, by id, in order.
        revoked: those of before that were taken back, by id; a revoked id may be accepted again at once.
    """

    def __init__(self, reader: Reader) -> None:
        """As `reader` has them."""
        self.accepted: dict[str, Assertion] = {}
        self.revoked: dict[str, tuple[Assertion, Revoke]] = {}
        self._reader = reader
        self._accepted_about: dict[bytes, dict[str, Assertion]] = {}
        self._stored: dict[str, Assertion] = {}

    def prefetch(self, assertion_ids: Iterable[str]) -> None:
        """Read the assertions that commands will be about."""
        self._stored = self._reader.assertions(list(dict.fromkeys(assertion_ids)))

    def accept(self, new: Assertion) -> bool:
        """Whether the assertion is new; False for a replay.

        Raises:
            InvalidInput: its id stands for another assertion.
            AssertionContradicts: naming the assertions that stand against it.
        """
        known = self._live(new.assertion_id)
        if known is not None:
            if (known.kind, known.left, known.right) == (new.kind, new.left, new.right):
                return False
            raise InvalidInput("this assertion id was used for another assertion; the first stays")
        self._refuse_contradiction(new)
        self.accepted[new.assertion_id] = new
        for end in (new.left, new.right):
            self._accepted_about.setdefault(end, {})[new.assertion_id] = new
        return True

    def revoke(self, command: Revoke) -> bool:
        """Whether there was such an assertion to take back."""
        known = self._live(command.assertion_id)
        if known is None:
            return False
        if self.accepted.pop(command.assertion_id, None) is None:
            self.revoked[command.assertion_id] = (known, command)
        else:
            for end in (known.left, known.right):
                del self._accepted_about[end][command.assertion_id]
        return True

    def accepted_about(self, records: Iterable[bytes]) -> list[Assertion]:
        """The accepted ones about any of the records."""
        about = (a for record in records for a in self._accepted_about.get(record, {}).values())
        return list({a.assertion_id: a for a in about}.values())

    def ends(self) -> set[bytes]:
        """The records that came under an assertion, or are no longer under one."""
        return {end for a in (*self.accepted.values(), *(a for a, _ in self.revoked.values())) for end in a.ends}

    def _live(self, assertion_id: str) -> Assertion | None:
        if assertion_id in self.accepted or assertion_id in self.revoked:
            return self.accepted.get(assertion_id)
        return self._stored.get(assertion_id)

    def _about(self, records: list[bytes]) -> list[Assertion]:
        stored = [a for a in self._reader.assertions_about(records) if a.assertion_id not in self.revoked]
        return stored + self.accepted_about(records)

    def _refuse_contradiction(self, new: Assertion) -> None:
        left, left_apart = self._class_of(new.left)
        if new.kind is AssertionKind.NOT_SAME:
            if new.right in left:
                _refuse(new, left[new.right])
            return
        if new.right in left:
            return
        right, _ = self._class_of(new.right)
        for a in left_apart:
            if a.left in right or a.right in right:
                _refuse(new, (*left.get(a.left, ()), *left.get(a.right, ()), a.assertion_id))

    def _class_of(self, record: bytes) -> tuple[dict[bytes, tuple[str, ...]], list[Assertion]]:
        """Records joined to `record` by "same" (each with the chain of assertions), and the "not same" about them."""
        chain: dict[bytes, tuple[str, ...]] = {record: ()}
        apart: dict[str, Assertion] = {}
        frontier = [record]
        while frontier:
            reached = []
            for a in self._about(frontier):
                if a.kind is AssertionKind.NOT_SAME:
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
