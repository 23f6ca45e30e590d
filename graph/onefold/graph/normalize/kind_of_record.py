"""Whether a record is of a person or of an organization: what it says so, or what its fields tell.

A function of all that one record says. The fields of the other kind are no evidence: a firm's contact has a name
that tells no firm from another, and an employee shares the firm's numbers with all the others.
"""

from collections.abc import Mapping, Set
from typing import Final

from onefold.graph.normalize.contacts.offices import is_office
from onefold.graph.normalize.fields import FIELDS, PERSON_NAMES, Owner
from onefold.graph.normalize.record_kinds import RecordKind

PERSONAL: Final = tuple(f.name for f in FIELDS if f.owner is Owner.PERSON)
ORGANIZATIONAL: Final = tuple(f.name for f in FIELDS if f.owner is Owner.ORGANIZATION)
_PEOPLE_S: Final = tuple(f for f in FIELDS if f.owner in (Owner.PERSON, Owner.PEOPLE))
_TELL_A_PERSON: Final = tuple(f.name for f in _PEOPLE_S if f.tells)
_TELL_AN_ORGANIZATION: Final = tuple(f.name for f in FIELDS if f.owner is Owner.ORGANIZATION and f.tells)
_OF_SOMEBODY: Final = tuple(f.name for f in _PEOPLE_S if f.tells or f.owner is Owner.PEOPLE)


def kind_of(said: Mapping[str, Set[str]], person_named: bool, organization_named: bool) -> RecordKind | None:
    """What a record is of; None when it says nothing of either.

    Args:
        said: canonical values by field, full names and organization names not yet among them.
        person_named, organization_named: whether some full name is a person's, and some name an organization's.
    """
    stated = said.get("record_kind", ())
    if len(stated) == 1:
        return RecordKind(next(iter(stated)))
    if person_named or any(said.get(field) for field in PERSON_NAMES):
        return RecordKind.PERSON
    if organization_named or any(said.get(field) for field in _TELL_AN_ORGANIZATION):
        return RecordKind.ORGANIZATION
    return RecordKind.PERSON if any(said.get(field) for field in _TELL_A_PERSON) else None


def is_of_a_firm(said: Mapping[str, Set[str]]) -> bool:
    """Whether a record that names an employer and no person may be the employer's own: nothing on it is somebody's."""
    if any(said.get(field) for field in _OF_SOMEBODY):
        return False
    return all(map(is_office, said.get("email", ())))
