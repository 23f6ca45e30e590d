"""Chooses among columns that claim the same field, and settles what a name alone leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from onefold.server.files.columns import content, names_together
from onefold.server.files.columns import value_tests as looks
from onefold.server.files.columns.content import Column
from onefold.server.files.headings.contact_synonyms import ADDRESS_FIELDS, SECOND_LINE, STREET
from onefold.server.files.headings.identifier_synonyms import NUMBERS
from onefold.server.files.headings.naming import Named, is_birth_part
from onefold.server.files.headings.qualifiers import PREFIXES
from onefold.server.files.mapping import Columns

Claims = Sequence[tuple[Column, Named]]
Fields = dict[str, tuple[Columns, ...]]

SEVERAL: Final = frozenset({"email", "phone", "organization_name", *NUMBERS})
"""Fields that take the values of several columns: a person has many, and one is enough to find her."""
_HARDLY_HERS: Final = frozenset(PREFIXES[PREFIXES.index("billing") :])
"""Those of these are taken only where there are no others."""
_LEAST_UNITS: Final = 0.7
_LEAST_YEARS: Final = 0.6


def chosen(claims: Claims, columns: Sequence[Column], why: dict[str, str]) -> Fields:
    """Field → columns of its values; tells in `why` which columns became payload though their name is known."""
    claims = _of_the_person(claims, why)
    best = _one_address(claims, why)
    fields: Fields = names_together.chosen_names(claims, why)
    for field in dict.fromkeys(found.field for _, found in claims if found.field not in ADDRESS_FIELDS):
        if field in names_together.NAMES:
            continue
        rivals = ranked(claim for claim in claims if claim[1].field == field)
        if field in SEVERAL:
            taken = [column for column, found in rivals if found.prefix not in _HARDLY_HERS] or [rivals[0][0]]
            fields[field] = tuple((column.name,) for column in taken)
        else:
            taken = [rivals[0][0]]
            best[field] = taken[0]
        for column, _ in rivals:
            if column not in taken:
                why[column.name] = f"{taken[0].name!r} is the {field} already"
    lines = _settle_street(best, why)
    fields.update({field: ((column.name,),) for field, column in best.items()})
    if lines:
        fields["street_address"] = lines
    _join_birth_parts(fields, columns, why)
    return fields


def ranked(claims: Iterable[tuple[Column, Named]]) -> list[tuple[Column, Named]]:
    """Claims, the most telling of the person first."""
    return sorted(claims, key=lambda claim: (PREFIXES.index(claim[1].prefix), claim[1].dropped))


def _of_the_person(claims: Claims, why: dict[str, str]) -> Claims:
    """The claims without those of employees, where somebody else has a name: it is she whom the file is about."""
    names = {found.prefix == "employee" for _, found in claims if found.field in names_together.NAMES}
    if names != {True, False}:
        return claims
    for column, found in claims:
        if found.prefix == "employee":
            why[column.name] = "somebody else's: an employee's"
    return [claim for claim in claims if claim[1].prefix != "employee"]


def _one_address(claims: Claims, why: dict[str, str]) -> dict[str, Column]:
    """The fields of one address: the most complete one, filled up only from columns that say no address."""
    groups: dict[str, dict[str, Column]] = {}
    for column, found in ranked(claim for claim in claims if claim[1].field in ADDRESS_FIELDS):
        group = groups.setdefault(found.prefix, {})
        if found.field in group:
            why[column.name] = f"{group[found.field].name!r} is the {found.field} already"
        else:
            group[found.field] = column
    if not groups:
        return {}
    plain = groups.get("", {})
    kept = max(groups, key=lambda prefix: (len(plain | groups[prefix]), -PREFIXES.index(prefix)))
    address = plain | groups[kept]
    for group in groups.values():
        for column in group.values():
            if column not in address.values():
                why[column.name] = "another address"
    return address


def _settle_street(best: dict[str, Column], why: dict[str, str]) -> tuple[Columns, ...]:
    """Decide what "street" and a second address line are; returns the values of the street address if it has them.

    A line and the whole address in one column are both kept: in a row that has only one, it is all there is.
    """
    second, street, whole = best.pop(SECOND_LINE, None), best.pop(STREET, None), best.pop("street_address", None)
    if street is not None and "street_number" in best and "street_name" not in best:
        best["street_name"], street = street, None
    lines: list[Columns] = [(column.name,) for column in (street, whole) if column is not None]
    if second is None:
        return tuple(lines)
    if "unit" not in best and second.share(content.is_unit) >= _LEAST_UNITS and second.values:
        best["unit"] = second
    elif street is not None:
        lines[0] = (street.name, second.name)
    else:
        why[second.name] = "a second address line, and no flat"
    return tuple(lines)


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
