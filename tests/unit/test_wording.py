"""Counts and their nouns in everything that is said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import onefold.graph
import onefold.server
from onefold.graph.wording import counted

NOUNS = re.compile(
    r" (?:more |such |golden |wrong |different )*(cells|columns|entities|files|kernels|labels|levels|lines|matches"
    r"|models|pairs|people|records|rows|rounds|sources|things|times|touchpoints|values|weights)\b"
)


@pytest.mark.parametrize(
    ("count", "noun", "told"),
    [
        (1, "record", "1 record"),
        (0, "record", "0 records"),
        (2000, "golden record", "2,000 golden records"),
        (1, "match", "1 match"),
        (2, "match", "2 matches"),
        (2, "entity", "2 entities"),
        (2, "day", "2 days"),
    ],
)
def test_a_count_and_its_noun(count: int, noun: str, told: str) -> None:
    assert counted(count, noun) == told


def test_no_message_puts_a_plural_behind_a_number_by_itself() -> None:
    roots = [Path(package.__path__[0]) for package in (onefold.graph, onefold.server)]
    found = [f"{path}:{line}" for root in roots for path in sorted(root.rglob("*.py")) for line in _plurals(path)]
    assert found == []  # counted() of onefold.graph.wording says them


def _plurals(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.JoinedStr):
            for value, text in pairwise(node.values):
                if isinstance(value, ast.FormattedValue) and isinstance(text, ast.Constant):
                    constant = isinstance(value.value, ast.Name) and value.value.id.isupper()
                    if not constant and NOUNS.match(str(text.value)):
                        yield node.lineno
