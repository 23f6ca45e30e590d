"""What is said of files without rows, of whatever kind."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from onefold.server.cli.main import run
from unit.server.cli.five_people import rows_of

COLUMNS = ("id", "email", "given_name")
KINDS = ("h.csv", "h.tsv", "h.json", "h.jsonl", "h.parquet", "h.xlsx", "query")


def written(kind: str, folder: Path) -> str:
    path = folder / kind
    if kind == "query":
        return f"SELECT * FROM '{written('h.parquet', folder)}'"
    if path.suffix == ".parquet":
        pq.write_table(pa.table({name: pa.array([], pa.string()) for name in COLUMNS}), path)
    elif path.suffix == ".xlsx":
        book = Workbook()
        assert book.active is not None
        book.active.append(COLUMNS)
        book.save(path)
    elif path.suffix in (".json", ".jsonl"):
        path.write_text("[]\n")
    else:
        path.write_text({".csv": ",", ".tsv": "\t"}[path.suffix].join(COLUMNS) + "\n")
    return str(path)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", [["resolve", "--out", "o.csv"], ["load", "--store", "sqlite:///o.db"]])
def test_a_file_without_rows_is_refused_as_an_empty_one(
    kind: str,
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    named = written(kind, tmp_path)
    assert run([command[0], named, *command[1:]]) == 2
    what = "no rows" if "json" in kind else "column names and no rows below them"
    assert capsys.readouterr().err == f"onefold: {'query' if kind == 'query' else named} has {what}\n"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("o.")]


def test_among_others_it_is_told_and_left_out(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty, out = written("h.csv", tmp_path), tmp_path / "out.csv"
    assert run(["resolve", empty, str(people), "--out", str(out)]) == 0
    assert len(rows_of(out)) == 5
    assert f"{empty} has column names and no rows below them; it is left out" in capsys.readouterr().err


def test_nothing_would_arrive_from_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--if", written("h.csv", tmp_path)]) == 2
    assert "no rows below them" in capsys.readouterr().err
