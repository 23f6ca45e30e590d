"""Values that stand for "nothing to say": kept on the record by the caller, never linking anybody.

They are recognized as *whole* values only. A person really called Null, Test or Nan loses that one part of the
name as evidence and keeps all the rest; the other way round, strangers would be joined by what a form forced in.
"""

import hashlib
import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from itertools import product
from typing import Final

from onefold.graph.normalize.missing.nobody import is_nobody
from onefold.graph.normalize.missing.words import AS_WRITTEN, NOT_CAPITALS, WORDS
from onefold.graph.normalize.text import visible

NAMES: Final = frozenset(
    {
        *("name", "first", "last", "first name", "last name", "firstname", "lastname", "given name", "surname"),
        *("no name", "noname", "no first name", "no last name", "fnu", "lnu", "no surname"),
        *("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam", "sir madam"),
        *("customer", "user", "resident", "occupant", "householder", "homeowner", "respondent", "adult", "child"),
        *("lady of house", "lady of the house", "man of the house", "gentleman of the house"),
        *("baby boy", "baby girl", "newborn", "john doe", "jane doe", "test user", "test test", "user test"),
        *("n n", "nn", "checkout", "shopper", "nobody", "kein name", "ohne name", "test name", "name unknown"),
        *("mustermann", "musterfrau", "testperson", "testuser", "testkunde", "prueba", "fulano", "fulano de tal"),
        *("vorname", "nachname", "familienname", "prenom", "apellido", "apellidos", "nome", "cognome", "nombre"),
    }
)
"""What forms and interviewers write where a name should be, beyond `missing.WORDS`."""

GUESTS: Final = frozenset(
    {
        *("guest", "gast", "invite", "invitee", "ospite", "huesped", "convidado", "gosc", "visitor", "besucher"),
        *(
            "visiteur",
            "visitante",
            "kunde",
            "kundin",
            "client",
            "cliente",
            "klient",
            "usuario",
            "utilisateur",
            "utente",
        ),
        *("benutzer", "admin", "webuser", "invitado", "invitada", "misafir", "vieras", "gjest", "gaest", "oaspete"),
        *("huespede", "hospede", "visitatore", "bezoeker", "besokare", "ziyaretci", "posetitel", "klant", "musteri"),
    }
)
"""Nobody's given name. As a family name they are one (Christopher Guest), unless the given name is missing too."""

NOBODY_S_FAMILY: Final = GUESTS | {
    *("patient", "patientin", "paciente", "paziente", "pacjent", "pacjentka", "pasient", "potilas", "hasta", "beteg"),
    *("person", "male", "female", "donor", "caller", "shopper", "consumidor", "final"),
    *("walk in", "walkin"),
}
"""The same beside a given name that is missing: "Unknown Patient"."""

_LONGEST_WRITTEN: Final = 24
_AROUND: Final = " \t\r\n-_()[]<>*?!\"'"
_X_RUN: Final = re.compile(r"x(?: ?x)+")
_LETTER_RUN: Final = re.compile(r"([a-z])(?: ?\1){2,}")
_SEQUENCES: Final = ("01234567890123456789", "98765432109876543210")
_SHORTEST_SEQUENCE: Final = 7
# In advertisements and specimens; tens of thousands of people filed with the first.
_PUBLISHED_IDS: Final = frozenset({"078051120", "219099999", "457555462", "123121234", "123456789a"})


def is_placeholder(words: str) -> bool:
    """Whether a whole value, as `text.words` gives it, says nothing; also when only punctuation was there."""
    return not words or words in WORDS or _X_RUN.fullmatch(words) is not None


def is_written_for_nothing(raw: str) -> bool:
    """Whether a whole value, as it was written, says nothing, by its script, slash or small letters: "不明", "k.A."."""
    if len(raw) > _LONGEST_WRITTEN:
        return False
    text = unicodedata.normalize("NFKC", visible(raw)).strip(_AROUND)
    if text.isascii() and "/" not in text and "." not in text:
        return False
    plain = " ".join(text.casefold().split())
    packed = plain.replace(" ", "")
    return plain in AS_WRITTEN or packed in AS_WRITTEN or (packed in NOT_CAPITALS and text != text.upper())


def is_digest_of_nothing(code: str) -> bool:
    """Whether an identifier, folded, is what becomes of a value that was not there when it is hashed."""
    return code in _DIGESTS_OF_NOTHING


def _digests() -> Iterator[str]:
    for text, name in product(_HASHED_AS_NOTHING, _ALGORITHMS):
        digest = hashlib.new(name, text.encode(), usedforsecurity=False).digest()
        yield digest.hex()
        yield b64encode(digest).decode().lower()


_HASHED_AS_NOTHING: Final = (
    *("", " ", "null", "NULL", "Null", "none", "None", "NONE", "nan", "NaN", "n/a", "N/A", "na", "NA", "undefined"),
    *("unknown", "Unknown", "UNKNOWN", "nil", "-", "0", "\\N", "\n", "<NA>", "NaT", "[]", "{}", '""'),
)
_ALGORITHMS: Final = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
_DIGESTS_OF_NOTHING: Final = frozenset(_digests())


def is_name_placeholder(words: str) -> bool:
    """The same for a name or name part, where "aaa" and "Mr" say nothing either."""
    return is_placeholder(words) or words in NAMES or is_nobody(words) or _LETTER_RUN.fullmatch(words) is not None


def is_one_character(code: str) -> bool:
    """Whether `code` is a single character over and over: 0000000000."""
    return code == code[:1] * len(code)


def is_sequence(digits: str) -> bool:
    """Whether at least seven digits merely count up or down: 123456789."""
    return len(digits) >= _SHORTEST_SEQUENCE and any(digits in sequence for sequence in _SEQUENCES)


def is_filled_in(digits: str) -> bool:
    """Whether the digits of a phone are typed to fill a form: one over and over at the end, in turns, or in steps.

    600000000, 123123123, 1212121212, 111222333; 555 1212 is where America asks for numbers.
    """
    if len(set(digits)) > _FEW_DIGITS:
        return digits.endswith(_DIALLED_BY_ALL)
    return _FILLED_IN.fullmatch(digits) is not None or digits.endswith(_DIALLED_BY_ALL)


_FEW_DIGITS: Final = 5
_FILLED_IN: Final = re.compile(
    r"\d{0,4}(\d)\1{6,}|(\d)\2{6,}\d{1,2}|(?:123){2,3}4?|(?:12){4,5}|111222333\d*|1122334455|11223344"
)
_DIALLED_BY_ALL: Final = ("5551212", "5551234567")


def is_dummy_id(code: str) -> bool:
    """Whether an official number is filled in for form's sake, or known from print."""
    return is_one_character(code) or is_sequence(code) or code in _PUBLISHED_IDS
