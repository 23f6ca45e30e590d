"""Hashed identifiers: what was hashed though there was nothing to hash."""

import hashlib
from base64 import b64encode

import pytest

from onefold.graph.normalize import Conventions, normalize

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
