"""`onefold explain`: the waterfall, its plots, the tree of a golden record, and dry runs."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from onefold.graph.explanations import FieldComparison, Waterfall
from onefold.server.cli.main import run
from onefold.server.shown.bars import scale_of
from onefold.server.shown.plots.waterfall import plot_waterfall
from onefold.server.shown.waterfall import bits_table

PEOPLE = (
    {"id": "1", "given_name": "Ottoline", "family_name": "Quill", "email": "oq@box.example.org", "dob": "1980-03-04"},
    {"id": "2", "given_name": "Ottoline", "family_name": "Quill", "phone": "+44 113 496 0101", "dob": "1980-03-04"},
    {"id": "3", "given_name": "O", "family_name": "Quill", "phone": "+44 113 496 0101"},
    {"id": "4", "given_name": "Basil", "family_name": "Thorne", "email": "basil@box.example.org", "dob": "1955-11-23"},
    {"id": "5", "given_name": "李", "family_name": "$x$ [bold]", "email": "oq@box.example.org"},
    {"id": "6\x1b[31m\n", "given_name": "Ottoline\x0bq", "email": "oq@box.example.org"},
)  # fmt: skip
PNG = b"\x89PNG\r\n"


@pytest.fixture
def store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """A store that holds the people."""
    file = tmp_path / "people.jsonl"
    file.write_text("\n".join(map(json.dumps, PEOPLE)))
    named = ["--store", f"sqlite:///{tmp_path / 'store.db'}"]
    assert run(["load", str(file), *named]) == 0
    capsys.readouterr()
    return named


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_a_match_is_a_waterfall_that_names_what_decides(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "people:1", "people:2", *store]) == 0
    told = said(capsys)
    assert "birth_date ◆" in told
    assert "rare +" in told
    assert "█" in told
    assert "They are one person: +" in told
    assert "decided by birth_date exact" in told


def test_names_and_numbers_of_a_waterfall_are_whole_in_a_narrow_terminal(
    store: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["explain", "people:1", "people:2", *store]) == 0
    table = capsys.readouterr().out.partition("They are")[0]
    assert max(map(len, table.splitlines())) <= 80
    assert "…" not in table
    firsts = {line.split()[0] for line in table.splitlines() if line.strip()}
    assert {"field", "prior", "given_name", "family_name", "birth_date", "in", "calibrated", "probability"} <= firsts
    assert all(word in table.split() for word in ("left", "right", "level", "bits", "sum"))


def test_two_people_are_told_what_would_change_it(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "people:1", "people:4", *store]) == 0
    told = said(capsys)
    assert "They are two people: no blocking key brings them together; compared, they would weigh -" in told
    assert "What would change it: " in told
    assert "Both can be found by email" in told


def test_a_record_beside_a_golden_record(store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "crosswalk", "--out", str(tmp_path / "c.jsonl"), *store]) == 0
    rows = map(json.loads, (tmp_path / "c.jsonl").read_text().splitlines())
    golden_of = {row["record_id"]: row["golden_record_id"] for row in rows}
    capsys.readouterr()
    assert run(["explain", "people:4", golden_of["2"], *store]) == 0
    assert "They are two people" in said(capsys)
    assert run(["explain", "people:1", golden_of["2"], *store]) == 0
    assert "They are one person" in said(capsys)


def test_a_golden_record_names_its_weakest_join(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "people:2", *store]) == 0
    told = said(capsys)
    assert "weakest" in told
    assert "its least certain join" in told


@pytest.mark.parametrize("what", [["people:1", "people:2"], ["people:1", "people:5"], ["people:2"], ["people:4"]])
def test_plots_are_svg_and_png(store: list[str], tmp_path: Path, what: list[str]) -> None:
    svg, again, png = (tmp_path / name for name in ("a.svg", "b.svg", "a.PNG"))
    for file in (svg, again, png):
        assert run(["explain", *what, "--plot", str(file), *store]) == 0
    text = "".join(ElementTree.parse(svg).getroot().itertext())
    assert what[-1] in text
    assert svg.read_bytes() == again.read_bytes()  # the same explanation gives the same file
    assert png.read_bytes().startswith(PNG)


def test_control_characters_of_a_source_reach_neither_terminal_nor_plot(
    store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record, svg = "people:6\x1b[31m", tmp_path / "a.svg"
    for what in ([record, "people:1"], [record]):
        assert run(["explain", *what, "--plot", str(svg), *store]) == 0
        told = capsys.readouterr().out
        assert r"people:6\x1b[31m" in told
        assert not {"\x1b", "\x0b"} & {*told}
        assert r"people:6\x1b[31m" in "".join(ElementTree.parse(svg).getroot().itertext())


def test_a_name_between_colons_is_no_emoji(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    arriving = {"source": "web", "record_id": "star", "email": "oq@box.example.org"}
    assert run(["explain", "--if", json.dumps(arriving), *store]) == 0
    assert "web:star: It would" in capsys.readouterr().out


def test_a_slip_in_what_would_arrive_is_told(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    slips = {"emial": "oq@box.example.org", "given_name": "Ottoline", **{f"n{n}": "x" for n in range(5)}}
    assert run(["explain", "--if", json.dumps({"source": "web", **slips}), *store]) == 0
    told = capsys.readouterr().err
    assert "--if: 'emial' is payload, not evidence: no field has this name" in told
    assert "… and 1 more such column" in told
    assert run(["explain", "--if", '{"source": "web", "email": "oq(at)box"}', *store]) == 0
    assert "'email' is payload, not evidence: named like email, but its values are not" in capsys.readouterr().err


def test_a_plot_of_another_kind_is_refused(
    store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", "people:1", "--plot", str(tmp_path / "x.pdf"), *store]) == 2
    assert "ends in .svg or .png" in capsys.readouterr().err
    assert run(["explain", "people:1", "--plot", str(tmp_path / "no" / "x.svg"), *store]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_what_if_a_touchpoint_arrived(
    store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arriving = {"source": "web", "email": "oq@box.example.org", "phone": "+44 113 496 0101"}
    text = json.dumps(arriving)
    file = tmp_path / "arriving.jsonl"
    file.write_text(text + "\n")
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    for told_by in (text, "-", str(file)):
        assert run(["explain", "--if", told_by, "--plot", str(tmp_path / "if.svg"), *store]) == 0
        told = said(capsys)
        assert "It would join golden record" in told
        assert "confidence" in told
    assert run(["export", "crosswalk", "--out", str(tmp_path / "c.jsonl"), *store]) == 0
    assert len((tmp_path / "c.jsonl").read_text().splitlines()) == len(PEOPLE)  # nothing was written


def test_what_if_needs_touchpoints(store: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for what, why in (
        (["people:1", "--if", "{}"], "leave out the records"),
        (["--if", "{broken"], "onefold: --if: no JSON object"),
        (["--if", "{}"], "onefold: --if:1: every value is empty"),
        (["--if", "/nowhere.jsonl"], "there is no such file"),
        ([], "name two records"),
        (["people:1", "--mapping", "m.yaml"], "--mapping is for the touchpoints of --if"),
    ):
        assert run(["explain", *what, *store]) == 2
        assert why in capsys.readouterr().err


def test_below_the_fields_stands_what_is_likeliest(tmp_path: Path) -> None:
    row = FieldComparison("given_name", "exact", ("ottoline",), ("ottoline",), 9.5)
    who = "twins who share a mailbox or device"
    bits = Waterfall(
        *(("crm", "1"), ("crm", "2"), -12.0, (row,), 3.25, 2.5, 0.85, ("given_name",)),
        **{"way": "moved", "way_bits": 8.0, "alternative": who, "alternative_bits": -2.25},
    )
    console = Console(width=80, file=io.StringIO(), record=True)
    console.print(bits_table(bits))
    told = console.export_text()
    cells = [line.split() for line in told.splitlines()]
    assert ["moved", "+8.0", "+5.5"] in [line[:3] for line in cells]
    assert ["or", "else", "twins", "-2.2", "+3.2"] in [line[:5] for line in cells]
    assert ["who", "share", "a"] in cells
    assert "…" not in told
    assert max(map(len, told.splitlines())) <= 80
    plot_waterfall(bits, "They are one person.", tmp_path / "a.svg")
    drawn = " ".join("".join(ElementTree.parse(tmp_path / "a.svg").getroot().itertext()).split())
    for said in ("moved", "or else twins who share a", "mailbox or device", "+8.0", "-2.2"):
        assert said in drawn


def test_bars_float_from_sum_to_sum() -> None:
    scale = scale_of([-10.0, 10.0], 10)
    assert scale.bar(0.0, -10.0) == "█████┊"
    assert scale.bar(0.0, 10.0) == "     █████"
    assert scale.bar(-10.0, -9.0) == "▌    ┊"
    assert scale.bar(9.99, 10.0) == "     ┊   ▐"
    assert scale_of([0.0], 4).bar(0.0, 0.0) == "▌"
    far = scale_of([-412.0, 20.0], 8)  # what parts a person from an organization leaves room for the rest
    assert far.bar(-12.0, -412.0).startswith("████")
    assert far.bar(0.0, 20.0) == "      ██"


def test_a_field_that_says_nothing_does_not_stand_beside_a_join(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, store = tmp_path / "people.csv", f"sqlite:///{tmp_path / 'store.db'}"
    file.write_text(
        "id,given_name,family_name,phone,city\n1,Ottoline,Quill,+441134960101,Leeds\n"
        "2,Ottoline,Quill,+441134960101,\n3,O,Quill,+441134960101,\n"
    )
    assert run(["load", str(file), "--store", store]) == 0
    capsys.readouterr()
    assert run(["explain", "people:1", "people:3", "--store", store]) == 0
    assert run(["explain", "people:1", "--store", store]) == 0
    told = said(capsys)
    assert "were joined at" in told
    assert "record_kind" not in told
