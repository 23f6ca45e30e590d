"""By which blocking rules two records can be found, and which of them find the pair."""

from __future__ import annotations

from dataclasses import dataclass

from onefold.graph.model.model import Model
from onefold.graph.store.contract import Reader
from onefold.graph.transaction.blocking.rules import key_of, key_texts
from onefold.graph.transaction.evidence import Member


@dataclass(frozen=True, slots=True)
class SharedKeys:
    """Names of blocking rules, distinct, in their order.

    Attributes:
        found_by: a key of theirs finds the pair.
        generic: both carry a key, as do too many others for it to be used.
        crowded: both carry a usable key, but neither is among the members that it pairs with all others.
        left, right: all rules by which each can be found.
    """

    found_by: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    crowded: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


def shared_keys(reader: Reader, model: Model, left: Member, right: Member) -> SharedKeys:
    """What blocking knows of two evidences, neither of them bare."""
    secret = reader.tenant().secret
    ours, theirs = (key_texts(member.evidence, model.rules) for member in (left, right))
    carried = set(theirs)
    keys = {text: key_of(text, secret) for text in ours if text in carried}
    postings = reader.postings(list(keys.values()), model.key_cap)
    found, generic, crowded = [], [], []
    for (rule, _), key in keys.items():
        posting = postings.get(key)
        if posting is None:
            continue
        if posting.members is None or posting.count > model.key_cap:
            generic.append(rule)
        elif {left.fingerprint, right.fingerprint} & set(posting.members[: model.hubs]):
            found.append(rule)
        else:
            crowded.append(rule)
    return SharedKeys(*map(_distinct, (found, generic, crowded, [r for r, _ in ours], [r for r, _ in theirs])))


def _distinct(rules: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rules))
