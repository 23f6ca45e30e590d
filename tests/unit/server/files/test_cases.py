"""Small files whose column `expected` says who is who, read and resolved as `onefold resolve` does it."""

from pathlib import Path

import pytest

from onefold.graph.answers import CommandResult
from onefold.graph.engine import Engine
from onefold.graph.model.model import shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.server.cli.inputs import planned
from onefold.server.files.commands import Located, RowReader

CASES = Path(__file__).parent / "cases"
UNKNOWABLE = {"common_names": 0.75}  # joined, though a few rows cannot know it: the confidence may not be above


def resolved(case: Path) -> tuple[list[str], list[CommandResult]]:
    """What each row is expected to be, and what it is."""
    (item,) = planned([str(case)], None, ["expected"])
    located = list(RowReader(item.table, item.mapping).commands())
    assert all(isinstance(one, Located) for one in located)
    read = [one for one in located if isinstance(one, Located)]
    expected = [one.cells[item.table.columns.index("expected")] for one in read]
    return expected, list(
        Engine(MemoryStore(), shipped_model()).resolve_once("t", [one.command for one in read]).results
    )


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.stem)
def test_files_as_people_have_them(case: Path) -> None:
    expected, results = resolved(case)
    golden = [result.golden_id for result in results]
    wrong = [
        n for n, (one, who) in enumerate(zip(golden, expected, strict=True)) if golden.index(one) != expected.index(who)
    ]
    if case.stem in UNKNOWABLE:
        assert all((results[n].confidence or 0) < UNKNOWABLE[case.stem] for n in wrong)
    else:
        assert not wrong
