"""What every field's normalizer is given and gives back."""

from enum import StrEnum
from typing import Final, NamedTuple

from onefold.graph.touchpoint import DateOrder

CACHE_SIZE: Final = 32_768
"""Entries of a cache: names, towns and employers come again and again. 131,072 single values take 44 MB."""


class Conventions(NamedTuple):
    """How a source writes its values; unset means nothing is known.

    Attributes:
        region: ISO 3166 alpha-2 country whose phone numbers are written without a country code.
        date_order: None reads a date in every possible order.
    """

    region: str | None = None
    date_order: DateOrder | None = None


class ValueProblem(StrEnum):
    """Why a value has no canonical readings."""

    PLACEHOLDER = "placeholder"
    MALFORMED = "malformed"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    UNKNOWN = "unknown"
    """None of ours: what a client makes of a problem that only a newer server knows."""


class Normalized(NamedTuple):
    """The canonical readings of one raw value.

    Attributes:
        values: Sorted distinct readings; empty when the value must not link.
        problem: why there are none, or None.
    """

    values: tuple[str, ...]
    problem: ValueProblem | None = None


EMPTY: Final = Normalized((), ValueProblem.EMPTY)
PLACEHOLDER: Final = Normalized((), ValueProblem.PLACEHOLDER)
MALFORMED: Final = Normalized((), ValueProblem.MALFORMED)
TOO_LONG: Final = Normalized((), ValueProblem.TOO_LONG)


def one(value: str) -> Normalized:
    """The single reading `value`, or malformed when nothing is left of it."""
    return Normalized((value,)) if value else MALFORMED
