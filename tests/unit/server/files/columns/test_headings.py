"""Headings × contents: what a column is where its name alone does not say, and what must never be evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.server.files.columns.contents import CONTENTS, cycled, each, fields, recognized


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


def test_where_nothing_is_evidence_it_says_what_may_be_meant_and_how_to_map_it(tmp_path: Path) -> None:
    found = recognized(tmp_path, agent=CONTENTS["e-mails"], x=CONTENTS["full names"], zz=CONTENTS["ages"])
    note = found.notes[-1]
    assert "no column is evidence, so nothing can match ('agent' may be email, 'x' may be full_name)" in note
    assert "--save-mapping FILE" in note
    assert "--mapping FILE" in note


def test_a_clear_name_wins_over_cells_that_say_nothing(tmp_path: Path) -> None:
    for heading, content in (("dob", "births"), ("email", "e-mails"), ("phone", "UK phones"), ("SSN", "SSNs")):
        cells = [cell if n % 40 == 0 else "n/a" for n, cell in enumerate(CONTENTS[content])]
        assert len(fields(recognized(tmp_path, **{heading: cells}))) == 1, heading


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
    assert found.why["status"] == "no field has this name"
    assert found.why["branch_phone"] == "of somebody or something else, by its name"


def test_what_is_no_number_is_counted_and_named(tmp_path: Path) -> None:
    found = recognized(tmp_path, number=CONTENTS["phones of callers"])
    assert found.why["number"] == "by its values: phone numbers; 40 values of 120 say nothing (anonymous)"


def test_five_digits_are_days_only_where_the_name_says_so(tmp_path: Path) -> None:
    days = each(lambda n: str(10000 + n * 251))
    assert fields(recognized(tmp_path, zzz=days, id=CONTENTS["counter"])) == {}
    assert fields(recognized(tmp_path, birth_date=days, id=CONTENTS["counter"])) == {"birth_date": "birth_date"}
