"""Rows become touchpoints and deletions, or say what is wrong with them."""

from pathlib import Path

import pytest

from onefold.graph.touchpoint import DeleteRecord, PutSource, SourceSettings, Touchpoint
from onefold.graph.transaction.intake.validation import MAX_VALUES, check_touchpoint
from onefold.server.files.commands import Located, RowReader
from onefold.server.files.formats.rows import Rejected
from onefold.server.files.formats.tables import open_table
from onefold.server.files.mapping import Mapping, Settings

NOW_S = 1_740_830_400.0  # 2025-03-01T12:00Z


def reader(tmp_path: Path, text: str, mapping: Mapping) -> RowReader:
    path = tmp_path / "crm.csv"
    path.write_text(text)
    return RowReader(open_table(str(path)), mapping, now=lambda: NOW_S)


def commands(tmp_path: Path, text: str, mapping: Mapping) -> list[object]:
    return [item.command if isinstance(item, Located) else item for item in reader(tmp_path, text, mapping).commands()]


def test_a_row_becomes_a_touchpoint(tmp_path: Path) -> None:
    mapping = Mapping(
        fields={
            "street_address": (("a1", "a2"),),
            "phone": (("tel",), ("mob",)),
        },
        source="crm",
        record_id="id",
        time="at",
        touchpoint_id="event",
        channel="ch",
        ignore=("secret",),
    )
    text = "id,event,ch,at,a1,a2,tel,mob,note,secret\n7,e1,web,2025-01-01T00:00:00Z,1 High St,Flat 2,1,2,hi,x\n"
    assert commands(tmp_path, text, mapping) == [
        Touchpoint(
            source="crm",
            values=(("street_address", "1 High St Flat 2"), ("phone", "1"), ("phone", "2")),
            touchpoint_id="e1",
            record_id="7",
            channel="web",
            observed_at=1_735_689_600_000_000,
            payload=(("note", "hi"),),
        )
    ]


def test_several_values_in_a_cell_are_several_values_of_the_record(tmp_path: Path) -> None:
    mapping = Mapping(fields={"email": (("mail",), ("mail2",)), "phone": (("tel",),)}, record_id="id")
    text = "id,mail,mail2,tel\n7,a@x.org; b@x.org,c@x.org,0711/123456 | 0171/765432\n"
    (found,) = commands(tmp_path, text, mapping)
    assert isinstance(found, Touchpoint)
    assert found.values == (
        *(("email", "a@x.org"), ("email", "b@x.org"), ("email", "c@x.org")),
        *(("phone", "0711/123456"), ("phone", "0171/765432")),
    )


def test_without_a_record_id_the_row_number_is_it_rejected_rows_counted(tmp_path: Path) -> None:
    text = "name\nAnn\n\n,\nBob\n"
    plain = commands(tmp_path, text, Mapping(fields={"full_name": (("name",),)}))
    assert [item.record_id for item in plain if isinstance(item, Touchpoint)] == ["1", "3"]
    shared = commands(tmp_path, text, Mapping(fields={"full_name": (("name",),)}, source="shop"))
    assert [item.record_id for item in shared if isinstance(item, Touchpoint)] == ["crm:1", "crm:3"]


def test_an_empty_cell_of_a_record_id_leaves_it_to_the_engine(tmp_path: Path) -> None:
    (found,) = commands(tmp_path, "id,name\n,Ann\n", Mapping(fields={"full_name": (("name",),)}, record_id="id"))
    assert isinstance(found, Touchpoint)
    assert found.record_id == ""


def test_settings_go_before_the_first_row_of_each_source(tmp_path: Path) -> None:
    mapping = Mapping(source_column="s", record_id="id", settings=Settings(region="GB", time_zone="+01:00"))
    found = commands(tmp_path, "s,id\na,1\na,2\nb,1\n", mapping)
    assert [type(item).__name__ for item in found] == [
        "PutSource",
        "Touchpoint",
        "Touchpoint",
        "PutSource",
        "Touchpoint",
    ]
    assert found[0] == PutSource(SourceSettings("a", region="GB"))
    only_zone = Mapping(source_column="s", record_id="id", settings=Settings(time_zone="+01:00"))
    assert not any(isinstance(item, PutSource) for item in commands(tmp_path, "s,id\na,1\n", only_zone))


@pytest.mark.parametrize(
    ("row", "column", "field", "reason", "message"),
    [
        (",1,2025-01-01,", "s", "source", "SOURCE_MISSING", "no source"),
        ("a,,2025-01-01,yes", "id", "record_id", "RECORD_ID_MISSING", "a deletion without a record id"),
    ],
)
def test_a_row_that_cannot_be_a_command(
    tmp_path: Path, row: str, column: str, field: str, reason: str, message: str
) -> None:
    mapping = Mapping(source_column="s", record_id="id", time="at", deleted="gone")
    first, rejected, last = commands(tmp_path, f"s,id,at,gone\na,0,,\n{row}\na,9,2025-03-02T12:00:00Z,0\n", mapping)
    assert isinstance(first, Touchpoint)
    assert isinstance(rejected, Rejected)
    assert (rejected.line, rejected.column, rejected.field, rejected.reason) == (3, column, field, reason)
    assert message in rejected.message
    assert rejected.file.endswith("crm.csv")
    assert rejected.raw.startswith(row[:2])
    assert isinstance(last, Touchpoint)


def test_a_deleted_row_deletes_its_record(tmp_path: Path) -> None:
    mapping = Mapping(source="crm", record_id="id", deleted="gone")
    assert commands(tmp_path, "id,gone\n7,TRUE\n8,false\n", mapping) == [
        DeleteRecord("crm", "7"),
        Touchpoint(source="crm", record_id="8"),
    ]


def told(rows: RowReader) -> str:
    return "\n".join(rows.dropped.told())


def test_a_bad_cell_costs_itself_and_is_named_with_the_field_it_was_for(tmp_path: Path) -> None:
    path = tmp_path / "crm.csv"
    path.write_bytes("id,mail,note,secret\n1,a\0@x.org,é,\n2,,b\0,\n3,c@x.org,,d\0\n".encode())
    mapping = Mapping(fields={"email": (("mail",),)}, source="crm", record_id="id", ignore=("secret",))
    rows = RowReader(open_table(str(path)), mapping)
    assert [item.command for item in rows.commands() if isinstance(item, Located)] == [
        Touchpoint(source="crm", record_id="1", payload=(("note", "é"),)),
        Touchpoint(source="crm", record_id="2"),
        Touchpoint(source="crm", record_id="3", values=(("email", "c@x.org"),)),
    ]
    assert rows.dropped.cells == 2
    assert rows.dropped.told() == [
        f"{path}:2, column 'mail', field email: a NUL byte in the value; the cell counts as empty",
        f"{path}:3, column 'note': a NUL byte in the value; the cell counts as empty",
    ]


def test_many_bad_cells_are_counted_and_the_first_named(tmp_path: Path) -> None:
    rows = reader(tmp_path, "id,note\n" + "".join(f"{n},x\0\n" for n in range(30)), Mapping(record_id="id"))
    assert len(list(rows.commands())) == 30
    assert len(rows.dropped.told()) == 6
    assert rows.dropped.told()[-1] == f"… and 25 more such cells in {tmp_path / 'crm.csv'}"


@pytest.mark.parametrize(("row", "field"), [("a\0,1,", "source"), ("a,1\0,", "record_id"), ("a,1,y\0", "deleted")])
def test_a_row_cannot_do_without_whose_it_is(tmp_path: Path, row: str, field: str) -> None:
    mapping = Mapping(source_column="s", record_id="id", deleted="gone")
    (rejected,) = commands(tmp_path, f"s,id,gone\n{row}\n", mapping)
    assert isinstance(rejected, Rejected)
    assert (rejected.reason, rejected.field) == ("NUL_BYTE", field)


@pytest.mark.parametrize(
    ("time", "message"),
    [
        ("soon", "'soon' is not a time; write ISO 8601"),
        ("1987", "'1987' is not a time"),
        ("9999-12-31", "'9999-12-31' lies more than 24 hours in the future"),
        ("2025-03-02T12:00:01Z", "'2025-03-02T12:00:01Z' lies more than 24 hours in the future"),
        ("2025-03-01\0", "a NUL byte in the value"),
    ],
)
def test_a_time_that_is_none_costs_the_time_and_a_snapshot_its_row(tmp_path: Path, time: str, message: str) -> None:
    text = f"id,at\n1,{time}\n"
    rows = reader(tmp_path, text, Mapping(source="crm", record_id="id", time="at"))
    assert [item.command for item in rows.commands() if isinstance(item, Located)] == [
        Touchpoint(source="crm", record_id="1")
    ]
    assert f":2, column 'at', field time: {message}" in told(rows)
    snapshot = Mapping(source="crm", record_id="id", time="at", settings=Settings(keep="snapshot"))
    (rejected,) = commands(tmp_path, text, snapshot)
    assert isinstance(rejected, Rejected)
    assert rejected.field == "time"
    assert message in rejected.message


def test_evidence_stays_and_payload_beyond_what_a_record_takes_is_left_out_and_named(tmp_path: Path) -> None:
    names = [f"cf_{n}" for n in range(300)]
    text = ",".join(["id", *names, "mail"]) + "\n"
    text += ",".join(["1", *("v" * 300), "a@x.org"]) + "\n" + ",".join(["2", *([""] * 299), "v", "b@x.org"]) + "\n"
    rows = reader(tmp_path, text, Mapping(fields={"email": (("mail",),)}, record_id="id"))
    first, second = (item.command for item in rows.commands() if isinstance(item, Located))
    assert isinstance(first, Touchpoint)
    assert isinstance(second, Touchpoint)
    assert first.values == (("email", "a@x.org"),)
    assert len(first.payload) == MAX_VALUES - 1
    assert second.payload == (("cf_299", "v"),)
    check_touchpoint(first, received_at=0)
    assert (
        "left out beyond them: 45 values of payload, of columns cf_255, cf_256, cf_257, cf_258, cf_259 and 40 more"
        in (told(rows))
    )


def test_naive_times_are_counted(tmp_path: Path) -> None:
    rows = reader(tmp_path, "id,at\n1,2025-01-01\n2,2025-01-01T00:00Z\n", Mapping(record_id="id", time="at"))
    assert len(list(rows.commands())) == 2
    assert rows.naive_times == 1
