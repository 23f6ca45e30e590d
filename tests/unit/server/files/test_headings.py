"""Headings × contents: what a column is where its name alone does not say, and what must never be evidence."""

from __future__ import annotations

import csv
import hashlib
from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from onefold.server.files.columns.recognize import Recognition, recognize
from onefold.server.files.formats.tables import open_table

ROWS = 120

GIVEN = (
    "Mary John Linda Robert Susan James Karen Peter Alice George Emma Paul Ruth Mark Anna Frank Helen David Laura Kevin"
)
FAMILY = (
    "Smith Jones Taylor Brown Wilson Davies Evans Thomas Johnson Roberts Walker Wright Hall Green Wood Clarke Turner "
    "Hill Cooper Ward Moore Lewis Parker Harris"
)
POLISH = (
    "Słomiany Wika Kowalczyk Nowicki Zając Wróbel Jaworski Adamczyk Dudek Pająk Wilczek Sikora Baran Duda "
    "Szewczyk Kozioł Gajda Bąk Wrona Pietrzyk Sroka Gołąb Czech Zięba Kłos"
)
CITIES = "Leeds York Hull Bath Truro Derby Oxford Exeter Ripon Ely Wells Lincoln Durham Chester Bristol Carlisle"


def cycled(words: str, step: int = 1) -> list[str]:
    of = words.split()
    return [of[(n * step + n // len(of)) % len(of)] for n in range(ROWS)]


def each(make: Callable[[int], str]) -> list[str]:
    return [make(n) for n in range(ROWS)]


def dates(first: int, years: int, written: str = "{0}-{1:02}-{2:02}") -> list[str]:
    return each(lambda n: written.format(first + n * 37 % years, 1 + n * 5 % 12, 1 + n * 11 % 28))


CONTENTS: dict[str, list[str]] = {
    "given names": cycled(GIVEN),
    "family names": cycled(FAMILY, 5),
    "unknown family names": cycled(POLISH, 7),
    "full names": [f"{given} {family}" for given, family in zip(cycled(GIVEN), cycled(FAMILY, 5), strict=True)],
    "full names, comma": [
        f"{family}, {given[0]}" for given, family in zip(cycled(GIVEN), cycled(FAMILY, 5), strict=True)
    ],
    "Russian names": [
        f"Иван {family}" for family in cycled("Петров Смирнов Иванова Кузнецова Попов Соколова Лебедев Козлова")
    ],
    "small names": [
        f"{given} {family}".lower() for given, family in zip(cycled(GIVEN), cycled(FAMILY, 5), strict=True)
    ],
    "births": dates(1930, 75),
    "births, German": dates(1930, 75, "{2:02}.{1:02}.{0}"),
    "birth years": each(lambda n: str(1930 + n * 37 % 75)),
    "recent dates": dates(2023, 3),
    "recent times": each(lambda n: f"2024-{1 + n * 5 % 12:02}-{1 + n * 11 % 28:02}T10:{n % 60:02}:00Z"),
    "ages": each(lambda n: str(18 + n * 7 % 60)),
    "UK phones": each(lambda n: f"0131 496 0{n * 7 % 1000:03}"),
    "US phones": each(lambda n: f"212{2 + n % 7}{n * 7919 % 1000000:06}"),
    "phones with +": each(lambda n: f"+44 7700 9{n * 83 % 100000:05}"),
    "branch phones": each(lambda n: f"+44 20 7946 000{n % 3}"),
    "e-mails": each(lambda n: f"p{n * 7 % 90}@example.org"),
    "agents' e-mails": each(lambda n: f"agent{n % 4}@example.org"),
    "UK postcodes": each(lambda n: f"LS{1 + n * 3 % 20} {n % 9}AB"),
    "Polish postcodes": each(lambda n: f"{n * 7 % 100:02}-{n * 37 % 1000:03}"),
    "US postcodes": each(lambda n: f"{10000 + n * 977 % 50 * 1000}"),
    "SSNs": each(lambda n: f"{100 + n * 7 % 90}-{10 + n % 80}-{1000 + n * 7 % 90}" if n % 90 else "123-45-6789"),
    "account numbers": each(lambda n: f"{10000000 + n * 7919 * 1009 % 89999999}"),
    "counter": each(lambda n: str(100000 + n)),
    "invoices": each(lambda n: f"INV-2024-{n:05}"),
    "products": each(lambda n: f"A{n * 7 % 50}-X{n % 4}"),
    "prices": each(lambda n: f"{n * 7 % 90}.{n % 100:02}"),
    "statuses": cycled("active closed new gold"),
    "statuses like names": cycled("Young Gold Short"),
    "yes and no": cycled("yes no yes"),
    "notes": each(lambda n: " ".join(cycled("slow open paid refund callback late query", 3)[n % 100 : n % 100 + 3])),
    "firms": [f"{family} & Sons Ltd" for family in cycled(FAMILY)],
    "handles": each(lambda n: f"{GIVEN.split()[n % 20].lower()}{n}"),
    "towns": cycled(CITIES),
    "shops": cycled("Leeds York Online"),
    "streets": [f"{n} {family} Road" for n, family in enumerate(cycled(FAMILY), start=1)],
    "M and F": cycled("M F F M M"),
    "words": cycled("facebook twitter none instagram"),
    "IP addresses": each(lambda n: f"{20 + n * 7 % 200}.{n * 13 % 256}.{n * 29 % 256}.{n % 256}"),
    "ISBNs": each(lambda n: f"978-0-{n * 7919 % 900000 + 100000}-{n % 90 + 10}-{n % 10}"),
    "padded numbers": each(lambda n: f"{n * 7919 * 1009 % 89999999:010}"),
    "months": cycled("January February March April May June July August September October November December"),
    "articles": [
        f"{color} {thing}"
        for color, thing in zip(cycled("Black Green Brown White"), cycled("Rose Hat Bag"), strict=True)
    ],
    "domains": [f"{name.lower()}.com" for name in cycled(FAMILY)],
    "countries": cycled(
        "Germany France Spain Italy Poland Portugal Brazil Mexico India China Japan Canada Australia", 3
    ),
    "states": cycled("Ohio Texas Iowa Utah Maine Idaho Nevada Kansas Oregon Alaska Hawaii Florida Georgia", 3),
    "SHA-256": each(lambda n: hashlib.sha256(b"%d" % (n % 90)).hexdigest()),
    "MD5": each(lambda n: hashlib.md5(b"%d" % (n % 90)).hexdigest().upper()),
    "SHA-512": each(lambda n: hashlib.sha512(b"%d" % (n % 90)).hexdigest() if n % 7 else "n/a"),
    "SHA-256 in Base64": each(lambda n: b64encode(hashlib.sha256(b"%d" % (n % 90)).digest()).decode()),
    "people and firms": [
        f"{given} {family}" if n % 2 else f"{family} Roofing S.r.l."
        for n, (given, family) in enumerate(zip(cycled(GIVEN), cycled(FAMILY, 5), strict=True))
    ],
    "several phones": each(lambda n: f"0131 496 0{n * 7 % 1000:03} / 07700 9{n * 83 % 100000:05}"),
    "phones of callers": each(lambda n: f"0131 496 0{n * 7 % 1000:03}" if n % 3 else "anonymous"),
    "junk of callers": cycled("anonymous withheld 0000000000 private unknown"),
    "member cards": each(lambda n: f"MBR-{n * 7 % 90}-9081"),
    "licences": each(lambda n: f"K{4419000 + n * 7919 % 90}"),
    "hashes": each(lambda n: f"{n * 0x9E3779B97F4A7C15 % 2**64:016x}"),
}


def recognized(tmp_path: Path, **columns: Sequence[str]) -> Recognition:
    path = tmp_path / "people.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return recognize(open_table(str(path)))


@pytest.mark.parametrize(
    ("headings", "content", "field"),
    [
        ("first given FirstNm first_nm given1 christian", "given names", "given_name"),
        ("pat_first_name stu_first_name mem_fname", "given names", "given_name"),
        ("Nominativo nominativo_cliente party_name", "full names", "full_name"),
        ("posta_elettr. recapiti", "e-mails", "email"),
        ("recapiti recapito", "US phones", "phone"),
        ("email email_sha256 hashed_email email_hash sha256_email hem", "SHA-256", "login"),
        ("email_md5 md5_email customer_email_md5 EmailHash", "MD5", "login"),
        ("phone phone_sha256 hashed_phone phone_hash sha256_phone_number tel_hash", "SHA-256", "login"),
        ("phone_e164_sha256 phone_number_hashed SHA256_Phone", "SHA-256", "login"),
        ("md5_phone mobile_md5 phoneMD5 telefono_hash", "MD5", "login"),
        ("email_sha256 phone_sha256_base64", "SHA-256 in Base64", "login"),
        ("phone_sha512 hashed_email", "SHA-512", "login"),
        ("ssn_hash national_id_sha256 passport_hash username_md5 user_id_hash", "SHA-256", "login"),
        ("device_id_md5 hashed_maid idfa_sha256", "MD5", "device_id"),
        ("cookie_hash", "MD5", "cookie_id"),
        ("loyalty_card_sha256", "SHA-256", "loyalty_id"),
        ("known_as applicant_first nombre_pila firstnm", "given names", "given_name"),
        ("last family LastNm ln applicant_last lst_name lastnm custlastname", "family names", "family_name"),
        ("birth bday geboren fecha_nac dob_given ddn data_ur ДР", "births", "birth_date"),
        ("birthDt birthdt data_di_nascita_cliente", "births", "birth_date"),
        ("birth geboren f_nac birthDt patient_birth", "births, German", "birth_date"),
        ("year_of_birth birth_year yob birthyear geburtsjahr cust_birth_year", "birth years", "birth_date"),
        ("caller customer client member patient contact holder", "full names", "full_name"),
        ("cust_nm cardholder person custname", "full names", "full_name"),
        ("caller account_holder klient", "full names, comma", "full_name"),
        ("contact", "small names", "full_name"),
        ("клиент patient", "Russian names", "full_name"),
        ("nom_du_client nombre_del_cliente имя_клиента nome_do_cliente", "full names", "full_name given_name"),
        ("zip_cd PostCd addr_zip pcode postal kod p_code postcd", "UK postcodes", "postal_code"),
        ("kod code", "Polish postcodes", "postal_code"),
        ("nat_id id_no identity_no nhs_no citizen_id national_no ni document", "SSNs", "national_id"),
        ("place hometown parish town_cust", "towns", "city"),
        ("cli ph home number caller_id cell contact home_ph", "UK phones", "phone"),
        ("cli ani caller_id", "US phones", "phone"),
        ("contact caller", "phones with +", "phone"),
        ("eml addr_email contact login username user custemail", "e-mails", "email"),
        ("street_addr adr home location cust_adr", "streets", "street_address"),
        ("m_f sx", "M and F", "gender"),
        ("Geb. geb geb.-dat. Ur. szül.", "births, German", "birth_date"),
        ("candidate kandidat bewerber paziente student hasta müşteri zákazník πελάτης", "full names", "full_name"),
        ("customer client müşteri Kunde acheteur", "people and firms", "full_name"),
        ("e-postalar e_mails mails correos_electronicos courriels maile", "e-mails", "email"),
        ("tfno tlf tfn telefonlar teléfonos telefony telefoni phone_numbers numbers numery", "phones with +", "phone"),
        ("telefonlar phones numbers tel", "several phones", "phone"),
        ("number numero cli", "phones of callers", "phone"),
        ("Member_# member_no Nr_karty_stałego_klienta carte_de_fidélité_n° tessera_n.", "member cards", "loyalty_id"),
        ("utente n_utente_sns NHS_no cartão_de_cidadão cartao_cidadao_no", "SSNs", "national_id"),
        ("driver's_licence_no driver_s_license_#", "licences", "driving_licence"),
        ("zzz kontaktas", "e-mails", "email"),
        ("zzz skambutis", "phones with +", "phone"),
        ("zzz gimtadienis", "births", "birth_date"),
    ],
)  # fmt: skip
def test_recognized(tmp_path: Path, headings: str, content: str, field: str) -> None:
    for heading in headings.split():
        found = recognized(tmp_path, **{heading: CONTENTS[content], "zz": cycled("a b")})
        used = found.mapping.used().get(heading, ["payload"])
        assert used[0] in field.split(), f"{heading}: {used}, {found.why}"


@pytest.mark.parametrize(
    ("headings", "contents"),
    [
        ("last last_login last_contact first first_seen", "recent dates, recent times, statuses, yes and no, prices"),
        ("last first given family", "statuses like names, notes, ages, e-mails, hashes, counter, words"),
        ("contact customer client caller", "statuses, notes, ages, prices, recent dates, handles"),
        ("contact caller", "firms"),
        ("contact customer client caller", "agents' e-mails, shops"),
        ("customer contact", "branch phones, account numbers, hashes, statuses like names"),
        ("last_contact other_contact previous_customer", "full names, phones with +, e-mails"),
        ("emergency_contact sales_contact", "full names, phones with +, e-mails"),
        ("contact number home ph caller_id", "IP addresses"),
        ("contact number home caller_id cli", "ISBNs, padded numbers"),
        ("first last given family", "months, articles, domains, countries"),
        ("place location", "countries, firms, states"),
        ("number no", "account numbers, counter, prices, invoices, ages"),
        ("kod code pc pcode", "products, counter, account numbers, US postcodes, invoices, words"),
        ("agent_email_sha256 password_hash file_sha256 email_hash_type", "SHA-256, MD5"),
        ("email_sha256 email_hash", "hashes, words, counter, statuses"),
        ("phone_sha256 phone_hash ssn_hash", "hashes, words, counter, statuses"),
        ("agent_phone_hash store_tel_sha256 emergency_phone_md5 phone_hash_type row_hash name_hash ip_hash", "MD5"),
        ("party party_name", "statuses, statuses like names, words, notes"),
        ("registration_number reg_no", "UK phones, account numbers"),
        ("home", "towns"),
        ("direction", "statuses, words, M and F, streets, towns"),
        ("license_no", "licences"),
        ("number", "junk of callers"),
        ("store shop branch filiale", "full names, shops, towns, firms"),
        ("home place", "yes and no, ages, shops, prices, statuses"),
        ("birth bday", "prices, ages, statuses"),
        ("year_of_birth yob by", "ages, statuses, prices"),
        ("document ni social", "invoices, counter, words, statuses, births, hashes"),
        ("user account", "handles, agents' e-mails, counter"),
        ("m_f sx", "ages, statuses, full names"),
        ("died death_date baptism_date hired joined order_date expiry date Todestag zgon", "births"),
        ("order_date joined_on data_przyjecia updated due", "recent dates"),
        ("agent_email owner emergency spouse referrer branch_email", "e-mails"),
        ("branch_phone emergency_phone agent store_tel", "branch phones, phones with +"),
        ("zzz", "agents' e-mails, branch phones, recent dates, recent times, full names, given names, UK phones, SSNs"),
        ("zzz", "ages, birth years, prices, statuses, account numbers, UK postcodes, towns"),
        ("status score notes account_no price", "statuses, prices, notes, account numbers, hashes"),
        ("amount branch grade session_id", "statuses, prices, notes, account numbers, hashes"),
        ("domain hostname filename product_name course birth_weight birthname", "words, given names, full names"),
    ],
)  # fmt: skip
def test_never_evidence(tmp_path: Path, headings: str, contents: str) -> None:
    for heading in headings.split():
        for content in contents.split(", "):
            found = recognized(tmp_path, **{heading: CONTENTS[content], "zz": cycled("a b")})
            assert found.mapping.fields == {}, f"{heading} with {content}: {found.mapping.fields}"


def fields(found: Recognition) -> dict[str, str]:
    return {name: " | ".join("+".join(columns) for columns in values) for name, values in found.mapping.fields.items()}


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


def test_family_names_that_the_model_does_not_know_need_given_names_beside(tmp_path: Path) -> None:
    assert fields(recognized(tmp_path, last=CONTENTS["unknown family names"], zz=CONTENTS["ages"])) == {}
    beside = recognized(tmp_path, last=CONTENTS["unknown family names"], first=CONTENTS["given names"])
    assert fields(beside) == {"given_name": "first", "family_name": "last"}


def test_two_columns_of_names_are_the_parts_of_one(tmp_path: Path) -> None:
    given, family = CONTENTS["given names"], CONTENTS["family names"]
    assert fields(recognized(tmp_path, name1=given, name2=family)) == {"given_name": "name1", "family_name": "name2"}
    assert fields(recognized(tmp_path, name1=family, name2=given)) == {"given_name": "name2", "family_name": "name1"}
    assert fields(recognized(tmp_path, name1=CONTENTS["full names"], name2=CONTENTS["firms"])) == {
        "full_name": "name1",
        "organization_name": "name2",
    }


def test_a_role_fills_only_what_clear_names_leave_open(tmp_path: Path) -> None:
    found = recognized(
        tmp_path,
        first_name=CONTENTS["given names"],
        surname=CONTENTS["family names"],
        contact=CONTENTS["full names"][7:] + CONTENTS["full names"][:7],
        email=CONTENTS["e-mails"],
        holder=CONTENTS["e-mails"][::-1],
        username=CONTENTS["e-mails"][::-1],
    )
    assert fields(found) == {
        "given_name": "first_name",
        "family_name": "surname",
        "email": "email",
        "login": "username",
    }


def test_of_two_columns_of_dates_neither_is_guessed_to_be_of_births(tmp_path: Path) -> None:
    assert fields(recognized(tmp_path, xx=CONTENTS["births"], yy=dates(1920, 60))) == {}


def test_a_year_of_birth_steps_back_for_the_date(tmp_path: Path) -> None:
    found = recognized(tmp_path, yob=CONTENTS["birth years"], dob=CONTENTS["births"])
    assert fields(found) == {"birth_date": "dob"}
    assert found.why["yob"] == "'dob' is the birth_date already"


def test_an_id_number_that_counts_rows_is_the_record_id(tmp_path: Path) -> None:
    assert recognized(tmp_path, id_no=CONTENTS["counter"], eml=CONTENTS["e-mails"]).mapping.record_id == "id_no"
    identity = recognized(tmp_path, id_no=CONTENTS["SSNs"], eml=CONTENTS["e-mails"])
    assert (identity.mapping.record_id, fields(identity)) == (None, {"email": "eml", "national_id": "id_no"})


def test_where_nothing_is_evidence_it_says_what_may_be_meant_and_how_to_map_it(tmp_path: Path) -> None:
    found = recognized(tmp_path, agent=CONTENTS["e-mails"], x=CONTENTS["full names"], zz=CONTENTS["ages"])
    note = found.notes[-1]
    assert "no column is evidence, so nothing can match ('agent' may be email, 'x' may be full_name)" in note
    assert "--save-mapping FILE" in note
    assert "--mapping FILE" in note


def test_few_names_of_many_people_are_names_in_a_sorted_file_too(tmp_path: Path) -> None:
    family = sorted(FAMILY.split() * 200)
    found = recognized(tmp_path, last=family, first=[GIVEN.split()[n % 20] for n in range(len(family))])
    assert fields(found) == {"given_name": "first", "family_name": "last"}


@pytest.mark.parametrize(
    ("heading", "content", "field"),
    [
        *(("frist_name", "given names", "given_name"), ("lsat_name", "family names", "family_name")),
        *(("adress", "streets", "street_address"), ("telephon", "UK phones", "phone"), ("emial", "e-mails", "email")),
        *(("clty", "towns", "city"), ("date_of_brith", "births", "birth_date")),
        *(("postcoed", "UK postcodes", "postal_code"), ("gendre", "M and F", "gender"), ("stats", "statuses", "")),
        *(("counts", "ages", ""), ("mane", "given names", ""), ("contract_no", "UK phones", "")),
        *(("adress", "statuses", ""), ("telephon", "statuses", ""), ("emial", "yes and no", ""), ("clty", "ages", "")),
        *(("nationality", "countries", ""), ("department", "states", ""), ("genre", "statuses", "")),
        *(("sender", "M and F", ""), ("subscribed", "yes and no", "")),
    ],
)
def test_a_slip_of_the_pen_is_read_where_the_values_fit(tmp_path: Path, heading: str, content: str, field: str) -> None:
    found = recognized(tmp_path, **{heading: CONTENTS[content], "zz": cycled("a b")})
    assert found.mapping.used().get(heading, [""]) == [field]
    if field:
        assert found.why[heading] == f"spelled like {field}, and its values are"


def test_five_digits_are_days_only_where_the_name_says_so(tmp_path: Path) -> None:
    days = each(lambda n: str(10000 + n * 251))
    assert fields(recognized(tmp_path, zzz=days, id=CONTENTS["counter"])) == {}
    assert fields(recognized(tmp_path, birth_date=days, id=CONTENTS["counter"])) == {"birth_date": "birth_date"}


def test_a_clear_name_wins_over_cells_that_say_nothing(tmp_path: Path) -> None:
    for heading, content in (("dob", "births"), ("email", "e-mails"), ("phone", "UK phones"), ("SSN", "SSNs")):
        cells = [cell if n % 40 == 0 else "n/a" for n, cell in enumerate(CONTENTS[content])]
        assert len(fields(recognized(tmp_path, **{heading: cells}))) == 1, heading


def test_forms_of_a_name_are_further_values(tmp_path: Path) -> None:
    found = recognized(
        tmp_path,
        first_name=CONTENTS["given names"],
        preferred_first_name=CONTENTS["given names"][3:] + CONTENTS["given names"][:3],
        last_name=CONTENTS["family names"],
        maiden_name=CONTENTS["unknown family names"],
        name_native=CONTENTS["Russian names"],
        aka=CONTENTS["full names"],
    )
    assert fields(found) == {
        "given_name": "first_name | preferred_first_name",
        "family_name": "last_name",
        "birth_name": "maiden_name",
        "other_name": "name_native | aka",
    }
    alone = recognized(tmp_path, preferred_first_name=CONTENTS["given names"], maiden_name=CONTENTS["family names"])
    assert fields(alone) == {"given_name": "preferred_first_name"}


def test_parts_of_a_family_name_are_joined(tmp_path: Path) -> None:
    given, family = CONTENTS["given names"], CONTENTS["family names"]
    spanish = recognized(tmp_path, nombre=given, apellido_1=family, apellido_2=family[5:] + family[:5])
    assert fields(spanish) == {"given_name": "nombre", "family_name": "apellido_1+apellido_2"}
    dutch = recognized(tmp_path, voornaam=given, tussenvoegsel=cycled("van de ter"), achternaam=family)
    assert fields(dutch) == {"given_name": "voornaam", "family_name": "tussenvoegsel+achternaam"}


def test_a_line_and_the_whole_address_are_both_kept(tmp_path: Path) -> None:
    streets = CONTENTS["streets"]
    found = recognized(tmp_path, addr_full=[f"{s}, York" for s in streets], addr_line1=streets, city=CONTENTS["towns"])
    assert fields(found) == {"street_address": "addr_line1 | addr_full", "city": "city"}


def test_every_phone_mailbox_and_number_is_taken(tmp_path: Path) -> None:
    mail, phone = CONTENTS["e-mails"], CONTENTS["UK phones"]
    columns = {f"email_{n}": mail for n in range(1, 7)} | {"alt_phone": phone, "home_tel": phone, "work_mobile": phone}
    found = recognized(tmp_path, **columns, ssn=CONTENTS["SSNs"], cpf_number=CONTENTS["SSNs"])
    assert len(found.mapping.fields["email"]) == 6
    assert {name for (name,) in found.mapping.fields["phone"]} == {"alt_phone", "home_tel", "work_mobile"}
    assert fields(found)["national_id"] == "ssn | cpf_number"


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


def test_a_user_id_is_a_login_and_the_record_id_only_of_a_list_of_users(tmp_path: Path) -> None:
    unique, repeated = each(lambda n: f"u{n}"), each(lambda n: f"u{n // 2}")
    users = recognized(tmp_path, user_id=unique, email=CONTENTS["e-mails"])
    assert (users.mapping.record_id, fields(users)) == ("user_id", {"email": "email"})
    events = recognized(tmp_path, user_id=repeated, email=CONTENTS["e-mails"])
    assert (events.mapping.record_id, fields(events)) == (None, {"email": "email", "login": "user_id"})
    web = recognized(tmp_path, anonymous_id=repeated, user_id=unique)
    assert (web.mapping.record_id, fields(web)) == (None, {"cookie_id": "anonymous_id", "login": "user_id"})


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


def test_hidden_characters_hide_no_column(tmp_path: Path) -> None:
    mail = [f"\u200b{cell}\ufeff" for cell in CONTENTS["e-mails"]]
    found = recognized(tmp_path, **{"e\u00adma\u200bil": mail, "\u202aphone": CONTENTS["UK phones"]})
    assert set(found.mapping.fields) == {"email", "phone"}


def test_the_card_of_a_payment_is_nobodys_number(tmp_path: Path) -> None:
    cards = each(lambda n: f"4111 1111 {1000 + n} {2000 + n}")
    assert fields(recognized(tmp_path, pan=cards)) == {}
    assert fields(recognized(tmp_path, tax_code=cycled("A2000 B1900 C0700"))) == {}


def test_payload_says_why(tmp_path: Path) -> None:
    found = recognized(tmp_path, status=CONTENTS["statuses"], branch_phone=CONTENTS["UK phones"])
    assert found.why["status"] == "its name is no field's"
    assert found.why["branch_phone"] == "of somebody or something else, by its name"


def test_first_beside_last_is_a_name_however_uncommon(tmp_path: Path) -> None:
    given, family = ["Wendell", "Wendell", "Loretta", "Loretta"], ["Stroud"] * 4
    for first, last in (("first", "last"), ("fn", "ln"), ("given", "surname"), ("First", "Last Name"), ("fst", "lst")):
        found = recognized(tmp_path, **{"id": ["4", "7", "9", "1"], first: given, last: family})
        assert fields(found) == {"given_name": first, "family_name": last}, found.why
    months = ["January", "March", "April", "May"]
    for content in (months, ["2024-01-01"] * 4, ["yes"] * 4, ["12", "13", "14", "15"], ["to be done"] * 4):
        assert fields(recognized(tmp_path, first=content, last=content)) == {}


def test_a_licence_is_a_driver_s_beside_names(tmp_path: Path) -> None:
    found = recognized(tmp_path, license_no=CONTENTS["licences"], name=CONTENTS["full names"])
    assert fields(found) == {"full_name": "name", "driving_licence": "license_no"}


def test_what_is_no_number_is_counted_and_named(tmp_path: Path) -> None:
    found = recognized(tmp_path, number=CONTENTS["phones of callers"])
    assert found.why["number"] == "by its values: phone numbers; 40 values of 120 say nothing (anonymous)"


def test_a_shop_is_the_record_where_nobody_is_and_its_street_is(tmp_path: Path) -> None:
    shops = [f"{family} Bakery" for family in cycled(FAMILY)]
    streets = [f"{len(shop)} {shop[:-7]} Road" for shop in shops]
    for heading in ("store name", "Filiale", "shop", "Betrieb", "nom du magasin", "şube"):
        assert fields(recognized(tmp_path, **{heading: shops, "street": streets}))["organization_name"] == heading
        with_people = recognized(tmp_path, **{heading: shops, "street": streets, "name": CONTENTS["full names"]})
        assert "organization_name" not in fields(with_people)


def test_a_chain_s_name_is_no_shop_s_own(tmp_path: Path) -> None:
    shops, streets = [f"{family} Bakery" for family in cycled(FAMILY)], CONTENTS["streets"]
    found = recognized(tmp_path, Filiale=shops, street=streets)
    assert fields(found) == {"street_address": "street"}
    assert found.why["Filiale"] == "names a chain: one name stands at several streets, so it tells no two apart"


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
