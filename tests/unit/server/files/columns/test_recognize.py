"""Columns are recognized by name and content; what is not sure is payload."""

from pathlib import Path

import pytest

from onefold.graph.normalize import FIELD_NAMES
from onefold.server.files.columns import recognize as recognize_module
from onefold.server.files.columns.recognize import recognize
from onefold.server.files.formats.tables import open_table
from onefold.server.files.headings.contact_synonyms import SECOND_LINE, STREET
from onefold.server.files.headings.naming import field_named
from onefold.server.files.headings.people_synonyms import ANY_NAME, FAMILY_NAME_PREFIX, SECOND_FAMILY_NAME
from onefold.server.files.headings.synonyms import FIELD_SYNONYMS, FIELDS_BY_NAME
from unit.server.files.columns.contents import fields
from unit.server.files.columns.contents import recognized_lines as recognized


def test_synonyms_stand_for_fields_that_exist() -> None:
    pseudo = {ANY_NAME, STREET, SECOND_LINE, SECOND_FAMILY_NAME, FAMILY_NAME_PREFIX}
    assert set(FIELD_SYNONYMS) - pseudo <= set(FIELD_NAMES)
    named = {field for fields in FIELDS_BY_NAME.values() for field in fields}
    assert named - pseudo == set(FIELD_NAMES)  # those without synonyms by their own names


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *(
            ("First Name", "given_name"),
            ("firstName", "given_name"),
            ("FNAME", "given_name"),
            ("forename", "given_name"),
        ),
        *(("Prénom", "given_name"), ("Vorname", "given_name"), ("имя", "given_name"), ("apellidos", "family_name")),
        *(("customer_last_name", "family_name"), ("Nachname", "family_name"), ("SURNAME", "family_name")),
        *(
            ("Фамилия", "family_name"),
            ("DOB", "birth_date"),
            ("fecha_nacimiento", "birth_date"),
            ("birth_dt", "birth_date"),
        ),
        *(("Fødselsdato", "birth_date"), ("生年月日", "birth_date"), ("E-Mail Address", "email"), ("e_mail", "email")),
        *(
            ("Courriel", "email"),
            ("email2", "email"),
            ("Mobile Phone", "phone"),
            ("msisdn", "phone"),
            ("Tel.", "phone"),
        ),
        *(("Phone (2)", "phone"), ("ZIPCode", "postal_code"), ("postcode_fake", "postal_code"), ("PLZ", "postal_code")),
        *(("Billing Zip", "postal_code"), ("suburb", "city"), ("State/Region", "region"), ("sex", "gender")),
        *(("soc_sec_id", "national_id"), ("SSN", "national_id"), ("unit_number", "unit"), ("po_box", "po_box")),
        *(
            ("employer_name", "employer"),
            ("Job Title", "occupation"),
            ("address_1", STREET),
            ("AddressLine2", SECOND_LINE),
        ),
        *(
            ("name", ANY_NAME),
            ("Nom", ANY_NAME),
            ("full_name", "full_name"),
            ("Straße", STREET),
            ("name.first", "given_name"),
        ),
        *(("anonymousId", "cookie_id"), ("idfa", "device_id"), ("username", "login"), ("address.city", "city")),
    ],
)
def test_names_of_fields(name: str, field: str) -> None:
    found = field_named(name)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    "name",
    [
        *(
            "emergency_phone",
            "spouse_name",
            "Account ID",
            "owner_id",
            "cluster",
            "event_year",
            "product_name",
            "ip_address",
        ),
        *("Email Domain", "Accepts Email Marketing", "mother_maiden_name", "file_name", "entity_id", "Lead Source"),
        *(
            "Contact owner",
            "age",
            "country_manager",
            "status",
            "address type",
            "phone_verified",
            "date",
            "AssistantPhone",
        ),
    ],
)
def test_names_that_are_payload(name: str) -> None:
    assert field_named(name) is None


def test_the_column_of_the_record_id_is_unique_and_says_so(tmp_path: Path) -> None:
    found = recognized(tmp_path, "email,person_id,id", "a@x.org,7,1", "b@x.org,7,2")
    assert found.mapping.record_id == "id"
    assert found.mapping.source == "people"
    assert found.mapping.payload(("email", "person_id", "id")) == ["person_id"]


def test_a_repeating_id_is_payload_even_when_it_repeats_late(tmp_path: Path) -> None:
    rows = [f"{n},p{n}@x.org" for n in range(6000)]
    assert recognized(tmp_path, "id,email", *rows).mapping.record_id == "id"
    late = recognized(tmp_path, "id,email", *rows, "17,q@x.org")
    assert late.mapping.record_id is None
    assert "'id' repeats, so it is not the record id; the row's number is the record id" in late.notes[0]


def test_an_id_is_unique_within_its_source(tmp_path: Path) -> None:
    found = recognized(tmp_path, "source,id,email", "a,1,a@x.org", "b,1,b@x.org", "a,2,c@x.org")
    assert (found.mapping.source_column, found.mapping.record_id, found.mapping.source) == ("source", "id", None)
    same = recognized(tmp_path, "source,id,email", "a,1,a@x.org", "a,1,b@x.org", "b,2,c@x.org")
    assert same.mapping.record_id is None


def test_a_customer_number_is_the_record_id_where_it_is_unique_and_evidence_elsewhere(tmp_path: Path) -> None:
    assert recognized(tmp_path, "customer_id,email", "c1,a@x.org", "c2,b@x.org").mapping.record_id == "customer_id"
    orders = recognized(tmp_path, "order_id,customer_id,email", "1,c1,a@x.org", "2,c1,a@x.org")
    assert orders.mapping.record_id == "order_id"
    assert fields(orders) == {"email": "email", "customer_id": "customer_id"}


def test_an_identifier_that_is_unique_stays_evidence(tmp_path: Path) -> None:
    found = recognized(tmp_path, "cookie_id,national_id", "a1,12345678", "b2,23456789")
    assert found.mapping.record_id is None
    assert set(found.mapping.fields) == {"cookie_id", "national_id"}


def test_content_rejects_what_a_name_promises(tmp_path: Path) -> None:
    found = recognized(
        tmp_path,
        "id,email,dob,phone,zip,name,gender",
        *(f"{n},opted in,soon,yes,north,#10{n},{n} unclear words" for n in range(40)),
    )
    assert fields(found) == {}
    assert found.why["email"] == "named like email, but its values are not"


def test_silent_columns_are_recognized_by_content_alone_and_telling_ones_are_not(tmp_path: Path) -> None:
    rows = [f"{n},p{n}@x.org,q{n}@x.org,+44 20 7946 00{n},+44 20 7946 01{n}" for n in range(10, 15)]
    found = recognized(tmp_path, "id,value 1,owner,contact,emergency", *rows)
    assert fields(found) == {"email": "value 1", "phone": "contact"}
    assert found.why["value 1"] == "by its values: e-mail addresses"


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("id,name,city", "1,Ann Lee,Hull", {"full_name": "name", "city": "city"}),
        ("id,Vorname,Name", "1,Anna,Lehmann", {"given_name": "Vorname", "family_name": "Name"}),
        ("id,Nom,Prénom", "1,Dupont,Anne", {"given_name": "Prénom", "family_name": "Nom"}),
        ("id,nombre,apellido", "1,Ana,Ruiz", {"given_name": "nombre", "family_name": "apellido"}),
        ("id,name,surname", "1,Ann Lee,Lee", {"full_name": "name", "family_name": "surname"}),
        (
            "id,name,first_name,surname",
            "1,Ann Lee,Ann,Lee",
            {"full_name": "name", "given_name": "first_name", "family_name": "surname"},
        ),
        ("id,street_number,address_1", "1,7,High St", {"street_number": "street_number", "street_name": "address_1"}),
        ("id,address_1,address_2", "1,7 High St,Flat 2", {"street_address": "address_1", "unit": "address_2"}),
        ("id,address1,address2", "1,Flat 2,7 High St", {"street_address": "address1+address2"}),
        ("id,birth_month,birth day", "1,2,3", {}),
        ("id,birth_year,birth_month,day_of_birth", "1,1980,2,3", {"birth_date": "birth_year+birth_month+day_of_birth"}),
        ("id,phone,mobile,fax", "1,020 7946 0001,07700 900123,1", {"phone": "phone | mobile"}),
    ],
)
def test_what_a_name_means_depends_on_the_others(
    tmp_path: Path, header: str, row: str, expected: dict[str, str]
) -> None:
    assert fields(recognized(tmp_path, header, row)) == expected


def test_times_and_deletions_are_roles(tmp_path: Path) -> None:
    found = recognized(
        tmp_path,
        "Id,Email,CreatedDate,LastModifiedDate,IsDeleted,Birthdate",
        "003A,a@x.org,2020-01-01T00:00:00.000+0000,2024-05-01T10:00:00.000+0000,false,1980-02-03",
        "003B,b@x.org,2020-01-01T00:00:00.000+0000,2024-05-02T10:00:00.000+0000,true,1981-02-03",
    )
    mapping = found.mapping
    assert (mapping.record_id, mapping.time, mapping.deleted) == ("Id", "LastModifiedDate", "IsDeleted")
    assert fields(found) == {"birth_date": "Birthdate", "email": "Email"}


def test_a_time_that_cannot_be_read_is_payload(tmp_path: Path) -> None:
    assert (
        recognized(tmp_path, "id,email,updated_at", "1,a@x.org,05/01/2024", "2,b@x.org,06/01/2024").mapping.time is None
    )


def test_one_address_is_taken_whole(tmp_path: Path) -> None:
    header = "Id,Name,Email,Phone,Billing Name,Billing Street,Billing City,Billing Zip,Shipping Name,Shipping Street"
    header += ",Shipping City,Shipping Phone,Source"
    found = recognized(
        tmp_path,
        header,
        "1,#1001,a@x.org,020 7946 0001,Ann Lee,1 High St,Hull,HU1 1AA,Bo Lee,2 Low St,York,020 7946 0002,web",
        "2,#1002,b@x.org,020 7946 0003,Cy Poe,3 High St,Hull,HU1 1AB,Cy Poe,4 Low St,York,020 7946 0004,web",
    )
    assert fields(found) == {
        "full_name": "Billing Name",
        "email": "Email",
        "phone": "Phone",
        "street_address": "Billing Street",
        "city": "Billing City",
        "postal_code": "Billing Zip",
    }
    assert found.mapping.source_column == "Source"
    assert found.why["Shipping City"] == "another address"


def test_a_salesforce_export(tmp_path: Path) -> None:
    header = (
        "Id,IsDeleted,AccountId,LastName,FirstName,Salutation,MailingStreet,MailingCity,MailingState,MailingPostalCode"
    )
    header += ",MailingCountry,Phone,Fax,MobilePhone,AssistantPhone,ReportsToId,Email,LeadSource,OwnerId,SystemModstamp"
    row = "003A,false,001A,Lee,Ann,Mrs,1 High St,Hull,,HU1 1AA,UK,020 7946 0001,1,07700 900123,020 7946 0009"
    row += ",,a@x.org,Web,005A"
    found = recognized(tmp_path, header, row + ",2024-05-01T10:00:00.000Z", row.replace("003A", "003B") + ",")
    assert found.mapping.record_id == "Id"
    assert set(found.mapping.payload(tuple(header.split(",")))) == {
        *("AccountId", "Salutation", "Fax", "AssistantPhone", "ReportsToId", "LeadSource", "OwnerId"),
    }


def test_ignored_columns_are_never_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,email,record_id\n1,a@x.org,x\n2,b@x.org,y\n")
    mapping = recognize(open_table(str(path)), ("record_id", "other")).mapping
    assert (mapping.record_id, mapping.ignore) == ("id", ("record_id",))


def test_an_unusable_cell_does_not_speak_against_its_column(tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    path.write_bytes(b"id,email\n1,a@x.org\n2\0,b@x.org\n3,c@x.org\n")
    assert recognize(open_table(str(path))).mapping.record_id == "id"


def test_of_a_very_wide_file_fewer_rows_are_sampled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognize_module, "SAMPLED_CELLS", 1000)
    path = tmp_path / "wide.csv"
    names = ",".join(f"c{n}" for n in range(100))
    path.write_text(f"{names}\n" + ("v," * 99 + "v\n") * 500)
    assert {column.rows for column in recognize_module.sampled(open_table(str(path)))} == {100}


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        ("Họ và tên|Họ tên khách hàng|שם מלא|Adı Soyadı|患者氏名", "full_name"),
        ("Tên|שם|שם לקוח|이름|الاسم", ANY_NAME),
        ("שם פרטי|Adı|ADI", "given_name"),
        ("Họ|שם משפחה|Soyadı|SOYAD", "family_name"),
        ("Ngày sinh|תאריך לידה|Doğum Tarihi|DOĞUM TARİHİ", "birth_date"),
        ("Số điện thoại|SĐT|טלפון נייד|מס' טלפון|Cep Telefonu|Telefon Numarası", "phone"),
        ('Thư điện tử|דוא"ל|E-posta', "email"),
        ("Địa chỉ|כתובת|Adres|Açık Adres", "street_address"),
        ("Thành phố|עיר|İlçe|Şehir", "city"),
        ("Tỉnh/Thành phố|İl", "region"),
        ("Mã bưu điện|מיקוד|Posta Kodu", "postal_code"),
        ("Giới tính|מין|Cinsiyet", "gender"),
        ('CCCD|Số CMND|ת.ז.|ת"ז|תעודת זהות|T.C. Kimlik No', "national_id"),
        (
            "客户编号|顧客番号|고객번호|رقم العميل|מספר לקוח|Κωδικός πελάτη|Müşteri Numarası|Mã khách hàng",
            "customer_id",
        ),
        ("Kundennummer|N° client|Nº de cliente|Codice cliente|Nr klienta|номер клиента|Số khách hàng", "customer_id"),
    ],
)
def test_headings_of_many_languages(headings: str, field: str) -> None:
    for heading in headings.split("|"):
        found = field_named(heading)
        assert found is not None, heading
        assert found.field == field, heading


def test_an_event_id_names_the_record_where_nothing_else_does(tmp_path: Path) -> None:
    found = recognized(tmp_path, "event_id,customer_id,email", "e1,7,a@x.org", "e2,7,b@x.org")
    assert (found.mapping.record_id, found.mapping.touchpoint_id) == ("event_id", "event_id")
    assert found.mapping.used()["event_id"] == ["record_id", "touchpoint_id"]
    (note,) = found.notes
    assert note.endswith("people.csv: 'customer_id' repeats, so it is not the record id; 'event_id' is")


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        *(
            ("Nr", "1000 1007 1014"),
            ("Nr.", "7 3 5"),
            ("Lp.", "1 2 3"),
            ("no", "1 2 3"),
            ("N°", "1 2 3"),
            ("#", "1 2 3"),
        ),
        *(("STT", "1 2 3"), ("SNo", "1 2 3"), ("Lfd. Nr.", "1 2 3"), ("Sıra No", "1 2 3"), ("п/п", "1 2 3")),
        *(("序号", "1 2 3"), ("registro", "A7 A9 B1"), ("processo nº", "77/19 78/19 80/20"), ("roll no", "9 4 6")),
        *(("KontaktNr", "K-1 K-2 K-4"), ("chart", "C100 C181 C190"), ("Aktenzeichen", "1/20 2/20 4/21")),
        *(("SBOEID", "NY0001 NY0044 NY0017"), ("sid", "s9 s1 s4"), ("rid", "r9 r1 r4"), ("Ref", "10 14 12")),
        *(("kayıt", "10 14 12"), ("codice", "A1 A2 A9"), ("код", "10 14 12"), ("Unnamed: 0", "0 1 2")),
    ],
)
def test_a_number_of_its_own_for_every_row_is_the_record_id(tmp_path: Path, heading: str, values: str) -> None:
    mails = ("a@x.org", "b@x.org", "c@x.org")
    rows = [f"{value},{mail}" for value, mail in zip(values.split(), mails, strict=True)]
    assert recognized(tmp_path, f"{heading},email", *rows).mapping.record_id == heading
    twice = recognized(tmp_path, f"{heading},email", *rows, rows[0])
    assert twice.mapping.record_id is None
    blank = recognized(tmp_path, f"{heading},email", *rows, ",d@x.org")
    assert blank.mapping.record_id is None


def test_a_better_key_goes_before_a_running_number(tmp_path: Path) -> None:
    for better in ("customer_id", "case no", "visit_id", "id"):
        found = recognized(tmp_path, f"no,{better},email", "1,c9,a@x.org", "2,c4,b@x.org", "3,c7,c@x.org")
        assert found.mapping.record_id == better


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("number,name", ["+44 20 7946 0018,Ann Lee", "+44 20 7946 0019,Bo Day", "+44 20 7946 0020,Cy Fox"]),
        ("nr cpf,name", ["390.533.447-05,Ann Lee", "111.444.777-35,Bo Day", "529.982.247-25,Cy Fox"]),
        ("paid,name", ["12,Ann Lee", "14,Bo Day", "11,Cy Fox"]),
        ("name,rua,numero", ["Ann Lee,Rua Um,12", "Bo Day,Rua Dois,7", "Cy Fox,Av Sol,9"]),
        ("no,name", ["10.5,Ann Lee", "11.2,Bo Day", "9.9,Cy Fox"]),
        ("ref,name", ["a@x.org,Ann Lee", "b@x.org,Bo Day", "c@x.org,Cy Fox"]),
        ("nr,name", ["2024-01-05,Ann Lee", "2024-02-05,Bo Day", "2024-03-07,Cy Fox"]),
    ],
)
def test_what_may_be_evidence_or_an_amount_is_no_record_id(tmp_path: Path, header: str, rows: list[str]) -> None:
    assert recognized(tmp_path, header, *rows).mapping.record_id is None
