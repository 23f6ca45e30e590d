"""Chooses among columns that claim the same field, and settles what a name alone leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from onefold.server.files import content, looks
from onefold.server.files.content import Column
from onefold.server.files.mapping import Columns
from onefold.server.files.naming import Named, is_birth_part
from onefold.server.files.synonyms import (
    ADDRESS_FIELDS,
    ANY_NAME,
    PREFIXES,
    SECOND_LINE,
    STREET,
)

Claims = Sequence[tuple[Column, Named]]
Fields = dict[str, tuple[Columns, ...]]

_SEVERAL: Final = ("email", "phone", "organization_name")
"""Fields that take the values of several columns."""
_MAX_SEVERAL: Final = 4
_HARDLY_HERS: Final = frozenset(PREFIXES[PREFIXES.index("billing") :])
"""Phones and e-mails of these are taken only where there are no others."""
_LEAST_UNITS: Final = 0.7
_LEAST_CONTAINED: Final = 0.5
_LEAST_YEARS: Final = 0.6


def chosen(claims: Claims, columns: Sequence[Column], why: dict[str, str]) -> Fields:
    """Field → columns of its values; tells in `why` which columns became payload though their name is known."""
    best = _one_address(claims, why)
    fields: Fields = {}
    for field in dict.fromkeys(found.field for _, found in claims if found.field not in ADDRESS_FIELDS):
        rivals = _ranked(claim for claim in claims if claim[1].field == field)
        if field in _SEVERAL:
            taken = [column for column, found in rivals if found.prefix not in _HARDLY_HERS] or [rivals[0][0]]
            fields[field] = tuple((column.name,) for column in taken[:_MAX_SEVERAL])
        else:
            taken = [rivals[0][0]]
            best[field] = taken[0]
        for column, _ in rivals:
            if column not in taken:
                why[column.name] = f"{taken[0].name!r} is the {field} already"
    _settle_name(best, why)
    second = best.pop(SECOND_LINE, None)
    joined = _settle_street(best, second, why)
    fields.update({field: ((column.name,),) for field, column in best.items()})
    if joined:
        fields["street_address"] = (joined,)
    _join_birth_parts(fields, columns, why)
    return fields


def _ranked(claims: Iterable[tuple[Column, Named]]) -> list[tuple[Column, Named]]:
    return sorted(claims, key=lambda claim: (PREFIXES.index(claim[1].prefix), claim[1].dropped))


def _one_address(claims: Claims, why: dict[str, str]) -> dict[str, Column]:
    """The fields of one address: the most complete one, filled up only from columns that say no address."""
    groups: dict[str, dict[str, Column]] = {}
    for column, found in _ranked(claim for claim in claims if claim[1].field in ADDRESS_FIELDS):
        group = groups.setdefault(found.prefix, {})
        if found.field in group:
            why[column.name] = f"{group[found.field].name!r} is the {found.field} already"
        else:
            group[found.field] = column
    if not groups:
        return {}
    kept = max(groups, key=lambda prefix: (len(groups[prefix]), -PREFIXES.index(prefix)))
    address = groups.get("", {}) | groups[kept]
    for group in groups.values():
        for column in group.values():
            if column not in address.values():
                why[column.name] = "another address"
    return address


def _settle_name(best: dict[str, Column], why: dict[str, str]) -> None:
    """Decide whether "name" is the full name, or the part that is missing beside the other."""
    name = best.pop(ANY_NAME, None)
    if name is None:
        return
    given, family = best.get("given_name"), best.get("family_name")
    field = "full_name"
    part = given or family
    if part is not None and not (given and family) and not _contains(name, part):
        field = "family_name" if given else "given_name"
    if field in best:
        why[name.name] = f"{best[field].name!r} is the {field} already"
    else:
        best[field] = name


def _contains(whole: Column, part: Column) -> bool:
    """Whether the values of one column hold those of the other, row by row as far as both are filled."""
    if len(whole.values) != len(part.values):  # some rows lack one: compare the words at large
        words = {word for value in whole.values for word in value.casefold().split()}
        return part.share(lambda value: value.casefold() in words) >= _LEAST_CONTAINED and _is_long(whole)
    pairs = zip(whole.values, part.values, strict=True)
    held = sum(b.casefold() in a.casefold() and len(a) > len(b) for a, b in pairs)
    return held >= _LEAST_CONTAINED * len(part.values)


def _is_long(column: Column) -> bool:
    return column.share(lambda value: " " in value) >= _LEAST_CONTAINED


def _settle_street(best: dict[str, Column], second: Column | None, why: dict[str, str]) -> Columns:
    """Decide what "street" and a second address line are; returns columns to join to one street address."""
    joined: Columns = ()
    street = best.pop(STREET, None)
    if street is not None:
        field = "street_name" if "street_number" in best and "street_name" not in best else "street_address"
        if field in best:
            why[street.name] = f"{best[field].name!r} is the {field} already"
        else:
            best[field] = street
    if second is None:
        return joined
    if "unit" not in best and second.share(content.is_unit) >= _LEAST_UNITS and second.values:
        best["unit"] = second
    elif street is not None and best.get("street_address") is street:
        joined = (street.name, second.name)
    else:
        why[second.name] = "a second address line, and no flat"
    return joined


def _join_birth_parts(fields: Fields, columns: Sequence[Column], why: dict[str, str]) -> None:
    """Where there is no birth date: the columns of its year, of the month, and of the day if there is a month."""
    year = next((c for c in columns if is_birth_part(c.name, "year") and c.share(looks.is_year) >= _LEAST_YEARS), None)
    if year is None or not year.values:
        return
    if "birth_date" in fields:
        why.setdefault(year.name, f"{fields['birth_date'][0][0]!r} is the birth_date already")
        return
    parts = [year.name]
    for part in ("month", "day"):
        found = next((column.name for column in columns if is_birth_part(column.name, part)), None)
        if found is None:
            break
        parts.append(found)
    fields["birth_date"] = (tuple(parts),)
    for name in parts:
        why.pop(name, None)
