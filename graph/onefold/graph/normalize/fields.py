"""The table of fields: what a source may send, how it is read and compared, and whose it is.

Every list of fields follows from it; a field is added here. Its name is also what a column is called that means it
(`server/files/headings` knows other names, by this one), and what models weigh it by.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from onefold.graph.kinds import Kind
from onefold.graph.normalize import descriptions, record_kinds
from onefold.graph.normalize.codes import assigned_id, official_id, social_handle
from onefold.graph.normalize.contacts import emails, phones
from onefold.graph.normalize.contract import Conventions, Normalized
from onefold.graph.normalize.dates import dates
from onefold.graph.normalize.names import full_names, names
from onefold.graph.normalize.organizations import names as organizations
from onefold.graph.normalize.organizations import registers, web_domains
from onefold.graph.normalize.places import addresses, places

Reader = Callable[[str, Conventions], Normalized]


class Group(Enum):
    """What a field is about. The current name and the address are taken whole from one record."""

    NAME = "name"
    PERSON = "person"
    CONTACT = "contact"
    ADDRESS = "address"
    NUMBER = "number"
    RECORD = "record"
    ORGANIZATION = "organization"


class Owner(Enum):
    """Whose a field is."""

    ANYBODY = "anybody"
    PERSON = "person"  # no evidence on a record of an organization
    PEOPLE = "people"  # hardly ever a firm's, but may stand on its record: its owner's passport, its visitor's cookie
    ORGANIZATION = "organization"  # no evidence on a record of a person


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        name: what it is called everywhere.
        group: what it is about.
        reads: the normalizer of its raw values; None for what no source sends: it is told by other fields.
        kind: how canonical values are compared; None where nothing is compared under this name.
        raw: whether `reads` takes the value as it stands. Folding would make another mailbox of an e-mail, and hide the
            script that tells a name's order or legal form.
        evidence: whether it is compared; whole names and addresses become their parts, a name at birth a family name.
        identifier: whether its values identify on their own.
        owner: whose it is.
        tells: whether a value tells that the record is of its owner.
        further: whether it survives by itself, beside the group that survives whole.
    """

    name: str
    group: Group
    reads: Reader | None
    kind: Kind | None = None
    raw: bool = False
    evidence: bool = True
    identifier: bool = False
    owner: Owner = Owner.ANYBODY
    tells: bool = False
    further: bool = False


def _whole(name: str, group: Group, reads: Reader, further: bool = False) -> Field:
    return Field(name, group, reads, raw=True, evidence=False, further=further)


def _of_person(name: str, group: Group, reads: Reader | None, kind: Kind, tells: bool = True) -> Field:
    return Field(name, group, reads, kind, owner=Owner.PERSON, tells=tells)


def _number(name: str, reads: Reader, kind: Kind, owner: Owner = Owner.PEOPLE, tells: bool = False) -> Field:
    return Field(name, Group.NUMBER, reads, kind, identifier=True, owner=owner, tells=tells)


def _of_organization(name: str, reads: Reader, kind: Kind, raw: bool = False) -> Field:
    return Field(name, Group.ORGANIZATION, reads, kind, raw=raw, owner=Owner.ORGANIZATION)


FIELDS: Final = (
    _whole("full_name", Group.NAME, full_names.full_name),
    _of_person("given_name", Group.NAME, names.given_name, Kind.NAME),
    _of_person("middle_name", Group.NAME, names.name_part, Kind.NAME),
    _of_person("patronymic", Group.NAME, None, Kind.NAME, tells=False),  # of middle names that are a father's
    _of_person("family_name", Group.NAME, names.family_name, Kind.NAME),
    _of_person("name_suffix", Group.NAME, names.name_suffix, Kind.EXACT, tells=False),
    replace(_of_person("birth_name", Group.NAME, names.family_name, Kind.NAME), evidence=False, further=True),
    _whole("other_name", Group.NAME, full_names.full_name, further=True),
    _of_person("birth_date", Group.PERSON, dates.birth_date, Kind.DATE),
    _of_person("birth_place", Group.PERSON, places.place, Kind.TEXT),
    _of_person("gender", Group.PERSON, descriptions.gender, Kind.EXACT),
    _of_person("occupation", Group.PERSON, descriptions.description, Kind.TEXT),
    Field("email", Group.CONTACT, emails.email, Kind.EMAIL, raw=True, identifier=True),
    Field("phone", Group.CONTACT, phones.phone, Kind.PHONE, identifier=True),
    _whole("street_address", Group.ADDRESS, addresses.street_address),
    Field("street_number", Group.ADDRESS, addresses.street_number, Kind.CODE),
    Field("street_name", Group.ADDRESS, addresses.street_name, Kind.TEXT),
    Field("unit", Group.ADDRESS, addresses.unit, Kind.CODE),
    Field("po_box", Group.ADDRESS, addresses.po_box, Kind.CODE),
    Field("city", Group.ADDRESS, places.place, Kind.TEXT),
    Field("region", Group.ADDRESS, places.region, Kind.TEXT),
    Field("postal_code", Group.ADDRESS, places.postal_code, Kind.POSTAL),
    Field("country", Group.ADDRESS, places.country, Kind.EXACT),
    _number("national_id", official_id, Kind.CODE, tells=True),
    _number("tax_id", registers.tax_id, Kind.CODE, Owner.ANYBODY),
    _number("passport", official_id, Kind.CODE, tells=True),
    _number("driving_licence", official_id, Kind.CODE, tells=True),
    _number("customer_id", assigned_id, Kind.EXACT, Owner.ANYBODY),
    _number("loyalty_id", assigned_id, Kind.EXACT),
    _number("cookie_id", assigned_id, Kind.TOKEN),
    _number("device_id", assigned_id, Kind.TOKEN),
    _number("login", assigned_id, Kind.EXACT),
    _number("social_handle", social_handle, Kind.EXACT),
    _of_person("employer", Group.PERSON, descriptions.employer, Kind.TEXT, tells=False),
    Field("custom", Group.RECORD, None, Kind.CUSTOM),  # what a model makes of own fields that it has no weights for
    Field("record_kind", Group.RECORD, record_kinds.record_kind, Kind.EXACT),
    _of_organization("organization_name", organizations.organization_name, Kind.ORGANIZATION, raw=True),
    _of_organization("legal_form", organizations.legal_form, Kind.EXACT),
    _number("registration_number", registers.registration_number, Kind.CODE, Owner.ORGANIZATION, tells=True),
    _number("lei", registers.lei, Kind.CODE, Owner.ORGANIZATION, tells=True),
    _number("duns", registers.duns, Kind.CODE, Owner.ORGANIZATION, tells=True),
    _of_organization("web_domain", web_domains.web_domain, Kind.EXACT, raw=True),
)  # fmt: skip

BY_NAME: Final = {field.name: field for field in FIELDS}

FIELD_NAMES: Final = tuple(f.name for f in FIELDS if f.reads)
"""Every field a source may send, `custom:<name>` aside."""

EVIDENCE_FIELDS: Final = tuple(f.name for f in FIELDS if f.evidence)
"""Every field that comes out: whole names and street addresses have become their parts, and middle
names that are a father's patronymics.

A source's own fields come out as `custom:<name>` each; `custom` is what a model makes of those it has no weights for.
"""

IDENTIFIER_NAMESPACES: Final = frozenset(f.name for f in FIELDS if f.identifier)
"""The fields that identify on their own."""

PERSON_NAMES: Final = tuple(f.name for f in FIELDS if f.reads and f.kind is Kind.NAME)
"""The parts of a person's name that sources send."""


def fields_of(group: Group) -> tuple[str, ...]:
    """The fields that sources send of a group and that survive with it, in the order in which they are written."""
    return tuple(f.name for f in FIELDS if f.reads and f.group is group and not f.further)
