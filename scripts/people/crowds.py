"""Identifiers that strangers share: a kiosk's device, a switchboard's phone, the mailbox of an office."""

from collections.abc import Sequence
from random import Random

from people.records import Record

KINDS = ("device_id", "phone", "email")
CARRIES = 0.6  # chance that a further record of somebody in a crowd carries its identifier too


def crowded(records: Sequence[Record], seed: int, crowds: int, people: tuple[int, int] = (10, 60)) -> list[Record]:
    """The records, in their order, with identifiers that crowds of people share; the truth stays what it was.

    Args:
        records: as `generate` yields them.
        seed: the same seed gives the same crowds.
        crowds: how many identifiers, of all kinds in turn.
        people: how many people carry one, from and to.
    """
    of: dict[str, list[int]] = {}
    for at, record in enumerate(records):
        of.setdefault(record["entity"], []).append(at)
    entities, out = list(of), list(records)
    rng = Random(f"crowds/{seed}")
    for number in range(crowds):
        kind = KINDS[number % len(KINDS)]
        value = {"device_id": f"kiosk-{number:05}-a7", "phone": f"+44203{4000000 + 37 * number}",
                 "email": f"info@firm-{number}.co.uk"}[kind]  # fmt: skip
        for entity in rng.sample(entities, min(rng.randint(*people), len(entities))):
            first, *others = rng.sample(of[entity], len(of[entity]))
            for at in (first, *(o for o in others if rng.random() < CARRIES)):
                out[at] = out[at] | {kind: value}
    return out
