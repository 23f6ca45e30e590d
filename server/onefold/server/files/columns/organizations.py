"""What columns mean in files of organizations: whose name a `company` is, and whose phone a `vendor_phone`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from onefold.graph.normalize.text import vocabulary
from onefold.server.files.columns import person_names
from onefold.server.files.columns import value_tests as looks
from onefold.server.files.columns.content import Column, contradicts
from onefold.server.files.headings.contact_synonyms import STREET
from onefold.server.files.headings.naming import NAME_FIELDS, Named, field_named, fields_named
from onefold.server.files.headings.organization_synonyms import (
    BRANCHES,
    CONTACTS,
    FOUNDED,
    KINDS,
    OF_THE_EMPLOYER,
    ORGANIZATION_NUMBERS,
    OWN,
    UNSURE,
)
from onefold.server.files.headings.people_synonyms import ANY_NAME
from onefold.server.files.headings.words import squeezed, table, words_of

Claim = tuple[Column, Named]

_PARTS: Final = frozenset({"given_name", "family_name"})
_OF_PEOPLE: Final = frozenset({"birth_date", "gender", "login", "cookie_id", "device_id", "loyalty_id"})
_OF_FIRMS: Final = ORGANIZATION_NUMBERS | {"tax_id", "web_domain", "legal_form", "record_kind", "organization_name"}
"""Beside e-mail addresses, which are people's as often as not, one of these shows that a `company` is the record's."""
_NAMED_APART: Final = frozenset({"organization_name", "record_kind"})
"""Beside one of these a `name` is a person's, or whose the record says it is."""
_MOSTLY: Final = 0.6
"""Share of names with a word of firms, from which on a column names firms."""
_SOME: Final = 0.1
"""From here on it names firms too: of names of people hardly one in a thousand has such a word."""
_OF_ANYBODY: Final = frozenset({ANY_NAME, "full_name"})


def without_founding(columns: Sequence[Column]) -> list[Column]:
    """The columns that may say when a row was true: where organizations are, not when they were registered."""
    return [c for c in columns if squeezed(c.name) not in FOUNDED] if _has_firms(columns) else list(columns)


def without_taxed(columns: Sequence[Column]) -> list[Column]:
    """The columns that may be a key: where organizations are, no number that may be for taxes."""
    return [c for c in columns if _taxed(c) is None] if _has_firms(columns) else list(columns)


def _has_firms(columns: Sequence[Column]) -> bool:
    named = {found.field for column in columns if (found := field_named(column.name))}
    return not named.isdisjoint(ORGANIZATION_NUMBERS | {"organization_name", "record_kind"})


def _taxed(column: Column) -> Named | None:
    return next((said for said in fields_named(column.name) if said.field == "tax_id"), None)


def settle(columns: Sequence[Column], named: list[Claim], why: dict[str, str]) -> None:
    """Decide whose the names are, then read the other columns of a file of organizations as theirs."""
    _find_kinds(columns, named, why)
    _drop_contacts(named, why)
    _name_organizations(named, why)
    _name_branches(columns, named, why)
    if any(found.field == "organization_name" for _, found in named):
        _read_as_taxed(named)
        _claim_own(columns, named, why)
    elif any(found.field in _OF_ANYBODY and _has_some_firms(column) for column, found in named):
        _claim_registers(columns, named, why)


def _has_some_firms(names: Column) -> bool:
    return bool(names.values) and names.share(person_names.is_firm) >= _SOME


def _find_kinds(columns: Sequence[Column], named: list[Claim], why: dict[str, str]) -> None:
    if any(found.field == "record_kind" for _, found in named):
        return
    for column in columns:
        if squeezed(column.name) in KINDS and looks.is_of("record_kind", column):
            named.append((column, Named("record_kind", "", 0)))
            why[column.name] = "by its values: people and organizations"
            return


def _drop_contacts(named: list[Claim], why: dict[str, str]) -> None:
    """A vendor's contact is not whom the record is of."""
    if not any(found.field == "organization_name" for _, found in named):
        return
    for claim in [c for c in named if c[1].field in NAME_FIELDS and not CONTACTS.isdisjoint(words_of(c[0].name))]:
        named.remove(claim)
        why[claim[0].name] = "the name of an organization's contact"


def _name_organizations(named: list[Claim], why: dict[str, str]) -> None:
    """A `name` is a firm's where it reads so, or where no person is named; so is a `company` that employs nobody."""
    _name_by_neighbours(named, why)
    fields = {found.field for _, found in named}
    if not fields.isdisjoint(NAME_FIELDS | _OF_PEOPLE) or ("email" in fields and fields.isdisjoint(_OF_FIRMS)):
        return
    for at, (column, found) in enumerate(named):
        if found.field == "employer" and not any(word in squeezed(column.name) for word in OF_THE_EMPLOYER):
            named[at] = (column, Named("organization_name", found.prefix, found.dropped))
            why[column.name] = "no column names people"


def _name_branches(columns: Sequence[Column], named: list[Claim], why: dict[str, str]) -> None:
    """A shop's name is the record's own in a list of shops: with their streets, and nothing that is a person's."""
    fields = {found.field for _, found in named}
    if not fields.isdisjoint(NAME_FIELDS | _OF_PEOPLE | {"organization_name"}) or fields.isdisjoint(_STREETS):
        return
    taken = {column.name for column, _ in named}
    for column in columns:
        words = tuple(word for word in words_of(column.name) if word not in _NAME_OF)
        of_shops = column.name not in taken and "".join(words) in BRANCHES and column.telling().values
        if not of_shops or contradicts("organization_name", column) or not looks.is_named(column):
            continue
        street = next(claimed for claimed, found in named if found.field in _STREETS)
        if _is_chain(column, street):
            why[column.name] = "names a chain: one name stands at several streets, so it tells no two apart"
        else:
            named.append((column, Named("organization_name", "", 0)))
            why[column.name] = "no column names people, and an address is beside"
        return


def _is_chain(names: Column, streets: Column) -> bool:
    """Whether most names that come again stand at houses of other numbers, row by row where both are filled."""
    if not len(names.values) == len(streets.values) == names.rows:
        return False
    rows, houses = Counter(map(str.casefold, names.values)), defaultdict[str, set[str]](set)
    for name, street in zip(names.values, streets.values, strict=True):
        houses[name.casefold()].add(" ".join(_NUMBERS.findall(street)))
    again = sum(count for count in rows.values() if count > 1)
    elsewhere = sum(count for name, count in rows.items() if len(houses[name]) > 1)
    return elsewhere > again / 2


_NUMBERS: Final = re.compile(r"\d+")
_STREETS: Final = frozenset({STREET, "street_address", "street_name"})
_NAME_OF: Final = vocabulary(
    "name nm nom nombre nome naam navn namn nazwa nazev nev nume adi ad имя название of de du del della do da der des"
)


def _name_by_neighbours(named: list[Claim], why: dict[str, str]) -> None:
    """Names that may be a person's or a firm's: `name`, and `legal_name`, which firms have more often."""
    legal = {column.name for column, found in named if found.field == "full_name" and _may_be_firms(column)}
    sure = {found.field for column, found in named if column.name not in legal}
    if not sure.isdisjoint(_PARTS | {"full_name"}):
        return
    for at, (column, found) in enumerate(named):
        tell = _OF_FIRMS if column.name in legal else ORGANIZATION_NUMBERS
        if column.name not in legal and (found.field != ANY_NAME or not sure.isdisjoint(_NAMED_APART)):
            continue
        firms = column.values and column.share(person_names.is_firm) >= _MOSTLY and not person_names.has_people(column)
        if firms or not sure.isdisjoint(tell):
            named[at] = (column, Named("organization_name", found.prefix, found.dropped))
            why[column.name] = "by its values: names of firms" if firms else "the name that goes with what firms have"


def _may_be_firms(column: Column) -> bool:
    return any(found.field == "organization_name" for found in fields_named(column.name))


def _read_as_taxed(named: list[Claim]) -> None:
    """A number that is a customer's of some and a firm's tax number of others (`cif`) is the latter beside firms."""
    for at, (column, found) in enumerate(named):
        if found.field == "customer_id":
            named[at] = (column, _taxed(column) or found)


def _claim_registers(columns: Sequence[Column], named: list[Claim], why: dict[str, str]) -> None:
    """Beside names of people and of firms, a bare number of registration is the firms'."""
    taken = {column.name for column, _ in named}
    for column in columns:
        of_register = column.name not in taken and squeezed(column.name) in table(UNSURE["registration_number"])
        if of_register and column.values and not contradicts("registration_number", column):
            named.append((column, Named("registration_number", "", 0)))
            why[column.name] = "of the firms among the names"


def _claim_own(columns: Sequence[Column], named: list[Claim], why: dict[str, str]) -> None:
    """Columns whose name says that they are the organization's."""
    taken = {column.name for column, _ in named}
    for column in columns:
        if column.name in taken or not column.values:
            continue
        unsure = next((field for field, names in UNSURE.items() if squeezed(column.name) in table(names)), None)
        bare = " ".join(word for word in words_of(column.name) if word not in OWN)
        found = Named(unsure, "", 0) if unsure else field_named(bare) if bare else None
        if found is not None and found.field not in NAME_FIELDS and not contradicts(found.field, column):
            named.append((column, found))
            why[column.name] = "the organization's"
