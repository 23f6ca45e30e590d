import json
from typing import Any

import pytest

from build_frequencies import FREQUENCIES, GENERATOR_NAMES, KEEP, _ranked, canonical, cut, pool


@pytest.fixture(scope="module")
def frequencies() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(FREQUENCIES.read_text("utf-8"))
    return content


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("O'Brien", "obrien"),
        ("Anne-Marie", "anne marie"),
        ("Müller", "muller"),
        ("Ковалёва", "kovaleva"),
        (" X  y ", "x y"),
    ],
)
def test_canonical(value: str, expected: str) -> None:
    assert canonical("family_name", value) == expected


def test_pool_weighs_parts_by_share() -> None:
    pooled = pool("given_name", [(3.0, {"Ann": 1.0, "Bob": 1.0}), (1.0, {"ann": 5.0}), (9.0, {})])
    assert pooled == {"ann": pytest.approx(0.625), "bob": pytest.approx(0.375)}


def test_cut_keeps_the_most_frequent() -> None:
    assert cut({"b": 0.12345, "a": 0.12345, "c": 0.5, "d": 0.01}, 3) == {"c": 0.5, "a": 0.123, "b": 0.123}


def test_unweighted_lists_get_a_zipf_like_order() -> None:
    ranked = _ranked(dict.fromkeys("abcdef", 1.0), 4)
    assert len(ranked) == 4
    assert [weight for _, weight in ranked] == sorted((weight for _, weight in ranked), reverse=True)


def test_shipped_tables(frequencies: dict[str, Any]) -> None:
    assert FREQUENCIES.stat().st_size < 700_000
    for field, keep in KEEP.items():
        table = frequencies["tables"][field]
        values = table["values"]
        assert len(values) == keep
        assert all(value == canonical(field, value) for value in values), "rebuild: the normalizer has changed"
        assert all(0 < share < 0.1 for share in values.values())
        assert list(values.values()) == sorted(values.values(), reverse=True)
        assert sum(values.values()) == pytest.approx(table["coverage"], abs=1e-3)
        assert table["coverage"] <= 1
        for source in table["sources"]:
            assert {"package", "version", "licence", "data", "data_licence"} <= set(source)


def test_common_names_are_common(frequencies: dict[str, Any]) -> None:
    tables = frequencies["tables"]
    assert tables["family_name"]["values"]["smith"] > 100 * tables["family_name"]["values"].get("lindqvist", 1e-5)
    assert "sydney" in tables["city"]["values"]
    assert tables["given_name"]["values"]["mary"] > tables["given_name"]["values"]["muriel"]


def test_generator_names_have_cities_and_cultures() -> None:
    names = json.loads(GENERATOR_NAMES.read_text("utf-8"))
    assert {"anglo", "anglo_old", "ru_RU", "el_GR", "zh_CN"} <= set(names["cultures"])
    assert all(names["cities"].values())
