"""What the values of a column look like, from a sample: enough to believe a column's name, or not to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from onefold.graph.normalize import Conventions, ValueProblem, normalize
from onefold.graph.normalize.missing.placeholders import is_placeholder, is_written_for_nothing
from onefold.graph.normalize.text import fold, vocabulary, words
from onefold.server.files.headings.contact_synonyms import STREET
from onefold.server.files.headings.people_synonyms import ANY_NAME, BIRTH_NAME, FAMILY_NAME_PREFIX, SECOND_FAMILY_NAME
from onefold.server.files.headings.words import words_of
from onefold.server.files.times import parse_time

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_PHONE: Final = re.compile(r"(?:tel:)?\+?[\d\s().\-/·]+(?:(?:x|ext\.?|#)\s*\d+)?(?:\.0)?", re.IGNORECASE)
_WRITTEN_PHONE: Final = re.compile(r"\+\d[\d\s().\-/]{6,18}")
_IP_ADDRESS: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_DIGITS: Final = re.compile(r"\d")
_BOOLEANS: Final = frozenset({"true", "false", "0", "1", "yes", "no", "y", "n", "t", "f", "ja", "nein", "oui", "non"})
_MAX_VALUES: Final = 2000
"""More values do not change a share by what matters here."""
_ANY_ORDER: Final = Conventions()


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a sample of its values: those that are not empty, in the order of the file."""

    name: str
    values: Sequence[str]
    rows: int

    def share(self, looks: Callable[[str], bool]) -> float:
        """Which share of the values looks so; 1 for a column without values, whose name is all there is."""
        values = self.values[:_MAX_VALUES]
        return sum(map(looks, values)) / len(values) if values else 1.0

    def telling(self) -> Column:
        """The column without what stands for nothing: "n/a", "unbekannt"."""
        said = [value for value in self.values[:_MAX_VALUES] if not says_nothing(value)]
        return Column(self.name, said, self.rows)

    def filled(self) -> float:
        """Share of the rows that have a value."""
        return len(self.values) / self.rows if self.rows else 0.0

    def distinct(self) -> int:
        """How many different values."""
        return len(set(self.values))


def says_nothing(value: str) -> bool:
    """Whether a value stands for nothing to say, whatever its field."""
    return len(value) < _LONGEST_NOTHING and (is_placeholder(words(fold(value))) or is_written_for_nothing(value))


_LONGEST_NOTHING: Final = 30


def various(column: Column, power: float = 0.4) -> bool:
    """Whether there are as many different values as of people: at most 13 of names and places, 60 of 1,000 at .6."""
    enough = len(column.values) ** power
    return bool(column.distinct() >= max(2.0, enough if power > _OF_WORDS else min(enough, _ENOUGH_WORDS)))


_OF_WORDS: Final = 0.4
_ENOUGH_WORDS: Final = 13
"""Many people share a few names; the words of a status are fewer, the months are twelve."""


def is_email(value: str) -> bool:
    """Whether the value is written like an e-mail address."""
    return _EMAIL.fullmatch(value) is not None


def is_phone(value: str) -> bool:
    """Whether the value may be a phone number: 6 to 16 digits and what is written between them."""
    numbered = _PHONE.fullmatch(value) is not None and 6 <= len(_DIGITS.findall(value)) <= 16
    return numbered and _IP_ADDRESS.fullmatch(value) is None


def _has_phone(value: str) -> bool:
    """The same of a cell that may hold several, or say which: "020 7946 0018; 07700 900123", "020 7946 0018 (home)"."""
    if any(map(is_phone, _BETWEEN_PHONES.split(value))):
        return True
    inside = _PHONE_IN.search(value)
    return inside is not None and is_phone(inside[0]) and "@" not in value and not is_time(value)


_BETWEEN_PHONES: Final = re.compile(r"\s+/\s+|\s*[;,|\n]\s*")
_PHONE_IN: Final = re.compile(r"\+?\d[\d\s().\-/·]{5,}\d")
"""As much as may be one number; of an address of the net it is all."""


def is_international_phone(value: str) -> bool:
    """Whether the value can hardly be anything but a phone number."""
    return _WRITTEN_PHONE.fullmatch(value) is not None and is_phone(value)


def is_date(value: str) -> bool:
    """Whether the normalizer reads a date, or a stand-in for one."""
    normalized = normalize("birth_date", value, _ANY_ORDER)
    return bool(normalized.values) or normalized.problem is ValueProblem.PLACEHOLDER


def is_written_date(value: str) -> bool:
    """The same, where no name says that it is one: five to seven bare digits are numbers, not days."""
    return is_date(value) and not (value.isdigit() and len(value) != _WHOLE_DATE)


_WHOLE_DATE: Final = 8


def is_time(value: str) -> bool:
    """Whether the value is a time as `times` reads them without knowing a date order."""
    try:
        parse_time(value, None, None)
    except (ValueError, OverflowError):
        return False
    return True


def is_boolean(value: str) -> bool:
    """Whether the value is a yes or a no."""
    return value.casefold() in _BOOLEANS


def is_wordy(value: str) -> bool:
    """Whether the value can name a person or a place: letters, hardly a digit, no address of the net."""
    letters, digits = sum(map(str.isalpha, value)), len(_DIGITS.findall(value))
    return letters > 2 * digits and "@" not in value and "://" not in value and len(value) <= 200


def has_digit(value: str) -> bool:
    """Whether a digit is in the value."""
    return _DIGITS.search(value) is not None


def _is_postal_code(value: str) -> bool:
    return has_digit(value) and len(value) <= 12 and "@" not in value


def _is_address_line(value: str) -> bool:
    return any(map(str.isalpha, value)) and "@" not in value and "://" not in value and not is_time(value)


def is_house_number(value: str) -> bool:
    """Whether the value may be a house's number: 12, 12a, 12-14."""
    return has_digit(value) and len(value) <= 12


def _is_code(value: str) -> bool:
    return len(_DIGITS.findall(value)) >= 4 and len(value) <= 40 and "@" not in value


def _is_token(value: str) -> bool:
    return len(value) <= 200 and " " not in value.replace(" ::: ", "").replace("; ", "")


def is_coded(value: str) -> bool:
    """Whether the value may be a number or key that somebody issued: with a digit, and no sentence or mailbox."""
    return has_digit(value) and len(value) <= 200 and value.count(" ") <= _MAX_BLANKS and "@" not in value


def is_digest(value: str) -> bool:
    """Whether the value is an MD5 or one of the SHAs, in hexadecimal digits or in Base64."""
    return _DIGEST.fullmatch(value) is not None


_HEXADECIMAL: Final = r"[0-9a-fA-F]{32}(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{24}|[0-9a-fA-F]{32}|[0-9a-fA-F]{64,96})?"
_BASE64: Final = r"[\w+/-]{22}==|[\w+/-]{27}=|[\w+/-]{43}=|[\w+/-]{86}=="
_DIGEST: Final = re.compile(rf"{_HEXADECIMAL}|{_BASE64}", re.ASCII)


def is_cookie(value: str) -> bool:
    """Whether the value is written as a web page's client: GA1.2.1033501218.1368477899, or its two numbers alone."""
    return _GA_COOKIE.fullmatch(value) is not None


_GA_COOKIE: Final = re.compile(r"(?:GA\d\.\d\.)?\d{6,12}\.\d{9,10}", re.IGNORECASE)
_MAX_BLANKS: Final = 5
_NO_PERSON_CODE: Final = re.compile(r"\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}|\d+[.,]\d\d?|.*[€$£%].*")
"""A card of payment, a price, a share."""


def _is_person_code(value: str) -> bool:
    timed = not value.isdigit() and is_time(value)
    return _is_code(value) and _NO_PERSON_CODE.fullmatch(value) is None and not timed


def _is_gender(value: str) -> bool:
    return len(value) <= 20


def is_unit(value: str) -> bool:
    """Whether the value says which flat: a number, a single letter, or a word with a number."""
    return bool(_UNIT.fullmatch(value))


_UNIT: Final = re.compile(
    r"(?:(?:apt|apartment|unit|flat|suite|ste|room|rm|floor|fl|lot|level|shop|villa|whg|no)\b\.?\s*|#\s*)?"
    r"[a-z]?-?\d{1,5}\s?[a-z]?|[a-z]",
    re.IGNORECASE,
)

_PAPERS: Final = ("national_id", "tax_id", "passport", "driving_licence")
_LOOKS: Final[dict[str, tuple[Callable[[str], bool], float]]] = {
    # field → (what its values look like, least share of them that does); half, for columns are full of rubbish
    "email": (lambda value: "@" in value, 0.3),
    "phone": (_has_phone, 0.4),
    "birth_date": (is_date, 0.3),
    "postal_code": (_is_postal_code, 0.5),
    **dict.fromkeys((STREET, "street_address"), (_is_address_line, 0.5)),
    "street_number": (is_house_number, 0.6),
    "unit": (lambda value: len(value) <= 20, 0.5),
    **dict.fromkeys(_PAPERS, (_is_person_code, 0.5)),
    **dict.fromkeys(("customer_id", "loyalty_id", "cookie_id", "device_id"), (is_coded, 0.5)),
    "login": (_is_token, 0.5),
    **dict.fromkeys((ANY_NAME, "full_name", "given_name", "family_name", "middle_name"), (is_wordy, 0.5)),
    **dict.fromkeys((BIRTH_NAME, SECOND_FAMILY_NAME, FAMILY_NAME_PREFIX, "other_name", "region"), (is_wordy, 0.5)),
    **dict.fromkeys(("city", "country", "birth_place", "occupation", "employer"), (is_wordy, 0.5)),
    "gender": (_is_gender, 0.9),
    "record_kind": (lambda value: bool(normalize("record_kind", value, _ANY_ORDER).values), 0.8),
    "organization_name": (is_wordy, 0.5),
    "legal_form": (lambda value: len(value) <= 60 and any(map(str.isalpha, value)), 0.9),
    "registration_number": (_is_code, 0.5),
    "lei": (_is_code, 0.5),
    "duns": (_is_code, 0.5),
    "web_domain": (lambda value: normalize("web_domain", value, _ANY_ORDER).problem is not ValueProblem.MALFORMED, 0.5),
}


def is_counter(column: Column) -> bool:
    """Whether the values count rows: different whole numbers, close to one another."""
    values = column.values
    if len(values) < _LEAST_COUNTED or column.distinct() < len(values) or not all(map(_is_number, values)):
        return False
    numbers = list(map(int, values))
    return max(numbers) - min(numbers) < 10 * len(values)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 15


_LEAST_COUNTED: Final = 20
_MAX_GENDERS: Final = 30
_FEW_GENDERS: Final = 6
"""Words of a language that we do not read may be genders while they are so few."""
GENDERS: Final = vocabulary(
    "m f w k h d x u male female man woman men women mann frau herr mujer hombre varon homme femme uomo donna maschio",
    "femmina masculino feminino femenino masculin feminin mezczyzna kobieta м ж муж жен мужской женский other unknown",
    "diverse divers nonbinary männlich weiblich man vrouw v mies nainen kvinna kvinde 男 女 남 여 1 2 0",
)


def _are_genders(column: Column) -> bool:
    known = column.share(lambda value: value.casefold().rstrip(".") in GENDERS) >= _LEAST_KNOWN
    few = column.distinct() <= _FEW_GENDERS and not ({"genre"} & {*words_of(column.name)})  # of a song or a film
    return column.distinct() <= _MAX_GENDERS and (known or few or not column.values)


_LEAST_KNOWN: Final = 0.5


def contradicts(field: str, column: Column) -> bool:
    """Whether the values of a column cannot be those of the field that its name says."""
    if field == "gender" and not _are_genders(column):
        return True
    if field in _PAPERS and len(column.values) >= _LEAST_COUNTED and not various(column.telling()):
        return True
    looks = _LOOKS.get(field)
    return looks is not None and column.telling().share(looks[0]) < looks[1]
