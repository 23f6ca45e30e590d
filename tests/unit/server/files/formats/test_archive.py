"""Packed files are told by their first bytes, whatever their names say; so are the kinds of what is in them."""

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onefold.graph.errors import InvalidArgument
from onefold.server.files.formats.rows import Row, Table
from onefold.server.files.formats.tables import file_named, open_table, open_tables

CSV = b"id,name\n1,Ann\n2,Bob\n"
JSON = b'{"id": 1, "name": "Ann"}\n{"id": 2, "name": "Bob"}\n'


def parquet() -> bytes:
    into = io.BytesIO()
    pq.write_table(pa.table({"id": [1, 2], "name": ["Ann", "Bob"]}), into)
    return into.getvalue()


def zstd(content: bytes) -> bytes:
    into = pa.BufferOutputStream()
    with pa.CompressedOutputStream(into, "zstd") as packed:
        packed.write(content)
    return bytes(into.getvalue())


def zipped(**members: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return into.getvalue()


def alone(content: bytes) -> bytes:
    return zipped(**{"people": content})


def values(table: Table) -> list[list[str]]:
    return [row.cells for row in table.rows() if isinstance(row, Row)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress, zstd, alone])
@pytest.mark.parametrize("content", [CSV, JSON, parquet()], ids=["csv", "json", "parquet"])
@pytest.mark.parametrize("name", ["people", "people.csv", "people.CSV.GZ", "people.zip", "people.dat"])
def test_what_a_file_holds_is_told_by_its_bytes(
    tmp_path: Path, pack: Callable[[bytes], bytes], content: bytes, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(pack(content))
    table = open_table(str(path))
    assert table.columns == ("id", "name")
    assert table.stem == "people"
    assert values(table) == values(table) == [["1", "Ann"], ["2", "Bob"]]


def test_every_file_of_data_in_a_zip_is_a_table_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    members = {
        "2024/": b"",
        "2024/customers.csv": CSV,
        "2024/orders.jsonl.gz": gzip.compress(JSON),
        "__MACOSX/2024/._customers.csv": b"\0\1",
        ".DS_Store": b"\0",
        "README.txt": b"about",
        "terms.pdf": b"%PDF",
    }
    path.write_bytes(zipped(**members))
    customers, orders = open_tables(str(path))
    assert (customers.name, customers.stem) == (f"{path}/2024/customers.csv", "customers")
    assert orders.stem == "orders"
    assert values(customers) == values(orders)
    assert customers.notes == (f"{path}: not read, being no data by their names: README.txt, terms.pdf",)
    with pytest.raises(InvalidArgument, match=r"export.zip holds several files where one is wanted; name one"):
        open_table(str(path))
    assert values(open_table(f"{path}/2024/orders.jsonl.gz")) == [["1", "Ann"], ["2", "Bob"]]
    assert file_named(f"{path}/2024/orders.jsonl.gz") == str(path)
    with pytest.raises(InvalidArgument, match=r"export.zip/2024/nothing.csv: no such file; there is 2024/customers"):
        open_table(f"{path}/2024/nothing.csv")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (zipped(), "no file of data in the ZIP archive; there is nothing"),
        (zipped(**{"a.pdf": b"x", "b.png": b"y"}), "no file of data in the ZIP archive; there is a.pdf, b.png"),
        (zipped(**{"people.csv": CSV})[:60], "the ZIP archive cannot be read .*was it copied to its end"),
        (zipped(**{"word/document.xml": b"x"}), "is a Word document and no table"),
        (zipped(**{"people.csv": b""}), "people.csv: the file is empty"),
        (gzip.compress(b""), "the file is empty"),
        (gzip.compress(CSV)[:15], "the file cannot be read"),
        (lzma.compress(CSV)[:30], "the file cannot be read|the file is empty"),
        (parquet()[:100], "the Parquet file cannot be read"),
        (gzip.compress(parquet()[:100]), "the Parquet file cannot be read"),
    ],
    ids=[f"packed-{n}" for n in range(10)],  # what is packed has the time in it
)
def test_a_packed_file_that_cannot_be_read_says_why(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidArgument, match=message):
        open_table(str(path))


def test_a_zip_with_a_password_or_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "people.zip"
    packed = bytearray(zipped(**{"people.csv": CSV * 100}))
    packed[60] ^= 0xFF
    path.write_bytes(packed)
    with pytest.raises(InvalidArgument, match=r"people.zip/people.csv: the file cannot be read"):
        list(open_table(str(path)).rows())
    packed = bytearray(zipped(**{"people.csv": CSV}))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(packed)
    with pytest.raises(InvalidArgument, match=r"people.zip/people.csv: the file cannot be read: .*password"):
        open_table(str(path))


def test_something_inside_of_a_plain_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(CSV)
    with pytest.raises(InvalidArgument, match=r"people.csv is one file, with none inside"):
        open_table(f"{path}/sheet")
    with pytest.raises(InvalidArgument, match="there is no such file"):
        open_table(f"{tmp_path}/nowhere/people.csv")
