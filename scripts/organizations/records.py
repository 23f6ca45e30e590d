"""What systems write down of firms and of the people who work there, errors included."""

from collections.abc import Iterator, Sequence
from random import Random

from organizations.firm import Firm, concern
from people.errors import typo
from people.population import generate as generate_people

Record = dict[str, str]

MOST_RECORDS = 5  # of one firm
EMPLOYED_SHARE = 0.4  # of the generated people
# How often a system has, or changes, what a firm has; of no one register: what is common in supplier lists.
HAS = {
    "tax_id": 0.45,
    "registration_number": 0.35,
    "lei": 0.12,
    "duns": 0.15,
    "website": 0.35,
    "email": 0.4,
    "phone": 0.65,
}
ADDRESS_SHARE, FORM_LEFT_OUT, TRADE_LEFT_OUT, TYPO, CAPITALS = 0.8, 0.2, 0.06, 0.06, 0.3
_OFFICES = ("info", "post", "sales", "office")


def generate(firms: int, seed: int, people: int = 0) -> Iterator[Record]:
    """Records of so many firms, and of people of whom some are employed there.

    Yields:
        Field → value, with `entity` (the truth), `record_id`, `source` and `record_type`.
    """
    known: list[Firm] = []
    while len(known) < firms:
        known += concern(Random(f"organizations/{seed}/{len(known)}"), len(known))
    for firm in known[:firms]:
        yield from _of_firm(firm, Random(f"records/{seed}/{firm.entity}"))
    yield from _of_people(known[:firms], people, seed)


def _of_firm(firm: Firm, rng: Random) -> Iterator[Record]:
    for n in range(rng.choices(range(1, MOST_RECORDS + 1), (40, 30, 15, 10, 5))[0]):
        office = rng.choice(firm.offices)
        record = {
            "record_id": f"{firm.entity}-{n}",
            "entity": firm.entity,
            "source": rng.choice(("crm", "erp", "register")),
            "record_type": "ORGANIZATION",
            "name_org": _name(firm, rng),
        }
        has = {
            "tax_id": firm.tax,
            "registration_number": firm.registration,
            "lei": firm.lei,
            "duns": f"{firm.duns[:2]}-{firm.duns[2:5]}-{firm.duns[5:]}" if rng.random() < 0.5 else firm.duns,
            "website": rng.choice(("www.", "https://", "https://www.", "")) + firm.domain,
            "email": f"{rng.choice(_OFFICES)}@{firm.domain}",
            "phone": office.phone if rng.random() < 0.6 else office.phone.replace(" ", ""),
        }
        record |= {field: value for field, value in has.items() if rng.random() < HAS[field]}
        if rng.random() < ADDRESS_SHARE:
            record |= {
                "street_address": f"{office.street} {office.number}",
                "postal_code": office.postal_code,
                "city": office.city,
                "country": firm.country,
            }
        yield record


def _name(firm: Firm, rng: Random) -> str:
    stem = firm.stem.replace("&", rng.choice(("&", "and", "&")))
    if rng.random() < TYPO:
        stem = typo(rng, stem)
    trade = "" if rng.random() < TRADE_LEFT_OUT else firm.trade
    form = "" if rng.random() < FORM_LEFT_OUT else rng.choice(firm.forms)
    name = " ".join(part for part in (stem, trade, form) if part)
    return name.upper() if rng.random() < CAPITALS else name


def _of_people(firms: Sequence[Firm], people: int, seed: int) -> Iterator[Record]:
    rng, employers = Random(f"employed/{seed}"), dict[str, Firm | None]()
    for record in generate_people(people, seed):
        entity = record["entity"]
        if entity not in employers:
            employers[entity] = rng.choice(firms) if rng.random() < EMPLOYED_SHARE else None
        firm, written = employers[entity], {k: v for k, v in record.items() if k not in ("employer", "profile")}
        if firm is not None and rng.random() < 0.6:
            written["employer"] = _name(firm, rng)
            if rng.random() < 0.5:
                written["phone"] = firm.offices[0].phone
        yield {**written, "record_type": "PERSON"}
