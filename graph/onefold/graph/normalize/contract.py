"""What every field's normalizer is given and gives back."""

from typing import Final, NamedTuple

CACHE_SIZE: Final = 32_768
"""Entries of a cache: names, towns and employers come again and again. 131,072 single values take 44 MB."""


class Conventions(NamedTuple):
    """How a source writes its values; unset means nothing is known.

    Attributes:
        region: ISO 3166 alpha-2 country whose phone numbers are written without a country code.
        date_order: "DMY", "MDY" or "YMD"; None reads a date in every possible order.
    """

    region: str | None = None
    date_order: str | None = None


class Normalized(NamedTuple):
    """The canonical readings of one raw value.

    Attributes:
        values: Sorted distinct readings; empty when the value must not link.
        problem: None, or why there are none: "placeholder", "malformed", "too_long" or "empty".
    """

    values: tuple[str, ...]
    problem: str | None = None


EMPTY: Final = Normalized((), "empty")
PLACEHOLDER: Final = Normalized((), "placeholder")
MALFORMED: Final = Normalized((), "malformed")
TOO_LONG: Final = Normalized((), "too_long")


def one(value: str) -> Normalized:
    """The single reading `value`, or malformed when nothing is left of it."""
    return Normalized((value,)) if value else MALFORMED
