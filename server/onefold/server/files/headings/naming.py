"""What a column's name says it is, or may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from onefold.graph.normalize.text import vocabulary
from onefold.server.files.headings.abbreviations import spelled_out, taken_apart
from onefold.server.files.headings.hints import ANOTHER, FIELDS_BY_HINT
from onefold.server.files.headings.identifier_synonyms import IDENTIFIER_SYNONYMS
from onefold.server.files.headings.organization_synonyms import ORGANIZATION_NUMBERS, UNSURE
from onefold.server.files.headings.spelling import respelled
from onefold.server.files.headings.synonyms import (
    ADDRESS_FIELDS,
    ANY_NAME,
    BIRTH_NAME,
    BIRTH_PARTS,
    DECORATIONS,
    FIELD_BY_NAME,
    FIELDS_BY_NAME,
    FORMATS,
    FORMS,
    NUMBER_WORDS,
    PARTICLES,
    PREFIX_OF,
    PREFIXES,
    table,
    words_of,
)

Words = tuple[str, ...]

NAME_FIELDS: Final = frozenset({ANY_NAME, "full_name", "given_name", "middle_name", "family_name", BIRTH_NAME})
_NUMBERED: Final = frozenset(
    {*IDENTIFIER_SYNONYMS, *ORGANIZATION_NUMBERS, "phone", "street_number", "unit", "po_box", "postal_code"}
)
_NO_CODE: Final = frozenset({"phone"})
"""The code of a phone is a country's."""
_ZIP_SUFFIX: Final = ("zip", "4")  # the four digits behind a ZIP code
_WIDER: Final = 9
"""As if so many words were dropped from a county, so that a state goes before it."""
_KANA: Final = re.compile("[\u3040-\u30ff]")
"""A Japanese name's heading in kana is that of how it is read."""
_CALLED: Final = frozenset({"city", "region", "country", "street_name"})
"""What has a name: `NM_MUNICIPIO`."""
_OF_REGISTERS: Final = vocabulary(UNSURE["registration_number"].replace("_", ""))
"""A number of registration is no phone's."""
_CODED: Final = frozenset({"gender", "region", "country"})


@dataclass(frozen=True, slots=True)
class Named:
    """What a name says.

    Attributes:
        field: the field, or one of the names of `synonyms` that are not fields.
        prefix: of which address or phone it is ("billing"; "" is not said).
        dropped: how many words were dropped.
        form: the word that makes it a second form of a name ("kana", "preferred"), or "".
        guessed: whether it is spelled otherwise, so that the values must confirm it.
    """

    field: str
    prefix: str
    dropped: int
    form: str = ""
    guessed: bool = False


def field_named(name: str) -> Named | None:
    """The field that a column's name says; None when it says none that we know."""
    found = fields_named(name)
    return found[0] if found and not found[0].guessed else None


@lru_cache(maxsize=1 << 12)
def fields_named(name: str) -> tuple[Named, ...]:
    """All that a column's name can be read as, the likeliest first: `mail_addr1` is a mailing address before e-mail."""
    words = words_of(name)
    if words == _ZIP_SUFFIX:
        return ()
    known = FIELDS_BY_NAME.get("".join(words))
    if known is not None:
        wider = _WIDER if known == ("region",) and "county" in words else 0
        form = "kana" if _KANA.search(name) else ""
        return tuple(Named(field, "", wider, form if field in NAME_FIELDS else "") for field in known)
    found = {said.field: said for read in reversed(_readings(words)) for said in reversed(list(_said(read)))}
    if found:
        likeliest_first = list(found.values())[::-1]
        return tuple(sorted(likeliest_first, key=lambda said: said.dropped))
    if _is_number_of_customer(words):
        return (Named("customer_id", "", 0),)
    if fields_hinted(name):
        return ()
    return tuple(
        Named(said.field, said.prefix, said.dropped, said.form, guessed=True)
        for read in respelled(words)
        for said in _said(read)
    )[:1]


def fields_hinted(name: str) -> tuple[Named, ...]:
    """The fields that a name may mean, as `last` may mean a family name: it is for the values to say.

    The word stands at the end, after what says whose it is: `applicant_last`, and not `last_contact`.
    """
    written = words_of(name)
    if "".join(written) in _OF_REGISTERS:
        return ()
    for words in _readings(written):
        bare = tuple(word for word in words if not word.isdigit())
        for start in range(len(bare)):
            hint = "".join(bare[start:])
            fields = (
                FIELDS_BY_HINT.get(hint) if hint != "number" or hint in written else None
            )  # a bare `no` says nothing
            if fields and all(word in DECORATIONS and word not in ANOTHER for word in bare[:start]):
                return tuple(Named(field, "", len(words)) for field in fields)
    return ()


def hashed_named(name: str) -> Named | None:
    """The field that takes digests of what a column's name says: `email_sha256`, `hashed_phone`, `ssn_md5`, `phone`.

    Digests are equal or not. What is compared so anyway stays what it is; all else is a login. That an address or a
    phone is hashed need not be said: neither can be a digest itself.
    """
    words = words_of(name)
    formless = " ".join(words).replace(_E164, "").split()
    bare = tuple(word for word in formless if word not in _OF_DIGESTS and not word.isdigit())
    if bare == ("hem",):
        return Named("login", "", 0)
    told = " ".join(bare)
    found = next((said for said in fields_named(told) if said.field == "email"), None) or field_named(told)
    if found is None or found.field not in (_WRITTEN_OTHERWISE if bare == words else _IDENTIFIERS):
        return None
    return replace(found, field=found.field if found.field in _ASSIGNED else "login")


_OF_DIGESTS: Final = vocabulary(
    "hash hashed hashes hashing hsh sha md digest hex encrypted lower lowercase upper trimmed salted normalized "
    "normalised pseudonymized pseudonymised base",
)
_E164: Final = "e 164"  # how a phone is written before it is hashed
_WRITTEN_OTHERWISE: Final = frozenset({"email", "phone"})
_IDENTIFIERS: Final = _WRITTEN_OTHERWISE | IDENTIFIER_SYNONYMS.keys()
_ASSIGNED: Final = frozenset({"customer_id", "loyalty_id", "cookie_id", "device_id"})


def is_birth_part(name: str, part: str) -> bool:
    """Whether a name says that it is the year, month or day of a birth."""
    names = table(BIRTH_PARTS[part])
    return any(
        "".join(words) in names or "".join(word for word in words if word not in DECORATIONS) in names
        for words in _readings(words_of(name))
    )


def _readings(words: Words) -> list[Words]:
    """The words as they stand, then spelled out, then cut where they are run together, then without numbers inside."""
    words = _of_voters(words)
    found = [words, spelled_out(words), *taken_apart(words)]
    found += [tuple(word for word in read if not word.isdigit()) for read in found[:2]]
    return list(dict.fromkeys(found))


def _of_voters(words: Words) -> Words:
    """The words with what American lists of voters put before the parts of an address spelled out: RCITY, m_zip."""
    first, *rest = words or ("",)
    if first in _PREFIXED and rest[:1] and rest[0] in _ADDRESS_PARTS:
        first, rest = first + rest[0], rest[1:]
    part = _ADDRESS_PARTS.get(first[1:])
    if part is None or first[0] not in _PREFIXED or tuple(rest) == _PLUS_FOUR:
        return words
    return (_PREFIXED[first[0]], *part, *rest)


_PREFIXED: Final = {"r": "residential", "m": "mailing"}
_PLUS_FOUR: Final = ("4",)
_PARTS: Final = (
    "address addr add city state zip zip_code county country town street street_name street_number house_number "
    "house_no house_num apartment apartment_number apt unit unit_number"
)
_ADDRESS_PARTS: Final = {part.replace("_", ""): tuple(part.split("_")) for part in _PARTS.split()} | dict.fromkeys(
    ("addnumber", "addrnumber", "addressnumber"), ("house", "number")
)


def _said(words: Words) -> Iterator[Named]:
    """What the words say: each run of them that is the name of a field, while the others may be dropped."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            rest = (*words[:start], *words[start + length :])
            known = FIELD_BY_NAME.get("".join(words[start : start + length]))
            if known is None or not all(_may_drop(word, known) for word in rest):
                continue
            if known == ANY_NAME and "address" in rest:
                continue
            said = {PREFIX_OF[word] for word in rest if word in PREFIX_OF}
            form = next((word for word in rest if word in FORMS), "") if known in NAME_FIELDS else ""
            prefix = "" if form else next((prefix for prefix in PREFIXES if prefix in said), "")
            yield Named(known, prefix, sum(word not in FORMATS for word in rest), form)


def _is_number_of_customer(words: Words) -> bool:
    """Whether the words are "number" and whose it is: `Nº Cliente`, `Patient-Nr.`; of guests it may be how many."""
    words = tuple(word for word in words if word not in _JOINING)
    return len(words) == 2 and not _CUSTOMERS.isdisjoint(words) and not _BARE_NUMBERS.isdisjoint(words)


_CUSTOMERS: Final = vocabulary(
    "customer client patient student pupil applicant kunde kunden cliente klient klienta kunda paciente paziente",
    "patienten pacjenta etudiant eleve alumno aluno studente schuler studenta leerling klant zakaznika ugyfel",
    "клиента пациента студента relatie relation musteri hasta ogrenci",
)
_JOINING: Final = frozenset(PARTICLES.split())
_BARE_NUMBERS: Final = vocabulary("number numbers num no nr nbr n numero nro nummer numer cislo номер")


def _may_drop(word: str, field: str) -> bool:
    """Whether a word beside the name of a field does not make it another's."""
    if word.isdigit() or word in DECORATIONS or FIELD_BY_NAME.get(word) == field:
        return True
    if word in NUMBER_WORDS:
        return field in (_CODED if word in ("code", "id", "cd") and field not in _NUMBERED else _NUMBERED) and not (
            field in _NO_CODE and word in ("code", "id", "cd", "card")
        )
    if field in NAME_FIELDS:
        return word in FORMS
    if field == "device_id":
        return word in ("device", "app", "mobile", "phone", "advertising")
    if field in ADDRESS_FIELDS:
        return word == "mail" or (field in _CALLED and word in ("name", "nome", "nom", "naam", "nazwa"))
    return False
