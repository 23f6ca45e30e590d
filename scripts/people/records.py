"""What one source writes down of one person: a record, with its slips."""

from dataclasses import replace
from datetime import date
from random import Random

from people import errors, names, spelling
from people.person import GENDERS, Address, Person
from people.profiles import MAX_RECORDS, Profile

Record = dict[str, str]
TAIL_EXPONENT = 1.5  # records per person above the listed counts fall off as k to the minus this
OLD_HOME_RATE = 0.3  # records that still have one of the earlier addresses
TITLE_RATE = 0.12  # full names with a title, where there are full names
MIDDLE_IN_FULL_NAME_RATE = 0.5
MIDDLE_INITIAL_RATE = 0.5
SUFFIX_WRITTEN_RATE = 0.6
COMMA_RATE = 0.04  # full names as "family, given"
LOCAL_PHONE_RATE = 0.5  # phones without the country's code
TITLES = {"male": ("Mr", "Sir", "Dr", "Rev"), "female": ("Mrs", "Miss", "Lady", "Dr")}
NATIONAL_PREFIX = {"GB": "0", "US": "", "AU": "0"}
DIALLED = {"GB": "+44", "US": "+1", "AU": "+61"}
# What a field holds when it holds a stranger's value.
STRANGERS = {"gender": GENDERS, "occupation": names.OLD_OCCUPATIONS, "birth_place": names.cities("GB").values,
             "city": names.cities("GB").values}  # fmt: skip
NAME_PARTS = ("given_name", "family_name", "middle_name", "name_suffix")
DIGITS = ("postal_code", "phone", "national_id", "street_number", "loyalty_id")


def record_count(rng: Random, profile: Profile) -> int:
    """How many records a person has: the profile's counts, or a power-law tail up to MAX_RECORDS."""
    listed = profile.record_weights
    if rng.random() >= profile.tail_share:
        return rng.choices(list(listed), list(listed.values()))[0]
    longer = range(max(listed) + 1, MAX_RECORDS + 1)
    return rng.choices(longer, [count**-TAIL_EXPONENT for count in longer])[0]


def write_down(rng: Random, person: Person, profile: Profile) -> Record:
    """One record of this person by this kind of source; a field without a value is absent."""
    careless = rng.random() >= profile.clean_share
    written = _spelled(rng, person, profile)
    record = _name_parts(rng, written, profile, careless)
    if not (careless and rng.random() < profile.errors.only_name):
        record |= _facts(rng, written, profile)
    if not record:
        record = {"given_name": written.given, "family_name": written.family}
    if careless:
        _slip(rng, record, profile, person.birth_date)
    elif "birth_date" in record:
        record["birth_date"] = person.birth_date.strftime(profile.date_format)
    if profile.case == "lower":
        record = {field: value.lower() for field, value in record.items()}
    return {field: value for field, value in record.items() if value}


def _spelled(rng: Random, person: Person, profile: Profile) -> Person:
    """The person with names as this clerk spells them: own script or one of the Latin spellings."""
    foreign = spelling.script(person.family) != "latin"
    if foreign and rng.random() < profile.errors.own_script:
        return person
    if not foreign and rng.random() < 0.5:  # half the clerks keep diacritics
        return person
    return replace(
        person,
        given=spelling.latin(rng, person.given),
        middle=spelling.latin(rng, person.middle),
        family=spelling.latin(rng, person.family),
        former_family=spelling.latin(rng, person.former_family),
    )


def _name_parts(rng: Random, person: Person, profile: Profile, careless: bool) -> Record:
    given, family, rates = person.given, person.family, profile.errors
    if person.former_family and rng.random() < rates.former_family:
        family = person.former_family
    if careless and rng.random() < rates.nickname and (known := spelling.nicknames(given)):
        given = rng.choice(known)
    elif careless and rng.random() < rates.initial:
        given = given[:1]
    if careless and rng.random() < rates.swapped_names:
        given, family = family, given
    record = {"given_name": given, "family_name": family}
    record = {name: value for name, value in record.items() if rng.random() < profile.presence[name]}
    if person.middle and rng.random() < profile.presence.get("middle_name", 0.0):
        record["middle_name"] = person.middle[:1] if rng.random() < MIDDLE_INITIAL_RATE else person.middle
    if person.suffix and rng.random() < SUFFIX_WRITTEN_RATE:
        record["name_suffix"] = person.suffix
    if careless and rng.random() < rates.merged_names:
        return {"given_name": " ".join(record.values())}
    return record


def _full_name(rng: Random, record: Record, person: Person) -> str:
    given, family = record.get("given_name", ""), record.get("family_name", "")
    middle = person.middle if rng.random() < MIDDLE_IN_FULL_NAME_RATE else ""
    title = rng.choice(TITLES[person.gender]) if rng.random() < TITLE_RATE else ""
    if rng.random() < COMMA_RATE and given and family:
        return f"{family}, {given} {middle}".strip()
    return " ".join(part for part in (title, given, middle, family, record.get("name_suffix", "")) if part)


def _facts(rng: Random, person: Person, profile: Profile) -> Record:
    home = person.homes[-1] if rng.random() >= OLD_HOME_RATE else rng.choice(person.homes)
    facts = {
        "birth_date": person.birth_date.isoformat(), "birth_place": person.birth_place, "gender": person.gender,
        "occupation": person.occupation, "email": rng.choice(person.emails),
        "phone": _phone(rng, rng.choice(person.phones), home.country), "city": home.city, "region": home.region,
        "postal_code": home.postal_code, "country": home.country, "national_id": person.national_id,
        "employer": person.employer, "loyalty_id": person.loyalty_id,
    }  # fmt: skip
    record = {name: value for name, value in facts.items() if rng.random() < profile.presence.get(name, 0.0)}
    if rng.random() < profile.presence.get("street", 0.0):
        record |= _street(rng, home, profile)
    return record


def _street(rng: Random, home: Address, profile: Profile) -> Record:
    kind = home.street_type[rng.random() < profile.errors.abbreviated]
    if profile.street_style == "line":
        unit = f"{home.unit}, " if home.unit and rng.random() < 0.7 else ""
        return {"street_address": f"{unit}{home.number} {home.street} {kind}"}
    record = {"street_number": home.number, "street_name": f"{home.street} {kind}"}
    if home.unit and rng.random() < profile.presence.get("unit", 0.0):
        record["unit"] = home.unit
    return record


def _phone(rng: Random, phone: str, country: str) -> str:
    if country in DIALLED and rng.random() < LOCAL_PHONE_RATE:
        local = NATIONAL_PREFIX[country] + phone.removeprefix(DIALLED[country])
        return f"{local[:5]} {local[5:]}" if rng.random() < 0.5 else local
    return phone


def _slip(rng: Random, record: Record, profile: Profile, born: date) -> None:
    rates = profile.errors
    for name, chance in rates.typo.items():
        for at in ("street_name", "street_address") if name == "street" else (name,):
            while at in record and rng.random() < chance:
                record[at] = errors.typo(rng, record[at])
                chance = rates.again  # noqa: PLW2901 (a second slip in one value has its own chance)
    if "birth_date" in record:
        wrong = rng.random() < rates.wrong_date
        day = date.fromisoformat(errors.wrong_date(rng, born) if wrong else born.isoformat())
        record["birth_date"] = day.strftime(profile.date_format)
    for name in DIGITS:
        if name in record and rng.random() < rates.wrong_digits:
            record[name] = errors.wrong_digits(rng, record[name])
    for name, values in STRANGERS.items():
        if name in record and rng.random() < rates.other_field_value:
            record[name] = rng.choice(values)


def in_one_name(rng: Random, record: Record, person: Person, profile: Profile) -> Record:
    """The record with a full name instead of (or, in registers, beside) its parts, as often as the profile has one."""
    if rng.random() >= profile.full_name_share:
        return record
    full = {"full_name": name} if (name := _full_name(rng, record, person)) else {}
    if full and profile.full_name_share < 1:
        record = {name: value for name, value in record.items() if name not in NAME_PARTS}
    return full | record
