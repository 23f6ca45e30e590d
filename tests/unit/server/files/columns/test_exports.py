"""Exports as systems write them: every heading of a file, and what it is taken for."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from onefold.server.files.columns.recognize import recognize
from onefold.server.files.formats.tables import open_table

ROWS = 40
GIVEN = (
    *("Mary", "John", "Linda", "Robert", "Susan", "James", "Karen", "Peter", "Alice"),
    *("George", "Emma", "Paul", "Ruth", "Mark", "Anna", "Frank", "Helen", "David"),
)
FAMILY = (
    *("Smith", "Jones", "Taylor", "Brown", "Wilson", "Davies", "Evans", "Thomas"),
    *("Johnson", "Roberts", "Walker", "Wright", "Hall", "Green", "Wood", "Clarke"),
)
TOWNS = (
    *("Leeds", "York", "Hull", "Bath", "Truro", "Derby", "Oxford"),
    *("Exeter", "Ripon", "Ely", "Wells", "Lincoln", "Durham", "Chester"),
)


def one_of(words: str, step: int = 1) -> Callable[[int], str]:
    of = words.split("/")
    return lambda n: of[n * step % len(of)]


def born(written: str) -> Callable[[int], str]:
    return lambda n: written.format(1940 + n * 7 % 60, 1 + n * 5 % 12, 1 + n * 11 % 28)


CONTENTS: dict[str, Callable[[int], str]] = {
    "given": lambda n: GIVEN[n % 18],
    "family": lambda n: FAMILY[n * 5 % 16],
    "full": lambda n: f"{GIVEN[n % 18]} {FAMILY[n * 5 % 16]}",
    "reversed": lambda n: f"{FAMILY[n * 5 % 16]} {GIVEN[n % 18]}",
    "passenger": lambda n: f"{FAMILY[n * 5 % 16]}/{GIVEN[n % 18]} MR".upper(),
    "initial": one_of("A/B/C/D/E/F/G/H"),
    "suffix": lambda n: "" if n % 7 else "Jr",
    "title": one_of("Mr/Mrs/Dr"),
    "given ja": one_of("太郎/花子/次郎/雪"),
    "family ja": one_of("佐藤/鈴木/高橋/田中"),
    "kana": one_of("タロウ/ハナコ/ジロウ/ユキ"),
    "given ru": one_of("Иван/Анна/Пётр/Мария"),
    "family ru": one_of("Петров/Смирнова/Попов/Козлова"),
    "patronymic": one_of("Ильич/Ивановна/Петрович/Юрьевна"),
    "born": born("{0}-{1:02}-{2:02}"),
    "born us": born("{1}/{2}/{0}"),
    "born de": born("{2:02}.{1:02}.{0}"),
    "born 8": born("{0}{1:02}{2:02}"),
    "sex": one_of("M/F"),
    "nation": one_of("Polish/German"),
    "job": one_of("Nurse/Teacher/Driver"),
    "email": lambda n: f"{GIVEN[n % 18]}.{FAMILY[n * 5 % 16]}{n}@mail.example".lower(),
    "phone": lambda n: f"+44 7700 9{n * 83 % 100000:05}",
    "line": lambda n: f"0131 496 0{n * 7 % 1000:03}",
    "address": lambda n: f"{n + 1} {FAMILY[n % 16]} Road",
    "street": lambda n: f"{FAMILY[n % 16]} Road",
    "house": lambda n: str(n * 3 + 1),
    "flat": lambda n: "" if n % 3 else f"Apt {n}",
    "town": lambda n: TOWNS[n % 14],
    "state": one_of("NV/TX/CA/OH"),
    "land": one_of("Bayern/Hessen"),
    "country": one_of("US/GB/DE"),
    "postcode": lambda n: f"LS{1 + n % 9} {n % 9}AB",
    "zip": lambda n: f"{10000 + n * 971}",
    "ssn": lambda n: f"{100 + n * 7 % 800}-{10 + n * 3 % 80}-{1000 + n * 37}",
    "cpf": lambda n: f"{n * 7 % 900 + 100}.{n * 13 % 900 + 100}.{n * 17 % 900 + 100}-{n % 90 + 10}",
    "code": lambda n: f"AB{n * 7919 % 10**7:07}",
    "licence": lambda n: f"N0{n * 7919 % 10**6:06}",
    "paper": one_of("passport/id_card"),
    "row": lambda n: f"{100000 + n}",
    "number": lambda n: str(1000 + n * 13),
    "user": lambda n: f"u_{n // 2}",
    "token": lambda n: f"{n // 2 * 7919:08x}-aa11",
    "ga": lambda n: f"{n // 2 * 7919 + 10**8}.{1600000000 + n // 2}",
    "hash": lambda n: f"{n * 7919 * 104729:016x}-{n * 31:08x}",
    "status": one_of("active/closed/new"),
    "yes": one_of("yes/no"),
    "count": lambda n: str(n * 7 % 90),
    "price": lambda n: f"{n * 7 % 90}.{n:02}",
    "time": lambda n: f"2024-{1 + n * 5 % 12:02}-{1 + n * 11 % 28:02}T10:{n:02}:00Z",
    "day": lambda n: f"2024-{1 + n * 5 % 12:02}-{1 + n * 11 % 28:02}",
    "url": lambda n: f"https://x.example/{n % 5}",
    "event": one_of("page/login/click"),
    "firm": lambda n: f"{FAMILY[n % 16]} Ltd",
    "note": one_of("call back later/wants refund/ok"),
    "ip": lambda n: f"10.0.{n % 5}.{n}",
}

EXPORTS = Path(__file__).parent / "exports"
"""A file each, a column a line: heading = content > what it is taken for, or what it may be; "-" is payload."""


@pytest.mark.parametrize("export", sorted(path.stem for path in EXPORTS.glob("*.txt")))
def test_every_heading_of_an_export(tmp_path: Path, export: str) -> None:
    lines = (EXPORTS / f"{export}.txt").read_text("utf-8").splitlines()
    items = [line.replace(" > ", " = ").split(" = ") for line in lines]
    columns = [(heading, content, field.strip().split("/")) for heading, content, field in items]
    path = tmp_path / "export.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([heading for heading, _, _ in columns])
        writer.writerows([[CONTENTS[content](n) for _, content, _ in columns] for n in range(ROWS)])
    found = recognize(open_table(str(path)))
    used = found.mapping.used()
    taken = {heading: used.get(heading, ["-"])[0] for heading, _, _ in columns}
    assert [heading for heading, _, fields in columns if taken[heading] not in fields] == [], (taken, found.why)
    assert all(found.why[heading] for heading, what in taken.items() if what == "-")
