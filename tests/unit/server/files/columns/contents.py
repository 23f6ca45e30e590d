"""What stands in columns of made-up files, by kind, and how such a file is recognized."""

from __future__ import annotations

import csv
import hashlib
from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path

from onefold.server.files.columns.recognize import Recognition, recognize
from onefold.server.files.formats.tables import open_table

ROWS = 120


GIVEN = (
    "Mary John Linda Robert Susan James Karen Peter Alice George Emma Paul Ruth Mark Anna Frank Helen David Laura Kevin"
)


FAMILY = (
    "Smith Jones Taylor Brown Wilson Davies Evans Thomas Johnson Roberts Walker Wright Hall Green Wood Clarke Turner "
    "Hill Cooper Ward Moore Lewis Parker Harris"
)


POLISH = (
    "Słomiany Wika Kowalczyk Nowicki Zając Wróbel Jaworski Adamczyk Dudek Pająk Wilczek Sikora Baran Duda "
    "Szewczyk Kozioł Gajda Bąk Wrona Pietrzyk Sroka Gołąb Czech Zięba Kłos"
)


CITIES = "Leeds York Hull Bath Truro Derby Oxford Exeter Ripon Ely Wells Lincoln Durham Chester Bristol Carlisle"


def cycled(words: str, step: int = 1) -> list[str]:
    of = words.split()
    return [of[(n * step + n // len(of)) % len(of)] for n in range(ROWS)]


def each(make: Callable[[int], str]) -> list[str]:
    return [make(n) for n in range(ROWS)]


def dates(first: int, years: int, written: str = "{0}-{1:02}-{2:02}") -> list[str]:
    return each(lambda n: written.format(first + n * 37 % years, 1 + n * 5 % 12, 1 + n * 11 % 28))


CONTENTS: dict[str, list[str]] = {
    "given names": cycled(GIVEN),
    "family names": cycled(FAMILY, 5),
    "unknown family names": cycled(POLISH, 7),
    "full names": [f"{given} {family}" for given, family in zip(cycled(GIVEN), cycled(FAMILY, 5), strict=True)],
    "full names, comma": [
        f"{family}, {given[0]}" for given, family in zip(cycled(GIVEN), cycled(FAMILY, 5), strict=True)
    ],
    "Russian names": [
        f"Иван {family}" for family in cycled("Петров Смирнов Иванова Кузнецова Попов Соколова Лебедев Козлова")
    ],
    "small names": [
        f"{given} {family}".lower() for given, family in zip(cycled(GIVEN), cycled(FAMILY, 5), strict=True)
    ],
    "births": dates(1930, 75),
    "births, German": dates(1930, 75, "{2:02}.{1:02}.{0}"),
    "birth years": each(lambda n: str(1930 + n * 37 % 75)),
    "recent dates": dates(2023, 3),
    "recent times": each(lambda n: f"2024-{1 + n * 5 % 12:02}-{1 + n * 11 % 28:02}T10:{n % 60:02}:00Z"),
    "ages": each(lambda n: str(18 + n * 7 % 60)),
    "UK phones": each(lambda n: f"0131 496 0{n * 7 % 1000:03}"),
    "US phones": each(lambda n: f"212{2 + n % 7}{n * 7919 % 1000000:06}"),
    "phones with +": each(lambda n: f"+44 7700 9{n * 83 % 100000:05}"),
    "branch phones": each(lambda n: f"+44 20 7946 000{n % 3}"),
    "e-mails": each(lambda n: f"p{n * 7 % 90}@example.org"),
    "agents' e-mails": each(lambda n: f"agent{n % 4}@example.org"),
    "UK postcodes": each(lambda n: f"LS{1 + n * 3 % 20} {n % 9}AB"),
    "Polish postcodes": each(lambda n: f"{n * 7 % 100:02}-{n * 37 % 1000:03}"),
    "US postcodes": each(lambda n: f"{10000 + n * 977 % 50 * 1000}"),
    "SSNs": each(lambda n: f"{100 + n * 7 % 90}-{10 + n % 80}-{1000 + n * 7 % 90}" if n % 90 else "123-45-6789"),
    "account numbers": each(lambda n: f"{10000000 + n * 7919 * 1009 % 89999999}"),
    "counter": each(lambda n: str(100000 + n)),
    "invoices": each(lambda n: f"INV-2024-{n:05}"),
    "products": each(lambda n: f"A{n * 7 % 50}-X{n % 4}"),
    "prices": each(lambda n: f"{n * 7 % 90}.{n % 100:02}"),
    "statuses": cycled("active closed new gold"),
    "statuses like names": cycled("Young Gold Short"),
    "yes and no": cycled("yes no yes"),
    "notes": each(lambda n: " ".join(cycled("slow open paid refund callback late query", 3)[n % 100 : n % 100 + 3])),
    "firms": [f"{family} & Sons Ltd" for family in cycled(FAMILY)],
    "handles": each(lambda n: f"{GIVEN.split()[n % 20].lower()}{n}"),
    "towns": cycled(CITIES),
    "shops": cycled("Leeds York Online"),
    "streets": [f"{n} {family} Road" for n, family in enumerate(cycled(FAMILY), start=1)],
    "M and F": cycled("M F F M M"),
    "words": cycled("facebook twitter none instagram"),
    "IP addresses": each(lambda n: f"{20 + n * 7 % 200}.{n * 13 % 256}.{n * 29 % 256}.{n % 256}"),
    "ISBNs": each(lambda n: f"978-0-{n * 7919 % 900000 + 100000}-{n % 90 + 10}-{n % 10}"),
    "padded numbers": each(lambda n: f"{n * 7919 * 1009 % 89999999:010}"),
    "months": cycled("January February March April May June July August September October November December"),
    "articles": [
        f"{color} {thing}"
        for color, thing in zip(cycled("Black Green Brown White"), cycled("Rose Hat Bag"), strict=True)
    ],
    "domains": [f"{name.lower()}.com" for name in cycled(FAMILY)],
    "countries": cycled(
        "Germany France Spain Italy Poland Portugal Brazil Mexico India China Japan Canada Australia", 3
    ),
    "states": cycled("Ohio Texas Iowa Utah Maine Idaho Nevada Kansas Oregon Alaska Hawaii Florida Georgia", 3),
    "SHA-256": each(lambda n: hashlib.sha256(b"%d" % (n % 90)).hexdigest()),
    "MD5": each(lambda n: hashlib.md5(b"%d" % (n % 90)).hexdigest().upper()),
    "SHA-512": each(lambda n: hashlib.sha512(b"%d" % (n % 90)).hexdigest() if n % 7 else "n/a"),
    "SHA-256 in Base64": each(lambda n: b64encode(hashlib.sha256(b"%d" % (n % 90)).digest()).decode()),
    "people and firms": [
        f"{given} {family}" if n % 2 else f"{family} Roofing S.r.l."
        for n, (given, family) in enumerate(zip(cycled(GIVEN), cycled(FAMILY, 5), strict=True))
    ],
    "several phones": each(lambda n: f"0131 496 0{n * 7 % 1000:03} / 07700 9{n * 83 % 100000:05}"),
    "phones of callers": each(lambda n: f"0131 496 0{n * 7 % 1000:03}" if n % 3 else "anonymous"),
    "junk of callers": cycled("anonymous withheld 0000000000 private unknown"),
    "member cards": each(lambda n: f"MBR-{n * 7 % 90}-9081"),
    "licences": each(lambda n: f"K{4419000 + n * 7919 % 90}"),
    "hashes": each(lambda n: f"{n * 0x9E3779B97F4A7C15 % 2**64:016x}"),
}


def recognized(tmp_path: Path, **columns: Sequence[str]) -> Recognition:
    path = tmp_path / "people.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return recognize(open_table(str(path)))


def recognized_lines(tmp_path: Path, *lines: str, name: str = "people.csv") -> Recognition:
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return recognize(open_table(str(path)))


def fields(found: Recognition) -> dict[str, str]:
    return {name: " | ".join("+".join(columns) for columns in values) for name, values in found.mapping.fields.items()}
