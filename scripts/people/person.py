"""Households and the people in them, as they truly are."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from people import names, spelling

# Shares below are guesses in the range of Western registers; they make the hard cases frequent enough to learn from.
COUPLE_RATE = 0.55  # households of two adults
SAME_SURNAME_RATE = 0.7  # couples who share a family name
CHILDREN_WEIGHTS = (0.5, 0.2, 0.2, 0.1)  # of 0 … 3 children
TWINS_RATE = 0.06  # households with two or more children in which two are twins; real life has 0.015 of births
NAMESAKE_RATE = 0.08  # sons who carry their father's name; higher in registers of the 19th century
CHANGED_SURNAME_RATE = 0.25  # women whose records carry a former family name too
FOREIGN_ADDRESS_RATE = 0.6  # people of other cultures who live in an English-speaking country
MOVES_WEIGHTS = (0.5, 0.3, 0.15, 0.05)  # of 0 … 3 moves while the sources watch
MIDDLE_NAME_RATE = 0.65
SHARED_PHONE_RATE = 0.3  # members of a household who (also) give its head's phone
SHARED_EMAIL_RATE = 0.08  # the same for e-mail

GENDERS = ("male", "female")
CULTURES = {"anglo": 0.76, "de_DE": 0.02, "fr_FR": 0.02, "es_ES": 0.025, "it_IT": 0.02, "nl_NL": 0.01, "sv_SE": 0.01,
            "pt_BR": 0.015, "tr_TR": 0.01, "en_IN": 0.03, "ru_RU": 0.02, "uk_UA": 0.01, "el_GR": 0.01, "zh_CN": 0.02,
            "arabic": 0.02}  # fmt: skip
HOME_COUNTRY = {"de_DE": "DE", "fr_FR": "FR", "es_ES": "ES", "it_IT": "IT", "nl_NL": "NL", "sv_SE": "SE", "pt_BR": "BR",
                "tr_TR": "TR", "en_IN": "IN", "ru_RU": "RU", "uk_UA": "UA", "el_GR": "GR", "zh_CN": "CN",
                "arabic": "EG"}  # fmt: skip
DIALLING = {"GB": "44", "US": "1", "AU": "61", "DE": "49", "FR": "33", "ES": "34", "IT": "39", "NL": "31", "SE": "46",
            "BR": "55", "TR": "90", "IN": "91", "RU": "7", "UA": "380", "GR": "30", "CN": "86", "EG": "20"}  # fmt: skip


@dataclass(frozen=True)
class World:
    """Where and when a population lives."""

    born: tuple[int, int]  # years of birth of its adults
    countries: dict[str, float]
    cultures: dict[str, float]
    middle_name_rate: float = MIDDLE_NAME_RATE
    old: bool = False


@dataclass(frozen=True)
class Address:
    """A home."""

    number: str
    street: str
    street_type: tuple[str, str]  # in full and abbreviated
    unit: str
    city: str
    region: str
    postal_code: str
    country: str


@dataclass(frozen=True)
class Person:
    """One person; names in their own script."""

    entity: int
    household: int
    culture: str
    gender: str
    given: str
    middle: str
    family: str
    former_family: str
    suffix: str
    birth_date: date
    birth_place: str
    occupation: str
    employer: str
    homes: tuple[Address, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    national_id: str
    loyalty_id: str


def household(rng: Random, world: World, number: int, first_entity: int) -> list[Person]:
    """The people of one household; entities count up from `first_entity`."""
    culture = _pick(rng, world.cultures)
    country = HOME_COUNTRY.get(culture)
    if country is None or rng.random() < FOREIGN_ADDRESS_RATE:
        country = _pick(rng, world.countries)
    homes = _homes(rng, country)
    head = _adult(rng, world, culture, (number, homes), rng.choice(GENDERS))
    people = [head]
    if rng.random() < COUPLE_RATE:
        people.append(_spouse(rng, world, head))
        people += _children(rng, world, head)
    if any(person.suffix for person in people):
        people[0] = replace(head, suffix="Sr")
    people[1:] = [_sharing(rng, person, people[0]) for person in people[1:]]
    return [replace(person, entity=first_entity + at) for at, person in enumerate(people)]


def _sharing(rng: Random, person: Person, head: Person) -> Person:
    """The person, perhaps with the head's phone or e-mail address too, or instead of an own one."""
    phones, emails = person.phones, person.emails
    if rng.random() < SHARED_PHONE_RATE:
        phones = (head.phones[0], *phones[1:])
    if rng.random() < SHARED_EMAIL_RATE:
        emails = (head.emails[0], *emails[1:])
    return replace(person, phones=phones, emails=emails)


def _pick(rng: Random, weights: dict[str, float]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def _born(rng: Random, first_year: int, last_year: int) -> date:
    start = date(first_year, 1, 1)
    return start + timedelta(days=rng.randrange((date(last_year, 12, 31) - start).days + 1))


def _adult(rng: Random, world: World, culture: str, home: tuple[int, tuple[Address, ...]], gender: str) -> Person:
    number, homes = home
    table = names.culture("anglo_old" if world.old and culture == "anglo" else culture)
    family = table.family(rng, gender)
    middle = table.given(rng, gender) if rng.random() < world.middle_name_rate else ""
    if world.old and middle and rng.random() < 0.3:
        middle += " " + table.given(rng, gender)
    return _with_contacts(rng, Person(
        entity=0, household=number, culture=culture, gender=gender, given=table.given(rng, gender), middle=middle,
        family=family, former_family=_former(rng, table, gender), suffix="", birth_date=_born(rng, *world.born),
        birth_place=names.cities(homes[0].country).draw(rng), homes=homes, emails=(), phones=(), national_id="",
        occupation=rng.choice(names.OLD_OCCUPATIONS if world.old else names.OCCUPATIONS), loyalty_id="",
        employer=f"{rng.choice(names.EMPLOYERS)} {rng.choice(names.EMPLOYER_KINDS)}"))  # fmt: skip


def _former(rng: Random, table: names.Culture, gender: str) -> str:
    return table.family(rng, gender) if gender == "female" and rng.random() < CHANGED_SURNAME_RATE else ""


def _spouse(rng: Random, world: World, head: Person) -> Person:
    gender = "female" if head.gender == "male" else "male"
    other = _adult(rng, world, head.culture, (head.household, head.homes), gender)
    family = _family_form(head, gender) if rng.random() < SAME_SURNAME_RATE else other.family
    birth = head.birth_date + timedelta(days=rng.randrange(-2500, 2500))
    return _with_contacts(rng, replace(other, family=family, birth_date=birth))


def _family_form(head: Person, gender: str) -> str:
    """The head's family name as this gender carries it."""
    table = names.culture(head.culture)
    if gender == head.gender or table.family_male is table.family_female:
        return head.family
    return names.other_gender(head.family, gender)


def _children(rng: Random, world: World, head: Person) -> list[Person]:
    count = rng.choices(range(4), CHILDREN_WEIGHTS)[0]
    births = [head.birth_date + timedelta(days=rng.randrange(7000, 14000)) for _ in range(count)]
    if count > 1 and rng.random() < TWINS_RATE:
        births[1] = births[0]
    children: list[Person] = []
    for birth in births:
        child = _adult(rng, world, head.culture, (head.household, head.homes), rng.choice(GENDERS))
        child = replace(child, family=_family_form(head, child.gender), former_family="", birth_date=birth)
        namesakes = head.gender == child.gender == "male" and not any(one.suffix for one in children)
        if namesakes and rng.random() < NAMESAKE_RATE * (2 if world.old else 1):
            child = replace(child, given=head.given, middle=head.middle, suffix="Jr")
        children.append(_with_contacts(rng, child))
    return children


def _homes(rng: Random, country: str) -> tuple[Address, ...]:
    moves = rng.choices(range(4), MOVES_WEIGHTS)[0]
    homes = [_address(rng, country, names.cities(country).draw(rng))]
    for _ in range(moves):
        city = homes[-1].city if rng.random() < 0.6 else names.cities(country).draw(rng)
        homes.append(_address(rng, country, city))
    return tuple(homes)


def _address(rng: Random, country: str, city: str) -> Address:
    street = rng.choice(names.STREETS) if rng.random() < 0.5 else names.culture("anglo").family_male.draw(rng)
    return Address(
        number=str(1 + int(rng.expovariate(1 / 40))) + (rng.choice("abc") if rng.random() < 0.03 else ""),
        street=street, street_type=rng.choice(names.STREET_TYPES), city=city, country=country,
        unit=f"{rng.choice(('flat', 'unit', 'apt'))} {rng.randint(1, 60)}" if rng.random() < 0.2 else "",
        region=names.regions(country)[city], postal_code=_postal_code(rng, country, city))  # fmt: skip


def _postal_code(rng: Random, country: str, city: str) -> str:
    area = Random(f"area/{country}/{city}")  # a city's codes begin alike
    if country == "GB":
        letters = city[0].upper() + area.choice("ABDEHLNRSTWY")
        return f"{letters}{rng.randint(1, 28)} {rng.randint(1, 9)}{rng.choice('ABDEFGHJLN')}{rng.choice('PQRSTUWXYZ')}"
    if country == "AU":
        return f"{area.randint(20, 79)}{rng.randint(0, 99):02d}"
    if country == "NL":
        return f"{area.randint(10, 99)}{rng.randint(0, 99):02d} {rng.choice('ABCDEFG')}{rng.choice('HJKLMN')}"
    return f"{area.randint(100, 979)}{rng.randint(0, 99):02d}"


def _with_contacts(rng: Random, person: Person) -> Person:
    given, family = (spelling.latin(rng, name).lower().replace("-", "").replace("'", "").replace(" ", "")
                     for name in (person.given, person.family))  # fmt: skip
    count = rng.choices((1, 2, 3), (0.6, 0.3, 0.1))[0]
    emails = tuple(dict.fromkeys(_email(rng, given, family, person.birth_date.year) for _ in range(count)))
    phones = tuple(_phone(rng, person.homes[0].country) for _ in range(rng.choices((1, 2), (0.7, 0.3))[0]))
    national_id = "".join(rng.choices("ABCEGHJKLMNPRSTWXYZ", k=2)) + f"{rng.randrange(10**6):06d}" + rng.choice("ABCD")
    return replace(
        person, emails=emails, phones=phones, national_id=national_id, loyalty_id=f"L{rng.randrange(10**8):08d}"
    )


def _email(rng: Random, given: str, family: str, year: int) -> str:
    numbered = f"{given}{rng.randint(1, 999)}"
    dotted = f"{given}.{family}"
    locals_ = (dotted, given + family, f"{given[:1]}.{family}", numbered, f"{dotted}{rng.randint(1, 99)}",
               family + given[:1], f"{given}{year}")  # fmt: skip
    local = rng.choice(locals_)
    return f"{local}@{rng.choice(names.MAIL_HOSTS)}"


def _phone(rng: Random, country: str) -> str:
    if country == "GB":
        return f"+447{rng.randint(4, 9)}{rng.randrange(10**8):08d}"
    if country in ("US", "CA"):
        return f"+1{rng.randint(201, 989)}{rng.randint(200, 999)}{rng.randrange(10**4):04d}"
    if country == "AU":
        return f"+614{rng.randrange(10**8):08d}"
    return f"+{DIALLING.get(country, '44')}{rng.randint(10, 99)}{rng.randrange(10**7):07d}"
