"""What large files from many hands have besides slips: copied ids, shared homes and phones, odd Unicode, bare names.

Every rate is a stated guess, high enough that half a million records hold thousands of each. A person's shared home
is a function of who it is; all else is drawn record by record.
"""

# ruff: noqa: RUF001 (letters that look like others are the point here)

import unicodedata
from collections.abc import Iterable, Iterator
from random import Random

from people.records import Record

AGAIN_RATE = 0.03  # people whose every record was written twice, so that some have about thirty
COPIED_ID_RATE = 0.01  # records with the national id of the record written before: a form copied, a relative's number
BARE_RATE = 0.05  # records of which names and date of birth are all that is left
HOSTEL_RATE = 0.02  # people who live where many do: a home for students, soldiers, the old
PEOPLE_PER_HOSTEL = 5000  # of the population; so some hundred residents each
SWITCHBOARD_RATE = 0.003  # records with a phone or e-mail address that is nobody's own
SWITCHBOARDS = 12
ODD_TEXT_RATE = 0.06  # records with one value in unusual Unicode
NAMED = ("given_name", "middle_name", "family_name", "name_suffix", "full_name", "birth_date")
ADDRESS = ("street_address", "street_number", "street_name", "unit", "city", "region", "postal_code")
LOOKALIKES = str.maketrans("aeopcxyABEKMHOPCTX", "аеорсхуАВЕКМНОРСТХ")  # Cyrillic for Latin
TYPOGRAPHIC = str.maketrans({"-": "\u2011", "'": "\u2019", " ": "\u00a0"})


def hardened(records: Iterable[Record], seed: int) -> Iterator[Record]:
    """The records as they come, some damaged and some written twice; ids stay distinct.

    Args:
        records: of `generate`, in its order: the one before is of the same household as a rule.
        seed: the same seed and records give the same.
    """
    before: Record = {}
    for record in records:
        again = Random(f"again/{seed}/{record['entity']}").random() < AGAIN_RATE
        for copy in range(1 + again):
            rng = Random(f"hard/{seed}/{record['record_id']}/{copy}")
            yield _damaged(rng, record | {"record_id": record["record_id"] + "b" * copy}, before, seed)
        before = record


def _damaged(rng: Random, record: Record, before: Record, seed: int) -> Record:
    person = int(record["entity"][1:])
    if Random(f"hostel/{seed}/{person}").random() < HOSTEL_RATE and any(name in record for name in ADDRESS):
        record |= _hostel(record, person // PEOPLE_PER_HOSTEL, seed)
    if "national_id" in before and rng.random() < COPIED_ID_RATE:
        record["national_id"] = before["national_id"]
    if rng.random() < SWITCHBOARD_RATE:
        number = rng.randrange(SWITCHBOARDS)
        record |= rng.choice(({"phone": f"+4420794600{number:02d}"}, {"email": f"frontdesk{number}@example.org"}))
    if rng.random() < BARE_RATE and any(name in record for name in NAMED[:3]):
        kept = {"record_id", "source", "profile", "entity", *NAMED}
        record = {name: value for name, value in record.items() if name in kept}
    if rng.random() < ODD_TEXT_RATE:
        name = rng.choice([name for name in (*NAMED[:5], "city", "street_name") if name in record] or ["source"])
        if name != "source":
            record[name] = odd_text(rng, record[name])
    return record


def _hostel(record: Record, number: int, seed: int) -> Record:
    """The hostel's address in the parts that the record has."""
    rng = Random(f"hostel address/{seed}/{number}")
    at, street = str(rng.randint(1, 300)), rng.choice(("College Road", "Barrack Street", "Hospital Lane"))
    code = f"DH{rng.randint(1, 9)} {rng.randint(1, 9)}{rng.choice('ABDE')}{rng.choice('LNPQ')}"
    home = {"street_address": f"{at} {street}", "street_number": at, "street_name": street, "city": "Durham",
            "postal_code": code}  # fmt: skip
    return {name: value for name, value in home.items() if name in record}


def odd_text(rng: Random, value: str) -> str:
    """The value as it may come out of another program: the same to the eye, other code points."""
    kind = rng.choice(("decomposed", "wide", "joined", "lookalike", "typographic", "spaces", "capitals"))
    if kind == "decomposed":
        return unicodedata.normalize("NFD", value)
    if kind == "wide":
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)
    if kind == "joined":
        at = rng.randrange(len(value) + 1)
        return value[:at] + rng.choice("\u200b\u200c\u200d\ufeff\u00ad") + value[at:]
    if kind == "lookalike":
        return value.translate(LOOKALIKES)
    if kind == "typographic":
        return value.translate(TYPOGRAPHIC)
    return f"  {value.replace(' ', '   ')}\t" if kind == "spaces" else value.upper()
