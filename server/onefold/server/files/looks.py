"""What values must look like where a column's name leaves open what it is: stricter than what a clear name asks.

A wrong column would join strangers or part a person from herself, so every test asks for two things: values of the
right shape, and as many different ones as people have. Words of a status and the days of a campaign have neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from functools import cache, partial
from typing import Final

from onefold.graph.model.model import shipped_model
from onefold.graph.normalize import Conventions, normalize
from onefold.server.files import content
from onefold.server.files.content import Column
from onefold.server.files.synonyms import STREET

_SAMPLE: Final = 1000
_ANY_ORDER: Final = Conventions()
_MOST: Final = 0.8
"""Share of the values that have the shape; the rest is rubbish."""
_NEARLY_ALL: Final = 0.9
_CLEAN: Final = 0.95
_FREQUENT: Final = 0.3
"""Share of the values, and of the different ones, with a frequent name: in ordinary words it is below a tenth."""
_SOME_FREQUENT: Final = 0.08
"""The same where every word has its capital letter: the shipped model knows few Polish and Russian names."""
_LEAST_ENDINGS: Final = 0.5
_SLAVIC_ENDINGS: Final = re.compile(
    r"[^\W\d_]{2,}(?:ov|ev|in|ova|eva|ina|sk[iy]j?|ska(?:ya)?|cki|cka|enko|wicz|o?vich|[oe]vna)"
)
_MOST_FIRMS: Final = 0.1

_FIRM: Final = re.compile(
    r"[&+]|\b(?:and|und|ltd|limited|inc|llc|llp|plc|corp|corporation|company|co|group|gmbh|ag|kg|ohg|sarl|sas|sa|srl|spa|sp|"
    r"s\.a|s\.l|oy|ab|as|bv|nv|ltda|lda|"
    r"bank|shop|store|services|solutions|holdings?|partners|university)\b\.?",
    re.IGNORECASE,
)
_NAME_WORDS: Final = re.compile(r"[^\W\d_]+(?:[ .,'\u2019`\-]+[^\W\d_]+)*\.?")
_WRITTEN_PHONE: Final = re.compile(r"\+|00[1-9]|\(\d{2,5}\)|\d{2,5}[ .\-/]\d{3,}")
_DIALLED_PHONE: Final = re.compile(r"[2-9]\d{2}[2-9]\d{6}|0[1-9]\d{8,9}")
_LEAST_WRITTEN: Final = 0.3
_POSTAL_CODES: Final = re.compile(
    r"[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d\d\s?[A-Z\d]{4}|"
    r"\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{3}-\d{4}|\d{3} \d{2}",
    re.IGNORECASE,
)
_NUMERIC_POSTAL_CODE: Final = re.compile(r"\d{4,6}(?:\.0)?")
_ID: Final = re.compile(r"[A-Z]{0,2}\d{6,12}[A-Z]{0,2}", re.IGNORECASE)
_SEPARATORS: Final = re.compile(r"[\s.\-/]")
_CLOCK: Final = re.compile(r"\d:\d\d")
_GENDERS: Final = (
    "m f w k h d x u male female man woman men women mann frau herr mujer hombre varon homme femme uomo donna "
    "maschio femmina masculino feminino femenino masculin feminin mezczyzna kobieta м ж муж жен мужской женский "
    "other unknown diverse divers nonbinary"
)
_YEAR: Final = re.compile(r"[12]\d{3}(?:\.0)?")
_MANY: Final = 20
_LEAST_SPAN: Final = 30
"""Years between the 5th and the 95th of 100 birth dates, and below of their median from now."""
_OLD: Final = 20


def various(column: Column, power: float = 0.4) -> bool:
    """Whether there are as many different values as of people: 16 in 1,000, 60 where power is .6; of few, most."""
    return bool(column.distinct() >= max(2.0, len(column.values) ** power))


def is_of(field: str, column: Column, beside: Collection[str] = ()) -> bool:
    """Whether the values are those of a field, for all that a column's name leaves open.

    Args:
        field: what the name may mean.
        column: with values; one without is nothing.
        beside: fields that other columns are; a bare number is a postal code only beside a city or a street, and what
            the model does not know are family names only beside given names.
    """
    if len(column.values) < _LEAST_VALUES:
        return False
    column = Column(column.name, column.values[:_SAMPLE], column.rows)
    if field in _OTHER_PART:
        return _is_part_of_name(column, _OTHER_PART[field] in beside)
    if field == "postal_code":
        return _is_postal_code(column, not {"city", "street_address", STREET, "street_name"}.isdisjoint(beside))
    return _TESTS[field](column)


_OTHER_PART: Final = {"given_name": "family_name", "family_name": "given_name"}
_LEAST_VALUES: Final = 2


@cache
def _frequent(field: str) -> frozenset[str]:
    return frozenset(next(f.frequency for f in shipped_model().fields if f.name == field))


@cache
def _words(value: str) -> tuple[str, ...]:
    """The words of a name, as the model knows them: without title, in Latin letters."""
    return tuple(" ".join(normalize("full_name", value, _ANY_ORDER).values[:1]).split())


def _is_frequent(value: str, fields: tuple[str, ...]) -> bool:
    words = _words(value)
    return any(not _frequent(field).isdisjoint(words) for field in fields)


def _has_slavic_ending(value: str) -> bool:
    return any(_SLAVIC_ENDINGS.fullmatch(word) for word in _words(value))


def _is_capitalized(value: str) -> bool:
    """Whether no word is written small, short ones inside apart ("van der", "de la")."""
    first, *rest = re.findall(r"[^\W\d_]+", value) or [""]
    return not first[:1].islower() and not any(word[0].islower() and len(word) > 3 for word in rest)


def _has_words(value: str, least: int, most: int) -> bool:
    shaped = len(value) <= 60 and _NAME_WORDS.fullmatch(value) is not None
    return shaped and least <= len(re.findall(r"[^\W\d_]+", value)) <= most


def is_two_words(value: str) -> bool:
    """Whether the value may be a full name by its shape."""
    return _has_words(value, 2, 5)


def _is_part_of_name(column: Column, beside_the_other: bool) -> bool:
    """Given or family names: frequent ones among them, or words that may be such beside those of the other part."""
    if not _are_words(column, 1, 3):
        return False
    frequent = _share_frequent(column, ("given_name", "family_name"))
    return frequent >= _FREQUENT or (_are_clean(column) and (frequent >= _SOME_FREQUENT or beside_the_other))


def _is_full_name(column: Column) -> bool:
    """Full names: the given name tells people from firms, which are called by family names too."""
    if not _are_words(column, 2, 5):
        return False
    frequent = _share_frequent(column, ("given_name",))
    slavic = column.share(_has_slavic_ending) >= _LEAST_ENDINGS
    return frequent >= _FREQUENT or (_are_clean(column) and (frequent >= _SOME_FREQUENT or slavic))


def _are_words(column: Column, least: int, most: int) -> bool:
    """Words that are letters, various, and no firms."""
    return (
        various(column)
        and column.share(partial(_has_words, least=least, most=most)) >= _MOST
        and column.share(lambda value: _FIRM.search(value) is not None) <= _MOST_FIRMS
    )


def _are_clean(column: Column) -> bool:
    return various(column, 0.6) and column.share(lambda v: _has_words(v, 1, 5) and _is_capitalized(v)) >= _CLEAN


def _share_frequent(column: Column, fields: tuple[str, ...]) -> float:
    different = Column(column.name, sorted(set(column.values)), column.rows)
    return min(some.share(partial(_is_frequent, fields=fields)) for some in (column, different))


def given_before_family(first: Column, second: Column) -> bool | None:
    """Whether of two columns of single words the first holds given names and the second family names; None: neither."""
    for column in (first, second):
        if not _is_part_of_name(column, beside_the_other=True) or column.share(lambda value: " " in value) > 1 - _MOST:
            return None
    straight = _share_of(first, "given_name") + _share_of(second, "family_name")
    return straight >= _share_of(first, "family_name") + _share_of(second, "given_name")


def _share_of(column: Column, field: str) -> float:
    """Share of the values with a frequent name of a field."""
    return column.share(partial(_is_frequent, fields=(field,)))


def _is_email(column: Column) -> bool:
    return column.share(content.is_email) >= _NEARLY_ALL and various(column, 0.6)


def _is_phone(column: Column) -> bool:
    """Numbers of a phone's length, some written as phones are, or nearly all dialled as in Britain or America."""

    def enough(value: str) -> bool:
        return content.is_phone(value) and 9 <= _digits(value) <= 15 and not content.is_date(value)

    written = column.share(lambda value: _WRITTEN_PHONE.search(value) is not None and _digits(value) >= 10)
    dialled = column.share(lambda value: _DIALLED_PHONE.fullmatch(value) is not None)
    speaks = written >= _LEAST_WRITTEN or dialled >= _NEARLY_ALL
    return speaks and column.share(enough) >= _MOST and various(column, 0.6) and not content.is_counter(column)


def _digits(value: str) -> int:
    return sum(map(str.isdigit, value))


def _is_postal_code(column: Column, beside_a_place: bool) -> bool:
    if not various(column):
        return False
    if column.share(lambda value: _POSTAL_CODES.fullmatch(value) is not None) >= _MOST:
        return True
    return (
        beside_a_place
        and not content.is_counter(column)
        and column.share(lambda value: _NUMERIC_POSTAL_CODE.fullmatch(value) is not None) >= _NEARLY_ALL
    )


def _is_place(column: Column) -> bool:
    def named(value: str) -> bool:
        return _has_words(value, 1, 4) and not value[0].islower()

    return column.share(named) >= _NEARLY_ALL and various(column, 0.5)


def _is_street_address(column: Column) -> bool:
    def line(value: str) -> bool:
        return " " in value and any(map(str.isdigit, value)) and sum(map(str.isalpha, value)) >= 3 and "@" not in value

    return column.share(line) >= _MOST and column.share(content.is_time) < 1 - _MOST and various(column, 0.5)


def _is_national_id(column: Column) -> bool:
    """Codes of enough digits, of which some come again: one that never does is the number of a paper."""

    def code(value: str) -> bool:
        return _ID.fullmatch(_SEPARATORS.sub("", value)) is not None and not content.is_date(value)

    repeats = len(column.values) < _MANY or column.distinct() < len(column.values)
    return repeats and column.share(code) >= _NEARLY_ALL and various(column, 0.6) and not content.is_counter(column)


def _is_gender(column: Column) -> bool:
    known = _GENDERS.split()
    return column.share(lambda value: value.casefold().rstrip(".") in known) >= _NEARLY_ALL


def is_year(value: str) -> bool:
    """Whether the value is a year that people were born in."""
    return _YEAR.fullmatch(value) is not None and int(value[:4]) <= date.today().year


def is_birth_dates(column: Column) -> bool:
    """Whether dates can hardly be anything but of births: full, of the past, most of them old, spread over decades."""
    values = column.values[:_SAMPLE]
    if len(values) < _MANY or sum(_CLOCK.search(value) is not None for value in values):
        return False
    read = [normalize("birth_date", value, _ANY_ORDER).values for value in values]
    dates = sorted(found[0] for found in read if found and not found[0].endswith("00"))
    if len(dates) < _NEARLY_ALL * len(values) or not various(column, 0.6):
        return False
    today = date.today()
    years = [int(found[:4]) for found in dates]
    low, middle, high = (years[int(share * (len(years) - 1))] for share in (0.05, 0.5, 0.95))
    return dates[-1] <= f"{today:%Y%m%d}" and high - low >= _LEAST_SPAN and today.year - middle >= _OLD


_TESTS: Final[dict[str, Callable[[Column], bool]]] = {
    "full_name": _is_full_name,
    "email": _is_email,
    "phone": _is_phone,
    "city": _is_place,
    "birth_place": _is_place,
    "street_address": _is_street_address,
    "national_id": _is_national_id,
    "gender": _is_gender,
}
