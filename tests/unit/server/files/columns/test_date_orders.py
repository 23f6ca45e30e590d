"""The order of day and month is told by a column's own values, and holds for all of them."""

from pathlib import Path

import pytest

from onefold.graph.touchpoint import Touchpoint
from onefold.server.files.columns.recognize import Recognition, recognize
from onefold.server.files.commands import Located, RowReader
from onefold.server.files.formats.tables import open_table
from onefold.server.files.mapping_file import mapping_text


def dates_read(tmp_path: Path, header: str, *rows: str) -> tuple[Recognition, list[str]]:
    path = tmp_path / "people.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    table = open_table(str(path))
    found = recognize(table)
    commands = [item.command for item in RowReader(table, found.mapping).commands() if isinstance(item, Located)]
    said = [value for c in commands if isinstance(c, Touchpoint) for name, value in c.values if name == "birth_date"]
    return found, said


@pytest.mark.parametrize(
    ("cells", "order", "read"),
    [
        (["3/9/81", "10/31/58"], "MDY", ["1981-03-09", "10/31/58"]),
        (["3.9.81", "31.10.58"], "DMY", ["1981-09-03", "31.10.58"]),
        (["03/09/1981", "31/10/1958"], "DMY", ["1981-09-03", "31/10/1958"]),
        (["05-02-09", "58-10-31"], "YMD", ["2005-02-09", "58-10-31"]),
        (["03091981", "10311958"], "MDY", ["1981-03-09", "10311958"]),
        (["3/9/23", "10/31/58"], "MDY", ["1923-03-09", "2023-03-09", "10/31/58"]),
    ],
)
def test_one_date_tells_how_to_read_the_others(tmp_path: Path, cells: list[str], order: str, read: list[str]) -> None:
    found, said = dates_read(tmp_path, "id,dob", *(f"{n},{cell}" for n, cell in enumerate(cells)))
    assert found.mapping.date_orders == {"": order}
    assert found.why["dob"] == f"{order}, as its values tell"
    assert said == read
    assert f"date_order: {order}" in mapping_text(found.mapping)


@pytest.mark.parametrize("cells", [["3/9/81", "4/4/58"], ["31/10/58", "10/31/58", "3/9/81"], ["1981-03-09", "1958"]])
def test_where_no_date_tells_or_two_contradict_every_reading_stays(tmp_path: Path, cells: list[str]) -> None:
    found, said = dates_read(tmp_path, "id,dob", *(f"{n},{cell}" for n, cell in enumerate(cells)))
    assert found.mapping.date_orders == {}
    assert said == cells


def test_systems_in_one_file_have_each_their_order(tmp_path: Path) -> None:
    found, said = dates_read(
        tmp_path, "source,dob", "us,10/31/58", "us,3/9/81", "uk,31/10/58", "uk,3/9/81", "web,3/9/81"
    )
    assert found.mapping.date_orders == {"us": "MDY", "uk": "DMY"}
    assert found.why["dob"] == "DMY in 'uk', MDY in 'us', as its values tell"
    assert said == ["10/31/58", "1981-03-09", "31/10/58", "1981-09-03", "3/9/81"]
