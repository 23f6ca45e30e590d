"""Firms: names, legal forms, addresses and numbers as in some country; sisters of one concern share an office."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

_DATA = json.loads((Path(__file__).parent / "countries.json").read_text("utf-8"))
COUNTRIES: dict[str, dict[str, Any]] = _DATA["countries"]
"""Country → spellings of legal forms, towns, streets, words for trades, and how phone and VAT numbers are written."""
CONCERN_SHARE, LARGEST_CONCERN = 0.2, 4  # of firms that have sisters
CENTRE_SHARE, CENTRES = 0.15, 6  # of offices that are in one of so many business centres of the country
LEI_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Office:
    """Where a firm is: what a branch has of its own."""

    street: str
    number: str
    postal_code: str
    city: str
    phone: str


@dataclass(frozen=True)
class Firm:
    """One organization; `forms` are the spellings of its legal form."""

    entity: str
    country: str
    stem: str
    trade: str
    forms: tuple[str, ...]
    offices: tuple[Office, ...]
    domain: str
    registration: str
    tax: str
    lei: str
    duns: str


def concern(rng: Random, first: int) -> list[Firm]:
    """A firm, or several of one stem at one address; they are numbered from `first`."""
    name = rng.choice(list(COUNTRIES))
    country = COUNTRIES[name]
    size = rng.randint(2, LARGEST_CONCERN) if rng.random() < CONCERN_SHARE else 1
    stem = _stem(rng) if rng.random() < 0.7 else f"{_stem(rng)} & {_stem(rng)}"
    head = _office(rng, name)
    domain = f"{stem.split()[0].lower()}{rng.choice(('', '-group', str(rng.randint(1, 9))))}.{country['tld']}"
    firms = []
    for n, trade in enumerate(rng.sample(country["trades"], size)):
        branches = [_office(rng, name) for _ in range(rng.choice((0, 0, 0, 0, 1, 2)))]
        number = "".join(rng.choices("123456789", k=10 if name in ("SE", "PL") else 9))
        firms.append(
            Firm(
                entity=f"o{first + n}",
                country=name,
                stem=stem,
                trade=trade if size > 1 or rng.random() < 0.7 else "",
                forms=tuple(rng.choice(country["forms"])),
                offices=(head, *branches),
                domain=domain,
                registration=number,
                tax=country["vat"].format(n=number),
                lei="".join(rng.choices(LEI_LETTERS, k=18)) + f"{rng.randint(2, 98):02}",
                duns="".join(rng.choices("123456789", k=9)),
            )
        )
    return firms


def _stem(rng: Random) -> str:
    return "".join(map(rng.choice, _DATA["syllables"]))


def _office(rng: Random, name: str) -> Office:
    country = COUNTRIES[name]
    if rng.random() < CENTRE_SHARE:  # a building with a name plate for each of them
        rng = Random(f"centre/{name}/{rng.randrange(CENTRES)}")
    return Office(
        street=rng.choice(country["streets"]),
        number=str(rng.randint(1, 120)),
        postal_code=str(rng.randint(10000, 98999)),
        city=rng.choice(country["towns"]),
        phone=country["phone"].format(a=rng.randint(10, 98), b=f"{rng.randint(0, 9999):04}"),
    )
