"""Blocking keys: the values and combinations by which evidences find each other.

A rule yields texts from one evidence; its keys are hashes of (rule, text) under the tenant's secret, so that no
personal data stands in them. Rules pair a fact with another so that a common one (a surname) still finds the right few
when it alone is generic (semantics §5). Rules are part of the model's meaning: changing them needs a new normalizer
version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import product

from onefold.graph.features import Evidence
from onefold.graph.normalize import IDENTIFIER_NAMESPACES, consonant_skeleton, nickname_groups, phonetic

MAX_TEXTS = 12  # texts of one rule on one evidence with many values; the smallest, so that order does not matter
PHONE_TAIL = 8
KEY_BYTES = 16
_NOTHING: tuple[str, ...] = ()

Carried = Mapping[bytes, bytes]
"""Evidence → its blocking keys, one after the other."""


@lru_cache(maxsize=1 << 16)
def _skeleton(name: str) -> str:
    return consonant_skeleton(name)


class Facts:
    """The parts of an evidence that rules combine."""

    def __init__(self, evidence: Evidence) -> None:
        get = evidence.get
        self.evidence = evidence
        self.given = get("given_name", _NOTHING)
        self.middle = get("middle_name", _NOTHING)
        self.family = get("family_name", _NOTHING)
        self.birth = tuple(d for d in get("birth_date", _NOTHING) if len(d) == 8 and not d.endswith("0000"))
        self.years = tuple({d[:4]: None for d in get("birth_date", _NOTHING)})
        self.days = tuple(d[4:] for d in self.birth if d[4:] != "0101" and not d.endswith("00"))
        self.born_in = tuple({p[:4]: None for p in get("birth_place", _NOTHING)})
        self.postal = get("postal_code", _NOTHING)
        self.area = tuple({_outward(p): None for p in self.postal})
        self.street = tuple({s[:5]: None for s in get("street_name", _NOTHING)})
        self.house = get("street_number", _NOTHING)
        self.city = get("city", _NOTHING)
        self.work = tuple({w[:10]: None for w in (*get("occupation", _NOTHING), *get("employer", _NOTHING))})
        self.sound = tuple({phonetic(f): None for f in self.family if f})
        self.first = tuple({g.split(" ", 1)[0]: None for g in self.given})
        self.formal = tuple({n: None for g in self.first for n in (nickname_groups(g) or (g,))})


def _outward(postal: str) -> str:
    head, space, _ = postal.partition(" ")
    return head if space else postal[:3]


def _cut(values: tuple[str, ...], n: int) -> tuple[str, ...]:
    return tuple({v[:n]: None for v in values if v})


def identifier_text(namespace: str, value: str) -> tuple[str, str]:
    """(rule, text) of the key by which an identifier alone is found."""
    return namespace, value[-PHONE_TAIL:] if namespace == "phone" else value


def _identifiers(facts: Facts) -> Iterator[tuple[str, str]]:
    for name in sorted(IDENTIFIER_NAMESPACES):
        for value in facts.evidence.get(name, _NOTHING):
            yield identifier_text(name, value)
            if name in ("national_id", "tax_id", "passport") and len(value) >= 6:
                yield name + " tail", value[-4:] + " " + (facts.family[0][:2] if facts.family else "")
                yield name + " head", value[:4] + " " + (facts.first[0][:2] if facts.first else "")
    for value in facts.evidence.get("email", _NOTHING):
        local = value.partition("@")[0]
        if len(local) >= 5:
            yield "email name", local


def _full_names(facts: Facts) -> Iterator[str]:
    for given, family in product(facts.given, facts.family):
        yield " ".join(sorted(f"{given} {family}".split(" ")))


Parts = Callable[[Facts], tuple[tuple[str, ...], ...]]
RULES: tuple[tuple[str, Parts], ...] = (
    ("name, year", lambda f: (f.first, f.sound, f.years)),
    ("formal name, sound", lambda f: (f.formal, f.sound)),
    ("skeletons", lambda f: (tuple(map(_skeleton, f.first)), tuple(map(_skeleton, f.family)))),
    ("prefixes, area", lambda f: (_cut(f.first, 3), _cut(f.family, 3), f.area)),
    ("prefixes, birth place", lambda f: (_cut(f.first, 3), _cut(f.family, 3), f.born_in)),
    ("given, middle, family", lambda f: (f.first, f.middle, _cut(f.family, 2))),
    ("birth date", lambda f: (f.birth,)),
    ("birth date, initial", lambda f: (f.birth, _cut(f.first, 1))),
    ("birth date, family", lambda f: (f.birth, _cut(f.family, 2))),
    ("birth day, family", lambda f: (f.days, _cut(f.family, 3))),
    ("birth day, given", lambda f: (f.days, _cut(f.first, 4))),
    ("sound, year", lambda f: (f.sound, f.years)),
    ("given, year, area", lambda f: (f.first, f.years, f.area)),
    ("given, year, birth place", lambda f: (f.first, f.years, f.born_in)),
    ("family, birth place", lambda f: (f.family, f.born_in)),
    ("family", lambda f: (f.family,)),
    ("family, area", lambda f: (f.sound, f.area)),
    ("family, city", lambda f: (f.family, f.city, _cut(f.first, 1))),
    ("given, city", lambda f: (f.first, f.city, _cut(f.family, 1))),
    ("postal code", lambda f: (f.postal,)),
    ("postal code, initial", lambda f: (f.postal, _cut(f.first, 1))),
    ("postal code, family", lambda f: (f.postal, _cut(f.family, 3))),
    ("postal code, year", lambda f: (f.postal, f.years)),
    ("house, given", lambda f: (f.house, f.street, _cut(f.first, 3))),
    ("house, family", lambda f: (f.house, f.street, _cut(f.family, 3))),
    ("house", lambda f: (f.house, f.street)),
    ("po box, family", lambda f: (f.evidence.get("po_box", _NOTHING), _cut(f.family, 3))),
    ("po box, given", lambda f: (f.evidence.get("po_box", _NOTHING), _cut(f.first, 3))),
    ("work, family", lambda f: (f.work, f.family)),
    ("work, given, area", lambda f: (f.work, f.first, f.area)),
    ("work, given", lambda f: (f.work, f.first)),
    ("street, given", lambda f: (f.evidence.get("street_name", _NOTHING), f.first)),
    ("custom", lambda f: (f.evidence.get("custom", _NOTHING), _cut(f.family, 3) or _cut(f.first, 3))),
)


def key_texts(evidence: Evidence) -> list[tuple[str, str]]:
    """(rule, text) of every blocking key, distinct."""
    facts = Facts(evidence)
    texts = dict.fromkeys(_identifiers(facts))
    for name in _full_names(facts):
        texts["full name", name] = None
    for rule, parts_of in RULES:
        parts = parts_of(facts)
        if not all(parts):
            continue
        if max(map(len, parts)) == 1:
            single = [values[0] for values in parts]
            if all(single):
                texts[rule, "\x1f".join(single)] = None
        else:
            found = {"\x1f".join(p) for p in product(*parts) if all(p)}
            for text in sorted(found)[:MAX_TEXTS]:
                texts[rule, text] = None
    return list(texts)


def blocking_keys(evidence: Evidence, secret: bytes) -> bytes:
    """The keys of an evidence, `KEY_BYTES` each, distinct, one after the other."""
    return b"".join(dict.fromkeys([key_of(text, secret) for text in key_texts(evidence)]))


def key_of(text: tuple[str, str], secret: bytes) -> bytes:
    """The blocking key of a (rule, text): `KEY_BYTES` bytes under the tenant's secret."""
    return blake2b("\x1e".join(text).encode(), digest_size=KEY_BYTES, key=secret).digest()


def carriers(carried: Carried) -> dict[bytes, list[bytes]]:
    """The evidences of each key, as a store keeps them."""
    found: dict[bytes, list[bytes]] = {}
    for evidence, keys in carried.items():
        for at in range(0, len(keys), KEY_BYTES):
            found.setdefault(keys[at : at + KEY_BYTES], []).append(evidence)
    return found
