"""Blocking keys: the values and combinations by which evidences find each other.

A rule yields texts from one evidence; its keys are hashes of (rule, text) under the tenant's secret, so that no
personal data stands in them. Rules pair a fact with another so that a common one (a surname) still finds the right few
when it alone is generic (semantics §5). Rules are part of the model's meaning: changing them needs a new normalizer
version.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, product

from onefold.graph.normalize import CUSTOM, IDENTIFIER_NAMESPACES, consonant_skeleton, nickname_groups, phonetic
from onefold.graph.normalize.organizations.names import initials, plain_name, telling_words
from onefold.graph.transaction.features import JOINS, Evidence, joining
from onefold.graph.units import KEY_BYTES

MAX_TEXTS = 24  # texts of one rule on one evidence with many values; the smallest, so that order does not matter
PHONE_TAIL = 8
NUMBERS = ("national_id", "tax_id", "passport", "driving_licence", "registration_number")  # found by either half too
NUMBER_DIGITS = 6
EMAIL_NAME = 5  # letters; shorter ones (info, j.d) are nobody's
SHORTEST, LONG = 3, 4  # letters of a word of a name that counts with something else, and alone
MAX_WORDS = 6  # of a name, that are paired
ORGANIZATION_START = 7  # letters
_NOTHING: tuple[str, ...] = ()
_NAMESPACES = tuple(sorted(IDENTIFIER_NAMESPACES))

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
        self.names = _tokens((*self.given, *self.middle, *self.family))
        self.starts = _cut(self.names, 2)
        self.months = tuple({d[:6]: None for d in self.birth})
        self.emails = tuple(tuple(e.partition("@")[::2]) for e in get("email", _NOTHING))
        self.firm = get("organization_name", _NOTHING)


def _outward(postal: str) -> str:
    head, space, _ = postal.partition(" ")
    return head if space else postal[:3]


def _cut(values: tuple[str, ...], n: int) -> tuple[str, ...]:
    return tuple({v[:n]: None for v in values if v})


def identifier_text(namespace: str, value: str) -> tuple[str, str]:
    """(rule, text) of the key by which an identifier alone is found."""
    return namespace, value[-PHONE_TAIL:] if namespace == "phone" else value


def _identifiers(facts: Facts, rules: Collection[str]) -> Iterator[tuple[str, str]]:
    for name in _NAMESPACES:
        for value in facts.evidence.get(name, _NOTHING):
            yield identifier_text(name, value)
            if name in NUMBERS and len(value) >= NUMBER_DIGITS:
                for rule, text in (
                    (name + " tail", value[-4:] + " " + _start(facts.family or facts.firm)),
                    (name + " head", value[:4] + " " + _start(facts.first or facts.firm)),
                ):
                    if not rules or rule in rules:
                        yield rule, text


def _joining(facts: Facts) -> Iterator[tuple[str, str]]:
    """Values of which sharing one is enough find each other whatever the model's rules, and whole."""
    for value in joining(facts.evidence):
        yield JOINS, value


def _start(names: tuple[str, ...]) -> str:
    return names[0][:2] if names else ""


def _tokens(names: tuple[str, ...]) -> tuple[str, ...]:
    """Words of three letters or more, of names in any field: whichever part of the name a source took them for."""
    return tuple({token: None for name in names for token in name.split(" ") if len(token) >= SHORTEST})


def _two(facts: Facts, of: Callable[[str], str]) -> tuple[str, ...]:
    """What two words of a name make, in no order."""
    parts = sorted({of(token) for token in facts.names})[:MAX_WORDS]
    return tuple("\x1d".join(pair) for pair in combinations(parts, 2))


def _slips(facts: Facts) -> tuple[str, ...]:
    """Dates with one digit of year, month or day left out: what a date and one with another digit there share."""
    return tuple({f"{d[:i]}_{d[i + 1 :]}": None for d in facts.birth for i in range(2, 8)})


def _exchanged(facts: Facts) -> tuple[str, ...]:
    """Dates whichever of the last two parts is the day."""
    return tuple({d[:4] + min(d[4:6], d[6:]) + max(d[4:6], d[6:]): None for d in facts.birth})


def _tails(facts: Facts) -> tuple[str, ...]:
    return tuple({identifier_text("phone", p)[1]: None for p in facts.evidence.get("phone", _NOTHING)})


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def _full_names(facts: Facts) -> Iterator[str]:
    for given, family in product(facts.given, facts.family):
        yield " ".join(sorted(f"{given} {family}".split(" ")))


Parts = Callable[[Facts], tuple[tuple[str, ...], ...]]
RULES: tuple[tuple[str, Parts], ...] = (
    ("name", lambda f: (tuple(n for n in f.names if len(n) >= LONG),)),
    ("name, year", lambda f: (f.names, f.years)),
    ("name, area", lambda f: (f.names, f.area)),
    ("name, birth place", lambda f: (f.names, f.born_in)),
    ("name, work", lambda f: (f.names, f.work)),
    ("name, city", lambda f: (f.names, f.city)),
    ("two names", lambda f: (_two(f, lambda n: n[:4]),)),
    ("two sounds", lambda f: (_two(f, phonetic),)),
    ("given, sound, year", lambda f: (f.first, f.sound, f.years)),
    ("formal name, sound", lambda f: (f.formal, f.sound)),
    ("skeletons", lambda f: (tuple(map(_skeleton, f.first)), tuple(map(_skeleton, f.family)))),
    ("given, middle, family", lambda f: (f.first, f.middle, _cut(f.family, 2))),
    ("given", lambda f: (f.first,)),
    ("given start, initial", lambda f: (_cut(f.first, 5), _cut(f.family, 1))),
    ("family", lambda f: (f.family,)),
    ("family sound", lambda f: (f.sound,)),
    ("family start, initial", lambda f: (_cut(f.family, 5), _cut(f.first, 1))),
    ("family sound, area", lambda f: (f.sound, f.area)),
    ("prefixes, area", lambda f: (_cut(f.first, 3), _cut(f.family, 3), f.area)),
    ("prefixes, birth place", lambda f: (_cut(f.first, 3), _cut(f.family, 3), f.born_in)),
    ("birth date", lambda f: (f.birth,)),
    ("birth date, initial", lambda f: (f.birth, _cut(f.first, 1))),
    ("birth date, family", lambda f: (f.birth, _cut(f.family, 2))),
    ("birth date, area", lambda f: (f.birth, f.area)),
    ("birth date, birth place", lambda f: (f.birth, f.born_in)),
    ("birth date slip", lambda f: (_slips(f),)),
    ("birth date slip, name", lambda f: (_slips(f), f.starts)),
    ("birth date exchanged", lambda f: (_exchanged(f),)),
    ("birth month, name", lambda f: (f.months, f.starts)),
    ("birth day, family", lambda f: (f.days, _cut(f.family, 3))),
    ("birth day, given", lambda f: (f.days, _cut(f.first, 4))),
    ("birth day, area", lambda f: (f.days, f.area)),
    ("birth day, birth place", lambda f: (f.days, f.born_in)),
    ("birth day, city", lambda f: (f.days, f.city)),
    ("sound, year", lambda f: (f.sound, f.years)),
    ("birth place, work, year", lambda f: (f.born_in, f.work, f.years)),
    ("city, year", lambda f: (f.city, f.years)),
    ("postal code", lambda f: (f.postal,)),
    ("postal code, initial", lambda f: (f.postal, _cut(f.first, 1))),
    ("postal code, family", lambda f: (f.postal, _cut(f.family, 3))),
    ("postal code, year", lambda f: (f.postal, f.years)),
    ("postal code, work", lambda f: (f.postal, f.work)),
    ("postal code, birth place", lambda f: (f.postal, f.born_in)),
    ("house", lambda f: (f.house, f.street)),
    ("house, given", lambda f: (f.house, f.street, _cut(f.first, 3))),
    ("house, family", lambda f: (f.house, f.street, _cut(f.family, 3))),
    ("street, given", lambda f: (f.evidence.get("street_name", _NOTHING), f.first)),
    ("po box, family", lambda f: (f.evidence.get("po_box", _NOTHING), _cut(f.family, 3))),
    ("po box, given", lambda f: (f.evidence.get("po_box", _NOTHING), _cut(f.first, 3))),
    ("work, given, area", lambda f: (f.work, f.first, f.area)),
    ("family, city", lambda f: (f.family, f.city, _cut(f.first, 1))),
    ("given, city", lambda f: (f.first, f.city, _cut(f.family, 1))),
    ("email name", lambda f: (tuple(name for name, _ in f.emails if len(name) >= EMAIL_NAME),)),
    ("email start", lambda f: (tuple({name[:6]: None for name, _ in f.emails}),)),
    ("email letters", lambda f: (tuple({_letters(name): None for name, _ in f.emails}),)),
    ("email domain, name", lambda f: (tuple({domain: None for _, domain in f.emails}), f.starts)),
    ("email domain, year", lambda f: (tuple({domain: None for _, domain in f.emails}), f.years)),
    ("custom", lambda f: (f.evidence.get("custom", _NOTHING), _cut(f.family, 3) or _cut(f.first, 3))),
)

OWN_RULES: tuple[tuple[str, Callable[[Facts], tuple[str, ...]]], ...] = (
    (", name", lambda f: _cut(f.names, 3)),
    (", year", lambda f: f.years),
    (", area", lambda f: f.area),
)
"""What a value of a source's own field is paired with; the rule's name is the field's and this."""


def _telling(facts: Facts) -> tuple[str, ...]:
    return tuple({word: None for name in facts.firm for word in telling_words(name) if len(word) >= SHORTEST})


def _two_words(facts: Facts) -> tuple[str, ...]:
    starts = sorted({word[:4] for word in _tokens(facts.firm)})[:MAX_WORDS]
    return tuple("\x1d".join(pair) for pair in combinations(starts, 2))


ORGANIZATION_RULES: tuple[tuple[str, Parts], ...] = (
    ("organization", lambda f: (tuple({plain_name(n): None for n in f.firm}),)),
    ("organization word", lambda f: (tuple(word for word in _telling(f) if len(word) >= LONG),)),
    ("organization word, city", lambda f: (_telling(f), f.city)),
    ("organization word, area", lambda f: (_telling(f), f.area)),
    ("organization word, house", lambda f: (_cut(_telling(f), 4), f.house, f.street)),
    ("organization word, phone", lambda f: (_cut(_telling(f), 4), _tails(f))),
    ("organization words", lambda f: (_two_words(f),)),
    ("organization start", lambda f: (_cut(f.firm, ORGANIZATION_START),)),
    ("organization sound, place", lambda f: (tuple({phonetic(w): None for w in _telling(f)}), (*f.area, *f.city))),
    ("organization initials", lambda f: (tuple(filter(None, map(initials, f.firm))),)),
    ("web domain", lambda f: (f.evidence.get("web_domain", _NOTHING),)),
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
        for name in _full_names(facts):
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
