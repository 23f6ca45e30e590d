"""One raw value of one field, read: what no field may say is sorted out, then the field's own normalizer reads it."""

from functools import lru_cache
from typing import Final

from onefold.graph.normalize import descriptions
from onefold.graph.normalize.contract import CACHE_SIZE, EMPTY, PLACEHOLDER, TOO_LONG, Conventions, Normalized
from onefold.graph.normalize.dates.han_numerals import in_digits
from onefold.graph.normalize.fields import BY_NAME, FIELD_NAMES, PERSON_NAMES
from onefold.graph.normalize.missing.placeholders import is_placeholder, is_written_for_nothing
from onefold.graph.normalize.names import names
from onefold.graph.normalize.names.generations import with_suffix
from onefold.graph.normalize.names.honorifics import without_honorific
from onefold.graph.normalize.text import fold, in_other_script, words

MAX_RAW_CHARS: Final = 4096
"""No field of a person is longer; beyond, it is a document in the wrong column."""
_MAX_CACHED_CHARS: Final = 256


def normalize(field: str, raw: str, conventions: Conventions) -> Normalized:
    """The canonical readings of one raw value. Cached; takes any string.

    Raises:
        ValueError: `field` is neither in `FIELD_NAMES` nor `custom:<name>`. Do not retry.
    """
    if len(raw) > _MAX_CACHED_CHARS:
        return _normalize(field, raw, conventions)
    return _cached(field, raw, conventions)


def _normalize(field: str, raw: str, conventions: Conventions) -> Normalized:
    known = BY_NAME.get(field)
    reads = known.reads if known else None
    name = "" if reads else descriptions.custom_name(field)
    if not (reads or name):
        raise ValueError(f"unknown field {field!r}; known are custom:<name> and {', '.join(FIELD_NAMES)}")
    if len(raw) > MAX_RAW_CHARS:
        return TOO_LONG
    if field in PERSON_NAMES:
        raw = with_suffix(without_honorific(raw))
    elif field == "birth_date":
        raw = in_digits(raw)
    folded = fold(raw)
    if not folded:
        return EMPTY
    foreign = in_other_script(raw)
    if (is_placeholder(words(folded)) and not foreign) or is_written_for_nothing(raw):
        return PLACEHOLDER
    if foreign and field in PERSON_NAMES:
        return names.foreign_given_name(raw, folded) if field == "given_name" else names.foreign_name_part(folded)
    if known is None or reads is None:
        return descriptions.custom(name, folded)
    if known.raw:
        return reads(raw, conventions)
    found = reads(folded, conventions)
    # "N:one" is a passport number of sorts until its separators are gone.
    return PLACEHOLDER if found.values and is_placeholder(found.values[0]) and not foreign else found


_cached = lru_cache(maxsize=4 * CACHE_SIZE)(_normalize)
