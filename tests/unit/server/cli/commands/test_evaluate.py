"""`onefold evaluate` as a user runs it, on generated people and on shared data."""

from __future__ import annotations

import csv
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generate_people import write
from onefold.server.cli.main import run
from people.population import generate
from unit.server.cli.five_people import rows_of


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "people.csv"
    write(list(generate(150, 13, "crm")), path)
    return path


def evaluated(arguments: list[str], tmp_path: Path) -> dict[str, Any]:
    out = tmp_path / "evaluation.json"
    assert run(["evaluate", *arguments, "--json", str(out)]) == 0
    found = json.loads(out.read_text())
    assert isinstance(found, dict)
    return found


def test_a_truth_column_is_compared_and_never_evidence(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = evaluated([str(people), "--truth", "entity"], tmp_path)
    told = capsys.readouterr()
    assert re.search(r"entity\s+│ ignored", told.err)
    clusters = found["evaluation"]["clusters"]
    assert found["truth"] == "--truth entity"
    assert clusters["records"] == len(rows_of(people))
    assert clusters["entities"] == 150
    assert clusters["pairwise"]["f1"] > 0.8
    assert f"│ pairs   │    {clusters['pairwise']['precision']:.4f} │" in told.out
    assert "ceiling of recall" in told.out
    assert "peak memory" in told.out
    assert set(found["seconds"]) == {"reading", "learning", "resolving", "judging", "total"}
    assert found["peak_memory_mb"] > 10


def test_the_result_is_that_of_resolve(people: Path, tmp_path: Path) -> None:
    found = evaluated([str(people), "--truth", "entity"], tmp_path)["evaluation"]
    out = tmp_path / "out.csv"
    assert run(["resolve", str(people), "--ignore", "entity", "--out", str(out)]) == 0
    golden = {row["record_id"]: row["golden_record_id"] for row in rows_of(out)}
    assert found["clusters"]["golden_records"] == len(set(golden.values()))
    for mistake in (*found["merges"], *found["splits"]):
        assert all(golden[record["record_id"]] == record["golden_id"] for record in mistake["records"])


def test_a_part_of_the_record_id_may_be_the_truth(people: Path, tmp_path: Path) -> None:
    rows = rows_of(people)
    renamed = tmp_path / "renamed.csv"
    with renamed.open("w", newline="") as file:
        writer = csv.DictWriter(file, [name for name in rows[0] if name != "entity"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**row, "record_id": f"{row['entity']}-{n}"} for n, row in enumerate(rows))
    by_id = evaluated([str(renamed), "--truth-regex", r"^(p\d+)-"], tmp_path)["evaluation"]["clusters"]
    assert by_id == evaluated([str(people), "--truth", "entity"], tmp_path)["evaluation"]["clusters"]


def test_labelled_pairs_alone(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, labels = rows_of(people)[:40], tmp_path / "labels.csv"
    with labels.open("w") as file:
        file.write("left_source,left_record_id,right_source,right_record_id,same\n")
        for a, b in pairwise(rows):
            ids = (a["source"], a["record_id"], b["source"], b["record_id"])
            file.write(",".join((*ids, str(a["entity"] == b["entity"]).lower())) + "\n")
    found = evaluated([str(people), "--labels", str(labels), "--ignore", "entity"], tmp_path)["evaluation"]
    assert found["labels"] == 39
    assert 0 < found["same"] < 39
    assert found["scores"]["precision"] > 0.8
    assert "labelled pairs" in capsys.readouterr().out
    page = tmp_path / "labels.html"
    assert run(["evaluate", str(people), "--labels", str(labels), "--report", str(page)]) == 0
    assert "Labelled same, and apart" in page.read_text()


def test_the_report_stands_alone(people: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert run(["evaluate", str(people), "--truth", "entity", "--report", str(page)]) == 0
    text = page.read_text()
    assert text.count("<svg") == 5
    assert "Golden records of several entities" in text
    links = re.findall(r"""(?:src|href)=["']([^"'#][^"']*)""", text)
    assert not [link for link in links if not link.startswith("#")]
    assert "<script" not in text
    assert "$" not in re.sub(r"(?s)<style.*?</style>", "", text)  # no mathematics that nothing sets


def test_values_of_records_are_escaped_in_the_report(tmp_path: Path) -> None:
    path, page = tmp_path / "p.csv", tmp_path / "r.html"
    same = "Ann,<b>Lee,1971-05-24,ann@example.org"
    path.write_text(f"id,first_name,surname,dob,email,who\n1,{same},<i>x\n2,{same},y\n3,Bo,Poe,1980-01-02,b@e.org,y\n")
    assert run(["evaluate", str(path), "--truth", "who", "--report", str(page)]) == 0
    text = page.read_text()
    assert "&lt;b&gt;Lee" in text
    assert "<b>" not in text
    assert "<i>" not in text


def test_what_there_is_none_of_has_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, page = tmp_path / "p.csv", tmp_path / "r.html"
    path.write_text("id,first_name,surname,dob,who\n1,Ann,Lee,1971-05-24,a\n")
    assert run(["evaluate", str(path), "--truth", "who", "--report", str(page)]) == 0
    told = capsys.readouterr().out
    assert "1 record, 1 golden record for 1 entity" in told
    assert "confidence of golden records: nothing to judge" in told
    assert "golden records: nothing to judge" in page.read_text()


@pytest.mark.slow
def test_peers_stand_beside(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = evaluated([str(people), "--truth", "entity", "--peers", "--report", str(tmp_path / "r.html")], tmp_path)
    assert found["peer"]["name"] == "Splink"
    assert found["peer"]["best"]["clusters"]["pairwise"]["f1"] > 0.5
    assert "Splink: pairs" in capsys.readouterr().out
    assert "on the same records" in (tmp_path / "r.html").read_text()


def test_a_peer_that_cannot_do_the_records_takes_nothing_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, page = tmp_path / "p.csv", tmp_path / "r.html"
    path.write_text("id,gender,who\n1,f,a\n2,m,b\n")
    assert run(["evaluate", str(path), "--truth", "who", "--peers", "--report", str(page)]) == 1
    told = capsys.readouterr()
    assert "2 records, 2 golden records for 2 entities" in told.out
    assert "--peers: too few fields" in told.err
    assert page.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing says what is true; give one of --truth COLUMN"),
        (["--truth", "entity", "--truth-regex", "(.)"], "--truth and --truth-regex exclude each other"),
        (["--truth", "entitty"], "has no column 'entitty'; did you mean 'entity'"),
        (["--truth-regex", "x(y)"], "no record has a truth; a record id is"),
        (["--truth", "entity", "--json", "{people}"], "is an input file too"),
        (["--truth", "entity", "--report", "/nowhere/r.html"], "--report /nowhere/r.html: cannot be written"),
        (["--labels", "nowhere.csv"], "nowhere.csv: there is no such file"),
        (["--labels", "{people}", "--json", "{people}"], "is an input file too"),
        (["--labels", "nowhere.csv", "--peers"], "--peers needs the truth of every record"),
    ],
)
def test_wrong_arguments_exit_2_with_a_line(
    people: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", str(people), *(text.replace("{people}", str(people)) for text in arguments)]) == 2
    told = capsys.readouterr().err
    assert message in " ".join(told.split())
    assert "Traceback" not in told


def test_rejected_rows_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, rejects = tmp_path / "crm.csv", tmp_path / "rejects.csv"
    path.write_text(
        "id,first_name,surname,dob,who\n1,Ann,Lee,1971-05-24,a\n2,Bo,Poe,1980-02-03,b,?\n3,Ann,Lee,1971-05-24,a\n"
    )
    assert run(["evaluate", str(path), "--truth", "who", "--rejects", str(rejects)]) == 3
    assert "2 records, " in capsys.readouterr().out
    assert [row["line"] for row in rows_of(rejects)] == ["3"]
