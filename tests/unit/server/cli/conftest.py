"""People in a file, for the commands to work on."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.server.cli.five_people import PEOPLE


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return path
