"""What a record is of, a person or an organization, where it says so in a word: in the words of many languages."""

from enum import StrEnum
from typing import Final

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
