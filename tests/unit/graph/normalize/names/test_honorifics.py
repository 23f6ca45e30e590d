"""Titles before and behind names, in many languages and scripts."""

import pytest

from onefold.graph.normalize import Conventions, normalize
from onefold.graph.normalize.names.full_names import parse
from onefold.graph.normalize.text import fold, words
from unit.graph.normalize.checks import check


@pytest.mark.parametrize(
    "title",
    [
        *("Herrn", "Fräulein", "Frl.", "Signora", "Sig.ra", "Dott.ssa", "Dra.", "Dña.", "Dhr.", "Mevr.", "Mevrouw"),
        *("Г-н", "господин", "Shri", "Smt.", "Mgr.", "JUDr.", "Dipl.-Ing.", "Frau Dr.", "Prof. Dr."),
    ],
)
def test_a_title_of_many_countries_is_none_of_the_name(title: str) -> None:
    check("full_name", f"{title} Ariane Walters", "ariane walters")


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "山田太郎様",
            "山田太郎 様",
            "山田 太郎さん",
            "山田　太郎　さま",
            "山田太郎ちゃん",
            "山田太郎 君",
            "山田太郎 殿",
        ),
        *("山田太郎先生", "山田太郎 先生", "山田太郎 氏"),
    ],
)
def test_a_title_behind_a_japanese_name(raw: str) -> None:
    assert parse(raw) == parse("山田太郎")


@pytest.mark.parametrize(
    "raw", ["김민준님", "김민준 님", "김민준씨", "김민준 씨", "김민준 선생님", "김민준 고객님", "김민준 군"]
)
def test_a_title_behind_a_korean_name(raw: str) -> None:
    assert parse(raw) == parse("김민준")


@pytest.mark.parametrize("raw", ["王小明先生", "王小明 先生", "王小明女士", "王小明小姐", "王小明老师"])
def test_a_title_behind_a_chinese_name(raw: str) -> None:
    assert parse(raw) == parse("王小明")


@pytest.mark.parametrize("raw", ["John Smith様", "ジョン・スミス様", "Dr. 山田 太郎様"])
def test_a_title_of_another_script(raw: str) -> None:
    assert parse(raw) == parse(raw[:-1])


@pytest.mark.parametrize(
    ("raw", "family"), [("田中さん", "tianzhong"), ("王先生", "wang"), ("林様", "lin"), ("김씨", "gim")]
)
def test_a_lone_name_before_a_title_is_the_family_name(raw: str, family: str) -> None:
    assert parse(raw)[:3] == ("", "", family)


@pytest.mark.parametrize("field", ["given_name", "family_name"])
@pytest.mark.parametrize("raw", ["田中様", "田中 さん", "田中先生"])
def test_a_title_behind_a_part_of_a_name(field: str, raw: str) -> None:
    check(field, raw, "tianzhong")


@pytest.mark.parametrize(
    ("raw", "given"),
    [
        ("王丽君", "lijun"),
        ("李 君", "jun"),
        ("이하님", "hanim"),
        ("김귀하", "gwiha"),
        ("남궁하님", "hanim"),
        ("예님", "yenim"),
        ("김 양", "yang"),
    ],
)
def test_a_name_may_end_as_a_title_does(raw: str, given: str) -> None:
    assert parse(raw).given == given


@pytest.mark.parametrize("title", ["นาย", "นาง", "นางสาว", "น.ส.", "ด.ช.", "เด็กหญิง", "นาย ", "คุณ "])
def test_a_title_before_a_thai_name(title: str) -> None:
    assert parse(f"{title}สมชาย ใจดี") == parse("สมชาย ใจดี")
    assert normalize("given_name", f"{title}สมชาย", Conventions()) == normalize("given_name", "สมชาย", Conventions())


@pytest.mark.parametrize("raw", ["นายิกา", "คุณากร", "คุณวุฒิ"])
def test_a_thai_name_may_begin_as_a_title_does(raw: str) -> None:
    assert parse(raw).given == words(fold(raw))


@pytest.mark.parametrize("raw", ["様", "お客様", "さん", "님", "고객님", "不明様", "匿名さん"])
def test_a_title_alone_is_no_name(raw: str) -> None:
    assert normalize("full_name", raw, Conventions()).values == ()
    check("family_name", raw, "!placeholder")
