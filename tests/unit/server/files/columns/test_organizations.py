"""Columns of organizations, in files of their own and beside those of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.server.files.columns.contents import fields
from unit.server.files.columns.contents import recognized_lines as recognized


def test_people_and_organizations_in_one_file(tmp_path: Path) -> None:
    found = recognized(
        tmp_path,
        "DATA_SOURCE,RECORD_ID,RECORD_TYPE,PRIMARY_NAME_ORG,NAME_FULL,ADDR_TYPE,BUSINESS_ADDR_FULL,PHONE_NUMBER,"
        "TAX_ID_NUMBER,LEI_NUMBER,DUNS_NUMBER,WEBSITE_ADDRESS,REGISTRATION_DATE,REGISTRATION_COUNTRY",
        'A,1,ORGANIZATION,Nordvik Marine AB,,BUSINESS,"Hamngatan 3, Malmo",+46 40 555 0100,SE556677889901,'
        "5493001KJTIIGC8Y1R12,150483782,www.nordvik.se,1999-04-01,SE",
        'A,2,PERSON,,Karin Nordvik,HOME,"Hamngatan 3, Malmo",+46 40 555 0101,,,,,,SE',
    )
    assert fields(found) == {
        "record_kind": "RECORD_TYPE",
        "organization_name": "PRIMARY_NAME_ORG",
        "full_name": "NAME_FULL",
        "street_address": "BUSINESS_ADDR_FULL",
        "phone": "PHONE_NUMBER",
        "tax_id": "TAX_ID_NUMBER",
        "lei": "LEI_NUMBER",
        "duns": "DUNS_NUMBER",
        "web_domain": "WEBSITE_ADDRESS",
        "country": "REGISTRATION_COUNTRY",
    }
    assert found.mapping.time is None  # when it was founded is not when the row was true
    assert found.mapping.payload(["ADDR_TYPE", "REGISTRATION_DATE"]) == ["ADDR_TYPE", "REGISTRATION_DATE"]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "vendor_id,vendor_name,VAT number,vendor_phone,vendor city,contact_name",
            "v1,Nordvik Marine AB,SE556677889901,+46 40 555 0100,Malmo,Karin Nordvik",
            {
                "organization_name": "vendor_name",
                "tax_id": "VAT number",
                "phone": "vendor_phone",
                "city": "vendor city",
            },
        ),
        (
            "company_number,name,registered_address,postcode,company_type",
            "00445790,Nordvik Marine Ltd,3 Harbour Street,PL1 2AB,ltd",
            {
                "registration_number": "company_number",
                "organization_name": "name",
                "street_address": "registered_address",
                "postal_code": "postcode",
                "legal_form": "company_type",
            },
        ),
        (
            "Firma,Rechtsform,Straße,PLZ,Ort,USt-IdNr.,Handelsregisternummer",
            "Nordvik,GmbH,Hafenstr. 3,20457,Hamburg,DE123456788,HRB 12345",
            {
                "organization_name": "Firma",
                "legal_form": "Rechtsform",
                "street_address": "Straße",
                "postal_code": "PLZ",
                "city": "Ort",
                "tax_id": "USt-IdNr.",
                "registration_number": "Handelsregisternummer",
            },
        ),
        (
            "raison_sociale,SIREN,adresse,code_postal,ville,site_web",
            "Nordvik SARL,123456782,3 rue du Port,29200,Brest,nordvik.fr",
            {
                "organization_name": "raison_sociale",
                "registration_number": "SIREN",
                "street_address": "adresse",
                "postal_code": "code_postal",
                "city": "ville",
                "web_domain": "site_web",
            },
        ),
        (
            "наименование,ИНН,ОГРН,телефон",
            "ООО Ромашка,7707083893,1027700132195,+7 495 555 01 00",
            {
                "organization_name": "наименование",
                "tax_id": "ИНН",
                "registration_number": "ОГРН",
                "phone": "телефон",
            },
        ),
        (
            "nazwa_firmy,NIP,REGON,miasto",
            "Kowalski Sp. z o.o.,5260250274,000331501,Gdynia",
            {"organization_name": "nazwa_firmy", "tax_id": "NIP", "registration_number": "REGON", "city": "miasto"},
        ),
        (
            "company,phone,reg_no,headquarters_city",
            "Nordvik Marine AB,+46 40 555 0100,556677-8899,Malmo",
            {
                "organization_name": "company",
                "phone": "phone",
                "registration_number": "reg_no",
                "city": "headquarters_city",
            },
        ),
        (
            "customer,website",
            "Nordvik Marine AB,nordvik.se\nLarsen Bygg AS,larsen.no\nMüller GmbH,mueller.de",
            {"organization_name": "customer", "web_domain": "website"},
        ),
    ],
)
def test_files_of_organizations(tmp_path: Path, header: str, row: str, expected: dict[str, str]) -> None:
    assert fields(recognized(tmp_path, header, row)) == {**expected}


@pytest.mark.parametrize(
    ("header", "row", "field"),
    [
        ("legal_name,LEI", "Nordvik Marine,5493001KJTIIGC8Y1R12", "organization_name"),
        ("legal_name,website", "Nordvik Marine,nordvik.se", "organization_name"),
        ("legal_name,city", "Nordvik Marine AB,Malmo", "organization_name"),
        ("legal_name,birth_date", "Karin Nordvik,1980-01-02", "full_name"),
        ("first_name,legal_name,city", "Karin,Karin Nordvik,Malmo", "full_name"),
    ],
)
def test_a_legal_name_is_whose_the_other_columns_are(tmp_path: Path, header: str, row: str, field: str) -> None:
    assert fields(recognized(tmp_path, header, row)).get(field) == "legal_name"


def test_what_a_number_is_beside_firms(tmp_path: Path) -> None:
    assert fields(recognized(tmp_path, "razon_social,CIF", "Nordvik SL,B12345674"))["tax_id"] == "CIF"
    assert fields(recognized(tmp_path, "full_name,CIF", "A B,1", "C D,1"))["customer_id"] == "CIF"
    assert "registration_number" in fields(recognized(tmp_path, "firma,nr SIREN", "Nordvik SARL,123456782"))


@pytest.mark.parametrize("heading", ["registration_number", "reg_no", "Reg No"])
@pytest.mark.parametrize("name", ["name", "party_name"])
def test_a_number_of_registration_beside_names_of_people_and_firms(tmp_path: Path, name: str, heading: str) -> None:
    given = ("Mary", "John", "Linda", "Robert", "Susan", "James", "Karen", "Peter")
    people = [f"{first} {last}," for first in given for last in ("Taylor", "Brown", "Wilson")]
    firms = [
        f"{word} Catering Limited,0408260{at}" for at, word in enumerate(("Larkspur", "Northgate", "Otter", "Iris"))
    ]
    found = fields(recognized(tmp_path, f"{name},{heading}", *people, *firms))
    assert found == {"full_name": name, "registration_number": heading}


@pytest.mark.parametrize("company", ["company", "company_name", "Firma", "organization", "empresa"])
def test_a_company_beside_names_of_people_employs_them(tmp_path: Path, company: str) -> None:
    found = recognized(
        tmp_path, f"first_name,last_name,{company},company_phone", "Karin,Nordvik,Volvo AB,+46 40 555 0100"
    )
    assert fields(found) == {"given_name": "first_name", "family_name": "last_name", "employer": company}


def test_a_company_beside_mailboxes_may_employ_whose_they_are(tmp_path: Path) -> None:
    assert "employer" in fields(recognized(tmp_path, "email,company", "karin.nordvik@volvo.com,Volvo AB"))
    found = recognized(tmp_path, "email,company,VAT", "karin.nordvik@volvo.com,Volvo AB,SE556677889901")
    assert fields(found)["organization_name"] == "company"


def test_a_name_of_anybody_beside_kinds_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [
        f"{name},{number},{kind}"
        for name, number, kind in (("Nordvik Bygg AB", "556677-8899", "Företag"), ("Karin Nordvik", "", "Privat"))
    ]
    found = recognized(tmp_path, "namn,orgnr,typ", *rows)
    assert fields(found) == {"record_kind": "typ", "full_name": "namn", "registration_number": "orgnr"}
    assert "typ" not in recognized(tmp_path, "address type,email", "home,karin@posteo.de").why


@pytest.mark.parametrize(
    ("heading", "values", "is_kind"),
    [
        ("record_type", "ORGANIZATION PERSON", True),
        ("customer_type", "B P", True),
        ("Kundenart", "Firma Privat", True),
        ("tipo_persona", "Jurídica Física", True),
        ("тип_клиента", "ЮЛ ФЛ", True),
        ("type", "company individual", True),
        ("type", "B P", False),
        ("customer_type", "gold silver", False),
        ("type", "shop office", False),
    ],
)
def test_which_kind_a_record_is_of(tmp_path: Path, heading: str, values: str, is_kind: bool) -> None:
    rows = [f"{value},name{n}@posteo.de" for n, value in enumerate(values.split() * 4)]
    assert ("record_kind" in fields(recognized(tmp_path, f"{heading},email", *rows))) is is_kind
