"""What columns are called, in the languages we know: field → names, without accents, words joined by underscores.

Names are compared without case, accents, blanks and punctuation, so `E-Mail`, `e_mail` and `eMail` are one. A trailing
number and the words of `DECORATIONS` are dropped where the full name is not known: `customer_email`, `Phone 2`,
`Billing City`. A word that is neither known nor decoration makes a column payload: `emergency_phone` is not hers.
"""

from __future__ import annotations

from typing import Final

from onefold.graph.normalize import FIELD_NAMES
from onefold.server.files.headings.contact_synonyms import CONTACT_SYNONYMS
from onefold.server.files.headings.identifier_synonyms import IDENTIFIER_SYNONYMS
from onefold.server.files.headings.organization_synonyms import ORGANIZATION_SYNONYMS
from onefold.server.files.headings.people_synonyms import EMPLOYER_SYNONYMS, PEOPLE_SYNONYMS
from onefold.server.files.headings.words import squeezed

FIELD_SYNONYMS: Final = PEOPLE_SYNONYMS | CONTACT_SYNONYMS | EMPLOYER_SYNONYMS | IDENTIFIER_SYNONYMS
_OWN_NAMES: Final = {
    field: field for field in FIELD_NAMES if field not in FIELD_SYNONYMS and field not in ORGANIZATION_SYNONYMS
}
"""A field of which no other names are known is recognized by its own."""


def _fields_by_name() -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for field, names in (*FIELD_SYNONYMS.items(), *ORGANIZATION_SYNONYMS.items(), *_OWN_NAMES.items()):
        for name in map(squeezed, names.split()):
            if field not in fields.get(name, ()):
                fields[name] = (*fields.get(name, ()), field)
    return fields


FIELDS_BY_NAME: Final = _fields_by_name()
"""Squeezed name → the fields it is a name of, more than one where languages differ: `cep` is a Turkish phone."""
FIELD_BY_NAME: Final = {name: fields[0] for name, fields in FIELDS_BY_NAME.items()}
