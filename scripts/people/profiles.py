"""What kinds of source there are: which fields they keep, how often, and how carelessly.

Every rate is a stated guess, set from what is generally written about such sources (clean CRM: a few per cent; census
and survey linkage studies: one in ten fields; FEBRL-like stress data: several errors per record). They are not fitted
to any data set; the mixture spans the range, so that a model fitted on it meets no source it never imagined.
"""

from dataclasses import dataclass, replace

from people.person import CULTURES, World

MAX_RECORDS = 15  # of one person in one population
TODAY = World(born=(1935, 2004), countries={"GB": 0.45, "US": 0.35, "AU": 0.2}, cultures=CULTURES)
ANGLO_TODAY = World(born=(1905, 1999), countries={"AU": 0.6, "GB": 0.3, "US": 0.1},
                    cultures={"anglo": 0.9} | {c: s / 2.4 for c, s in CULTURES.items() if c != "anglo"})  # fmt: skip
PAST = World(born=(1600, 1905), countries={"GB": 0.9, "US": 0.06, "AU": 0.04},
             cultures={"anglo": 0.93, "fr_FR": 0.02, "de_DE": 0.02, "it_IT": 0.01, "nl_NL": 0.02},
             middle_name_rate=0.45,
             old=True)  # fmt: skip


@dataclass(frozen=True)
class Errors:
    """Chance per record that each thing goes wrong, given that the record is careless at all."""

    typo: dict[str, float]  # field → chance of one slip; a second follows with `again`
    again: float = 0.15
    nickname: float = 0.0
    initial: float = 0.0
    swapped_names: float = 0.0
    merged_names: float = 0.0  # given and family in one field
    former_family: float = 0.3  # of those who have one
    wrong_date: float = 0.0
    wrong_digits: float = 0.0  # postcode, phone, ids, house number: each
    abbreviated: float = 0.3  # street types
    own_script: float = 0.35  # non-Latin names kept in their own script
    only_name: float = 0.0
    other_field_value: float = 0.0  # a field is filled with a stranger's value


@dataclass(frozen=True)
class Profile:
    """A kind of source."""

    name: str
    sources: tuple[str, ...]
    world: World
    presence: dict[str, float]  # field → chance that a record has it
    errors: Errors
    clean_share: float  # records without any slip
    record_weights: dict[int, float]  # records per person below the tail
    tail_share: float  # people with more: a power law up to MAX_RECORDS
    full_name_share: float = 0.0  # records with one name field instead of parts
    street_style: str = "parts"  # or "line"
    date_format: str = "%Y-%m-%d"
    case: str = "title"


NAME_TYPO = {"given_name": 0.05, "family_name": 0.06, "middle_name": 0.05}

CRM = Profile(
    name="crm", sources=("crm", "shop", "support"), world=TODAY,
    presence={"given_name": 0.98, "middle_name": 0.12, "family_name": 0.98, "birth_date": 0.6, "gender": 0.4,
              "email": 0.8, "phone": 0.65, "street": 0.6, "city": 0.7, "region": 0.3, "postal_code": 0.6,
              "country": 0.5, "loyalty_id": 0.25, "employer": 0.05},
    errors=Errors(typo=NAME_TYPO | {"city": 0.03, "email": 0.04, "street": 0.04}, nickname=0.12, initial=0.04,
                  swapped_names=0.02, wrong_date=0.05, wrong_digits=0.03, only_name=0.02),
    clean_share=0.45, record_weights={1: 0.45, 2: 0.27, 3: 0.14, 4: 0.06}, tail_share=0.08, full_name_share=0.15,
    street_style="line")  # fmt: skip

WEB = Profile(
    name="web", sources=("web", "app", "newsletter"), world=TODAY,
    presence={"given_name": 0.8, "family_name": 0.8, "birth_date": 0.85, "city": 0.75, "email": 0.75, "phone": 0.1},
    errors=Errors(typo={"given_name": 0.22, "family_name": 0.24, "city": 0.22, "email": 0.18}, again=0.35,
                  nickname=0.08, initial=0.02,
                  swapped_names=0.12, merged_names=0.06, wrong_date=0.15, other_field_value=0.01),
    clean_share=0.2, record_weights={1: 0.15, 2: 0.15, 3: 0.15, 4: 0.2, 5: 0.2, 6: 0.1}, tail_share=0.05)  # fmt: skip

REGISTER = Profile(
    name="register", sources=("register", "biography"), world=PAST,
    presence={"given_name": 0.99, "family_name": 0.98, "birth_date": 0.8, "birth_place": 0.75, "postal_code": 0.7,
              "gender": 0.85, "occupation": 0.7},
    errors=Errors(typo={"given_name": 0.10, "family_name": 0.13, "birth_place": 0.08, "occupation": 0.01}, again=0.3,
                  nickname=0.12, initial=0.06, swapped_names=0.02, wrong_date=0.22, wrong_digits=0.18, only_name=0.01,
                  other_field_value=0.03, former_family=0.4),
    clean_share=0.25, record_weights={1: 0.2, 2: 0.1, 3: 0.1, 4: 0.1, 5: 0.08, 6: 0.07}, tail_share=0.35,
    full_name_share=1.0)  # fmt: skip

SURVEY = Profile(
    name="survey", sources=("survey_a", "survey_b"), world=ANGLO_TODAY,
    presence={"given_name": 0.96, "family_name": 0.97, "birth_date": 0.93, "street": 0.95, "unit": 0.5, "city": 0.98,
              "region": 0.9, "postal_code": 0.99, "national_id": 0.97},
    errors=Errors(typo={"given_name": 0.3, "family_name": 0.3, "street": 0.35, "city": 0.25, "unit": 0.15}, again=0.4,
                  nickname=0.03, initial=0.02, swapped_names=0.08, merged_names=0.01, wrong_date=0.16,
                  wrong_digits=0.12, abbreviated=0.08,
                  other_field_value=0.02),
    clean_share=0.15, record_weights={1: 0.4, 2: 0.3, 3: 0.15, 4: 0.07, 5: 0.04}, tail_share=0.04, date_format="%Y%m%d",
    case="lower")  # fmt: skip

OFFICE = Profile(
    name="office", sources=("census", "tax", "benefits"), world=TODAY,
    presence={"given_name": 0.99, "middle_name": 0.8, "family_name": 0.99, "birth_date": 0.75, "gender": 0.5,
              "national_id": 0.4, "street": 0.9, "unit": 0.9, "city": 0.9, "region": 0.9, "postal_code": 0.92,
              "employer": 0.35},
    errors=Errors(typo=NAME_TYPO | {"street": 0.08, "city": 0.06, "employer": 0.05}, nickname=0.06, initial=0.03,
                  swapped_names=0.01, wrong_date=0.06, wrong_digits=0.06, abbreviated=0.6),
    clean_share=0.4, record_weights={1: 0.2, 2: 0.25, 3: 0.25, 4: 0.15}, tail_share=0.15)  # fmt: skip

# The least that a linker can be given: no part of `mixed`, and no model was fitted on it.
NAMES = Profile(
    name="names", sources=("list_a", "list_b"), world=ANGLO_TODAY,
    presence={"given_name": 0.98, "middle_name": 0.25, "family_name": 0.98, "birth_date": 0.9},
    errors=Errors(typo=NAME_TYPO, again=0.2, nickname=0.06, initial=0.02, swapped_names=0.02, wrong_date=0.06),
    clean_share=0.5, record_weights={1: 0.4, 2: 0.3, 3: 0.15, 4: 0.07}, tail_share=0.04)  # fmt: skip

# What several systems of one company know of its customers: little of each, and attributes (`attributes`) beside it.
CUSTOMERS = Profile(
    name="customers", sources=("shop", "till", "app", "hotline"), world=TODAY,
    presence={"given_name": 0.95, "family_name": 0.96, "birth_date": 0.35, "gender": 0.3, "email": 0.35, "phone": 0.3,
              "city": 0.5, "postal_code": 0.4},
    errors=Errors(typo={"given_name": 0.12, "family_name": 0.13, "city": 0.06, "email": 0.08}, again=0.25,
                  nickname=0.12, initial=0.06, swapped_names=0.03, wrong_date=0.08, wrong_digits=0.05, only_name=0.01),
    clean_share=0.3, record_weights={1: 0.35, 2: 0.25, 3: 0.17, 4: 0.1}, tail_share=0.08)  # fmt: skip
# The same, written down in passing.
LEADS = replace(
    CUSTOMERS, name="leads", sources=("fair", "form", "call"), clean_share=0.12,
    presence=CUSTOMERS.presence | {"family_name": 0.88, "birth_date": 0.2, "email": 0.25, "city": 0.35, "phone": 0.2},
    errors=replace(CUSTOMERS.errors, again=0.45, nickname=0.2, initial=0.12, wrong_date=0.2, wrong_digits=0.1)
    )  # fmt: skip
WITH_ATTRIBUTES = (CUSTOMERS, LEADS)

PROFILES = {profile.name: profile for profile in (CRM, WEB, REGISTER, SURVEY, OFFICE)}
KNOWN = PROFILES | {profile.name: profile for profile in (NAMES, *WITH_ATTRIBUTES)}
# What each profile gives to `mixed`, by people.
MIXTURE = {"crm": 0.3, "web": 0.15, "register": 0.2, "survey": 0.15, "office": 0.2}
# Chance that a record of a person of one of these profiles is written the way of another of them.
CROSS_SOURCE_RATE = 0.25
CROSSING = ("crm", "web", "office")
