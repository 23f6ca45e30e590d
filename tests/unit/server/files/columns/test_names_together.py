"""Columns of names are read together: parts of one name, and forms of it."""

from __future__ import annotations

from pathlib import Path

from unit.server.files.columns.contents import CONTENTS, FAMILY, GIVEN, cycled, fields, recognized


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


def test_few_names_of_many_people_are_names_in_a_sorted_file_too(tmp_path: Path) -> None:
    family = sorted(FAMILY.split() * 200)
    found = recognized(tmp_path, last=family, first=[GIVEN.split()[n % 20] for n in range(len(family))])
    assert fields(found) == {"given_name": "first", "family_name": "last"}


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


def test_first_beside_last_is_a_name_however_uncommon(tmp_path: Path) -> None:
    given, family = ["Wendell", "Wendell", "Loretta", "Loretta"], ["Stroud"] * 4
    for first, last in (("first", "last"), ("fn", "ln"), ("given", "surname"), ("First", "Last Name"), ("fst", "lst")):
        found = recognized(tmp_path, **{"id": ["4", "7", "9", "1"], first: given, last: family})
        assert fields(found) == {"given_name": first, "family_name": last}, found.why
    months = ["January", "March", "April", "May"]
    for content in (months, ["2024-01-01"] * 4, ["yes"] * 4, ["12", "13", "14", "15"], ["to be done"] * 4):
        assert fields(recognized(tmp_path, first=content, last=content)) == {}
