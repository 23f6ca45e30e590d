"""What holds for every field and every string."""

import random
import subprocess
import sys

import pytest
from email_validator import validate_email
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onefold.graph.normalize import (
    EVIDENCE_FIELDS,
    FIELD_NAMES,
    IDENTIFIER_NAMESPACES,
    Conventions,
    Normalized,
    consonant_skeleton,
    name_forms,
    name_sounds,
    nickname_groups,
    normalize,
    normalize_record,
    phonetic,
)
from onefold.graph.normalize.contacts.emails import _PLAIN
from onefold.graph.normalize.missing.placeholders import is_name_placeholder, is_placeholder
from onefold.graph.normalize.names.names import TITLES
from onefold.graph.normalize.text import fold, in_other_script, words

FIELDS = (*FIELD_NAMES, "custom:x")
COMPOSED = {"full_name", "other_name", "street_address", "organization_name", "custom:x"}
CONVENTIONS = [Conventions(), Conventions("GB", "DMY"), Conventions("US", "MDY"), Conventions("??", "junk")]

FRAGMENTS = (
    *("john", "O'Brien", "van", "der", "Jr.", "Dr", ",", "-", ".", "/", "1996", "07", "24", "Jul", "+44", "(020)"),
    *("79460018", "@", "smith.net", "+x", "Apt", "#4", "St", "PO Box", "3/12", "Straße", "null", "x", "T12:30"),
    *("of", "1st", "baron", '"', "(", ")", "№", "李", "小龙", "محمد", "٣", "\u200f", "Ω", "Аb", ":", "*", "0"),
    *("楠", "娜", "1861", "71", "99", "00", "GmbH", "S.p.A.", "&", "AB", "ООО", "(株)", "d/b/a", "www.", ".com"),
)
PLAUSIBLE = st.tuples(st.sampled_from(["", " "]), st.lists(st.sampled_from(FRAGMENTS), max_size=8)).map(
    lambda drawn: drawn[0].join(drawn[1])
)
ANY_TEXT = st.one_of(
    PLAUSIBLE, st.text(), st.text(st.characters(categories=["Cs", "Cc", "Cf", "Nd", "Zs", "Mn", "So", "Ll"]))
)


def assert_canonical(found: Normalized) -> None:
    assert (found.problem is None) == bool(found.values)
    assert found.problem in {None, "placeholder", "malformed", "too_long", "empty"}
    assert list(found.values) == sorted(set(found.values))
    for value in found.values:
        assert value.isascii()
        assert value.isprintable()
        assert value == " ".join(value.lower().split())
        assert 1 <= len(value) <= 64


@pytest.mark.parametrize("field", FIELDS)
@settings(max_examples=120, deadline=None)
@given(raw=ANY_TEXT, conventions=st.sampled_from(CONVENTIONS))
@example(raw="\ud800\x00\u202e", conventions=CONVENTIONS[0])
@example(raw="İ" * 70 + "ﷺ", conventions=CONVENTIONS[1])
@example(raw="\U00018800", conventions=CONVENTIONS[0])  # Tangut, transliterated to "1"
def test_any_string_gives_canonical_values_or_a_problem(field: str, raw: str, conventions: Conventions) -> None:
    found = normalize(field, raw, conventions)
    assert_canonical(found)
    if field not in COMPOSED:
        for value in found.values:
            # National digits that were not valid as dialled may be, without their zeros, in another country.
            again = Conventions() if field == "phone" else conventions
            if (field.endswith("_name") and is_name_placeholder(value)) or (
                in_other_script(raw) and is_placeholder(value)
            ):
                continue  # 楠 is "nan" and a name, น่าน a town; "nan" is neither
            # A date that cannot be is read with its day and month exchanged, too.
            assert value in normalize(field, value, again).values
            assert field == "birth_date" or len(normalize(field, value, again).values) == 1


@pytest.mark.parametrize("field", FIELDS)
def test_a_huge_value_is_refused_and_the_longest_allowed_is_not_slow(field: str) -> None:
    for size in (10_000_000, 4097):
        assert normalize(field, "é" * size, Conventions()) == ((), "too_long")
    for text in ("a", "1", "1 ", "-", "a.", "a@", "(", "x,", "é", "0", "+1", "# ", "a-"):
        assert_canonical(normalize(field, (text * 4096)[:4096], CONVENTIONS[1]))


@settings(max_examples=300, deadline=None)
@given(
    values=st.lists(st.tuples(st.sampled_from(FIELDS), ANY_TEXT), max_size=8),
    conventions=st.sampled_from(CONVENTIONS),
    seed=st.integers(0, 9),
)
def test_a_record_is_a_function_of_the_set_of_its_values(
    values: list[tuple[str, str]], conventions: Conventions, seed: int
) -> None:
    said = normalize_record(values, conventions)
    assert set(said) <= {*EVIDENCE_FIELDS, "custom:x"}
    for found in said.values():
        assert_canonical(Normalized(found))
    again = [*values, *values[:2]]
    random.Random(seed).shuffle(again)
    assert list(normalize_record(again, conventions).items()) == list(said.items())


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_folding_is_idempotent_and_ignores_case(raw: str) -> None:
    folded = fold(raw)
    assert fold(folded) == folded
    assert words(words(folded)) == words(folded)
    if raw.isascii():
        assert fold(raw.upper()) == folded


@settings(max_examples=200, deadline=None)
@given(
    mailbox=st.text("ab1.-+_'!~%", min_size=1, max_size=66),
    labels=st.lists(st.text("ab1-", max_size=64), min_size=1, max_size=4),
    ending=st.sampled_from(["com", "x", "de1", "co", "zz-z"]),
)
def test_what_passes_as_a_plain_address_is_valid_to_email_validator(
    mailbox: str, labels: list[str], ending: str
) -> None:
    address = ".".join([f"{mailbox}@{labels[0]}", *labels[1:], ending])
    if _PLAIN.fullmatch(address):
        assert validate_email(address, check_deliverability=False).normalized == address


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_sounds_and_groups_take_any_string(text: str) -> None:
    variants = (*name_forms(fold(text), True), *name_sounds(fold(text)))
    for code in (consonant_skeleton(text), phonetic(text), *nickname_groups(text), *variants):
        assert code.isascii()
        assert code == code.lower()


RELEASED = frozenset(
    [
        "birth_date",
        "birth_name",
        "birth_place",
        "city",
        "cookie_id",
        "country",
        "customer_id",
        "device_id",
        "driving_licence",
        "duns",
        "email",
        "employer",
        "family_name",
        "full_name",
        "gender",
        "given_name",
        "legal_form",
        "lei",
        "login",
        "loyalty_id",
        "middle_name",
        "name_suffix",
        "national_id",
        "occupation",
        "organization_name",
        "other_name",
        "passport",
        "phone",
        "po_box",
        "postal_code",
        "record_kind",
        "region",
        "registration_number",
        "social_handle",
        "street_address",
        "street_name",
        "street_number",
        "tax_id",
        "unit",
        "web_domain",
    ]
)
"""Names that touchpoints are sent with: none of them ever goes."""


def test_fields_and_namespaces_fit_together() -> None:
    assert len(set(FIELD_NAMES)) == len(FIELD_NAMES)
    assert set(FIELD_NAMES) >= RELEASED
    whole = {"full_name", "birth_name", "other_name", "street_address"}
    told = {"custom", "patronymic"}  # apart from what is sent: a source's own fields, and middle names after a father
    assert {*FIELD_NAMES} - whole == {*EVIDENCE_FIELDS} - told
    assert set(EVIDENCE_FIELDS) >= IDENTIFIER_NAMESPACES
    assert {"mr", "dr", "sir"} <= TITLES


def test_nothing_heavy_is_imported() -> None:
    code = "import sys, onefold.graph.normalize; print(*{'grpc', 'numba', 'neo4j', 'apsw', 'dns'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
