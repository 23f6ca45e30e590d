"""Whether a record is of a person or of an organization: what it says so, or what its fields tell.

A function of all that one record says. The fields of the other kind are no evidence: a firm's contact has a name
that tells no firm from another, and an employee shares the firm's numbers with all the others.
"""

from collections.abc import Mapping, Set
from enum import StrEnum
from typing import Final

from onefold.graph.normalize.contacts.offices import is_office
from onefold.graph.normalize.contract import MALFORMED, PLACEHOLDER, Conventions, Normalized, one
from onefold.graph.normalize.text import vocabulary, words


class RecordKind(StrEnum):
    """What a record, or a golden record, is of."""

    PERSON = "person"
    ORGANIZATION = "organization"


_ORGANIZATION_WORDS: Final = vocabulary(
    "organization organisation organizations organizacion organizacja organizacao organizzazione organisatie company",
    "companies business businesses firm firma firmen firmenkunde unternehmen geschaftskunde gewerbe gewerblich",
    "corporate corporation commercial institution entity enterprise employer b b2b org o legal juridica juridico",
    "giuridica juridisk juristisch juristische entreprise societe professionnel pro empresa sociedad autonomo azienda",
    "impresa societa ditta bedrijf zakelijk foretag foretagskund bolag virksomhed bedrift yritys spolka",
    "przedsiebiorstwo prawna podnik spolecnost vallalat ceg sirket kurum tuzel pj j yuridicheskoe yuridichna yurlitso",
    "yur yul organizatsiya kompaniya supplier vendor lieferant faren gongsi",
)
_PERSON_WORDS: Final = vocabulary(
    "person persons individual individuals people human consumer private privat privatperson privatkunde privatkund p",
    "i b2c natural fisica fisico natuurlijk physique personne personnes particulier particular particuliers persona",
    "personas pessoa privato osoba fizyczna prywatny fysisk fyzicka partikulier henkilo kuluttaja maganszemely sahis",
    "bireysel gercek fizicheskoe fizichna fizlitso fiz fl geren pf contact",
)
_KINDS: Final = {
    **dict.fromkeys(_ORGANIZATION_WORDS, RecordKind.ORGANIZATION),
    **dict.fromkeys(_PERSON_WORDS, RecordKind.PERSON),
    **dict.fromkeys(
        (
            *("legal person", "juridical person", "juristische person", "juridisk person", "personne morale"),
            *("persona juridica", "persona moral", "persona giuridica", "pessoa juridica", "pravnicka osoba"),
            *("private company", "private limited company", "privately held company"),
        ),
        RecordKind.ORGANIZATION,
    ),
}
_FILLERS: Final = vocabulary(
    "customer client kunde cliente klient record type account of a the kund klant litso osoba",
)
PERSON_NAMES: Final = ("given_name", "middle_name", "family_name", "birth_name")
PERSONAL: Final = (
    *PERSON_NAMES,
    "patronymic",
    "name_suffix",
    "birth_date",
    "birth_place",
    "gender",
    "occupation",
    "employer",
)
ORGANIZATIONAL: Final = ("organization_name", "legal_form", "registration_number", "lei", "duns", "web_domain")
_TELL_A_PERSON: Final = (*PERSON_NAMES, "birth_date", "birth_place", "gender", "occupation")
_PAPERS: Final = ("national_id", "passport", "driving_licence")
_TELL_AN_ORGANIZATION: Final = ("registration_number", "lei", "duns")
_OF_SOMEBODY: Final = (*_TELL_A_PERSON, *_PAPERS, "loyalty_id", "cookie_id", "device_id", "login", "social_handle")


def record_kind(folded: str, _conventions: Conventions) -> Normalized:
    """A person or an organization, in the words of many languages; another word says neither."""
    said = words(folded)
    found = _KINDS.get(said)
    if found is None:
        kinds = {_KINDS.get(word) for word in said.split() if word not in _FILLERS}
        found = kinds.pop() if len(kinds) == 1 else None
    if said in ("unknown", "other", "u"):
        return PLACEHOLDER
    return MALFORMED if found is None else one(found.value)


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
    return RecordKind.PERSON if any(said.get(field) for field in (*_TELL_A_PERSON, *_PAPERS)) else None


def is_of_a_firm(said: Mapping[str, Set[str]]) -> bool:
    """Whether a record that names an employer and no person may be the employer's own: nothing on it is somebody's."""
    if any(said.get(field) for field in _OF_SOMEBODY):
        return False
    return all(map(is_office, said.get("email", ())))
