"""What the values of a column look like, from a sample: enough to believe a column's name, or not to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from onefold.graph.normalize import Conventions, normalize
from onefold.server.files.synonyms import ANY_NAME, STREET
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

    def filled(self) -> float:
        """Share of the rows that have a value."""
        return len(self.values) / self.rows if self.rows else 0.0

    def distinct(self) -> int:
        """How many different values."""
        return len(set(self.values))


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


def is_international_phone(value: str) -> bool:
    """Whether the value can hardly be anything but a phone number."""
    return _WRITTEN_PHONE.fullmatch(value) is not None and is_phone(value)


def is_date(value: str) -> bool:
    """Whether the normalizer reads a date, or a stand-in for one."""
    normalized = normalize("birth_date", value, _ANY_ORDER)
    return bool(normalized.values) or normalized.problem == "placeholder"


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


def _has_digit(value: str) -> bool:
    return _DIGITS.search(value) is not None


def _is_postal_code(value: str) -> bool:
    return _has_digit(value) and len(value) <= 12 and "@" not in value


def _is_address_line(value: str) -> bool:
    return any(map(str.isalpha, value)) and "@" not in value and "://" not in value and not is_time(value)


def _is_house_number(value: str) -> bool:
    return _has_digit(value) and len(value) <= 12


def _is_code(value: str) -> bool:
    return len(_DIGITS.findall(value)) >= 4 and len(value) <= 40 and "@" not in value


def _is_token(value: str) -> bool:
    return len(value) <= 200 and " " not in value


def is_unit(value: str) -> bool:
    """Whether the value says which flat: a number, a single letter, or a word with a number."""
    return bool(_UNIT.fullmatch(value))


_UNIT: Final = re.compile(
    r"(?:(?:apt|apartment|unit|flat|suite|ste|room|rm|floor|fl|lot|level|shop|villa|whg|no)\b\.?\s*|#\s*)?"
    r"[a-z]?-?\d{1,5}\s?[a-z]?|[a-z]",
    re.IGNORECASE,
)

_LOOKS: Final[dict[str, tuple[Callable[[str], bool], float]]] = {
    # field → (what its values look like, least share of them that does); half, for columns are full of rubbish
    "email": (lambda value: "@" in value, 0.5),
    "phone": (is_phone, 0.5),
    "birth_date": (is_date, 0.6),
    "postal_code": (_is_postal_code, 0.5),
    **dict.fromkeys((STREET, "street_address"), (_is_address_line, 0.5)),
    "street_number": (_is_house_number, 0.6),
    "national_id": (_is_code, 0.5),
    "tax_id": (_is_code, 0.5),
    "passport": (_is_code, 0.5),
    "cookie_id": (_is_token, 0.8),
    "device_id": (_is_token, 0.8),
    "login": (_is_token, 0.5),
    **dict.fromkeys((ANY_NAME, "full_name", "given_name", "family_name", "middle_name"), (is_wordy, 0.5)),
    **dict.fromkeys(("city", "country", "birth_place", "occupation", "employer"), (is_wordy, 0.5)),
    "gender": (lambda value: len(value) <= 20, 0.9),
    "record_kind": (lambda value: bool(normalize("record_kind", value, _ANY_ORDER).values), 0.8),
    "organization_name": (is_wordy, 0.5),
    "legal_form": (lambda value: len(value) <= 60 and any(map(str.isalpha, value)), 0.9),
    "registration_number": (_is_code, 0.5),
    "lei": (_is_code, 0.5),
    "duns": (_is_code, 0.5),
    "web_domain": (lambda value: normalize("web_domain", value, _ANY_ORDER).problem != "malformed", 0.5),
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


def contradicts(field: str, column: Column) -> bool:
    """Whether the values of a column cannot be those of the field that its name says."""
    if field == "gender" and column.distinct() > _MAX_GENDERS:
        return True
    looks = _LOOKS.get(field)
    return looks is not None and column.share(looks[0]) < looks[1]
