"""Files of labelled pairs: what is read, and what is said of a line that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from onefold.graph.errors import InvalidArgument
from onefold.graph.touchpoint import LabelledPair
from onefold.server.files.labels import read_labels

HEADER = "left_source,left_record_id,right_source,right_record_id,same"


def test_columns_may_stand_in_any_order_beside_others(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text(
        "Same,note,left_source,left_record_id,right_source,right_record_id\n"
        "1,clear,crm,1,web,2\n"
        "Not_Same,,crm,1,crm,0012\n"
        "TRUE,again,crm,1,web,2\n"
    )
    assert read_labels(str(path)) == [
        LabelledPair(("crm", "1"), ("web", "2"), same=True),
        LabelledPair(("crm", "1"), ("crm", "0012"), same=False),
        LabelledPair(("crm", "1"), ("web", "2"), same=True),
    ]


def test_json_lines_serve_too(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(
        '{"left_source": "a", "left_record_id": 1, "right_source": "b", "right_record_id": 2, "same": false}\n'
    )
    assert read_labels(str(path)) == [LabelledPair(("a", "1"), ("b", "2"), same=False)]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("crm,1,web,2,perhaps", r"labels\.csv:2, column 'same': 'perhaps' is neither true nor false"),
        ("crm,1,web,,1", r"labels\.csv:2, column 'right_record_id': it is empty"),
        ("crm,1,crm,1,1", r"labels\.csv:2: a record is labelled against itself"),
        ("crm,1,web", r"labels\.csv:2, column .right_record_id.: it is empty"),
        ("crm,1,web,2\0,1", r"labels\.csv:2, column .right_record_id.: a NUL byte"),
    ],
)
def test_a_row_that_is_no_label_is_an_error_that_says_where(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "labels.csv"
    path.write_text(f"{HEADER}\n{row}\n")
    with pytest.raises(InvalidArgument, match=message):
        read_labels(str(path))


def test_a_missing_column_is_named_with_what_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text(HEADER.replace("same", "is_same") + "\ncrm,1,web,2,1\n")
    with pytest.raises(InvalidArgument, match="no column 'same'; did you mean 'is_same'"):
        read_labels(str(path))


def test_a_file_without_labels_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text(HEADER + "\n")
    with pytest.raises(InvalidArgument, match="no labelled pair"):
        read_labels(str(path))
