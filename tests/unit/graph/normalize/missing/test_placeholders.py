"""What stands for no value, and values near it that are somebody's."""

import hashlib
from base64 import b64encode

import pytest

from onefold.graph.normalize import Conventions, normalize
from unit.graph.normalize.checks import check


@pytest.mark.parametrize(
    ("field", "raws"),
    [
        (
            "email",
            "sin@correo.com no@email.com noemail@firma.de sincorreo@gmail.com keine@email.de test@test.com "
            "no@gmail.com notiene@hotmail.com no.tiene@hotmail.com sans-mail@orange.fr keine_email@gmx.de "
            "sem.email@uol.com.br prueba@prueba.com correo@correo.com mailyok@firma.com.tr brakmaila@wp.pl abc@abc.com",
        ),
        (
            "phone",
            "123456789 1234567890 5555555555 999999999 600000000 +34999999999 111-111-1112 123123123 1212121212 "
            "212-555-1212 5551234567 111222333 (000)000-0000",
        ),
    ],
)
def test_what_forms_force_people_to_write(field: str, raws: str) -> None:
    for raw in raws.split():
        check(field, raw, "!placeholder")


def test_mailboxes_and_phones_near_those_are_somebody_s() -> None:
    for raw in (
        "noha@firma.de",
        "sina@correo.com",
        "noel@email.com",
        "ingamail@x.org",
        "semira@mail.com",
        "k@firma.de",
    ):
        check("email", raw, raw)
    for raw in ("(512) 555-0188", "800-588-8888", "0612345670", "953 555 010"):
        assert normalize("phone", raw, Conventions()).values


FIELDS = ("login", "customer_id", "device_id", "national_id", "custom:address_hash")


EMPTY = (
    "d41d8cd98f00b204e9800998ecf8427e",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("digest", [*EMPTY, *map(str.upper, EMPTY)])
def test_the_digest_of_an_empty_text_is_a_placeholder(field: str, digest: str) -> None:
    assert normalize(field, digest, Conventions()) == ((), "placeholder")


@pytest.mark.parametrize("name", ["md5", "sha1", "sha256", "sha512"])
@pytest.mark.parametrize("text", ["", " ", "null", "NULL", "None", "nan", "N/A", "unknown", "\\N"])
def test_so_are_digests_of_words_for_nothing(name: str, text: str) -> None:
    digest = hashlib.new(name, text.encode()).digest()
    for written in (digest.hex(), b64encode(digest).decode()):
        assert normalize("login", written, Conventions()).problem == "placeholder"


def test_other_digests_are_values() -> None:
    digest = hashlib.sha256(b"ann@example.org").hexdigest()
    assert normalize("login", digest, Conventions()).values == (digest,)
