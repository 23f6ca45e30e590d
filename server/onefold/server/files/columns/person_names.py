"""Whether values are names of people: by the frequent names of the shipped model, else by how names are written."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import Final

from onefold.graph.model.model import shipped_model
from onefold.graph.normalize import Conventions, normalize
from onefold.graph.normalize.dates.months import MONTHS
from onefold.graph.normalize.organizations.names import is_organization
from onefold.graph.normalize.text import fold, words
from onefold.server.files.columns import content
from onefold.server.files.columns.content import Column

_ANY_ORDER: Final = Conventions()
_MOST: Final = 0.8
"""Share of the values that have the shape; the rest is rubbish."""
_CLEAN: Final = 0.95
_FREQUENT: Final = 0.3
"""Share of the values, and of the different ones, with a frequent name: in ordinary words it is below a tenth."""
_MOSTLY_FREQUENT: Final = 0.6
"""The same with no column of the other part beside: of states and colours near a half are somebody's name."""
_MOSTLY_SINGLE: Final = 0.5
"""Share of single words, again with no other part beside: "Black Rose" is an article."""
_SOME_FREQUENT: Final = 0.08
"""The same where every word has its capital letter: the shipped model knows few Polish and Russian names."""
_LEAST_ENDINGS: Final = 0.5
_SLAVIC_ENDINGS: Final = re.compile(
    r"[^\W\d_]{2,}(?:ov|ev|in|ova|eva|ina|sk[iy]j?|ska(?:ya)?|cki|cka|enko|wicz|o?vich|[oe]vna)"
)
_MOST_FIRMS: Final = 0.1
_PARTS: Final = ("given_name", "family_name")
_LEAST_FIRMS: Final = 0.5

_FIRM: Final = re.compile(
    r"[&+]|\b(?:and|und|ltd|limited|inc|llc|llp|plc|corp|corporation|company|co|group|gmbh|ag|kg|ohg|sarl|sas|sa|srl|spa|sp|"
    r"s\.a|s\.l|oy|ab|as|bv|nv|ltda|lda|"
    r"bank|shop|store|services|solutions|holdings?|partners|university)\b\.?",
    re.IGNORECASE,
)
_NAME_WORDS: Final = re.compile(r"[^\W\d_]+(?:(?:[ ,'\u2019`\-]|\. |(?<=\b[^\W\d_])\.)+[^\W\d_]+)*\.?")


_FUNCTION_WORDS: Final = (
    "to be do an in on so no my me he of or us as at it is by up we go for the and not all any can per von des"
)
"""Words of any text that are somebody's name too, mostly in Vietnam or China: they show no column of names."""


@cache
def _frequent(field: str) -> frozenset[str]:
    return frozenset(next(f.frequency for f in shipped_model().fields if f.name == field)).difference(
        _FUNCTION_WORDS.split()
    )


@lru_cache(maxsize=1 << 14)
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


def has_words(value: str, least: int, most: int) -> bool:
    """Whether the value is so many words of letters, and what stands between them in names."""
    shaped = len(value) <= 60 and _NAME_WORDS.fullmatch(value) is not None
    return shaped and least <= len(re.findall(r"[^\W\d_]+", value)) <= most


def is_firm(value: str) -> bool:
    """Whether a word or a sign of firms is in the value."""
    return _FIRM.search(value) is not None or is_organization(value)


def is_two_words(value: str) -> bool:
    """Whether the value may be a full name by its shape."""
    return has_words(value, 2, 5)


def is_part_of_name(column: Column, beside_the_other: bool) -> bool:
    """Given or family names: frequent ones among them, or words that may be such beside those of the other part."""
    if not _are_words(column, 1, 3) or _are_months(column):
        return False
    frequent = _share_frequent(column, _PARTS)
    if beside_the_other:
        return frequent >= _FREQUENT or _are_clean(column)
    single = column.share(lambda value: " " not in value)
    return frequent >= _MOSTLY_FREQUENT and single >= _MOSTLY_SINGLE


def may_be_part_of_name(column: Column) -> bool:
    """Words that can be names, where `first` beside `last` says that they are: uncommon names too, few or all alike."""
    telling = column.telling()
    shaped = telling.share(lambda value: has_words(value, 1, 4)) >= _MOST and telling.share(is_firm) <= _MOST_FIRMS
    written = telling.share(_is_capitalized) >= _MOST or _share_frequent(telling, _PARTS) >= _FREQUENT
    enough = len(telling.values) < _FEW or content.various(telling)
    return bool(telling.values) and shaped and written and enough and not _are_months(telling)


_FEW: Final = 20
"""Values of which all may be of one family."""


def _are_months(column: Column) -> bool:
    return column.share(lambda value: words(fold(value)) in MONTHS) >= _MOSTLY_MONTHS


_MOSTLY_MONTHS: Final = 0.5
"""Of few people one is May or April."""


def is_full_name(column: Column) -> bool:
    """Full names: the given name tells people from firms, which are called by family names too."""
    if not _are_words(column, 2, 5):
        return False
    frequent = _share_frequent(column, ("given_name",))
    slavic = column.share(_has_slavic_ending) >= _LEAST_ENDINGS
    few = len(column.values) < _FEW
    return frequent >= _FREQUENT or (_are_clean(column) and (frequent >= _SOME_FREQUENT or slavic or few))


def is_anybody(column: Column) -> bool:
    """Names of people and of firms, both in one column: most firms say that they are such, or the others are people."""
    people = _without_firms(column)
    return content.various(column, 0.6) and (
        column.share(is_firm) >= _LEAST_FIRMS or (len(people.values) > 1 and is_full_name(people))
    )


def has_people(column: Column) -> bool:
    """Whether of names of firms those without a word of firms are people's: most of them have a frequent given name."""
    people = _without_firms(column)
    frequent = people.share(partial(_is_frequent, fields=("given_name",)))
    enough = len(people.values) > max(1, _LEAST_PEOPLE * len(column.values))
    return enough and is_full_name(people) and frequent >= _LEAST_GIVEN


_LEAST_PEOPLE: Final = 0.2
_LEAST_GIVEN: Final = 0.5


def _without_firms(column: Column) -> Column:
    return Column(column.name, [value for value in column.values if not is_firm(value)], column.rows)


def _are_words(column: Column, least: int, most: int) -> bool:
    """Words that are letters, various, and no firms."""
    return (
        content.various(column)
        and column.share(partial(has_words, least=least, most=most)) >= _MOST
        and column.share(is_firm) <= _MOST_FIRMS
    )


def _are_clean(column: Column) -> bool:
    return content.various(column, 0.6) and column.share(lambda v: has_words(v, 1, 5) and _is_capitalized(v)) >= _CLEAN


def _share_frequent(column: Column, fields: tuple[str, ...]) -> float:
    different = Column(column.name, sorted(set(column.values)), column.rows)
    return min(some.share(partial(_is_frequent, fields=fields)) for some in (column, different))


def given_before_family(first: Column, second: Column) -> bool | None:
    """Whether of two columns of single words the first holds given names and the second family names; None: neither."""
    for column in (first, second):
        if not is_part_of_name(column, beside_the_other=True) or column.share(lambda value: " " in value) > 1 - _MOST:
            return None
    straight = _share_of(first, "given_name") + _share_of(second, "family_name")
    return straight >= _share_of(first, "family_name") + _share_of(second, "given_name")


def _share_of(column: Column, field: str) -> float:
    """Share of the values with a frequent name of a field."""
    return column.share(partial(_is_frequent, fields=(field,)))
