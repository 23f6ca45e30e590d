"""The parts of an evidence that blocking rules combine: names, sounds, starts of words, dates with a digit left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations, product

from onefold.graph.normalize import consonant_skeleton, nickname_groups, phonetic
from onefold.graph.normalize.organizations.names import telling_words
from onefold.graph.transaction.evidence import Evidence

PHONE_TAIL = 8
SHORTEST, LONG = 3, 4  # letters of a word of a name that counts with something else, and alone
MAX_WORDS = 6  # of a name, that are paired
NOTHING: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def skeleton(name: str) -> str:
    """The consonants of a name; cached."""
    return consonant_skeleton(name)


class Facts:
    """The parts of an evidence that rules combine."""

    def __init__(self, evidence: Evidence) -> None:
        get = evidence.get
        self.evidence = evidence
        self.given = get("given_name", NOTHING)
        self.middle = get("middle_name", NOTHING)
        self.family = get("family_name", NOTHING)
        self.birth = tuple(d for d in get("birth_date", NOTHING) if len(d) == 8 and not d.endswith("0000"))
        self.years = tuple({d[:4]: None for d in get("birth_date", NOTHING)})
        self.days = tuple(d[4:] for d in self.birth if d[4:] != "0101" and not d.endswith("00"))
        self.born_in = tuple({p[:4]: None for p in get("birth_place", NOTHING)})
        self.postal = get("postal_code", NOTHING)
        self.area = tuple({outward(p): None for p in self.postal})
        self.street = tuple({s[:5]: None for s in get("street_name", NOTHING)})
        self.house = get("street_number", NOTHING)
        self.city = get("city", NOTHING)
        self.work = tuple({w[:10]: None for w in (*get("occupation", NOTHING), *get("employer", NOTHING))})
        self.sound = tuple({phonetic(f): None for f in self.family if f})
        self.first = tuple({g.split(" ", 1)[0]: None for g in self.given})
        self.formal = tuple({n: None for g in self.first for n in (nickname_groups(g) or (g,))})
        self.names = tokens((*self.given, *self.middle, *self.family))
        self.starts = cut(self.names, 2)
        self.months = tuple({d[:6]: None for d in self.birth})
        self.emails = tuple(tuple(e.partition("@")[::2]) for e in get("email", NOTHING))
        self.firm = get("organization_name", NOTHING)


def outward(postal: str) -> str:
    """The part of a postal code that names the district, or its first three characters."""
    head, space, _ = postal.partition(" ")
    return head if space else postal[:3]


def cut(values: tuple[str, ...], n: int) -> tuple[str, ...]:
    """The distinct first `n` characters of the values."""
    return tuple({v[:n]: None for v in values if v})


def identifier_text(namespace: str, value: str) -> tuple[str, str]:
    """(rule, text) of the key by which an identifier alone is found."""
    return namespace, value[-PHONE_TAIL:] if namespace == "phone" else value


def start(names: tuple[str, ...]) -> str:
    """The first two letters of the first name; "" for none."""
    return names[0][:2] if names else ""


def tokens(names: tuple[str, ...]) -> tuple[str, ...]:
    """Words of three letters or more, of names in any field: whichever part of the name a source took them for."""
    return tuple({token: None for name in names for token in name.split(" ") if len(token) >= SHORTEST})


def two_names(facts: Facts, of: Callable[[str], str]) -> tuple[str, ...]:
    """What two words of a name make, in no order."""
    parts = sorted({of(token) for token in facts.names})[:MAX_WORDS]
    return tuple("\x1d".join(pair) for pair in combinations(parts, 2))


def slips(facts: Facts) -> tuple[str, ...]:
    """Dates with one digit of year, month or day left out: what a date and one with another digit there share."""
    return tuple({f"{d[:i]}_{d[i + 1 :]}": None for d in facts.birth for i in range(2, 8)})


def exchanged(facts: Facts) -> tuple[str, ...]:
    """Dates whichever of the last two parts is the day."""
    return tuple({d[:4] + min(d[4:6], d[6:]) + max(d[4:6], d[6:]): None for d in facts.birth})


def tails(facts: Facts) -> tuple[str, ...]:
    """The last digits of the phone numbers."""
    return tuple({identifier_text("phone", p)[1]: None for p in facts.evidence.get("phone", NOTHING)})


def letters(text: str) -> str:
    """The letters of a text, the rest left out."""
    return "".join(c for c in text if c.isalpha())


def full_names(facts: Facts) -> Iterator[str]:
    """Given with family names, their words in alphabetical order."""
    for given, family in product(facts.given, facts.family):
        yield " ".join(sorted(f"{given} {family}".split(" ")))


def telling(facts: Facts) -> tuple[str, ...]:
    """The words of an organization's names that tell it from others."""
    return tuple({word: None for name in facts.firm for word in telling_words(name) if len(word) >= SHORTEST})


def two_words(facts: Facts) -> tuple[str, ...]:
    """What two words of an organization's name begin with, in no order."""
    starts = sorted({word[:4] for word in tokens(facts.firm)})[:MAX_WORDS]
    return tuple("\x1d".join(pair) for pair in combinations(starts, 2))
