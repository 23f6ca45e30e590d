"""Columns that are not recognized and may be evidence all the same: training tries them (`onefold.graph.training`).

What can be no mark of a person is sorted out here by heading and values: times, amounts, numbers of rows, flags, free
text, what happened once, and the answer itself (a cluster's id). Of the rest only data can say whether it tells
people apart, and so it does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from onefold.graph.normalize import custom_field
from onefold.graph.training import MIN_RECORDS, MOST_FIELDS
from onefold.server.files.columns import content
from onefold.server.files.columns.content import Column
from onefold.server.files.headings.hints import SOMETHING_ELSE
from onefold.server.files.headings.naming import field_named
from onefold.server.files.headings.words import words_of
from onefold.server.files.mapping import CUSTOM, Mapping

WHY: Final = "not known; evidence if it tells people apart"
WHY_OF_FEW: Final = f"not known; tried as evidence from {MIN_RECORDS:,} records on, from which a model is learned"
WHY_OF_MODEL: Final = "a field of the model's own"

_OF_PEOPLE: Final = (
    "agent owner manager spouse partner mother father parent guardian child kin relative sponsor rep doctor physician "
    "nurse advisor adviser broker company branch store shop support sales"
)
"""Whom somebody deals with is a mark of hers, though their phone is not hers."""
_EVENTS: Final = tuple(stem for stem in SOMETHING_ELSE.split() if stem not in _OF_PEOPLE.split())
_LEAST_INNER_STEM: Final = 5
_AMOUNTS: Final = (
    "amount amt total subtotal price sum balance cost fee qty quantity count score rating points spend spent revenue "
    "discount tax vat percent pct rate limit betrag summe preis anzahl monto importe precio montant prix"
)
_ANSWERS: Final = "cluster entity golden dup duplicate dedup truth expected label match matched person persons same"
"""What another linker, or a judge, says of the row: that is not for evidence to say."""
_NO_MARKS: Final = frozenset((*_AMOUNTS.split(), *_ANSWERS.split()))

_LEAST_FILLED: Final = 0.01
_LEAST_DISTINCT: Final = 3
_MOST_ONE_VALUE: Final = 0.95
_MOSTLY: Final = 0.8
_AMOUNT: Final = re.compile(r"[-+]?[$€£]?\s?\d[\d.,' ]*[.,]\d+\s?[%$€£]?|[-+]?\d+\s?[%$€£]|[$€£]\s?\d[\d.,]*|-\d+")
_MOST_LETTERS: Final = 40
_MOST_WORDS: Final = 6
"""Beyond, on average, a value is a sentence or an address of the net."""


def candidates(columns: Sequence[Column], mapping: Mapping) -> list[str]:
    """Names of the columns of a file that are payload by its mapping and may be evidence, at most `MOST_FIELDS`.

    Of more, those that say something in most of the rows looked at: a record takes only so many values.
    """
    used = mapping.used()
    taken = {custom_field(name) for name in mapping.fields}
    found: list[Column] = []
    for column in columns:
        field = custom_field(CUSTOM + column.name)
        if column.name not in used and field and field not in taken and may_be_evidence(column):
            taken.add(field)
            found.append(column)
    fullest = {column.name for column in sorted(found, key=lambda column: -column.filled())[:MOST_FIELDS]}
    return [column.name for column in found if column.name in fullest]


def of_model(columns: Sequence[str], mapping: Mapping, own_fields: Collection[str]) -> list[str]:
    """Names of the columns of a file that are payload by its mapping and own fields of a model by their headings."""
    taken = {custom_field(name) for name in mapping.fields}
    found = []
    for name in mapping.payload(columns):
        field = custom_field(CUSTOM + name)
        if field in own_fields and field not in taken:
            taken.add(field)
            found.append(name)
    return found


def may_be_evidence(column: Column) -> bool:
    """Whether the heading and the values do not speak against it."""
    return not (_is_of_something_else(column.name) or _says_little(column) or _is_measured(column) or _is_prose(column))


def with_candidates(mapping: Mapping, names: Collection[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The fields of a mapping with candidates among them, each as `custom:<column>`."""
    return {**mapping.fields, **{CUSTOM + name: ((name,),) for name in names}}


def _is_of_something_else(name: str) -> bool:
    if field_named(name) is not None:  # known, and not taken: another address, a second birth date
        return True
    words = words_of(name)
    return any(word in _NO_MARKS or _is_event(word) for word in words)


def _is_event(word: str) -> bool:
    return any(word.startswith(stem) or (len(stem) >= _LEAST_INNER_STEM and stem in word) for stem in _EVENTS)


def _says_little(column: Column) -> bool:
    """Hardly ever filled, nearly always the same, a flag, or never the same."""
    if column.filled() < _LEAST_FILLED or column.share(content.is_boolean) >= _MOSTLY:
        return True
    count = Counter(column.values)
    if len(count) < _LEAST_DISTINCT or count.most_common(1)[0][1] > _MOST_ONE_VALUE * len(column.values):
        return True
    return content.is_counter(column) or _is_in_order(column)


def _is_in_order(column: Column) -> bool:
    """Whether the values follow the order of the rows, each in one run, as the numbers of pages or batches do."""
    runs = 1 + sum(a != b for a, b in pairwise(column.values))
    return runs == column.distinct() < len(column.values)


def _is_measured(column: Column) -> bool:
    """Times, dates and amounts."""
    timed = column.share(lambda value: content.is_time(value) or content.is_date(value))
    return timed >= _MOSTLY or column.share(lambda value: _AMOUNT.fullmatch(value) is not None) >= _MOSTLY


def _is_prose(column: Column) -> bool:
    values = column.values[:2000]
    letters, words = (sum(map(size, values)) / len(values) for size in (len, lambda value: value.count(" ") + 1))
    netted = column.share(lambda value: "://" in value or value.startswith("www."))
    return letters > _MOST_LETTERS or words > _MOST_WORDS or netted >= 0.5
