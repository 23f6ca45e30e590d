"""Five records of three people, and how to read what the commands make of them."""

from __future__ import annotations

import csv
from pathlib import Path

PEOPLE = """\
id,first_name,surname,dob,email,city,cluster
1,Robert,Allen,1971-05-24,robert.allen@mail.example.com,Leeds,a
2,Rob,Allen,1971-05-24,robert.allen@mail.example.com,Leeds,a
3,Grace,Kelly,1985-01-02,grace@post.example.net,York,b
4,Grace,Kelly,1985-01-02,grace@post.example.net,,b
5,Martin,Okafor,1960-11-30,martin@inbox.example.org,Hull,c
"""


def store_in(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.db'}"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def partition(path: Path) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for row in rows_of(path):
        groups.setdefault(row["golden_record_id"], set()).add(row["record_id"])
    return {frozenset(group) for group in groups.values()}
