import json
from datetime import datetime
from pathlib import Path
from typing import Any

import phonenumbers
import pytest

from generate_sample import CUSTOMERS, ROOT, SAMPLE, SOURCES, files
from story.background import background
from story.cast import BEATS, cast

FIELDS = {"full_name", "given_name", "middle_name", "family_name", "name_suffix", "birth_date", "birth_place", "gender",
          "occupation", "email", "phone", "street_address", "street_number", "street_name", "unit", "po_box", "city",
          "region", "postal_code", "country", "national_id", "tax_id", "passport", "customer_id", "loyalty_id",
          "cookie_id", "device_id", "login", "social_handle", "employer"}  # fmt: skip


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ROOT / SAMPLE / "touchpoints.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ROOT / SAMPLE / "expected.json").read_text("utf-8"))
    return content


@pytest.mark.parametrize(
    "path", [*(SAMPLE / n for n in ("touchpoints.jsonl", "sources.json", "expected.json")), CUSTOMERS]
)
def test_committed_file_is_what_the_script_writes(path: Path) -> None:
    assert (ROOT / path).read_text("utf-8") == files()[path], "run: python scripts/generate_sample.py"


def test_sample_size(lines: list[dict[str, Any]]) -> None:
    assert 200 <= len(lines) <= 300
    assert (ROOT / SAMPLE / "touchpoints.jsonl").stat().st_size < 150_000


def test_touchpoints_are_well_formed_and_in_order_of_time(lines: list[dict[str, Any]]) -> None:
    times = [datetime.fromisoformat(line["observed_at"]) for line in lines]
    assert all(time.tzinfo for time in times)
    assert times == sorted(times)
    assert len({(line["source"], line["touchpoint_id"]) for line in lines}) == len(lines)
    for line in lines:
        assert line["source"] in SOURCES
        assert line["values"]
        assert {value["field"] for value in line["values"]} <= FIELDS
        assert all(value["value"] for value in line["values"])


def test_beats_come_in_order(lines: list[dict[str, Any]]) -> None:
    stories = [line["story"] for line in lines if "story" in line]
    assert list(dict.fromkeys(stories)) == list(BEATS)
    assert [BEATS.index(story) for story in stories] == sorted(BEATS.index(story) for story in stories)


def test_all_parties_and_scripts_play(lines: list[dict[str, Any]]) -> None:
    assert {SOURCES[line["source"]]["party"] for line in lines} == {"first", "second", "third"}
    text = json.dumps(lines, ensure_ascii=False)
    for sample in ("Наталья", "Γιώργος", "محمد", "王", "ü"):
        assert sample in text


def test_phones_are_valid_numbers_of_ranges_kept_for_fiction(lines: list[dict[str, Any]]) -> None:
    phones = [value["value"] for line in lines for value in line["values"] if value["field"] == "phone"]
    for phone in phones:
        number = phonenumbers.parse(phone, "GB")
        assert phonenumbers.is_valid_number(number), phone
        national = str(number.national_number)
        assert national[3:6] == "496" or national.startswith("207946") or "555" in national, phone


def test_background_shares_nothing_with_the_cast() -> None:
    identifying = {"email", "phone", "cookie_id", "device_id", "loyalty_id", "national_id", "full_name"}

    def said(touchpoints: list[Any]) -> set[str]:
        return {str(value) for t in touchpoints for name, value in t.values.items() if name in identifying}

    def named(touchpoints: list[Any]) -> set[tuple[str, str]]:
        return {(t.values["given_name"], t.values["family_name"]) for t in touchpoints
                if {"given_name", "family_name"} <= set(t.values)}  # fmt: skip

    assert not said(cast()) & said(background())
    assert not named(cast()) & named(background())


def test_expected_names_records_of_the_file(lines: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    known = {(line["source"], line.get("record_id") or line["touchpoint_id"]) for line in lines}
    groups = [group for beat in expected["beats"] for group in beat["groups"]] + list(expected["truth"].values())
    referred = [(r["source"], r.get("record_id") or r["touchpoint_id"]) for group in groups for r in group]
    assert set(referred) == known
    assert [beat["story"] for beat in expected["beats"]] == list(BEATS[1:])


def test_expected_groups_say_what_the_plot_says(expected: dict[str, Any]) -> None:
    def together(beat: dict[str, Any], one: str, other: str) -> bool:
        keys = [{r.get("record_id") or r["touchpoint_id"] for r in group} for group in beat["groups"]]
        return any({one, other} <= group for group in keys)

    anonymous, login, clarkes, glued, split, scripts = expected["beats"]
    assert not together(anonymous, "C-1001", "web-a1")
    assert together(anonymous, "web-a1", "ad-a1")
    assert together(login, "C-1001", "web-a1")
    assert not together(clarkes, "C-2001", "C-2002")
    assert together(glued, "C-3001", "S-77")
    assert not together(split, "C-3001", "S-77")
    assert together(scripts, "C-4001", "call-e1")
    assert not together(scripts, "C-4001", "C-4002")
