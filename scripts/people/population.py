"""Whole populations of records with truth, and the pairs in them that are true."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from random import Random

from people.attributes import with_attributes
from people.hardship import hardened
from people.person import Person, household
from people.profiles import CROSS_SOURCE_RATE, CROSSING, KNOWN, MIXTURE, PROFILES, WITH_ATTRIBUTES, Profile
from people.records import Record, in_one_name, record_count, write_down

MIXED = "mixed"


def generate(n_people: int, seed: int, profile: str | Profile = MIXED) -> Iterator[Record]:
    """All records of a population, household by household.

    Args:
        n_people: how many people; the last household is cut to fit.
        seed: the same seed gives the same records, and a larger population begins with the smaller one.
        profile: a profile, a name in KNOWN, or `mixed` for all of them by MIXTURE.

    Yields:
        Field → value, of the fields of design §7, and `entity` (the truth), `source`, `profile` and `record_id`.

    Raises:
        ValueError: the profile is unknown; no retry helps.
    """
    fixed = None if profile == MIXED else _known(profile)
    name = fixed.name if fixed else MIXED
    drawn = _drawn(n_people, seed, fixed, name)
    yield from with_attributes(drawn, seed) if fixed in WITH_ATTRIBUTES else drawn


def _drawn(n_people: int, seed: int, fixed: Profile | None, name: str) -> Iterator[Record]:
    people = number = 0
    while people < n_people:
        rng = Random(f"people/{seed}/{name}/{number}")
        chosen = fixed or PROFILES[rng.choices(list(MIXTURE), list(MIXTURE.values()))[0]]
        members = household(rng, chosen.world, number, people)[: n_people - people]
        for person in members:
            yield from _records_of(rng, person, chosen, seed, crossing=fixed is None)
        people += len(members)
        number += 1


def _known(profile: str | Profile) -> Profile:
    if isinstance(profile, Profile):
        return profile
    if profile not in KNOWN:
        raise ValueError(f"unknown profile {profile!r}; known: {', '.join((MIXED, *KNOWN))}")
    return KNOWN[profile]


def generate_rows(n_rows: int, seed: int, profile: str | Profile = MIXED, *, hard: bool = False) -> Iterator[Record]:
    """The first `n_rows` records of an endless population, `hard` with all of `hardship`; otherwise as `generate`."""
    endless = generate(n_rows, seed, profile)  # every person has a record, so n_rows people are enough
    yield from islice(hardened(endless, seed) if hard else endless, n_rows)


def shuffled(records: Sequence[Record], seed: int) -> list[Record]:
    """The records in another order, the same for the same seed."""
    order = list(records)
    Random(f"order/{seed}").shuffle(order)
    return order


def true_pairs(records: Sequence[Record], max_per_entity: int | None = None, seed: int = 0) -> list[tuple[int, int]]:
    """Positions (i, j), i < j, of two records of one person; at most `max_per_entity` drawn of each."""
    members: dict[str, list[int]] = {}
    for at, record in enumerate(records):
        members.setdefault(record["entity"], []).append(at)
    rng = Random(f"pairs/{seed}")
    pairs: list[tuple[int, int]] = []
    for places in members.values():
        found = list(combinations(places, 2))
        pairs += found if max_per_entity is None or len(found) <= max_per_entity else rng.sample(found, max_per_entity)
    return pairs


def _records_of(rng: Random, person: Person, home: Profile, seed: int, crossing: bool) -> Iterator[Record]:
    for number in range(record_count(rng, home)):
        profile = home
        if crossing and home.name in CROSSING and rng.random() < CROSS_SOURCE_RATE:
            profile = PROFILES[rng.choice(CROSSING)]
        record = in_one_name(rng, write_down(rng, person, profile), person, profile)
        key = hashlib.sha256(f"{seed}/{home.name}/{person.entity}/{number}".encode()).hexdigest()[:12]
        truth = {"entity": f"p{person.entity}", "source": rng.choice(profile.sources), "profile": profile.name}
        yield {"record_id": key} | truth | record
