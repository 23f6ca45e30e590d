"""The registry: which function reads which field."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from onefold.graph.normalize import descriptions, record_kinds
from onefold.graph.normalize.codes import CODES
from onefold.graph.normalize.contacts import emails, phones
from onefold.graph.normalize.contract import (
    CACHE_SIZE,
    EMPTY,
    PLACEHOLDER,
    TOO_LONG,
    Conventions,
    Normalized,
)
from onefold.graph.normalize.dates import dates
from onefold.graph.normalize.dates.han_numerals import in_digits
from onefold.graph.normalize.missing.placeholders import is_placeholder, is_written_for_nothing
from onefold.graph.normalize.names import full_names, names
from onefold.graph.normalize.names.generations import with_suffix
from onefold.graph.normalize.names.honorifics import without_honorific
from onefold.graph.normalize.organizations import names as organizations
from onefold.graph.normalize.organizations import web_domains
from onefold.graph.normalize.organizations.registers import NUMBERS
from onefold.graph.normalize.places import addresses, places
from onefold.graph.normalize.text import fold, in_other_script, words

MAX_RAW_CHARS: Final = 4096
"""No field of a person is longer; beyond, it is a document in the wrong column."""
_MAX_CACHED_CHARS: Final = 256

_Normalizer = Callable[[str, Conventions], Normalized]

_NAME_PARTS: Final = frozenset({"given_name", "middle_name", "family_name", "birth_name"})
_FROM_FOLDED: Final[dict[str, _Normalizer]] = {
    "given_name": names.given_name,
    "middle_name": names.name_part,
    "family_name": names.family_name,
    "birth_name": names.family_name,
    "name_suffix": names.name_suffix,
    "birth_date": dates.birth_date,
    "birth_place": places.place,
    "gender": descriptions.gender,
    "occupation": descriptions.description,
    "employer": descriptions.employer,
    "phone": phones.phone,
    "street_number": addresses.street_number,
    "street_name": addresses.street_name,
    "unit": addresses.unit,
    "po_box": addresses.po_box,
    "city": places.place,
    "region": places.region,
    "postal_code": places.postal_code,
    "country": places.country,
    "record_kind": record_kinds.record_kind,
    "legal_form": organizations.legal_form,
    **CODES,
    **NUMBERS,
}
# Transliteration would make another mailbox of an e-mail, and hide the script that tells a name's order or legal form.
_FROM_RAW: Final[dict[str, _Normalizer]] = {
    "email": emails.email,
    "full_name": full_names.full_name,
    "other_name": full_names.full_name,
    "street_address": addresses.street_address,
    "organization_name": organizations.organization_name,
    "web_domain": web_domains.web_domain,
}

FIELD_NAMES: Final = (
    *("full_name", "given_name", "middle_name", "family_name", "name_suffix", "birth_name", "other_name"),
    *("birth_date", "birth_place", "gender", "occupation", "email", "phone", "street_address", "street_number"),
    *("street_name", "unit", "po_box", "city", "region", "postal_code", "country", "national_id", "tax_id", "passport"),
    *("driving_licence", "customer_id", "loyalty_id", "cookie_id", "device_id", "login", "social_handle", "employer"),
    *("record_kind", "organization_name", "legal_form", "registration_number", "lei", "duns", "web_domain"),
)
"""Every field a source may send, `custom:<name>` aside."""

EVIDENCE_FIELDS: Final = (
    *("given_name", "middle_name", "patronymic", "family_name", "name_suffix", "birth_date", "birth_place", "gender"),
    "occupation",
    *("employer", "email", "phone", "street_number", "street_name", "unit", "po_box", "city", "region"),
    *("postal_code", "country", "national_id", "tax_id", "passport", "driving_licence", "customer_id", "loyalty_id"),
    *("cookie_id", "device_id", "login", "social_handle", "custom"),
    *("record_kind", "organization_name", "legal_form", "registration_number", "lei", "duns", "web_domain"),
)
"""Every field that comes out: whole names and street addresses have become their parts, and middle
names that are a father's patronymics.

A source's own fields come out as `custom:<name>` each; `custom` is what a model makes of those it has no weights for.
"""

IDENTIFIER_NAMESPACES: Final = frozenset({"email", "phone", *CODES, *NUMBERS})
"""The fields that identify on their own."""


def normalize(field: str, raw: str, conventions: Conventions) -> Normalized:
    """The canonical readings of one raw value. Cached; takes any string.

    Raises:
        ValueError: `field` is neither in `FIELD_NAMES` nor `custom:<name>`. Do not retry.
    """
    if len(raw) > _MAX_CACHED_CHARS:
        return _normalize(field, raw, conventions)
    return _cached(field, raw, conventions)


def _normalize(field: str, raw: str, conventions: Conventions) -> Normalized:
    read = _FROM_FOLDED.get(field)
    read_raw = _FROM_RAW.get(field)
    name = "" if read or read_raw else descriptions.custom_name(field)
    if not (read or read_raw or name):
        raise ValueError(f"unknown field {field!r}; known are custom:<name> and {', '.join(FIELD_NAMES)}")
    if len(raw) > MAX_RAW_CHARS:
        return TOO_LONG
    if field in _NAME_PARTS:
        raw = with_suffix(without_honorific(raw))
    elif field == "birth_date":
        raw = in_digits(raw)
    folded = fold(raw)
    if not folded:
        return EMPTY
    foreign = in_other_script(raw)
    if (is_placeholder(words(folded)) and not foreign) or is_written_for_nothing(raw):
        return PLACEHOLDER
    if foreign and field in _NAME_PARTS:
        return names.foreign_given_name(raw, folded) if field == "given_name" else names.foreign_name_part(folded)
    if read:
        found = read(folded, conventions)
        # "N:one" is a passport number of sorts until its separators are gone.
        return PLACEHOLDER if found.values and is_placeholder(found.values[0]) and not foreign else found
    return read_raw(raw, conventions) if read_raw else descriptions.custom(name, folded)


_cached = lru_cache(maxsize=4 * CACHE_SIZE)(_normalize)
