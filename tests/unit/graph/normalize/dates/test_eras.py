"""Dates that count the years of an era."""

import pytest

from unit.graph.normalize.checks import check


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "昭和50年3月4日",
            "昭和５０年０３月０４日生",
            "昭和 50 年 3 月 4 日",
            "昭和50年(1975年)3月4日",
            "1975年(昭和50年)3月4日",
        ),
        *("㍼50年3月4日", "昭50.3.4", "昭和50/3/4", "S50.3.4", "S.50.3.4", "s 50/3/4", "S500304", "Showa 50.3.4"),
        *("民國64年3月4日", "西暦1975年3月4日"),
    ],
)
def test_a_date_of_an_era(raw: str) -> None:
    check("birth_date", raw, "19750304")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("明治33年1月2日", "19000102"), ("大正元年8月1日", "19120801"), ("H1-5-1", "19890501"), ("令和3年", "20210000")],
)
def test_a_date_of_other_eras(raw: str, expected: str) -> None:
    check("birth_date", raw, expected)


@pytest.mark.parametrize("raw", ["S65.1.1", "H1", "S50", "X50.3.4"])
def test_a_letter_and_a_number_is_no_date_of_an_era(raw: str) -> None:
    check("birth_date", raw, "!malformed")
