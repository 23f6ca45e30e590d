"""Several columns that may be one field: which is taken, and which are further values."""

from __future__ import annotations

from pathlib import Path

from unit.server.files.columns.contents import CONTENTS, dates, fields, recognized


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
