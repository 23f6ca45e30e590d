"""Dates of birth as people and systems write them, and what they become."""

import pytest

from onefold.graph.normalize import Conventions
from onefold.graph.normalize.dates.dates import order_told
from unit.graph.normalize.checks import GB, US, check


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1996-07-24", "19960724"),
        ("19960724", "19960724"),
        ("1996/7/24", "19960724"),
        ("07/24/1996", "19960724"),
        ("24.07.1996", "19960724"),
        ("24 Jul 1996", "19960724"),
        ("24-jul-1996", "19960724"),
        ("24JUL1996", "19960724"),
        ("Wed, July 24th, 1996", "19960724"),
        ("24. Juli 1996", "19960724"),
        ("24 de julio de 1996", "19960724"),
        ("24 juillet 1996", "19960724"),
        ("1996-07-24T00:00:00Z", "19960724"),
        ("1996-07-24 12:30:01.5+02:00", "19960724"),
        ("7/24/1996, 12:30 PM", "19960724"),
        ("٢٤/٠٧/١٩٩٦", "19960724"),
        ("२४.०७.१९९६", "19960724"),
        ("１９９６－０７－２４", "19960724"),
        ("19960724.0", "19960724"),
        ("24071996", "19960724"),
        ("1996-02-29", "19960229"),
        ("1630-08-01", "16300801"),
        ("1856", "18560000"),
        ("1856.0", "18560000"),
        ("1856-07", "18560700"),
        ("07/1856", "18560700"),
        ("185607", "18560700"),
        ("Jul 1856", "18560700"),
        ("1856-07-00", "18560700"),
        ("18560000", "18560000"),
        ("03/04/1996", ("19960304", "19960403")),
        ("03041996", ("19960304", "19960403")),
        ("04/04/1996", "19960404"),
        ("24/7/96", "19960724"),
        ("240796", "19960724"),
        ("1995-02-29", "19950229"),
        ("1861-71-11", "18617111"),
        ("0701-01-01", "!malformed"),
        ("2101-01-01", "!malformed"),
        ("1856-00-07", "18560007"),
        ("1999-13-02", ("19990213", "19991302")),
        ("31/02/1999", "19990231"),
        ("32/13/1999", ("19991332", "19993213")),
        ("24131996", ("19961324", "19962413")),
        ("1999-99-99", "19990000"),
        ("1999-07-99", "19990700"),
        ("1812-19-75", "!malformed"),  # 18121975 is a date of 1975,
        ("24 Foo 1996", "!malformed"),
        ("jul", "!malformed"),
        ("1 2 3 1996", "!malformed"),
        ("1996 1996 12", "!malformed"),
        ("9" * 4000, "!malformed"),
        ("1900-01-01", "!placeholder"),
        ("01/01/1900", "!placeholder"),
        ("1970-01-01T00:00:00", "!placeholder"),
        ("0001-01-01", "!placeholder"),
        ("31.12.9999", "!placeholder"),
        ("00000000", "!placeholder"),
        ("00/00/0000", "!placeholder"),
        ("unknown", "!placeholder"),
    ],
)
def test_a_birth_date(raw: str, expected: str | tuple[str, ...]) -> None:
    check("birth_date", raw, expected)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("10/31/58", "19581031"),
        ("31.10.58", "19581031"),
        ("58-10-31", "19581031"),
        ("3/4/58", ("19580304", "19580403")),
        ("3/4/15", ("20150304", "20150403")),  # nobody is 111
        ("31/10/23", ("19231031", "20231031")),  # a child, or very old
        ("31/10/27", "19271031"),  # births lie in the past
        ("31-Oct-58", "19581031"),
        ("Oct 31, '58", "19581031"),
        ("58-Oct-31", "19581031"),
        ("Oct-58", "19581000"),
        ("Oct 31", "!malformed"),
        ("1/2/3", "!malformed"),
        ("311058", "19581031"),
        ("103158", "19581031"),
        ("581031", "19581031"),
        ("996699", "!malformed"),
        ("31/13/58", ("19581331", "19583113")),  # a slip
        ("00/00/58", "19580000"),
        ("31/10/58 0:00", "19581031"),
        ("31-OCT-58 12.00.00.000000000 AM", "19581031"),
    ],
)
def test_a_year_of_two_digits_is_of_the_century_that_can_be(raw: str, expected: str | tuple[str, ...]) -> None:
    check("birth_date", raw, expected)


@pytest.mark.parametrize(
    "raw",
    [
        *("31 octobre 1958", "31. Oktober 1958", "31 de octubre de 1958", "31 ottobre 1958", "31 de outubro de 1958"),
        *("31 oktober 1958", "31 października 1958 r.", "31 октября 1958 г.", "31 жовтня 1958", "31. října 1958"),
        *("31 octombrie 1958", "31 Ekim 1958", "1958. október 31.", "31. lokakuuta 1958", "31 Οκτωβρίου 1958"),
        *("31 أكتوبر 1958", "1958年10月31日", "1958년 10월 31일", "31.X.1958", "31-oct-1958", "31 octob. 1958"),
        *("Freitag, 31. Oktober 1958", "vendredi 31 octobre 1958", "Fri Oct 31 00:00:00 CET 1958"),
        *("19581031101500", "195810311015", "19581031101500.000+0100", "1958-10-31Z", "1958-10-31+01:00"),
        *("21489", "21489.0", "21489.75", "'1958-10-31", "31_10_1958", "(31.10.1958)", "10311958", "31101958"),
        *("-352512000", "-352512000000", "-352515600000", "/Date(-352512000000)/", "19581031T000000Z"),
        *("1958.10.31", "Fri, 31 Oct 1958 00:00:00 GMT", "31st of October, 1958", "1958-10-31 00:00:00 UTC"),
    ],
)
def test_a_date_as_people_and_systems_write_it(raw: str) -> None:
    check("birth_date", raw, "19581031")


def test_a_zero_that_a_spreadsheet_took_is_put_back() -> None:
    check("birth_date", "5311958", "19580531")
    check("birth_date", "5061958", ("19580506", "19580605"))
    check("birth_date", "5061958", "19580506", US)


@pytest.mark.parametrize(
    "raw",
    [
        *("1899-12-30", "12/30/1899", "31.12.1899", "1/0/1900", "1900-01-01", "1753-01-01 00:00:00.000", "1601-01-01"),
        *("1/1/70", "31-Dec-1969", "9999-12-31T00:00:00", "9/9/9999", "2999-12-31", "31.12.2099", "0001-01-01"),
    ],
)
def test_a_date_that_systems_write_for_none_is_a_placeholder(raw: str) -> None:
    check("birth_date", raw, "!placeholder")


def test_a_first_of_january_is_a_date() -> None:
    check("birth_date", "2000-01-01", "20000101")
    check("birth_date", "1901-01-01", "19010101")


@pytest.mark.parametrize(
    ("raw", "order"),
    [
        *(("10/31/58", "MDY"), ("31/10/1958", "DMY"), ("58-10-31", "YMD"), ("311058", "DMY"), ("103158", "MDY")),
        *(("10311958", "MDY"), ("5311958", "MDY"), ("3/4/1958", None), ("1958-10-31", None), ("31 Oct 1958", None)),
        *(
            ("19581031", None),
            ("1958", None),
            ("21489", None),
            ("31/31/58", None),
            ("00/00/58", None),
            ("10/31/1958 0:00", "MDY"),
        ),
    ],
)
def test_what_one_date_tells_of_the_order_of_all(raw: str, order: str | None) -> None:
    assert order_told(raw.lower()) == order


def test_the_date_order_of_the_source_decides_only_what_is_ambiguous() -> None:
    check("birth_date", "03/04/1996", "19960403", GB)
    check("birth_date", "03/04/1996", "19960304", US)
    check("birth_date", "07/24/1996", "19960724", GB)
    check("birth_date", "24/07/1996", "19960724", US)
    check("birth_date", "1996-03-04", "19960304", GB)
    check("birth_date", "03/04/1996", ("19960304", "19960403"), Conventions(date_order="YMD"))
