"""A column is read by what stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.server.files.columns.contents import CONTENTS, FAMILY, cycled, each, fields, recognized


def test_a_bare_number_is_a_postal_code_beside_a_city(tmp_path: Path) -> None:
    alone = recognized(tmp_path, pcode=CONTENTS["US postcodes"], last=CONTENTS["family names"])
    assert fields(alone) == {"family_name": "last"}
    assert alone.why["pcode"] == "may mean postal_code, but its values do not show it"
    beside = recognized(tmp_path, pcode=CONTENTS["US postcodes"], city=CONTENTS["towns"])
    assert fields(beside) == {"city": "city", "postal_code": "pcode"}
    assert beside.why["pcode"] == "by its values: postal codes"
    other = recognized(
        tmp_path, client_code=CONTENTS["US postcodes"], kod=CONTENTS["US postcodes"], city=CONTENTS["towns"]
    )
    assert fields(other) == {"city": "city"}


@pytest.mark.parametrize(
    ("values", "neighbour", "field"),
    [
        ("101001.1500000001 101002.1500000002 101003.1500000003", "city", "cookie_id"),
        ("c-1 c-2 c-3", "page_url", "cookie_id"),
        ("c-1 c-2 c-3", "city", "customer_id"),
    ],
)
def test_a_client_id_is_a_browser_or_a_customer(tmp_path: Path, values: str, neighbour: str, field: str) -> None:
    found = recognized(tmp_path, client_id=cycled(values), **{neighbour: CONTENTS["towns"]})
    assert found.mapping.used()["client_id"] == [field]


def test_a_document_number_beside_its_type(tmp_path: Path) -> None:
    codes = each(lambda n: f"BB-{4328112 + n * 7}")
    found = recognized(tmp_path, document_number=codes, document_type=cycled("visa permit"))
    assert found.why["document_number"] == "beside 'document_type'"
    assert fields(found) == {"national_id": "document_number"}
    assert fields(recognized(tmp_path, document_number=CONTENTS["invoices"], amount=CONTENTS["prices"])) == {}
    for types in ("invoice credit_memo", "RV DR KR"):
        assert fields(recognized(tmp_path, doc_no=CONTENTS["invoices"], doc_type=cycled(types))) == {}


def test_a_bare_number_beside_a_street_without_any_is_the_house(tmp_path: Path) -> None:
    names = [f"{family} Road" for family in cycled(FAMILY)]
    found = recognized(tmp_path, logradouro=names, numero=CONTENTS["ages"])
    assert fields(found) == {"street_name": "logradouro", "street_number": "numero"}
    numbered = recognized(tmp_path, street=CONTENTS["streets"], numero=CONTENTS["ages"])
    assert fields(numbered) == {"street_address": "street"}


def test_a_licence_is_a_driver_s_beside_names(tmp_path: Path) -> None:
    found = recognized(tmp_path, license_no=CONTENTS["licences"], name=CONTENTS["full names"])
    assert fields(found) == {"full_name": "name", "driving_licence": "license_no"}


def test_american_lists_of_voters_put_a_letter_before_the_parts_of_an_address(tmp_path: Path) -> None:
    numbers, towns, codes = CONTENTS["ages"], CONTENTS["towns"], CONTENTS["US postcodes"]
    found = recognized(
        tmp_path,
        LASTNAME=CONTENTS["family names"],
        RADDNUMBER=numbers,
        RPREDIRECTION=cycled("N S E W"),
        RSTREETNAME=CONTENTS["family names"],
        RAPARTMENT=numbers,
        RCITY=towns,
        RZIP5=codes,
        RZIP4=CONTENTS["birth years"],
        MCITY=towns,
    )
    assert fields(found) == {
        "family_name": "LASTNAME",
        "street_number": "RADDNUMBER",
        "street_name": "RSTREETNAME",
        "unit": "RAPARTMENT",
        "city": "RCITY",
        "postal_code": "RZIP5",
    }
    for headings in ("r_address r_city r_zip", "RESADDRESS res_city RES_ZIP", "PHYSICAL_ADDRESS physical_city pcode"):
        street, city, code = headings.split()
        written = recognized(tmp_path, **{street: CONTENTS["streets"], city: towns, code: codes})
        assert fields(written) == {"street_address": street, "city": city, "postal_code": code}
