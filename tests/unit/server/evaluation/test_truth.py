"""Where the truth comes from, and what is said when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from onefold.graph.answers import CommandResult, Outcome
from onefold.graph.errors import InvalidArgument
from onefold.graph.touchpoint import Touchpoint
from onefold.server.evaluation.truth import Taken, truth_column, truth_of, truth_pattern
from onefold.server.files.commands import Located
from onefold.server.files.formats.tables import open_table


def row(file: str, cells: list[str], record_id: str, golden_id: str = "g") -> Taken:
    return (
        Located(Touchpoint("s", record_id=record_id), file, 1, cells),
        CommandResult(Outcome.ACCEPTED, "s", record_id, golden_id=golden_id),
    )


def test_a_column_may_stand_elsewhere_in_each_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,who\n1,x\n")
    (tmp_path / "b.csv").write_text("who,id\nx,2\n")
    files = [str(tmp_path / name) for name in ("a.csv", "b.csv")]
    source = truth_column("who", [open_table(file) for file in files])
    truth, several = truth_of(source, [row(files[0], ["1", "x"], "1"), row(files[1], ["x", "2"], "2")])
    assert (truth, several) == ({("s", "1"): "x", ("s", "2"): "x"}, 0)
    (tmp_path / "c.csv").write_text("id,whom\n1,x\n")
    with pytest.raises(InvalidArgument, match=r"c\.csv has no column 'who'; did you mean 'whom'"):
        truth_column("who", [open_table(str(tmp_path / name)) for name in ("a.csv", "c.csv")])


def test_a_pattern_takes_its_first_group() -> None:
    rows = [row("f", [], "rec-17-org"), row("f", [], "rec-17-dup-0"), row("f", [], "other")]
    assert truth_of(truth_pattern(r"rec-(\d+)-"), rows)[0] == {("s", "rec-17-org"): "17", ("s", "rec-17-dup-0"): "17"}


@pytest.mark.parametrize(("pattern", "message"), [("rec-(", "missing \\)"), (r"rec-\d+", "has no group")])
def test_a_pattern_that_is_none_is_refused(pattern: str, message: str) -> None:
    with pytest.raises(InvalidArgument, match=message):
        truth_pattern(pattern)


def test_nothing_true_is_an_error_that_shows_a_record_id() -> None:
    with pytest.raises(InvalidArgument, match="no record has a truth; a record id is 'other'"):
        truth_of(truth_pattern("(nothing)"), [row("f", [], "other")])


def test_a_record_of_several_truths_is_counted_and_the_order_does_not_matter(tmp_path: Path) -> None:
    path = str(tmp_path / "a.csv")
    Path(path).write_text("who\nx\n")
    source = truth_column("who", [open_table(path)])
    rows = [row(path, [value], "1") for value in ("b", "a", "", "b")]
    for order in (rows, rows[::-1]):
        assert truth_of(source, order) == ({("s", "1"): "a"}, 1)


def test_rows_that_left_no_record_have_no_truth(tmp_path: Path) -> None:
    path = str(tmp_path / "a.csv")
    Path(path).write_text("who\nx\n")
    source = truth_column("who", [open_table(path)])
    rows = [row(path, ["a"], "1"), row(path, ["b"], "2", golden_id="")]
    assert truth_of(source, rows)[0] == {("s", "1"): "a"}
