"""What values must look like where a column's name leaves open what it is: stricter than what a clear name asks.

A wrong column would join strangers or part a person from herself, so every test asks for two things: values of the
right shape, and as many different ones as people have. Words of a status and the days of a campaign have neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Final

from onefold.graph.normalize import Conventions, ValueProblem, normalize
from onefold.graph.normalize.places.places import COUNTRY_CODES, REGION_CODES
from onefold.graph.normalize.text import fold, vocabulary, words
from onefold.server.files.columns import content, person_names
from onefold.server.files.columns.content import Column
from onefold.server.files.columns.several import values_in
from onefold.server.files.headings.contact_synonyms import STREET
from onefold.server.files.headings.hints import ANY_CODES
from onefold.server.files.headings.people_synonyms import ANY_NAME
from onefold.server.files.headings.words import words_of

_ANY_ORDER: Final = Conventions()
_MOST: Final = 0.8
"""Share of the values that have the shape; the rest is rubbish."""
_NEARLY_ALL: Final = 0.9
_ISBN: Final = re.compile(r"97[89][\d\- ]{10,14}")
_WRITTEN_PHONE: Final = re.compile(r"\+|00[1-9]\d{9}|\(\d{2,5}\)|\d{2,5}[ .\-/]\d{3,}|0\d(?:[ .\-]\d\d){4}")
_DIALLED_PHONE: Final = re.compile(r"[2-9]\d{2}[2-9]\d{6}|0[1-9]\d{8,9}")
_LEAST_WRITTEN: Final = 0.3
_POSTAL_CODES: Final = re.compile(
    r"[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d\d\s?[A-Z\d]{4}|"
    r"\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{3}-\d{4}|\d{3} \d{2}",
    re.IGNORECASE,
)
_NUMERIC_POSTAL_CODE: Final = re.compile(r"\d{4,6}(?:\.0)?")
_ID: Final = re.compile(r"[A-Z]{0,2}\d{6,12}[A-Z]{0,2}", re.IGNORECASE)
_SEPARATORS: Final = re.compile(r"[\s\-/]|(?<=\d{3})\.(?=\d{3})")
"""Separators between the parts of an identity number; a decimal point is not one."""
_CLOCK: Final = re.compile(r"\d:\d\d")
_LEAST_WIDER: Final = 0.2
_YEAR: Final = re.compile(r"[12]\d{3}(?:\.0)?")
_MANY: Final = 20
_LEAST_SPAN: Final = 30
"""Years between the 5th and the 95th of 100 birth dates, and below of their median from now."""
_OLD: Final = 20


def is_of(field: str, column: Column, beside: Collection[str] = ()) -> bool:
    """Whether the values are those of a field, for all that a column's name leaves open.

    Args:
        field: what the name may mean.
        column: with values; one without is nothing.
        beside: fields that other columns are, and `BOTH_PARTS`. A bare number may be a postal code only beside a city
            or street, what the model does not know are family names only beside given names, and a licence's number
            is a person's only beside names.
    """
    column = usable(field, column)
    if len(column.values) < _LEAST_VALUES:
        return False
    if field in _OTHER_PART:
        paired = BOTH_PARTS in beside and person_names.may_be_part_of_name(column)
        return paired or person_names.is_part_of_name(column, _OTHER_PART[field] in beside)
    if field == "driving_licence":
        return not _NAMES.isdisjoint(beside) and _is_licence(column)
    if field == "postal_code":
        of_anything = not ANY_CODES.isdisjoint(words_of(column.name))
        return _is_postal_code(column, not of_anything and not _PLACES.isdisjoint(beside))
    return _TESTS[field](column)


_NAMES: Final = frozenset({"given_name", "family_name", "full_name", ANY_NAME})
_PLACES: Final = frozenset({"city", "street_address", STREET, "street_name"})
BOTH_PARTS: Final = "both parts of a name"
"""Among what is beside: by their headings two columns are the parts of one name."""
_OTHER_PART: Final = {"given_name": "family_name", "family_name": "given_name"}
_LEAST_VALUES: Final = 2


def usable(field: str, column: Column) -> Column:
    """The values of a column of phones or mailboxes, each by itself and without what stands for none ("withheld")."""
    if field not in _SEVERAL:
        return column
    pieces = [piece for value in column.values[:_MAX_VALUES] for piece in values_in(field, value)]
    said = [piece for piece in pieces if not _is_none(field, piece)]
    return Column(column.name, said, column.rows) if len(said) >= _LEAST_USABLE * len(pieces) else column


def unusable(field: str, column: Column) -> list[str]:
    """The values of a column of phones or mailboxes that stand for none."""
    return [value for value in column.values[:_MAX_VALUES] if field in _SEVERAL and _is_none(field, value)]


_SEVERAL: Final = frozenset({"phone", "email"})
_MAX_VALUES: Final = 2000
_LEAST_USABLE: Final = 0.2
_UNKNOWN_CALLERS: Final = vocabulary(
    "private restricted blocked withheld anonymous unavailable hidden payphone privat unterdruckt geheim oculto",
    "privado",
    "restringido masque prive cache nascosto privato riservato zastrzezony ukryty prywatny oculta skjult dold salainen",
    "afgeschermd prive gizli ozel skryte skryty rejtett titkos skrytyy zasekrecheno neopredelen nieznany",
)


def _is_none(field: str, value: str) -> bool:
    """Whether a value does not count for its field: it is withheld, or a stand-in."""
    if content.says_nothing(value) or normalize(field, value, _ANY_ORDER).problem is ValueProblem.PLACEHOLDER:
        return True
    return field == "phone" and not _UNKNOWN_CALLERS.isdisjoint(words(fold(value)).split()) and _digits(value) == 0


def _is_email(column: Column) -> bool:
    return column.share(content.is_email) >= _NEARLY_ALL and content.various(column, 0.6)


def _is_phone(column: Column) -> bool:
    """Numbers of a phone's length, some written as phones are, or nearly all dialled as in Britain or America."""

    def enough(value: str) -> bool:
        numbered = content.is_phone(value) and 9 <= _digits(value) <= 15
        return numbered and not content.is_written_date(value) and _ISBN.fullmatch(value) is None

    written = column.share(lambda value: _WRITTEN_PHONE.search(value) is not None and _digits(value) >= 10)
    dialled = column.share(lambda value: _DIALLED_PHONE.fullmatch(value) is not None)
    speaks = written >= _LEAST_WRITTEN or dialled >= _NEARLY_ALL
    return speaks and column.share(enough) >= _MOST and content.various(column, 0.6) and not content.is_counter(column)


def _digits(value: str) -> int:
    return sum(map(str.isdigit, value))


def _is_postal_code(column: Column, beside_a_place: bool) -> bool:
    if not content.various(column):
        return False
    if column.share(lambda value: _POSTAL_CODES.fullmatch(value) is not None) >= _MOST:
        return True
    return (
        beside_a_place
        and not content.is_counter(column)
        and column.share(lambda value: _NUMERIC_POSTAL_CODE.fullmatch(value) is not None) >= _NEARLY_ALL
    )


def is_named(column: Column) -> bool:
    """Whether the values are names of some sort and not the same few: of places, or of shops."""
    return column.telling().share(lambda value: not value[0].islower()) >= _MOST and content.various(column)


def _is_place(column: Column) -> bool:
    def named(value: str) -> bool:
        return person_names.has_words(value, 1, 4) and not value[0].islower()

    is_city = column.share(_is_wider) < _LEAST_WIDER and column.share(person_names.is_firm) <= 1 - _NEARLY_ALL
    return is_city and column.share(named) >= _NEARLY_ALL and content.various(column, 0.5)


def _is_wider(value: str) -> bool:
    """Whether the normalizer knows a country or a state by that name: it gives its code."""
    found = [normalize(field, value, _ANY_ORDER).values[:1] for field in ("country", "region")]
    return any(len(code) == 2 for values in found for code in values)


def _is_street_address(column: Column) -> bool:
    def line(value: str) -> bool:
        return " " in value and any(map(str.isdigit, value)) and sum(map(str.isalpha, value)) >= 3 and "@" not in value

    return column.share(line) >= _MOST and column.share(content.is_time) < 1 - _MOST and content.various(column, 0.5)


def _is_national_id(column: Column) -> bool:
    """Codes of enough digits, of which some come again: one that never does is the number of a paper."""

    def code(value: str) -> bool:
        return _ID.fullmatch(_SEPARATORS.sub("", value)) is not None and not content.is_written_date(value)

    repeats = len(column.values) < _MANY or column.distinct() < len(column.values)
    return (
        repeats
        and column.share(code) >= _NEARLY_ALL
        and content.various(column, 0.6)
        and not content.is_counter(column)
    )


def _is_licence(column: Column) -> bool:
    """Codes of a length that licences to drive have; a number of a trade's licence hardly stands beside people."""

    def code(value: str) -> bool:
        bare = _SEPARATORS.sub("", value)
        return (
            bare.isalnum() and content.has_digit(bare) and 5 <= len(bare) <= 20 and not content.is_written_date(value)
        )

    return column.share(code) >= _NEARLY_ALL and content.various(column) and not content.is_counter(column)


def _is_other_name(column: Column) -> bool:
    """Names, or words that may be such: beside the name itself they need not be frequent."""
    return column.share(lambda value: person_names.has_words(value, 1, 5)) >= _MOST and content.various(column)


def confirms(field: str, column: Column) -> bool:
    """Whether the values are those of a field that a misspelled name says: by the strict test where there is one."""
    telling = column.telling()
    if not telling.values:
        return False
    if field in _TESTS or field == "postal_code":
        return is_of(field, telling, _PLACES)
    if field in _OTHER_PART or field == "middle_name":
        return telling.share(lambda value: person_names.has_words(value, 1, 4)) >= _MOST and content.various(telling)
    if field in _BY_VALUES:
        return telling.share(_BY_VALUES[field]) >= _MOST
    return not content.contradicts(field, telling)


def _is_gender(column: Column) -> bool:
    return column.share(lambda value: value.casefold().rstrip(".") in content.GENDERS) >= _NEARLY_ALL


def is_year(value: str) -> bool:
    """Whether the value is a year that people were born in."""
    return _YEAR.fullmatch(value) is not None and int(value[:4]) <= date.today().year


def is_birth_dates(column: Column) -> bool:
    """Whether dates can hardly be anything but of births: full, of the past, most of them old, spread over decades."""
    values = column.values
    if len(values) < _MANY or sum(_CLOCK.search(value) is not None for value in values):
        return False
    read = [normalize("birth_date", value, _ANY_ORDER).values for value in values]
    dates = sorted(found[0] for found in read if found and not found[0].endswith("00"))
    if column.share(content.is_written_date) < _NEARLY_ALL:
        return False
    if len(dates) < _NEARLY_ALL * len(values) or not content.various(column, 0.6):
        return False
    today = date.today()
    years = [int(found[:4]) for found in dates]
    low, middle, high = (years[int(share * (len(years) - 1))] for share in (0.05, 0.5, 0.95))
    return dates[-1] <= f"{today:%Y%m%d}" and high - low >= _LEAST_SPAN and today.year - middle >= _OLD


def _is_record_kind(column: Column) -> bool:
    """Words for both kinds, not letters that stand for anything."""
    read = {value: normalize("record_kind", value, _ANY_ORDER).values for value in set(column.values)}
    known = column.share(lambda value: len(value) > 2 and bool(read[value]))
    return known >= _NEARLY_ALL and len({kind for kinds in read.values() for kind in kinds}) > 1


def _is_organization_name(column: Column) -> bool:
    return column.share(person_names.is_firm) >= _LEAST_FIRMS and content.various(column, 0.6)


_LEAST_FIRMS: Final = 0.5
_REGIONS: Final = frozenset(REGION_CODES.values())
_BY_VALUES: Final[dict[str, Callable[[str], bool]]] = {
    "birth_date": content.is_date,
    "country": lambda value: words(fold(value)) in COUNTRY_CODES,
    "region": lambda value: words(fold(value)) in REGION_CODES or words(fold(value)) in _REGIONS,
    "passport": content.is_coded,
}
_TESTS: Final[dict[str, Callable[[Column], bool]]] = {
    "full_name": person_names.is_full_name,
    ANY_NAME: person_names.is_anybody,
    "email": _is_email,
    "phone": _is_phone,
    "city": _is_place,
    "birth_place": _is_place,
    "street_address": _is_street_address,
    "national_id": _is_national_id,
    "driving_licence": _is_licence,
    "gender": _is_gender,
    "record_kind": _is_record_kind,
    "organization_name": _is_organization_name,
    "other_name": _is_other_name,
}
