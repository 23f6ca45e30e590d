import csv
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
import pytest
import typer

from generate_people import COLUMNS, generate, generate_rows, main, shuffled, true_pairs, write
from onefold.graph.normalize import Conventions, normalize
from people import errors, spelling
from people.hardship import odd_text
from people.profiles import MAX_RECORDS, PROFILES

N_PEOPLE, SEED = 400, 11
TRUTH = ("record_id", "source", "profile", "entity")


@pytest.fixture(scope="module")
def mixed() -> list[dict[str, str]]:
    return list(generate(N_PEOPLE, SEED))


def test_same_seed_same_people(mixed: list[dict[str, str]]) -> None:
    assert list(generate(N_PEOPLE, SEED)) == mixed
    assert list(generate(N_PEOPLE, SEED + 1)) != mixed


def test_larger_population_begins_with_the_smaller(mixed: list[dict[str, str]]) -> None:
    smaller = list(generate(100, SEED))
    assert mixed[: len(smaller)] == smaller


def test_truth_is_complete(mixed: list[dict[str, str]]) -> None:
    assert {record["entity"] for record in mixed} == {f"p{number}" for number in range(N_PEOPLE)}
    assert len({record["record_id"] for record in mixed}) == len(mixed)
    for record in mixed:
        assert record["source"]
        assert set(record) <= {*COLUMNS, "profile"}
        assert all(record.values()), "an absent value is an absent field"
        assert len(record) > 4, "a record says something"


def test_record_id_does_not_hold_the_truth(mixed: list[dict[str, str]]) -> None:
    by_entity: dict[str, list[str]] = {}
    for record in mixed:
        by_entity.setdefault(record["entity"], []).append(record["record_id"])
    shared = [len({key[:2] for key in keys}) for keys in by_entity.values() if len(keys) > 4]
    assert min(shared) > 1


def test_records_per_person_have_a_tail(mixed: list[dict[str, str]]) -> None:
    counts = Counter(Counter(record["entity"] for record in mixed).values())
    assert counts[1] > counts[8] > 0
    assert max(counts) <= MAX_RECORDS


def test_profiles_differ() -> None:
    fields = {name: {f for r in generate(150, SEED, name) for f in r} for name in PROFILES}
    assert "email" in fields["crm"] & fields["web"]
    assert "email" not in fields["register"] | fields["survey"]
    assert "occupation" in fields["register"]
    assert "national_id" in fields["survey"] & fields["office"]
    distinct = {name: _family_names_per_person(name) for name in PROFILES}
    assert distinct["survey"] > distinct["crm"], "FEBRL-like data has more typing errors than a clean CRM"


def _family_names_per_person(profile: str) -> float:
    seen: dict[str, set[str]] = {}
    records = [record for record in generate(400, SEED, profile) if record.get("family_name")]
    for record in records:
        seen.setdefault(record["entity"], set()).add(record["family_name"])
    return sum(len(spellings) - 1 for spellings in seen.values()) / max(1, len(records) - len(seen))


def test_hard_cases_occur() -> None:
    records = list(generate(6000, SEED))
    assert {record.get("name_suffix") for record in records} >= {"Jr", "Sr"}
    scripts = {spelling.script(record["family_name"]) for record in records if "family_name" in record}
    assert scripts == {"latin", "cyrillic", "greek", "arabic", "han"}
    assert any(
        set(record) <= {"record_id", "entity", "source", "profile", "given_name", "family_name"} for record in records
    )


def test_unknown_profile() -> None:
    with pytest.raises(ValueError, match="unknown profile 'nobody'; known: mixed, crm"):
        next(generate(1, SEED, "nobody"))


def test_true_pairs(mixed: list[dict[str, str]]) -> None:
    pairs = true_pairs(mixed)
    assert all(i < j and mixed[i]["entity"] == mixed[j]["entity"] for i, j in pairs)
    counts = Counter(record["entity"] for record in mixed)
    assert len(pairs) == len(set(pairs)) == sum(n * (n - 1) // 2 for n in counts.values())
    few = true_pairs(mixed, max_per_entity=3)
    assert len(few) == sum(min(3, n * (n - 1) // 2) for n in counts.values())
    assert few == true_pairs(mixed, max_per_entity=3)


def test_shuffled_keeps_everything(mixed: list[dict[str, str]]) -> None:
    order = shuffled(mixed, 1)
    assert order != mixed
    assert order == shuffled(mixed, 1)
    assert sorted(order, key=lambda r: r["record_id"]) == sorted(mixed, key=lambda r: r["record_id"])


@pytest.mark.parametrize("value", ["Smith", "O'Brien", "x", "", "ab", "Παπαδόπουλος", "محمد", "12a"])
def test_typo_is_one_slip(value: str) -> None:
    rng = Random(SEED)
    damaged = [errors.typo(rng, value) for _ in range(300)]
    assert all(abs(len(one) - len(value)) <= 1 for one in damaged)
    assert (len(value) < 2) == (set(damaged) == {value})


def test_wrong_date_is_a_date_and_wrong() -> None:
    rng = Random(SEED)
    for record in generate(100, SEED, "office"):
        if "birth_date" in record:
            day = date.fromisoformat(record["birth_date"])
            assert date.fromisoformat(errors.wrong_date(rng, day)) is not None
    leap = date(1960, 2, 29)
    wrong = [errors.wrong_date(rng, leap) for _ in range(200)]
    assert leap.isoformat() not in wrong


def test_spellings_are_ascii() -> None:
    rng = Random(SEED)
    for name in ("Щукина", "Юлия", "Γιώργος", "محمد", "张", "Müller", "Łukasz", "Đặng", ""):
        assert all(spelling.latin(rng, name).isascii() for _ in range(20))
    assert len({spelling.latin(rng, "Щукина") for _ in range(50)}) > 1


def test_command_writes_csv_and_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(rows=50, out=tmp_path / "people.csv", seed=3)
    main(rows=50, out=tmp_path / "people.parquet", seed=3)
    assert "50 records of" in capsys.readouterr().out
    with (tmp_path / "people.csv").open(encoding="utf-8", newline="") as file:
        from_csv = list(csv.DictReader(file))
    from_parquet = pq.read_table(tmp_path / "people.parquet").to_pylist()
    assert [{k: v or "" for k, v in row.items()} for row in from_parquet] == from_csv
    assert len(from_csv) == 50


def test_write_without_truth(tmp_path: Path) -> None:
    write(list(generate_rows(5, SEED)), tmp_path / "p.csv", truth=False)
    assert "entity" not in (tmp_path / "p.csv").read_text("utf-8").splitlines()[0]


def test_write_refuses_other_formats(tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter, match=r"p\.xlsx: end the name in"):
        main(rows=5, out=tmp_path / "p.xlsx")


def test_hard_populations_hold_what_they_say() -> None:
    hard = list(generate_rows(6000, SEED, hard=True))
    assert hard == list(generate_rows(6000, SEED, hard=True))
    assert len({record["record_id"] for record in hard}) == len(hard) == 6000
    assert max(Counter(record["entity"] for record in hard).values()) > MAX_RECORDS, "whole people are written twice"
    owners: dict[str, set[str]] = {}
    for record in hard:
        for name in ("national_id", "postal_code", "email"):
            owners.setdefault(record.get(name, ""), set()).add(record["entity"])
    owners.pop("")
    assert any(len(people) > 5 for value, people in owners.items() if value.startswith("DH")), "shared homes"
    assert any(value.startswith("frontdesk") and len(people) > 1 for value, people in owners.items())
    bare = {field for record in generate_rows(200, SEED, "names") for field in record}
    assert bare - set(TRUTH) == {"given_name", "middle_name", "family_name", "name_suffix", "birth_date"}


def test_odd_text_looks_alike() -> None:
    rng = Random(SEED)
    odd = {odd_text(rng, "José O'Neil-Kane") for _ in range(200)}
    assert len(odd) > 8
    assert len({normalize("full_name", text, Conventions()).values for text in odd}) == 1
