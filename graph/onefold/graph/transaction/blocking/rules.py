"""Blocking keys: the values and combinations by which evidences find each other.

A rule yields texts from one evidence; its keys are hashes of (rule, text) under the tenant's secret, so that no
personal data stands in them. Rules pair a fact with another so that a common one (a surname) still finds the right few
when it alone is generic (semantics §5). Rules are part of the model's meaning: changing them needs a new normalizer
version.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from hashlib import blake2b
from itertools import product

from onefold.graph.normalize import CUSTOM, IDENTIFIER_NAMESPACES, phonetic
from onefold.graph.normalize.organizations.names import initials, plain_name
from onefold.graph.transaction.blocking.facts import (
    LONG,
    NOTHING,
    Facts,
    cut,
    exchanged,
    full_names,
    identifier_text,
    letters,
    skeleton,
    slips,
    start,
    tails,
    telling,
    two_names,
    two_words,
)
from onefold.graph.transaction.evidence import JOINS, Evidence, joining
from onefold.graph.units import KEY_BYTES

MAX_TEXTS = 24  # texts of one rule on one evidence with many values; the smallest, so that order does not matter
NUMBERS = ("national_id", "tax_id", "passport", "driving_licence", "registration_number")  # found by either half too
NUMBER_DIGITS = 6
EMAIL_NAME = 5  # letters; shorter ones (info, j.d) are nobody's
ORGANIZATION_START = 7  # letters
_NAMESPACES = tuple(sorted(IDENTIFIER_NAMESPACES))

Carried = Mapping[bytes, bytes]
"""Evidence → its blocking keys, one after the other."""


def _identifiers(facts: Facts, rules: Collection[str]) -> Iterator[tuple[str, str]]:
    for name in _NAMESPACES:
        for value in facts.evidence.get(name, NOTHING):
            yield identifier_text(name, value)
            if name in NUMBERS and len(value) >= NUMBER_DIGITS:
                for rule, text in (
                    (name + " tail", value[-4:] + " " + start(facts.family or facts.firm)),
                    (name + " head", value[:4] + " " + start(facts.first or facts.firm)),
                ):
                    if not rules or rule in rules:
                        yield rule, text


def _joining(facts: Facts) -> Iterator[tuple[str, str]]:
    """Values of which sharing one is enough find each other whatever the model's rules, and whole."""
    for value in joining(facts.evidence):
        yield JOINS, value


Parts = Callable[[Facts], tuple[tuple[str, ...], ...]]
RULES: tuple[tuple[str, Parts], ...] = (
    ("name", lambda f: (tuple(n for n in f.names if len(n) >= LONG),)),
    ("name, year", lambda f: (f.names, f.years)),
    ("name, area", lambda f: (f.names, f.area)),
    ("name, birth place", lambda f: (f.names, f.born_in)),
    ("name, work", lambda f: (f.names, f.work)),
    ("name, city", lambda f: (f.names, f.city)),
    ("two names", lambda f: (two_names(f, lambda n: n[:4]),)),
    ("two sounds", lambda f: (two_names(f, phonetic),)),
    ("given, sound, year", lambda f: (f.first, f.sound, f.years)),
    ("formal name, sound", lambda f: (f.formal, f.sound)),
    ("skeletons", lambda f: (tuple(map(skeleton, f.first)), tuple(map(skeleton, f.family)))),
    ("given, middle, family", lambda f: (f.first, f.middle, cut(f.family, 2))),
    ("given", lambda f: (f.first,)),
    ("given start, initial", lambda f: (cut(f.first, 5), cut(f.family, 1))),
    ("family", lambda f: (f.family,)),
    ("family sound", lambda f: (f.sound,)),
    ("family start, initial", lambda f: (cut(f.family, 5), cut(f.first, 1))),
    ("family sound, area", lambda f: (f.sound, f.area)),
    ("prefixes, area", lambda f: (cut(f.first, 3), cut(f.family, 3), f.area)),
    ("prefixes, birth place", lambda f: (cut(f.first, 3), cut(f.family, 3), f.born_in)),
    ("birth date", lambda f: (f.birth,)),
    ("birth date, initial", lambda f: (f.birth, cut(f.first, 1))),
    ("birth date, family", lambda f: (f.birth, cut(f.family, 2))),
    ("birth date, area", lambda f: (f.birth, f.area)),
    ("birth date, birth place", lambda f: (f.birth, f.born_in)),
    ("birth date slip", lambda f: (slips(f),)),
    ("birth date slip, name", lambda f: (slips(f), f.starts)),
    ("birth date exchanged", lambda f: (exchanged(f),)),
    ("birth month, name", lambda f: (f.months, f.starts)),
    ("birth day, family", lambda f: (f.days, cut(f.family, 3))),
    ("birth day, given", lambda f: (f.days, cut(f.first, 4))),
    ("birth day, area", lambda f: (f.days, f.area)),
    ("birth day, birth place", lambda f: (f.days, f.born_in)),
    ("birth day, city", lambda f: (f.days, f.city)),
    ("sound, year", lambda f: (f.sound, f.years)),
    ("birth place, work, year", lambda f: (f.born_in, f.work, f.years)),
    ("city, year", lambda f: (f.city, f.years)),
    ("postal code", lambda f: (f.postal,)),
    ("postal code, initial", lambda f: (f.postal, cut(f.first, 1))),
    ("postal code, family", lambda f: (f.postal, cut(f.family, 3))),
    ("postal code, year", lambda f: (f.postal, f.years)),
    ("postal code, work", lambda f: (f.postal, f.work)),
    ("postal code, birth place", lambda f: (f.postal, f.born_in)),
    ("house", lambda f: (f.house, f.street)),
    ("house, given", lambda f: (f.house, f.street, cut(f.first, 3))),
    ("house, family", lambda f: (f.house, f.street, cut(f.family, 3))),
    ("street, given", lambda f: (f.evidence.get("street_name", NOTHING), f.first)),
    ("po box, family", lambda f: (f.evidence.get("po_box", NOTHING), cut(f.family, 3))),
    ("po box, given", lambda f: (f.evidence.get("po_box", NOTHING), cut(f.first, 3))),
    ("work, given, area", lambda f: (f.work, f.first, f.area)),
    ("family, city", lambda f: (f.family, f.city, cut(f.first, 1))),
    ("given, city", lambda f: (f.first, f.city, cut(f.family, 1))),
    ("email name", lambda f: (tuple(name for name, _ in f.emails if len(name) >= EMAIL_NAME),)),
    ("email start", lambda f: (tuple({name[:6]: None for name, _ in f.emails}),)),
    ("email letters", lambda f: (tuple({letters(name): None for name, _ in f.emails}),)),
    ("email domain, name", lambda f: (tuple({domain: None for _, domain in f.emails}), f.starts)),
    ("email domain, year", lambda f: (tuple({domain: None for _, domain in f.emails}), f.years)),
    ("custom", lambda f: (f.evidence.get("custom", NOTHING), cut(f.family, 3) or cut(f.first, 3))),
)

OWN_RULES: tuple[tuple[str, Callable[[Facts], tuple[str, ...]]], ...] = (
    (", name", lambda f: cut(f.names, 3)),
    (", year", lambda f: f.years),
    (", area", lambda f: f.area),
)
"""What a value of a source's own field is paired with; the rule's name is the field's and this."""


ORGANIZATION_RULES: tuple[tuple[str, Parts], ...] = (
    ("organization", lambda f: (tuple({plain_name(n): None for n in f.firm}),)),
    ("organization word", lambda f: (tuple(word for word in telling(f) if len(word) >= LONG),)),
    ("organization word, city", lambda f: (telling(f), f.city)),
    ("organization word, area", lambda f: (telling(f), f.area)),
    ("organization word, house", lambda f: (cut(telling(f), 4), f.house, f.street)),
    ("organization word, phone", lambda f: (cut(telling(f), 4), tails(f))),
    ("organization words", lambda f: (two_words(f),)),
    ("organization start", lambda f: (cut(f.firm, ORGANIZATION_START),)),
    ("organization sound, place", lambda f: (tuple({phonetic(w): None for w in telling(f)}), (*f.area, *f.city))),
    ("organization initials", lambda f: (tuple(filter(None, map(initials, f.firm))),)),
    ("web domain", lambda f: (f.evidence.get("web_domain", NOTHING),)),
)
"""What finds organizations besides: looked at only where a record has the name of one, or its domain."""

RULE_NAMES = frozenset(
    {
        "full name",
        *(rule for rule, _ in (*RULES, *ORGANIZATION_RULES)),
        *(n + half for n in NUMBERS for half in (" head", " tail")),
    }
)
"""All rules but those by which an identifier alone is found, and those of the sources' own fields."""


def key_texts(evidence: Evidence, rules: Collection[str] = ()) -> list[tuple[str, str]]:
    """(rule, text) of every blocking key, distinct.

    Args:
        evidence: whose.
        rules: names of the rules that the model uses, () for all; an identifier by itself always makes its key.
    """
    facts = Facts(evidence)
    texts = dict.fromkeys(_identifiers(facts, rules))
    if JOINS in evidence:
        texts.update(dict.fromkeys(_joining(facts)))
    if not rules or "full name" in rules:
        for name in full_names(facts):
            texts["full name", name] = None
    firm = facts.firm or "web_domain" in evidence
    for rule, parts_of in (*RULES, *ORGANIZATION_RULES) if firm else RULES:
        if rules and rule not in rules:
            continue
        for text in _combined(parts_of(facts)):
            texts[rule, text] = None
    texts.update(dict.fromkeys(_own(facts, rules)))
    return list(texts)


def _combined(parts: tuple[tuple[str, ...], ...]) -> Collection[str]:
    """One text for each choice of one value of every part, the smallest of them where there are many."""
    if not all(parts):
        return ()
    if max(map(len, parts)) == 1:
        single = [values[0] for values in parts]
        return ("\x1f".join(single),) if all(single) else ()
    return sorted({"\x1f".join(p) for p in product(*parts) if all(p)})[:MAX_TEXTS]


def _own(facts: Facts, rules: Collection[str]) -> Iterator[tuple[str, str]]:
    """The keys of the sources' own fields: each value alone, and with what else is known."""
    for name in sorted(name for name in facts.evidence if name.startswith(CUSTOM)):
        values = facts.evidence[name]
        if not rules or name in rules:
            yield from ((name, value) for value in values)
        for more, parts_of in OWN_RULES:
            if not rules or name + more in rules:
                yield from ((name + more, text) for text in _combined((values, parts_of(facts))))


def blocking_keys(evidence: Evidence, secret: bytes, rules: Collection[str] = ()) -> bytes:
    """The keys of an evidence, `KEY_BYTES` each, distinct, one after the other."""
    return b"".join(dict.fromkeys([key_of(text, secret) for text in key_texts(evidence, rules)]))


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
