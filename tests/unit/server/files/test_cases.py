"""Small files whose column `expected` says who is who, read and resolved as `onefold resolve` does it."""

from pathlib import Path

import pytest

from onefold.graph.engine import Engine
from onefold.graph.model.model import shipped_model
from onefold.graph.store.memory import MemoryStore
from onefold.server.cli.inputs import planned
from onefold.server.files.commands import Located, RowReader

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.stem)
def test_files_as_people_have_them(case: Path) -> None:
    (item,) = planned([str(case)], None, ["expected"])
    located = list(RowReader(item.table, item.mapping).commands())
    assert all(isinstance(one, Located) for one in located)
    expected = [one.cells[item.table.columns.index("expected")] for one in located if isinstance(one, Located)]
    commands = [one.command for one in located if isinstance(one, Located)]
    results = Engine(MemoryStore(), shipped_model()).resolve_once("t", commands).results
    golden = [result.golden_id for result in results]
    assert [golden.index(one) for one in golden] == [expected.index(one) for one in expected]
