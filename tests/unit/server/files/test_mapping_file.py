"""Mapping files: read with the line of every mistake, and written so that they read back the same."""

from pathlib import Path

import pytest

from onefold.graph.errors import InvalidMapping
from onefold.graph.touchpoint import IdentifierSettings
from onefold.server.files.mapping import Mapping, Settings, fitted
from onefold.server.files.mapping_file import mapping_text, parse_mapping, read_mapping

DESIGN = """\
source: crm                    # a constant, or {column: system}
record_id: id                  # a column; absent → the row number
fields:                        # field: column, or field: [columns joined by a space]
  given_name: first_name
  family_name: surname
  birth_date: [y, m, d]
  phone: [[landline], [code, mobile]]
  custom:occupation: occupation
time: updated_at               # also: touchpoint_id, channel, deleted, consents
ignore: [cluster]              # never looked at
settings: {region: GB, party: first, keep: append}   # stored per source
"""


def test_the_example_of_the_design() -> None:
    mapping, where = parse_mapping(DESIGN, "m.yaml")
    assert mapping == Mapping(
        fields={
            "given_name": (("first_name",),),
            "family_name": (("surname",),),
            "birth_date": (("y", "m", "d"),),
            "phone": (("landline",), ("code", "mobile")),
            "custom:occupation": (("occupation",),),
        },
        source="crm",
        record_id="id",
        time="updated_at",
        ignore=("cluster",),
        settings=Settings(region="GB"),
    )
    assert where("fields.birth_date") == "m.yaml:6: "
    assert where("fields.nothing") == "m.yaml:3: "
    assert parse_mapping(mapping_text(mapping), "m.yaml")[0] == mapping


def test_odd_column_names_survive() -> None:
    names = (
        "yes",
        "1",
        "null",
        "a: b",
        "a, b",
        "[x]",
        "'",
        '"',
        "#",
        "é ß 名",
        "- a",
        "{}",
        "~",
        "tab\tin",
        " x ".strip(),
    )
    mapping = Mapping(
        fields={"email": tuple((name,) for name in names), "custom:größe: x": (("größe",),)},
        source_column="{s}",
        record_id="123",
        deleted="no",
        ignore=tuple(f"{name}!" for name in names),
        settings=Settings("GB", "DMY", -5, "third", "append", "+01:00"),
        identifiers=(
            IdentifierSettings("login", joins=True, people_max=9),
            IdentifierSettings("custom:größe: x", per_person_max=1, never=("*", *sorted(names))[1:]),
            IdentifierSettings("email", per_person_max=3, never=("info@*", "{x}")),
        ),
    )
    assert parse_mapping(mapping_text(mapping), "m")[0] == mapping


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fields:\n  givenname: a\n", r"m.yaml:2: fields.givenname: there is no such field; did you mean 'given_name'"),
        ("identifiers:\n  logn: {joins: true}\n", r"m.yaml:2: identifiers.logn: 'logn' identifies nobody; known are"),
        ("identifiers:\n  login: {join: true}\n", r"m.yaml:2: identifiers.login.join: there is no such setting; did"),
        ("identifiers:\n  login: {joins: perhaps}\n", r"m.yaml:2: identifiers.login.joins: write true or false"),
        ("identifiers:\n  email: {people_max: few}\n", r"m.yaml:2: identifiers.email.people_max: 'few' is not a whole"),
        (
            "identifiers:\n  login: {joins: true,\n   people_max: 2}\n",
            r"m.yaml:3: identifiers.login.people_max: people",
        ),
        ("identifiers: login\n", r"m.yaml:1: identifiers: write lines of namespace"),
        ("identifiers:\n  login: joins\n", r"m.yaml:2: identifiers.login: write \{joins: true"),
        ("identifiers:\n  login: {never: [[a]]}\n", r"m.yaml:2: identifiers.login.never: write values"),
        (
            "identifiers:\n  login: {one_per_person: yes,\n    per_person_max: 2}\n",
            r"m.yaml:3: identifiers.login.per_person_max: stands beside one_per_person",
        ),
        ("fields:\n  custom:: a\n", r"m.yaml:2: fields.custom:: there is no such field"),
        ("recordid: a\n", r"m.yaml:1: recordid: there is no such key; did you mean 'record_id'"),
        ("ignore: [a]\nconsents: c\n", r"m.yaml:2: consents: consents are not read yet"),
        ("fields:\n  email: a\n  email: b\n", r"m.yaml:3: fields.email: stands here and on line 2"),
        ("fields:\n  email: [a, {b: c}]\n", r"m.yaml:2: fields.email: write the name of a column"),
        ("fields:\n  email: []\n", r"m.yaml:2: fields.email: write the name of a column"),
        ("fields: email\n", r"m.yaml:1: fields: write lines of field: column"),
        ("source: {system: crm}\n", r"m.yaml:1: source: write a constant, or \{column: name"),
        ("\nsettings: {region: UK1}\n", r"m.yaml:2: settings.region: 'UK1' is not an ISO 3166 country code"),
        ("settings: {date_order: YDM}\n", r"m.yaml:1: settings.date_order: 'YDM' is not one of DMY, MDY, YMD"),
        ("settings:\n  party: fourth\n", r"m.yaml:2: settings.party: 'fourth' is not one of first, second, third"),
        ("settings: {priority: high}\n", r"m.yaml:1: settings.priority: 'high' is not a whole number"),
        ("settings: {zone: UTC}\n", r"m.yaml:1: settings.zone: there is no such setting"),
        ("settings: {time_zone: Nowhere/City}\n", r"m.yaml:1: settings.time_zone: 'Nowhere/City' is not a time zone"),
        ("settings: {keep: snapshot}\n", r"m.yaml:1: settings.keep: snapshot keeps the newest row .* needs a time"),
        ("deleted: gone\n", r"m.yaml:1: deleted: what is deleted needs a name"),
        ("record_id: id\nignore: [id]\n", r"m.yaml:2: ignore: column 'id' is ignored, and used as record_id"),
        ("a: [b\n", r"m.yaml:2: this is not YAML"),
        ("- a\n", r"m.yaml:1: a mapping file has keys"),
    ],
)
def test_a_mistake_names_file_line_and_key(text: str, message: str) -> None:
    with pytest.raises(InvalidMapping, match=message):
        parse_mapping(text, "m.yaml")


def test_a_column_that_a_file_lacks_is_named_with_the_nearest() -> None:
    mapping, where = parse_mapping("record_id: id\nfields:\n  given_name: frist_name\n", "m.yaml")
    message = r"m.yaml:3: fields.given_name: crm.csv has no column 'frist_name'; did you mean 'first_name'\?"
    with pytest.raises(InvalidMapping, match=message):
        fitted(mapping, "crm.csv", ("id", "first_name"), where)
    with pytest.raises(InvalidMapping, match=r"m.yaml:1: record_id: crm.csv has no column 'id'; there are a, b"):
        fitted(mapping, "crm.csv", ("a", "b"), where)


def test_an_unreadable_mapping_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidMapping, match="the mapping file cannot be read: No such file"):
        read_mapping(tmp_path / "m.yaml")
    (tmp_path / "m.yaml").write_bytes(b"\xff")
    with pytest.raises(InvalidMapping, match="it is not UTF-8"):
        read_mapping(tmp_path / "m.yaml")
